//! Writing: JSON into a string, and a document as JSON.

use serde_json::Value;

use super::{
    FORMAT, VERSION, escapes,
    layout::{MEMBERS, Member, is_flag, is_optional},
};
use crate::document::{Branch, Cells, Choice, Column, Id, List, Postmortem, Silence, Trigger};

/// Writes one JSON value piece by piece; the caller opens, closes and names in turn.
///
/// The bytes are those of serde_json, on one line or indented by two spaces.
#[derive(Debug)]
pub struct Writer {
    out: String,
    is_indented: bool,
    depth: usize,
    is_first: bool,
}

impl Writer {
    /// A writer that has written nothing yet.
    pub fn new(is_indented: bool) -> Self {
        Self {
            out: String::new(),
            is_indented,
            depth: 0,
            is_first: true,
        }
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.out
    }

    /// Opens an object with `{` or a list with `[`.
    pub fn open(&mut self, bracket: char) {
        self.out.push(bracket);
        self.depth += 1;
        self.is_first = true;
    }

    /// Closes what was opened last, with `}` or `]`.
    pub fn close(&mut self, bracket: char) {
        self.depth = self.depth.saturating_sub(1);
        if !self.is_first {
            self.line();
        }
        self.out.push(bracket);
        self.is_first = false;
    }

    /// Begins the next item of a list.
    pub fn item(&mut self) {
        if !self.is_first {
            self.out.push(',');
        }
        self.line();
        self.is_first = false;
    }

    /// Begins the next entry of an object; its value follows.
    pub fn key(&mut self, key: &str) {
        self.item();
        self.text(key);
        self.out.push_str(if self.is_indented { ": " } else { ":" });
    }

    /// A string.
    pub fn text(&mut self, text: &str) {
        self.out.push('"');
        let mut rest = text;
        loop {
            let plain = escapes::plain(rest);
            self.out.push_str(&rest[..plain]);
            let Some(&byte) = rest.as_bytes().get(plain) else {
                break;
            };
            self.escape(byte);
            rest = &rest[plain + 1..];
        }
        self.out.push('"');
    }

    fn escape(&mut self, byte: u8) {
        let short = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\t' => "\\t",
            b'\r' => "\\r",
            0x08 => "\\b",
            0x0C => "\\f",
            _ => "",
        };
        self.out.push_str(short);
        if short.is_empty() {
            self.out.push_str("\\u00");
            for digit in [byte >> 4, byte & 15] {
                self.out.extend(char::from_digit(u32::from(digit), 16));
            }
        }
    }

    /// A whole number.
    pub fn number(&mut self, number: u64) {
        self.out.push_str(&number.to_string());
    }

    /// True or false.
    pub fn flag(&mut self, flag: bool) {
        self.raw(if flag { "true" } else { "false" });
    }

    /// A value that is JSON already.
    pub fn raw(&mut self, json: &str) {
        self.out.push_str(json);
    }

    /// A value that was read. serde_json's own way would bring std's errors of files along, and
    /// their tables.
    pub fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.raw("null"),
            Value::Bool(flag) => self.flag(*flag),
            Value::Number(number) => self.raw(number.as_str()),
            Value::String(text) => self.text(text),
            Value::Array(items) => {
                self.open('[');
                for item in items {
                    self.item();
                    self.value(item);
                }
                self.close(']');
            }
            Value::Object(entries) => {
                self.open('{');
                for (key, value) in entries {
                    self.key(key);
                    self.value(value);
                }
                self.close('}');
            }
        }
    }

    /// An entry that is a string.
    pub fn entry(&mut self, key: &str, text: &str) {
        self.key(key);
        self.text(text);
    }

    /// An entry that is an id.
    pub fn id(&mut self, id: Id) {
        self.entry("id", &id.to_string());
    }

    /// An entry that is a list of ids; nothing where there are none.
    pub fn ids(&mut self, key: &str, ids: &[Id]) {
        if ids.is_empty() {
            return;
        }
        self.key(key);
        self.open('[');
        for id in ids {
            self.item();
            self.text(&id.to_string());
        }
        self.close(']');
    }

    /// The object of a silence.
    pub fn silence(&mut self, silence: &Silence) {
        self.open('{');
        self.id(silence.id);
        self.entry("rule", &silence.rule);
        self.entry("scope", silence.scope.key());
        self.entry("text", &silence.text);
        self.entry("sentence", &silence.sentence);
        self.entry("reason", &silence.reason);
        self.close('}');
    }

    /// The object of the answers to the triggers.
    pub fn triggers(&mut self, doc: &Postmortem) {
        self.open('{');
        for &trigger in Trigger::ALL {
            if let Some(answer) = doc.triggers.get(trigger) {
                self.entry(trigger.key(), answer.key());
            }
        }
        self.close('}');
    }

    fn line(&mut self) {
        if self.is_indented {
            self.out.push('\n');
            for _ in 0..self.depth {
                self.out.push_str("  ");
            }
        }
    }
}

/// The whole document, on one line or indented.
pub(super) fn document(doc: &Postmortem, is_indented: bool) -> String {
    let mut writer = Writer::new(is_indented);
    writer.open('{');
    writer.entry("format", FORMAT);
    writer.key("version");
    writer.number(VERSION);
    for member in MEMBERS {
        writer.key(member.key());
        match member {
            Member::Field(field) => writer.text(&doc.field(field)),
            Member::Triggers => writer.triggers(doc),
            Member::List(list) => {
                writer.open('[');
                for row in doc.rows(list).iter() {
                    writer.item();
                    write_row(&mut writer, list, row);
                }
                writer.close(']');
            }
            Member::Silenced => {
                writer.open('[');
                for silence in &doc.silenced {
                    writer.item();
                    writer.silence(silence);
                }
                writer.close(']');
            }
        }
    }
    writer.close('}');
    writer.finish()
}

fn write_row(writer: &mut Writer, list: List, row: &dyn Cells) {
    writer.open('{');
    writer.id(row.id());
    for &column in list.columns() {
        write_cell(writer, column, row.cell(column).unwrap_or_default());
    }
    writer.ids("answers", row.answers());
    write_branches(writer, row.branches());
    writer.close('}');
}

fn write_cell(writer: &mut Writer, column: Column, text: &str) {
    if text.is_empty() && is_optional(column) {
        return;
    }
    writer.key(column.key());
    if is_flag(column) {
        writer.flag(!text.is_empty());
    } else {
        writer.text(text);
    }
}

fn write_branches(writer: &mut Writer, branches: &[Branch]) {
    if branches.is_empty() {
        return;
    }
    writer.key("branches");
    writer.open('[');
    for branch in branches {
        writer.item();
        writer.open('{');
        writer.id(branch.id);
        writer.key("whys");
        writer.open('[');
        for why in &branch.whys {
            writer.item();
            write_row(writer, List::Whys, why);
        }
        writer.close(']');
        writer.close('}');
    }
    writer.close(']');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_string_is_written_as_serde_json_writes_it(text in any::<String>()) {
            let mut writer = Writer::new(false);
            writer.text(&text);
            prop_assert_eq!(writer.finish(), serde_json::to_string(&text).expect("a string"));
        }
    }

    #[test]
    fn a_value_is_written_as_serde_json_writes_it() {
        for text in [
            r#"{"a":[1,-2,18446744073709551615,{"b":null},[]],"c":{},"d":"x\n\u0001","e":true}"#,
            "[]",
            "\"text\"",
            "false",
        ] {
            let value: Value = serde_json::from_str(text).expect("it is JSON");
            let mut writer = Writer::new(false);
            writer.value(&value);
            assert_eq!(writer.finish(), value.to_string());
        }
    }

    #[test]
    fn a_number_stays_as_it_was_written() {
        let text = "[1.50,1e+3,2e-7,123456789012345678901234567890,-0.0]";
        let value: Value = serde_json::from_str(text).expect("it is JSON");
        let mut writer = Writer::new(false);
        writer.value(&value);
        assert_eq!(writer.finish(), text);
    }
}
