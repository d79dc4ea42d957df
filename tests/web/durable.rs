//! The browser's database: what was acknowledged is there, and what fails says why.

use std::cell::Cell;
use std::rc::Rc;

use unblame::app::platform::durable::{Durable, DurableError};
use unblame::drafts::shelf::{Batch, ShelfError, Table};
use unblame::drafts::{StoreError, fingerprint};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::script;

const TABLES: &[&str] = &["journal", "history"];

async fn open(name: &str, version: u32) -> Result<Durable, DurableError> {
    Durable::open(name, version, TABLES, || {}).await
}

async fn opened(name: &str) -> Durable {
    open(name, 1).await.expect("this browser has a database")
}

fn put(table: Table, key: &str, value: &str) -> Batch {
    Batch::default().put(table, key.to_owned(), value.to_owned())
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
        let batch = put(Table::Journal, "a/1", value).put(
            Table::History,
            "a/1/1".to_owned(),
            "old".to_owned(),
        );
        assert_eq!(first.apply(&batch).await, Ok(()));
    }
    let second = opened("durable-kept").await;
    let kept = text(&second, "journal", "a/1").await;
    assert_eq!(kept.as_deref(), Some(value));
    assert_eq!(text(&second, "journal", "a/2").await, None);
    let gone = Batch::default().remove(Table::Journal, "a/1".to_owned());
    assert_eq!(second.apply(&gone).await, Ok(()));
    assert_eq!(text(&second, "journal", "a/1").await, None);
    let kept = text(&second, "history", "a/1/1").await;
    assert_eq!(kept.as_deref(), Some("old"));
}

#[wasm_bindgen_test]
async fn keys_are_listed_by_their_beginning_in_their_order() {
    let database = opened("durable-listed").await;
    for key in ["b/1", "a/2", "a/1"] {
        assert_eq!(database.apply(&put(Table::History, key, key)).await, Ok(()));
    }
    let keys = database.keys("history", "a/").await;
    assert_eq!(keys, Ok(["a/1", "a/2"].map(str::to_owned).to_vec()));
    let keys = database.keys("history", "").await;
    assert_eq!(keys.map(|keys| keys.len()), Ok(3));
}

#[wasm_bindgen_test]
async fn nothing_is_overwritten_that_was_not_expected() {
    let database = opened("durable-expected").await;
    let write = |value, any_of: &[Option<&str>]| {
        let any_of = any_of.iter().map(|one| one.map(fingerprint)).collect();
        put(Table::Journal, "a", value).expect(Table::Journal, "a".to_owned(), any_of)
    };
    let first = database.apply(&write("one", &[None])).await;
    assert_eq!(first, Ok(()));
    let late = database.apply(&write("late", &[None])).await;
    let found = vec![Some("one".to_owned())];
    assert_eq!(late, Err(ShelfError::Changed(found)));
    assert_eq!(
        text(&database, "journal", "a").await.as_deref(),
        Some("one")
    );
    let second = database.apply(&write("two", &[None, Some("one")])).await;
    assert_eq!(second, Ok(()));
    assert_eq!(
        text(&database, "journal", "a").await.as_deref(),
        Some("two")
    );
}

/// Each remembers what it put last; what stands there now is what counts.
#[wasm_bindgen_test]
async fn what_another_tab_wrote_is_not_taken_for_the_text_of_before() {
    let (one, other) = (
        opened("durable-two-tabs").await,
        opened("durable-two-tabs").await,
    );
    let write = |value, before: Option<&str>| {
        let any_of = vec![before.map(fingerprint)];
        put(Table::Journal, "a", value).expect(Table::Journal, "a".to_owned(), any_of)
    };
    assert_eq!(one.apply(&write("mine", None)).await, Ok(()));
    assert_eq!(other.apply(&write("theirs", Some("mine"))).await, Ok(()));
    let late = one.apply(&write("mine again", Some("mine"))).await;
    let found = vec![Some("theirs".to_owned())];
    assert_eq!(late, Err(ShelfError::Changed(found)));
    assert_eq!(text(&one, "journal", "a").await.as_deref(), Some("theirs"));
}

#[wasm_bindgen_test]
async fn of_one_batch_all_or_nothing_is_kept() {
    let database = opened("durable-whole").await;
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
    let batch =
        put(Table::Journal, "a", "new").put(Table::History, "a".to_owned(), "new".to_owned());
    let refused = database.apply(&batch).await;
    script("IDBObjectStore.prototype.put = window.keptPut;");
    assert_eq!(refused, Err(DurableError::Closed.into()));
    assert_eq!(text(&database, "journal", "a").await, None);
}

#[wasm_bindgen_test]
async fn what_comes_back_as_something_else_is_not_acknowledged() {
    let database = opened("durable-forged").await;
    script(
        "const put = IDBObjectStore.prototype.put;
         window.keptPut = put;
         IDBObjectStore.prototype.put = function (value, key) {
             return put.call(this, value.slice(1), key);
         };",
    );
    let forged = database.apply(&put(Table::Journal, "a", "whole")).await;
    script("IDBObjectStore.prototype.put = window.keptPut;");
    assert!(matches!(
        forged,
        Err(ShelfError::Store(StoreError::Other(_)))
    ));
}

/// What a browser says when the disk or the site's share of it is full.
#[wasm_bindgen_test]
async fn a_full_database_is_told_apart_and_keeps_what_it_has() {
    let database = opened("durable-full").await;
    assert_eq!(
        database.apply(&put(Table::Journal, "a", "old")).await,
        Ok(())
    );
    script(
        "window.keptPut = IDBObjectStore.prototype.put;
         IDBObjectStore.prototype.put = () => { throw new DOMException('no', 'QuotaExceededError'); };",
    );
    let refused = database.apply(&put(Table::Journal, "a", "new")).await;
    script("IDBObjectStore.prototype.put = window.keptPut;");
    assert_eq!(refused, Err(ShelfError::Store(StoreError::Full)));
    assert_eq!(
        text(&database, "journal", "a").await.as_deref(),
        Some("old")
    );
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
    assert_eq!(database.apply(&put(Table::Journal, "a", "a")).await, Ok(()));
    let durability =
        script("IDBDatabase.prototype.transaction = window.keptBegin; return window.durability");
    assert_eq!(durability.as_string().as_deref(), Some("strict"));
}

#[wasm_bindgen_test]
async fn an_older_tab_gives_way_to_a_newer_version_and_is_told() {
    let told = Rc::new(Cell::new(false));
    let tell = told.clone();
    let old = Durable::open("durable-version", 1, &["journal"], move || tell.set(true));
    let old = old.await.expect("this browser has a database");
    assert_eq!(old.apply(&put(Table::Journal, "a", "kept")).await, Ok(()));
    let new = open("durable-version", 2)
        .await
        .expect("the old one gives way");
    assert!(told.get());
    assert_eq!(text(&new, "journal", "a").await.as_deref(), Some("kept"));
    assert_eq!(new.apply(&put(Table::History, "a", "new")).await, Ok(()));
    assert_eq!(
        old.apply(&put(Table::Journal, "a", "late")).await,
        Err(DurableError::Closed.into())
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
