//! A file or a pasted text on its way in: what it is, and what it says.

use std::fmt;

use crate::{
    document::{Id, Postmortem, Section, clean_text},
    json, markdown, template,
};

/// Texts larger than this (bytes) are not read.
pub const MOST_BYTES: usize = 8_000_000;

/// What was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    pub postmortem: Postmortem,
    /// The sections in which something was found, in document order.
    pub sections: Vec<Section>,
    /// What the writer should know, each a sentence.
    pub problems: Vec<String>,
}

/// Why nothing was read. Each says what happened and what to do; nothing has changed.
#[derive(Debug, Clone, PartialEq)]
pub enum ImportError {
    TooLarge,
    Empty,
    NotText,
    Json(json::JsonError),
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => f.write_str(
                "This is larger than 8 MB, which no post-mortem is. Nothing was changed. Choose the Markdown or JSON file of one post-mortem.",
            ),
            Self::Empty => f.write_str(
                "There is nothing in it. Nothing was changed. Choose a file with text, or paste some.",
            ),
            Self::NotText => f.write_str(
                "This is not a text file. Nothing was changed. Choose a Markdown or JSON file.",
            ),
            Self::Json(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ImportError {}

/// Reads the bytes of a file, JSON or Markdown, which it tells by the content alone.
///
/// # Errors
/// Where the bytes are no post-mortem at all: see [`ImportError`].
pub fn read_bytes(bytes: &[u8], new_id: &mut dyn FnMut() -> Id) -> Result<Imported, ImportError> {
    if bytes.len() > MOST_BYTES {
        return Err(ImportError::TooLarge);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !bytes.contains(&0) => read_text(text, new_id),
        _ => Err(ImportError::NotText),
    }
}

/// Reads a text, JSON or Markdown.
///
/// # Errors
/// Where the text is no post-mortem at all: see [`ImportError`].
pub fn read_text(text: &str, new_id: &mut dyn FnMut() -> Id) -> Result<Imported, ImportError> {
    if text.len() > MOST_BYTES {
        return Err(ImportError::TooLarge);
    }
    let text = text.trim_start_matches('\u{FEFF}');
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    if text.trim_start().starts_with('{') {
        let read = json::from_json(text, new_id).map_err(ImportError::Json)?;
        return Ok(imported(read.postmortem, read.problems));
    }
    let read = markdown::read(&clean_text(text), new_id);
    Ok(imported(read.postmortem, read.problems))
}

fn imported<P: fmt::Display>(postmortem: Postmortem, problems: Vec<P>) -> Imported {
    let sections = template::SECTIONS
        .iter()
        .filter(|template| template::progress(&postmortem, template) != template::Progress::Empty)
        .map(|template| template.section)
        .collect();
    Imported {
        postmortem,
        sections,
        problems: problems.iter().map(ToString::to_string).collect(),
    }
}
