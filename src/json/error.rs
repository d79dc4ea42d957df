use std::fmt;

use crate::document::Replaced;

/// Why a text cannot be opened as a post-mortem. In every case nothing has been changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JsonError {
    /// It is not JSON, from this place on (both counted from 1, the column in bytes).
    NotJson { line: usize, column: usize },
    /// It is JSON of something else; `format` is what it says of itself, if anything.
    Foreign { format: Option<String> },
    /// It was written by a newer version of the app.
    Newer { version: u64 },
    /// It calls itself a post-mortem, but of no version there has been.
    UnknownVersion,
    /// A value is not of the kind that its field holds.
    WrongType {
        /// The field, like `timeline[2].at`.
        path: String,
        expected: String,
        found: &'static str,
    },
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson { line, column } => write!(
                f,
                "This is not complete JSON: it cannot be read on from line {line}, column {column}."
            ),
            Self::Foreign { format: None } => write!(
                f,
                "This is JSON, but not a post-mortem of Unblame: it has no \"format\": \"{}\".",
                super::FORMAT
            ),
            Self::Foreign {
                format: Some(format),
            } => write!(
                f,
                "This is JSON of another kind: its format is \"{}\", not \"{}\".",
                short(format),
                super::FORMAT
            ),
            Self::Newer { version } => write!(
                f,
                "This was written by a newer Unblame (format version {version}; this one reads \
                 version {}). Update the app by reloading the page, then open it again.",
                super::VERSION
            ),
            Self::UnknownVersion => write!(
                f,
                "This post-mortem does not say which version of the format it has \
                 (\"version\": {} is expected).",
                super::VERSION
            ),
            Self::WrongType {
                path,
                expected,
                found,
            } => write!(
                f,
                "The field \"{path}\" should be {expected}, but it is {found}."
            ),
        }?;
        f.write_str(" Nothing was changed.")
    }
}

impl std::error::Error for JsonError {}

/// Something that was read, but not as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The format has no such field; its text now stands in the unsorted notes.
    UnknownField { path: String },
    /// The choice has no such value; it now stands in the unsorted notes.
    UnknownChoice { path: String, value: String },
    /// The row had no id, or one that is taken or not an id, and got a new one.
    NewId { path: String },
    /// Characters were replaced that no text field can keep.
    Replaced(Replaced),
    /// The field is not of the kind that the format has there; its text stands in the unsorted
    /// notes. Only where a damaged file is read as far as it goes.
    WrongKind { path: String },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownField { path } => write!(
                f,
                "The field \"{path}\" is not known; its content was put into the unsorted notes."
            ),
            Self::UnknownChoice { path, value } => write!(
                f,
                "\"{}\" is not a choice for \"{path}\"; it was put into the unsorted notes.",
                short(value)
            ),
            Self::NewId { path } => write!(
                f,
                "The row \"{path}\" had no id of its own and was given one."
            ),
            Self::Replaced(replaced) => replaced.fmt(f),
            Self::WrongKind { path } => write!(
                f,
                "The field \"{path}\" could not be read as it should be; its text was put into \
                 the unsorted notes."
            ),
        }
    }
}

/// The beginning of a text from a file, for a sentence.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
