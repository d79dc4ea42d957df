use super::kit::*;
use crate::document::moment;
use chrono::{NaiveDateTime, TimeDelta};

pub static CHECK: Check = Check {
    id: "in-the-future",
    code: "H5b",
    topic: Topic::Header,
    severity: Severity::Error,
    since: "0.1.0",
    what: "The incident lies in the future.",
    why: "Everything counted from a wrong date is wrong too: durations, due times, deadlines.",
    instead: "Correct the date or the offset.",
    source: "The guide's template: date of incident",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "now: 2025-12-10 09:00\nincident_date: 2026-12-05\nstart: 14:00\nend: 14:32",
            "now: 2025-12-10 09:00\nincident_date: 2025-12-10\nstart: 08:00\nend: 11:00",
        ],
        allows: &[
            "now: 2025-12-10 09:00\nincident_date: 2025-12-10\nstart: 08:00\nend: 08:59",
            "now: 2025-12-10 09:00\nincident_date: 2025-12-10\nstart: 23:00\nend: 23:30",
        ],
    },
    check,
};

/// Clocks without an offset may be local ones: a few hours ahead prove nothing.
const SLACK: TimeDelta = TimeDelta::hours(1);

fn check(_: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let facts = &context.facts;
    let Some(day) = facts.incident_date else {
        return;
    };
    if day > context.now.date() {
        add(report, Field::IncidentDate, &day.to_string());
        return;
    }
    // Both of them ahead are yesterday's clocks, or another zone's.
    let ahead = |at: NaiveDateTime| at - context.now > SLACK;
    if let (Some(start), Some(end)) = (facts.start, facts.end)
        && ahead(end)
        && !ahead(start)
    {
        add(report, Field::End, &moment::day_and_clock(end));
    }
}

fn add(report: &mut Report<'_>, field: Field, at: &str) {
    report
        .field(field, format!("{at} lies in the future."))
        .rests_on(at)
        .offer("Go there", Change::Go(Place::Field(field)));
}
