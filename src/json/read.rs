use serde_json::{Map, Value};

use super::{
    FORMAT, JsonError, Problem, VERSION,
    shape::{Sorted, sort},
};
use crate::document::{Id, Postmortem};

/// A document read from JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct FromJson {
    pub postmortem: Postmortem,
    /// What was read, but not as it stands in the file.
    pub problems: Vec<Problem>,
}

/// Reads a document from its JSON.
///
/// Fields that the format does not have go to the unsorted notes, each with a problem; rows
/// without an id of their own get one from `new_id`. Line ends are made LF and NUL is replaced,
/// see [`clean_text`](crate::document::clean_text).
///
/// # Errors
///
/// [`JsonError`] where the text is not a post-mortem, or one of a newer version.
pub fn from_json(text: &str, new_id: &mut dyn FnMut() -> Id) -> Result<FromJson, JsonError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let value = serde_json::from_str(text).map_err(|error| JsonError::NotJson {
        line: error.line(),
        column: error.column(),
    })?;
    let Value::Object(mut file) = value else {
        return Err(JsonError::Foreign { format: None });
    };
    take_format(&mut file)?;
    take_version(&mut file)?;
    let Sorted {
        file,
        notes,
        problems,
    } = sort(file, new_id)?;
    let mut postmortem: Postmortem =
        serde_json::from_value(file).map_err(|error| JsonError::Shape(error.to_string()))?;
    append(&mut postmortem.unsorted_notes, &notes);
    Ok(FromJson {
        postmortem,
        problems,
    })
}

fn take_format(file: &mut Map<String, Value>) -> Result<(), JsonError> {
    match file.remove("format") {
        Some(Value::String(format)) if format == FORMAT => Ok(()),
        Some(Value::String(format)) => Err(JsonError::Foreign {
            format: Some(format),
        }),
        _ => Err(JsonError::Foreign { format: None }),
    }
}

fn take_version(file: &mut Map<String, Value>) -> Result<(), JsonError> {
    match file.remove("version").and_then(|version| version.as_u64()) {
        Some(VERSION) => Ok(()),
        Some(version) if version > VERSION => Err(JsonError::Newer { version }),
        _ => Err(JsonError::UnknownVersion),
    }
}

fn append(text: &mut String, notes: &[String]) {
    for note in notes {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(note);
    }
}
