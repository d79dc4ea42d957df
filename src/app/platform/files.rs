//! Files, out of the page and into it.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DataTransfer, DragEvent, Event, File, HtmlAnchorElement,
    HtmlInputElement, Url, window,
};

use super::render::after_render;

/// Files larger than this (bytes) are not read at all.
pub const MOST_BYTES: f64 = 8_000_000.0;

/// A file that a writer gave.
pub struct GivenFile {
    /// Its bytes; `None` where the file is larger than [`MOST_BYTES`] or cannot be read.
    pub bytes: Option<Vec<u8>>,
}

/// Gives a text to the browser as a download. False where the browser refuses.
pub fn download(name: &str, mime: &str, text: &str) -> bool {
    offer(name, mime, text).is_ok()
}

/// The address of a text inside the page, for a link that downloads it.
pub fn object_url(mime: &str, text: &str) -> Result<String, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    Url::create_object_url_with_blob(&blob)
}

/// Opens the browser's file picker of the input with this id, once the click that asked for it has
/// been heard: that of the input is heard where that one was, and nobody hears two at once.
pub fn pick(input_id: &str) {
    if let Some(input) = file_input(input_id) {
        after_render(move || input.click());
    }
}

/// The file chosen in a file input; the input is emptied so that the same file can be chosen again.
pub async fn chosen(event: Event) -> Option<GivenFile> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(read(file).await)
}

/// The file dropped on the page.
pub fn dropped(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// Gives a file to the input with this id, as if it had been chosen there.
pub fn give(input_id: &str, file: &File) {
    if let Some(input) = file_input(input_id)
        && let Ok(given) = DataTransfer::new()
        && given.items().add_with_file(file).is_ok()
        && let Ok(changed) = Event::new("change")
    {
        input.set_files(given.files().as_ref());
        // It fails only for an event that is being dispatched already.
        let _ = input.dispatch_event(&changed);
    }
}

/// Whether something dragged over the page is a file.
pub fn is_file_drag(event: &DragEvent) -> bool {
    event
        .data_transfer()
        .is_some_and(|data| data.types().includes(&JsValue::from_str("Files"), 0))
}

fn file_input(id: &str) -> Option<HtmlInputElement> {
    let element = window()?.document()?.get_element_by_id(id)?;
    element.dyn_into().ok()
}

async fn read(file: File) -> GivenFile {
    if file.size() > MOST_BYTES {
        return GivenFile { bytes: None };
    }
    let bytes = JsFuture::from(file.array_buffer())
        .await
        .ok()
        .map(|buffer| Uint8Array::new(&buffer).to_vec());
    GivenFile { bytes }
}

fn offer(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    let document = window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let url = object_url(mime, text)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser has taken the address when the click returns.
    Url::revoke_object_url(&url)
}
