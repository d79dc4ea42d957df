//! Unblame: a blameless post-mortem editor that runs in the browser.

pub mod analysis;
#[cfg(target_arch = "wasm32")]
pub mod app;
pub mod document;
pub mod drafts;
pub mod export;
pub mod finding;
pub mod import;
pub mod json;
pub mod lint;
pub mod markdown;
pub mod paste;
pub mod review;
pub mod template;
pub mod text;
