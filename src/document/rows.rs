//! One way to reach every row and cell, whatever its type: what the form, the edits and the
//! formats are written against.

use super::{
    AcceptedRisk, ActionItem, Branch, Choice, Column, Event, Id, Item, Lesson, List, Metric,
    Participant, Reviewer, Sharing, Why,
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

    /// Gives the row another id.
    fn set_id(&mut self, id: Id);

    /// The causes and items, by row id, that the row answers; see [`List::has_answers`].
    fn answers(&self) -> &[Id] {
        &[]
    }

    /// Sets what the row answers, where rows of its kind do.
    fn set_answers(&mut self, _: Vec<Id>) {}

    /// The branches that start from the row, where it is a why.
    fn branches(&self) -> &[Branch] {
        &[]
    }

    /// The same, to change; `None` where rows of its kind have none.
    fn branches_mut(&mut self) -> Option<&mut Vec<Branch>> {
        None
    }
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
    fn position(&self, id: Id) -> Option<usize>;
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

    fn position(&self, id: Id) -> Option<usize> {
        // Asked for at every finding: each row by its own type, and none by the table of `Cells`.
        self.as_slice().iter().position(|row| row.id() == id)
    }
}

macro_rules! cells {
    ($($type:ident as $variant:ident {
        $(text $($text:ident => $text_field:ident),+;)?
        $(choice $($choice:ident => $choice_field:ident),+;)?
        $(flag $($flag:ident => $flag_field:ident),+;)?
        $(beside { $($beside:item)+ })?
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
                        let is_flag = matches!(value, "yes" | "");
                        if is_flag {
                            self.$flag_field = value == "yes";
                        }
                        is_flag
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

            fn set_id(&mut self, id: Id) {
                self.id = id;
            }

            $($($beside)+)?
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
    Why as Why {
        text Question => question, Answer => answer;
        beside {
            fn branches(&self) -> &[Branch] {
                &self.branches
            }
            fn branches_mut(&mut self) -> Option<&mut Vec<Branch>> {
                Some(&mut self.branches)
            }
        }
    }
    Metric as Metric {
        text Name => name, Value => value, Unit => unit;
        flag Estimate => estimate;
    }
    ActionItem as Action {
        text Text => text, Owner => owner, Deadline => deadline, Tracker => tracker,
            DoneOn => done_on;
        choice Status => status, Priority => priority, Kind => kind;
        beside {
            fn answers(&self) -> &[Id] {
                &self.answers
            }
            fn set_answers(&mut self, answers: Vec<Id>) {
                self.answers = answers;
            }
        }
    }
    Lesson as Lesson { text Title => title, Text => text; }
    Participant as Participant { text Name => name, Handle => handle, Role => role; }
    AcceptedRisk as Risk {
        text Text => text, Reason => reason;
        beside {
            fn answers(&self) -> &[Id] {
                &self.answers
            }
            fn set_answers(&mut self, answers: Vec<Id>) {
                self.answers = answers;
            }
        }
    }
    Reviewer as Reviewer { text Name => name; }
    Sharing as Sharing {
        text Audience => audience;
        flag Shared => shared;
    }
}

pub(super) fn set_choice<C: Choice>(target: &mut Option<C>, key: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Postmortem;

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
}
