use super::kit::*;
use super::{missing_fact::day as day_of, placeholder_left::placeholder};
use chrono::{Datelike, NaiveDate};

use crate::{
    document::moment::{day, month, offset_of, read_date, read_moment},
    text::Prose,
};

pub static CHECK: Check = Check {
    id: "unreadable-time",
    code: "T2",
    topic: Topic::Timeline,
    severity: Severity::Error,
    since: "0.1.0",
    what: "A time cannot be read.",
    why: "It has no place in the order of events, and nothing can be counted from it.",
    instead: "Write it as 14:05, with a date or an offset where it needs one.",
    source: "The guide's template (use UTC times)",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "start: two o'clock",
            "timeline: 14:05 PST | The page is taken",
            "incident_date: 2025-05-12\ntimeline: May 12 22:00 | One\ntimeline: 13 May, 11:20 AM | Two",
        ],
        allows: &[
            "start: 14:05+01:00",
            "start: 2:05 pm",
            "timeline: | The page is taken",
            "timeline: TBD | The page is taken",
            "timeline: 2025-12-05 | The vendor is asked",
            "timeline: 2025-12-05 to 2025-12-07 | The vendor is asked",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    for field in [Field::Start, Field::End] {
        let text = doc.field(field);
        if is_unreadable(&text) {
            let place = Place::Field(field);
            let what = format!("{} cannot be read as a time.", quoted(&text));
            let finding = report.at(place, what);
            finding
                .remedies
                .push(remedy(vec![(place, written(&text, None))]));
        }
    }
    let mut places = Vec::new();
    let mut first = None;
    let year = year(doc, context);
    for (index, event) in doc.timeline.iter().enumerate() {
        if let Some(place) = event_cell(doc, index, Column::At).filter(|_| is_unreadable(&event.at))
        {
            first = first.or(Some((place, &event.at)));
            places.push((place, written(&event.at, year)));
        }
    }
    let Some((place, text)) = first else { return };
    let what = match places.len() {
        1 => format!("{} cannot be read as a time.", quoted(text)),
        count => format!(
            "{count} times cannot be read; the first is {}.",
            quoted(text)
        ),
    };
    let finding = report.at(place, what);
    finding.remedies.push(remedy(places));
}

fn is_unreadable(text: &str) -> bool {
    let text = text.trim();
    // A day alone says when it was, in a long incident.
    let is_day = |text: &str| read_date(text).is_some();
    let is_read = read_moment(text).is_some()
        || is_day(text)
        || text
            .split_once(" to ")
            .is_some_and(|(one, other)| is_day(one) && is_day(other));
    !text.is_empty() && placeholder(text).is_none() && !is_read
}

/// Writes those that are clear, or leads to the first.
fn remedy(places: Vec<(Place, Option<String>)>) -> Remedy {
    let go = places.first().map(|(place, _)| Change::Go(*place));
    let clear: Vec<Change> = places
        .into_iter()
        .filter_map(|(place, text)| Some(Change::set(place, text?)))
        .collect();
    match clear.as_slice() {
        [] => Remedy {
            label: "Go to the time".into(),
            changes: go.into_iter().collect(),
        },
        [Change::Set { value, .. }] => Remedy {
            label: format!("Write {value}").into(),
            changes: clear,
        },
        [first, ..] => {
            let value = match first {
                Change::Set { value, .. } => value.as_str(),
                _ => "",
            };
            Remedy {
                label: format!("Write {value}, and {} more in this way", clear.len() - 1).into(),
                changes: clear,
            }
        }
    }
}

/// A time in a form that can be read, where it is clear what it says: `14:05 PST`,
/// `May 12 22:00`, `March 20, 2025, 11:20 AM`.
fn written(text: &str, year: Option<i32>) -> Option<String> {
    let text = text.trim();
    if let Some((clock, zone)) = text.rsplit_once(' ')
        && let Some(offset) = offset_of(bare(zone))
    {
        let moment = [clock, offset].concat();
        return read_moment(&moment).map(|_| moment);
    }
    let prose = Prose::of(text);
    let words: Vec<&str> = prose.tokens.iter().map(|token| token.text(text)).collect();
    let (date, next) = match month_and_day(&words)? {
        (month, day, next) if next < words.len() && words[next].len() == 4 => {
            let year = words[next].parse().ok()?;
            (NaiveDate::from_ymd_opt(year, month, day)?, next + 1)
        }
        (month, day, next) => (NaiveDate::from_ymd_opt(year?, month, day)?, next),
    };
    let next = next + usize::from(words.get(next) == Some(&","));
    let clock = words
        .get(next..)
        .filter(|rest| (1..=2).contains(&rest.len()))?;
    let moment = format!("{date} {}", clock.join(" "));
    read_moment(&moment).map(|_| moment)
}

/// The month, the day, and where what follows them begins: `May 12`, `19. April,`.
fn month_and_day(words: &[&str]) -> Option<(u32, u32, usize)> {
    let skip = |at: usize| at + usize::from(words.get(at) == Some(&","));
    let (first, second) = (words.first()?, words.get(1)?);
    match (month(first), day(second)) {
        (Some(month), Some(day)) => Some((month, day, skip(2))),
        _ => Some((month(second)?, day(first)?, skip(2))),
    }
}

/// The year of the incident, as far as the document says.
fn year(doc: &Postmortem, context: &Context<'_>) -> Option<i32> {
    let facts = &context.facts;
    let date = facts.incident_date.or_else(|| day_of(doc, context));
    date.map(|date| date.year())
}

/// A zone's name without what stands around it, as in `(CET)`.
fn bare(zone: &str) -> &str {
    zone.trim_matches(|c: char| !c.is_ascii_alphabetic())
}
