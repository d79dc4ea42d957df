//! What several checks ask of a document, and how they say it.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::placeholder_left::placeholder;
use crate::{
    document::{
        ActionItem, ActionStatus, Cells, Column, Field, Form, Id, List, Metric, Place, Postmortem,
        Why,
    },
    finding::{Change, Finding, Remedy},
    lint::{People, prose_places},
    review::{
        Context, Report,
        coverage::Cause,
        why_tree,
        words::{hears, plain},
    },
    text::quoted,
};

/// The action items that say something.
pub fn actions(doc: &Postmortem) -> Vec<&ActionItem> {
    let rows = doc.action_items.iter();
    rows.filter(|action| !action.is_blank()).collect()
}

/// The rows of the impact that say something.
pub fn metrics(doc: &Postmortem) -> impl Iterator<Item = &Metric> {
    doc.impact.iter().filter(|metric| !metric.is_blank())
}

/// Whether a metric is about a promised level of service.
pub fn is_promise(metric: &Metric) -> bool {
    let plain = plain(&[&metric.name, " ", &metric.value].concat());
    hears(
        &plain,
        "sla.|slo.|slas.|slos.|service level|error budget|uptime|availability target",
    )
}

/// A cell of an action item.
pub const fn action_cell(row: Id, column: Column) -> Place {
    let list = List::Actions;
    Place::Cell { list, row, column }
}

/// Whether the writer has chosen the full form: the brief one asks for less.
pub fn is_full(doc: &Postmortem) -> bool {
    doc.form == Form::Full
}

/// Whether a text still has a blank such as `[how many?]`, which a check of its own reports.
pub fn has_blank(text: &str) -> bool {
    let mut opened = text.split('[').skip(1);
    // What stands before the address of a link is its text.
    opened.any(|rest| {
        rest.split_once(']')
            .is_some_and(|(_, behind)| !behind.starts_with('('))
    })
}

/// `1 action item`, `3 action items`.
pub fn count(number: usize, one: &str) -> String {
    let mut text = number.to_string();
    text.push(' ');
    text.push_str(one);
    if number != 1 {
        text.push('s');
    }
    text
}

/// Offers several changes as one step.
pub fn offer_all(finding: &mut Finding, label: &'static str, changes: Vec<Change>) {
    let label = label.into();
    finding.remedies.push(Remedy { label, changes });
}

/// Where something that nothing answers stands, and what can be done: link what seems to belong
/// to it, plan something, or accept it.
pub fn offer_answers(finding: &mut Finding, doc: &Postmortem, cause: &Cause) {
    let Some(answers) = cause.row() else { return };
    for &row in &cause.proposed {
        let text = doc.text(action_cell(row, Column::Text)).unwrap_or_default();
        let list = List::Actions;
        finding.offer(
            ["Link ", &quoted(&text)].concat(),
            Change::Link { list, row, answers },
        );
    }
    finding.offer("Add an action item for it", new_action_for(answers));
    offer_risk(finding, cause);
}

/// Reports what nothing answers, each by itself. Where an action item near several of them is only
/// not linked yet, that is said once, with all of those links as one step.
pub fn report_orphans(
    doc: &Postmortem,
    orphans: &[&Cause],
    kind: &str,
    says: &dyn Fn(&Cause) -> String,
    report: &mut Report<'_>,
) {
    let near: Vec<&Cause> = orphans
        .iter()
        .filter(|cause| !cause.proposed.is_empty())
        .copied()
        .collect();
    let is_asked_together = near.len() > 1;
    for cause in orphans {
        if !is_asked_together || cause.proposed.is_empty() {
            offer_answers(report.at(cause.place, says(cause)), doc, cause);
        }
    }
    if let (true, Some(first)) = (is_asked_together, near.first()) {
        let what = [
            &count(near.len(), kind),
            " seem to have action items that are not linked to them; the first is ",
            &quoted(&first.text),
            ".",
        ]
        .concat();
        let finding = report.at(first.place, what);
        let links = near.iter().filter_map(|cause| link_to_nearest(cause));
        offer_all(
            finding,
            "Link each to the action item near it",
            links.collect(),
        );
    }
}

/// The link of a cause to the action item whose words are nearest.
pub fn link_to_nearest(cause: &Cause) -> Option<Change> {
    let (row, answers) = (*cause.proposed.first()?, cause.row()?);
    let list = List::Actions;
    Some(Change::Link { list, row, answers })
}

/// Offers to keep a risk as it is, with the reason.
pub fn offer_risk(finding: &mut Finding, cause: &Cause) {
    let cells = [
        (Column::Text, &*cause.text),
        (Column::Reason, "[why it stays as it is]"),
    ];
    let change = answering(Change::add(List::AcceptedRisks, &cells), cause.row());
    finding.offer("Accept the risk, with the reason", change);
}

/// A new action item that answers this row.
pub fn new_action_for(row: Id) -> Change {
    let cells = [(Column::Text, "[what will change?]")];
    answering(Change::add(List::Actions, &cells), Some(row))
}

fn answering(mut change: Change, row: Option<Id>) -> Change {
    if let Change::Add { answers, .. } = &mut change {
        answers.extend(row);
    }
    change
}

/// Whether any action item or accepted risk says what it answers. A document from elsewhere has
/// no such links, and is asked for them once.
pub fn has_links(doc: &Postmortem) -> bool {
    let actions = doc.action_items.iter().any(|row| !row.answers.is_empty());
    actions || doc.accepted_risks.iter().any(|row| !row.answers.is_empty())
}

/// A finding at the end of a chain of whys, with the question that leads on.
pub fn ask_on(
    doc: &Postmortem,
    end: &Why,
    people: &People,
    what: &'static str,
    report: &mut Report<'_>,
) {
    let (list, row, column) = (List::Whys, end.id, Column::Answer);
    let place = Place::Cell { list, row, column };
    let finding = report.at(place, what);
    let question = why_tree::next_question(&end.answer, people).unwrap_or_default();
    // A row can be added to the main chain alone.
    if doc.rows(List::Whys).position(end.id).is_some() {
        let ask = Change::add(List::Whys, &[(Column::Question, question)]);
        finding.offer(["Ask: ", question].concat(), ask);
    } else {
        finding.offer("Ask on here", Change::Go(place));
    }
}

/// Whether a grave incident with causes in it says nothing of the kind in all of its prose.
pub fn is_asked(doc: &Postmortem, context: &Context<'_>, answers: &str) -> bool {
    let has_causes =
        !doc.underlying_cause.trim().is_empty() || !doc.contributing_factors.is_empty();
    let wanted = is_full(doc) && has_causes && context.policy.is_grave(doc);
    wanted
        && !prose_places(doc).into_iter().any(|place| {
            let text = doc.text(place).unwrap_or_default();
            // What is still to be filled in answers nothing.
            place != Place::Field(Field::Title)
                && placeholder(&text).is_none()
                && hears(&plain(&text), answers)
        })
}

/// Whether nothing more is to be decided about an action item.
pub const fn is_settled(action: &ActionItem) -> bool {
    matches!(
        action.status,
        Some(ActionStatus::Done | ActionStatus::WontDo)
    )
}

/// Whether an action item leads to a ticket or a change: by its link, or by one in its text.
pub fn has_tracker(action: &ActionItem) -> bool {
    let text = &action.text;
    let has_number = |(at, sign): (usize, &str)| {
        text[at + sign.len()..].starts_with(|c: char| c.is_ascii_digit())
    };
    // `#123`, `OPS-12`.
    let is_key = |(at, sign): (usize, &str)| {
        has_number((at, sign)) && text[..at].ends_with(|c: char| c.is_ascii_uppercase())
    };
    !action.tracker.trim().is_empty()
        || text.contains("://")
        || text.match_indices('#').any(has_number)
        || text.match_indices('-').any(is_key)
}

/// One finding for what all of these action items lack.
pub fn ask_for_all(
    actions: &[&ActionItem],
    column: Column,
    what: &'static str,
    report: &mut Report<'_>,
) {
    let Some(first) = actions.first() else { return };
    let number = count(actions.len(), "action item");
    let text = ["None of the ", &number, " has ", what, "."].concat();
    let place = action_cell(first.id, column);
    let finding = report.at(place, text);
    finding.rests_on(number);
    finding.offer("Begin with the first one", Change::Go(place));
}

/// The working day by which the severity asks for action items.
pub fn proposed_deadline(doc: &Postmortem, context: &Context<'_>) -> Option<NaiveDate> {
    let days = context.policy.level(doc)?.action_days?;
    let over = context.facts.over_since()?.date();
    let target = over.checked_add_days(Days::new(days.into()))?;
    Some(next_working_day(target))
}

/// The same day, or the Monday after a weekend.
pub fn next_working_day(date: NaiveDate) -> NaiveDate {
    let days = match date.weekday() {
        Weekday::Sat => 2,
        Weekday::Sun => 1,
        _ => 0,
    };
    date.checked_add_days(Days::new(days)).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_is_told_from_a_link() {
        assert!(has_blank(
            "[how many?] users, see [graph](https://graphs.example)"
        ));
        assert!(has_blank(
            "See [graph](https://graphs.example): [how many?]"
        ));
        assert!(!has_blank("See [graph](https://graphs.example) [sic"));
    }
}
