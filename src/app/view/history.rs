use std::{cell::RefCell, rc::Rc};

use leptos::{prelude::*, task::spawn_local};

use super::{
    dialog::dialog,
    element::{button, part},
    icon::Icon,
};
use crate::{
    app::{
        Page,
        live::pressed,
        platform::{clock, dialogs, dom::Piece, press::Press},
    },
    document::{Cells, Column, Edit, Field, Id, List, Postmortem, Section},
    drafts::{
        history::{
            self, Change, Difference, Mark, Reason, SnapshotKey, Word, difference, restore,
            restore_section,
        },
        quota::in_words,
    },
    template::{self, Part, SECTIONS},
    text::quoted,
};

const HISTORY_ID: &str = "history";

/// What is being looked at.
#[derive(Default)]
struct Looked {
    states: Vec<SnapshotKey>,
    /// The one that was asked for last.
    asked: Option<SnapshotKey>,
    /// The chosen one.
    then: Option<Postmortem>,
}

/// The dialog that lists the earlier states of the open draft, shows what has changed since one of
/// them, and brings it back; and the button that opens it.
pub fn history(page: Page) -> [Piece; 2] {
    let looked: Rc<RefCell<Looked>> = Rc::default();
    let dialog = dialog(HISTORY_ID, "History")
        .child(part("p", "told", "").attr("role", "status"))
        .child(part("ol", "states", ""))
        .child(part("div", "difference", "").attr("tabindex", "-1"));
    let button = Piece::button("", "list")
        .attr("title", "History")
        .child(Piece::icon(Icon::Clock.path()))
        .text("History");
    for heard in [&button, &dialog] {
        let (looked, shown) = (looked.clone(), dialog.clone());
        pressed(heard, move |press| run(page, &looked, &shown, press));
    }
    [button, dialog]
}

fn run(page: Page, looked: &Rc<RefCell<Looked>>, dialog: &Piece, press: &Press) {
    let (looked, dialog) = (looked.clone(), dialog.clone());
    match press.does.as_str() {
        "list" => {
            dialogs::open(HISTORY_ID);
            spawn_local(async move { list(page, &looked, &dialog).await });
        }
        "look" => {
            let key = press
                .index()
                .and_then(|index| looked.borrow().states.get(index).copied());
            if let Some(key) = key {
                for state in Piece::all(".states button") {
                    state.set("aria-pressed", Some("false"));
                }
                press.show_chosen();
                spawn_local(async move { look(page, &looked, &dialog, key).await });
            }
        }
        "whole" => {
            let edit = with_then(page, &looked, restore);
            bring_back(page, edit, "The earlier state is back");
        }
        "section" => {
            let key = press.near("data-section").unwrap_or_default();
            if let Some(section) = Section::from_key(&key) {
                let edit = with_then(page, &looked, |now, then| {
                    restore_section(now, then, section)
                });
                bring_back(page, edit, "The section is back");
            }
        }
        _ => {}
    }
}

fn with_then(
    page: Page,
    looked: &Rc<RefCell<Looked>>,
    edit: impl FnOnce(&Postmortem, &Postmortem) -> Option<Edit>,
) -> Option<Edit> {
    let looked = looked.borrow();
    let then = looked.then.as_ref()?;
    page.session.with(|now| edit(now, then))
}

fn bring_back(page: Page, edit: Option<Edit>, said: &str) {
    dialogs::close(HISTORY_ID);
    if page.session.is_read_only() {
        page.announcer
            .say("Another tab writes this draft now: nothing was changed here.");
    } else if let Some(edit) = edit {
        page.desk.replace(edit, Reason::Restore);
        let edits = page.session.edits().get_untracked();
        page.announcer.undoable(said, edits);
    }
}

async fn list(page: Page, looked: &Rc<RefCell<Looked>>, dialog: &Piece) {
    let states = page.desk.earlier().await;
    let told = match &states {
        Err(error) => error.to_string(),
        Ok(states) if states.is_empty() => {
            "No earlier state yet. One is kept when a draft is opened and changed, every five minutes while you write, and before an import, a restore or a rewording of all places.".to_owned()
        }
        Ok(_) => String::new(),
    };
    let states = states.unwrap_or_default();
    dialog.find(".told").set_text(&told);
    let rows = states.iter().enumerate().map(state);
    dialog.find(".states").set_children(rows);
    dialog.find(".difference").set_text("");
    *looked.borrow_mut() = Looked {
        states,
        ..Looked::default()
    };
}

fn state((index, key): (usize, &SnapshotKey)) -> Piece {
    let when = clock::date_time(key.at as f64);
    let what = [key.reason.label(), ", ", &in_words(key.bytes)].concat();
    let look = Piece::button("", "look")
        .child(part("strong", "", &when))
        .child(part("span", "", &what));
    part("li", "", "")
        .attr("data-index", &index.to_string())
        .child(look)
}

async fn look(page: Page, looked: &Rc<RefCell<Looked>>, dialog: &Piece, key: SnapshotKey) {
    let place = dialog.find(".difference");
    looked.borrow_mut().asked = Some(key);
    let state = page.desk.earlier_state(key).await;
    // Another one was pressed meanwhile.
    if looked.borrow().asked != Some(key) {
        return;
    }
    match state {
        Err(why) => place.set_children([part("p", "problem", &why).attr("role", "alert")]),
        Ok(then) => {
            let is_read_only = page.session.is_read_only();
            let pieces = page.session.with(|now| {
                let name = |list, row| {
                    let cells = now.row(list, row).or_else(|| then.row(list, row));
                    cells.map_or(String::new(), |cells| name_of(list, cells))
                };
                shown(&key, &difference(&then, now), is_read_only, &name)
            });
            place.set_children(pieces);
            looked.borrow_mut().then = Some(then);
        }
    }
    place.focus();
}

/// What a row is called: by the first of its cells in which something is written.
fn name_of(list: List, cells: &dyn Cells) -> String {
    let texts = list.columns().iter();
    let mut texts = texts.filter_map(|&column| cells.cell(column));
    let text = texts.find(|text| !text.trim().is_empty());
    text.map(quoted).unwrap_or_default()
}

fn shown(
    key: &SnapshotKey,
    changed: &Difference,
    is_read_only: bool,
    name: &dyn Fn(List, Id) -> String,
) -> Vec<Piece> {
    let since = ["What has changed since ", &clock::date_time(key.at as f64)].concat();
    let mut pieces = vec![part("h3", "", &since)];
    if changed.is_empty() {
        pieces.push(part(
            "p",
            "nothing",
            "Nothing: the draft is as it was then.",
        ));
        return pieces;
    }
    if !is_read_only {
        let whole = button("Go back to this state", "whole").attr("class", "primary");
        let about = "What was added since goes then, and what is struck out comes back.";
        pieces.push(part("p", "", about));
        pieces.push(part("p", "actions", "").child(whole));
    }
    for (section, parts) in &changed.sections {
        let heading = template::section(*section).map_or("", |section| section.heading);
        let mut piece = part("section", "", "")
            .attr("data-section", section.key())
            .child(part("h4", "", heading));
        for part in parts {
            piece = piece.child(change(part, name));
        }
        if !is_read_only {
            let name = ["Go back only in: ", heading].concat();
            piece = piece.child(button(&name, "section"));
        }
        pieces.push(piece);
    }
    if changed.silences != (0, 0) {
        pieces.push(part("p", "", "Findings were silenced or brought back."));
    }
    pieces
}

fn change(piece: &history::Piece, name: &dyn Fn(List, Id) -> String) -> Piece {
    match piece {
        history::Piece::Field { field, words } => part("div", "change", "")
            .child(part("h5", "", label(*field)))
            .child(marked("", words)),
        history::Piece::Row {
            list,
            row: id,
            change,
            cells,
        } => {
            let row = template::list(*list).map_or("row", |list| list.row);
            let what = match change {
                Change::Added => "added",
                Change::Removed => "removed",
                Change::Changed => "changed",
                Change::Moved => "moved",
            };
            let mut piece = part("div", "change", "").child(part(
                "h5",
                "",
                &[row, " ", what, " ", &name(*list, *id)].concat(),
            ));
            for (column, words) in cells {
                piece = piece.child(marked(column_label(*list, *column), words));
            }
            piece
        }
    }
}

/// A text with what came and what went marked in it, for the eye and for the ear.
fn marked(name: &str, words: &[Word]) -> Piece {
    let text = part("p", "words", "");
    let text = match name {
        "" => text,
        name => text.child(part("span", "column", name)),
    };
    words.iter().fold(text, |text, word| match word.mark {
        Mark::Same => text.text(&word.text),
        Mark::Added => text.child(part("ins", "", &word.text)),
        Mark::Removed => text.child(part("del", "", &word.text)),
    })
}

fn label(field: Field) -> &'static str {
    let mut parts = SECTIONS.iter().flat_map(|section| section.parts);
    let found = parts.find_map(|part| match part {
        Part::Field(template) if template.field == field => Some(template.label),
        _ => None,
    });
    found.unwrap_or_default()
}

fn column_label(list: List, column: Column) -> &'static str {
    let columns = template::list(list).map_or(&[][..], |list| list.columns);
    let found = columns.iter().find(|template| template.column == column);
    found.map_or("", |template| template.label)
}
