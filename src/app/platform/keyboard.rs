//! Where a key was pressed.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

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
