//! The pieces of a section: items, tables, code, headings and paragraphs.

use crate::markdown::{
    inline::split_row,
    lines::{Kind, Scanner, item_marker, split_indent},
};

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

/// A piece by the lines on which it stands.
#[derive(Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) kind: PieceKind,
    /// For each line its number, and the byte of it at which the piece's text begins.
    pub(super) lines: Vec<(usize, usize)>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum PieceKind {
    Heading,
    /// With the length of its marker in bytes.
    Item(usize),
    Table,
    Code,
    Text,
}

impl Piece {
    /// The text of each line, among the lines from which the pieces were read.
    pub(super) fn texts<'t>(&self, lines: &[&'t str]) -> impl Iterator<Item = &'t str> {
        self.lines
            .iter()
            .filter_map(|&(number, cut)| lines.get(number)?.get(cut..))
    }

    fn block(&self, lines: &[&str]) -> Block {
        let text = self.texts(lines).collect::<Vec<_>>().join("\n");
        match self.kind {
            PieceKind::Heading => Block::Heading(heading_text(&text)),
            PieceKind::Item(marker) => Block::Item {
                text: text.trim().to_owned(),
                marker: self.marker(marker, lines).to_owned(),
            },
            PieceKind::Table => Block::Table(text),
            PieceKind::Code => Block::Code(text),
            PieceKind::Text => Block::Text(text.trim().to_owned()),
        }
    }

    fn marker<'t>(&self, length: usize, lines: &[&'t str]) -> &'t str {
        let place = self.lines.first().copied();
        place
            .and_then(|(number, cut)| lines.get(number)?.get(cut - length..cut))
            .unwrap_or_default()
    }
}

/// The pieces of some lines, without those that hold no word.
pub(super) fn read(lines: &[&str]) -> Vec<Block> {
    let pieces = pieces(lines);
    pieces.iter().map(|piece| piece.block(lines)).collect()
}

/// The same pieces by their lines.
pub(super) fn pieces(lines: &[&str]) -> Vec<Piece> {
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
            Kind::Blank => builder.blank(number, line),
            Kind::Nested => builder.nested(number, line),
            Kind::Item => builder.item(number, line),
            Kind::Code | Kind::CodeEnd(_) => builder.code(number, kind),
            Kind::Heading(_) => builder.start(PieceKind::Heading, number, 0),
            Kind::Text if builder.between && underline(next).is_some() => {
                skip = true;
                builder.start(PieceKind::Heading, number, 0);
            }
            Kind::Text if bullet(line) > 0 => {
                let marker = bullet(line);
                builder.start(PieceKind::Item(marker), number, marker);
            }
            Kind::Text => builder.text(number, line, is_delimiter(next)),
        }
    }
    let mut pieces = builder.pieces;
    pieces.retain(|piece| {
        let mut texts = piece.texts(lines);
        texts.any(|text| text.contains(char::is_alphanumeric))
    });
    // A table that was copied as plain text.
    for piece in &mut pieces {
        let is_row = |text: &str| text.trim().contains('\t');
        if piece.kind == PieceKind::Text && piece.lines.len() > 1 && piece.texts(lines).all(is_row)
        {
            piece.kind = PieceKind::Table;
        }
    }
    pieces
}

/// The cells of a row of a table, whatever parts them.
pub(super) fn cells(row: &str) -> Vec<&str> {
    match row.contains('|') {
        true => split_row(row),
        false => row.split('\t').collect(),
    }
}

/// The length in bytes of a bullet as other editors make it, with the blank behind it; 0 where the
/// line begins with none.
fn bullet(line: &str) -> usize {
    let rest = line.trim_start_matches(['•', '◦', '▪', '‣', '–', '·']);
    let length = line.len() - rest.len();
    match length > 0 && rest.starts_with([' ', '\t']) {
        true => length + 1,
        false => 0,
    }
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

/// Whether the line parts the header of a table from its rows.
pub(super) fn is_delimiter(line: &str) -> bool {
    line.contains('|') && line.contains('-') && line.chars().all(|c| "|-: \t".contains(c))
}

#[derive(Default)]
struct Builder {
    pieces: Vec<Piece>,
    /// The columns that belong to the item and not to its text.
    width: usize,
    /// Whether the last line ended a piece.
    between: bool,
    in_code: bool,
}

impl Builder {
    fn start(&mut self, kind: PieceKind, number: usize, cut: usize) {
        self.between = kind == PieceKind::Heading;
        self.in_code = false;
        self.pieces.push(Piece {
            kind,
            lines: vec![(number, cut)],
        });
    }

    fn blank(&mut self, number: usize, line: &str) {
        self.between = true;
        if let Some(piece) = self.pieces.last_mut()
            && matches!(piece.kind, PieceKind::Item(_))
        {
            piece.lines.push((number, line.len()));
        }
    }

    fn nested(&mut self, number: usize, line: &str) {
        match self.pieces.last_mut() {
            Some(piece) if matches!(piece.kind, PieceKind::Item(_)) => {
                let cut = line.len() - dedent(line, self.width).len();
                piece.lines.push((number, cut));
                self.between = false;
            }
            _ => self.text(number, line, false),
        }
    }

    fn item(&mut self, number: usize, line: &str) {
        let (indent, rest) = split_indent(line);
        let marker = item_marker(rest).unwrap_or_default();
        self.width = indent + marker;
        let cut = line.len() - rest.len() + marker;
        self.start(PieceKind::Item(marker), number, cut);
    }

    fn code(&mut self, number: usize, kind: Kind) {
        match self.pieces.last_mut() {
            Some(piece) if self.in_code => piece.lines.push((number, 0)),
            _ => {
                self.start(PieceKind::Code, number, 0);
                self.in_code = true;
            }
        }
        if kind != Kind::Code {
            self.in_code = false;
            self.between = true;
        }
    }

    fn text(&mut self, number: usize, line: &str, is_header: bool) {
        let row = line.trim_start().starts_with('|') || is_header;
        let goes_on = !self.between;
        self.between = false;
        match self.pieces.last_mut() {
            Some(piece)
                if goes_on
                    && match piece.kind {
                        PieceKind::Table => row || line.contains('|'),
                        PieceKind::Text | PieceKind::Item(_) => !row,
                        PieceKind::Heading | PieceKind::Code => false,
                    } =>
            {
                piece.lines.push((number, 0));
            }
            _ if row => self.start(PieceKind::Table, number, 0),
            _ => self.start(PieceKind::Text, number, 0),
        }
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
