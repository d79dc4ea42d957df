//! The labels of footnotes and link definitions: each belongs to the text in which it is
//! defined, but a file of Markdown has one of each for all of them.
//!
//! A label that two texts use is written with the name of its text by each that defines it:
//! `[^1]` becomes `[^1-summary]`, and `[log]` becomes `[log][log-went-well-2]` in the second row
//! of what went well. So what a reader sees stays the same, and a reader of ours takes the name
//! off again. Where a text has such a label as typed, ours gets the next number behind it.

mod groups;
mod probe;

use std::borrow::Cow;

use super::{tail, whys};
use crate::document::{Field, List, Postmortem, Rows, Section, Why};
use groups::{Group, groups, hash};
use probe::{Part, Use};

/// The most digits of the number behind a name.
const MOST_DIGITS: usize = 9;

/// Which labels more than one text uses, by section: of each only the changed one need be
/// looked at again.
#[derive(Debug, Default)]
pub struct Labels {
    sections: Vec<Vec<Known>>,
    shared: Shared,
}

/// A label as it stands in one section.
#[derive(Debug, PartialEq, Eq)]
struct Known {
    /// Its hash, whatever its case and blanks.
    label: u64,
    /// The number of texts that have it.
    texts: usize,
    /// Whether one of them may define it.
    is_defined: bool,
    /// Whether it may have the name of a text behind it, as those have that are written.
    is_named: bool,
}

/// What a text must know of others to be written; everything is in order.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Shared {
    /// The labels, by hash, that more than one text uses and one defines.
    labels: Vec<u64>,
    /// The labels that may have the name of a text behind them, as they were typed.
    named: Vec<u64>,
    /// The numbers behind names, where they were read and not looked for.
    numbers: Vec<(Name, u32)>,
}

impl Labels {
    /// The labels of a whole document.
    pub fn of(doc: &Postmortem) -> Self {
        let mut labels = Self::default();
        let sections = Section::ALL.iter();
        labels.sections = sections.map(|&section| known(doc, section)).collect();
        labels.shared = labels.find_shared();
        labels
    }

    /// Looks at one section again, and says whether other sections may now be written otherwise.
    pub fn update(&mut self, doc: &Postmortem, section: Section) -> bool {
        self.sections.resize_with(Section::ALL.len(), Vec::new);
        let known = known(doc, section);
        let Some(kept) = self.sections.get_mut(section as usize) else {
            return false;
        };
        if *kept == known {
            return false;
        }
        *kept = known;
        let shared = self.find_shared();
        let other = shared != self.shared;
        self.shared = shared;
        other
    }

    pub(super) fn shared(&self) -> &Shared {
        &self.shared
    }

    fn find_shared(&self) -> Shared {
        let of = |which: fn(&Known) -> bool| {
            let known = self.sections.iter().flatten().filter(|known| which(known));
            let mut labels: Vec<u64> = known.map(|known| known.label).collect();
            labels.sort_unstable();
            labels.dedup();
            labels
        };
        let mut labels = of(|known| known.is_defined);
        labels.retain(|label| {
            let texts = self.sections.iter().filter_map(|known| {
                let at = known
                    .binary_search_by_key(label, |known| known.label)
                    .ok()?;
                Some(known[at].texts)
            });
            texts.sum::<usize>() > 1
        });
        Shared {
            named: match labels.is_empty() {
                true => Vec::new(),
                false => of(|known| known.is_named),
            },
            labels,
            numbers: Vec::new(),
        }
    }
}

impl Shared {
    /// Brings what was read into order, so that it can be written again.
    pub(super) fn sort(&mut self) {
        self.labels.sort_unstable();
        self.numbers.sort_unstable();
    }

    /// The number that goes behind a name in these labels, the least that nobody has: those up
    /// to `taken` stand in the text itself.
    fn number(&self, name: &Name, taken: u32, text: &str, parts: &[Part]) -> u32 {
        let read = self.numbers.binary_search_by(|(known, _)| known.cmp(name));
        if let Some((_, number)) = read.ok().and_then(|at| self.numbers.get(at)) {
            return *number;
        }
        let mut number = taken.saturating_add(1);
        let is_typed = |number: u32| {
            let suffix = name.numbered(number);
            let mut parts = parts.iter();
            parts.any(|part| {
                let label = [part.group.label(text).trim_end(), &suffix].concat();
                hash(&label).is_some_and(|label| self.named.binary_search(&label).is_ok())
            })
        };
        while is_typed(number) {
            number += 1;
        }
        number
    }
}

/// The labels in the texts of a section, in order of their hashes. The cells of a row count as
/// one text, for they stand in one line or item.
fn known(doc: &Postmortem, section: Section) -> Vec<Known> {
    let mut all = Vec::new();
    for &field in Field::ALL {
        if field.section() == section {
            let text = doc.field(field);
            add(&[&text], &mut all);
        }
    }
    for &list in List::ALL {
        if list.section() != section {
            continue;
        }
        match list {
            List::Whys => add_whys(&doc.whys, &mut all),
            _ => add_rows(list, doc.rows(list), &mut all),
        }
    }
    all.sort_unstable_by_key(|one| one.label);
    let mut known: Vec<Known> = Vec::new();
    for one in all {
        match known.last_mut() {
            Some(last) if last.label == one.label => {
                last.texts += 1;
                last.is_defined |= one.is_defined;
            }
            _ => known.push(one),
        }
    }
    known
}

fn add_rows(list: List, rows: &dyn Rows, all: &mut Vec<Known>) {
    for row in rows.iter() {
        let cells = list.columns().iter().filter_map(|&column| row.cell(column));
        let cells: Vec<&str> = cells.collect();
        add(&cells, all);
    }
}

fn add_whys(whys: &[Why], all: &mut Vec<Known>) {
    for why in whys.iter().filter(|why| whys::is_shown(*why)) {
        add(&[&why.question, &why.answer], all);
        for branch in &why.branches {
            add_whys(&branch.whys, all);
        }
    }
}

/// Adds each label of a text once.
fn add(cells: &[&str], all: &mut Vec<Known>) {
    let from = all.len();
    for cell in cells {
        let found = groups(cell).filter_map(|group| {
            let label = group.label(cell);
            Some(Known {
                label: hash(label)?,
                texts: 1,
                is_defined: group.may_define(cell),
                is_named: label.contains('-'),
            })
        });
        all.extend(found);
    }
    let mut own = all.split_off(from);
    // Of one label, that which is defined comes first and stays.
    own.sort_unstable_by_key(|one| (one.label, !one.is_defined));
    own.dedup_by_key(|one| one.label);
    all.append(&mut own);
}

fn dashed(key: &str) -> String {
    format!("-{}", key.replace('_', "-"))
}

/// The name of a text behind its labels.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name(String);

impl Name {
    /// The name of a field's text.
    pub(super) fn of_field(field: Field) -> Self {
        Self(dashed(field.key()))
    }

    /// The name of a row's text; rows are counted from 1, as they are shown.
    pub(super) fn of_row(list: List, number: usize) -> Self {
        Self(format!("{}-{number}", dashed(list.key())))
    }

    fn numbered(&self, number: u32) -> String {
        match number {
            1 => self.0.clone(),
            more => format!("{}-{more}", self.0),
        }
    }

    /// The number behind the name at the end of a label; 1 where there is none.
    fn number_in(&self, label: &str) -> Option<u32> {
        let label = label.trim_end();
        if ends_in(label, &self.0) {
            return Some(1);
        }
        let (rest, digits) = label.rsplit_once('-')?;
        let is_number = (1..=MOST_DIGITS).contains(&digits.len())
            && !digits.starts_with('0')
            && digits.bytes().all(|b| b.is_ascii_digit());
        let number = digits.parse().ok().filter(|&number| number > 1)?;
        (is_number && ends_in(rest, &self.0)).then_some(number)
    }
}

fn ends_in(text: &str, end: &str) -> bool {
    let start = text.len().wrapping_sub(end.len());
    text.get(start..)
        .is_some_and(|text| text.eq_ignore_ascii_case(end))
}

/// The text with the name of it behind each label that it defines and others use too.
pub(super) fn encode<'t>(text: &'t str, name: &Name, shared: &Shared) -> Cow<'t, str> {
    if !text.contains('[') {
        return text.into();
    }
    let taken = highest(text, name);
    let mut parts = probe::parts(text, &shared.labels);
    let number = shared.number(name, taken.unwrap_or(0), text, &parts);
    let suffix = name.numbered(number);
    if name.number_in(&suffix) != Some(number) {
        parts.clear();
    }
    if parts.is_empty() && taken.is_none() {
        return text.into();
    }
    let mut out = renamed(text, &parts, &suffix);
    tail::put(&mut out, usize::from(parts.is_empty()), 2);
    out.into()
}

/// The text that was typed, the inverse of [`encode`]; the labels from which its name was taken
/// are added to `shared`, with the number that was behind it.
pub(super) fn decode<'t>(text: &'t str, name: &Name, shared: &mut Shared) -> Cow<'t, str> {
    let Some(number) = highest(text, name) else {
        return text.into();
    };
    let (text, none) = tail::take(text, 2);
    if none == 1 {
        return text.into();
    }
    shared.numbers.push((name.clone(), number));
    let suffix = name.numbered(number).len();
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for group in groups(text) {
        let label = group.label(text);
        if name.number_in(label) != Some(number) {
            continue;
        }
        let (named, blank) = label.split_at(label.trim_end().len());
        let (typed, written) = named.split_at(named.len() - suffix);
        let typed = [typed, blank].concat();
        shared.labels.extend(hash(&typed));
        out.push_str(&text[from..group.start]);
        match used(&text[..group.start], &typed, Case::of(written)) {
            Use::Full => out.push_str(&format!("[{typed}]")),
            Use::Shortcut => {}
            Use::Collapsed => out.push_str(&format!("[{blank}]")),
        }
        from = group.end + 1;
    }
    out.push_str(&text[from..]);
    out.into()
}

/// What a label with a name was, behind this text.
fn used(before: &str, label: &str, case: Case) -> Use {
    if label.starts_with('^') || !before.ends_with(']') {
        return Use::Full;
    }
    match case {
        Case::Lower if is_shortcut(before, label) => Use::Shortcut,
        Case::Lower | Case::Other => Use::Full,
        Case::Title => Use::Shortcut,
        Case::Upper => Use::Collapsed,
    }
}

/// The highest number of this name behind a label of the text.
fn highest(text: &str, name: &Name) -> Option<u32> {
    let found = groups(text).filter_map(|group| name.number_in(group.label(text)));
    found.max()
}

fn renamed(text: &str, parts: &[Part], suffix: &str) -> String {
    let mut out = String::with_capacity(text.len() + parts.len() * 2 * suffix.len());
    let mut from = 0;
    for part in parts {
        let Group { start, end } = part.group;
        let label = part.group.label(text);
        match part.used {
            Use::Full => {
                out.push_str(&text[from..start]);
                let case = match used(&out, label, Case::Lower) {
                    Use::Full => Case::Lower,
                    _ => Case::Other,
                };
                let (typed, blank) = label.split_at(label.trim_end().len());
                out.push_str(&format!("[{typed}{}{blank}]", case.write(suffix)));
            }
            Use::Shortcut => {
                out.push_str(&text[from..=end]);
                let line = one_line(label);
                let case = match used(&out, &line, Case::Lower) {
                    Use::Shortcut => Case::Lower,
                    _ => Case::Title,
                };
                out.push_str(&format!("[{line}{}]", case.write(suffix)));
            }
            Use::Collapsed => {
                out.push_str(&text[from..=end]);
                let line = one_line(label);
                let blank = part.group.blank_behind(text).unwrap_or_default();
                out.push_str(&format!("[{line}{}{blank}]", Case::Upper.write(suffix)));
                from = end + 1 + "[]".len() + blank.len();
                continue;
            }
        }
        from = end + 1;
    }
    out.push_str(&text[from..]);
    out
}

/// Whether a label behind this text is that of a shortcut, if nothing else says what it is.
fn is_shortcut(before: &str, label: &str) -> bool {
    let before = before.strip_suffix(']');
    let before = before.and_then(|before| before.strip_suffix(label));
    before.is_some_and(|before| before.ends_with('['))
}

fn one_line(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ")
}

/// The case in which a name is written, which no label minds: it says what was typed where the
/// label itself does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    /// Nothing more: `[text][label]`, or `[label]` if the text is the label.
    Lower,
    /// `[label]`.
    Title,
    /// `[label][]`.
    Upper,
    /// `[text][label]`.
    Other,
}

impl Case {
    fn of(name: &str) -> Self {
        let mut letters = name.chars().filter(char::is_ascii_alphabetic);
        let first = letters.next().is_some_and(|c| c.is_ascii_uppercase());
        let second = letters.next().is_some_and(|c| c.is_ascii_uppercase());
        match (first, second) {
            (false, false) => Self::Lower,
            (true, false) => Self::Title,
            (true, true) => Self::Upper,
            (false, true) => Self::Other,
        }
    }

    fn write(self, name: &str) -> String {
        let (first, second) = match self {
            Self::Lower => return name.to_owned(),
            Self::Title => (true, false),
            Self::Upper => (true, true),
            Self::Other => (false, true),
        };
        let mut is_first = true;
        let letters = name.chars().map(|c| {
            let upper = if is_first { first } else { second };
            is_first &= !c.is_ascii_alphabetic();
            if upper { c.to_ascii_uppercase() } else { c }
        });
        letters.collect()
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::{collection::vec, prelude::*, sample::select};

    use super::*;

    const PIECES: &[&str] = &[
        "word",
        " ",
        "\n",
        "\n\n",
        "[a]",
        "[a][]",
        "[a][a]",
        "[b][a]",
        "[A ]",
        "[\na]",
        "[a b]",
        "[a\nb]",
        "![a]",
        "![b][a]",
        "[![a]][a]",
        "[a]: /a",
        "[a b]: /b",
        "[A]: /c",
        "[^1]",
        "[^1]: note",
        "[^a]",
        "[a-summary]",
        "[a-summary]: /s",
        "[^1-summary]",
        "[a-summary-2]",
        "[a][a-SUMMARY]",
        "[a-summary-999999999]",
        "[",
        "]",
        "\\",
        "`",
        "```\n",
        "- ",
        "> ",
        "[ ]",
        "[a][ ]",
        "(x)",
        ":",
        "[x\\[a][a]",
        "a][a]",
        "  ",
        "*",
        "[ ] ",
        "<b>",
        "| a |\n|---|\n",
    ];

    fn text() -> impl Strategy<Value = String> {
        vec(select(PIECES), 0..14).prop_map(|pieces| pieces.concat())
    }

    fn all_of(text: &str) -> Shared {
        let labels = groups(text).filter_map(|group| hash(group.label(text)));
        let mut all = Shared {
            labels: labels.collect(),
            ..Shared::default()
        };
        all.sort();
        all
    }

    fn html(text: &str) -> String {
        // Blanks make room for references, which comrak allows to be as long as the text.
        let text = format!("{}\n{text}", " ".repeat(4000));
        comrak::markdown_to_html(&text, &crate::markdown::options())
    }

    /// The HTML without the names of footnotes, which no reader sees, and without blanks.
    fn seen(text: &str) -> String {
        let html = html(text);
        let mut parts = html.split("\"");
        let mut out = String::new();
        while let Some(part) = parts.next() {
            out.push_str(part);
            let value = parts.next().unwrap_or_default();
            let is_name = ["#fn", "fn"].iter().any(|start| value.starts_with(start));
            out.push_str(if is_name { "fn" } else { value });
        }
        // A blank at the end is shown where code is left open.
        out.split_whitespace().collect()
    }

    fn summary() -> Name {
        Name::of_field(Field::Summary)
    }

    proptest! {
        #[test]
        fn what_was_typed_comes_back(text in text()) {
            for shared in [all_of(&text), Shared::default()] {
                let written = encode(&text, &summary(), &shared);
                let mut again = Shared::default();
                prop_assert_eq!(decode(&written, &summary(), &mut again), &*text, "{:?}", written);
                again.sort();
                prop_assert_eq!(encode(&text, &summary(), &again), written);
            }
        }

        #[test]
        fn what_is_seen_stays_the_same(text in text()) {
            let written = encode(&text, &summary(), &all_of(&text));
            prop_assert_eq!(seen(&written), seen(&text), "{:?}", written);
        }
    }

    #[test]
    fn a_label_gets_the_name_of_its_text() {
        for (text, written) in [
            ("a[^1]\n\n[^1]: b", "a[^1-summary]\n\n[^1-summary]: b"),
            (
                "[log]\n\n[log]: /a",
                "[log][log-summary]\n\n[log-summary]: /a",
            ),
            (
                "[the][log]\n\n[log]: /a",
                "[the][log-summary]\n\n[log-summary]: /a",
            ),
            (
                "[log][]\n\n[log]: /a",
                "[log][log-SUMMARY]\n\n[log-summary]: /a",
            ),
            (
                "[log][log]\n\n[log]: /a",
                "[log][log-sUMMARY]\n\n[log-summary]: /a",
            ),
            (
                "![log]\n\n[Log ]: /a",
                "![log][log-summary]\n\n[Log-summary ]: /a",
            ),
            (
                "[a\nb]\n\n[a b]: /a",
                "[a\nb][a b-Summary]\n\n[a b-summary]: /a",
            ),
            // What only looks like one stays.
            (
                "`[log]` \\[log]\n\n[log]: /a",
                "`[log]` \\[log]\n\n[log-summary]: /a",
            ),
            ("words\n[log]: no definition", "words\n[log]: no definition"),
            ("```\n[log]: /a\n```", "```\n[log]: /a\n```"),
            // The writer's own name, and the blank that tells it from ours.
            ("[a-summary]", "[a-summary] "),
            (
                "[a] [b-summary]\n\n[a]: /a",
                "[a][a-summary-2] [b-summary]\n\n[a-summary-2]: /a",
            ),
        ] {
            assert_eq!(encode(text, &summary(), &all_of(text)), written);
            assert_eq!(decode(written, &summary(), &mut Shared::default()), text);
        }
    }

    #[test]
    fn a_label_is_shared_where_one_text_defines_it_and_another_has_it() {
        let mut doc = Postmortem {
            summary: "see [Log]\n\n[log]: https://a.example".into(),
            unsorted_notes: "[other]: https://b.example".into(),
            ..Postmortem::default()
        };
        let mut labels = Labels::of(&doc);
        assert!(labels.shared().labels.is_empty());
        doc.severity = "major [  LOG ]".into();
        assert!(labels.update(&doc, Section::Incident));
        assert_eq!(labels.shared(), Labels::of(&doc).shared());
        assert_eq!(labels.shared().labels.len(), 1);
        doc.summary.push('!');
        assert!(!labels.update(&doc, Section::Summary));
        doc.severity.push_str("[log-summary]");
        assert!(labels.update(&doc, Section::Incident));
        doc.summary.clear();
        assert!(labels.update(&doc, Section::Summary));
        assert!(labels.shared().labels.is_empty());
    }
}
