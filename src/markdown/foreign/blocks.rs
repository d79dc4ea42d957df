//! The pieces of a section: items, tables, code, headings and paragraphs.

use crate::markdown::lines::{Kind, Scanner, item_marker, split_indent};

/// One piece of a section.
#[derive(Debug, PartialEq)]
pub(super) enum Block {
    /// A heading without its marks.
    Heading(String),
    /// An item, with what is indented below it, and its marker.
    Item {
        text: String,
        marker: String,
    },
    /// A table as it stands.
    Table(String),
    /// Fenced code with its fences.
    Code(String),
    Text(String),
}

/// The pieces of some lines, without those that hold no word.
pub(super) fn read(lines: &[&str]) -> Vec<Block> {
    let mut builder = Builder::default();
    let mut scanner = Scanner::default();
    let mut skip = false;
    for (number, &line) in lines.iter().enumerate() {
        let kind = scanner.next(line);
        let next = lines.get(number + 1).copied().unwrap_or_default();
        if std::mem::take(&mut skip) {
            continue;
        }
        match kind {
            Kind::Blank => builder.blank(),
            Kind::Nested => builder.nested(line),
            Kind::Item => builder.item(line),
            Kind::Code | Kind::CodeEnd(_) => builder.code(line, kind),
            Kind::Heading(_) => builder.start(Block::Heading(heading_text(line))),
            Kind::Text if builder.between && underline(next).is_some() => {
                skip = true;
                builder.start(Block::Heading(heading_text(line)));
            }
            Kind::Text => builder.text(line, is_delimiter(next)),
        }
    }
    builder.finish()
}

/// What a heading says, without its marks.
pub(super) fn heading_text(line: &str) -> String {
    let text = line.trim().trim_start_matches('#').trim();
    let open = text.trim_end_matches('#');
    let text = if open.is_empty() || open.ends_with([' ', '\t']) {
        open
    } else {
        text
    };
    text.replace("**", "").trim().to_owned()
}

/// The level of the heading that this line makes of the line above it.
pub(super) fn underline(line: &str) -> Option<usize> {
    let line = line.trim_end();
    if line.is_empty() {
        return None;
    }
    if line.bytes().all(|b| b == b'=') {
        return Some(1);
    }
    (line.len() > 1 && line.bytes().all(|b| b == b'-')).then_some(2)
}

fn is_delimiter(line: &str) -> bool {
    line.contains('|') && line.contains('-') && line.chars().all(|c| "|-: \t".contains(c))
}

#[derive(Default)]
struct Builder {
    blocks: Vec<Block>,
    /// The columns that belong to the item and not to its text.
    width: usize,
    /// Whether the last line ended a block.
    between: bool,
    in_code: bool,
}

impl Builder {
    fn start(&mut self, block: Block) {
        self.between = matches!(block, Block::Heading(_));
        self.in_code = false;
        self.blocks.push(block);
    }

    fn blank(&mut self) {
        self.between = true;
        if let Some(Block::Item { text, .. }) = self.blocks.last_mut() {
            text.push('\n');
        }
    }

    fn nested(&mut self, line: &str) {
        let width = self.width;
        match self.blocks.last_mut() {
            Some(Block::Item { text, .. }) => {
                text.push('\n');
                text.push_str(dedent(line, width));
                self.between = false;
            }
            _ => self.text(line, false),
        }
    }

    fn item(&mut self, line: &str) {
        let (indent, rest) = split_indent(line);
        let (marker, text) = rest.split_at(item_marker(rest).unwrap_or_default());
        self.width = indent + marker.len();
        self.start(Block::Item {
            text: text.to_owned(),
            marker: marker.to_owned(),
        });
    }

    fn code(&mut self, line: &str, kind: Kind) {
        match self.blocks.last_mut() {
            Some(Block::Code(code)) if self.in_code => {
                code.push('\n');
                code.push_str(line);
            }
            _ => {
                self.start(Block::Code(line.to_owned()));
                self.in_code = true;
            }
        }
        if kind != Kind::Code {
            self.in_code = false;
            self.between = true;
        }
    }

    fn text(&mut self, line: &str, is_header: bool) {
        let row = line.trim_start().starts_with('|') || is_header;
        let goes_on = !self.between;
        self.between = false;
        match self.blocks.last_mut() {
            Some(Block::Table(table)) if goes_on && (row || line.contains('|')) => {
                table.push('\n');
                table.push_str(line);
            }
            Some(Block::Text(text) | Block::Item { text, .. }) if goes_on && !row => {
                text.push('\n');
                text.push_str(line);
            }
            _ if row => self.start(Block::Table(line.to_owned())),
            _ => self.start(Block::Text(line.to_owned())),
        }
    }

    fn finish(self) -> Vec<Block> {
        let mut blocks = self.blocks;
        for block in &mut blocks {
            if let Block::Item { text, .. } | Block::Text(text) = block {
                *text = text.trim().to_owned();
            }
        }
        blocks.retain(|block| match block {
            Block::Heading(text) | Block::Text(text) | Block::Table(text) | Block::Code(text) => {
                text.contains(char::is_alphanumeric)
            }
            Block::Item { text, .. } => text.contains(char::is_alphanumeric),
        });
        blocks
    }
}

/// The line without its first columns of white space.
fn dedent(line: &str, columns: usize) -> &str {
    let (indent, rest) = split_indent(line);
    let white = line.len() - rest.len();
    if indent <= columns {
        return rest;
    }
    // A tab may be wider than what is left to take; then it goes as a whole.
    let mut taken = 0;
    let cut = line[..white]
        .bytes()
        .take_while(|&b| {
            let before = taken;
            taken += if b == b'\t' { 4 } else { 1 };
            before < columns
        })
        .count();
    &line[cut..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_falls_into_its_pieces() {
        let text = "Intro\nmore\n\n- a\n  - b\n\n  c\n2. d\n\nHead\n---\n| x |\n|---|\n| y |\n\n```\n# z\n```\nend\n\n---";
        let lines: Vec<&str> = text.split('\n').collect();
        let item = |text: &str, marker: &str| Block::Item {
            text: text.into(),
            marker: marker.into(),
        };
        assert_eq!(
            read(&lines),
            [
                Block::Text("Intro\nmore".into()),
                item("a\n- b\n\nc", "- "),
                item("d", "2. "),
                Block::Heading("Head".into()),
                Block::Table("| x |\n|---|\n| y |".into()),
                Block::Code("```\n# z\n```".into()),
                Block::Text("end".into()),
            ]
        );
    }
}
