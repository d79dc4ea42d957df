//! The texts of a JSON post-mortem where they stand in the file.

use std::{collections::BTreeMap, ops::Range};

use serde::Deserialize;
use serde_json::value::RawValue;
use unblame::{
    document::{Column, Field, Id, List, Place},
    text::{Mapped, range_of},
};

use super::Part;

type Object<'s> = BTreeMap<String, &'s RawValue>;

/// Every text of the file, in the order in which it stands; none where it is no JSON.
pub fn parts(source: &str) -> Vec<Part> {
    let mut reader = Reader {
        source,
        parts: Vec::new(),
        rows: 0,
    };
    let text = source.trim_start_matches('\u{FEFF}');
    for (key, value) in read::<Object>(text).unwrap_or_default() {
        if let Some(list) = List::from_key(&key) {
            reader.list(list, value);
        } else if let Some(field) = Field::from_key(&key) {
            reader.text(Place::Field(field), value);
        }
    }
    let start = |part: &Part| part.text().source_range(0..1).start;
    reader.parts.sort_by_key(start);
    reader.parts
}

/// A text as it is written between the quotation marks of JSON.
pub fn escaped(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    let inner = quoted
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    inner.unwrap_or_default().to_owned()
}

fn read<'s, T: Deserialize<'s>>(json: &'s str) -> Option<T> {
    serde_json::from_str(json).ok()
}

struct Reader<'s> {
    source: &'s str,
    parts: Vec<Part>,
    rows: u64,
}

impl<'s> Reader<'s> {
    fn list(&mut self, list: List, value: &'s RawValue) {
        for row in read::<Vec<&RawValue>>(value.get()).unwrap_or_default() {
            self.row(list, row);
        }
    }

    fn row(&mut self, list: List, value: &'s RawValue) {
        let row = Id::from_bits(self.rows);
        self.rows += 1;
        for (key, value) in read::<Object>(value.get()).unwrap_or_default() {
            match Column::from_key(&key) {
                Some(column) if list.columns().contains(&column) => {
                    self.text(Place::Cell { list, row, column }, value);
                }
                _ if key == "branches" => self.branches(value),
                _ => {}
            }
        }
    }

    fn branches(&mut self, value: &'s RawValue) {
        for branch in read::<Vec<Object>>(value.get()).unwrap_or_default() {
            if let Some(whys) = branch.get("whys") {
                self.list(List::Whys, whys);
            }
        }
    }

    fn text(&mut self, place: Place, value: &'s RawValue) {
        let text = unescaped(self.source, value.get());
        if !text.text().is_empty() {
            self.parts.push(Part::Json { place, text });
        }
    }
}

/// The text of a JSON string, with line ends as the app has them; empty for another value.
fn unescaped(source: &str, json: &str) -> Mapped {
    let mut text = Mapped::default();
    let inner = json
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    let mut rest = inner.unwrap_or_default();
    while let Some(at) = rest.find('\\') {
        text.push(source, &rest[..at]);
        let (length, means) = escape(&rest[at..]);
        let (escape, after) = rest[at..].split_at(length);
        text.push_as(&means, place(source, escape));
        rest = after;
    }
    text.push(source, rest);
    text
}

fn place(source: &str, slice: &str) -> Range<usize> {
    range_of(source, slice).unwrap_or_default()
}

/// The length in bytes of the escape with which this text begins, and what it means.
fn escape(text: &str) -> (usize, String) {
    let (length, means) = one_escape(text);
    let next = &text[length..];
    match means.as_str() {
        "\r" if next.starts_with('\\') => match one_escape(next) {
            (more, line_end) if line_end == "\n" => (length + more, line_end),
            _ => (length, "\n".to_owned()),
        },
        "\r" => (length, "\n".to_owned()),
        "\0" => (length, "\u{FFFD}".to_owned()),
        _ => (length, means),
    }
}

fn one_escape(text: &str) -> (usize, String) {
    // A pair of surrogates is one character in two escapes.
    for length in [2, 6, 12] {
        let escape = text.get(..length);
        let means = escape.and_then(|escape| serde_json::from_str(&format!("\"{escape}\"")).ok());
        if let Some(means) = means {
            return (length, means);
        }
    }
    (text.len(), text.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unblame::document::clean_text;

    use super::*;

    #[test]
    fn texts_are_found_where_they_stand() {
        let json = r#"{"format": "unblame/postmortem", "timeline": [{"at": "14:05", "text": "a\tb"}],
            "whys": [{"question": "Why?", "branches": [{"whys": [{"answer": "So \ud83d\ude00."}]}]}],
            "summary": "First.", "status": null, "other": "x"}"#;
        let found: Vec<(String, String, &str)> = parts(json)
            .iter()
            .map(|part| {
                let text = part.text().text();
                let there = part.text().source_range(0..text.len());
                (part.place().to_string(), text.to_owned(), &json[there])
            })
            .collect();
        let found: Vec<(&str, &str, &str)> = found
            .iter()
            .map(|(a, b, c)| (a.as_str(), b.as_str(), *c))
            .collect();
        assert_eq!(
            found,
            [
                ("timeline.0000000000000000.at", "14:05", "14:05"),
                ("timeline.0000000000000000.text", "a\tb", "a\\tb"),
                ("whys.0000000000000001.question", "Why?", "Why?"),
                (
                    "whys.0000000000000002.answer",
                    "So \u{1f600}.",
                    "So \\ud83d\\ude00."
                ),
                ("summary", "First.", "First."),
            ]
            .map(|(place, text, there)| (place, text, there))
        );
    }

    /// Every way in which JSON may write a character.
    fn written(c: char, how: u8) -> String {
        let mut units = [0; 2];
        match how % 3 {
            0 => escaped(&c.to_string()),
            1 => c
                .encode_utf16(&mut units)
                .iter()
                .map(|unit| format!("\\u{unit:04x}"))
                .collect(),
            _ if c == '/' => "\\/".to_owned(),
            _ if c < ' ' || matches!(c, '"' | '\\') => escaped(&c.to_string()),
            _ => c.to_string(),
        }
    }

    proptest! {
        #[test]
        fn every_string_is_read_as_the_app_reads_it(
            chars in prop::collection::vec((prop::char::any(), any::<u8>()), 0..20),
            ends in prop::collection::vec(prop::sample::select(vec!["\\r", "\\n", "\\u000d", "\\u0000"]), 0..4),
        ) {
            let mut inner: String = chars.iter().map(|&(c, how)| written(c, how)).collect();
            inner.push_str(&ends.concat());
            let json = format!("  \"{inner}\" ");
            let meant: String = serde_json::from_str(&json).expect("it is JSON");
            let text = unescaped(&json, json.trim());
            prop_assert_eq!(text.text(), &*clean_text(&meant).into_owned());
            // Each character alone leads back to what it was written as.
            for (at, c) in text.text().char_indices() {
                let there = text.source_range(at..at + c.len_utf8());
                let again: String = serde_json::from_str(&format!("\"{}\"", &json[there])).expect("a whole escape");
                prop_assert_eq!(clean_text(&again).into_owned(), c.to_string());
            }
        }
    }
}
