use super::kit::*;
use super::response_time_differs::is_outcome;
use crate::review::claims::contradiction;

pub static CHECK: Check = Check {
    id: "outcome-differs",
    code: "W4",
    topic: Topic::Outcome,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "A number in what went well or wrong differs from the timeline.",
    why: "What is praised or regretted is remembered as it is written here.",
    instead: "Write the figure that the timeline gives, or correct the timeline.",
    source: "Guide, what went well (minutes to acknowledge)",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "incident_date: 2025-12-05\ntimeline: 14:00 | An alert fires | alerted\ntimeline: 14:09 | It is taken | acknowledged\nwent_well: The page was acknowledged after 5 minutes.",
            "incident_date: 2025-12-05\ntimeline: 14:00 | Errors begin | started\ntimeline: 14:09 | An alert fires | alerted\nwent_well: The alert fired within 2 minutes of the start.",
        ],
        allows: &[
            "incident_date: 2025-12-05\ntimeline: 14:00 | An alert fires | alerted\ntimeline: 14:05 | It is taken | acknowledged\nwent_well: The page was acknowledged after 5 minutes.",
            "incident_date: 2025-12-05\ntimeline: 14:00 | An alert fires | alerted\ntimeline: 14:09 | It is taken | acknowledged\nwent_well: The next one will be acknowledged in 5 minutes, we hope, and mailed in 2 minutes.",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    for claim in &context.claims {
        if is_outcome(claim.place.section())
            && let Some(found) = contradiction(doc, context, claim)
        {
            report_contradiction(doc, report, claim, found);
        }
    }
}
