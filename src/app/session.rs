use std::{cell::OnceCell, rc::Rc};

use leptos::prelude::*;

use super::platform::{
    clock,
    controls::{self, Caret},
    dom::Piece,
    random,
    render::after_render,
};
use crate::{
    document::{
        self, Branch, Cells, Column, DEEPEST_WHYS, Edit, Field, History, Id, List, OpenDocument,
        Order, Place, Postmortem, Row, Section, Slot, Typing,
    },
    paste, template,
    text::{InList, Mark, Utf16Range, enter, mark},
};

/// The document that is open, and the only way to change it.
///
/// The document is not a signal: with thousands of controls, telling each of them about every
/// keystroke would cost more than the keystroke. What was touched is told by counters, one for
/// each section and one for the rows of each list, and a control is written to only where
/// something other than its own typing changed its text.
#[derive(Clone, Copy)]
pub struct Session {
    document: StoredValue<Rc<OpenDocument>, LocalStorage>,
    sections: [RwSignal<u32>; Section::ALL.len()],
    rows: [RwSignal<u32>; List::ALL.len()],
    silences: RwSignal<u32>,
    edits: RwSignal<u32>,
    opened: RwSignal<u32>,
    focused: RwSignal<Option<Place>>,
    last_text: StoredValue<Option<Place>>,
    read_only: RwSignal<bool>,
}

thread_local! {
    /// The open document once more, where the message of a fault can reach it.
    static OPEN: OnceCell<Rc<OpenDocument>> = const { OnceCell::new() };
}

/// The open document, wherever the program has stopped: see [`OpenDocument::rescued`].
pub fn rescued_document() -> Option<Postmortem> {
    OPEN.with(|open| open.get()?.rescued())
}

impl Session {
    /// A session with an empty document; created once, at the root of the page.
    pub fn new() -> Self {
        let document = OPEN.with(|open| open.get_or_init(Rc::default).clone());
        Self {
            document: StoredValue::new_local(document),
            sections: std::array::from_fn(|_| RwSignal::new(0)),
            rows: std::array::from_fn(|_| RwSignal::new(0)),
            silences: RwSignal::new(0),
            edits: RwSignal::new(0),
            opened: RwSignal::new(0),
            focused: RwSignal::new(None),
            last_text: StoredValue::new(None),
            read_only: RwSignal::new(false),
        }
    }

    /// Opens another document, with a history of its own.
    pub fn open(self, doc: Postmortem) {
        self.document().replace(doc);
        self.focused.set(None);
        self.reopened();
    }

    /// Reads the document without following it.
    pub fn with<T>(self, read: impl FnOnce(&Postmortem) -> T) -> T {
        self.document().read(read)
    }

    /// Follows every change within a section.
    pub fn track(self, section: Section) {
        self.sections[section as usize].track();
    }

    /// Follows which rows a list has, and their order.
    pub fn track_rows(self, list: List) {
        self.rows[list as usize].track();
    }

    /// Follows which findings are silenced.
    pub fn track_silences(self) {
        self.silences.track();
    }

    /// Counts every change of the document.
    pub fn edits(self) -> ReadSignal<u32> {
        self.edits.read_only()
    }

    /// The text that the last change was made in; none where it changed anything else.
    pub fn last_text(self) -> Option<Place> {
        self.last_text.get_value()
    }

    /// Counts how often the form has to be built anew: another document, an import, its undo.
    pub fn opened(self) -> ReadSignal<u32> {
        self.opened.read_only()
    }

    /// Where the writer is.
    pub fn focused(self) -> RwSignal<Option<Place>> {
        self.focused
    }

    /// Whether another tab is writing this draft: then nothing changes it here.
    pub fn read_only(self) -> RwSignal<bool> {
        self.read_only
    }

    /// Whether nothing may be changed here at this moment; not followed.
    pub fn is_read_only(self) -> bool {
        self.read_only.get_untracked()
    }

    /// Takes in what was typed into a control.
    pub fn typed(self, place: Place, value: &str) {
        let edit = self.with(|doc| Edit::retype(doc, place, value));
        if let Some(edit) = edit {
            let at_ms = clock::now_ms();
            self.apply(edit, Typing::Letters { place, at_ms });
            self.touched(place.section());
        }
    }

    /// Takes in what was chosen in a menu or a box.
    pub fn chosen(self, place: Place, key: String) {
        if self.with(|doc| doc.text(place).is_some_and(|text| text == key)) {
            return;
        }
        let edit = Edit::Choose { place, key };
        if self.apply(edit, Typing::Step) {
            self.touched(place.section());
            if place == Place::Field(Field::Form) {
                self.touched_all();
            }
        }
    }

    /// Writes a text that did not come from its own control, such as a picked date.
    pub fn set_text(self, place: Place, text: &str) {
        if let Some(edit) = self.with(|doc| Edit::retype(doc, place, text)) {
            self.edit(edit);
        }
        controls::focus(place);
    }

    /// Makes a change that did not come from a control, and shows it.
    pub fn edit(self, edit: Edit) {
        let shown = edit.clone();
        if self.apply(edit, Typing::Step) {
            self.show(&shown);
        }
    }

    /// Takes the last step back. False where there is none.
    pub fn undo(self) -> bool {
        self.step(History::undo)
    }

    /// Makes the last undone step again. False where there is none.
    pub fn redo(self) -> bool {
        self.step(History::redo)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(self) -> bool {
        self.edits.track();
        self.opened.track();
        self.document().can_undo()
    }

    /// Whether there is an undone step to make again.
    pub fn can_redo(self) -> bool {
        self.edits.track();
        self.opened.track();
        self.document().can_redo()
    }

    /// Adds an empty row after another one, or at the end, and goes to it.
    pub fn add_row(self, list: List, after: Option<Id>) {
        let after = after.and_then(|row| self.with(|doc| doc.locate(list, row)));
        let slot = match after {
            Some(slot) => Slot {
                index: slot.index + 1,
                ..slot
            },
            None => Slot {
                list,
                branch: None,
                index: self.with(|doc| doc.rows(list).len()),
            },
        };
        let row = Box::new(Row::new(list, random::id()));
        let place = first_cell(list, row.id());
        self.edit(Edit::Insert { slot, row });
        self.go_to(place);
    }

    /// Begins another line of questions after the answer of a why, and goes to it. Chains nest
    /// only so deep, see [`DEEPEST_WHYS`].
    pub fn add_branch(self, why: Id) {
        if self.with(|doc| doc.why_depth(why)) >= DEEPEST_WHYS {
            return;
        }
        let row = Row::new(List::Whys, random::id());
        let place = first_cell(List::Whys, row.id());
        let Row::Why(first) = row else {
            return;
        };
        let branch = Box::new(Branch {
            id: random::id(),
            whys: vec![first],
        });
        let index = self.with(|doc| doc.branch_ids(why).len());
        self.edit(Edit::Branch { why, index, branch });
        self.go_to(place);
    }

    /// Takes a row out and goes to its neighbour. With its last row, a branch goes too.
    pub fn remove_row(self, list: List, row: Id) {
        let neighbour = self.with(|doc| {
            let slot = doc.locate(list, row)?;
            let rows = doc.chain(list, slot.branch)?;
            let index = slot.index.checked_sub(1).unwrap_or(1);
            rows.get(index).map(Cells::id)
        });
        let branch = self.with(|doc| doc.locate(list, row)?.branch);
        self.edit(match (neighbour, branch) {
            (None, Some(branch)) => Edit::Unbranch { branch },
            _ => Edit::Remove { list, row },
        });
        match neighbour {
            Some(neighbour) => self.go_to(first_cell(list, neighbour)),
            None => after_render(move || controls::focus_id(&add_button_id(list))),
        }
    }

    /// Moves a row up (-1) or down (1), keeping the caret in it.
    pub fn step_row(self, list: List, row: Id, by: isize) {
        let to = self.with(|doc| doc.locate(list, row)?.index.checked_add_signed(by));
        if let Some(to) = to {
            self.move_row(list, row, to);
        }
    }

    /// Moves a row to another index of its chain, keeping the caret in it.
    pub fn move_row(self, list: List, row: Id, to: usize) {
        let caret = controls::caret();
        self.edit(Edit::Move { list, row, to });
        if let Some(caret) = caret {
            after_render(move || controls::put_caret(caret));
        }
    }

    /// Puts the timeline into the order of its times.
    pub fn sort_timeline(self) {
        if let Some(edit) = self.with(document::sort_by_time) {
            self.edit(edit);
        }
    }

    /// Whether the timeline is out of order; follows it.
    pub fn is_unsorted(self, order: &mut Order) -> bool {
        self.track(Section::Timeline);
        self.with(|doc| !order.is_by_time(doc))
    }

    /// Whether nothing is written in a row, and nothing would go with it.
    pub fn is_blank_row(self, list: List, row: Id) -> bool {
        self.with(|doc| doc.row(list, row).is_some_and(Cells::is_blank))
            && list
                .columns()
                .first()
                .is_some_and(|&column| self.has_nothing_beside(list, row, column))
    }

    /// Whether nothing would go with a row but its text in this column: no other cell, no branch of
    /// a why, and no link between it and another row.
    pub fn has_nothing_beside(self, list: List, row: Id, column: Column) -> bool {
        let is_bare = |cells: &dyn Cells| {
            let mut others = list.columns().iter().filter(|other| **other != column);
            others.all(|other| cells.cell(*other).is_none_or(|text| text.trim().is_empty()))
                && cells.branches().is_empty()
                && cells.answers().is_empty()
        };
        self.with(|doc| {
            let answers = |list| {
                doc.rows(list)
                    .iter()
                    .any(|other| other.answers().contains(&row))
            };
            let is_answered = answers(List::Actions) || answers(List::AcceptedRisks);
            !is_answered && doc.row(list, row).is_some_and(is_bare)
        })
    }

    /// Puts pasted lines or a pasted table into a list, as rows after this one, or in its place.
    /// Gives how many rows came; 0 means that the text is no such thing and is the browser's to
    /// paste.
    pub fn paste_rows(self, list: List, at: Id, text: &str, replaces: bool) -> usize {
        let Some(rows) = paste::rows(text, list, &mut random::id) else {
            return 0;
        };
        let Some(slot) = self.with(|doc| doc.locate(list, at)) else {
            return 0;
        };
        let blank = replaces || self.is_blank_row(list, at);
        let gone = blank.then_some(at);
        let index = if blank { slot.index } else { slot.index + 1 };
        self.insert_rows(Slot { index, ..slot }, gone, rows)
    }

    /// Puts pasted lines or a pasted table behind the last row of a list. Gives how many rows came.
    pub fn paste_at_end(self, list: List, text: &str) -> usize {
        let rows = paste::rows(text, list, &mut random::id);
        // A single line is a row where there is none to paste it into.
        let line = || paste::row(text, list, random::id()).map(|row| vec![row]);
        let slot = Slot {
            list,
            branch: None,
            index: self.with(|doc| doc.rows(list).len()),
        };
        match rows.or_else(line) {
            Some(rows) => self.insert_rows(slot, None, rows),
            None => 0,
        }
    }

    /// Puts rows in as one step, in the place of one that goes, and goes to the last of them.
    fn insert_rows(self, slot: Slot, gone: Option<Id>, rows: Vec<Row>) -> usize {
        if self.is_read_only() {
            return 0;
        }
        let list = slot.list;
        let count = rows.len();
        let last = rows.last().map(Row::id);
        let mut edits: Vec<Edit> = Vec::with_capacity(count + 1);
        edits.extend(gone.map(|row| Edit::Remove { list, row }));
        let inserted = rows
            .into_iter()
            .enumerate()
            .map(|(offset, row)| Edit::Insert {
                slot: Slot {
                    index: slot.index + offset,
                    ..slot
                },
                row: Box::new(row),
            });
        edits.extend(inserted);
        self.edit(Edit::Batch(edits));
        if let Some(last) = last {
            self.go_to(first_cell(list, last));
        }
        count
    }

    /// Puts Markdown around the selected text, or takes it away.
    pub fn mark(self, caret: Caret, kind: Mark) {
        let written = self.with(|doc| Some(mark(&doc.text(caret.place)?, caret.range(), kind)));
        if let Some((text, selection)) = written {
            self.rewrite(caret.place, &text, selection);
        }
    }

    /// What Enter does in a list of Markdown. Where that ends, this has done it.
    pub fn enter(self, caret: Caret) -> Option<InList> {
        let does = self.with(|doc| enter(&doc.text(caret.place)?, caret.range()))?;
        if let InList::Ends(text, selection) = &does {
            self.rewrite(caret.place, text, *selection);
        }
        Some(does)
    }

    /// Writes a text as one step, and puts the caret into it.
    fn rewrite(self, place: Place, text: &str, selection: Utf16Range) {
        if let Some(edit) = self.with(|doc| Edit::retype(doc, place, text)) {
            self.edit(edit);
            controls::put_caret(Caret {
                place,
                start: selection.start,
                end: selection.end,
            });
        }
    }

    /// Goes to a place, once the page shows it.
    pub fn go_to(self, place: Place) {
        after_render(move || {
            controls::focus(place);
        });
    }

    fn apply(self, edit: Edit, typing: Typing) -> bool {
        if self.is_read_only() {
            return false;
        }
        let place = text_place(&edit);
        let changed = self.document().edit(edit, typing);
        if changed {
            self.last_text.set_value(place);
            self.edits.update(|count| *count += 1);
        }
        changed
    }

    // It is asked for in many places; inlined, each would carry the look-up along.
    #[inline(never)]
    fn document(self) -> Rc<OpenDocument> {
        self.document.get_value()
    }

    fn step(self, step: impl FnOnce(&mut History, &mut Postmortem) -> Option<Edit>) -> bool {
        let here = self.row_at_hand();
        let made = (!self.is_read_only()).then(|| self.document().step(step));
        let Some(edit) = made.flatten() else {
            return false;
        };
        self.last_text.set_value(text_place(&edit));
        self.edits.update(|count| *count += 1);
        self.show(&edit);
        if let Some(caret) = self.caret_after(&edit) {
            after_render(move || controls::put_caret(caret));
        } else if let Some((slot, row)) = here
            && self.with(|doc| doc.row(slot.list, row).is_none())
        {
            after_render(move || self.focus_beside(slot));
        } else if let Some(list) = list_of_removed(&edit) {
            // What has changed is out of sight: the writer is led there.
            after_render(move || controls::focus_id(&add_button_id(list)));
        }
        true
    }

    /// The row in which the writer is, with where it stands.
    fn row_at_hand(self) -> Option<(Slot, Id)> {
        match self.focused.get_untracked()? {
            Place::Cell { list, row, .. } => {
                let slot = self.with(|doc| doc.locate(list, row))?;
                Some((slot, row))
            }
            Place::Field(_) => None,
        }
    }

    /// Where a row has gone with the focus in it, goes to the one before it, to the one that took its
    /// place, or to the button that adds one.
    fn focus_beside(self, slot: Slot) {
        let row = self.with(|doc| {
            let rows = doc.chain(slot.list, slot.branch)?;
            let beside = slot.index.checked_sub(1).unwrap_or(slot.index);
            rows.get(beside).map(Cells::id)
        });
        let id = match row {
            Some(row) => first_cell(slot.list, row).to_string(),
            None => add_button_id(slot.list),
        };
        Piece::by_id(&id).focus_if_lost();
    }

    fn caret_after(self, edit: &Edit) -> Option<Caret> {
        let place = edit.place()?;
        let end = match edit {
            Edit::Splice { range, with, .. } => self.with(|doc| {
                let text = doc.text(place)?;
                let before = text.get(..range.start + with.len())?;
                u32::try_from(before.encode_utf16().count()).ok()
            }),
            _ => None,
        };
        let end = end.unwrap_or(0);
        Some(Caret {
            place,
            start: end,
            end,
        })
    }

    /// Brings the page in line with a change that was made.
    fn show(self, edit: &Edit) {
        match edit {
            Edit::Splice { place, .. } | Edit::Choose { place, .. } => {
                let text = self.with(|doc| doc.text(*place).map(|text| text.into_owned()));
                controls::write(*place, &text.unwrap_or_default());
                self.touched(place.section());
                if *place == Place::Field(Field::Form) {
                    self.touched_all();
                }
            }
            Edit::Insert {
                slot: Slot { list, .. },
                ..
            }
            | Edit::Remove { list, .. }
            | Edit::Answer { list, .. }
            | Edit::Move { list, .. } => {
                self.rows[*list as usize].update(|count| *count += 1);
                self.touched(list.section());
            }
            Edit::Silence(_) => self.silences.update(|count| *count += 1),
            Edit::Branch { .. } | Edit::Unbranch { .. } => {
                self.rows[List::Whys as usize].update(|count| *count += 1);
                self.touched(Section::Causes);
            }
            Edit::Replace(_) => self.reopened(),
            Edit::Batch(edits) => edits.iter().for_each(|edit| self.show(edit)),
        }
    }

    fn touched(self, section: Section) {
        self.sections[section as usize].update(|count| *count += 1);
    }

    fn touched_all(self) {
        Section::ALL
            .iter()
            .for_each(|&section| self.touched(section));
    }

    fn reopened(self) {
        self.opened.update(|count| *count += 1);
        self.rows
            .iter()
            .for_each(|rows| rows.update(|count| *count += 1));
        self.touched_all();
    }

    /// Whether the form shows a section: all of them, or those of the brief form and those in
    /// which something is written.
    pub fn shows(self, section: Section) -> bool {
        self.track(Section::Incident);
        self.track(section);
        self.with(|doc| template::is_shown(doc, section))
    }
}

/// The only text that a change is made in, if it is made in one.
fn text_place(edit: &Edit) -> Option<Place> {
    match edit {
        Edit::Splice { place, .. } | Edit::Choose { place, .. } => Some(*place),
        _ => None,
    }
}

/// The list from which an edit has taken a row, if it has done nothing else first.
fn list_of_removed(edit: &Edit) -> Option<List> {
    match edit {
        Edit::Remove { list, .. } => Some(*list),
        Edit::Batch(edits) => edits.first().and_then(list_of_removed),
        _ => None,
    }
}

/// The id of the button that adds a row to a list.
pub fn add_button_id(list: List) -> String {
    format!("add-{}", list.key())
}

/// The first cell of a row.
pub fn first_cell(list: List, row: Id) -> Place {
    let column: Column = list.columns()[0];
    Place::Cell { list, row, column }
}
