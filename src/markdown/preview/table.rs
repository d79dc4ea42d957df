//! The lists that read as tables: timeline, impact and action items.

use std::rc::Rc;

use super::{
    Medium, heading, is_blank,
    node::{Content, Key, Node},
    section_node,
    shelf::{Look, Reads, Shelf},
};
use crate::document::{
    ActionKind, ActionStatus, Cells, Choice, Column, Known, List, Milestone, Place, Postmortem,
    Priority, Rows,
};

/// A list that reads as a table.
pub(super) struct Table {
    list: List,
    columns: &'static [Heading],
}

/// A column and the words above it.
struct Heading {
    column: Column,
    title: &'static str,
    /// Whether the column is there although no row fills it.
    always: bool,
}

const fn always(column: Column, title: &'static str) -> Heading {
    Heading {
        column,
        title,
        always: true,
    }
}

const fn where_used(column: Column, title: &'static str) -> Heading {
    Heading {
        column,
        title,
        always: false,
    }
}

pub(super) const TIMELINE: Table = Table {
    list: List::Timeline,
    columns: &[
        always(Column::At, "Time (UTC)"),
        always(Column::Text, "Event"),
        where_used(Column::Milestone, "Milestone"),
        where_used(Column::Source, "Source"),
        where_used(Column::Quote, "Quote"),
        where_used(Column::Known, "Known"),
    ],
};

pub(super) const IMPACT: Table = Table {
    list: List::Impact,
    columns: &[
        always(Column::Name, "Metric"),
        always(Column::Value, "Value"),
        where_used(Column::Unit, "Unit"),
        where_used(Column::Estimate, "Estimate"),
    ],
};

pub(super) const ACTIONS: Table = Table {
    list: List::Actions,
    columns: &[
        always(Column::Text, "Action"),
        always(Column::Owner, "Owner"),
        always(Column::Deadline, "Deadline"),
        always(Column::Status, "Status"),
        where_used(Column::Priority, "Priority"),
        where_used(Column::Kind, "Kind"),
        where_used(Column::Tracker, "Tracker"),
        where_used(Column::DoneOn, "Done On"),
    ],
};

/// The section of a table; `None` where every row is blank.
pub(super) fn section(shelf: &mut Shelf, doc: &Postmortem, table: &Table) -> Option<Rc<Node>> {
    let parts = node(shelf, doc, table).into_iter().collect();
    section_node(shelf, table.list.section(), parts)
}

fn node(shelf: &mut Shelf, doc: &Postmortem, table: &Table) -> Option<Rc<Node>> {
    let rows = doc.rows(table.list);
    let shown = table.columns.iter().filter(|heading| {
        heading.always || rows.iter().any(|row| !is_blank(text(row, heading.column)))
    });
    let shown: Vec<&Heading> = shown.collect();
    let body = body(shelf, rows, table.list, &shown);
    if body.is_empty() {
        return None;
    }
    let head = head(shelf, &shown);
    let body = Node::new(Key::Part("body"), "tbody", Content::Nodes(body));
    let body = shelf.as_part_of_table(body, "rowgroup");
    let parts = vec![head, shelf.keep(None, "body", body)];
    let mut node = Node::new(Key::Part("table"), "table", Content::Nodes(parts));
    if shelf.medium == Medium::Screen {
        node = node.with("class", classes(&shown)).with("role", "table");
    }
    let node = shelf.keep(None, "table", node);
    Some(scrolling(shelf, table, node))
}

/// How many columns there are and which: the style sheet gives each its width and lays out every
/// row by itself. A table of the browser's own is laid out as a whole for each letter in it.
fn classes(shown: &[&Heading]) -> String {
    let mut classes = format!("columns-{}", shown.len());
    for heading in shown {
        classes.push_str(" with-");
        classes.push_str(heading.column.key());
    }
    classes
}

/// A wide table scrolls by itself, by keyboard too.
fn scrolling(shelf: &mut Shelf, table: &Table, node: Rc<Node>) -> Rc<Node> {
    if shelf.medium == Medium::Clipboard {
        return node;
    }
    let label = format!("{} table", heading(table.list.section()));
    let node = Node::new(Key::Part("scroll"), "div", Content::Nodes(vec![node]))
        .with("class", "table-scroll")
        .with("tabindex", "0")
        .with("role", "region")
        .with("aria-label", label);
    shelf.keep(None, "scroll", node)
}

fn head(shelf: &mut Shelf, shown: &[&Heading]) -> Rc<Node> {
    let cells = shown.iter().map(|heading| {
        let title = Content::Text(heading.title.into());
        let mut cell = Node::new(Key::Cell(heading.column), "th", title).with("scope", "col");
        if shelf.medium == Medium::Screen {
            cell = cell.with("class", heading.column.key());
        }
        let cell = shelf.as_part_of_table(cell, "columnheader");
        shelf.keep(None, heading.title, cell)
    });
    let cells = cells.collect();
    let row = Node::new(Key::Part("titles"), "tr", Content::Nodes(cells));
    let row = shelf.as_part_of_table(row, "row");
    let row = shelf.keep(None, "titles", row);
    let head = Node::new(Key::Part("head"), "thead", Content::Nodes(vec![row]));
    let head = shelf.as_part_of_table(head, "rowgroup");
    shelf.keep(None, "head", head)
}

fn body(shelf: &mut Shelf, rows: &dyn Rows, list: List, shown: &[&Heading]) -> Vec<Rc<Node>> {
    let filled = rows.iter().filter(|row| !row.is_blank());
    filled
        .map(|row| {
            let id = row.id();
            let cells = shown
                .iter()
                .map(|heading| cell(shelf, list, row, heading.column))
                .collect();
            let node = Node::new(Key::Row(id), "tr", Content::Nodes(cells));
            let node = shelf.as_part_of_table(node, "row");
            shelf.keep(Some(id), "row", node)
        })
        .collect()
}

fn cell(shelf: &mut Shelf, list: List, row: &dyn Cells, column: Column) -> Rc<Node> {
    let place = Place::Cell {
        list,
        row: row.id(),
        column,
    };
    let look = Look {
        key: Key::Cell(column),
        tag: "td",
        block_tag: "td",
        class: None,
        reads: reads(column),
        base: 3,
    };
    shelf.text(place, text(row, column), look)
}

/// Times and dates are shown as typed, and so are words that were chosen from a list.
fn reads(column: Column) -> Reads {
    match column {
        Column::At
        | Column::Deadline
        | Column::DoneOn
        | Column::Milestone
        | Column::Known
        | Column::Estimate
        | Column::Status
        | Column::Priority
        | Column::Kind => Reads::Typed,
        _ => Reads::Inline,
    }
}

/// What a cell says: a choice by its label.
fn text(row: &dyn Cells, column: Column) -> &str {
    let text = row.cell(column).unwrap_or_default();
    match column {
        Column::Milestone => label::<Milestone>(text),
        Column::Known => label::<Known>(text),
        Column::Status => label::<ActionStatus>(text),
        Column::Priority => label::<Priority>(text),
        Column::Kind => label::<ActionKind>(text),
        Column::Estimate if text == "yes" => "Estimate",
        _ => text,
    }
}

fn label<C: Choice>(key: &str) -> &'static str {
    C::from_key(key).map_or("", Choice::label)
}
