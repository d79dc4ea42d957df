//! A text that was read out of another, with the way back to where each part of it stands.

use std::ops::Range;

/// A text made of parts of a source, such as a paragraph without its indentation or a string
/// without its escapes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapped {
    text: String,
    /// In the order of the text, without gaps in it.
    pieces: Vec<Piece>,
}

/// A part that stands in the source as it is, or one that has another length there and so
/// counts as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    /// Bytes of the text.
    here: Range<usize>,
    /// Bytes of the source.
    there: Range<usize>,
}

impl Piece {
    fn is_verbatim(&self) -> bool {
        self.here.len() == self.there.len()
    }
}

impl Mapped {
    /// The text itself.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds a slice of the source as it stands. A slice from elsewhere is left out.
    pub fn push(&mut self, source: &str, slice: &str) {
        if let Some(there) = range_of(source, slice) {
            self.push_as(slice, there);
        }
    }

    /// Adds a text that stands for these bytes of the source.
    pub fn push_as(&mut self, text: &str, there: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        let here = start..self.text.len();
        match self.pieces.last_mut() {
            Some(last)
                if last.is_verbatim()
                    && last.there.end == there.start
                    && here.len() == there.len() =>
            {
                last.here.end = here.end;
                last.there.end = there.end;
            }
            _ => self.pieces.push(Piece { here, there }),
        }
    }

    /// Where these bytes of the text stand in the source, in bytes. What counts as a whole there
    /// is taken as a whole.
    pub fn source_range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.source_start(range.start);
        if range.is_empty() {
            return start..start;
        }
        let before = self
            .pieces
            .partition_point(|piece| piece.here.end < range.end);
        let end = match self.pieces.get(before) {
            Some(piece) if piece.is_verbatim() => {
                piece.there.start + (range.end - piece.here.start)
            }
            Some(piece) => piece.there.end,
            None => self.source_end(),
        };
        start..end.max(start)
    }

    /// The part of these bytes of the text; nothing where they are not in it.
    pub fn part(&self, range: Range<usize>) -> Self {
        let mut part = Self::default();
        let before = self
            .pieces
            .partition_point(|piece| piece.here.end <= range.start);
        for piece in self.pieces.get(before..).unwrap_or_default() {
            let start = piece.here.start.max(range.start);
            let end = piece.here.end.min(range.end);
            if start >= end {
                break;
            }
            if let Some(text) = self.text.get(start..end) {
                let there = if piece.is_verbatim() {
                    let offset = start - piece.here.start;
                    piece.there.start + offset..piece.there.start + offset + text.len()
                } else {
                    piece.there.clone()
                };
                part.push_as(text, there);
            }
        }
        part
    }

    /// The same text where its source is itself the text of another: with the way back to that
    /// one's source.
    pub fn through(self, source: &Self) -> Self {
        let mut through = Self::default();
        for piece in &self.pieces {
            if piece.is_verbatim() {
                for part in source.part(piece.there.clone()).pieces {
                    let start = piece.here.start + part.here.start;
                    let text = self.text.get(start..start + part.here.len());
                    through.push_as(text.unwrap_or_default(), part.there);
                }
            } else {
                let text = self.text.get(piece.here.clone()).unwrap_or_default();
                through.push_as(text, source.source_range(piece.there.clone()));
            }
        }
        through
    }

    /// The text without white space around it.
    pub fn trimmed(self) -> Self {
        let trimmed = self.text.trim();
        if trimmed.len() == self.text.len() {
            return self;
        }
        let range = range_of(&self.text, trimmed).unwrap_or_default();
        self.part(range)
    }

    fn source_start(&self, at: usize) -> usize {
        let before = self.pieces.partition_point(|piece| piece.here.end <= at);
        match self.pieces.get(before) {
            Some(piece) if piece.is_verbatim() => piece.there.start + (at - piece.here.start),
            Some(piece) => piece.there.start,
            None => self.source_end(),
        }
    }

    fn source_end(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.there.end)
    }
}

/// Where a slice of a text stands in it, in bytes; `None` for a slice of another text.
pub fn range_of(whole: &str, slice: &str) -> Option<Range<usize>> {
    let start = slice.as_ptr().addr().checked_sub(whole.as_ptr().addr())?;
    let range = start..start.checked_add(slice.len())?;
    (whole.get(range.clone()) == Some(slice)).then_some(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_leads_back_to_the_source() {
        let source = "> one\r\n> t\\u00e9o | end";
        let mut mapped = Mapped::default();
        mapped.push(source, &source[2..5]);
        mapped.push_as("\n", 5..9);
        mapped.push(source, &source[9..10]);
        mapped.push_as("\u{e9}", 10..16);
        mapped.push(source, &source[16..17]);
        assert_eq!(mapped.text(), "one\nt\u{e9}o");
        let there = |words: &str| {
            let start = mapped.text().find(words).expect("the words are there");
            &source[mapped.source_range(start..start + words.len())]
        };
        assert_eq!(there("ne"), "ne");
        assert_eq!(there("one"), "one");
        assert_eq!(there("e\nt"), "e\r\n> t");
        assert_eq!(there("\u{e9}"), "\\u00e9");
        assert_eq!(there("t\u{e9}o"), "t\\u00e9o");
        assert_eq!(there("o"), "o");
        assert_eq!(mapped.source_range(8..8), 17..17);
        assert_eq!(mapped.source_range(99..120), 17..17);
    }

    #[test]
    fn a_part_knows_its_place_too() {
        let source = "  a b  ";
        let mut mapped = Mapped::default();
        mapped.push(source, source);
        let trimmed = mapped.trimmed();
        assert_eq!(trimmed.text(), "a b");
        assert_eq!(trimmed.source_range(2..3), 4..5);
        assert_eq!(trimmed.part(2..3).source_range(0..1), 4..5);
        assert_eq!(trimmed.part(7..9), Mapped::default());
    }

    #[test]
    fn a_text_of_a_text_leads_back_to_the_first() {
        let source = "a\r\nb\r\n| c";
        let mut clean = Mapped::default();
        clean.push(source, &source[..1]);
        clean.push_as("\n", 1..3);
        clean.push(source, &source[3..4]);
        clean.push_as("\n", 4..6);
        clean.push(source, &source[6..]);
        let text = clean.text().to_owned();
        let mut inner = Mapped::default();
        inner.push(&text, &text[..3]);
        inner.push_as("; ", 3..6);
        inner.push(&text, &text[6..]);
        let inner = inner.through(&clean);
        assert_eq!(inner.text(), "a\nb; c");
        for (part, there) in [
            (0..1, 0..1),
            (1..2, 1..3),
            (2..3, 3..4),
            (3..5, 4..8),
            (5..6, 8..9),
        ] {
            assert_eq!(inner.source_range(part), there);
        }
    }

    #[test]
    fn a_slice_of_another_text_has_no_place() {
        let (one, other) = (String::from("a"), String::from("a"));
        assert_eq!(range_of(&one, &other), None);
        assert_eq!(range_of(&one, &one[1..]), Some(1..1));
    }
}
