//! Every heading, label and column name of the written form, in one place: writer and readers
//! take them from here.

use crate::document::{Column, Field, List, Section};

/// What stands between a question and its answer in the whys.
pub(super) const ARROW: char = '→';

/// What stands between the title of a lesson and its text.
pub(super) const DASH: &str = " — ";

/// The label of the line that holds start, end and the computed duration.
pub(super) const DURATION: &str = "Duration";

/// The facts at the top, in order; start and end share one line where they can.
pub(super) const INCIDENT_FACTS: &[Field] = &[
    Field::IncidentDate,
    Field::Start,
    Field::End,
    Field::Severity,
    Field::Authors,
    Field::PostmortemDate,
    Field::Status,
];

/// The facts of the follow-up, in order.
pub(super) const FOLLOW_UP_FACTS: &[Field] = &[Field::ReviewDate, Field::Responsible];

/// The heading of a section; the incident itself stands under the title.
pub const fn heading(section: Section) -> Option<&'static str> {
    Some(match section {
        Section::Incident => return None,
        Section::Summary => "Executive Summary",
        Section::Timeline => "Timeline",
        Section::Causes => "Root Cause Analysis",
        Section::Impact => "Impact Assessment",
        Section::WentWell => "What Went Well",
        Section::WentWrong => "What Went Wrong",
        Section::GotLucky => "Where We Got Lucky",
        Section::Actions => "Action Items",
        Section::Lessons => "Lessons Learned",
        Section::FollowUp => "Follow-Up",
        Section::Unsorted => "Unsorted Notes",
    })
}

/// The label of a field that is written behind one.
pub const fn field_label(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::IncidentDate => "Date of Incident",
        Field::Start => "Start",
        Field::End => "End",
        Field::Severity => "Severity",
        Field::Authors => "Author",
        Field::PostmortemDate => "Post-Mortem Date",
        Field::Status => "Status",
        Field::ImmediateCause => "Immediate Cause",
        Field::UnderlyingCause => "Underlying Cause",
        Field::ReviewDate => "Action Item Review Date",
        Field::Responsible => "Responsible",
        _ => return None,
    })
}

/// The label of a list that shares its section with others.
pub const fn list_label(list: List) -> Option<&'static str> {
    Some(match list {
        List::Services => "Affected Services",
        List::Participants => "Participants",
        List::ContributingFactors => "Contributing Factors",
        List::Whys => "5 Whys",
        List::AcceptedRisks => "Accepted Risks",
        List::Reviewers => "Reviewers",
        List::Sharing => "Shared With",
        _ => return None,
    })
}

/// The name of a column in the table of a list.
pub const fn column_header(list: List, column: Column) -> &'static str {
    match (list, column) {
        (List::Actions, Column::Text) => "Action",
        (List::AcceptedRisks, Column::Text) => "Risk",
        (List::Lessons, Column::Text) => "Detail",
        (List::Impact, Column::Name) => "Metric",
        (_, Column::At) => "Time (UTC)",
        (_, Column::Text) => "Event",
        (_, Column::Milestone) => "Milestone",
        (_, Column::Source) => "Source",
        (_, Column::Quote) => "Quote",
        (_, Column::Known) => "Known",
        (_, Column::Question) => "Why",
        (_, Column::Answer) => "Because",
        (_, Column::Name) => "Name",
        (_, Column::Handle) => "Handle",
        (_, Column::Role) => "Role",
        (_, Column::Value) => "Value",
        (_, Column::Unit) => "Unit",
        (_, Column::Estimate) => "Estimate",
        (_, Column::Owner) => "Owner",
        (_, Column::Deadline) => "Deadline",
        (_, Column::Status) => "Status",
        (_, Column::Priority) => "Priority",
        (_, Column::Kind) => "Kind",
        (_, Column::Tracker) => "Tracker",
        (_, Column::DoneOn) => "Done On",
        (_, Column::Title) => "Lesson",
        (_, Column::Reason) => "Accepted Because",
        (_, Column::Audience) => "Audience",
        (_, Column::Shared) => "Shared",
    }
}

/// The columns that the table of a list always has; others only where some row uses them.
pub(super) const fn base_columns(list: List) -> &'static [Column] {
    match list {
        List::Timeline => &[Column::At, Column::Text],
        List::Impact => &[Column::Name, Column::Value],
        List::Actions => &[
            Column::Text,
            Column::Owner,
            Column::Deadline,
            Column::Status,
        ],
        List::AcceptedRisks => &[Column::Text, Column::Reason],
        List::Lessons => &[Column::Title, Column::Text],
        List::Participants => &[Column::Name],
        _ => &[],
    }
}
