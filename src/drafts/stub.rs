use serde_json::Value;

use super::{DraftSummary, Envelope, Meta};
use crate::{
    document::{Field, Postmortem},
    json::Writer,
};

/// What the `format` of a stub says.
const FORMAT: &str = "unblame/stub";

/// What stands in local storage for a draft whose text lies on the shelf alone, because it is
/// too large for local storage or because that is full: enough to list it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stub {
    pub meta: Meta,
    pub title: String,
    /// As typed.
    pub incident_date: String,
    pub severity: String,
    /// What the draft takes on the shelf, in bytes.
    pub bytes: u64,
}

impl Stub {
    /// The stub of a document whose JSON takes so many bytes.
    pub fn new(meta: Meta, doc: &Postmortem, bytes: u64) -> Self {
        Self {
            meta,
            title: doc.title.clone(),
            incident_date: doc.incident_date.clone(),
            severity: doc.severity.clone(),
            bytes,
        }
    }

    /// The stub of a stored draft.
    pub fn of(envelope: &Envelope) -> Self {
        let mut file: Value = serde_json::from_str(&envelope.document).unwrap_or_default();
        let mut text = |field: Field| match file.get_mut(field.key()).map(Value::take) {
            Some(Value::String(text)) => text,
            _ => String::new(),
        };
        Self {
            meta: envelope.meta,
            title: text(Field::Title),
            incident_date: text(Field::IncidentDate),
            severity: text(Field::Severity),
            bytes: envelope.document.len() as u64,
        }
    }

    /// The value to store.
    pub fn encode(&self) -> String {
        let mut writer = Writer::new(false);
        writer.open('{');
        writer.entry("format", FORMAT);
        writer.key("version");
        writer.number(1);
        self.meta.write(&mut writer);
        writer.entry("title", &self.title);
        writer.entry("incident_date", &self.incident_date);
        writer.entry("severity", &self.severity);
        writer.key("bytes");
        writer.number(self.bytes);
        writer.close('}');
        writer.finish()
    }

    /// Reads a stub; `None` where the value is none.
    pub fn decode(raw: &str) -> Option<Self> {
        // Asked of every stored value: a draft must not be parsed for it.
        if !raw.starts_with("{\"format\":\"unblame/stub\"") {
            return None;
        }
        let value: Value = serde_json::from_str(raw).ok()?;
        let text = |field: Field| value[field.key()].as_str().unwrap_or_default().to_owned();
        Some(Self {
            meta: Meta::read(&value)?,
            title: text(Field::Title),
            incident_date: text(Field::IncidentDate),
            severity: text(Field::Severity),
            bytes: value["bytes"].as_u64()?,
        })
    }

    /// The draft as a line of the list.
    pub fn summary(self) -> DraftSummary {
        DraftSummary {
            id: self.meta.id,
            title: self.title,
            beginning: String::new(),
            incident_date: self.incident_date,
            severity: self.severity,
            created_at: self.meta.created_at,
            updated_at: self.meta.updated_at,
            trashed_at: self.meta.trashed_at,
            revision: self.meta.revision,
            bytes: self.bytes,
        }
    }
}
