//! The browser's own modal dialogs: it keeps the focus inside and gives it back.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, window};

/// Opens the dialog with this id.
pub fn open(id: &str) {
    if let Some(dialog) = find(id)
        && !dialog.open()
    {
        // It fails only on a dialog that is open already or not in the page.
        let _ = dialog.show_modal();
        changed();
    }
}

/// Takes in that a dialog was opened, closed by whatever means, or taken away: the root says
/// whether one is open. A style that looked for one would be asked again whenever anything in the
/// page comes or goes.
pub fn changed() {
    let root = window().and_then(|window| window.document()?.document_element());
    if let Some(root) = root {
        // The attribute is one that every element has.
        let _ = root.toggle_attribute_with_force("data-dialog", any_open());
    }
}

/// Closes the dialog with this id.
pub fn close(id: &str) {
    if let Some(dialog) = find(id) {
        dialog.close();
    }
}

/// Whether a dialog is open.
pub fn any_open() -> bool {
    window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("dialog[open]").ok())
        .flatten()
        .is_some()
}

fn find(id: &str) -> Option<HtmlDialogElement> {
    let element = window()?.document()?.get_element_by_id(id)?;
    element.dyn_into().ok()
}
