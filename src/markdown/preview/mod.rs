//! The whole post-mortem as it reads, as a keyed tree of elements.
//!
//! A [`Preview`] keeps what it rendered. After a keystroke only the touched text is rendered
//! again, and of a long text only the touched block; every other element is the same `Rc` as
//! before. The exports to HTML write out the same tree.

mod address;
mod blocks;
mod causes;
mod facts;
mod list;
mod node;
mod prose;
mod render;
mod retyped;
mod shelf;
mod table;

use std::rc::Rc;

pub use node::{Content, Key, Node, SafeHtml, escape};
pub use retyped::{Retyped, retyped};
use shelf::{Look, Reads, Shelf};

use super::headings;
use crate::document::{Field, Id, List, Place, Postmortem, Section};

/// What the tree is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// The page: elements carry `data-place`, the [`Place`] of the text that they show.
    Screen,
    /// An HTML file of its own.
    File,
    /// Another editor: plain elements without classes and roles.
    Clipboard,
}

/// Renders post-mortems, and remembers the last one to save work.
#[derive(Debug)]
pub struct Preview {
    shelves: Vec<Shelf>,
}

impl Preview {
    /// A preview that has rendered nothing yet.
    pub fn new(medium: Medium) -> Self {
        let shelves = Section::ALL.iter().map(|_| Shelf::new(medium)).collect();
        Self { shelves }
    }

    /// One section; `None` where nothing is written in it.
    ///
    /// The work is that of the texts which differ from the last call for this section, and a
    /// walk over the section's rows. What stays the same is given as the same `Rc`.
    pub fn section(&mut self, doc: &Postmortem, section: Section) -> Option<Rc<Node>> {
        let shelf = self.shelves.get_mut(section as usize)?;
        shelf.begin();
        let node = render_section(shelf, doc, section);
        shelf.end();
        node
    }

    /// Every section in which something is written, in reading order.
    pub fn sections(&mut self, doc: &Postmortem) -> Vec<Rc<Node>> {
        let sections = Section::ALL.iter();
        sections
            .filter_map(|&section| self.section(doc, section))
            .collect()
    }
}

fn render_section(shelf: &mut Shelf, doc: &Postmortem, section: Section) -> Option<Rc<Node>> {
    match section {
        Section::Incident => facts::incident(shelf, doc),
        Section::Summary => prose_section(shelf, section, Field::Summary, &doc.summary),
        Section::Timeline => table::section(shelf, doc, &table::TIMELINE),
        Section::Causes => causes::section(shelf, doc),
        Section::Impact => table::section(shelf, doc, &table::IMPACT),
        Section::WentWell => list::section(shelf, doc, List::WentWell),
        Section::WentWrong => list::section(shelf, doc, List::WentWrong),
        Section::GotLucky => list::section(shelf, doc, List::GotLucky),
        Section::Actions => table::section(shelf, doc, &table::ACTIONS),
        Section::Lessons => list::lessons(shelf, doc),
        Section::FollowUp => facts::follow_up(shelf, doc),
        Section::Unsorted => {
            prose_section(shelf, section, Field::UnsortedNotes, &doc.unsorted_notes)
        }
    }
}

/// The heading of a section in the finished post-mortem.
pub fn heading(section: Section) -> &'static str {
    headings::heading(section).unwrap_or("Incident Post-Mortem")
}

fn prose_section(
    shelf: &mut Shelf,
    section: Section,
    field: Field,
    text: &str,
) -> Option<Rc<Node>> {
    let parts = prose(shelf, field, text, 3).into_iter().collect();
    section_node(shelf, section, parts)
}

/// A field of free text; `None` where it is empty.
fn prose(shelf: &mut Shelf, field: Field, text: &str, base: u8) -> Option<Rc<Node>> {
    let look = Look {
        key: Key::Part(field.key()),
        tag: "div",
        block_tag: "div",
        class: Some("prose"),
        reads: Reads::Prose,
        base,
    };
    (!is_blank(text)).then(|| shelf.text(Place::Field(field), text, look))
}

/// A section under its heading; `None` where it has no parts.
fn section_node(shelf: &mut Shelf, section: Section, mut parts: Vec<Rc<Node>>) -> Option<Rc<Node>> {
    if parts.is_empty() {
        return None;
    }
    let title = Content::Text(heading(section).into());
    let title = named(shelf, section, Node::new(Key::Part("heading"), "h2", title));
    parts.insert(0, shelf.keep(None, "heading", title));
    Some(labelled(shelf, section, parts))
}

/// Gives the heading of a section the id by which the section is named.
fn named(shelf: &Shelf, section: Section, heading: Node) -> Node {
    match shelf.medium {
        Medium::Clipboard => heading,
        _ => heading.with("id", heading_id(section)),
    }
}

/// A section that is named by its heading.
fn labelled(shelf: &mut Shelf, section: Section, parts: Vec<Rc<Node>>) -> Rc<Node> {
    let key = Key::Part(section.key());
    let content = Content::Nodes(parts);
    let node = match shelf.medium {
        Medium::Clipboard => Node::new(key, "div", content),
        _ => Node::new(key, "section", content).with("aria-labelledby", heading_id(section)),
    };
    shelf.keep(None, "section", node)
}

fn heading_id(section: Section) -> String {
    format!("preview-{}", section.key())
}

/// A part of a section under a heading of its own.
fn subheading(shelf: &mut Shelf, title: &'static str) -> Rc<Node> {
    let node = Node::new(Key::Part(title), "h3", Content::Text(title.into()));
    shelf.keep(None, title, node)
}

/// Words of ours between the texts of a row.
fn words(shelf: &mut Shelf, row: Id, key: &'static str, text: &'static str) -> Rc<Node> {
    let node = Node::new(Key::Part(key), "span", Content::Text(text.into()));
    shelf.keep(Some(row), key, node)
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}
