//! The page as a whole: its title, and printing it.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, window};

use super::{dom::Piece, events};

/// What the page is called now.
pub fn title() -> String {
    window()
        .and_then(|window| window.document())
        .map(|document| document.title())
        .unwrap_or_default()
}

/// Names the page in the browser's tab and history.
pub fn set_title(title: &str) {
    if let Some(document) = window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = window() {
        // A browser that cannot print says so itself.
        let _ = window.print();
    }
}

/// Prints another part of the page than the post-mortem: the style sheet knows it by this word.
pub fn print_part(part: &str) {
    thread_local! {
        static IS_HEARD: Cell<bool> = const { Cell::new(false) };
    }
    if !IS_HEARD.replace(true) {
        events::on_event("afterprint", || name_part(None));
    }
    name_part(Some(part));
    print();
}

fn name_part(part: Option<&str>) {
    let document = window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.document_element()) {
        Piece::from(root).set("data-print", part);
    }
}

/// Runs the program in the page's `#app`, for as long as the page lives.
pub fn mount(run: fn()) {
    let place = by_id("app");
    if let Some(place) = place {
        leptos::mount::mount_to(place, run).forget();
    }
}

fn by_id(id: &str) -> Option<HtmlElement> {
    let document = window()?.document()?;
    document.get_element_by_id(id)?.dyn_into().ok()
}
