//! The browser's local storage, through gloo-storage.

use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage, errors::StorageError};
use web_sys::window;

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

impl Store for BrowserStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        ask()?;
        match LocalStorage::get::<String>(key) {
            Ok(value) => Ok(Some(value)),
            Err(StorageError::KeyNotFound(_)) => Ok(None),
            // Not written by us, or damaged: the text as it stands, for whoever sets it aside.
            Err(StorageError::SerdeError(_)) => {
                Ok(LocalStorage::raw().get_item(key).ok().flatten())
            }
            Err(error) => Err(explain(&error)),
        }
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        ask()?;
        LocalStorage::set(key, value).map_err(|error| explain(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        ask()?;
        LocalStorage::delete(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        ask()?;
        let storage = LocalStorage::raw();
        let keys = (0..LocalStorage::length())
            .filter_map(|index| storage.key(index).ok().flatten())
            .filter(|key| key.starts_with(prefix))
            .collect();
        Ok(keys)
    }
}

/// A storage can be taken away in the middle of a session.
fn ask() -> Result<(), StoreError> {
    if is_available() {
        Ok(())
    } else {
        Err(StoreError::Denied)
    }
}

fn explain(error: &StorageError) -> StoreError {
    match error {
        StorageError::JsError(js) if js.name == "SecurityError" => StoreError::Denied,
        StorageError::JsError(js) if js.name.contains("Quota") => StoreError::Full,
        other => StoreError::Other(other.to_string()),
    }
}
