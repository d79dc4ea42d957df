//! Writing: the clean form, section by section.

use std::borrow::Cow;

use super::{
    block, bounds,
    headings::{DURATION, FOLLOW_UP_FACTS, INCIDENT_FACTS, field_label, heading, list_label},
    labels::{Labels, Name, Shared},
    list, table, whys,
};
use crate::document::{Cells, Choice, Column, Field, List, Postmortem, Rows, Section, moment};

/// One section as it stands in [`write_clean`](super::write_clean), ending in a line break;
/// `None` where it holds nothing.
///
/// The sections joined by one more line break are the clean form. `labels` are those of the
/// whole document.
pub fn write_section(doc: &Postmortem, section: Section, labels: &Labels) -> Option<String> {
    write(doc, section, labels.shared())
}

/// One section, where these labels are used by more than one text.
pub(super) fn write(doc: &Postmortem, section: Section, shared: &Shared) -> Option<String> {
    let body = match section {
        Section::Incident => return incident(doc, shared),
        Section::Summary => prose(Field::Summary, &doc.summary, shared),
        Section::Unsorted => prose(Field::UnsortedNotes, &doc.unsorted_notes, shared),
        Section::Timeline => table::write(List::Timeline, &doc.timeline),
        Section::Impact => table::write(List::Impact, &doc.impact),
        Section::Actions => table::write(List::Actions, &doc.action_items),
        Section::WentWell => items(List::WentWell, &doc.went_well, shared),
        Section::WentWrong => items(List::WentWrong, &doc.went_wrong, shared),
        Section::GotLucky => items(List::GotLucky, &doc.got_lucky, shared),
        Section::Lessons => lessons(doc, shared),
        Section::Causes => causes(doc, shared),
        Section::FollowUp => follow_up(doc, shared),
    }?;
    Some(format!(
        "## {}\n\n{body}\n",
        heading(section).unwrap_or_default()
    ))
}

/// Start, end and the computed duration as one text, if they can be told apart again.
pub(super) fn duration(doc: &Postmortem) -> Option<String> {
    if doc.start.trim().is_empty() || doc.end.trim().is_empty() {
        return None;
    }
    let mut text = format!("{} - {}", doc.start, doc.end);
    if let Some(minutes) = moment::incident_minutes(&doc.incident_date, &doc.start, &doc.end) {
        text = format!("{text} ({})", moment::in_words(minutes));
    }
    let again =
        read_duration(&text).is_some_and(|(start, end, _)| start == doc.start && end == doc.end);
    again.then_some(text)
}

/// Start, end and the words in parentheses of a duration.
pub(super) fn read_duration(text: &str) -> Option<(&str, &str, &str)> {
    let (start, rest) = text.split_once(" - ")?;
    match rest
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once(" ("))
    {
        Some((end, words)) => Some((start, end, words)),
        None => Some((start, rest, "")),
    }
}

/// The labels of prose and lists in the causes, in order.
pub(super) fn cause_labels() -> Vec<&'static str> {
    let fields = [Field::ImmediateCause, Field::UnderlyingCause];
    let lists = [List::ContributingFactors, List::Whys, List::AcceptedRisks];
    let fields = fields.into_iter().filter_map(field_label);
    fields
        .chain(lists.into_iter().filter_map(list_label))
        .collect()
}

fn incident(doc: &Postmortem, shared: &Shared) -> Option<String> {
    let title = || format!("# {}", bounds::to_one_line(&doc.title));
    let title = (!doc.title.trim().is_empty()).then(title);
    let parts = [
        title,
        facts(doc, INCIDENT_FACTS),
        labelled(List::Services, items(List::Services, &doc.services, shared)),
        labelled(
            List::Participants,
            table::write(List::Participants, &doc.participants),
        ),
    ];
    let mut text = join(parts)?;
    text.push('\n');
    Some(text)
}

fn causes(doc: &Postmortem, shared: &Shared) -> Option<String> {
    let factors = List::ContributingFactors;
    join([
        labelled_prose(Field::ImmediateCause, &doc.immediate_cause, shared),
        labelled_prose(Field::UnderlyingCause, &doc.underlying_cause, shared),
        labelled(factors, items(factors, &doc.contributing_factors, shared)),
        labelled(List::Whys, whys::write(&doc.whys, shared)),
        labelled(
            List::AcceptedRisks,
            table::write(List::AcceptedRisks, &doc.accepted_risks),
        ),
    ])
}

fn follow_up(doc: &Postmortem, shared: &Shared) -> Option<String> {
    let names = shown(&doc.reviewers).zip(1..);
    let names = names.map(|(row, number)| item(List::Reviewers, number, &row.name, shared));
    let tasks = shown(&doc.sharing).zip(1..).map(|(row, number)| {
        let audience = item(List::Sharing, number, &row.audience, shared);
        list::write_task(&audience, row.shared)
    });
    join([
        facts(doc, FOLLOW_UP_FACTS),
        labelled(List::Reviewers, list::write(names)),
        labelled(List::Sharing, list::write(tasks)),
    ])
}

fn lessons(doc: &Postmortem, shared: &Shared) -> Option<String> {
    let readable = shown(&doc.lessons).all(|lesson| {
        let text = list::write_lesson(lesson);
        list::read_lesson(&text) == (lesson.title.as_str(), lesson.text.as_str())
    });
    if readable {
        let lessons = shown(&doc.lessons).map(list::write_lesson).zip(1..);
        list::write(lessons.map(|(text, number)| item(List::Lessons, number, &text, shared)))
    } else {
        table::write(List::Lessons, &doc.lessons)
    }
}

/// The facts that are filled, one bullet each.
fn facts(doc: &Postmortem, fields: &[Field]) -> Option<String> {
    let duration = duration(doc);
    let lines: Vec<String> = fields
        .iter()
        .filter_map(|&field| {
            let (label, value) = match (field, &duration) {
                (Field::Start, Some(duration)) => (DURATION, Cow::Borrowed(duration.as_str())),
                (Field::End, Some(_)) => return None,
                (Field::Status, _) => ("Status", doc.status.label().into()),
                _ => (field_label(field)?, doc.field(field)),
            };
            let line = || format!("- **{label}:** {}", bounds::to_one_line(&value));
            (!value.trim().is_empty()).then(line)
        })
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn prose(field: Field, text: &str, shared: &Shared) -> Option<String> {
    let written = || bounds::to_block(text, &Name::of_field(field), shared);
    (!text.trim().is_empty()).then(|| block::encode(&written(), &[]))
}

fn labelled_prose(field: Field, text: &str, shared: &Shared) -> Option<String> {
    if text.trim().is_empty() {
        return None;
    }
    let gap = if block::begins_as_sentence(text) {
        " "
    } else {
        "\n\n"
    };
    let label = field_label(field)?;
    let text = bounds::to_block(text, &Name::of_field(field), shared);
    let text = block::encode(&text, &cause_labels());
    Some(format!("**{label}:**{gap}{text}"))
}

fn labelled(list: List, body: Option<String>) -> Option<String> {
    Some(format!("**{}:**\n\n{}", list_label(list)?, body?))
}

fn items(list: List, rows: &dyn Rows, shared: &Shared) -> Option<String> {
    let shown = rows.iter().filter(|row| !row.is_blank());
    let texts = shown.filter_map(|row| row.cell(Column::Text)).zip(1..);
    list::write(texts.map(|(text, number)| item(list, number, text, shared)))
}

fn item(list: List, number: usize, text: &str, shared: &Shared) -> String {
    bounds::to_block(text, &Name::of_row(list, number), shared)
}

fn shown<T: Cells>(rows: &[T]) -> impl Iterator<Item = &T> {
    rows.iter().filter(|row| !row.is_blank())
}

fn join<const N: usize>(parts: [Option<String>; N]) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}
