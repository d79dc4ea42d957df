use super::kit::*;
use super::summary_too_long::word_count;
use crate::{
    document::moment::{WEEKDAYS, month},
    review::{
        claims::{Amount, quantities},
        words::{shared, stems},
    },
};

pub static CHECK: Check = Check {
    id: "summary-leaves-out",
    code: "S2",
    topic: Topic::Summary,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "The summary leaves out what readers ask first.",
    why: "Whoever reads only this still wants to know when, for how long, how many and why.",
    instead: "Add the date, the duration, one number of the impact, and the cause.",
    source: "The guide's template: date, service, duration, impact, cause",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "summary: On 2025-12-05 checkout stopped for 32 minutes because the pool ran empty.",
            "summary: Checkout stopped for a while and then it came back.",
        ],
        allows: &[
            "summary: On 2025-12-05 checkout stopped for 32 minutes, and 2,000 users could not pay, because the pool ran empty.",
            "summary: On 5 December checkout stopped from 14:00 to 14:32, and 20 % of payments failed after a release.",
            "summary: On 5 December the checkout returned errors for 32 minutes. About 2,000 people could not pay. A release leaked database connections until none were left.",
            "summary: On 5 December checkout stopped for 32 minutes for 2,000 users. A full partition stopped the broker.\nimmediate_cause: The partition of the broker was full.",
            "summary: ",
        ],
    },
    check,
};

/// Words that lead to a cause.
const CAUSES: [&str; 33] = [
    "leaked",
    "exhausted",
    "expired",
    "overloaded",
    "misconfigured",
    "through",
    "bug",
    "mistake",
    "fault",
    "culprit",
    "broken",
    "because",
    "cause",
    "caused",
    "causes",
    "causing",
    "due",
    "led",
    "leading",
    "introduced",
    "after",
    "resulted",
    "triggered",
    "since",
    "thus",
    "when",
    "from",
    "ran",
    "result",
    "resulting",
    "made",
    "meant",
    "reason",
];

/// Whether the summary has words of a cause that is told below.
fn tells_cause(doc: &Postmortem) -> bool {
    let summary = stems(&doc.summary);
    [&doc.immediate_cause, &doc.underlying_cause]
        .iter()
        .any(|cause| shared(&summary, &stems(cause)) >= 2)
}

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let text = &doc.summary;
    let prose = &context.summary;
    // One line to begin with is no summary yet.
    if word_count(prose) < 5 {
        return;
    }
    let amounts: Vec<Amount> = quantities(text, &prose.tokens)
        .into_iter()
        .map(|quantity| quantity.amount)
        .collect();
    let any = |wanted: fn(&Amount) -> bool| amounts.iter().any(wanted);
    let says = |words: &[&str]| {
        let mut tokens = prose
            .tokens
            .iter()
            .map(|token| token.text(text).to_lowercase());
        tokens.any(|word| words.contains(&word.as_str()))
    };
    let says_day = any(|amount| matches!(amount, Amount::Date(_)))
        || says(&WEEKDAYS)
        || says(&["yesterday"])
        || prose
            .tokens
            .iter()
            .any(|token| month(token.text(text)).is_some());
    let clocks = amounts
        .iter()
        .filter(|amount| matches!(amount, Amount::Clock(_)));
    let lasts = any(|amount| matches!(amount, Amount::Span(_)))
        || clocks.count() > 1
        || says(&["hour", "day", "minutes", "hours", "days", "overnight"]);
    let counts = any(|amount| matches!(amount, Amount::Count(_) | Amount::Percent(_)))
        || says(&["all", "no", "every", "none", "any", "total"]);
    let parts = [
        (says_day, "when it happened"),
        (lasts, "how long it lasted"),
        (counts, "how many were affected"),
        (says(&CAUSES) || tells_cause(doc), "why"),
    ];
    let missing: Vec<&str> = parts
        .iter()
        .filter(|(is_there, _)| !is_there)
        .map(|(_, part)| *part)
        .collect();
    if missing.is_empty() {
        return;
    }
    report
        .field(
            Field::Summary,
            format!("The summary does not say {}.", either(&missing)),
        )
        .rests_on(missing.join(", "))
        .offer(
            "Go to the summary",
            Change::Go(Place::Field(Field::Summary)),
        );
}
