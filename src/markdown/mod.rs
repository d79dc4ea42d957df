//! A post-mortem as Markdown: written for people and wikis, and read back.
//!
//! The clean form is what a wiki gets. The full form has the same text behind one line of front
//! matter with what that text cannot show, so that it is read back equal in everything. Each
//! section of either form is read as the exact inverse of its writing where it is just as we
//! write it, and otherwise as text from a person or another tool, from which no word is lost.
//!
//! A field means in a file what it means in the preview, whatever the others say: its footnotes
//! and link definitions are its own (`labels`), and its raw HTML and its fences end with it
//! (`raw`, `block`, `bounds`). What is written otherwise for that is read back as it was typed,
//! so that both forms lose nothing by it.
//!
//! `preview` renders it; no other module names comrak.

mod block;
mod bounds;
mod foreign;
mod headings;
mod inline;
mod labels;
mod lines;
mod list;
mod options;
mod own;
mod plain;
pub mod preview;
mod raw;
mod read;
mod remainder;
mod table;
mod tail;
mod whys;
mod words;
mod write;

pub use foreign::{Passage, passages};
pub use headings::{column_header, field_label, heading, list_label};
pub use labels::Labels;
pub use options::options;
pub use plain::plain;
pub use read::{Problem, Reading, read};
pub use write::write_section;

use crate::document::{Postmortem, Section};

/// The clean form: no ids, no front matter, nothing that is empty.
pub fn write_clean(doc: &Postmortem) -> String {
    let labels = Labels::of(doc);
    let sections = Section::ALL.iter();
    let sections: Vec<String> = sections
        .filter_map(|&section| write_section(doc, section, &labels))
        .collect();
    sections.join("\n")
}

/// The full form: the clean one behind front matter with everything that it does not show.
pub fn write_full(doc: &Postmortem) -> String {
    format!("{}{}", read::front_matter(doc), write_clean(doc))
}
