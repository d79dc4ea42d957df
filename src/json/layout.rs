//! What stands where in the file, for its writer and its reader alike.
//!
//! A field is written under its key, a row as an object of its cells; so both sides walk these
//! tables, and one piece of code serves every list. `schema/` publishes the same, and tests hold
//! the two against each other.

use crate::document::{
    ActionKind, ActionStatus, Choice, Column, DocumentStatus, Field, Form, Known, List, Milestone,
    Priority,
};

/// One entry of the document's object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Member {
    Field(Field),
    Triggers,
    List(List),
    Silenced,
}

/// Every entry, in the order in which they are written.
pub(super) const MEMBERS: [Member; 31] = [
    Member::Field(Field::Title),
    Member::Field(Field::IncidentDate),
    Member::Field(Field::Start),
    Member::Field(Field::End),
    Member::Field(Field::Severity),
    Member::Field(Field::Authors),
    Member::Field(Field::PostmortemDate),
    Member::Field(Field::Status),
    Member::Field(Field::Form),
    Member::List(List::Participants),
    Member::List(List::Services),
    Member::Triggers,
    Member::Field(Field::Summary),
    Member::List(List::Timeline),
    Member::Field(Field::ImmediateCause),
    Member::Field(Field::UnderlyingCause),
    Member::List(List::ContributingFactors),
    Member::List(List::Whys),
    Member::List(List::AcceptedRisks),
    Member::List(List::Impact),
    Member::List(List::WentWell),
    Member::List(List::WentWrong),
    Member::List(List::GotLucky),
    Member::List(List::Actions),
    Member::List(List::Lessons),
    Member::Field(Field::ReviewDate),
    Member::Field(Field::Responsible),
    Member::List(List::Reviewers),
    Member::List(List::Sharing),
    Member::Field(Field::UnsortedNotes),
    Member::Silenced,
];

impl Member {
    /// The name under which it stands.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Field(field) => field.key(),
            Self::Triggers => "triggers",
            Self::List(list) => list.key(),
            Self::Silenced => "silenced",
        }
    }

    /// The entry of this name.
    pub(super) fn from_key(key: &str) -> Option<Self> {
        MEMBERS.into_iter().find(|member| member.key() == key)
    }
}

/// Whether a cell is true or false in the file.
pub(super) const fn is_flag(column: Column) -> bool {
    matches!(column, Column::Estimate | Column::Shared)
}

/// Whether a cell is left out of the file where it is empty.
pub(super) const fn is_optional(column: Column) -> bool {
    matches!(
        column,
        Column::Milestone
            | Column::Source
            | Column::Quote
            | Column::Known
            | Column::Unit
            | Column::Estimate
            | Column::Status
            | Column::Priority
            | Column::Kind
            | Column::Tracker
            | Column::DoneOn
    )
}

/// The keys of a cell that is a choice; none where it holds any text.
pub(super) fn choices(column: Column) -> Vec<&'static str> {
    match column {
        Column::Milestone => keys::<Milestone>(),
        Column::Known => keys::<Known>(),
        Column::Status => keys::<ActionStatus>(),
        Column::Priority => keys::<Priority>(),
        Column::Kind => keys::<ActionKind>(),
        _ => Vec::new(),
    }
}

/// The keys of a field that is a choice; none where it holds any text.
pub(super) fn field_choices(field: Field) -> Vec<&'static str> {
    match field {
        Field::Status => keys::<DocumentStatus>(),
        Field::Form => keys::<Form>(),
        _ => Vec::new(),
    }
}

/// The keys of a choice, in the order of its menu.
pub(super) fn keys<C: Choice>() -> Vec<&'static str> {
    C::ALL.iter().map(|choice| choice.key()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_and_list_has_its_place_in_the_file() {
        for &field in Field::ALL {
            let stands = MEMBERS.contains(&Member::Field(field)) || field.trigger().is_some();
            assert!(stands, "{field:?}");
        }
        for &list in List::ALL {
            assert!(MEMBERS.contains(&Member::List(list)), "{list:?}");
        }
        for member in MEMBERS {
            assert_eq!(Member::from_key(member.key()), Some(member));
        }
    }
}
