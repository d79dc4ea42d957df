use super::{
    common::{has_links, report_orphans},
    kit::*,
};
use crate::review::coverage::Cause;

pub static CHECK: Check = Check {
    id: "factor-unanswered",
    code: "C6b",
    topic: Topic::Causes,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "A contributing factor has no action item and no accepted risk.",
    why: "What helped this incident along will help along the next one.",
    instead: "Link an action item, plan one, or accept the risk and say why.",
    source: "PagerDuty postmortem guide; Google SRE workbook, chapter 10",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "contributing_factors: The load tests use short sessions\ncontributing_factors: The pool had no alert\naction_items: Add an alert on the pool -> contributing_factors.2",
        ],
        allows: &[
            "contributing_factors: The pool had no alert\naction_items: Add an alert -> contributing_factors.1",
            "contributing_factors: The pool had no alert\naction_items: Add an alert",
            "contributing_factors: One region\ncontributing_factors: The pool had no alert\naccepted_risks: One region | For now -> contributing_factors.1\naction_items: Add an alert -> contributing_factors.2",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    if !has_links(doc) {
        return;
    }
    let is_factor = |place: Place| {
        matches!(
            place,
            Place::Cell {
                list: List::ContributingFactors,
                ..
            }
        )
    };
    let orphans = context.coverage.orphans();
    let orphans: Vec<&Cause> = orphans.filter(|cause| is_factor(cause.place)).collect();
    let says = |cause: &Cause| {
        let text = quoted(&cause.text);
        ["No action item addresses this factor: ", &text, "."].concat()
    };
    report_orphans(doc, &orphans, "contributing factor", &says, report);
}
