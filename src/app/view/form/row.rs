use super::control::{Naming, control};
use crate::{
    app::{platform::dom::Piece, session::Session, view::icon::Icon},
    document::{Id, List, Place},
    template::{self, ColumnTemplate, Control, ListTemplate},
};

/// A row with nothing in it yet.
pub fn empty(id: Id) -> Piece {
    Piece::of("li", "row").attr("data-row", &id.to_string())
}

/// Fills a row with its handle, its cells and its buttons.
pub fn fill(row: &Piece, session: Session, template: &'static ListTemplate, id: Id) {
    let list = template.list;
    let main = template.columns.iter().filter(|column| !column.detail);
    let cells = main.map(|column| cell(session, list, id, column));
    let filled = row
        .clone()
        .child(
            Piece::button("handle", "move")
                .attr("aria-label", &format!("Move {}", template.row))
                .attr("title", "Drag to move, or Alt+Up and Alt+Down")
                .child(Piece::icon(Icon::Grip.path())),
        )
        .child(holder().children(cells))
        .child(Piece::of("div", "row-tools").child(remove_button(template)));
    let has_details = template.columns.iter().any(|column| column.detail);
    let more = has_details.then(|| {
        let filled = is_detailed(session, template, id);
        let title = if filled { "More (filled)" } else { "More" };
        Piece::of("details", "details")
            .child(Piece::new("summary").attr("data-do", "details").text(title))
            .children(filled.then(|| details(session, list, id)).flatten())
    });
    filled
        .children(more)
        .children((list == List::Whys).then(what_else_button));
}

/// What is written in a row's text fields, a line for each.
pub fn words(session: Session, list: List, id: Id) -> String {
    let mut words = String::new();
    let Some(template) = template::list(list) else {
        return words;
    };
    session.with(|doc| {
        let Some(cells) = doc.row(list, id) else {
            return;
        };
        let is_text = |column: &&ColumnTemplate| {
            !matches!(column.control, Control::Choice(_) | Control::Flag)
        };
        for column in template.columns.iter().filter(is_text) {
            words.push_str(cells.cell(column.column).unwrap_or_default());
            words.push('\n');
        }
    });
    words
}

/// The cells of a row that are shown only when they are wanted. They are built then, because
/// most rows' never are.
pub fn details(session: Session, list: List, row: Id) -> Option<Piece> {
    let template = template::list(list)?;
    let columns = template.columns.iter().filter(|column| column.detail);
    let cells = columns.map(|column| cell(session, list, row, column));
    Some(holder().children(cells))
}

/// What holds cells is a form of its own: at every key, Chromium's autofill looks at each control
/// of the form that the key is typed in, and with hundreds of rows in one that costs a frame.
fn holder() -> Piece {
    Piece::of("form", "cells").attr("autocomplete", "off")
}

fn remove_button(template: &ListTemplate) -> Piece {
    let name = format!("Remove {}", template.row);
    Piece::button("remove", "remove")
        .attr("aria-label", &name)
        .attr("title", &name)
        .child(Piece::icon(Icon::Cross.path()))
}

fn what_else_button() -> Piece {
    Piece::button("add what-else", "branch")
        .attr("title", "Ask about this answer once more: begins a branch")
        .child(Piece::icon(Icon::Plus.path()))
        .text("What else?")
}

/// Whether something is written in the cells that are folded away.
fn is_detailed(session: Session, template: &ListTemplate, row: Id) -> bool {
    session.with(|doc| {
        doc.row(template.list, row).is_some_and(|cells| {
            let details = template.columns.iter().filter(|column| column.detail);
            details
                .filter_map(|column| cells.cell(column.column))
                .any(|text| !text.is_empty())
        })
    })
}

fn cell(session: Session, list: List, row: Id, template: &'static ColumnTemplate) -> Piece {
    let column = template.column;
    let place = Place::Cell { list, row, column };
    let naming = Naming {
        name: template.label,
        has_label: false,
        example: template.example,
        described_by: None,
    };
    let wide = match template.control {
        Control::Prose => " wide",
        _ => "",
    };
    let control = session.with(|doc| {
        let text = doc.text(place).unwrap_or_default();
        control(place, template.control, &naming, &text)
    });
    Piece::of("div", &format!("cell cell-{}{wide}", column.key()))
        .attr("data-label", template.label)
        .child(control)
}
