//! Reading: our own sections exactly, everything else as well as it can be understood.

use std::{borrow::Cow, fmt};

use super::{
    foreign::Reader,
    own,
    remainder::{self, Remainder, Unread},
};
use crate::document::{Id, Postmortem, Section, clean_text};

const FENCE: &str = "---";
const OURS: &str = "unblame: ";

/// What a Markdown text says.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    pub postmortem: Postmortem,
    /// What could not be placed or understood; the text itself is never lost.
    pub problems: Vec<Problem>,
    /// The sections that were found, in document order.
    pub sections: Vec<Section>,
    /// Source text that was understood as a heading, a label or a choice and is therefore part
    /// of no text of the document.
    pub labels: Vec<String>,
}

/// Something about a Markdown text that its reader should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A heading that names none of our sections.
    UnknownHeading { heading: String },
    /// Text that is no row of the section in which it stands.
    NoRow { section: Section },
    /// A fact whose value fits no field.
    UnknownFact { label: String },
    /// Lines whose place was not understood.
    Rest { lines: usize },
    /// Our line of front matter is damaged.
    FrontMatter,
    /// The front matter was written by a newer version.
    NewerFrontMatter { version: u64 },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownHeading { heading } => write!(
                f,
                "No section goes by “{heading}”: its text is kept in Unsorted Notes."
            ),
            Self::NoRow { section } => {
                let heading = super::heading(*section).unwrap_or("the incident");
                write!(
                    f,
                    "Some text under “{heading}” is no entry of it and is kept in Unsorted Notes."
                )
            }
            Self::UnknownFact { label } => write!(
                f,
                "“{label}” has no field that takes it and is kept in Unsorted Notes."
            ),
            Self::Rest { lines: 1 } => {
                f.write_str("One line found no other place and is kept in Unsorted Notes.")
            }
            Self::Rest { lines } => write!(
                f,
                "{lines} lines found no other place and are kept in Unsorted Notes."
            ),
            Self::FrontMatter => f.write_str(
                "The front matter is damaged: the text is all there, but answers, links between rows and silenced findings could not be read.",
            ),
            Self::NewerFrontMatter { version } => write!(
                f,
                "The front matter is of version {version}, which is newer than this editor: the text is all there, but answers, links between rows and silenced findings could not be read."
            ),
        }
    }
}

/// Reads a Markdown text, ours or anybody's. It never fails, and no word of the text is lost:
/// what fits nowhere stands in the unsorted notes, and `problems` says so.
///
/// `new_id` gives the ids of rows that bring none with them.
pub fn read(markdown: &str, new_id: &mut dyn FnMut() -> Id) -> Reading {
    let text = clean_text(markdown.strip_prefix('\u{FEFF}').unwrap_or(markdown));
    let (front, body) = split_front_matter(&text);
    let mut reader = Reader::default();
    let mut remainder = None;
    for line in front {
        match line.strip_prefix(OURS) {
            Some(json) => match Remainder::read(json) {
                Ok(found) => remainder = Some(found),
                Err(why) => {
                    reader.problem(match why {
                        Unread::Damaged => Problem::FrontMatter,
                        Unread::Newer { version } => Problem::NewerFrontMatter { version },
                    });
                    reader.front_matter(line, new_id);
                }
            },
            None => reader.front_matter(line, new_id),
        }
    }
    let body = reader.with_links(body);
    read_body(&body, &mut reader, new_id);
    let mut reading = reader.finish();
    if let Some(remainder) = remainder {
        remainder.apply(&mut reading.postmortem, new_id);
    }
    reading
}

/// The front matter of the full form.
pub(super) fn front_matter(doc: &Postmortem) -> String {
    format!(
        "{FENCE}\n{OURS}{}\n{FENCE}\n\n",
        yaml_safe(&remainder::write(doc))
    )
}

/// Reads the body piece by piece, each exactly if it is as we write it.
fn read_body(body: &str, reader: &mut Reader, new_id: &mut dyn FnMut() -> Id) {
    for (section, piece, is_last) in own::pieces(body) {
        let part = if reader.awaits(section) {
            own::read_piece(section, piece, is_last, new_id)
        } else {
            None
        };
        match part {
            Some(part) => reader.own_section(section, piece, part),
            None => reader.lines(piece, new_id),
        }
    }
}

/// The lines between the fences of front matter, and the text behind it.
pub(super) fn split_front_matter(text: &str) -> (Vec<&str>, &str) {
    let none = (Vec::new(), text);
    let Some(inner) = text.strip_prefix("---\n") else {
        return none;
    };
    let mut end = 0;
    for line in inner.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            let body = &inner[end + line.len()..];
            let front: Vec<&str> = inner[..end].lines().collect();
            let is_data = front.iter().all(|line| {
                line.trim().is_empty()
                    || line.starts_with([' ', '\t', '-', '#'])
                    || line.contains(':')
            });
            return if is_data {
                (front, body.strip_prefix('\n').unwrap_or(body))
            } else {
                none
            };
        }
        end += line.len();
    }
    none
}

/// JSON without the characters that YAML does not allow as they are.
fn yaml_safe(json: &str) -> Cow<'_, str> {
    let unsafe_in_yaml = |c: char| {
        matches!(
            c,
            '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'
        )
    };
    if !json.contains(unsafe_in_yaml) {
        return json.into();
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if unsafe_in_yaml(c) {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out.into()
}
