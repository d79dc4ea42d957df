use std::fmt;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Event};

use crate::drafts::{StoreError, shelf::ShelfError};

/// Why the database did not do what it was asked. What it held before, it still holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DurableError {
    /// This browser has none, or gives this page none.
    Denied,
    /// There is no room left for this site.
    Full,
    /// Another tab keeps an older version of it open.
    Blocked,
    /// It was made by a newer version of the page.
    Newer,
    /// It was closed: the browser deleted it, or a newer version of the page wants it.
    Closed,
    /// It has not answered yet.
    Silent,
    /// Something else, by the name that the browser has for it.
    Other(String),
}

impl fmt::Display for DurableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Denied => f.write_str(
                "This browser gives the page no database. Drafts are kept in its smaller storage \
                 alone: export what matters.",
            ),
            Self::Full => f.write_str(
                "The browser's storage for this site is full. Download this draft, then delete \
                 drafts that you no longer need and empty the trash.",
            ),
            Self::Blocked => f.write_str(
                "Another tab holds an older version of the drafts' database open. Close the other \
                 tabs of this page, then reload this one.",
            ),
            Self::Newer => f.write_str(
                "The drafts' database was made by a newer version of this page, and was left as \
                 it is. Reload the page to update it.",
            ),
            Self::Closed => f.write_str(
                "The browser has closed the drafts' database. Download this draft, then reload \
                 the page.",
            ),
            Self::Silent => f.write_str(
                "The drafts' database has not answered yet. Until it does, drafts are kept in the \
                 browser's smaller storage alone.",
            ),
            Self::Other(what) => write!(
                f,
                "The drafts' database did not work ({what}). Download this draft to be safe."
            ),
        }
    }
}

impl std::error::Error for DurableError {}

impl From<DurableError> for ShelfError {
    fn from(error: DurableError) -> Self {
        Self::Store(match error {
            DurableError::Denied => StoreError::Denied,
            DurableError::Full => StoreError::Full,
            DurableError::Blocked => StoreError::Other("another tab blocks it".to_owned()),
            DurableError::Newer => StoreError::Other("it is of a newer version".to_owned()),
            DurableError::Closed => StoreError::Other("the browser has closed it".to_owned()),
            DurableError::Silent => StoreError::Other("it does not answer".to_owned()),
            DurableError::Other(what) => StoreError::Other(what),
        })
    }
}

/// What an event says of a request or a transaction that failed.
pub(super) fn why(event: JsValue) -> DurableError {
    let Some(event) = event.dyn_ref::<Event>() else {
        return explain(event);
    };
    if event.type_() == "blocked" {
        return DurableError::Blocked;
    }
    let error = event
        .target()
        .map(|target| Reflect::get(&target, &"error".into()));
    match error {
        Some(Ok(error)) => explain(error),
        _ => DurableError::Closed,
    }
}

pub(super) fn explain(error: JsValue) -> DurableError {
    let Some(error) = error.dyn_ref::<DomException>() else {
        // A transaction that the browser has ended, and not a request in it, has no error.
        return DurableError::Closed;
    };
    match error.name().as_str() {
        "SecurityError" | "NotAllowedError" => DurableError::Denied,
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => DurableError::Full,
        "VersionError" => DurableError::Newer,
        "InvalidStateError" | "AbortError" => DurableError::Closed,
        name => DurableError::Other(format!("{name}: {}", error.message())),
    }
}
