//! The browser's local storage, through gloo-storage.

use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, window};

use crate::drafts::{MemoryStore, Store, StoreError};

/// What drafts are kept in, and whether it outlives the tab.
pub struct Kept {
    pub store: Rc<dyn Store>,
    pub lasts: bool,
}

/// Whether the browser gives this page a storage. gloo-storage panics where it does not, so
/// this is asked before it is touched.
pub fn is_available() -> bool {
    window()
        .and_then(|window| window.local_storage().ok())
        .flatten()
        .is_some()
}

/// The browser's storage, or the tab's memory where it gives none.
pub fn open() -> Kept {
    if is_available() {
        Kept {
            store: Rc::new(BrowserStore),
            lasts: true,
        }
    } else {
        Kept {
            store: Rc::new(MemoryStore::default()),
            lasts: false,
        }
    }
}

struct BrowserStore;

// The values are strings already: gloo's typed access would write each as JSON once more, which
// costs a pass over the whole draft, and room for every quotation mark in it.
impl Store for BrowserStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        ask()?.get_item(key).map_err(explain)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        ask()?.set_item(key, value).map_err(explain)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        ask()?.remove_item(key).map_err(explain)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let storage = ask()?;
        let keys = (0..LocalStorage::length())
            .filter_map(|index| storage.key(index).ok().flatten())
            .filter(|key| key.starts_with(prefix))
            .collect();
        Ok(keys)
    }
}

/// The storage, which can be taken away in the middle of a session.
fn ask() -> Result<web_sys::Storage, StoreError> {
    if is_available() {
        Ok(LocalStorage::raw())
    } else {
        Err(StoreError::Denied)
    }
}

fn explain(error: JsValue) -> StoreError {
    let name = error
        .dyn_ref::<DomException>()
        .map(DomException::name)
        .unwrap_or_default();
    match name.as_str() {
        "SecurityError" => StoreError::Denied,
        // Chromium and Safari say "QuotaExceededError", Firefox has a name of its own.
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StoreError::Full,
        _ => StoreError::Other(name),
    }
}
