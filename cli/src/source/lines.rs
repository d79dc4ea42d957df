//! Bytes of a file as lines and columns.

use std::{cell::Cell, ops::Range};

/// A place in a file, as people and other tools count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1; LF, CRLF and CR end a line.
    pub line: usize,
    /// From 1, in Unicode code points; a byte order mark does not count.
    pub column: usize,
}

/// The lines of a text.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    /// The byte at which each line starts.
    starts: Vec<usize>,
    /// The byte that was asked for last, and its place: lines may be long, and whoever asks goes
    /// through them in order.
    last: Cell<(usize, Position)>,
}

impl<'t> Lines<'t> {
    /// Finds the lines of a text.
    pub fn of(text: &'t str) -> Self {
        let first = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|&(at, &byte)| {
            byte == b'\n' || byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')
        });
        let starts = std::iter::once(first).chain(ends.map(|(at, _)| at + 1));
        let start = Position { line: 1, column: 1 };
        Self {
            text,
            starts: starts.collect(),
            last: Cell::new((first, start)),
        }
    }

    /// Where a byte stands.
    pub fn position(&self, byte: usize) -> Position {
        let line = self.starts.partition_point(|&start| start <= byte).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        let count = |from, to| self.text.get(from..to).unwrap_or_default().chars().count();
        let column = match self.last.get() {
            (last, place) if place.line == line && last <= byte => place.column + count(last, byte),
            _ => 1 + count(start, byte),
        };
        let place = Position { line, column };
        self.last.set((byte, place));
        place
    }

    /// The bytes of a line, counted from 1, without its end.
    pub fn range(&self, line: usize) -> Range<usize> {
        let start = self
            .starts
            .get(line - 1)
            .copied()
            .unwrap_or(self.text.len());
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        let line = self.text.get(start..end).unwrap_or_default();
        start..start + line.trim_end_matches(['\r', '\n']).len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_all_three_ways() {
        let text = "\u{FEFF}a\u{1F600}b\r\nc\rd\n";
        let lines = Lines::of(text);
        let at = |words: &str| {
            let Position { line, column } = lines.position(text.find(words).expect("it is there"));
            (line, column)
        };
        assert_eq!(at("b"), (1, 3));
        assert_eq!(at("a"), (1, 1));
        assert_eq!(at("b"), (1, 3));
        assert_eq!(at("c"), (2, 1));
        assert_eq!(at("d"), (3, 1));
        let end = lines.position(text.len());
        assert_eq!((end.line, end.column), (4, 1));
        assert_eq!(&text[lines.range(1)], "a\u{1F600}b");
        assert_eq!(&text[lines.range(2)], "c");
        assert_eq!(lines.range(4), text.len()..text.len());
        assert_eq!(lines.range(9), text.len()..text.len());
    }
}
