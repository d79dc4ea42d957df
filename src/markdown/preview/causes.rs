//! Root cause analysis: the causes, the whys and the risks that stay.

use std::rc::Rc;

use super::{
    is_blank, list,
    node::{Content, Key, Node},
    prose, section_node,
    shelf::{Look, Reads, Shelf},
    subheading, words,
};
use crate::document::{
    AcceptedRisk, Branch, Cells, Column, Field, Id, List, Place, Postmortem, Section, Why,
};

/// The section; `None` where nothing is written in it.
pub(super) fn section(shelf: &mut Shelf, doc: &Postmortem) -> Option<Rc<Node>> {
    let immediate = prose(shelf, Field::ImmediateCause, &doc.immediate_cause, 4);
    let underlying = prose(shelf, Field::UnderlyingCause, &doc.underlying_cause, 4);
    let factors = list::node(shelf, doc, List::ContributingFactors, Column::Text, 4);
    let whys = chain(shelf, &doc.whys, None);
    let risks = risks(shelf, &doc.accepted_risks);
    let parts = [
        ("Immediate Cause", immediate),
        ("Underlying Cause", underlying),
        ("Contributing Factors", factors),
        ("5 Whys", whys),
        ("Accepted Risks", risks),
    ];
    let mut nodes = Vec::new();
    for (title, part) in parts {
        if let Some(part) = part {
            nodes.push(subheading(shelf, title));
            nodes.push(part);
        }
    }
    section_node(shelf, Section::Causes, nodes)
}

/// A chain of whys, numbered; `None` where all of it is blank.
fn chain(shelf: &mut Shelf, whys: &[Why], branch: Option<Id>) -> Option<Rc<Node>> {
    let steps: Vec<Rc<Node>> = whys.iter().filter_map(|row| why(shelf, row)).collect();
    if steps.is_empty() {
        return None;
    }
    let key = branch.map_or(Key::Part(List::Whys.key()), Key::Row);
    let node = Node::new(key, "ol", Content::Nodes(steps));
    Some(shelf.keep(branch, "chain", node))
}

fn why(shelf: &mut Shelf, row: &Why) -> Option<Rc<Node>> {
    let mut parts = Vec::new();
    if !is_blank(&row.question) {
        parts.push(part(shelf, List::Whys, row, Column::Question, "question"));
    }
    if !is_blank(&row.answer) {
        parts.push(words(shelf, row.id, "arrow", " → "));
        parts.push(part(shelf, List::Whys, row, Column::Answer, "answer"));
    }
    parts.extend(row.branches.iter().filter_map(|row| branch(shelf, row)));
    if parts.is_empty() {
        return None;
    }
    let node = Node::new(Key::Row(row.id), "li", Content::Nodes(parts));
    Some(shelf.keep(Some(row.id), "why", node))
}

fn branch(shelf: &mut Shelf, row: &Branch) -> Option<Rc<Node>> {
    chain(shelf, &row.whys, Some(row.id))
}

fn risks(shelf: &mut Shelf, rows: &[AcceptedRisk]) -> Option<Rc<Node>> {
    let filled = rows.iter().filter(|row| !row.is_blank());
    let items: Vec<Rc<Node>> = filled.map(|row| risk(shelf, row)).collect();
    (!items.is_empty()).then(|| list::unordered(shelf, List::AcceptedRisks, items))
}

fn risk(shelf: &mut Shelf, row: &AcceptedRisk) -> Rc<Node> {
    let list = List::AcceptedRisks;
    let mut parts = Vec::new();
    if !is_blank(&row.text) {
        parts.push(part(shelf, list, row, Column::Text, "risk"));
    }
    if !is_blank(&row.reason) {
        parts.push(words(shelf, row.id, "because", " — because: "));
        parts.push(part(shelf, list, row, Column::Reason, "reason"));
    }
    let node = Node::new(Key::Row(row.id), "li", Content::Nodes(parts));
    shelf.keep(Some(row.id), "risk", node)
}

/// A cell that stands in a line with others, unless it has several blocks.
fn part(
    shelf: &mut Shelf,
    list: List,
    row: &dyn Cells,
    column: Column,
    class: &'static str,
) -> Rc<Node> {
    let place = Place::Cell {
        list,
        row: row.id(),
        column,
    };
    let look = Look {
        key: Key::Cell(column),
        tag: "span",
        block_tag: "div",
        class: Some(class),
        reads: Reads::Inline,
        base: 4,
    };
    shelf.text(place, row.cell(column).unwrap_or_default(), look)
}
