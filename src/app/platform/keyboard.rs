//! Which key was pressed, and where.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// The event of a key that an event is.
pub fn of(event: &Event) -> Option<&KeyboardEvent> {
    event.dyn_ref()
}

/// Where an arrow key points in a row: one back, one on, or nowhere.
pub fn sideways(event: &Event) -> isize {
    match of(event).map(KeyboardEvent::key).as_deref() {
        Some("ArrowLeft") => -1,
        Some("ArrowRight") => 1,
        _ => 0,
    }
}

/// Whether the key goes into a text: there a character is a character.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| {
            element
                .matches("textarea, select, input:not([type=checkbox])")
                .unwrap_or(false)
        })
}
