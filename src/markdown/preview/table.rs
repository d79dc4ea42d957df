//! The lists that read as tables: timeline, impact and action items.

use std::rc::Rc;

use super::{
    Medium, heading, is_blank,
    node::{Content, Key, Node},
    section_node,
    shelf::{Look, Reads, Shelf},
};
use crate::document::{Cells, Column, List, Postmortem, Rows};

/// So many rows of a table are a part of it on the page.
const ROWS_PAINTED_TOGETHER: usize = 24;

/// A longer time, in bytes, says on which day it is: its column is wider then.
const LONGEST_CLOCK: usize = 8;

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
    let bodies = bodies(shelf, rows, table.list, &shown);
    if bodies.is_empty() {
        return None;
    }
    let mut parts = vec![head(shelf, &shown)];
    parts.extend(bodies);
    let mut node = Node::new(Key::Part("table"), "table", Content::Nodes(parts));
    if shelf.medium == Medium::Screen {
        // The style sheet lays out every row by itself: a table of the browser's own is laid out as
        // a whole for each letter in it.
        let is_dated = |row: &dyn Cells| text(row, Column::At).len() > LONGEST_CLOCK;
        let dated = if rows.iter().any(is_dated) {
            " dated"
        } else {
            ""
        };
        let count = shown.len().to_string();
        let class = ["columns-", &count, " ", table.list.key(), dated].concat();
        node = node.with("class", class).with("role", "table");
    }
    let node = shelf.keep(None, "table", node);
    Some(scrolling(shelf, table, node))
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

/// The rows that say something, some to a part of the table each: what has not changed is painted
/// and found under the mouse by the part.
fn bodies(shelf: &mut Shelf, rows: &dyn Rows, list: List, shown: &[&Heading]) -> Vec<Rc<Node>> {
    let cells: Vec<(Column, Look)> = shown
        .iter()
        .map(|heading| (heading.column, look(heading.column)))
        .collect();
    let filled = rows.iter().filter(|row| !row.is_blank());
    let rows: Vec<Rc<Node>> = filled
        .map(|row| shelf.row(list, row, &cells, |column| text(row, column)))
        .collect();
    let size = match shelf.medium {
        Medium::Screen => ROWS_PAINTED_TOGETHER,
        Medium::File | Medium::Clipboard => rows.len().max(1),
    };
    (0..)
        .zip(rows.chunks(size))
        .map(|(number, rows)| {
            let first = rows.first().and_then(|row| row.key.row());
            let rows = Content::Nodes(rows.to_vec());
            let body = Node::new(Key::Block(number), "tbody", rows);
            let body = shelf.as_part_of_table(body, "rowgroup");
            shelf.keep(first, "body", body)
        })
        .collect()
}

fn look(column: Column) -> Look {
    Look {
        key: Key::Cell(column),
        tag: "td",
        block_tag: "td",
        class: None,
        reads: reads(column),
        base: 3,
    }
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
        Column::Estimate if !text.is_empty() => "Estimate",
        _ => column.shown(text),
    }
}
