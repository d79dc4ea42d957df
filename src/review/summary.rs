//! The summary writer: two or three sentences from what the fields say, nothing else. What is
//! not filled in is left out.

use super::quantity::{Quantity, begins_with_estimate};
use crate::document::{
    Item, Metric, Postmortem,
    moment::{in_words, incident_minutes, read_date},
};

/// The summary that the fields give; `None` where they give no sentence.
pub fn write(doc: &Postmortem) -> Option<String> {
    let mut sentences: Vec<String> = Vec::new();
    sentences.extend(what_happened(doc));
    sentences.extend(best_metric(doc).map(|metric| in_a_sentence(&metric)));
    sentences.extend(cause(doc));
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// Whether the summary of a document is what would be written from its fields, or empty: nobody
/// has made it their own yet. From the first own word on it is only checked.
pub fn is_fresh(doc: &Postmortem) -> bool {
    let summary = doc.summary.trim();
    summary.is_empty() || write(doc).is_some_and(|written| written == summary)
}

/// The summary after an edit elsewhere, where it is to follow: it was written from the fields
/// `before`, is still that, and the fields say something else `now`.
pub fn rewritten(before: &Postmortem, now: &Postmortem) -> Option<String> {
    let follows = !before.summary.is_empty() && is_fresh(before) && before.summary == now.summary;
    let written = follows.then(|| write(now))??;
    (written != now.summary).then_some(written)
}

/// "On 2025-12-05, Checkout was affected for 32 minutes: the pool ran out."
fn what_happened(doc: &Postmortem) -> Option<String> {
    let title = unended(&doc.title);
    let services = services(&doc.services);
    let duration = incident_minutes(&doc.incident_date, &doc.start, &doc.end).filter(|&it| it > 0);
    let mut text = String::new();
    if let Some(date) = read_date(&doc.incident_date) {
        text.push_str("On ");
        text.push_str(&date.to_string());
        text.push_str(", ");
    }
    if services.is_empty() && duration.is_none() {
        if title.is_empty() {
            return None;
        }
        text.push_str("this happened: ");
    } else {
        text.push_str(if services.is_empty() {
            "the service was"
        } else {
            &services
        });
        text.push_str(" affected");
        if let Some(minutes) = duration {
            text.push_str(" for ");
            text.push_str(&in_words(minutes));
        }
        if !title.is_empty() {
            text.push_str(": ");
        }
    }
    text.push_str(title);
    Some(sentence(&text))
}

/// "Checkout was", "Checkout and Login were", "Checkout, Login and 3 more services were".
fn services(items: &[Item]) -> String {
    let names: Vec<&str> = items
        .iter()
        .map(|item| item.text.trim())
        .filter(|name| !name.is_empty())
        .collect();
    let mut text = String::new();
    let more = names.len().saturating_sub(3);
    let shown = if more > 0 { &names[..2] } else { &names[..] };
    for (at, name) in shown.iter().enumerate() {
        if at > 0 {
            let last = more == 0 && at + 1 == shown.len();
            text.push_str(if last { " and " } else { ", " });
        }
        text.push_str(name);
    }
    if more > 0 {
        text.push_str(" and ");
        text.push_str(&(more + 1).to_string());
        text.push_str(" more services");
    }
    match names.len() {
        0 => {}
        1 => text.push_str(" was"),
        _ => text.push_str(" were"),
    }
    text
}

/// The number that says most: people first, then money, then any other but the duration.
fn best_metric(doc: &Postmortem) -> Option<Metric> {
    let rank = |metric: &Metric| {
        let name = super::words::plain(&metric.name);
        let hears = |phrases| super::words::hears(&name, phrases);
        if hears("user|customer|people|client|tenant") {
            0
        } else if hears("revenue|loss|cost|transaction|order|request") {
            1
        } else if hears("duration|sla|slo|time to|category|severity|downtime") {
            9
        } else {
            2
        }
    };
    let written = doc.impact.iter();
    let numbers = written.filter(|metric| {
        !metric.name.trim().is_empty()
            && Quantity::read(&metric.value).is_some()
            && rank(metric) < 9
    });
    numbers.min_by_key(|metric| rank(metric)).cloned()
}

/// "Users affected: about 2,000."
fn in_a_sentence(metric: &Metric) -> String {
    let value = metric.value.trim();
    let bare = value.trim_start_matches(['~', '\u{2248}', ' ']);
    let mut text = String::from(metric.name.trim());
    text.push_str(": ");
    if !begins_with_estimate(bare) && (bare.len() < value.len() || metric.estimate) {
        text.push_str("about ");
    }
    text.push_str(bare);
    let unit = metric.unit.trim();
    let is_said = |text: &str| text.to_lowercase().contains(&unit.to_lowercase());
    if !unit.is_empty() && !is_said(bare) && !is_said(&metric.name) {
        text.push(' ');
        text.push_str(unit);
    }
    sentence(&text)
}

/// "The cause: a release leaked connections."
fn cause(doc: &Postmortem) -> Option<String> {
    let causes = [&doc.underlying_cause, &doc.immediate_cause];
    let cause = causes.into_iter().find(|cause| !cause.trim().is_empty())?;
    Some(sentence(&["Cause: ", first_sentence(cause)].concat()))
}

/// A text up to the end of its first sentence or line.
fn first_sentence(text: &str) -> &str {
    let text = text.trim();
    let line = text.lines().next().unwrap_or_default();
    let end = line
        .match_indices(". ")
        .find(|(at, _)| line[at + 2..].starts_with(char::is_uppercase))
        .map_or(line.len(), |(at, _)| at);
    line[..end].trim_end()
}

fn unended(text: &str) -> &str {
    text.trim().trim_end_matches(['.', ' '])
}

/// A text with a capital and one full stop.
fn sentence(text: &str) -> String {
    let text = unended(text);
    let mut chars = text.chars();
    let mut sentence: String = chars
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    sentence.push_str(chars.as_str());
    if !sentence.ends_with(['!', '?', '\u{2026}']) {
        sentence.push('.');
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Column, Id, List, Row};
    use proptest::prelude::*;

    fn push(doc: &mut Postmortem, list: List, cells: &[(Column, &str)]) {
        let bits = doc.rows(list).len() as u64;
        let row = Row::with_cells(list, Id::from_bits(bits), cells.iter().copied());
        let rows = doc.rows_mut(list);
        assert!(rows.insert(rows.len(), row));
    }

    fn filled() -> Postmortem {
        let mut doc = Postmortem {
            title: "Checkout stopped when the pool ran out".into(),
            incident_date: "2025-12-05".into(),
            start: "14:00".into(),
            end: "14:32".into(),
            underlying_cause: "A release leaked connections. It was small.".into(),
            ..Postmortem::default()
        };
        push(&mut doc, List::Services, &[(Column::Text, "Checkout")]);
        push(
            &mut doc,
            List::Impact,
            &[(Column::Name, "Duration"), (Column::Value, "32 minutes")],
        );
        push(
            &mut doc,
            List::Impact,
            &[
                (Column::Name, "Users affected"),
                (Column::Value, "~2,000"),
                (Column::Unit, "users"),
            ],
        );
        doc
    }

    #[test]
    fn an_estimate_is_named_once() {
        let metric = |value: &str| Metric {
            id: Id::from_bits(1),
            name: "Users affected".into(),
            value: value.into(),
            unit: String::new(),
            estimate: true,
        };
        for (value, said) in [
            ("2,000", "Users affected: about 2,000."),
            ("~2,000", "Users affected: about 2,000."),
            ("about 2,000", "Users affected: about 2,000."),
            ("up to 400", "Users affected: up to 400."),
        ] {
            assert_eq!(in_a_sentence(&metric(value)), said);
        }
    }

    #[test]
    fn three_sentences_come_of_the_fields() {
        assert_eq!(
            write(&filled()).as_deref(),
            Some(
                "On 2025-12-05, Checkout was affected for 32 minutes: Checkout stopped when the \
                 pool ran out. Users affected: about 2,000. Cause: A release leaked connections."
            )
        );
    }

    #[test]
    fn what_is_missing_is_left_out() {
        assert_eq!(write(&Postmortem::default()), None);
        let doc = Postmortem {
            title: "It stopped".into(),
            ..Postmortem::default()
        };
        assert_eq!(write(&doc).as_deref(), Some("This happened: It stopped."));
        let doc = Postmortem {
            immediate_cause: "The disk was full".into(),
            ..Postmortem::default()
        };
        assert_eq!(write(&doc).as_deref(), Some("Cause: The disk was full."));
    }

    #[test]
    fn many_services_are_counted() {
        let mut doc = Postmortem::default();
        for (count, expected) in [
            (1, "A was"),
            (2, "A and B were"),
            (3, "A, B and C were"),
            (4, "A, B and 2 more services were"),
        ] {
            doc.services.clear();
            for name in ["A", "B", "C", "D"].iter().take(count) {
                push(&mut doc, List::Services, &[(Column::Text, name)]);
            }
            assert_eq!(services(&doc.services), expected);
        }
    }

    #[test]
    fn it_follows_the_fields_until_someone_writes_into_it() {
        let mut before = filled();
        assert!(is_fresh(&before), "an empty one is nobody's own");
        assert_eq!(rewritten(&before, &before), None);
        before.summary = write(&before).expect("there is one");
        let mut now = before.clone();
        now.end = "14:40".into();
        let written = rewritten(&before, &now).expect("the duration is another");
        assert!(written.contains("40 minutes"));
        before.summary.push_str(" It was cold.");
        now.summary.clone_from(&before.summary);
        assert!(!is_fresh(&before));
        assert_eq!(rewritten(&before, &now), None);
    }

    proptest! {
        #[test]
        fn what_was_written_is_fresh_whatever_the_fields_hold(
            title in ".*", cause in ".*", value in "[~0-9a-z ]{0,9}", name in ".*"
        ) {
            let mut doc = Postmortem { title, underlying_cause: cause, ..filled() };
            push(&mut doc, List::Impact, &[(Column::Name, &name), (Column::Value, &value)]);
            let written = write(&doc).expect("there is a date");
            doc.summary = written;
            prop_assert!(is_fresh(&doc));
        }
    }
}
