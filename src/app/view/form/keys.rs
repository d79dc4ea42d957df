use leptos::ev::KeyboardEvent;

use super::press;
use crate::{
    app::{
        effects::announce::Announcer,
        platform::controls::{self, Caret},
        session::Session,
    },
    document::{Column, Field, Id, List, Place, Postmortem},
    text::Mark,
};

/// What a key does inside a control of the form.
pub fn pressed(event: &KeyboardEvent, session: Session, announcer: Announcer) {
    // The keys of an input method belong to it: Enter there takes a word, not a row.
    if event.is_composing() || event.key_code() == 229 {
        return;
    }
    if press::moved(event, session) {
        return;
    }
    let Some((place, control)) = controls::of_event(event) else {
        return;
    };
    let command = event.ctrl_key() || event.meta_key();
    let plain = !command && !event.alt_key() && !event.shift_key();
    if command && !event.alt_key() && control.is_text_area() {
        mark(event, session, place, &control);
        return;
    }
    let Place::Cell { list, row, column } = place else {
        // It is shown in full, and is one line all the same.
        if place == Place::Field(Field::Title) && event.key() == "Enter" {
            event.prevent_default();
        }
        return;
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
            session.step_row(list, row, -1);
        }
        "ArrowDown" if event.alt_key() && !command => {
            event.prevent_default();
            session.step_row(list, row, 1);
        }
        // Held down to empty a cell, it stops there.
        "Backspace" if plain && !event.repeat() && session.is_blank_row(list, row) => {
            event.prevent_default();
            press::remove(session, announcer, list, row);
        }
        _ => {}
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
