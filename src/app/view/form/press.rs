use leptos::{
    ev::{Event, KeyboardEvent},
    prelude::GetUntracked,
};

use super::row;
use crate::{
    app::{
        effects::announce::Announcer,
        platform::{controls, drag, press::Press, render::after_render},
        session::{Session, add_button_id},
    },
    document::{Id, List},
    template,
};

/// What a click on one of the form's buttons does.
pub fn clicked(event: &Event, session: Session, announcer: Announcer) {
    let Some(press) = Press::of(event) else {
        return;
    };
    match (press.does.as_str(), press.list, press.row) {
        ("add", Some(list), None) => session.add_row(list, None),
        ("sort", ..) => sort(session, announcer),
        ("remove", Some(list), Some(row)) => remove(session, announcer, list, row),
        ("branch", _, Some(row)) => session.add_branch(row),
        ("details", Some(list), Some(row)) => {
            if let (Some(holder), Some(cells)) =
                (press.unfilled(), row::details(session, list, row))
            {
                holder.child(cells);
            }
        }
        _ => {}
    }
}

/// What a press on the handle of a row begins.
pub fn grabbed(event: &Event, session: Session) {
    if let Some((press, list, row)) = handle(event) {
        drag::start(event, &press, move |to| session.move_row(list, row, to));
    }
}

/// Moves a row by a key on its handle. False where the key is not for a handle.
pub fn moved(event: &KeyboardEvent, session: Session, announcer: Announcer) -> bool {
    let Some((press, list, row)) = handle(event) else {
        return false;
    };
    let by = match event.key().as_str() {
        "ArrowUp" => -1,
        "ArrowDown" => 1,
        _ => return false,
    };
    event.prevent_default();
    step(session, announcer, list, row, by);
    press.keep_focus();
    true
}

/// Moves a row by so many places, and tells where it is then.
pub fn step(session: Session, announcer: Announcer, list: List, row: Id, by: isize) {
    session.step_row(list, row, by);
    let place = session.with(|doc| {
        let rows = doc.rows(list);
        Some([rows.position(row)? + 1, rows.len()].map(|number| number.to_string()))
    });
    let name = template::list(list).map_or("row", |template| template.row);
    if let Some([at, of]) = place {
        announcer.whisper(&["Now ", name, " ", &at, " of ", &of].concat());
    }
}

/// Sorts the timeline. Its button goes, and the focus with it to what is offered beside it.
fn sort(session: Session, announcer: Announcer) {
    session.sort_timeline();
    announcer.undoable("The timeline was sorted", session.edits().get_untracked());
    after_render(|| controls::focus_id(&add_button_id(List::Timeline)));
}

/// Takes a row out and tells how to get it back.
pub fn remove(session: Session, announcer: Announcer, list: List, row: Id) {
    let blank = session.is_blank_row(list, row);
    session.remove_row(list, row);
    let name = template::list(list).map_or("row", |template| template.row);
    let what = if blank { "empty " } else { "" };
    announcer.undoable(
        format!("The {what}{name} was removed"),
        session.edits().get_untracked(),
    );
}

fn handle(event: &Event) -> Option<(Press, List, Id)> {
    let press = Press::of(event).filter(|press| press.does == "move")?;
    let (list, row) = (press.list?, press.row?);
    Some((press, list, row))
}
