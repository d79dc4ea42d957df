//! The texts of a Markdown file where they stand: what [`read`](crate::markdown::read) takes for
//! the text of a field or a cell, with the way back to the bytes of the file.

mod reader;
mod slices;

use reader::Reader;
use slices::clean;

use super::references;
use crate::{
    document::{Id, Place},
    markdown::{inline::to_cell, own, read::split_front_matter},
    text::Mapped,
};

/// A text of a Markdown file.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// The field or cell that takes it; rows are numbered in the order of the file.
    pub place: Place,
    /// The text, and where it stands in the file.
    pub text: Mapped,
    /// Whether it stands in a cell of a table.
    in_cell: bool,
}

impl Passage {
    /// How other words are written in the place of some of these; `None` where this place has
    /// no room for them.
    pub fn written(&self, words: &str) -> Option<String> {
        if self.in_cell {
            return Some(to_cell(words).into_owned());
        }
        (!words.contains('\n')).then(|| words.to_owned())
    }
}

/// The texts of a Markdown file, ours or anybody's, in the order in which they stand. Headings
/// and labels that only name a section or a field are left out, and so are facts and code.
pub fn passages(markdown: &str) -> Vec<Passage> {
    let clean = with_links(clean(markdown));
    let mut reader = Reader::new(clean.text());
    let (front, body) = split_front_matter(clean.text());
    for line in front {
        reader.fact(line);
    }
    for (section, piece, is_last) in own::pieces(body) {
        let lines: Vec<&str> = piece.lines().collect();
        match own::read_piece(section, piece, is_last, &mut || Id::from_bits(0)) {
            Some(_) => reader.own_section(section, &lines),
            None => reader.lines(&lines),
        }
    }
    let passages = reader.finish().into_iter();
    let passages = passages.map(|passage| Passage {
        text: passage.text.through(&clean),
        ..passage
    });
    passages.collect()
}

/// The text with its links by reference written out, as the reader of documents has it.
fn with_links(clean: Mapped) -> Mapped {
    let text = clean.text();
    let (_, body) = split_front_matter(text);
    let start = text.len() - body.len();
    let edits = references(body);
    if edits.is_empty() {
        return clean;
    }
    let mut written = Mapped::default();
    let mut from = 0;
    for edit in edits {
        let range = start + edit.range.start..start + edit.range.end;
        written.push(text, &text[from..range.start]);
        from = range.end;
        written.push_as(&edit.text, range);
    }
    written.push(text, &text[from..]);
    written.through(&clean)
}
