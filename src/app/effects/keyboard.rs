use std::{cell::Cell, rc::Rc};

use leptos::{
    ev::{Event, KeyboardEvent},
    prelude::GetUntracked,
};

use super::{desk::Desk, whole::Whole};
use crate::app::{
    platform::{controls, dialogs, events, keyboard},
    session::Session,
    view::KEYS_ID,
};

/// The keys that work wherever the focus is; installed once, at the root of the page.
pub fn install(session: Session, desk: Desk, whole: Whole) {
    // How often the document had been changed when something was last typed beside it.
    let typed_beside = Rc::new(Cell::new(None));
    let typed = typed_beside.clone();
    events::on_window("input", move |event: Event| {
        if controls::of_event(&event).is_none() {
            typed.set(Some(session.edits().get_untracked()));
        }
    });
    events::on_window("keydown", move |event: KeyboardEvent| {
        let was_beside = typed_beside.get() == Some(session.edits().get_untracked());
        pressed(&event, session, desk, whole, was_beside);
    });
}

fn pressed(event: &KeyboardEvent, session: Session, desk: Desk, whole: Whole, was_beside: bool) {
    if event.is_composing() || event.alt_key() {
        return;
    }
    let command = event.ctrl_key() || event.meta_key();
    let Some(shortcut) = shortcut(command, event) else {
        return;
    };
    // Only now: to look for open dialogs through a large page costs a part of a frame.
    if dialogs::any_open() {
        return;
    }
    if shortcut == Shortcut::Undo && desk.id().is_none() && desk.untrash() {
        event.prevent_default();
        return;
    }
    let open = desk.id().is_some() && !session.is_read_only();
    if shortcut.edits() && !open {
        return;
    }
    // What is typed beside the document, such as the reason of a silence, is the browser's to take
    // back, as long as it came last.
    let is_beside = || keyboard::is_in_text(event) && controls::of_event(event).is_none();
    if shortcut.edits() && was_beside && is_beside() {
        return;
    }
    event.prevent_default();
    match shortcut {
        Shortcut::Undo => {
            session.undo();
        }
        Shortcut::Redo => {
            session.redo();
        }
        Shortcut::Save => {
            desk.flush();
        }
        Shortcut::Keys => whole.now(|| dialogs::open(KEYS_ID)),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shortcut {
    Undo,
    Redo,
    Save,
    Keys,
}

impl Shortcut {
    /// Whether it changes the open document.
    fn edits(self) -> bool {
        matches!(self, Self::Undo | Self::Redo)
    }
}

fn shortcut(command: bool, event: &KeyboardEvent) -> Option<Shortcut> {
    match (command, event.key().to_ascii_lowercase().as_str()) {
        (true, "z") if event.shift_key() => Some(Shortcut::Redo),
        (true, "z") => Some(Shortcut::Undo),
        (true, "y") => Some(Shortcut::Redo),
        (true, "s") => Some(Shortcut::Save),
        (false, "?") if !keyboard::is_typing(event) => Some(Shortcut::Keys),
        _ => None,
    }
}
