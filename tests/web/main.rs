//! Pieces of the page, each tried in a real browser: `cargo xtask test web`.
#![cfg(target_arch = "wasm32")]

mod characters;
mod durable;
mod folder;
mod form;
mod locks;
mod page;
mod patch;
mod storage;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
