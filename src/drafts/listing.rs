use serde_json::Value;

use super::{
    DraftError, DraftId, Envelope, Meta, Millis, Store, StoreError, Stub, Vault, keys,
    vault::stored_bytes,
};
use crate::document::{Field, List};

/// How much of an untitled draft's text is shown, in characters.
const LONGEST_BEGINNING: usize = 60;

/// A draft as a line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftSummary {
    pub id: DraftId,
    pub title: String,
    /// How its text begins, where it has no title: what it is known by then.
    pub beginning: String,
    /// As typed.
    pub incident_date: String,
    pub severity: String,
    pub created_at: Millis,
    pub updated_at: Millis,
    /// When it was deleted; only in the trash.
    pub trashed_at: Option<Millis>,
    pub revision: u64,
    /// What it takes of the browser's storage, in bytes.
    pub bytes: u64,
}

/// A stored value that cannot be opened. It stays where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Its key, under which [`Store::get`] gives all of it.
    pub key: String,
    pub why: Unread,
    /// What it takes of the browser's storage, in bytes.
    pub bytes: u64,
}

/// Why a value in a list was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    Draft(DraftError),
    Store(StoreError),
}

impl std::fmt::Display for Unread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Draft(error) => error.fmt(f),
            Self::Store(error) => error.fmt(f),
        }
    }
}

/// The drafts of a store, or its trash.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// What can be opened, the last changed (or deleted) first.
    pub drafts: Vec<DraftSummary>,
    /// What cannot, by key.
    pub unreadable: Vec<Unreadable>,
}

impl<S: Store> Vault<S> {
    /// Every draft, the last changed first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] only where the store gives no keys; a value that it does not give is
    /// listed as unreadable.
    pub fn list(&self) -> Result<Listed, StoreError> {
        self.list_under(keys::DRAFTS)
    }

    /// Every deleted draft, the last deleted first.
    ///
    /// # Errors
    ///
    /// As [`Vault::list`].
    pub fn list_trash(&self) -> Result<Listed, StoreError> {
        self.list_under(keys::TRASH)
    }

    fn list_under(&self, prefix: &str) -> Result<Listed, StoreError> {
        let mut listed = Listed::default();
        for key in self.store().keys(prefix)? {
            let (why, bytes) = match self.store().get(&key) {
                // Another tab took it away after the keys were read.
                Ok(None) => continue,
                Ok(Some(raw)) => {
                    let bytes = stored_bytes(&key, &raw);
                    match summarize(&key, &raw, bytes) {
                        Ok(summary) => {
                            listed.drafts.push(summary);
                            continue;
                        }
                        Err(why) => (Unread::Draft(why), bytes),
                    }
                }
                Err(error) => (Unread::Store(error), 0),
            };
            listed.unreadable.push(Unreadable { key, why, bytes });
        }
        listed.drafts.sort_by_key(|draft| {
            let changed = draft.trashed_at.unwrap_or(draft.updated_at);
            (std::cmp::Reverse(changed), draft.id)
        });
        listed.unreadable.sort_by(|a, b| a.key.cmp(&b.key));
        Ok(listed)
    }
}

pub(super) fn summarize(key: &str, raw: &str, bytes: u64) -> Result<DraftSummary, DraftError> {
    if let Some(stub) = Stub::decode(raw) {
        return Ok(DraftSummary {
            id: keys::draft_of(key).ok_or(DraftError::WrongKind)?,
            ..stub.summary()
        });
    }
    let Envelope { meta, document } = Envelope::decode(raw)?;
    let mut file: Value = serde_json::from_str(&document).unwrap_or_default();
    if file["version"].as_u64() != Some(crate::json::VERSION) {
        // Where the document cannot be read, opening it says why.
        crate::json::from_json(&document, &mut || crate::document::Id::from_bits(0))
            .map_err(DraftError::Document)?;
    }
    let beginning = match file[Field::Title.key()].as_str() {
        Some(title) if !title.trim().is_empty() => String::new(),
        _ => beginning(&file),
    };
    let mut text = |field: Field| match file.get_mut(field.key()).map(Value::take) {
        Some(Value::String(text)) => text,
        _ => String::new(),
    };
    let Meta {
        revision,
        created_at,
        updated_at,
        trashed_at,
        ..
    } = meta;
    Ok(DraftSummary {
        id: keys::draft_of(key).ok_or(DraftError::WrongKind)?,
        title: text(Field::Title),
        beginning,
        incident_date: text(Field::IncidentDate),
        severity: text(Field::Severity),
        created_at,
        updated_at,
        trashed_at,
        revision,
        bytes,
    })
}

/// The first words of the text that comes first.
fn beginning(file: &Value) -> String {
    let texts = [
        &file[Field::Summary.key()],
        &file[List::Timeline.key()][0]["text"],
        &file[Field::ImmediateCause.key()],
        &file[Field::UnderlyingCause.key()],
        &file[Field::UnsortedNotes.key()],
    ];
    let mut texts = texts.iter().filter_map(|text| text.as_str());
    let text = texts.find(|text| !text.trim().is_empty());
    let words = text.unwrap_or_default().split_whitespace();
    // As many words as there may be characters.
    let words: Vec<&str> = words.take(LONGEST_BEGINNING + 1).collect();
    let mut words = words.join(" ");
    if let Some((most, _)) = words.char_indices().nth(LONGEST_BEGINNING) {
        words.truncate(words[..most].rfind(' ').unwrap_or(most));
        words.push('…');
    }
    words
}
