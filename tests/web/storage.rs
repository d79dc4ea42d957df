//! The browser's storage as the vault sees it.

use gloo_storage::{LocalStorage, Storage as _};
use unblame::app::platform::storage;
use unblame::drafts::{Store, StoreError};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::script;

/// More than any browser gives one site.
const TOO_MUCH: usize = 20_000_000;

#[wasm_bindgen_test]
fn the_store_gives_back_what_was_put_in() {
    let store = storage::open().store;
    let value = "a draft with 🦀 and\r\nlines";
    assert_eq!(store.set("test/a", value), Ok(()));
    assert_eq!(store.get("test/a"), Ok(Some(value.to_owned())));
    assert_eq!(store.keys("test/"), Ok(vec!["test/a".to_owned()]));
    assert_eq!(store.remove("test/a"), Ok(()));
    assert_eq!(store.get("test/a"), Ok(None));
    assert_eq!(store.keys("test/"), Ok(vec![]));
}

#[wasm_bindgen_test]
fn a_value_of_somebody_else_is_given_as_it_stands() {
    let raw = LocalStorage::raw();
    raw.set_item("test/other", "not ours").expect("it fits");
    let store = storage::open().store;
    assert_eq!(store.get("test/other"), Ok(Some("not ours".to_owned())));
    assert_eq!(store.remove("test/other"), Ok(()));
}

#[wasm_bindgen_test]
fn a_full_storage_is_told_apart_and_keeps_what_it_has() {
    let store = storage::open().store;
    assert_eq!(store.set("test/full", "before"), Ok(()));
    let refused = store.set("test/full", &"x".repeat(TOO_MUCH));
    assert_eq!(refused, Err(StoreError::Full));
    assert_eq!(store.get("test/full"), Ok(Some("before".to_owned())));
    assert_eq!(store.remove("test/full"), Ok(()));
}

/// As a browser does that blocks all data of sites, in the middle of a visit.
#[wasm_bindgen_test]
fn a_storage_that_is_taken_away_is_denied_and_replaced_by_memory() {
    let before = storage::open();
    assert!(before.lasts);
    script(
        "window.keptStorage = Object.getOwnPropertyDescriptor(window, 'localStorage');
         Object.defineProperty(window, 'localStorage', {
             configurable: true,
             get() { throw new DOMException('denied', 'SecurityError'); },
         });",
    );
    let denied = [
        before.store.get("test/a").err(),
        before.store.set("test/a", "a").err(),
        before.store.remove("test/a").err(),
        before.store.keys("test/").err(),
    ];
    let after = storage::open();
    let remembered = after
        .store
        .set("test/a", "a")
        .and_then(|()| after.store.get("test/a"));
    script("Object.defineProperty(window, 'localStorage', window.keptStorage);");

    assert_eq!(denied, [const { Some(StoreError::Denied) }; 4]);
    assert!(!after.lasts);
    assert_eq!(remembered, Ok(Some("a".to_owned())));
    assert_eq!(before.store.get("test/a"), Ok(None));
}
