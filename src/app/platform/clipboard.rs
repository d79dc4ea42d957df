//! The clipboard.

use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Clipboard, ClipboardEvent, ClipboardItem, DataTransfer, Event,
    HtmlDocument, window,
};

use crate::document::{Replaced, clean_and_count, clean_utf16};

#[wasm_bindgen]
extern "C" {
    /// What is being pasted, with its texts as the browser holds them.
    #[wasm_bindgen(extends = DataTransfer)]
    type Given;
    #[wasm_bindgen(method, js_name = getData)]
    fn text(this: &Given, kind: &str) -> JsString;
}

/// Copies a plain text. False where the browser refuses.
pub async fn copy_text(text: &str) -> bool {
    match clipboard() {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    }
}

/// Copies a text in two forms, so that what it is pasted into may take the richer one.
/// False where the browser refuses.
pub async fn copy_rich(html: &str, text: &str) -> bool {
    let (Some(clipboard), Ok(item)) = (clipboard(), item(html, text)) else {
        return false;
    };
    let items = js_sys::Array::of1(&item);
    JsFuture::from(clipboard.write(&items)).await.is_ok()
}

/// The plain text that is being pasted.
pub fn pasted(event: &Event) -> Option<String> {
    pasted_as(event, "text/plain")
}

/// What is being pasted as HTML; empty where the clipboard has none.
pub fn pasted_html(event: &Event) -> Option<String> {
    pasted_as(event, "text/html")
}

fn pasted_as(event: &Event, kind: &str) -> Option<String> {
    let event: &ClipboardEvent = event.dyn_ref()?;
    event.clipboard_data()?.get_data(kind).ok()
}

/// Writes where the caret is, as a paste does: the browser's own undo takes it back. False where
/// the browser refuses.
pub fn write_at_the_caret(text: &str) -> bool {
    let document = window().and_then(|window| window.document());
    let document = document.and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    document.is_some_and(|document| {
        document
            .exec_command_with_show_ui_and_value("insertText", false, text)
            .unwrap_or(false)
    })
}

/// What of the text that is being pasted a field or Unicode cannot keep.
pub fn replaced(event: &Event) -> Replaced {
    let Some(text) = pasted(event) else {
        return Replaced::default();
    };
    // Halves of pairs are replaced already when a text arrives here; only where that may have
    // happened is it worth a walk through all that the browser holds.
    if !text.contains('\u{FFFD}') {
        return clean_and_count(&text).1;
    }
    let data = event.dyn_ref().and_then(ClipboardEvent::clipboard_data);
    let units = data.map(|data| {
        let text = data.unchecked_ref::<Given>().text("text/plain");
        text.iter().collect::<Vec<u16>>()
    });
    clean_utf16(&units.unwrap_or_default()).1
}

/// The clipboard, which a page has only where it was opened over a secure connection.
fn clipboard() -> Option<Clipboard> {
    let clipboard = window()?.navigator().clipboard();
    (!clipboard.is_undefined()).then_some(clipboard)
}

fn item(html: &str, text: &str) -> Result<ClipboardItem, JsValue> {
    let record = Object::new();
    for (mime, content) in [("text/html", html), ("text/plain", text)] {
        let options = BlobPropertyBag::new();
        options.set_type(mime);
        let parts = js_sys::Array::of1(&JsValue::from_str(content));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
        Reflect::set(&record, &JsValue::from_str(mime), &blob)?;
    }
    ClipboardItem::new_with_record_from_str_to_blob_promise(&record)
}
