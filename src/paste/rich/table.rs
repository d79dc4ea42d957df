//! A table, as GitHub's Markdown has it: its first row is its head.

use super::{
    Element, Node,
    blocks::{self, Block},
};

/// A cell goes over no more columns or rows than that, whatever the page says.
const WIDEST_CELL: usize = 30;
const HIGHEST_CELL: usize = 1_000;

/// A longer text (bytes) stands only in the first of the rows that its cell goes over.
const LONGEST_REPEATED: usize = 100;

/// What only a table has in its cells that arranges a page.
const OF_A_PAGE: [&str; 7] = ["h1", "h2", "h3", "h4", "h5", "h6", "table"];

/// A table, below what stands above its rows. One that arranges a page, as one of a single column
/// does, is none: what is in it stands for itself.
pub fn blocks(table: &Element) -> Vec<Block> {
    let mut found = Found::default();
    found.look_into(table);
    let mut blocks = blocks::of(&found.beside);
    let mut cells = found.rows.iter().flatten();
    let arranges = cells.any(|cell| cell.children.iter().any(|node| node.holds(&OF_A_PAGE)));
    let lines = lines(&found.rows);
    let width = lines.iter().map(Vec::len).max().unwrap_or(0);
    if width < 2 || arranges {
        let cells = found.rows.iter().flatten();
        blocks.extend(cells.flat_map(|cell| blocks::of(&cell.children)));
    } else {
        let mut lines = lines.into_iter().map(|mut line| {
            line.resize(width, String::new());
            ["| ", &line.join(" | "), " |"].concat()
        });
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

/// The texts of each row's cells. Where a cell goes over several columns the further ones are empty;
/// over several rows, it says in each of them the same.
fn lines(rows: &[Vec<&Element>]) -> Vec<Vec<String>> {
    // What each column has from above, and for how many more rows.
    let mut above: Vec<(usize, String)> = Vec::new();
    let line = |row: &Vec<&Element>| {
        let mut line = Vec::new();
        let mut cells = row.iter();
        loop {
            let from_above = above.get_mut(line.len()).filter(|(rows, _)| *rows > 0);
            if let Some((rows, text)) = from_above {
                *rows -= 1;
                line.push(text.clone());
                continue;
            }
            let Some(cell) = cells.next() else {
                // Further columns may still be covered.
                match above.iter().skip(line.len()).any(|(rows, _)| *rows > 0) {
                    true => line.push(String::new()),
                    false => return line,
                }
                continue;
            };
            let below = span(cell, "rowspan", HIGHEST_CELL) - 1;
            let mut text = text(cell);
            for _ in 0..span(cell, "colspan", WIDEST_CELL) {
                let repeated = match text.len() <= LONGEST_REPEATED {
                    true => text.clone(),
                    false => String::new(),
                };
                above.resize(above.len().max(line.len() + 1), (0, String::new()));
                above[line.len()] = (below, repeated);
                line.push(std::mem::take(&mut text));
            }
        }
    };
    rows.iter().map(line).collect()
}

/// Over how many columns or rows a cell goes.
fn span(cell: &Element, name: &str, most: usize) -> usize {
    let span = cell.attribute(name).and_then(|span| span.parse().ok());
    span.unwrap_or(1).clamp(1, most)
}

/// What is in a cell, in one line.
fn text(cell: &Element) -> String {
    let blocks = blocks::of(&cell.children);
    let texts: Vec<&str> = blocks.iter().map(|block| &*block.text).collect();
    texts.join("\n").replace('|', "\\|").replace('\n', "<br>")
}
