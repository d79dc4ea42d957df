//! The browser's database: what was acknowledged is there, and what fails says why.

use std::cell::Cell;
use std::rc::Rc;

use unblame::app::platform::durable::{Durable, DurableError, Write};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::script;

const TABLES: &[&str] = &["drafts", "history"];

async fn open(name: &str, version: u32) -> Result<Durable, DurableError> {
    Durable::open(name, version, TABLES, || {}).await
}

async fn opened(name: &str) -> Durable {
    open(name, 1).await.expect("this browser has a database")
}

fn put<'a>(table: &'a str, key: &'a str, value: &str) -> Write<'a> {
    Write {
        table,
        key,
        value: Some(JsValue::from_str(value)),
    }
}

async fn text(database: &Durable, table: &str, key: &str) -> Option<String> {
    let value = database.get(table, key).await.expect("it can be read");
    value.and_then(|value| value.as_string())
}

#[wasm_bindgen_test]
async fn what_was_written_is_there_for_whoever_opens_it_next() {
    let value = "a draft with 🦀, e\u{301} and\r\nlines";
    {
        let first = opened("durable-kept").await;
        let writes = [put("drafts", "a/1", value), put("history", "a/1/1", "old")];
        assert_eq!(first.write(&writes).await, Ok(()));
    }
    let second = opened("durable-kept").await;
    assert_eq!(text(&second, "drafts", "a/1").await.as_deref(), Some(value));
    assert_eq!(text(&second, "drafts", "a/2").await, None);
    let gone = Write {
        table: "drafts",
        key: "a/1",
        value: None,
    };
    assert_eq!(second.write(&[gone]).await, Ok(()));
    assert_eq!(text(&second, "drafts", "a/1").await, None);
    assert_eq!(
        text(&second, "history", "a/1/1").await.as_deref(),
        Some("old")
    );
}

#[wasm_bindgen_test]
async fn keys_are_listed_by_their_beginning_in_their_order() {
    let database = opened("durable-listed").await;
    let writes = [
        put("history", "b/1", "other"),
        put("history", "a/2", "two"),
        put("history", "a/1", "one"),
    ];
    assert_eq!(database.write(&writes).await, Ok(()));
    let listed = database
        .list("history", "a/")
        .await
        .expect("it can be read");
    let listed: Vec<_> = listed
        .into_iter()
        .map(|(key, value)| (key, value.as_string().unwrap_or_default()))
        .collect();
    let expected = [("a/1", "one"), ("a/2", "two")];
    assert_eq!(
        listed,
        expected.map(|(key, value)| (key.to_owned(), value.to_owned()))
    );
    let all = database.list("history", "").await.expect("it can be read");
    assert_eq!(all.len(), 3);
}

#[wasm_bindgen_test]
async fn of_one_write_all_or_nothing_is_kept() {
    let database = opened("durable-whole").await;
    let no_table = [put("drafts", "a", "new"), put("nowhere", "a", "new")];
    assert!(database.write(&no_table).await.is_err());
    assert_eq!(text(&database, "drafts", "a").await, None);

    script(
        "const put = IDBObjectStore.prototype.put;
         let calls = 0;
         window.keptPut = put;
         IDBObjectStore.prototype.put = function (...args) {
             calls += 1;
             const request = put.apply(this, args);
             if (calls === 2) this.transaction.abort();
             return request;
         };",
    );
    let writes = [put("drafts", "a", "new"), put("history", "a", "new")];
    let refused = database.write(&writes).await;
    script("IDBObjectStore.prototype.put = window.keptPut;");
    assert_eq!(refused, Err(DurableError::Closed));
    assert_eq!(text(&database, "drafts", "a").await, None);
}

/// What a browser says when the disk or the site's share of it is full.
#[wasm_bindgen_test]
async fn a_full_database_is_told_apart_and_keeps_what_it_has() {
    let database = opened("durable-full").await;
    assert_eq!(database.write(&[put("drafts", "a", "old")]).await, Ok(()));
    script(
        "window.keptPut = IDBObjectStore.prototype.put;
         IDBObjectStore.prototype.put = () => { throw new DOMException('no', 'QuotaExceededError'); };",
    );
    let refused = database.write(&[put("drafts", "a", "new")]).await;
    script("IDBObjectStore.prototype.put = window.keptPut;");
    assert_eq!(refused, Err(DurableError::Full));
    assert_eq!(text(&database, "drafts", "a").await.as_deref(), Some("old"));
}

#[wasm_bindgen_test]
async fn transactions_are_strict() {
    let database = opened("durable-strict").await;
    script(
        "const begin = IDBDatabase.prototype.transaction;
         window.keptBegin = begin;
         IDBDatabase.prototype.transaction = function (...args) {
             const transaction = begin.apply(this, args);
             window.durability = transaction.durability;
             return transaction;
         };",
    );
    assert_eq!(database.write(&[put("drafts", "a", "a")]).await, Ok(()));
    let durability =
        script("IDBDatabase.prototype.transaction = window.keptBegin; return window.durability");
    assert_eq!(durability.as_string().as_deref(), Some("strict"));
}

#[wasm_bindgen_test]
async fn an_older_tab_gives_way_to_a_newer_version_and_is_told() {
    let told = Rc::new(Cell::new(false));
    let tell = told.clone();
    let old = Durable::open("durable-version", 1, &["drafts"], move || tell.set(true));
    let old = old.await.expect("this browser has a database");
    assert_eq!(old.write(&[put("drafts", "a", "kept")]).await, Ok(()));
    let new = open("durable-version", 2)
        .await
        .expect("the old one gives way");
    assert!(told.get());
    assert_eq!(text(&new, "drafts", "a").await.as_deref(), Some("kept"));
    assert_eq!(new.write(&[put("history", "a", "new")]).await, Ok(()));
    assert_eq!(
        old.write(&[put("drafts", "a", "late")]).await,
        Err(DurableError::Closed)
    );
    assert_eq!(
        open("durable-version", 1).await.err(),
        Some(DurableError::Newer)
    );
}

#[wasm_bindgen_test]
async fn a_tab_that_does_not_give_way_is_named_as_the_reason() {
    // A connection that hears nothing, as a version of the page without this code would be.
    script("window.deaf = indexedDB.open('durable-deaf', 1);");
    let _ = opened("durable-other").await;
    assert_eq!(
        open("durable-deaf", 2).await.err(),
        Some(DurableError::Blocked)
    );
    script("window.deaf.result.close();");
}

#[wasm_bindgen_test]
async fn a_browser_without_a_database_denies_it() {
    script(
        "window.keptDatabases = Object.getOwnPropertyDescriptor(window, 'indexedDB');
         Object.defineProperty(window, 'indexedDB', { configurable: true, get: () => undefined });",
    );
    let denied = open("durable-denied", 1).await.err();
    script(
        "Object.defineProperty(window, 'indexedDB', { configurable: true, get() {
             throw new DOMException('denied', 'SecurityError'); } });",
    );
    let refused = open("durable-denied", 1).await.err();
    script("Object.defineProperty(window, 'indexedDB', window.keptDatabases);");
    assert_eq!(denied, Some(DurableError::Denied));
    assert_eq!(refused, Some(DurableError::Denied));
    assert!(open("durable-denied", 1).await.is_ok());
}
