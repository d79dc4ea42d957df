//! The document's own format: JSON that says what it is, with a published schema.
//!
//! `{"format": "unblame/postmortem", "version": 1, ...}`, the fields of
//! [`Postmortem`] beside them. The schema in `schema/` is not only published: reading walks the
//! file along it, so that what it does not name is found, and what is wrong is named.

mod error;
mod read;
mod shape;

use serde::Serialize;

use crate::document::Postmortem;

pub use error::{JsonError, Problem};
pub use read::{FromJson, from_json};

/// What the `format` of a post-mortem says.
pub const FORMAT: &str = "unblame/postmortem";

/// The version that is written, and the newest that can be read.
pub const VERSION: u64 = 1;

/// The published JSON Schema (draft 2020-12) of [`VERSION`].
pub const SCHEMA: &str = include_str!("../../schema/postmortem.v1.schema.json");

#[derive(Serialize)]
struct File<'a> {
    format: &'a str,
    version: u64,
    #[serde(flatten)]
    postmortem: &'a Postmortem,
}

impl<'a> File<'a> {
    fn of(postmortem: &'a Postmortem) -> Self {
        Self {
            format: FORMAT,
            version: VERSION,
            postmortem,
        }
    }
}

/// The document as indented JSON, for a file that people look into.
pub fn to_json(postmortem: &Postmortem) -> String {
    // Writing plain texts and lists into a string has no way to fail.
    let mut json = serde_json::to_string_pretty(&File::of(postmortem)).unwrap_or_default();
    json.push('\n');
    json
}

/// The document as JSON on one line, for storage.
pub fn to_json_compact(postmortem: &Postmortem) -> String {
    serde_json::to_string(&File::of(postmortem)).unwrap_or_default()
}
