use std::{fmt, str::FromStr};

use super::super::{
    DraftError, DraftId, Envelope, Millis,
    seal::Seal,
    shelf::{Record, Table},
};
use crate::{
    document::{Id, Postmortem},
    json::{FromJson, Writer, from_json, to_json_compact},
};

const SEAL: Seal = Seal {
    format: "unblame/snapshot",
    version: 1,
    body_only: 0,
    body: "document",
};

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $key:literal, $text:literal;)+) => {
        /// Why a state was kept.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Reason { $($(#[$doc])* $name,)+ }

        impl Reason {
            /// Its lasting name.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)+ }
            }

            /// What it is called in the list.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

reasons! {
    /// Some time had passed while someone wrote.
    Typed = "typed", "While writing";
    /// As it was opened, before it was changed.
    Opened = "opened", "As it was opened";
    /// Before a file was imported into it.
    Import = "import", "Before an import";
    /// Before an earlier state came back.
    Restore = "restore", "Before a restore";
    /// Before several findings were fixed at once.
    Fix = "fix", "Before several fixes";
    /// Another tab had written something else at the same time.
    Rival = "rival", "From another tab";
}

/// The key of a snapshot, which says all that a list of them needs: its values need not be read.
///
/// Written as `DRAFT/TIME/REASON/BYTES`, the time padded, so that keys sort by draft and time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SnapshotKey {
    pub draft: DraftId,
    /// When the state was the newest one.
    pub at: Millis,
    pub reason: Reason,
    /// How large its document is, in bytes of UTF-8.
    pub bytes: u64,
}

impl SnapshotKey {
    /// What the keys of a draft's snapshots begin with.
    pub fn prefix(draft: DraftId) -> String {
        format!("{draft}/")
    }
}

impl fmt::Display for SnapshotKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            draft,
            at,
            reason,
            bytes,
        } = self;
        write!(f, "{draft}/{at:015}/{}/{bytes}", reason.key())
    }
}

/// The text is not the key of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseKeyError;

impl FromStr for SnapshotKey {
    type Err = ParseKeyError;

    fn from_str(text: &str) -> Result<Self, ParseKeyError> {
        let mut parts = text.split('/');
        let mut part = || parts.next().ok_or(ParseKeyError);
        let key = Self {
            draft: part()?.parse().map_err(|_| ParseKeyError)?,
            at: part()?.parse().map_err(|_| ParseKeyError)?,
            reason: Reason::from_key(part()?).ok_or(ParseKeyError)?,
            bytes: part()?.parse().map_err(|_| ParseKeyError)?,
        };
        if parts.next().is_some() {
            return Err(ParseKeyError);
        }
        Ok(key)
    }
}

/// One earlier state of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    pub draft: DraftId,
    pub at: Millis,
    pub reason: Reason,
    pub revision: u64,
    /// The document in its own format.
    pub document: String,
}

impl Snapshot {
    /// The state of a document now.
    pub fn of(
        draft: DraftId,
        revision: u64,
        doc: &Postmortem,
        reason: Reason,
        now: Millis,
    ) -> Self {
        Self {
            draft,
            at: now,
            reason,
            revision,
            document: to_json_compact(doc),
        }
    }

    /// A stored state that another one, which does not follow it, takes the place of.
    pub(in super::super) fn rival(draft: DraftId, envelope: &Envelope) -> Self {
        Self {
            draft,
            at: envelope.meta.updated_at,
            reason: Reason::Rival,
            revision: envelope.meta.revision,
            document: envelope.document.clone(),
        }
    }

    /// Its key.
    pub fn key(&self) -> SnapshotKey {
        SnapshotKey {
            draft: self.draft,
            at: self.at,
            reason: self.reason,
            bytes: self.document.len() as u64,
        }
    }

    /// Its record in [`Table::History`].
    pub fn record(&self) -> Record {
        let value = SEAL.write(
            &mut |writer: &mut Writer| {
                writer.entry("draft", &self.draft.to_string());
                for (key, number) in [("at", self.at), ("revision", self.revision)] {
                    writer.key(key);
                    writer.number(number);
                }
                writer.entry("reason", self.reason.key());
            },
            &self.document,
        );
        Record::new(Table::History, self.key().to_string(), value)
    }

    /// Reads a stored snapshot.
    ///
    /// # Errors
    ///
    /// [`DraftError`], but never [`DraftError::Document`].
    pub fn decode(raw: &str) -> Result<Self, DraftError> {
        let (head, document) = SEAL.read(raw)?;
        let read = || {
            Some(Self {
                draft: head["draft"].as_str()?.parse().ok()?,
                at: head["at"].as_u64()?,
                reason: Reason::from_key(head["reason"].as_str()?)?,
                revision: head["revision"].as_u64()?,
                document: document.to_owned(),
            })
        };
        read().ok_or(DraftError::Damaged)
    }

    /// Opens the document in it.
    ///
    /// # Errors
    ///
    /// [`DraftError::Document`].
    pub fn open(&self, new_id: &mut dyn FnMut() -> Id) -> Result<FromJson, DraftError> {
        from_json(&self.document, new_id).map_err(DraftError::Document)
    }
}
