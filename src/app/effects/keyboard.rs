use leptos::{ev::KeyboardEvent, prelude::GetUntracked};

use super::desk::Desk;
use crate::app::{
    platform::{dialogs, events, keyboard},
    session::Session,
    view::KEYS_ID,
};

/// The keys that work wherever the focus is; installed once, at the root of the page.
pub fn install(session: Session, desk: Desk) {
    events::on_window("keydown", move |event: KeyboardEvent| {
        pressed(&event, session, desk);
    });
}

fn pressed(event: &KeyboardEvent, session: Session, desk: Desk) {
    if event.is_composing() || event.alt_key() || dialogs::any_open() {
        return;
    }
    let command = event.ctrl_key() || event.meta_key();
    let open = desk.id().is_some() && !session.read_only().get_untracked();
    match (command, event.key().to_ascii_lowercase().as_str()) {
        (true, "z") if open => {
            event.prevent_default();
            if event.shift_key() {
                session.redo();
            } else {
                session.undo();
            }
        }
        (true, "y") if open => {
            event.prevent_default();
            session.redo();
        }
        (true, "s") => {
            event.prevent_default();
            desk.flush();
        }
        (false, "?") if !keyboard::is_typing(event) => {
            event.prevent_default();
            dialogs::open(KEYS_ID);
        }
        _ => {}
    }
}
