//! What the visible text of a post-mortem cannot carry: the front matter of the full form.
//!
//! It holds no second copy of the visible texts. A visible row is known by a mark, a short hash
//! of its words; so a row keeps its id when others are edited, added or moved by hand.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::whys::{is_branch_shown, is_shown};
use crate::document::{
    AcceptedRisk, ActionItem, Branch, Cells, Column, Event, Field, Form, Id, Item, Lesson, List,
    Metric, Participant, Place, Postmortem, Reviewer, Row, Sharing, Silence, TriggerAnswers, Why,
};

/// The version of the front matter; a reader knows this one and older.
pub(super) const VERSION: u32 = 1;

/// Everything of a document that [`write_clean`](super::write_clean) does not show.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Remainder {
    pub(super) version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<Form>,
    #[serde(skip_serializing_if = "nothing_answered")]
    triggers: TriggerAnswers,
    /// Fields of nothing but white space.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    fields: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    rows: BTreeMap<String, Vec<Entry>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    silenced: Vec<Silence>,
}

/// One row: a visible one with its mark, or another with all its cells.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Entry {
    id: Id,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mark: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    cells: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    answers: Vec<Id>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    branches: Vec<BranchEntry>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct BranchEntry {
    id: Id,
    #[serde(default)]
    whys: Vec<Entry>,
}

impl Remainder {
    /// What of this document is not shown.
    pub(super) fn of(doc: &Postmortem) -> Self {
        let mut rows = BTreeMap::new();
        let mut keep = |list: List, entries: Vec<Entry>| {
            if !entries.is_empty() {
                rows.insert(list.key().to_owned(), entries);
            }
        };
        keep(
            List::Participants,
            entries(List::Participants, &doc.participants),
        );
        keep(List::Services, entries(List::Services, &doc.services));
        keep(List::Timeline, entries(List::Timeline, &doc.timeline));
        keep(
            List::ContributingFactors,
            entries(List::ContributingFactors, &doc.contributing_factors),
        );
        keep(List::Whys, entries(List::Whys, &doc.whys));
        keep(
            List::AcceptedRisks,
            entries(List::AcceptedRisks, &doc.accepted_risks),
        );
        keep(List::Impact, entries(List::Impact, &doc.impact));
        keep(List::WentWell, entries(List::WentWell, &doc.went_well));
        keep(List::WentWrong, entries(List::WentWrong, &doc.went_wrong));
        keep(List::GotLucky, entries(List::GotLucky, &doc.got_lucky));
        keep(List::Actions, entries(List::Actions, &doc.action_items));
        keep(List::Lessons, entries(List::Lessons, &doc.lessons));
        keep(List::Reviewers, entries(List::Reviewers, &doc.reviewers));
        keep(List::Sharing, entries(List::Sharing, &doc.sharing));

        let mut fields = BTreeMap::new();
        for &field in Field::ALL {
            let text = doc.field(field);
            if !text.is_empty() && text.trim().is_empty() {
                fields.insert(field.key().to_owned(), text.into_owned());
            }
        }
        Self {
            version: VERSION,
            form: (doc.form != Form::Full).then_some(doc.form),
            triggers: doc.triggers.clone(),
            fields,
            rows,
            silenced: doc.silenced.clone(),
        }
    }

    /// Gives a document that was read from the visible text what is not shown of it.
    pub(super) fn apply(mut self, doc: &mut Postmortem, new_id: &mut dyn FnMut() -> Id) {
        doc.form = self.form.unwrap_or(Form::Full);
        doc.triggers = self.triggers;
        doc.silenced = self.silenced;
        for (key, text) in self.fields {
            if let Some(field) = Field::from_key(&key)
                && doc.field(field).is_empty()
            {
                doc.set_text(Place::Field(field), &text);
            }
        }
        let mut take = |list: List| self.rows.remove(list.key()).unwrap_or_default();
        let (list, rows) = (List::Participants, &mut doc.participants);
        restore(list, rows, take(list), new_id);
        restore(
            List::Services,
            &mut doc.services,
            take(List::Services),
            new_id,
        );
        restore(
            List::Timeline,
            &mut doc.timeline,
            take(List::Timeline),
            new_id,
        );
        let (list, rows) = (List::ContributingFactors, &mut doc.contributing_factors);
        restore(list, rows, take(list), new_id);
        restore(List::Whys, &mut doc.whys, take(List::Whys), new_id);
        let (list, rows) = (List::AcceptedRisks, &mut doc.accepted_risks);
        restore(list, rows, take(list), new_id);
        restore(List::Impact, &mut doc.impact, take(List::Impact), new_id);
        restore(
            List::WentWell,
            &mut doc.went_well,
            take(List::WentWell),
            new_id,
        );
        restore(
            List::WentWrong,
            &mut doc.went_wrong,
            take(List::WentWrong),
            new_id,
        );
        restore(
            List::GotLucky,
            &mut doc.got_lucky,
            take(List::GotLucky),
            new_id,
        );
        restore(
            List::Actions,
            &mut doc.action_items,
            take(List::Actions),
            new_id,
        );
        restore(List::Lessons, &mut doc.lessons, take(List::Lessons), new_id);
        restore(
            List::Reviewers,
            &mut doc.reviewers,
            take(List::Reviewers),
            new_id,
        );
        restore(List::Sharing, &mut doc.sharing, take(List::Sharing), new_id);
    }
}

fn nothing_answered(triggers: &TriggerAnswers) -> bool {
    *triggers == TriggerAnswers::default()
}

/// A row type, with what of it stands in no cell.
trait Kept: Cells + TryFrom<Row> {
    fn set_id(&mut self, id: Id);

    /// Whether the row is written.
    fn is_written(&self) -> bool {
        !self.is_blank()
    }

    fn answers(&self) -> &[Id] {
        &[]
    }

    fn set_answers(&mut self, _: Vec<Id>) {}

    fn branches(&self) -> &[Branch] {
        &[]
    }

    fn branches_mut(&mut self) -> Option<&mut Vec<Branch>> {
        None
    }
}

macro_rules! kept {
    ($($row:ident $({ $($more:item)* })?)+) => {$(
        impl Kept for $row {
            fn set_id(&mut self, id: Id) {
                self.id = id;
            }
            $($($more)*)?
        }
    )+};
}

kept! {
    Participant
    Item
    Event
    Metric
    Lesson
    Reviewer
    Sharing
    ActionItem {
        fn answers(&self) -> &[Id] {
            &self.answers
        }
        fn set_answers(&mut self, answers: Vec<Id>) {
            self.answers = answers;
        }
    }
    AcceptedRisk {
        fn answers(&self) -> &[Id] {
            &self.answers
        }
        fn set_answers(&mut self, answers: Vec<Id>) {
            self.answers = answers;
        }
    }
    Why {
        fn is_written(&self) -> bool {
            is_shown(self)
        }
        fn branches(&self) -> &[Branch] {
            &self.branches
        }
        fn branches_mut(&mut self) -> Option<&mut Vec<Branch>> {
            Some(&mut self.branches)
        }
    }
}

fn entries<T: Kept>(list: List, rows: &[T]) -> Vec<Entry> {
    rows.iter().map(|row| entry(list, row)).collect()
}

fn entry<T: Kept>(list: List, row: &T) -> Entry {
    let shown = row.is_written();
    let unseen = |&column: &Column| {
        let text = row.cell(column).filter(|text| !text.is_empty())?;
        Some((column.key().to_owned(), text.to_owned()))
    };
    Entry {
        id: row.id(),
        mark: shown.then(|| mark(list, row)),
        cells: match shown {
            true => BTreeMap::new(),
            false => list.columns().iter().filter_map(unseen).collect(),
        },
        answers: row.answers().to_vec(),
        branches: row
            .branches()
            .iter()
            .map(|branch| BranchEntry {
                id: branch.id,
                whys: entries(list, &branch.whys),
            })
            .collect(),
    }
}

/// A hash (FNV-1a) of the words in the cells of a row; it tells rows apart, it proves nothing.
fn mark(list: List, row: &dyn Cells) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |bytes: &[u8]| {
        for &byte in bytes {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for &column in list.columns() {
        for word in row.cell(column).unwrap_or_default().split_whitespace() {
            add(word.as_bytes());
            add(b" ");
        }
        add(b"\n");
    }
    format!("{:08x}", hash >> 32)
}

/// Gives the rows that were read their ids and links, and puts the unseen rows back.
fn restore<T: Kept>(
    list: List,
    rows: &mut Vec<T>,
    entries: Vec<Entry>,
    new_id: &mut dyn FnMut() -> Id,
) {
    let partners = pair(list, rows, &entries);
    let mut unseen = unseen_after(list, &entries, new_id);
    let mut restored: Vec<T> = unseen.remove(&None).unwrap_or_default();
    for (mut row, partner) in std::mem::take(rows).into_iter().zip(partners) {
        if let Some(entry) = partner.and_then(|index| entries.get(index)) {
            row.set_id(entry.id);
            row.set_answers(entry.answers.clone());
            if let Some(branches) = row.branches_mut() {
                restore_branches(branches, &entry.branches, new_id);
            }
        }
        restored.push(row);
        if partner.is_some() {
            restored.extend(unseen.remove(&partner).unwrap_or_default());
        }
    }
    restored.extend(unseen.into_values().flatten());
    *rows = restored;
}

/// For each row the index of its entry: first by mark, then by place between two others.
fn pair<T: Kept>(list: List, rows: &[T], entries: &[Entry]) -> Vec<Option<usize>> {
    let mut by_mark: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    let mut free: Vec<bool> = Vec::with_capacity(entries.len());
    for (index, entry) in entries.iter().enumerate() {
        free.push(entry.mark.is_some());
        if let Some(mark) = &entry.mark {
            by_mark.entry(mark).or_default().push_back(index);
        }
    }
    let mut partners: Vec<Option<usize>> = rows
        .iter()
        .map(|row| by_mark.get_mut(mark(list, row).as_str())?.pop_front())
        .collect();
    for &index in partners.iter().flatten() {
        if let Some(free) = free.get_mut(index) {
            *free = false;
        }
    }
    // A row whose words were edited stands where its entry stands: right behind the same row.
    let mut behind = 0;
    for partner in &mut partners {
        if partner.is_none() {
            let next = (behind..entries.len()).find(|&i| entries[i].mark.is_some());
            *partner = next.filter(|&i| std::mem::take(&mut free[i]));
        }
        if let Some(index) = partner {
            behind = *index + 1;
        }
    }
    partners
}

/// The rows that no text shows, by the entry of the shown row that they follow.
fn unseen_after<T: Kept>(
    list: List,
    entries: &[Entry],
    new_id: &mut dyn FnMut() -> Id,
) -> BTreeMap<Option<usize>, Vec<T>> {
    let mut unseen: BTreeMap<Option<usize>, Vec<T>> = BTreeMap::new();
    let mut after = None;
    for (index, entry) in entries.iter().enumerate() {
        if entry.mark.is_some() {
            after = Some(index);
            continue;
        }
        let cells = entry.cells.iter().filter_map(|(key, text)| {
            let text = text.trim().is_empty().then_some(text.as_str())?;
            Some((Column::from_key(key)?, text))
        });
        if let Ok(mut row) = T::try_from(Row::with_cells(list, entry.id, cells)) {
            row.set_answers(entry.answers.clone());
            if let Some(branches) = row.branches_mut() {
                restore_branches(branches, &entry.branches, new_id);
            }
            unseen.entry(after).or_default().push(row);
        }
    }
    unseen
}

/// The branches that were read get the ids of the shown ones in order; the others are put back.
fn restore_branches(
    branches: &mut Vec<Branch>,
    entries: &[BranchEntry],
    new_id: &mut dyn FnMut() -> Id,
) {
    let mut read = std::mem::take(branches).into_iter();
    for entry in entries {
        let shown = entry.whys.iter().any(|why| why.mark.is_some());
        let mut whys = match shown {
            true => match read.next() {
                Some(branch) => branch.whys,
                None => continue,
            },
            false => Vec::new(),
        };
        restore(List::Whys, &mut whys, entry.whys.clone(), new_id);
        branches.push(Branch { id: entry.id, whys });
    }
    branches.extend(read.filter(is_branch_shown));
}
