//! Rows that are pasted where no field takes them: at the button that adds one.

use leptos::{ev::Event, prelude::GetUntracked};

use super::announce::Announcer;
use crate::app::{
    platform::{clipboard, events, press},
    session::Session,
};

/// Hears what is pasted at such a button; installed once, at the root of the page. Not every browser
/// tells the button itself of it.
pub fn install(session: Session, announcer: Announcer) {
    events::on_window("paste", move |event: Event| {
        if let Some(list) = press::adds_to()
            && let Some(text) = clipboard::pasted(&event)
        {
            tell(
                &event,
                session,
                announcer,
                session.paste_at_end(list, &text),
            );
        }
    });
}

/// Says how many rows came of what was pasted; without any, it is the browser's to paste.
pub fn tell(event: &Event, session: Session, announcer: Announcer, count: usize) {
    if count > 0 {
        event.prevent_default();
        let edits = session.edits().get_untracked();
        let rows = if count == 1 {
            " row pasted"
        } else {
            " rows pasted"
        };
        announcer.undoable([&count.to_string(), rows].concat(), edits);
    }
}
