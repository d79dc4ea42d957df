//! A file or a pasted text on its way in: what it is, and what it says.

mod decode;

pub use decode::{Decoded, decode};

use std::fmt;

use serde::de::IgnoredAny;

use crate::{
    document::{Id, Postmortem, Section, clean_and_count},
    json, markdown, template,
};

/// Texts larger than this (bytes) are not read.
pub const MOST_BYTES: usize = 8_000_000;

/// What was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    pub postmortem: Postmortem,
    /// The sections in which something was found, in document order.
    pub sections: Vec<Section>,
    /// What the writer should know, each a sentence.
    pub problems: Vec<String>,
}

/// Why nothing was read. Each says what happened and what to do; nothing has changed.
#[derive(Debug, Clone, PartialEq)]
pub enum ImportError {
    TooLarge,
    Empty,
    NotText,
    /// A page as a browser shows it.
    WebPage,
    /// All drafts in one file.
    Backup,
    Json(json::JsonError),
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => f.write_str(
                "This is larger than 8 MB, which no post-mortem is. Nothing was changed. Choose the Markdown or JSON file of one post-mortem.",
            ),
            Self::Empty => f.write_str(
                "There is nothing in it. Nothing was changed. Choose a file with text, or paste some.",
            ),
            Self::NotText => f.write_str(
                "This is not a text file. Nothing was changed. Choose a Markdown or JSON file that is saved as UTF-8.",
            ),
            Self::WebPage => f.write_str(
                "This is a web page, in which sections and tables look like any others. Nothing was changed. Choose the Markdown or JSON file of the post-mortem, or copy its text from the page and paste that.",
            ),
            Self::Backup => f.write_str(
                "This is a backup of all drafts, not one post-mortem. Nothing was changed. The editor can take it back as a whole; what is newer there stays.",
            ),
            Self::Json(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ImportError {}

/// Reads the bytes of a file, JSON or Markdown, which it tells by the content alone.
///
/// # Errors
/// Where the bytes are no post-mortem at all: see [`ImportError`].
pub fn read_bytes(bytes: &[u8], new_id: &mut dyn FnMut() -> Id) -> Result<Imported, ImportError> {
    if bytes.len() > MOST_BYTES {
        return Err(ImportError::TooLarge);
    }
    let decoded = decode(bytes).ok_or(ImportError::NotText)?;
    let mut imported = read_text(&decoded.text, new_id)?;
    imported.problems.extend(decoded.notes);
    Ok(imported)
}

/// Reads a text, JSON or Markdown.
///
/// # Errors
/// Where the text is no post-mortem at all: see [`ImportError`].
pub fn read_text(text: &str, new_id: &mut dyn FnMut() -> Id) -> Result<Imported, ImportError> {
    if text.len() > MOST_BYTES {
        return Err(ImportError::TooLarge);
    }
    let text = text.trim_start_matches('\u{FEFF}');
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    if is_web_page(text) {
        return Err(ImportError::WebPage);
    }
    if is_backup(text) {
        return Err(ImportError::Backup);
    }
    if is_json(text) {
        let read = json::from_json(text, new_id).map_err(ImportError::Json)?;
        return Ok(imported(read.postmortem, read.problems));
    }
    let (text, replaced) = clean_and_count(text);
    let read = markdown::read(&text, new_id);
    let mut imported = imported(read.postmortem, read.problems);
    if !replaced.is_nothing() {
        imported.problems.push(replaced.to_string());
    }
    Ok(imported)
}

/// Whether a text is a file with all drafts: in a text of a draft the quotation marks would be escaped.
fn is_backup(text: &str) -> bool {
    text.trim_start().starts_with('{') && text.contains("\"unblame/backup\"")
}

fn is_web_page(text: &str) -> bool {
    let begins = |with: &str| {
        let start = text.trim_start().get(..with.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    begins("<!doctype html") || begins("<html")
}

/// Whether a text is JSON, or is meant to be: Markdown may begin with the brackets of a link or with
/// those of another tool, `{toc}`, `{{< note >}}`.
fn is_json(text: &str) -> bool {
    let text = text.trim();
    let Some(inside) = text.strip_prefix('{') else {
        return text.starts_with('[') && serde_json::from_str::<IgnoredAny>(text).is_ok();
    };
    let (line, more) = inside.split_once('\n').unwrap_or((inside, ""));
    let is_mark = line.trim_end().ends_with('}') && !line.trim_start().starts_with(['"', '}']);
    more.trim().is_empty() || !is_mark
}

fn imported<P: fmt::Display>(postmortem: Postmortem, problems: Vec<P>) -> Imported {
    let sections = template::SECTIONS
        .iter()
        .filter(|template| template::progress(&postmortem, template) != template::Progress::Empty)
        .map(|template| template.section)
        .collect();
    Imported {
        postmortem,
        sections,
        problems: problems.iter().map(ToString::to_string).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(bytes: &[u8]) -> (String, Vec<String>) {
        let read = read_bytes(bytes, &mut || Id::from_bits(1)).expect("it is a text");
        (read.postmortem.summary, read.problems)
    }

    #[test]
    fn what_no_text_can_hold_is_replaced_and_told() {
        let text = format!("# T\r\n\r\n## Summary\r\n\r\na\0{}", "b".repeat(200));
        let (read, problems) = summary(text.as_bytes());
        assert_eq!(read, format!("a\u{FFFD}{}", "b".repeat(200)));
        let [problem] = &problems[..] else {
            panic!("{problems:?}");
        };
        assert!(
            problem.contains("4 line ends") && problem.contains("1 NUL"),
            "{problem}"
        );
        let mut half = b"# T\n\n## Summary\n\nx".to_vec();
        half.extend([0xED, 0xA0, 0xBD, b'y']);
        let (read, problems) = summary(&half);
        assert_eq!(read, "x\u{FFFD}y");
        assert!(problems[0].contains("1 half character"), "{problems:?}");
    }

    #[test]
    fn json_is_told_from_the_marks_of_other_tools() {
        for text in [
            "{toc}\n\n# Outage\n\n## Summary\n\nDown.",
            "{{< note >}}\n# Outage\n\n## Summary\n\nDown.",
            "[Graph](https://graph.example)\n\n# Outage\n\n## Summary\n\nDown.",
        ] {
            let read = read_text(text, &mut || Id::from_bits(1)).expect("it is Markdown");
            assert!(read.postmortem.summary.contains("Down."), "{text}");
        }
        for text in [
            "{",
            "{\"a\": 1}\n{\"b\": 2}",
            "{\n  \"title\": \"Outage\"",
            "{title: 'Outage'}",
            "[{\"a\": 1}]",
        ] {
            let read = read_text(text, &mut || Id::from_bits(1));
            assert!(matches!(read, Err(ImportError::Json(_))), "{text}");
        }
    }

    #[test]
    fn utf_16_is_text_and_a_picture_is_not() {
        let text = "# T\n\n## Summary\n\nZürich 🦀";
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(summary(&bytes), ("Zürich 🦀".to_owned(), Vec::new()));
        for picture in [
            &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..],
            &[0xFF, 0xD8, 0xFF, 0xE0],
        ] {
            let read = read_bytes(picture, &mut || Id::from_bits(1));
            assert_eq!(read, Err(ImportError::NotText));
        }
    }
}
