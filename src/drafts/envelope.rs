use std::fmt;

use serde_json::Value;

use super::{DraftId, Millis, Stub, TabId, seal::Seal};
use crate::{
    document::{Id, Postmortem},
    json::{FromJson, JsonError, Writer, from_json, to_json_compact},
};

/// What the `format` of a stored draft says.
pub const FORMAT: &str = "unblame/draft";

/// The version that is written, and the newest that can be read. Version 1 had a checksum over
/// the document alone.
pub const VERSION: u64 = 2;

const SEAL: Seal = Seal {
    format: FORMAT,
    version: VERSION,
    body_only: 1,
    body: "document",
};

/// What is known of a draft beside its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meta {
    pub id: DraftId,
    /// Counts the saves of this draft, from 1.
    pub revision: u64,
    pub created_at: Millis,
    pub updated_at: Millis,
    /// When it was deleted, if it lies in the trash.
    pub trashed_at: Option<Millis>,
    /// The tab that saved it.
    pub writer: TabId,
    /// Whether it was saved without sight of the shelf. Such a state counts its revisions on from
    /// what local storage had, and says nothing of what the shelf holds beside it.
    pub is_alone: bool,
    /// The newest revision that the shelf was known to have when this one was made; 0 is none.
    pub base: u64,
}

/// A draft as it is stored: one line of JSON around the document's own JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    pub meta: Meta,
    /// The document in its own format, see [`crate::json`].
    pub document: String,
}

/// Why a stored value cannot be opened as a draft. The value itself is left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftError {
    /// It is not JSON, or breaks off.
    NotJson,
    /// It is JSON of something else.
    WrongKind,
    /// It was written by a newer version of the app.
    Newer { version: u64 },
    /// Its parts are incomplete, or the document is not the one that was saved.
    Damaged,
    /// The document in it cannot be opened.
    Document(JsonError),
    /// Only its [`Stub`] stands here: the text lies on the shelf.
    OnShelf,
}

impl fmt::Display for DraftError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson => f.write_str(
                "This draft is incomplete in the browser's storage and cannot be opened. It was \
                 left as it is: download it to look at what is there.",
            ),
            Self::WrongKind => f.write_str(
                "What is stored here is not a draft. It was left as it is: download it to look \
                 at it.",
            ),
            Self::Newer { version } => write!(
                f,
                "This draft was written by a newer Unblame (format version {version}; this one \
                 reads version {VERSION}). It was left as it is: reload the page to update the \
                 app, then open it again."
            ),
            Self::Damaged => f.write_str(
                "This draft is damaged in the browser's storage: it is not what was saved. It \
                 was left as it is: download it to look at what is there.",
            ),
            Self::Document(error) => error.fmt(f),
            Self::OnShelf => f.write_str(
                "This draft is kept in the browser's database, which cannot be read now. Reload \
                 the page, and close other windows of this browser if that does not help.",
            ),
        }
    }
}

impl std::error::Error for DraftError {}

impl Meta {
    /// That of a new draft.
    pub(super) const fn first(id: DraftId, writer: TabId, now: Millis) -> Self {
        Self {
            id,
            revision: 1,
            created_at: now,
            updated_at: now,
            trashed_at: None,
            writer,
            is_alone: true,
            base: 0,
        }
    }

    pub(super) fn read(head: &Value) -> Option<Self> {
        let trashed_at = match &head["trashed_at"] {
            Value::Null => None,
            at => Some(at.as_u64()?),
        };
        Some(Self {
            id: head["id"].as_str()?.parse().ok()?,
            revision: head["revision"].as_u64()?,
            created_at: head["created_at"].as_u64()?,
            updated_at: head["updated_at"].as_u64()?,
            trashed_at,
            writer: head["writer"].as_str()?.parse().ok()?,
            // Before there was a shelf nothing was said about it.
            is_alone: head["alone"] == true || (head["format"] == FORMAT && head["version"] == 1),
            base: head["base"].as_u64().unwrap_or(0),
        })
    }

    pub(super) fn write(&self, writer: &mut Writer) {
        writer.entry("id", &self.id.to_string());
        for (key, number) in [
            ("revision", Some(self.revision)),
            ("created_at", Some(self.created_at)),
            ("updated_at", Some(self.updated_at)),
            ("trashed_at", self.trashed_at),
        ] {
            if let Some(number) = number {
                writer.key(key);
                writer.number(number);
            }
        }
        writer.entry("writer", &self.writer.to_string());
        if self.is_alone {
            writer.key("alone");
            writer.flag(true);
        }
        if self.base > 0 {
            writer.key("base");
            writer.number(self.base);
        }
    }
}

impl Envelope {
    /// Puts a document into an envelope.
    pub fn of(meta: Meta, postmortem: &Postmortem) -> Self {
        Self {
            meta,
            document: to_json_compact(postmortem),
        }
    }

    /// The same document with something else known beside it.
    pub(super) fn under(&self, meta: Meta) -> Self {
        Self {
            meta,
            document: self.document.clone(),
        }
    }

    /// The value to store.
    pub fn encode(&self) -> String {
        SEAL.write(&mut |writer| self.meta.write(writer), &self.document)
    }

    /// Reads a stored value as far as the document's JSON, which must be the one that was saved.
    ///
    /// # Errors
    ///
    /// [`DraftError`], but never [`DraftError::Document`].
    pub fn decode(raw: &str) -> Result<Self, DraftError> {
        if Stub::decode(raw).is_some() {
            return Err(DraftError::OnShelf);
        }
        let (head, document) = SEAL.read(raw)?;
        Ok(Self {
            meta: Meta::read(&head).ok_or(DraftError::Damaged)?,
            document: document.to_owned(),
        })
    }

    /// Opens the document in the envelope.
    ///
    /// # Errors
    ///
    /// [`DraftError::Document`].
    pub fn open(&self, new_id: &mut dyn FnMut() -> Id) -> Result<FromJson, DraftError> {
        from_json(&self.document, new_id).map_err(DraftError::Document)
    }
}
