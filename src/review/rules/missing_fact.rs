use chrono::NaiveDate;

use super::kit::*;
use crate::{
    document::moment::read_moment,
    review::claims::{Amount, quantities},
    text::Prose,
};

pub static CHECK: Check = Check {
    id: "missing-fact",
    code: "H1",
    topic: Topic::Header,
    severity: Severity::Error,
    since: "0.1.0",
    what: "A basic fact about the incident is missing.",
    why: "Readers and statistics look for these first.",
    instead: "Fill it in; a marked estimate is better than nothing.",
    source: "The guide's template: title, date, duration, severity, author",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "title: Checkout stopped for all users\nincident_date: 2025-12-05\nstart: 14:00\nend: 14:32\nauthors: Robin\npostmortem_date: 2025-12-08",
            "title: Checkout stopped on 2025-12-05\nstart: 14:00\nend: 14:32\nseverity: Major\nauthors: Robin\npostmortem_date: 2025-12-08",
            "title: Checkout stopped for all users\nincident_date: 2025-12-05\nstart: 14:00\nend: \nseverity: Major\nauthors: Robin\npostmortem_date: 2025-12-08",
        ],
        allows: &[
            "title: Checkout stopped for all users\nincident_date: 2025-12-05\nstart: 14:00\nend: 14:32\nseverity: Major\nauthors: Robin\npostmortem_date: 2025-12-08",
            "title: Checkout stopped for all users\nincident_date: 2025-12-05\nstart: 14:00\nend: not known yet\nseverity: Major\nauthors: Robin\npostmortem_date: 2025-12-08",
        ],
    },
    check,
};

/// The facts that every post-mortem has, and what each is called.
const FACTS: [(Field, &str); 7] = [
    (Field::Title, "title"),
    (Field::IncidentDate, "date of the incident"),
    (Field::Start, "start"),
    (Field::End, "end"),
    (Field::Severity, "severity"),
    (Field::Authors, "author"),
    (Field::PostmortemDate, "date of the post-mortem"),
];

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let missing: Vec<(Field, &str)> = FACTS
        .into_iter()
        .filter(|(field, _)| doc.field(*field).trim().is_empty())
        .collect();
    let names: Vec<&str> = missing.iter().map(|(_, name)| *name).collect();
    let what = match names.as_slice() {
        [] => return,
        [only] => format!("The {only} is missing."),
        _ => format!("Still missing: {}.", listed(&names)),
    };
    let finding = report.section(Section::Incident, what);
    finding.rests_on(names.join(", "));
    let dated = missing
        .iter()
        .any(|(field, _)| *field == Field::IncidentDate);
    if let Some(date) = day(doc, context).filter(|_| dated) {
        let place = Place::Field(Field::IncidentDate);
        finding.offer(
            format!("Date the incident {date}"),
            Change::set(place, date.to_string()),
        );
    }
    for (field, name) in missing {
        finding.offer(
            format!("Fill in the {name}"),
            Change::Go(Place::Field(field)),
        );
    }
}

/// The day that title, summary or timeline name, if they name but one.
pub fn day(doc: &Postmortem, context: &Context<'_>) -> Option<NaiveDate> {
    let in_text = |text: &str| {
        let prose = Prose::of(text);
        let mut days = quantities(text, &prose.tokens)
            .into_iter()
            .filter_map(|quantity| match quantity.amount {
                Amount::Date(date) => Some(date),
                _ => None,
            });
        let first = days.next()?;
        days.all(|day| day == first).then_some(first)
    };
    let in_timeline = || {
        let is_dated = |text: &str| read_moment(text).is_some_and(|at| at.date.is_some());
        let dated = doc.timeline.iter().any(|event| is_dated(&event.at));
        context
            .facts
            .events
            .iter()
            .flatten()
            .next()
            .filter(|_| dated)
    };
    in_text(&doc.title)
        .or_else(|| in_timeline().map(|at| at.date()))
        .or_else(|| in_text(&doc.summary))
}
