//! Which brackets of a text define a label or refer to it, by the same reading of Markdown that
//! renders the preview.
//!
//! What was read does not say where each definition stood. So each label that is asked about
//! gets a word of its own, and the text says itself what became of the word: it is shown, or it
//! is gone, as definitions are. Then those that are not gone get definitions with their words,
//! and are found again in the addresses of links and in the names of footnotes.

use comrak::{Arena, Node, nodes::NodeValue, parse_document};

use super::groups::{Group, groups, hash};
use crate::markdown::options;

/// Labels longer than this, in bytes, stay as they are: there is a limit to what is read as one.
const LONGEST: usize = 800;

/// The most that references may add to a text, in bytes.
const MOST_REFERENCED: usize = 100_000;

/// A label that has a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub group: Group,
    pub used: Use,
}

/// How a label is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// As the label alone: in a definition, a footnote, or behind a link's text.
    Full,
    /// As the link's text too: `[label]`.
    Shortcut,
    /// As the link's text too: `[label][]`.
    Collapsed,
}

/// The labels among these that the text defines, wherever they stand in it, in order.
pub(super) fn parts(text: &str, shared: &[u64]) -> Vec<Part> {
    let asked: Vec<(Group, u64)> = groups(text)
        .filter_map(|group| {
            let label = hash(group.label(text))?;
            let is_asked =
                group.label(text).len() <= LONGEST && shared.binary_search(&label).is_ok();
            is_asked.then_some((group, label))
        })
        .collect();
    let candidates = asked.iter().filter(|(group, _)| group.may_define(text));
    let candidates: Vec<(Group, u64)> = candidates.copied().collect();
    if candidates.is_empty() {
        return Vec::new();
    }
    let words = Words::new(text);
    let definitions = words.definitions(text, &candidates);
    let mut labels: Vec<u64> = definitions.iter().map(|(_, label)| *label).collect();
    labels.sort_unstable();
    let is_other = |(group, label): &(Group, u64)| {
        let at = definitions.binary_search_by_key(&group.start, |(group, _)| group.start);
        at.is_err() && labels.binary_search(label).is_ok()
    };
    let others: Vec<Group> = asked
        .iter()
        .filter(|one| is_other(one))
        .map(|one| one.0)
        .collect();
    let mut parts = words.references(text, &others);
    parts.extend(definitions.into_iter().map(|(group, _)| Part {
        group,
        used: Use::Full,
    }));
    parts.sort_unstable_by_key(|part| part.group.start);
    parts
}

/// Notes to which nothing refers are left in the text too.
fn read<'a>(arena: &'a Arena<'a>, text: &str) -> Node<'a> {
    let mut options = options();
    options.parse.leave_footnote_definitions = true;
    parse_document(arena, text, &options)
}

/// What of the text stands in this node as it was typed.
fn shown(value: &NodeValue) -> Option<&str> {
    match value {
        NodeValue::Text(text) => Some(text),
        NodeValue::Code(code) => Some(&code.literal),
        NodeValue::CodeBlock(code) => Some(&code.literal),
        NodeValue::HtmlInline(html) => Some(html),
        NodeValue::HtmlBlock(html) => Some(&html.literal),
        _ => None,
    }
}

/// Words that stand for the labels that are asked about, by number.
struct Words(String);

impl Words {
    /// Words that the text does not have.
    fn new(text: &str) -> Self {
        let mut tried = 0_u32;
        loop {
            let start = format!("q{tried}z");
            if !text.contains(&start) {
                return Self(start);
            }
            tried += 1;
        }
    }

    fn word(&self, number: usize) -> String {
        format!("{}{number}e", self.0)
    }

    /// Those of the groups that are definitions.
    fn definitions(&self, text: &str, asked: &[(Group, u64)]) -> Vec<(Group, u64)> {
        let groups: Vec<Group> = asked.iter().map(|(group, _)| *group).collect();
        let source = self.written(text, &groups);
        let arena = Arena::new();
        // What is gone, and what defines a footnote.
        let mut gone = vec![true; asked.len()];
        let mut notes = vec![false; asked.len()];
        for node in read(&arena, &source).descendants() {
            let data = node.data();
            let mut show = |text: &str| self.set(text, &mut gone, false);
            match &data.value {
                NodeValue::Link(link) | NodeValue::Image(link) => {
                    show(&link.url);
                    show(&link.title);
                }
                NodeValue::CodeBlock(code) => show(&code.info),
                NodeValue::FootnoteReference(reference) => show(&reference.name),
                NodeValue::FootnoteDefinition(note) => {
                    self.set(&note.name, &mut notes, true);
                }
                _ => {}
            }
            if let Some(text) = shown(&data.value) {
                show(text);
            }
        }
        let found = asked.iter().zip(gone).zip(notes);
        let found = found.filter(|(((group, _), gone), note)| match note {
            true => *gone,
            false => *gone && !group.label(text).starts_with('^'),
        });
        found.map(|((one, _), _)| *one).collect()
    }

    /// Those of the groups that refer to a definition, which all of their labels have.
    fn references(&self, text: &str, asked: &[Group]) -> Vec<Part> {
        // Blanks make room for other references: what they add may be as long as the text.
        let room = text.matches('[').count().saturating_mul(text.len());
        let room = " ".repeat(room.min(MOST_REFERENCED));
        let source = format!(
            "{}{room}\n{}",
            self.header(text, asked),
            self.written(text, asked)
        );
        let arena = Arena::new();
        let mut parts = Vec::new();
        for node in read(&arena, &source).descendants() {
            match &node.data().value {
                NodeValue::Link(link) | NodeValue::Image(link) => {
                    parts.extend(self.link(&link.url, node, text, asked));
                }
                NodeValue::FootnoteReference(reference) => {
                    let used = Use::Full;
                    for at in self.numbers(&reference.name) {
                        let group = asked.get(at).copied();
                        parts.extend(group.map(|group| Part { group, used }));
                    }
                }
                _ => {}
            }
        }
        parts
    }

    /// The label that leads to this address, if it is a word's.
    fn link(&self, url: &str, node: Node<'_>, text: &str, asked: &[Group]) -> Option<Part> {
        let number = self.numbers(url).next()?;
        let group = asked.get(number).copied()?;
        if url != format!("/{}", self.word(number)) {
            return None;
        }
        let mut is_text = false;
        for inner in node.descendants() {
            if let Some(shown) = shown(&inner.data().value) {
                is_text |= self.numbers(shown).any(|other| other == number);
            }
        }
        let is_collapsed = group.blank_behind(text).is_some();
        let used = match (is_text, is_collapsed) {
            (true, true) => Use::Collapsed,
            (true, false) => Use::Shortcut,
            (false, _) => text[..group.start].ends_with(']').then_some(Use::Full)?,
        };
        Some(Part { group, used })
    }

    /// A definition for each word, as a footnote or an address.
    fn header(&self, text: &str, asked: &[Group]) -> String {
        let mut notes = String::new();
        // After it, nothing that follows can be part of the notes.
        let mut links = format!("[{}]: /\n", self.0);
        for (number, group) in asked.iter().enumerate() {
            let label: Vec<&str> = group.label(text).split_whitespace().collect();
            let (label, word) = (label.join(" "), self.word(number));
            if label.starts_with('^') {
                notes.push_str(&format!("[{label}{word}]: x\n\n"));
            } else {
                links.push_str(&format!("[{label}{word}]: /{word}\n"));
            }
        }
        notes + &links + "\n"
    }

    /// The text with each label followed by its word.
    fn written(&self, text: &str, asked: &[Group]) -> String {
        let mut out = String::with_capacity(text.len() + asked.len() * 8);
        let mut from = 0;
        for (number, group) in asked.iter().enumerate() {
            let end = group.start + 1 + group.label(text).trim_end().len();
            out.push_str(&text[from..end]);
            out.push_str(&self.word(number));
            from = end;
        }
        out.push_str(&text[from..]);
        out
    }

    /// The numbers of the words in a text.
    fn numbers<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        let starts = text.match_indices(&self.0);
        starts.filter_map(|(at, start)| {
            let number = text[at + start.len()..].split('e').next()?;
            number.parse().ok()
        })
    }

    /// Sets what belongs to each word in the text.
    fn set(&self, text: &str, all: &mut [bool], value: bool) {
        for number in self.numbers(text) {
            if let Some(one) = all.get_mut(number) {
                *one = value;
            }
        }
    }
}
