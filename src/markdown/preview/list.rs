//! The lists that read as lists, and the lessons.

use std::rc::Rc;

use super::{
    is_blank,
    node::{Content, Key, Node},
    section_node,
    shelf::{Look, Reads, Shelf},
};
use crate::document::{Column, Lesson, List, Place, Postmortem};

/// The section of a plain list; `None` where every row is blank.
pub(super) fn section(shelf: &mut Shelf, doc: &Postmortem, list: List) -> Option<Rc<Node>> {
    let parts = node(shelf, doc, list, Column::Text, 3)
        .into_iter()
        .collect();
    section_node(shelf, list.section(), parts)
}

/// A list of which one column is shown; `None` where that is blank in every row.
pub(super) fn node(
    shelf: &mut Shelf,
    doc: &Postmortem,
    list: List,
    column: Column,
    base: u8,
) -> Option<Rc<Node>> {
    let mut items = Vec::new();
    for row in doc.rows(list).iter() {
        let text = row.cell(column).unwrap_or_default();
        if !is_blank(text) {
            let place = Place::Cell {
                list,
                row: row.id(),
                column,
            };
            items.push(shelf.text(place, text, item(Key::Row(row.id()), base)));
        }
    }
    (!items.is_empty()).then(|| unordered(shelf, list, items))
}

/// A list made of these items.
pub(super) fn unordered(shelf: &mut Shelf, list: List, items: Vec<Rc<Node>>) -> Rc<Node> {
    let node = Node::new(Key::Part(list.key()), "ul", Content::Nodes(items));
    shelf.keep(None, list.key(), node)
}

/// The look of a text that is a whole list item.
pub(super) fn item(key: Key, base: u8) -> Look {
    Look {
        key,
        tag: "li",
        block_tag: "li",
        class: None,
        reads: Reads::Inline,
        base,
    }
}

/// The lessons, each under its title.
pub(super) fn lessons(shelf: &mut Shelf, doc: &Postmortem) -> Option<Rc<Node>> {
    let mut parts = Vec::new();
    for row in &doc.lessons {
        if !is_blank(&row.title) || !is_blank(&row.text) {
            parts.push(lesson(shelf, row));
        }
    }
    section_node(shelf, List::Lessons.section(), parts)
}

fn lesson(shelf: &mut Shelf, row: &Lesson) -> Rc<Node> {
    let place = |column| Place::Cell {
        list: List::Lessons,
        row: row.id,
        column,
    };
    let mut parts = Vec::new();
    if !is_blank(&row.title) {
        let look = Look {
            key: Key::Cell(Column::Title),
            tag: "h3",
            block_tag: "h3",
            class: None,
            reads: Reads::Title,
            base: 4,
        };
        parts.push(shelf.text(place(Column::Title), &row.title, look));
    }
    if !is_blank(&row.text) {
        let look = Look {
            key: Key::Cell(Column::Text),
            tag: "div",
            block_tag: "div",
            class: Some("prose"),
            reads: Reads::Prose,
            base: if parts.is_empty() { 3 } else { 4 },
        };
        parts.push(shelf.text(place(Column::Text), &row.text, look));
    }
    let node = Node::new(Key::Row(row.id), "div", Content::Nodes(parts));
    shelf.keep(Some(row.id), "lesson", node)
}
