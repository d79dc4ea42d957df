//! What everything that is stored has in common: one line of JSON with a head of short entries, a
//! checksum, and the body's own JSON last.
//!
//! The checksum is [`fnv1a_64`](super::fnv1a_64) over the bytes of the head and of the body as they stand there, so
//! that a letter changed anywhere is noticed. Version 1 of a draft's envelope had it over the
//! body alone.

use serde_json::Value;

use super::{DraftError, checksum::Fnv};
use crate::{document::Id, json::Writer};

/// What stands before the checksum, and ends the head.
const CHECKSUM: &str = ",\"checksum\":\"";

/// What a kind of stored value says of itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seal {
    /// The `format` entry.
    pub(super) format: &'static str,
    /// The version that is written, and the newest that can be read.
    pub(super) version: u64,
    /// The newest version whose checksum is over the body alone; 0 where there is none.
    pub(super) body_only: u64,
    /// The name under which the body stands.
    pub(super) body: &'static str,
}

impl Seal {
    /// The value to store: `head` writes the entries between version and checksum.
    pub(super) fn write(self, head: &mut dyn FnMut(&mut Writer), body: &str) -> String {
        let mut writer = Writer::new(false);
        writer.open('{');
        writer.entry("format", self.format);
        writer.key("version");
        writer.number(self.version);
        head(&mut writer);
        let mut value = writer.finish();
        let checksum = Fnv::default().over(&value).over(body).finish();
        for piece in [
            CHECKSUM,
            &Id::from_bits(checksum).to_string(),
            "\",\"",
            self.body,
            "\":",
            body,
            "}",
        ] {
            value.push_str(piece);
        }
        value
    }

    /// The head's entries and the body, which are those that were stored.
    ///
    /// # Errors
    ///
    /// [`DraftError`], but never [`DraftError::Document`].
    pub(super) fn read(self, raw: &str) -> Result<(Value, &str), DraftError> {
        self.whole(raw).ok_or_else(|| self.why_not(raw))
    }

    /// `None` where anything is not as [`Self::write`] has written it.
    fn whole(self, raw: &str) -> Option<(Value, &str)> {
        // In a string of the head every quotation mark is escaped, so that this is where it ends.
        let (head, rest) = raw.split_once(CHECKSUM)?;
        let (checksum, rest) = rest.split_once("\",\"")?;
        let rest = rest.strip_prefix(self.body)?.strip_prefix("\":")?;
        let body = rest.strip_suffix('}')?;
        let entries: Value = serde_json::from_str(&format!("{head}}}")).ok()?;
        let version = entries["version"].as_u64()?;
        let covered = if version <= self.body_only { "" } else { head };
        let sum = Fnv::default().over(covered).over(body).finish();
        let is_ours = entries["format"] == self.format && (1..=self.version).contains(&version);
        (is_ours && checksum == Id::from_bits(sum).to_string()).then_some((entries, body))
    }

    /// Why a value is none of ours, by what every version has.
    fn why_not(self, raw: &str) -> DraftError {
        let Ok(value) = serde_json::from_str::<Value>(raw) else {
            return DraftError::NotJson;
        };
        match (value["format"].as_str(), value["version"].as_u64()) {
            (Some(format), Some(version)) if format == self.format && version > self.version => {
                DraftError::Newer { version }
            }
            (Some(format), Some(_)) if format == self.format => DraftError::Damaged,
            _ => DraftError::WrongKind,
        }
    }
}
