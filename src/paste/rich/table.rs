//! A table, as GitHub's Markdown has it: its first row is its head.

use super::{
    Element, Node,
    blocks::{self, Block},
};

/// A cell goes over no more columns than that, whatever the page says.
const WIDEST_CELL: usize = 30;

/// A table, below what stands above its rows. A table of one column arranges a page: what is in it
/// stands for itself.
pub fn blocks(table: &Element) -> Vec<Block> {
    let mut found = Found::default();
    found.look_into(table);
    let mut blocks = blocks::of(&found.beside);
    let width = found.rows.iter().map(|row| width(row)).max().unwrap_or(0);
    if width < 2 {
        let cells = found.rows.iter().flatten();
        blocks.extend(cells.flat_map(|cell| blocks::of(&cell.children)));
    } else {
        let mut lines = found.rows.iter().map(|row| line(row, width));
        let head = lines.next().unwrap_or_default();
        let below = "| --- ".repeat(width) + "|";
        let lines: Vec<String> = [head, below].into_iter().chain(lines).collect();
        blocks.push(Block::new(lines.join("\n")));
    }
    blocks
}

/// The rows of a table, and what stands in it beside them, as its title does.
#[derive(Default)]
struct Found<'a> {
    rows: Vec<Vec<&'a Element>>,
    beside: Vec<Node>,
}

impl<'a> Found<'a> {
    fn look_into(&mut self, element: &'a Element) {
        for child in &element.children {
            match child {
                Node::Element(one) if !one.is_seen() => {}
                Node::Element(one) => match one.name() {
                    "thead" | "tbody" | "tfoot" => self.look_into(one),
                    "tr" => self.rows.push(cells(one)),
                    _ => self.beside.push(child.clone()),
                },
                Node::Text(_) => self.beside.push(child.clone()),
            }
        }
    }
}

fn cells(row: &Element) -> Vec<&Element> {
    let elements = row.children.iter().filter_map(|child| match child {
        Node::Element(cell) if cell.is_seen() => Some(cell),
        _ => None,
    });
    elements.collect()
}

fn width(row: &[&Element]) -> usize {
    row.iter().map(|cell| columns(cell)).sum()
}

/// Over how many columns a cell goes.
fn columns(cell: &Element) -> usize {
    let span = cell.attribute("colspan").and_then(|span| span.parse().ok());
    span.unwrap_or(1).clamp(1, WIDEST_CELL)
}

fn line(row: &[&Element], width: usize) -> String {
    let mut texts = Vec::new();
    for cell in row {
        texts.push(text(cell));
        texts.extend(vec![String::new(); columns(cell) - 1]);
    }
    texts.resize(width, String::new());
    ["| ", &texts.join(" | "), " |"].concat()
}

/// What is in a cell, in one line.
fn text(cell: &Element) -> String {
    let blocks = blocks::of(&cell.children);
    let texts: Vec<&str> = blocks.iter().map(|block| &*block.text).collect();
    texts.join("\n").replace('|', "\\|").replace('\n', "<br>")
}
