use super::kit::*;
use crate::review::claims::{Amount, contradiction};

pub static CHECK: Check = Check {
    id: "summary-differs",
    code: "S3",
    topic: Topic::Summary,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "A number of the summary differs from the one it stands for.",
    why: "The summary is what gets quoted; its numbers have to be those of the document.",
    instead: "Write the number of the other place here, or correct it there.",
    source: "Guide, third mistake (impact without numbers); the guide's template",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "summary: On 2025-12-05 about 5,000 users saw errors.\nimpact: Users affected | ~2,000 | users | yes",
            "incident_date: 2025-12-05\nsummary: On 2025-12-06 checkout stopped.",
            "incident_date: 2025-12-05\nstart: 14:00\nend: 14:32\nsummary: Checkout was down from 13:00 to 14:32.",
        ],
        allows: &[
            "summary: On 2025-12-05 about 2,100 users saw errors.\nimpact: Users affected | ~2,000 | users | yes",
            "incident_date: 2025-12-05\nsummary: On 2025-12-05 checkout stopped; the release was that of 2025-12-04.",
            "incident_date: 2025-12-05\nstart: 14:00\nend: 14:32\nsummary: Checkout was down from 15:00 CET to 15:32 CET.",
            "summary: Of 9,000 users some saw errors.\nimpact: Users affected | 2,000",
            "summary: 500 users saw errors.\nimpact: Users affected in Europe | 300\nimpact: Users affected in Asia | 200",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    for claim in &context.claims {
        let is_summary = claim.place == Place::Field(Field::Summary);
        // Durations and response times have checks of their own.
        let is_span = matches!(claim.amount, Amount::Span(_));
        if is_summary
            && !is_span
            && let Some(found) = contradiction(doc, context, claim)
        {
            report_contradiction(doc, report, claim, found);
        }
    }
}
