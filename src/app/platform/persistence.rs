//! Whether the browser promises to keep what this site stores, and how much room it has.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager, window};

/// How much of the browser's storage this site takes, in bytes, as the browser estimates it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    pub used: f64,
    /// What it may take.
    pub most: f64,
}

/// Asks the browser to keep what is stored here until the user deletes it. Some browsers ask the
/// user. `None` where the browser has no such promise.
pub async fn ask() -> Option<bool> {
    promised(manager()?.persist()).await
}

/// Whether the browser has promised it.
pub async fn is_promised() -> Option<bool> {
    promised(manager()?.persisted()).await
}

/// How much room there is; `None` where the browser does not say.
pub async fn room() -> Option<Room> {
    let estimate = JsFuture::from(manager()?.estimate().ok()?).await.ok()?;
    let estimate: StorageEstimate = estimate.unchecked_into();
    Some(Room {
        used: estimate.get_usage()?,
        most: estimate.get_quota()?,
    })
}

/// Whether this is Safari, which deletes what a site has stored when it was not used for seven
/// days (WebKit, "Full Third-Party Cookie Blocking and More", 2020).
pub fn deletes_after_seven_days() -> bool {
    let Some(window) = window() else {
        return false;
    };
    let agent = window.navigator().user_agent().unwrap_or_default();
    agent.contains("Safari/") && !agent.contains("Chrom") && !agent.contains("Android")
}

async fn promised(answer: Result<js_sys::Promise, JsValue>) -> Option<bool> {
    JsFuture::from(answer.ok()?).await.ok()?.as_bool()
}

/// `None` on a page that did not come safely, which has no such thing.
fn manager() -> Option<StorageManager> {
    let navigator = window()?.navigator();
    let storage = js_sys::Reflect::get(&navigator, &"storage".into()).ok()?;
    storage.is_object().then(|| storage.unchecked_into())
}
