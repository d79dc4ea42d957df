//! One way to reach every row and cell, whatever its type: what the form, the edits and the
//! formats are written against.

use std::borrow::Cow;

use super::{
    AcceptedRisk, ActionItem, Choice, Column, Event, Field, Id, Item, Lesson, List, Metric,
    Participant, Place, Postmortem, Reviewer, Sharing, Slot, Why,
};

/// A row of any list, on its way into or out of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    Event(Event),
    Item(Item),
    Why(Why),
    Metric(Metric),
    Action(ActionItem),
    Lesson(Lesson),
    Participant(Participant),
    Risk(AcceptedRisk),
    Reviewer(Reviewer),
    Sharing(Sharing),
}

impl Row {
    /// An empty row for this list.
    pub fn new(list: List, id: Id) -> Self {
        let text = String::new;
        match list {
            List::Participants => Self::Participant(Participant {
                id,
                name: text(),
                handle: text(),
                role: text(),
            }),
            List::Services
            | List::ContributingFactors
            | List::WentWell
            | List::WentWrong
            | List::GotLucky => Self::Item(Item { id, text: text() }),
            List::Timeline => Self::Event(Event {
                id,
                at: text(),
                text: text(),
                milestone: None,
                source: text(),
                quote: text(),
                known: None,
            }),
            List::Whys => Self::Why(Why {
                id,
                question: text(),
                answer: text(),
                branches: Vec::new(),
            }),
            List::AcceptedRisks => Self::Risk(AcceptedRisk {
                id,
                text: text(),
                reason: text(),
                answers: Vec::new(),
            }),
            List::Impact => Self::Metric(Metric {
                id,
                name: text(),
                value: text(),
                unit: text(),
                estimate: false,
            }),
            List::Actions => Self::Action(ActionItem {
                id,
                text: text(),
                owner: text(),
                deadline: text(),
                status: None,
                priority: None,
                kind: None,
                tracker: text(),
                done_on: text(),
                answers: Vec::new(),
            }),
            List::Lessons => Self::Lesson(Lesson {
                id,
                title: text(),
                text: text(),
            }),
            List::Reviewers => Self::Reviewer(Reviewer { id, name: text() }),
            List::Sharing => Self::Sharing(Sharing {
                id,
                audience: text(),
                shared: false,
            }),
        }
    }

    /// An empty row whose cells are then set; cells that the list does not have are passed over.
    pub fn with_cells<'a>(
        list: List,
        id: Id,
        cells: impl IntoIterator<Item = (Column, &'a str)>,
    ) -> Self {
        let mut row = Self::new(list, id);
        for (column, text) in cells {
            row.cells_mut().set_cell(column, text);
        }
        row
    }

    /// The row's id.
    pub fn id(&self) -> Id {
        self.cells().id()
    }

    /// The row's cells.
    pub fn cells(&self) -> &dyn Cells {
        match self {
            Self::Event(row) => row,
            Self::Item(row) => row,
            Self::Why(row) => row,
            Self::Metric(row) => row,
            Self::Action(row) => row,
            Self::Lesson(row) => row,
            Self::Participant(row) => row,
            Self::Risk(row) => row,
            Self::Reviewer(row) => row,
            Self::Sharing(row) => row,
        }
    }

    /// The row's cells, to change.
    pub fn cells_mut(&mut self) -> &mut dyn Cells {
        match self {
            Self::Event(row) => row,
            Self::Item(row) => row,
            Self::Why(row) => row,
            Self::Metric(row) => row,
            Self::Action(row) => row,
            Self::Lesson(row) => row,
            Self::Participant(row) => row,
            Self::Risk(row) => row,
            Self::Reviewer(row) => row,
            Self::Sharing(row) => row,
        }
    }
}

/// A row seen as text cells: choices by their key, flags as `yes` or nothing.
pub trait Cells {
    /// The row's id.
    fn id(&self) -> Id;

    /// The text of a cell; `None` where the row has no such cell.
    fn cell(&self, column: Column) -> Option<&str>;

    /// The text of a cell that is free text, to change in place.
    fn text_mut(&mut self, column: Column) -> Option<&mut String>;

    /// Sets a cell. False, and nothing changed, where there is no such cell or no such choice.
    fn set_cell(&mut self, column: Column, value: &str) -> bool;

    /// Whether nothing has been written into the row.
    fn is_blank(&self) -> bool;
}

/// The rows of one list, whatever their type.
pub trait Rows {
    /// How many rows there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One row.
    fn get(&self, index: usize) -> Option<&dyn Cells>;

    /// One row, to change.
    fn get_mut(&mut self, index: usize) -> Option<&mut dyn Cells>;

    /// Puts a row in; false where it is of another list's type or the index is past the end.
    fn insert(&mut self, index: usize, row: Row) -> bool;

    /// Takes a row out.
    fn remove(&mut self, index: usize) -> Option<Row>;

    /// Where the row with this id stands.
    fn position(&self, id: Id) -> Option<usize> {
        (0..self.len()).find(|&index| self.get(index).is_some_and(|row| row.id() == id))
    }
}

impl<'a> dyn Rows + 'a {
    /// Every row, in order.
    pub fn iter(&self) -> impl Iterator<Item = &dyn Cells> {
        (0..self.len()).filter_map(|index| self.get(index))
    }
}

impl<T> Rows for Vec<T>
where
    T: Cells + Into<Row> + TryFrom<Row>,
{
    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn get(&self, index: usize) -> Option<&dyn Cells> {
        <[T]>::get(self, index).map(|row| row as &dyn Cells)
    }

    fn get_mut(&mut self, index: usize) -> Option<&mut dyn Cells> {
        <[T]>::get_mut(self, index).map(|row| row as &mut dyn Cells)
    }

    fn insert(&mut self, index: usize, row: Row) -> bool {
        match T::try_from(row) {
            Ok(row) if index <= self.len() => {
                Vec::insert(self, index, row);
                true
            }
            _ => false,
        }
    }

    fn remove(&mut self, index: usize) -> Option<Row> {
        (index < self.len()).then(|| Vec::remove(self, index).into())
    }
}

macro_rules! cells {
    ($($type:ident as $variant:ident {
        $(text $($text:ident => $text_field:ident),+;)?
        $(choice $($choice:ident => $choice_field:ident),+;)?
        $(flag $($flag:ident => $flag_field:ident),+;)?
    })+) => {$(
        impl Cells for $type {
            fn id(&self) -> Id {
                self.id
            }

            fn cell(&self, column: Column) -> Option<&str> {
                match column {
                    $($(Column::$text => Some(&self.$text_field),)+)?
                    $($(Column::$choice => Some(self.$choice_field.map_or("", Choice::key)),)+)?
                    $($(Column::$flag => Some(if self.$flag_field { "yes" } else { "" }),)+)?
                    _ => None,
                }
            }

            fn text_mut(&mut self, column: Column) -> Option<&mut String> {
                match column {
                    $($(Column::$text => Some(&mut self.$text_field),)+)?
                    _ => None,
                }
            }

            fn set_cell(&mut self, column: Column, value: &str) -> bool {
                match column {
                    $($(Column::$text => {
                        value.clone_into(&mut self.$text_field);
                        true
                    })+)?
                    $($(Column::$choice => set_choice(&mut self.$choice_field, value),)+)?
                    $($(Column::$flag => {
                        self.$flag_field = value == "yes";
                        matches!(value, "yes" | "")
                    })+)?
                    _ => false,
                }
            }

            fn is_blank(&self) -> bool {
                true
                    $($(&& self.$text_field.trim().is_empty())+)?
                    $($(&& self.$choice_field.is_none())+)?
                    $($(&& !self.$flag_field)+)?
            }
        }

        impl From<$type> for Row {
            fn from(row: $type) -> Self {
                Self::$variant(row)
            }
        }

        impl TryFrom<Row> for $type {
            type Error = Row;

            fn try_from(row: Row) -> Result<Self, Row> {
                match row {
                    Row::$variant(row) => Ok(row),
                    other => Err(other),
                }
            }
        }
    )+};
}

cells! {
    Event as Event {
        text At => at, Text => text, Source => source, Quote => quote;
        choice Milestone => milestone, Known => known;
    }
    Item as Item { text Text => text; }
    Why as Why { text Question => question, Answer => answer; }
    Metric as Metric {
        text Name => name, Value => value, Unit => unit;
        flag Estimate => estimate;
    }
    ActionItem as Action {
        text Text => text, Owner => owner, Deadline => deadline, Tracker => tracker,
            DoneOn => done_on;
        choice Status => status, Priority => priority, Kind => kind;
    }
    Lesson as Lesson { text Title => title, Text => text; }
    Participant as Participant { text Name => name, Handle => handle, Role => role; }
    AcceptedRisk as Risk { text Text => text, Reason => reason; }
    Reviewer as Reviewer { text Name => name; }
    Sharing as Sharing {
        text Audience => audience;
        flag Shared => shared;
    }
}

fn set_choice<C: Choice>(target: &mut Option<C>, key: &str) -> bool {
    if key.is_empty() {
        *target = None;
        return true;
    }
    match C::from_key(key) {
        Some(choice) => {
            *target = Some(choice);
            true
        }
        None => false,
    }
}

impl Postmortem {
    /// The rows of a list. For the whys it is the main chain.
    pub fn rows(&self, list: List) -> &dyn Rows {
        match list {
            List::Participants => &self.participants,
            List::Services => &self.services,
            List::Timeline => &self.timeline,
            List::ContributingFactors => &self.contributing_factors,
            List::Whys => &self.whys,
            List::AcceptedRisks => &self.accepted_risks,
            List::Impact => &self.impact,
            List::WentWell => &self.went_well,
            List::WentWrong => &self.went_wrong,
            List::GotLucky => &self.got_lucky,
            List::Actions => &self.action_items,
            List::Lessons => &self.lessons,
            List::Reviewers => &self.reviewers,
            List::Sharing => &self.sharing,
        }
    }

    /// The rows of a list, to change.
    pub fn rows_mut(&mut self, list: List) -> &mut dyn Rows {
        match list {
            List::Participants => &mut self.participants,
            List::Services => &mut self.services,
            List::Timeline => &mut self.timeline,
            List::ContributingFactors => &mut self.contributing_factors,
            List::Whys => &mut self.whys,
            List::AcceptedRisks => &mut self.accepted_risks,
            List::Impact => &mut self.impact,
            List::WentWell => &mut self.went_well,
            List::WentWrong => &mut self.went_wrong,
            List::GotLucky => &mut self.got_lucky,
            List::Actions => &mut self.action_items,
            List::Lessons => &mut self.lessons,
            List::Reviewers => &mut self.reviewers,
            List::Sharing => &mut self.sharing,
        }
    }

    /// The rows of a list or, for the whys, of one branch. `None` where there is no such branch.
    pub fn chain(&self, list: List, branch: Option<Id>) -> Option<&dyn Rows> {
        match branch {
            None => Some(self.rows(list)),
            Some(branch) => find_branch(&self.whys, branch).map(|whys| whys as &dyn Rows),
        }
    }

    /// The same, to change.
    pub fn chain_mut(&mut self, list: List, branch: Option<Id>) -> Option<&mut dyn Rows> {
        match branch {
            None => Some(self.rows_mut(list)),
            Some(branch) => {
                find_branch_mut(&mut self.whys, branch).map(|whys| whys as &mut dyn Rows)
            }
        }
    }

    /// The branches that start from a why, in order.
    pub fn branch_ids(&self, why: Id) -> Vec<Id> {
        find_why(&self.whys, why)
            .map(|why| why.branches.iter().map(|branch| branch.id).collect())
            .unwrap_or_default()
    }

    /// Where a row stands.
    pub fn locate(&self, list: List, row: Id) -> Option<Slot> {
        if let Some(index) = self.rows(list).position(row) {
            return Some(Slot {
                list,
                branch: None,
                index,
            });
        }
        let (branch, index) = match list {
            List::Whys => locate_why(&self.whys, row)?,
            _ => return None,
        };
        Some(Slot {
            list,
            branch: Some(branch),
            index,
        })
    }

    /// One row, wherever it stands.
    pub fn row(&self, list: List, row: Id) -> Option<&dyn Cells> {
        let slot = self.locate(list, row)?;
        self.chain(list, slot.branch)?.get(slot.index)
    }

    /// One row, to change.
    pub fn row_mut(&mut self, list: List, row: Id) -> Option<&mut dyn Cells> {
        let slot = self.locate(list, row)?;
        self.chain_mut(list, slot.branch)?.get_mut(slot.index)
    }

    /// The text at a place: choices by their key, flags as `yes` or nothing.
    /// `None` where the document has no such row or cell.
    pub fn text(&self, place: Place) -> Option<Cow<'_, str>> {
        match place {
            Place::Field(field) => Some(self.field(field)),
            Place::Cell { list, row, column } => {
                self.row(list, row)?.cell(column).map(Cow::Borrowed)
            }
        }
    }

    /// Sets the text at a place. False, and nothing changed, where there is no such place or
    /// the value is not one of its choices.
    pub fn set_text(&mut self, place: Place, value: &str) -> bool {
        match place {
            Place::Cell { list, row, column } => self
                .row_mut(list, row)
                .is_some_and(|cells| cells.set_cell(column, value)),
            Place::Field(field) => match self.field_mut(field) {
                Some(text) => {
                    value.clone_into(text);
                    true
                }
                None => self.set_field_choice(field, value),
            },
        }
    }

    /// The text at a place that is free text, to change in place.
    pub fn text_mut(&mut self, place: Place) -> Option<&mut String> {
        match place {
            Place::Field(field) => self.field_mut(field),
            Place::Cell { list, row, column } => {
                let slot = self.locate(list, row)?;
                self.chain_mut(list, slot.branch)?
                    .get_mut(slot.index)?
                    .text_mut(column)
            }
        }
    }

    /// The text of a field: choices by their key.
    pub fn field(&self, field: Field) -> Cow<'_, str> {
        let text = match field {
            Field::Title => &self.title,
            Field::IncidentDate => &self.incident_date,
            Field::Start => &self.start,
            Field::End => &self.end,
            Field::Severity => &self.severity,
            Field::Authors => &self.authors,
            Field::PostmortemDate => &self.postmortem_date,
            Field::Summary => &self.summary,
            Field::ImmediateCause => &self.immediate_cause,
            Field::UnderlyingCause => &self.underlying_cause,
            Field::ReviewDate => &self.review_date,
            Field::Responsible => &self.responsible,
            Field::UnsortedNotes => &self.unsorted_notes,
            Field::Status => return self.status.key().into(),
            Field::Form => return self.form.key().into(),
            _ => {
                let answer = field
                    .trigger()
                    .and_then(|trigger| self.triggers.get(trigger));
                return answer.map_or("", Choice::key).into();
            }
        };
        text.as_str().into()
    }

    fn field_mut(&mut self, field: Field) -> Option<&mut String> {
        Some(match field {
            Field::Title => &mut self.title,
            Field::IncidentDate => &mut self.incident_date,
            Field::Start => &mut self.start,
            Field::End => &mut self.end,
            Field::Severity => &mut self.severity,
            Field::Authors => &mut self.authors,
            Field::PostmortemDate => &mut self.postmortem_date,
            Field::Summary => &mut self.summary,
            Field::ImmediateCause => &mut self.immediate_cause,
            Field::UnderlyingCause => &mut self.underlying_cause,
            Field::ReviewDate => &mut self.review_date,
            Field::Responsible => &mut self.responsible,
            Field::UnsortedNotes => &mut self.unsorted_notes,
            _ => return None,
        })
    }

    fn set_field_choice(&mut self, field: Field, key: &str) -> bool {
        match field {
            Field::Status => set_required(&mut self.status, key),
            Field::Form => set_required(&mut self.form, key),
            _ => field
                .trigger()
                .is_some_and(|trigger| set_choice(self.triggers.get_mut(trigger), key)),
        }
    }
}

fn set_required<C: Choice>(target: &mut C, key: &str) -> bool {
    match C::from_key(key) {
        Some(choice) => {
            *target = choice;
            true
        }
        None => false,
    }
}

fn find_branch(whys: &[Why], id: Id) -> Option<&Vec<Why>> {
    whys.iter()
        .flat_map(|why| &why.branches)
        .find_map(|branch| {
            if branch.id == id {
                Some(&branch.whys)
            } else {
                find_branch(&branch.whys, id)
            }
        })
}

fn find_branch_mut(whys: &mut [Why], id: Id) -> Option<&mut Vec<Why>> {
    whys.iter_mut()
        .flat_map(|why| &mut why.branches)
        .find_map(|branch| {
            if branch.id == id {
                Some(&mut branch.whys)
            } else {
                find_branch_mut(&mut branch.whys, id)
            }
        })
}

fn find_why(whys: &[Why], id: Id) -> Option<&Why> {
    whys.iter().find_map(|why| {
        if why.id == id {
            return Some(why);
        }
        let mut branches = why.branches.iter();
        branches.find_map(|branch| find_why(&branch.whys, id))
    })
}

fn locate_why(whys: &[Why], row: Id) -> Option<(Id, usize)> {
    whys.iter()
        .flat_map(|why| &why.branches)
        .find_map(
            |branch| match branch.whys.iter().position(|why| why.id == row) {
                Some(index) => Some((branch.id, index)),
                None => locate_why(&branch.whys, row),
            },
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_takes_its_own_empty_row_and_has_the_columns_it_names() {
        let mut doc = Postmortem::default();
        for (bits, &list) in List::ALL.iter().enumerate() {
            let id = Id::from_bits(bits as u64);
            let row = Row::new(list, id);
            assert!(row.cells().is_blank());
            for &column in list.columns() {
                assert!(row.cells().cell(column).is_some(), "{list:?} {column:?}");
            }
            assert!(doc.rows_mut(list).insert(0, row), "{list:?}");
            assert!(!doc.rows_mut(list).insert(5, Row::new(list, id)));
        }
    }

    #[test]
    fn a_choice_takes_its_keys_and_nothing_else() {
        let mut doc = Postmortem::default();
        let status = Place::Field(Field::Status);
        assert!(doc.set_text(status, "in_review"));
        assert!(!doc.set_text(status, "finished"));
        assert_eq!(doc.text(status).as_deref(), Some("in_review"));
        assert!(doc.set_text(Place::Field(Field::TriggerDataLoss), "yes"));
        assert_eq!(doc.field(Field::TriggerDataLoss), "yes");
    }
}
