//! What stands by itself: paragraphs, headings, lists, code.

use super::{
    Element, Node,
    inline::{Line, plain},
    table,
};

/// Lines of Markdown that stand by themselves.
#[derive(Debug)]
pub struct Block {
    pub text: String,
    /// A list may follow what it belongs to without a blank line.
    is_list: bool,
}

impl Block {
    pub fn new(text: String) -> Self {
        Self {
            text,
            is_list: false,
        }
    }
}

/// The blocks of these nodes, in their order.
pub fn of(nodes: &[Node]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut line = Line::default();
    for node in nodes {
        match node {
            Node::Element(element) if element.is_block => {
                end_paragraph(&mut line, &mut blocks);
                add(element, &mut blocks);
            }
            node => line.add(node),
        }
    }
    end_paragraph(&mut line, &mut blocks);
    blocks
}

/// Blocks below each other.
pub fn joined(blocks: &[Block]) -> String {
    let texts: Vec<&str> = blocks.iter().map(|block| &*block.text).collect();
    texts.join("\n\n")
}

fn end_paragraph(line: &mut Line, blocks: &mut Vec<Block>) {
    let text = std::mem::take(line).text();
    if !text.is_empty() {
        blocks.push(Block::new(text));
    }
}

fn add(element: &Element, blocks: &mut Vec<Block>) {
    if !element.is_seen() {
        return;
    }
    match element.name() {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => blocks.extend(heading(element)),
        "ul" | "ol" | "li" => blocks.extend(list(element)),
        "dl" => definitions(element, blocks),
        "table" => blocks.extend(table::blocks(element)),
        "pre" => blocks.extend(code(element)),
        "blockquote" => {
            let inside = joined(&of(&element.children));
            blocks.extend((!inside.is_empty()).then(|| Block::new(prefixed(&inside, "> ", "> "))));
        }
        _ if element.is_code() => blocks.extend(code(element)),
        "hr" => blocks.push(Block::new("---".to_owned())),
        _ => blocks.extend(of(&element.children)),
    }
}

fn heading(element: &Element) -> Option<Block> {
    let mut line = Line::without_marks();
    element.children.iter().for_each(|child| line.add(child));
    let words = line.text().replace('\n', " ");
    let level = element.name().trim_start_matches('h').parse().unwrap_or(1);
    (!words.is_empty()).then(|| Block::new(["#".repeat(level), words].join(" ")))
}

fn code(element: &Element) -> Option<Block> {
    let text = plain(&element.children);
    let text = text.trim_matches('\n');
    if text.trim().is_empty() {
        return None;
    }
    let mut fence = "```".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    Some(Block::new([&fence, text, &fence].join("\n")))
}

fn list(element: &Element) -> Option<Block> {
    let mut items: Vec<String> = Vec::new();
    let is_numbered = element.name() == "ol";
    let start = element
        .attribute("start")
        .and_then(|start| start.parse().ok());
    let mut number: u32 = start.unwrap_or(1);
    for inside in items_of(element) {
        let is_list = |node: &Node| matches!(node, Node::Element(one) if is_list(one));
        let below_the_last = inside.iter().all(is_list);
        let text = tight(&of(inside));
        if text.is_empty() {
            continue;
        }
        let marker = match is_numbered {
            true => [&number.to_string(), ". "].concat(),
            false => "- ".to_owned(),
        };
        let indent = " ".repeat(marker.len());
        match items.last_mut() {
            // Word processors put the list below an item beside it.
            Some(last) if below_the_last => {
                last.push('\n');
                last.push_str(&prefixed(&text, &indent, &indent));
            }
            _ => {
                items.push(prefixed(&text, &marker, &indent));
                number = number.saturating_add(1);
            }
        }
    }
    let text = items.join("\n");
    (!text.is_empty()).then_some(Block {
        text,
        is_list: true,
    })
}

/// Names and what they mean: a line for each, or the name over what has several.
fn definitions(list: &Element, blocks: &mut Vec<Block>) {
    let mut name = None;
    for child in &list.children {
        match child {
            Node::Element(term) if term.name() == "dt" && term.is_seen() => {
                blocks.extend(name.take().map(Block::new));
                let mut line = Line::without_marks();
                term.children.iter().for_each(|child| line.add(child));
                name = Some(line.text().replace('\n', " ")).filter(|name| !name.is_empty());
            }
            Node::Element(meaning) if meaning.name() == "dd" && meaning.is_seen() => {
                let said = of(&meaning.children);
                let text = joined(&said);
                let Some(name) = name.take().filter(|_| !text.is_empty()) else {
                    blocks.extend(said);
                    continue;
                };
                let is_line = said.len() == 1 && !said[0].is_list && !text.contains('\n');
                let gap = if is_line { " " } else { "\n\n" };
                let name = name.trim_end_matches(':');
                blocks.push(Block::new(["**", name, ":**", gap, &text].concat()));
            }
            Node::Text(text) if text.trim().is_empty() => {}
            // Pages put each name and its meaning into an element of their own.
            Node::Element(other) if other.is_block => {
                blocks.extend(name.take().map(Block::new));
                definitions(other, blocks);
            }
            other => {
                blocks.extend(name.take().map(Block::new));
                blocks.extend(of(std::slice::from_ref(other)));
            }
        }
    }
    blocks.extend(name.map(Block::new));
}

/// What each item of a list holds: an item's children, or what stands between items.
fn items_of(list: &Element) -> Vec<&[Node]> {
    if list.name() == "li" {
        return vec![&list.children];
    }
    let children = list.children.iter();
    let items = children.map(|child| match child {
        Node::Element(item) if item.name() == "li" => match item.is_seen() {
            true => &*item.children,
            false => &[],
        },
        other => std::slice::from_ref(other),
    });
    items.collect()
}

fn is_list(element: &Element) -> bool {
    ["ul", "ol"].contains(&element.name())
}

/// Blocks below each other, with lists close to what they belong to.
fn tight(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        if !text.is_empty() {
            text.push_str(if block.is_list { "\n" } else { "\n\n" });
        }
        text.push_str(&block.text);
    }
    text
}

/// Text with one prefix before its first line and another before each further one.
fn prefixed(text: &str, first: &str, further: &str) -> String {
    let mut all = String::with_capacity(text.len() + first.len());
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            all.push('\n');
        }
        let prefix = if index == 0 { first } else { further };
        all.push_str(if line.is_empty() {
            prefix.trim_end()
        } else {
            prefix
        });
        all.push_str(line);
    }
    all
}
