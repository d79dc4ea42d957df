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
    is_at(event, "textarea, select, input:not([type=checkbox])")
}

/// Whether the key goes into a text that has an undo of its own in the browser.
pub fn is_in_text(event: &KeyboardEvent) -> bool {
    is_at(event, "textarea, input:not([type=checkbox])")
}

fn is_at(event: &KeyboardEvent, selector: &str) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| element.matches(selector).unwrap_or(false))
}
