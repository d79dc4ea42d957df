use leptos::ev::KeyboardEvent;

use super::press;
use crate::{
    app::{
        effects::announce::Announcer,
        platform::controls::{self, Caret},
        session::Session,
    },
    document::{Column, Field, Id, List, Place, Postmortem},
    text::{InList, Mark},
};

/// What a key does inside a control of the form. Gives what belongs behind the line break that the
/// browser is about to write: the marker of a further item.
pub fn pressed(event: &KeyboardEvent, session: Session, announcer: Announcer) -> Option<String> {
    // The keys of an input method belong to it: Enter there takes a word, not a row.
    if event.is_composing() || event.key_code() == 229 || press::moved(event, session, announcer) {
        return None;
    }
    let (place, control) = controls::of_event(event)?;
    let command = event.ctrl_key() || event.meta_key();
    let plain = !command && !event.alt_key() && !event.shift_key();
    if command && !event.alt_key() && control.is_text_area() {
        mark(event, session, place, &control);
        return None;
    }
    let Place::Cell { list, row, column } = place else {
        let is_enter = event.key() == "Enter";
        // It is shown in full, and is one line all the same.
        if is_enter && place == Place::Field(Field::Title) {
            event.prevent_default();
        } else if is_enter && plain {
            return in_list(event, session, place, &control);
        }
        return None;
    };
    match event.key().as_str() {
        "Enter" if plain && control.is_text() => {
            event.prevent_default();
            match session.with(|doc| still_to_say(doc, list, row, column)) {
                Some(next) => session.go_to(next),
                None => session.add_row(list, Some(row)),
            }
        }
        // It opens a menu, as everywhere; the handle moves its row.
        "ArrowUp" | "ArrowDown" if event.alt_key() && control.is_menu() => {}
        "ArrowUp" if event.alt_key() && !command => {
            event.prevent_default();
            press::step(session, announcer, list, row, -1);
        }
        "ArrowDown" if event.alt_key() && !command => {
            event.prevent_default();
            press::step(session, announcer, list, row, 1);
        }
        // Held down to empty a cell, it stops there.
        "Backspace" if plain && !event.repeat() && session.is_blank_row(list, row) => {
            event.prevent_default();
            press::remove(session, announcer, list, row);
        }
        _ => {}
    }
    None
}

/// Ends a list at an empty item, or gives the marker of the next one.
fn in_list(
    event: &KeyboardEvent,
    session: Session,
    place: Place,
    control: &controls::Control,
) -> Option<String> {
    let (start, end) = control.selection().filter(|_| control.is_text_area())?;
    match session.enter(Caret { place, start, end })? {
        InList::GoesOn(marker) => Some(marker),
        InList::Ends(..) => {
            event.prevent_default();
            None
        }
    }
}

/// The cell that is filled after this one, where it is empty: what happened, behind its time, and
/// the answer, behind its question.
fn still_to_say(doc: &Postmortem, list: List, row: Id, column: Column) -> Option<Place> {
    let column = match column {
        Column::At => Column::Text,
        Column::Question => Column::Answer,
        _ => return None,
    };
    let next = Place::Cell { list, row, column };
    doc.text(next)?.is_empty().then_some(next)
}

fn mark(event: &KeyboardEvent, session: Session, place: Place, control: &controls::Control) {
    let kind = match event.key().to_ascii_lowercase().as_str() {
        "b" if !event.shift_key() => Mark::Bold,
        "i" if !event.shift_key() => Mark::Italic,
        "k" if !event.shift_key() => Mark::Link,
        "8" | "*" if event.shift_key() => Mark::List,
        _ => return,
    };
    event.prevent_default();
    if let Some((start, end)) = control.selection() {
        session.mark(Caret { place, start, end }, kind);
    }
}
