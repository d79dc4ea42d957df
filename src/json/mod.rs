//! The document's own format: JSON that says what it is, with a published schema.
//!
//! `{"format": "unblame/postmortem", "version": 1, ...}`, the fields of
//! [`Postmortem`] beside them. Writer and reader walk one table of what stands where (`layout`),
//! so that what it does not name is found, and what is wrong is named.

mod error;
mod escapes;
mod layout;
mod mend;
mod read;
mod salvage;
mod write;

use crate::document::Postmortem;

pub use error::{JsonError, Problem};
pub use read::{FromJson, from_json};
pub use salvage::{Salvaged, salvage};
pub use write::Writer;

/// What the `format` of a post-mortem says.
pub const FORMAT: &str = "unblame/postmortem";

/// The version that is written, and the newest that can be read.
pub const VERSION: u64 = 1;

/// The published JSON Schema (draft 2020-12) of [`VERSION`].
#[cfg(not(target_arch = "wasm32"))]
pub const SCHEMA: &str = include_str!("../../schema/postmortem.v1.schema.json");

/// The document as indented JSON, for a file that people look into.
pub fn to_json(postmortem: &Postmortem) -> String {
    let mut json = write::document(postmortem, true);
    json.push('\n');
    json
}

/// The document as JSON on one line, for storage.
pub fn to_json_compact(postmortem: &Postmortem) -> String {
    write::document(postmortem, false)
}
