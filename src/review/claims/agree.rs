//! The contradiction finder: a claim against the field or the events with which it must agree.

use chrono::{NaiveDateTime, NaiveTime};

use super::{
    About, Amount, Claim, Precision, counted_in,
    side::{clock_of, end_after, go, is_plain_clock, move_event, set, set_field},
};
use crate::{
    document::{Column, Field, List, Place, Postmortem, moment},
    finding::Change,
    review::{
        Context,
        metrics::{Measure, figure},
        quantity::{Quantity, number_in},
    },
};

/// Two places of a document that can't both be right.
#[derive(Debug, Clone, PartialEq)]
pub struct Contradiction {
    /// What the claim should say to agree, in its own form.
    pub expected: String,
    /// What the other side says and where it stands: `start and end make it 32 minutes`.
    pub other: String,
    /// What would make the other side agree with the claim, and what a button says; where it
    /// can't be done at once, a place to go to.
    pub other_side: (String, Change),
}

/// What a claim contradicts, if anything.
pub fn contradiction(
    doc: &Postmortem,
    context: &Context<'_>,
    claim: &Claim,
) -> Option<Contradiction> {
    match (claim.about?, claim.amount) {
        (About::Impact, Amount::Span(said)) => impact(doc, context, claim, said),
        (About::Detect, Amount::Span(said)) => response(doc, context, claim, said, Measure::Detect),
        (About::Acknowledge, Amount::Span(said)) => {
            response(doc, context, claim, said, Measure::Acknowledge)
        }
        (About::Day, Amount::Date(said)) => {
            let date = context.facts.incident_date?;
            let of_an_event = context.facts.events.iter().flatten();
            if said == date || of_an_event.into_iter().any(|at| at.date() == said) {
                return None;
            }
            Some(Contradiction {
                expected: doc.incident_date.trim().to_owned(),
                other: format!("the incident is dated {}", doc.incident_date.trim()),
                other_side: set_field(Field::IncidentDate, said.to_string()),
            })
        }
        (About::Start, Amount::Clock(said)) => clock(doc, context, said, Field::Start),
        (About::End, Amount::Clock(said)) => clock(doc, context, said, Field::End),
        (about @ (About::Counted(_) | About::Money), Amount::Count(said)) => {
            count(doc, claim, about, said)
        }
        _ => None,
    }
}

/// Whether a span agrees with what was said, in seconds. Nobody means a rounded value to the
/// second: it may be off by half of its unit, and by a minute at least.
pub fn agrees(said: i64, precision: Precision, unit: i64, actual: i64) -> bool {
    let slack = (unit / 2).max(60);
    match precision {
        Precision::Exact => (said - actual).abs() <= slack,
        Precision::About => (said - actual).abs() <= slack.max(said / 5),
        Precision::AtMost => actual <= said + slack,
        Precision::AtLeast => actual >= said - slack,
    }
}

/// The seconds of the smallest unit that a span is given in.
pub fn unit_of(words: &str) -> i64 {
    let last = words
        .rsplit(|c: char| !c.is_ascii_alphabetic())
        .find(|word| !word.is_empty())
        .unwrap_or_default()
        .to_ascii_lowercase();
    match last.as_str() {
        "h" | "hr" | "hrs" | "hour" | "hours" => 3_600,
        "d" | "day" | "days" => 86_400,
        _ => 60,
    }
}

fn impact(
    doc: &Postmortem,
    context: &Context<'_>,
    claim: &Claim,
    said: i64,
) -> Option<Contradiction> {
    let minutes = context
        .facts
        .impact_minutes()
        .filter(|minutes| *minutes >= 0)?;
    let text = doc.text(claim.place)?;
    let words = text.get(claim.range.clone())?;
    if agrees(said, claim.precision, unit_of(words), minutes * 60) {
        return None;
    }
    Some(Contradiction {
        expected: like(words, minutes),
        other: format!("start and end make it {}", moment::in_words(minutes)),
        other_side: end_after(doc, context, said),
    })
}

fn response(
    doc: &Postmortem,
    context: &Context<'_>,
    claim: &Claim,
    said: i64,
    measure: Measure,
) -> Option<Contradiction> {
    let figure = figure(&context.facts, measure)?;
    let text = doc.text(claim.place)?;
    let words = text.get(claim.range.clone())?;
    if figure.minutes < 0 || agrees(said, claim.precision, unit_of(words), figure.minutes * 60) {
        return None;
    }
    Some(Contradiction {
        expected: like(words, figure.minutes),
        other: format!(
            "from the {} to the {} it is {}",
            figure.from.in_words(),
            figure.to.in_words(),
            moment::in_words(figure.minutes)
        ),
        other_side: move_event(doc, context, figure, said),
    })
}

fn clock(
    doc: &Postmortem,
    context: &Context<'_>,
    said: NaiveTime,
    field: Field,
) -> Option<Contradiction> {
    let facts = &context.facts;
    let (typed, at) = match field {
        Field::Start => (&doc.start, facts.start?),
        _ => (&doc.end, facts.end?),
    };
    let near = |at: NaiveDateTime| (at.time() - said).num_minutes().abs() <= 1;
    let of_an_event = facts.events.iter().flatten().copied().any(near);
    // A local clock beside an offset is the same moment.
    let typed_clock = moment::read_moment(typed)?.time;
    if near(at) || of_an_event || (typed_clock - said).num_minutes().abs() <= 1 {
        return None;
    }
    let name = if field == Field::Start {
        "start"
    } else {
        "end"
    };
    Some(Contradiction {
        expected: clock_of(at),
        other: format!("the {name} is {}", typed.trim()),
        other_side: match is_plain_clock(typed) {
            true => set_field(field, moment::clock(said)),
            false => go(Place::Field(field)),
        },
    })
}

fn count(doc: &Postmortem, claim: &Claim, about: About, said: u64) -> Option<Contradiction> {
    let mut rows = doc
        .impact
        .iter()
        .filter(|metric| counted_in(&metric.name) == Some(about));
    let row = rows.next()?;
    // Several rows of one thing count different parts of it.
    if rows.next().is_some() {
        return None;
    }
    // A range is no number to hold another one against.
    let quantity = Quantity::read(&row.value).filter(|read| read.high.is_none())?;
    let actual = quantity.low.hundredths()?;
    let is_rough = row.estimate || quantity.estimate || claim.precision == Precision::About;
    let slack = if is_rough { said.max(actual) / 8 } else { 0 };
    let agrees = match claim.precision {
        Precision::AtMost => actual <= said + slack,
        Precision::AtLeast => actual + slack >= said,
        _ => said.abs_diff(actual) <= slack,
    };
    if agrees {
        return None;
    }
    let text = doc.text(claim.place)?;
    let words = text.get(claim.range.clone())?;
    let place = Place::Cell {
        list: List::Impact,
        row: row.id,
        column: Column::Value,
    };
    let label = format!(
        "the impact counts {} ({})",
        row.value.trim(),
        row.name.trim()
    );
    let number = number_in(&row.value)?;
    let said = number_in(words).map_or(words, |number| &words[number]);
    let mut corrected = row.value.clone();
    corrected.replace_range(number.clone(), said);
    Some(Contradiction {
        expected: words.replace(said, &row.value[number]),
        other: label,
        other_side: set(place, "impact", corrected),
    })
}

/// A length in the words that a claim uses: `32-minute` as `47-minute`, else in plain words.
fn like(words: &str, minutes: i64) -> String {
    match words.split_once('-') {
        Some((_, unit)) if unit.eq_ignore_ascii_case("minute") => format!("{minutes}-{unit}"),
        _ => moment::in_words(minutes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::example::{document, findings_of};

    #[test]
    fn only_the_number_of_a_value_is_put_in() {
        let text =
            "summary: 3,000 users saw errors.\nimpact: Users affected | 2,013 users (LB log)";
        let found = findings_of(&document(text), text, "summary-differs").remove(0);
        let written = found.remedies.iter().flat_map(|remedy| &remedy.changes);
        let written: Vec<&str> = written
            .filter_map(|change| match change {
                Change::Replace { with, .. } => Some(with.as_str()),
                Change::Set { value, .. } => Some(value.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(written, ["2,013", "3,000 users (LB log)"]);
    }
}
