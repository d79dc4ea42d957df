use std::{fmt, str::FromStr};

use super::{Id, Trigger};

macro_rules! named {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $key:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $(#[doc = concat!("`", $key, "`")] $variant,)+
        }

        impl $name {
            /// Every value, in document order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The lasting snake_case name.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The value with this key.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.key() == key)
            }
        }
    )+};
}

named! {
    /// The sections of a post-mortem, in the order in which it reads.
    Section {
        Incident = "incident",
        Summary = "summary",
        Timeline = "timeline",
        Causes = "causes",
        Impact = "impact",
        WentWell = "went_well",
        WentWrong = "went_wrong",
        GotLucky = "got_lucky",
        Actions = "action_items",
        Lessons = "lessons",
        FollowUp = "follow_up",
        Unsorted = "unsorted_notes",
    }

    /// The fields that a document has once.
    Field {
        Title = "title",
        IncidentDate = "incident_date",
        Start = "start",
        End = "end",
        Severity = "severity",
        Authors = "authors",
        PostmortemDate = "postmortem_date",
        Status = "status",
        Form = "form",
        TriggerCustomers = "trigger_customers",
        TriggerOver30Minutes = "trigger_over_30_minutes",
        TriggerDataLoss = "trigger_data_loss",
        TriggerRevenue = "trigger_revenue",
        TriggerSeveralTeams = "trigger_several_teams",
        TriggerOutOfHours = "trigger_out_of_hours",
        Summary = "summary",
        ImmediateCause = "immediate_cause",
        UnderlyingCause = "underlying_cause",
        ReviewDate = "review_date",
        Responsible = "responsible",
        UnsortedNotes = "unsorted_notes",
    }

    /// The lists of rows.
    List {
        Participants = "participants",
        Services = "services",
        Timeline = "timeline",
        ContributingFactors = "contributing_factors",
        Whys = "whys",
        AcceptedRisks = "accepted_risks",
        Impact = "impact",
        WentWell = "went_well",
        WentWrong = "went_wrong",
        GotLucky = "got_lucky",
        Actions = "action_items",
        Lessons = "lessons",
        Reviewers = "reviewers",
        Sharing = "sharing",
    }

    /// The cells that a row can have; each list uses some of them.
    Column {
        At = "at",
        Text = "text",
        Milestone = "milestone",
        Source = "source",
        Quote = "quote",
        Known = "known",
        Question = "question",
        Answer = "answer",
        Name = "name",
        Handle = "handle",
        Role = "role",
        Value = "value",
        Unit = "unit",
        Estimate = "estimate",
        Owner = "owner",
        Deadline = "deadline",
        Status = "status",
        Priority = "priority",
        Kind = "kind",
        Tracker = "tracker",
        DoneOn = "done_on",
        Title = "title",
        Reason = "reason",
        Audience = "audience",
        Shared = "shared",
    }
}

impl Field {
    /// The section in which this field stands.
    pub const fn section(self) -> Section {
        match self {
            Self::Summary => Section::Summary,
            Self::ImmediateCause | Self::UnderlyingCause => Section::Causes,
            Self::ReviewDate | Self::Responsible => Section::FollowUp,
            Self::UnsortedNotes => Section::Unsorted,
            _ => Section::Incident,
        }
    }

    /// The trigger that this field answers, if it is one of those questions.
    pub const fn trigger(self) -> Option<Trigger> {
        Some(match self {
            Self::TriggerCustomers => Trigger::Customers,
            Self::TriggerOver30Minutes => Trigger::Over30Minutes,
            Self::TriggerDataLoss => Trigger::DataLoss,
            Self::TriggerRevenue => Trigger::Revenue,
            Self::TriggerSeveralTeams => Trigger::SeveralTeams,
            Self::TriggerOutOfHours => Trigger::OutOfHours,
            _ => return None,
        })
    }
}

impl List {
    /// The section in which this list stands.
    pub const fn section(self) -> Section {
        match self {
            Self::Participants | Self::Services => Section::Incident,
            Self::Timeline => Section::Timeline,
            Self::ContributingFactors | Self::Whys | Self::AcceptedRisks => Section::Causes,
            Self::Impact => Section::Impact,
            Self::WentWell => Section::WentWell,
            Self::WentWrong => Section::WentWrong,
            Self::GotLucky => Section::GotLucky,
            Self::Actions => Section::Actions,
            Self::Lessons => Section::Lessons,
            Self::Reviewers | Self::Sharing => Section::FollowUp,
        }
    }

    /// Whether its rows say which causes and items they answer.
    pub const fn has_answers(self) -> bool {
        matches!(self, Self::Actions | Self::AcceptedRisks)
    }

    /// The cells of a row of this list, in reading order.
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Participants => &[Column::Name, Column::Handle, Column::Role],
            Self::Timeline => &[
                Column::At,
                Column::Text,
                Column::Milestone,
                Column::Source,
                Column::Quote,
                Column::Known,
            ],
            Self::Whys => &[Column::Question, Column::Answer],
            Self::AcceptedRisks => &[Column::Text, Column::Reason],
            Self::Impact => &[Column::Name, Column::Value, Column::Unit, Column::Estimate],
            Self::Actions => &[
                Column::Text,
                Column::Owner,
                Column::Deadline,
                Column::Status,
                Column::Priority,
                Column::Kind,
                Column::Tracker,
                Column::DoneOn,
            ],
            Self::Lessons => &[Column::Title, Column::Text],
            Self::Reviewers => &[Column::Name],
            Self::Sharing => &[Column::Audience, Column::Shared],
            Self::Services
            | Self::ContributingFactors
            | Self::WentWell
            | Self::WentWrong
            | Self::GotLucky => &[Column::Text],
        }
    }
}

/// Where one text of a document stands: a field, or a cell of a row.
///
/// Written as `summary` or `timeline.00000000000000ff.text`, which is also the id of its
/// control in the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// A field that the document has once.
    Field(Field),
    /// A cell of a row.
    Cell {
        /// The list of the row.
        list: List,
        /// The row's id.
        row: Id,
        /// The cell.
        column: Column,
    },
}

impl Place {
    /// The section in which this place stands.
    pub const fn section(self) -> Section {
        match self {
            Self::Field(field) => field.section(),
            Self::Cell { list, .. } => list.section(),
        }
    }

    /// The id of the row in which this place stands.
    pub const fn row(self) -> Option<Id> {
        match self {
            Self::Field(_) => None,
            Self::Cell { row, .. } => Some(row),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(field) => f.write_str(field.key()),
            Self::Cell { list, row, column } => {
                write!(f, "{}.{row}.{}", list.key(), column.key())
            }
        }
    }
}

/// The text does not name a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsePlaceError;

impl FromStr for Place {
    type Err = ParsePlaceError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let place = match text.split_once('.') {
            None => Field::from_key(text).map(Self::Field),
            Some((list, rest)) => rest.split_once('.').and_then(|(row, column)| {
                Some(Self::Cell {
                    list: List::from_key(list)?,
                    row: row.parse().ok()?,
                    column: Column::from_key(column)?,
                })
            }),
        };
        place.ok_or(ParsePlaceError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_back_from_its_text() {
        for &field in Field::ALL {
            let place = Place::Field(field);
            assert_eq!(place.to_string().parse(), Ok(place));
        }
        for &list in List::ALL {
            for &column in list.columns() {
                let row = Id::from_bits(0xff);
                let place = Place::Cell { list, row, column };
                assert_eq!(place.to_string().parse(), Ok(place));
            }
        }
        assert_eq!("timeline.ff.text".parse::<Place>(), Err(ParsePlaceError));
    }
}
