#[cfg(not(target_arch = "wasm32"))]
use crate::review::check::Examples;
use crate::{
    document::{Field, Place, Postmortem},
    finding::{Change, Severity, Topic},
    review::{Context, Report, check::Check},
};

pub static CHECK: Check = Check {
    id: "end-before-start",
    code: "H3",
    topic: Topic::Header,
    severity: Severity::Error,
    since: "0.1.0",
    what: "The end lies before the start.",
    why: "Every duration is counted from these two.",
    instead: "Correct the date or the time that is wrong.",
    source: "The template: \u{201c}Duration: [Start time] - [End time]\u{201d}",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "incident_date: 2025-12-05\nstart: 14:00\nend: 2025-12-04 14:32",
            "start: 2025-12-05 14:00+00:00\nend: 2025-12-05 14:32+02:00",
        ],
        allows: &[
            "incident_date: 2025-12-05\nstart: 14:00\nend: 14:32",
            "incident_date: 2025-12-05\nstart: 23:50\nend: 00:10",
            "incident_date: 2025-12-05\nstart: 14:00\nend: soon",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    if context
        .facts
        .impact_minutes()
        .is_some_and(|minutes| minutes < 0)
    {
        let what = format!(
            "The end ({}) lies before the start ({}).",
            doc.end, doc.start
        );
        report
            .field(Field::End, what)
            .rests_on([&doc.start, " \u{2013} ", &doc.end].concat())
            .offer("Go to the end", Change::Go(Place::Field(Field::End)));
    }
}
