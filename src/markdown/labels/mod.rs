//! The labels of footnotes and link definitions: each belongs to the text in which it is
//! defined, but a file of Markdown has one of each for all of them.
//!
//! A label that two texts use is written with the name of its text by each that defines it:
//! `[^1]` becomes `[^1-summary]`, and `[log]` becomes `[log][log-went-well-2]` in the second row
//! of what went well. So what a reader sees stays the same, and a reader of ours takes the name
//! off again. Where a text has such a label as typed, ours gets the next number behind it.

mod case;
mod groups;
mod links;
mod name;
mod probe;
mod written;

use super::whys;
use crate::document::{Field, List, Postmortem, Rows, Section, Why};
use groups::{groups, hash};
pub(super) use links::{Edit, in_place};
pub(super) use name::Name;
use probe::Part;
pub(super) use written::{decode, encode};

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

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

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
