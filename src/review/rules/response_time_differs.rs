use super::kit::*;
use crate::review::claims::{About, contradiction};

pub static CHECK: Check = Check {
    id: "response-time-differs",
    code: "M3",
    topic: Topic::Metrics,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "A response time in the text differs from the timeline.",
    why: "What is praised or regretted is remembered as it is written here.",
    instead: "Write the figure that the timeline gives, or correct the timeline.",
    source: "Guide, what went well (minutes to acknowledge); upstat.io",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "incident_date: 2025-12-05\ntimeline: 14:00 | An alert fires | alerted\ntimeline: 14:09 | It is taken | acknowledged\nsummary: The page was acknowledged after 5 minutes.",
        ],
        allows: &[
            "incident_date: 2025-12-05\ntimeline: 14:00 | An alert fires | alerted\ntimeline: 14:05 | It is taken | acknowledged\nsummary: The page was acknowledged after 5 minutes.",
            "summary: The page was acknowledged after 5 minutes.",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    for claim in &context.claims {
        let of_response = matches!(claim.about, Some(About::Detect | About::Acknowledge));
        if of_response
            && !is_outcome(claim.place.section())
            && let Some(found) = contradiction(doc, context, claim)
        {
            report_contradiction(doc, report, claim, found);
        }
    }
}

/// What went well, wrong or lucky has a check of its own.
pub const fn is_outcome(section: Section) -> bool {
    matches!(
        section,
        Section::WentWell | Section::WentWrong | Section::GotLucky
    )
}
