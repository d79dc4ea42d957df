//! The browser's database (IndexedDB), as tables of texts that are written strictly.
//!
//! Through web-sys and one declaration of our own: of the crates around IndexedDB, `idb` and
//! `rexie` have no way to ask for strict durability, and `indexed_db_futures` costs more bytes
//! than all of this file's callers (CONTRIBUTING.md has the figures). A promise that
//! is settled by the request's own events is all that is needed.

use std::fmt;

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, Event, EventTarget, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest,
    IdbTransaction, window,
};

use super::events::{Listener, listen};

/// A database that is open. It closes itself when a newer version of the page wants it.
pub struct Durable {
    database: IdbDatabase,
    _gives_way: Listener,
    _ends: Listener,
}

/// One change of a table: a value to put under a key, or `None` to take the key away.
pub struct Write<'a> {
    pub table: &'a str,
    pub key: &'a str,
    pub value: Option<JsValue>,
}

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
            Self::Other(what) => write!(
                f,
                "The drafts' database did not work ({what}). Download this draft to be safe."
            ),
        }
    }
}

impl std::error::Error for DurableError {}

#[wasm_bindgen]
extern "C" {
    /// The database with the one call that web-sys has only behind a flag of the compiler.
    #[wasm_bindgen(extends = IdbDatabase)]
    type Strict;
    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn begin(
        this: &Strict,
        tables: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

impl Durable {
    /// Opens a database and makes the tables that it does not have yet.
    ///
    /// `lost` is called when it is closed from outside: the browser has deleted it, or a newer
    /// version of the page waits for it.
    ///
    /// # Errors
    ///
    /// [`DurableError`]; a database of a newer version is left alone.
    pub async fn open(
        name: &str,
        version: u32,
        tables: &'static [&'static str],
        lost: impl Fn() + Clone + 'static,
    ) -> Result<Self, DurableError> {
        let factory = window()
            .and_then(|window| window.indexed_db().ok().flatten())
            .ok_or(DurableError::Denied)?;
        let request = factory.open_with_u32(name, version).map_err(explain)?;
        let asked = request.clone();
        let _upgrade = listen(&request, "upgradeneeded", move |_: Event| {
            // Where a table cannot be made, the request fails and says so.
            let _ = make_tables(&asked, tables);
        });
        settled(&request, "success", &["error", "blocked"]).await?;
        let database: IdbDatabase = request.result().map_err(explain)?.unchecked_into();
        let (closing, ended) = (database.clone(), lost.clone());
        Ok(Self {
            _gives_way: listen(&database, "versionchange", move |_: Event| {
                closing.close();
                lost();
            }),
            _ends: listen(&database, "close", move |_: Event| ended()),
            database,
        })
    }

    /// Writes all of this or none of it. It is acknowledged when the browser has it on its disk.
    ///
    /// # Errors
    ///
    /// [`DurableError`]; nothing of it was written.
    pub async fn write(&self, writes: &[Write<'_>]) -> Result<(), DurableError> {
        let tables = writes.iter().map(|write| JsValue::from_str(write.table));
        let transaction = self.begin(&tables.collect(), "readwrite")?;
        // Before the requests: their failures end it.
        let done = outcome(&transaction, "complete", &["abort"]);
        for write in writes {
            let table = transaction.object_store(write.table).map_err(explain)?;
            let key = JsValue::from_str(write.key);
            match &write.value {
                Some(value) => table.put_with_key(value, &key),
                None => table.delete(&key),
            }
            .map_err(explain)?;
        }
        JsFuture::from(done).await.map_err(why)?;
        Ok(())
    }

    /// The value under a key.
    ///
    /// # Errors
    ///
    /// [`DurableError`].
    pub async fn get(&self, table: &str, key: &str) -> Result<Option<JsValue>, DurableError> {
        let request = self.reading(table)?.get(&JsValue::from_str(key));
        let request = request.map_err(explain)?;
        settled(&request, "success", &["error"]).await?;
        let value = request.result().map_err(explain)?;
        Ok((!value.is_undefined()).then_some(value))
    }

    /// The keys that begin so, in their order, and the values under them.
    ///
    /// # Errors
    ///
    /// [`DurableError`].
    pub async fn list(
        &self,
        table: &str,
        prefix: &str,
    ) -> Result<Vec<(String, JsValue)>, DurableError> {
        let range = beginning_with(prefix)?;
        let table = self.reading(table)?;
        let keys = table.get_all_keys_with_key(&range).map_err(explain)?;
        let values = table.get_all_with_key(&range).map_err(explain)?;
        // One transaction answers in the order in which it was asked.
        settled(&values, "success", &["error"]).await?;
        let keys = Array::from(&keys.result().map_err(explain)?);
        let values = Array::from(&values.result().map_err(explain)?);
        let keys = keys.iter().map(|key| key.as_string().unwrap_or_default());
        Ok(keys.zip(values.iter()).collect())
    }

    fn reading(&self, table: &str) -> Result<IdbObjectStore, DurableError> {
        let transaction = self.begin(&Array::of1(&JsValue::from_str(table)), "readonly")?;
        transaction.object_store(table).map_err(explain)
    }

    fn begin(&self, tables: &Array, mode: &str) -> Result<IdbTransaction, DurableError> {
        let options = Object::new();
        // An object that is made here takes any entry.
        let _ = Reflect::set(&options, &"durability".into(), &"strict".into());
        let database: &Strict = self.database.unchecked_ref();
        database.begin(tables, mode, &options).map_err(explain)
    }
}

impl Drop for Durable {
    fn drop(&mut self) {
        self.database.close();
    }
}

fn make_tables(request: &IdbOpenDbRequest, tables: &[&str]) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.unchecked_into();
    let there = database.object_store_names();
    for table in tables.iter().filter(|table| !there.contains(table)) {
        database.create_object_store(table)?;
    }
    Ok(())
}

/// The keys from `prefix` on, as far as they begin with it.
fn beginning_with(prefix: &str) -> Result<IdbKeyRange, DurableError> {
    // No key of ours holds the last of all UTF-16 units.
    let last = format!("{prefix}\u{ffff}");
    IdbKeyRange::bound(&prefix.into(), &last.into()).map_err(explain)
}

/// A promise that the target's events keep or break, each with the event itself.
fn outcome(target: &EventTarget, good: &str, bad: &[&str]) -> Promise {
    Promise::new(&mut |keep, break_it| {
        // Adding a listener to an event target does not fail.
        let _ = target.add_event_listener_with_callback(good, &keep);
        for bad in bad {
            let _ = target.add_event_listener_with_callback(bad, &break_it);
        }
    })
}

async fn settled(target: &EventTarget, good: &str, bad: &[&str]) -> Result<(), DurableError> {
    let settled = JsFuture::from(outcome(target, good, bad)).await;
    settled.map(drop).map_err(why)
}

/// What an event says of a request or a transaction that failed.
fn why(event: JsValue) -> DurableError {
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

fn explain(error: JsValue) -> DurableError {
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
