//! Writing: the clean form, section by section.

use std::borrow::Cow;

use super::{
    block,
    headings::{DURATION, FOLLOW_UP_FACTS, INCIDENT_FACTS, field_label, heading, list_label},
    inline::to_line,
    list, table, whys,
};
use crate::document::{Cells, Choice, Column, Field, List, Postmortem, Rows, Section, moment};

/// One section as it stands in [`write_clean`](super::write_clean), ending in a line break;
/// `None` where it holds nothing.
///
/// The sections joined by one more line break are the clean form.
pub fn write_section(doc: &Postmortem, section: Section) -> Option<String> {
    let body = match section {
        Section::Incident => return incident(doc),
        Section::Summary => prose(&doc.summary),
        Section::Unsorted => prose(&doc.unsorted_notes),
        Section::Timeline => table::write(List::Timeline, &doc.timeline),
        Section::Impact => table::write(List::Impact, &doc.impact),
        Section::Actions => table::write(List::Actions, &doc.action_items),
        Section::WentWell => items(&doc.went_well),
        Section::WentWrong => items(&doc.went_wrong),
        Section::GotLucky => items(&doc.got_lucky),
        Section::Lessons => lessons(doc),
        Section::Causes => causes(doc),
        Section::FollowUp => follow_up(doc),
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

fn incident(doc: &Postmortem) -> Option<String> {
    let title = (!doc.title.trim().is_empty()).then(|| format!("# {}", to_line(&doc.title)));
    let parts = [
        title,
        facts(doc, INCIDENT_FACTS),
        labelled(List::Services, items(&doc.services)),
        labelled(
            List::Participants,
            table::write(List::Participants, &doc.participants),
        ),
    ];
    let mut text = join(parts)?;
    text.push('\n');
    Some(text)
}

fn causes(doc: &Postmortem) -> Option<String> {
    let labels = cause_labels();
    join([
        labelled_prose(Field::ImmediateCause, &doc.immediate_cause, &labels),
        labelled_prose(Field::UnderlyingCause, &doc.underlying_cause, &labels),
        labelled(List::ContributingFactors, items(&doc.contributing_factors)),
        labelled(List::Whys, whys::write(&doc.whys)),
        labelled(
            List::AcceptedRisks,
            table::write(List::AcceptedRisks, &doc.accepted_risks),
        ),
    ])
}

fn follow_up(doc: &Postmortem) -> Option<String> {
    let names = shown(&doc.reviewers).map(|row| Cow::Borrowed(row.name.as_str()));
    let tasks = shown(&doc.sharing).map(|row| list::write_task(&row.audience, row.shared).into());
    join([
        facts(doc, FOLLOW_UP_FACTS),
        labelled(List::Reviewers, list::write(names)),
        labelled(List::Sharing, list::write(tasks)),
    ])
}

fn lessons(doc: &Postmortem) -> Option<String> {
    let readable = shown(&doc.lessons).all(|lesson| {
        let text = list::write_lesson(lesson);
        list::read_lesson(&text) == (lesson.title.as_str(), lesson.text.as_str())
    });
    if readable {
        list::write(shown(&doc.lessons).map(|lesson| list::write_lesson(lesson).into()))
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
            let line = || format!("- **{label}:** {}", to_line(&value));
            (!value.trim().is_empty()).then(line)
        })
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn prose(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| block::encode(text, &[]))
}

fn labelled_prose(field: Field, text: &str, labels: &[&str]) -> Option<String> {
    if text.trim().is_empty() {
        return None;
    }
    let gap = if block::begins_as_sentence(text) {
        " "
    } else {
        "\n\n"
    };
    let label = field_label(field)?;
    Some(format!("**{label}:**{gap}{}", block::encode(text, labels)))
}

fn labelled(list: List, body: Option<String>) -> Option<String> {
    Some(format!("**{}:**\n\n{}", list_label(list)?, body?))
}

fn items(rows: &dyn Rows) -> Option<String> {
    let shown = rows.iter().filter(|row| !row.is_blank());
    list::write(shown.filter_map(|row| row.cell(Column::Text).map(Cow::Borrowed)))
}

fn shown<T: Cells>(rows: &[T]) -> impl Iterator<Item = &T> {
    rows.iter().filter(|row| !row.is_blank())
}

fn join<const N: usize>(parts: [Option<String>; N]) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}
