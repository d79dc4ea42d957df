//! The browser's database (IndexedDB), as tables of texts that are written strictly.
//!
//! Through web-sys and one declaration of our own: of the crates around IndexedDB, `idb` 0.6 and
//! `rexie` 0.6 have no way to ask for strict durability, and `indexed_db_futures` 0.6, which has
//! one, makes a program that does the same 11 kB larger (brotli; 18.6 kB against 7.5 kB). A promise
//! that a request's own events keep or break is all that is needed.

mod error;
mod seen;

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, EventTarget, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest,
    IdbTransaction, window,
};

pub use error::DurableError;
use error::{explain, why};
use seen::Seen;

use super::{
    events::{Listener, listen},
    waiting,
};
use crate::drafts::{
    StoreError,
    shelf::{Batch, ShelfError, Table},
};

/// How long an answer is waited for without which a draft does not open, in milliseconds.
const READS_WITHIN_MS: i32 = 5_000;

/// A database that is open. It closes itself when a newer version of the page wants it.
pub struct Durable {
    database: IdbDatabase,
    seen: Seen,
    _gives_way: Listener,
    _ends: Listener,
}

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
            seen: Seen::default(),
        })
    }

    /// Does all of a batch or nothing of it, and reads back what it has put. It is acknowledged
    /// when the browser has it on its disk.
    ///
    /// # Errors
    ///
    /// [`ShelfError::Changed`] where something else is found than was expected, and nothing was
    /// done; [`ShelfError::Store`] where the browser refused, or gave back another text.
    pub async fn apply(&self, batch: &Batch) -> Result<(), ShelfError> {
        let tables = batch.tables().into_iter().map(Table::name);
        let transaction = self.begin(tables.map(JsValue::from_str).collect(), "readwrite")?;
        // From here on, so that no answer is missed.
        let done = JsFuture::from(outcome(&transaction, "complete", &["abort"]));
        let texts = batch.puts.iter().map(|record| (&record.value).into());
        let texts: Vec<JsValue> = texts.collect();
        if let Err(error) = self.fill(&transaction, batch, &texts).await {
            // Given up as a whole. Where the browser has done so itself, it only says so.
            let _ = transaction.abort();
            return Err(error);
        }
        done.await.map_err(why)?;
        self.verify(batch, &texts).await
    }

    /// Keeps an object of the browser's own, which is no text, or none any longer.
    ///
    /// # Errors
    ///
    /// [`DurableError`].
    pub async fn keep(
        &self,
        table: &str,
        key: &str,
        object: Option<&JsValue>,
    ) -> Result<(), DurableError> {
        let transaction = self.begin(Array::of1(&table.into()), "readwrite")?;
        let done = JsFuture::from(outcome(&transaction, "complete", &["abort"]));
        let table = table_of(&transaction, table)?;
        match object {
            Some(object) => table.put_with_key(object, &key.into()),
            None => table.delete(&key.into()),
        }
        .map_err(explain)?;
        done.await.map(drop).map_err(why)
    }

    /// Puts a batch into a transaction, which is not over with that.
    async fn fill(
        &self,
        transaction: &IdbTransaction,
        batch: &Batch,
        texts: &[JsValue],
    ) -> Result<(), ShelfError> {
        if let Some(found) = self.unexpected(transaction, batch).await? {
            return Err(ShelfError::Changed(found));
        }
        for (table, key) in &batch.removes {
            let removed = table_of(transaction, table.name())?.delete(&JsValue::from(key));
            removed.map_err(explain)?;
        }
        for (record, text) in batch.puts.iter().zip(texts) {
            let table = table_of(transaction, record.table.name())?;
            let put = table.put_with_key(text, &JsValue::from(&record.key));
            put.map_err(explain)?;
        }
        Ok(())
    }

    /// What stands where the batch expects something, if any of it is something else.
    async fn unexpected(
        &self,
        transaction: &IdbTransaction,
        batch: &Batch,
    ) -> Result<Option<Vec<Option<String>>>, DurableError> {
        let mut asked = Vec::new();
        for expect in &batch.expects {
            let table = table_of(transaction, expect.table.name())?;
            asked.push(table.get(&JsValue::from(&expect.key)).map_err(explain)?);
        }
        // As above.
        if let Some(last) = asked.last() {
            settled(last, "success", &["error"]).await?;
        }
        let found = answers(&asked)?;
        let mut pairs = batch.expects.iter().zip(&found);
        let all_hold = pairs.all(|(expect, found)| {
            let text = found.as_ref();
            expect.allows(text.and_then(|text| self.seen.fingerprint(expect, text)))
        });
        let texts = || found.iter().map(|text| text.as_ref()?.as_string());
        Ok((!all_hold).then(|| texts().collect()))
    }

    /// Reads back what was put.
    async fn verify(&self, batch: &Batch, texts: &[JsValue]) -> Result<(), ShelfError> {
        for (record, text) in batch.puts.iter().zip(texts) {
            let kept = self.get(record.table.name(), &record.key).await?;
            // Compared by the browser: the text is not brought here once more for that.
            if kept.as_ref() != Some(text) {
                let what = "what was written is not what came back".to_owned();
                return Err(ShelfError::Store(StoreError::Other(what)));
            }
            self.seen.put(record, text);
        }
        Ok(())
    }

    /// The value under a key.
    ///
    /// # Errors
    ///
    /// [`DurableError`].
    pub async fn get(&self, table: &str, key: &str) -> Result<Option<JsValue>, DurableError> {
        let values = self.values(table, &[key]).await?;
        Ok(values.into_iter().next().flatten())
    }

    /// The values under some keys, one for each, as they are at one moment.
    ///
    /// # Errors
    ///
    /// [`DurableError`]; [`DurableError::Silent`] where no answer comes.
    pub async fn values(
        &self,
        table: &str,
        keys: &[&str],
    ) -> Result<Vec<Option<JsValue>>, DurableError> {
        let table = self.reading(table)?;
        let mut asked = Vec::new();
        for key in keys {
            asked.push(table.get(&JsValue::from_str(key)).map_err(explain)?);
        }
        // One transaction answers in the order in which it was asked.
        if let Some(last) = asked.last() {
            answered(last).await?;
        }
        answers(&asked)
    }

    /// The keys that begin so, in their order.
    ///
    /// # Errors
    ///
    /// [`DurableError`].
    pub async fn keys(&self, table: &str, prefix: &str) -> Result<Vec<String>, DurableError> {
        let range = beginning_with(prefix)?;
        let keys = self.reading(table)?.get_all_keys_with_key(&range);
        let keys = keys.map_err(explain)?;
        settled(&keys, "success", &["error"]).await?;
        let keys = Array::from(&keys.result().map_err(explain)?);
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }

    /// Every text of a table, with its key.
    ///
    /// # Errors
    ///
    /// [`DurableError`].
    pub async fn texts(&self, table: &str) -> Result<Vec<(String, String)>, DurableError> {
        let table = self.reading(table)?;
        let keys = table.get_all_keys().map_err(explain)?;
        let values = table.get_all().map_err(explain)?;
        // One transaction answers in the order in which it was asked.
        settled(&values, "success", &["error"]).await?;
        let keys = Array::from(&keys.result().map_err(explain)?);
        let values = Array::from(&values.result().map_err(explain)?);
        let both = keys.iter().zip(values.iter());
        Ok(both
            .filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?)))
            .collect())
    }

    fn reading(&self, table: &str) -> Result<IdbObjectStore, DurableError> {
        table_of(&self.begin(Array::of1(&table.into()), "readonly")?, table)
    }

    fn begin(&self, tables: Array, mode: &str) -> Result<IdbTransaction, DurableError> {
        let options = Object::new();
        // An object that is made here takes any entry.
        let _ = Reflect::set(&options, &"durability".into(), &"strict".into());
        let database: &Strict = self.database.unchecked_ref();
        database.begin(&tables, mode, &options).map_err(explain)
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

fn table_of(transaction: &IdbTransaction, table: &str) -> Result<IdbObjectStore, DurableError> {
    transaction.object_store(table).map_err(explain)
}

/// What was asked of one transaction and is answered.
fn answers(asked: &[IdbRequest]) -> Result<Vec<Option<JsValue>>, DurableError> {
    let mut found = Vec::new();
    for request in asked {
        let value = request.result().map_err(explain)?;
        found.push((!value.is_undefined()).then_some(value));
    }
    Ok(found)
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

/// Waits for the answer to a question: a database that another tab blocks, or that the browser has
/// lost, may never give one.
async fn answered(request: &IdbRequest) -> Result<(), DurableError> {
    let answer = outcome(request, "success", &["error"]);
    let first = JsFuture::from(waiting::within(&answer, READS_WITHIN_MS)).await;
    match first.map_err(why)?.is_undefined() {
        true => Err(DurableError::Silent),
        false => Ok(()),
    }
}

async fn settled(target: &EventTarget, good: &str, bad: &[&str]) -> Result<(), DurableError> {
    let settled = JsFuture::from(outcome(target, good, bad)).await;
    settled.map(drop).map_err(why)
}
