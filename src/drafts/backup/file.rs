use std::fmt;

use serde_json::Value;

use super::super::{Aside, DraftError, Envelope, Meta, Millis};
use crate::{
    document::Id,
    json::{Writer, to_json_compact},
};

/// What the `format` of a backup says.
const FORMAT: &str = "unblame/backup";

/// The version that is written.
const VERSION: u64 = 1;

/// What every line of a draft begins with.
const DRAFT_LINE: &str = "{\"format\":\"unblame/draft\"";

/// All that one browser keeps, in one file.
///
/// The file is JSON of which each draft has a line of its own, as it is stored: so damage to one
/// line costs only that draft, and a file that was cut off gives what stands before the cut.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Backup {
    pub made_at: Millis,
    /// Their documents as this version writes them.
    pub drafts: Vec<Envelope>,
    pub trash: Vec<Envelope>,
    /// The stored settings, as they stood.
    pub settings: Option<String>,
    /// The chosen theme, a plain word.
    pub theme: Option<String>,
    /// Damaged values, as they were found.
    pub set_aside: Vec<Aside>,
    /// Drafts of the file that cannot be opened.
    pub unopened: Vec<Unopened>,
}

/// A draft of a backup that cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unopened {
    pub why: DraftError,
    /// All of it, to download or to repair.
    pub raw: String,
}

/// Why a file cannot be read as a backup. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupError {
    /// It is something else.
    Foreign,
}

impl fmt::Display for BackupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "This is not a backup of Unblame. Nothing was changed. Choose a file that \"Back up \
             everything\" has made; a single post-mortem is imported instead.",
        )
    }
}

impl std::error::Error for BackupError {}

impl Backup {
    /// The file.
    pub fn write(&self) -> String {
        let mut writer = Writer::new(false);
        writer.open('{');
        writer.entry("format", FORMAT);
        writer.key("version");
        writer.number(VERSION);
        writer.key("made_at");
        writer.number(self.made_at);
        for (key, text) in [("settings", &self.settings), ("theme", &self.theme)] {
            if let Some(text) = text {
                writer.entry(key, text);
            }
        }
        let lines = |envelopes: &[Envelope]| envelopes.iter().map(Envelope::encode).collect();
        list(&mut writer, "drafts", lines(&self.drafts));
        list(&mut writer, "trash", lines(&self.trash));
        let set_aside = self.set_aside.iter().map(|aside| aside.record().value);
        list(&mut writer, "set_aside", set_aside.collect());
        writer.close('}');
        let mut file = writer.finish();
        file.push('\n');
        file
    }

    /// Whether a text says of itself that it is a backup.
    pub fn is_one(text: &str) -> bool {
        // In a text of a draft the quotation marks would be escaped.
        text.trim_start_matches('\u{FEFF}')
            .trim_start()
            .starts_with('{')
            && text.contains("\"unblame/backup\"")
    }

    /// Reads a file as far as it can be read.
    ///
    /// # Errors
    ///
    /// [`BackupError`] where it is no backup.
    pub fn read(text: &str, new_id: &mut dyn FnMut() -> Id) -> Result<Self, BackupError> {
        if !Self::is_one(text) {
            return Err(BackupError::Foreign);
        }
        // Some editors put a byte order mark before what they save.
        let text = text.trim_start_matches('\u{FEFF}');
        let mut backup = Self::default();
        // The whole file where it is whole, and its head where it is not.
        let head = text.split_once(",\"drafts\":").map_or("", |(head, _)| head);
        let file = serde_json::from_str::<Value>(text)
            .or_else(|_| serde_json::from_str(&format!("{head}}}")))
            .unwrap_or_default();
        let entry = |key: &str| file[key].as_str().map(str::to_owned);
        backup.made_at = file["made_at"].as_u64().unwrap_or_default();
        backup.settings = entry("settings");
        backup.theme = entry("theme");
        for aside in file["set_aside"].as_array().into_iter().flatten() {
            backup.set_aside.push(Aside::decode("", &written(aside)));
        }
        let lines = text.lines().map(|line| line.trim().trim_end_matches(','));
        let mut found_line = false;
        for line in lines.filter(|line| line.starts_with(DRAFT_LINE)) {
            found_line = true;
            backup.take(line, Envelope::decode(line), new_id);
        }
        if !found_line {
            // Some other program has set its lines anew: without its own bytes a draft has no
            // checksum to be held against.
            for key in ["drafts", "trash"] {
                for value in file[key].as_array().into_iter().flatten() {
                    let envelope = Meta::read(value).map(|meta| Envelope {
                        meta,
                        document: written(&value["document"]),
                    });
                    let envelope = envelope.ok_or(DraftError::Damaged);
                    backup.take(&written(value), envelope, new_id);
                }
            }
        }
        Ok(backup)
    }

    /// Takes a draft in whose document can be opened, as this version writes it.
    fn take(
        &mut self,
        raw: &str,
        envelope: Result<Envelope, DraftError>,
        new_id: &mut dyn FnMut() -> Id,
    ) {
        let opened = envelope.and_then(|envelope| {
            let read = envelope.open(new_id)?;
            Ok((envelope.meta, to_json_compact(&read.postmortem)))
        });
        match opened {
            Ok((meta, document)) => {
                let list = match meta.trashed_at {
                    Some(_) => &mut self.trash,
                    None => &mut self.drafts,
                };
                list.push(Envelope { meta, document });
            }
            Err(why) => self.unopened.push(Unopened {
                why,
                raw: raw.to_owned(),
            }),
        }
    }
}

fn written(value: &Value) -> String {
    let mut writer = Writer::new(false);
    writer.value(value);
    writer.finish()
}

/// A list of values that are JSON already, each on a line of its own.
fn list(writer: &mut Writer, key: &str, lines: Vec<String>) {
    writer.key(key);
    writer.open('[');
    for line in lines {
        writer.item();
        writer.raw("\n");
        writer.raw(&line);
    }
    writer.raw("\n");
    writer.close(']');
}
