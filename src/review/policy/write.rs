//! The settings file from what is settled.

use super::{FORMAT, Limit, Policy, VERSION};
use crate::{document::Choice, json::Writer};

impl Policy {
    /// The settings file, indented, for people to look into.
    pub fn to_json(&self) -> String {
        let mut json = self.write(true);
        json.push('\n');
        json
    }

    /// The same on one line, for storage.
    pub fn to_json_compact(&self) -> String {
        self.write(false)
    }

    fn write(&self, is_indented: bool) -> String {
        let mut writer = Writer::new(is_indented);
        writer.open('{');
        writer.entry("format", FORMAT);
        writer.key("version");
        writer.number(VERSION);
        writer.key("severities");
        self.write_severities(&mut writer);
        let triggers: Vec<&str> = self.triggers.iter().map(|trigger| trigger.key()).collect();
        write_words(&mut writer, "triggers", &triggers);
        writer.key("limits");
        writer.open('{');
        for &limit in Limit::ALL {
            writer.key(limit.key());
            writer.number(self.limit(limit).into());
        }
        writer.close('}');
        for (key, words) in [
            ("teams", &self.teams),
            ("known_words", &self.known_words),
            ("people", &self.wording.people),
            ("roles", &self.wording.roles),
        ] {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            write_words(&mut writer, key, &words);
        }
        writer.key("rules");
        writer.open('{');
        for (id, level) in &self.wording.rules {
            writer.entry(id, level.key());
        }
        writer.close('}');
        writer.close('}');
        writer.finish()
    }

    fn write_severities(&self, writer: &mut Writer) {
        writer.open('[');
        for level in &self.severities {
            writer.item();
            writer.open('{');
            writer.entry("name", &level.name);
            writer.entry("review", level.review.key());
            let numbers = [
                ("due_hours", level.due_hours),
                ("action_days", level.action_days),
            ];
            for (key, number) in numbers {
                if let Some(number) = number {
                    writer.key(key);
                    writer.number(number.into());
                }
            }
            writer.close('}');
        }
        writer.close(']');
    }
}

fn write_words(writer: &mut Writer, key: &str, words: &[&str]) {
    writer.key(key);
    writer.open('[');
    for word in words {
        writer.item();
        writer.text(word);
    }
    writer.close(']');
}
