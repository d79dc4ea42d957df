use serde_json::Value;

use super::{
    Millis, fnv1a_64,
    shelf::{Record, Table},
};
use crate::{document::Id, json::Writer};

/// What the `format` of a value that was set aside says.
const FORMAT: &str = "unblame/aside";

/// A damaged value as it was found, kept where nothing overwrites it: to be listed, downloaded,
/// and repaired as far as it can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// The key under which it was found.
    pub from: String,
    pub at: Millis,
    /// Why it could not be opened, in a sentence.
    pub why: String,
    /// All of it.
    pub raw: String,
}

impl Aside {
    /// Its record in [`Table::Aside`]. The same damage found twice is the same record.
    pub fn record(&self) -> Record {
        let mut writer = Writer::new(false);
        writer.open('{');
        writer.entry("format", FORMAT);
        writer.key("version");
        writer.number(1);
        writer.entry("from", &self.from);
        writer.key("at");
        writer.number(self.at);
        writer.entry("why", &self.why);
        writer.entry("raw", &self.raw);
        writer.close('}');
        let key = format!("{}@{}", self.from, Id::from_bits(fnv1a_64(&self.raw)));
        Record::new(Table::Aside, key, writer.finish())
    }

    /// Reads a record; one that is damaged itself is given as the value that it is.
    pub fn decode(key: &str, value: &str) -> Self {
        let entries: Value = serde_json::from_str(value).unwrap_or_default();
        let text = |name: &str| entries[name].as_str().map(str::to_owned);
        Self {
            from: text("from").unwrap_or_else(|| key.to_owned()),
            at: entries["at"].as_u64().unwrap_or_default(),
            why: text("why").unwrap_or_default(),
            raw: text("raw").unwrap_or_else(|| value.to_owned()),
        }
    }
}
