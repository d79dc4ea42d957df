//! What a writer sees if the page itself fails: a message and the draft as a file, made by
//! plain page calls alone, because nothing else can be relied on any more.
//!
//! A panic, a stack that runs over and a memory that runs out all end as an error that leaves
//! the program and reaches the window. It is heard there: one way for all of them, and the
//! program need not carry the texts of panics that nobody sees.

use std::cell::Cell;

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element, ErrorEvent, PromiseRejectionEvent, window};

use super::{events, files};

thread_local! {
    static HAPPENED: Cell<bool> = const { Cell::new(false) };
}

/// Whether the page has failed. Nothing may be saved from then on: the state cannot be trusted.
pub fn happened() -> bool {
    HAPPENED.get()
}

/// From now on a fault of the program shows the message. `rescue` gives the draft's file name
/// and text, if it can still be had.
pub fn install(rescue: fn() -> Option<(String, String)>) {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    events::on_window("error", move |event: ErrorEvent| {
        heard(&event.error(), rescue);
    });
    // What fails in a task of the program, and not in an event.
    events::on_window("unhandledrejection", move |event: PromiseRejectionEvent| {
        heard(&event.reason(), rescue);
    });
}

fn heard(error: &JsValue, rescue: fn() -> Option<(String, String)>) {
    if is_ours(error) && !HAPPENED.replace(true) {
        // Without a document there is nobody to show a message to.
        if let Ok(panel) = show() {
            // Only then: this may fail for the same reason, and the message is there.
            if let Some((name, content)) = rescue() {
                let _ = offer(&panel, &name, &content);
            }
        }
    }
}

/// Whether an error is a fault of the program: a trap, or a stack that runs over, for which
/// browsers have two names.
fn is_ours(error: &JsValue) -> bool {
    let name = Reflect::get(error, &JsValue::from_str("name"));
    let name = name.ok().and_then(|name| name.as_string());
    matches!(
        name.as_deref(),
        Some("RuntimeError" | "RangeError" | "InternalError")
    )
}

/// Shows the message, and gives its panel, whose last button reloads the page.
fn show() -> Result<Element, JsValue> {
    let document = window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let body = document.body().ok_or(JsValue::NULL)?;
    if let Some(app) = document.get_element_by_id("app") {
        app.set_attribute("inert", "")?;
    }
    // An open dialog would lie over the message and keep the focus from it.
    while let Some(dialog) = document.query_selector("dialog[open]")? {
        dialog.remove_attribute("open")?;
        dialog.remove();
    }
    let main = element(&document, "main", "")?;
    let panel = element(&document, "div", "crash")?;
    panel.set_attribute("role", "alertdialog")?;
    panel.set_attribute("aria-labelledby", "crash-title")?;
    let title = element(&document, "h1", "")?;
    title.set_id("crash-title");
    title.set_text_content(Some("Unblame ran into a fault and stopped."));
    let text = element(&document, "p", "")?;
    text.set_text_content(Some(
        "Your draft is kept in this browser up to the last save. Reload the page to go on with it.",
    ));
    panel.append_child(&title)?;
    panel.append_child(&text)?;
    let reload = element(&document, "a", "button")?;
    // An address without a fragment would be the same page: only `?` makes the browser load it.
    reload.set_attribute("href", "?")?;
    reload.set_text_content(Some("Reload the page"));
    panel.append_child(&reload)?;
    main.append_child(&panel)?;
    body.append_child(&main)?;
    Ok(panel)
}

/// Puts the draft as a file before the button that reloads the page.
fn offer(panel: &Element, name: &str, content: &str) -> Result<(), JsValue> {
    let document = panel.owner_document().ok_or(JsValue::NULL)?;
    let link = element(&document, "a", "button primary")?;
    link.set_attribute("href", &files::object_url("application/json", content)?)?;
    link.set_attribute("download", name)?;
    link.set_text_content(Some("Download the draft"));
    panel.insert_before(&link, panel.last_child().as_ref())?;
    if let Some(text) = panel.query_selector("p")? {
        text.append_with_str_1(" Download it first, to be sure.")?;
    }
    Ok(())
}

fn element(document: &Document, tag: &str, class: &str) -> Result<Element, JsValue> {
    let element = document.create_element(tag)?;
    element.set_class_name(class);
    Ok(element)
}
