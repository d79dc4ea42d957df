//! The clipboard.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Clipboard, ClipboardEvent, ClipboardItem, Event, window};

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
    let event: &ClipboardEvent = event.dyn_ref()?;
    event.clipboard_data()?.get_data("text/plain").ok()
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
