//! Unblame: a blameless post-mortem editor that runs in the browser.

pub mod document;
pub mod markdown;
