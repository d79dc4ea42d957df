//! Reading what a damaged file still holds.

use serde_json::{Map, Value};

use super::{
    Problem,
    escapes::mend_halves,
    layout::MEMBERS,
    mend::{Mended, mend},
    read::read_members,
};
use crate::document::{Column, Id, Postmortem};

/// What could be read of a damaged document.
#[derive(Debug, Clone, PartialEq)]
pub struct Salvaged {
    pub postmortem: Postmortem,
    /// What was read, but not as it stands in the file.
    pub problems: Vec<Problem>,
    /// The fields at which the text breaks off or cannot be read on, like `timeline[2].text`; what
    /// stands there is kept up to the damage.
    pub breaks: Vec<String>,
    /// The entries of the format of which nothing was found.
    pub missing: Vec<&'static str>,
}

/// Reads a document as far as it can be read: of any version, cut off anywhere, damaged in the
/// middle, or with values of a wrong kind, alone or in the envelope of a stored draft.
///
/// What is whole is kept, a text that is cut off is kept up to there, and what stands where it
/// should not goes to the unsorted notes. `None` where no part of a document is found.
pub fn salvage(text: &str, new_id: &mut dyn FnMut() -> Id) -> Option<Salvaged> {
    let (text, halves) = mend_halves(text);
    let mut rest = body(&text)?;
    let mut file = Map::new();
    let mut breaks = Vec::new();
    loop {
        let Mended {
            json,
            stopped_at,
            broke_at,
        } = mend(rest);
        if let Ok(Value::Object(entries)) = serde_json::from_str(&json) {
            for (key, value) in entries {
                file.entry(key).or_insert(value);
            }
        }
        let Some(path) = broke_at else {
            break;
        };
        breaks.push(path);
        // The next entry of the document, where the damage is not the end.
        match next_member(rest, stopped_at) {
            Some(at) => rest = &rest[at..],
            None => break,
        }
    }
    file.remove("format");
    file.remove("version");
    if file.is_empty() {
        return None;
    }
    let keys = MEMBERS.iter().map(|member| member.key());
    let missing = keys.filter(|key| !file.contains_key(*key)).collect();
    let read = read_members(file, halves, true, new_id).ok()?;
    Some(Salvaged {
        postmortem: read.postmortem,
        problems: read.problems,
        breaks,
        missing,
    })
}

/// Where the document begins: in its envelope, or by itself.
fn body(text: &str) -> Option<&str> {
    const IN_ENVELOPE: &str = "\"document\":";
    let start = match text.find(IN_ENVELOPE) {
        Some(at) => at + IN_ENVELOPE.len(),
        None => 0,
    };
    let brace = text[start..].find('{')?;
    Some(&text[start + brace + 1..])
}

/// Where the next entry of the document begins, at its name. In a string every quotation mark is
/// escaped, so that what looks like one is one; names that cells have too are passed over.
fn next_member(text: &str, from: usize) -> Option<usize> {
    let from = (from..text.len()).find(|&at| text.is_char_boundary(at))?;
    let found = MEMBERS.iter().filter_map(|member| {
        let key = member.key();
        let name = format!(",\"{key}\":");
        let is_cell = Column::from_key(key).is_some();
        let at = text[from..].find(&name).filter(|_| !is_cell)?;
        Some(from + at + 1)
    });
    found.min()
}
