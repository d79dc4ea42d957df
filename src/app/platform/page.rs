//! The page as a whole: its title, and printing it.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, window};

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
