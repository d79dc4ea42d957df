//! Pieces of the page, each tried in a real browser: `cargo xtask test web`.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Drafts stand and fall with this: what the storage port builds on has to be there.
#[wasm_bindgen_test]
fn local_storage_gives_back_what_was_put_in() {
    use gloo_storage::{LocalStorage, Storage};

    let key = "unblame/test";
    LocalStorage::set(key, "a draft with 🦀 and\r\nlines").expect("the browser stores");
    let kept: String = LocalStorage::get(key).expect("the browser gives back");
    LocalStorage::delete(key);
    assert_eq!(kept, "a draft with 🦀 and\r\nlines");
    assert!(LocalStorage::get::<String>(key).is_err());
}
