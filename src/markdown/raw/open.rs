//! Which raw HTML of a text reaches over its end, by the same reading of Markdown that renders
//! the preview.

use comrak::{
    Arena, Node,
    arena_tree::NodeEdge,
    nodes::{NodeHtmlBlock, NodeValue},
    parse_document,
};

use super::tags::{self, Balance};
use crate::markdown::options;

/// After so many readings everything is written as a character that may begin a tag: each
/// reading finds what the tags before it had hidden, and a text could go on so for long.
const MOST_READINGS: usize = 8;

/// What stands before a text within a line: it begins no block.
const WITHIN_LINE: &str = "x ";

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::markdown) enum Shape {
    /// On lines of its own.
    Block,
    /// Within one line, at its beginning or behind something else.
    Line,
    /// The same, where the lines below belong to it: it may begin no block.
    Head,
}

/// The text with each `<` in this spelling that begins HTML which reaches over the end.
pub(super) fn escape(text: &str, shape: Shape, spelling: &str) -> String {
    let mut out = text.to_owned();
    for reading in 0..=MOST_READINGS {
        let found = reaching(&out, shape);
        if found.is_empty() {
            break;
        }
        let found: Vec<usize> = match reading {
            MOST_READINGS => Vec::new(),
            _ => found.into_iter().filter(|&at| is_tag(&out, at)).collect(),
        };
        // Something is open, but where it stands was not found, or not in time.
        let found = if found.is_empty() { all(&out) } else { found };
        let mut next = String::with_capacity(out.len() + found.len() * spelling.len());
        let mut from = 0;
        for at in found {
            next.push_str(&out[from..at]);
            next.push_str(spelling);
            from = at + 1;
        }
        next.push_str(&out[from..]);
        out = next;
    }
    out
}

fn all(text: &str) -> Vec<usize> {
    let found = text.match_indices('<').map(|(at, _)| at);
    found.filter(|&at| is_tag(text, at)).collect()
}

fn is_tag(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    bytes.get(at) == Some(&b'<') && tags::begins(bytes.get(at + 1).copied())
}

/// Where what reaches over the end begins, in order.
fn reaching(text: &str, shape: Shape) -> Vec<usize> {
    if !tags::may_reach(text) {
        return Vec::new();
    }
    let found = reaching_as_block(text, shape);
    if shape == Shape::Block || !found.is_empty() {
        return found;
    }
    let found = reaching_as_block(&format!("{WITHIN_LINE}{text}"), shape);
    let found = found.into_iter();
    found
        .filter_map(|at| at.checked_sub(WITHIN_LINE.len()))
        .collect()
}

fn reaching_as_block(text: &str, shape: Shape) -> Vec<usize> {
    let arena = Arena::new();
    let mut options = options();
    options.parse.leave_footnote_definitions = true;
    let root = parse_document(&arena, text, &options);
    let source = Source::new(text);
    let mut endless = Vec::new();
    let mut balance = Balance::default();
    // Blocks that are HTML because of their first tag, with the bytes that they take.
    let mut blocks = Vec::new();
    for edge in root.traverse() {
        let node = match edge {
            NodeEdge::Start(node) => node,
            NodeEdge::End(node) => {
                if !is_html(node) {
                    balance.leave();
                }
                continue;
            }
        };
        let data = node.data();
        let start = data.sourcepos.start;
        match &data.value {
            NodeValue::HtmlBlock(block) => {
                let places = source.places(&block.literal, start.line);
                let place = |at: usize| place_in(&places, at);
                let first = block.literal.find('<').map(place);
                if shape == Shape::Head || !ends(block) {
                    endless.extend(first);
                } else {
                    blocks.push(first.unwrap_or_default()..place(block.literal.len()));
                    balance.add(&block.literal, place);
                }
            }
            NodeValue::HtmlInline(literal) => {
                if let Some(at) = source.find(literal, start.line, start.column) {
                    balance.add(literal, |_| at);
                }
            }
            _ => balance.enter(),
        }
    }
    if !endless.is_empty() {
        endless.sort_unstable();
        endless.dedup();
        return endless;
    }
    let mut found = balance.finish();
    // Without its first tag a block is none, and what stands in it may be code.
    for block in blocks {
        if found.binary_search(&block.start).is_ok() {
            found.retain(|at| *at <= block.start || *at >= block.end);
        }
    }
    found
}

fn is_html(node: Node<'_>) -> bool {
    let value = &node.data().value;
    matches!(value, NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_))
}

/// Whether a block of HTML has the end that Markdown waits for, over blank lines too.
fn ends(block: &NodeHtmlBlock) -> bool {
    let html = &block.literal;
    match block.block_type {
        1 => {
            let html = html.to_ascii_lowercase();
            let ends = ["</script>", "</pre>", "</style>", "</textarea>"];
            ends.iter().any(|end| html.contains(end))
        }
        2 => html.contains("-->"),
        3 => html.contains("?>"),
        4 => html.contains('>'),
        5 => html.contains("]]>"),
        _ => true,
    }
}

/// The lines of a text, to find again what was read from them.
struct Source<'t> {
    text: &'t str,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl<'t> Source<'t> {
    fn new(text: &'t str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            lines: std::iter::once(0).chain(ends).collect(),
        }
    }

    fn line(&self, number: usize) -> &'t str {
        let start = self.lines.get(number).copied().unwrap_or(self.text.len());
        self.text[start..].split('\n').next().unwrap_or_default()
    }

    /// Where the lines of a block begin, in it and in the text. What stands before them there,
    /// as the sign of a quotation, is no part of the block.
    fn places(&self, block: &str, first: usize) -> Vec<(usize, usize)> {
        let mut within = 0;
        let lines = block.split('\n').enumerate().map(|(index, line)| {
            let number = first.saturating_sub(1) + index;
            let whole = self.line(number);
            let start = self.lines.get(number).copied().unwrap_or(self.text.len());
            let place = (within, start + whole.len().saturating_sub(line.len()));
            within += line.len() + 1;
            place
        });
        lines.collect()
    }

    /// Where a tag stands of which this line and column are known, both counted from 1. Link
    /// definitions before it and pipes in a table make the place come out too early.
    fn find(&self, tag: &str, line: usize, column: usize) -> Option<usize> {
        let start = *self.lines.get(line.checked_sub(1)?)?;
        let tag = tag.split('\n').next().unwrap_or_default();
        let mut from = (start + column.checked_sub(1)?).min(self.text.len());
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        self.text[from..].find(tag).map(|at| from + at)
    }
}

fn place_in(places: &[(usize, usize)], at: usize) -> usize {
    let after = places.partition_point(|(within, _)| *within <= at);
    let (within, there) = places
        .get(after.wrapping_sub(1))
        .copied()
        .unwrap_or_default();
    there + (at - within)
}
