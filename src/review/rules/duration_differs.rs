use super::kit::*;
use crate::{
    document::{Id, moment},
    review::claims::{
        About, Amount, Precision, Quantity, agrees, contradiction, end_after, quantities, unit_of,
    },
    text::Prose,
};

pub static CHECK: Check = Check {
    id: "duration-differs",
    code: "H4",
    topic: Topic::Metrics,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "A duration differs from start and end.",
    why: "Summary, impact and timeline get quoted one by one, and then they disagree in public.",
    instead: "Write the duration that start and end give, or correct start or end.",
    source: "The guide's template: duration, in the head and in the impact",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "incident_date: 2025-12-05\nstart: 14:00\nend: 14:32\nsummary: Checkout was down for 45 minutes.",
            "incident_date: 2025-12-05\nstart: 14:00\nend: 14:32\nimpact: Duration | 40 | minutes",
            "incident_date: 2025-12-05\nstart: 14:00\nend: 14:32\nsummary: A 23-minute outage of login.",
        ],
        allows: &[
            "incident_date: 2025-12-05\nstart: 14:00\nend: 14:32\nsummary: Checkout was down for **32 minutes**.\nimpact: Duration | 32 | minutes",
            "incident_date: 2025-12-05\nstart: 14:00\nend: 14:32\nsummary: Checkout was down for about half an hour, and carts live for 45 minutes.",
            "incident_date: 2025-12-05\nstart: 14:00\nend: 16:10\nsummary: Checkout was down for 2 hours.",
            "summary: Checkout was down for 45 minutes.",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    for claim in &context.claims {
        if claim.about == Some(About::Impact)
            && let Some(found) = contradiction(doc, context, claim)
        {
            report_contradiction(doc, report, claim, found);
        }
    }
    let minutes = context
        .facts
        .impact_minutes()
        .filter(|minutes| *minutes >= 0);
    let Some(minutes) = minutes else { return };
    for metric in &doc.impact {
        if !is_duration(&metric.name) {
            continue;
        }
        let Some((said, words)) = typed_span(&metric.value, &metric.unit) else {
            continue;
        };
        if agrees(said, Precision::Exact, unit_of(&words), minutes * 60) {
            continue;
        }
        let actual = moment::in_words(minutes);
        let (label, change) = end_after(doc, context, said);
        let finding = report.cell(
            List::Impact,
            metric.id,
            Column::Value,
            format!("Here it is {words}; start and end make it {actual}."),
        );
        finding.rests_on([&words, " \u{2013} ", &actual].concat());
        finding
            .remedies
            .push(write_span(metric.id, minutes, &metric.unit));
        finding.offer(label, change);
    }
}

/// Whether a row of the impact is about how long it lasted.
pub fn is_duration(name: &str) -> bool {
    matches!(
        &*name.trim().to_lowercase(),
        "duration"
            | "downtime"
            | "total downtime"
            | "duration of impact"
            | "impact duration"
            | "duration of the impact"
    )
}

/// The span of a value and its unit in seconds, and its words: one span and nothing else.
pub fn typed_span(value: &str, unit: &str) -> Option<(i64, String)> {
    let words = [value.trim(), unit.trim()].join(" ");
    let prose = Prose::of(&words);
    match quantities(&words, &prose.tokens).as_slice() {
        [
            Quantity {
                amount: Amount::Span(seconds),
                ..
            },
        ] => Some((*seconds, words.trim().to_owned())),
        _ => None,
    }
}

/// Writes a span into a row of the impact, in its unit where that is minutes.
pub fn write_span(row: Id, minutes: i64, unit: &str) -> Remedy {
    let cell = |column, value: String| Change::Set {
        place: Place::Cell {
            list: List::Impact,
            row,
            column,
        },
        value,
    };
    let words = moment::in_words(minutes);
    let label = format!("Write {words} here").into();
    let changes = if unit.trim().to_lowercase().starts_with("min") {
        vec![cell(Column::Value, minutes.to_string())]
    } else {
        vec![
            cell(Column::Value, words),
            cell(Column::Unit, String::new()),
        ]
    };
    Remedy { label, changes }
}
