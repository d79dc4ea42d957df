//! Lists that are written as bullets: the lines of a row stand indented below its first one.

use super::headings::DASH;
use crate::document::Lesson;

const BULLET: &str = "- ";
const INDENT: &str = "  ";
const DONE: &str = "[x] ";
const OPEN: &str = "[ ] ";

/// One bullet for each text; `None` where there are none.
pub(super) fn write(texts: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<String> = texts
        .map(|text| {
            let mut item = String::from(BULLET);
            for (number, line) in text.split('\n').enumerate() {
                if number > 0 {
                    item.push('\n');
                    if !line.is_empty() {
                        item.push_str(INDENT);
                    }
                }
                item.push_str(line);
            }
            item
        })
        .collect();
    (!items.is_empty()).then(|| items.join("\n"))
}

/// The texts of bullets exactly as [`write`] writes them.
pub(super) fn read(lines: &[&str]) -> Option<Vec<String>> {
    let mut texts: Vec<String> = Vec::new();
    for line in lines {
        if let Some(text) = line.strip_prefix(BULLET) {
            texts.push(text.to_owned());
            continue;
        }
        let last = texts.last_mut()?;
        last.push('\n');
        if !line.is_empty() {
            last.push_str(line.strip_prefix(INDENT)?);
        }
    }
    Some(texts)
}

/// The text of a box to tick.
pub(super) fn write_task(text: &str, done: bool) -> String {
    format!("{}{text}", if done { DONE } else { OPEN })
}

/// What [`write_task`] has written.
pub(super) fn read_task(text: &str) -> Option<(&str, bool)> {
    match text.strip_prefix(DONE) {
        Some(text) => Some((text, true)),
        None => text.strip_prefix(OPEN).map(|text| (text, false)),
    }
}

/// A lesson as the text of a bullet: the title bold, a dash, the text.
pub(super) fn write_lesson(lesson: &Lesson) -> String {
    match (lesson.title.as_str(), lesson.text.as_str()) {
        ("", text) => text.to_owned(),
        (title, "") => format!("**{title}**"),
        (title, text) => format!("**{title}**{DASH}{text}"),
    }
}

/// Title and text of a lesson in the text of a bullet.
pub(super) fn read_lesson(text: &str) -> (&str, &str) {
    let titled = text
        .strip_prefix("**")
        .and_then(|bold| bold.split_once("**"))
        .filter(|(title, _)| !title.is_empty());
    match titled {
        Some((title, "")) => (title, ""),
        Some((title, rest)) => match rest.strip_prefix(DASH) {
            Some(rest) if !rest.is_empty() => (title, rest),
            _ => ("", text),
        },
        None => ("", text),
    }
}
