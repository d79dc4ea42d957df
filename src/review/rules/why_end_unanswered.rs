use super::{
    common::{actions, offer_answers},
    kit::*,
};

pub static CHECK: Check = Check {
    id: "why-end-unanswered",
    code: "C6",
    topic: Topic::Causes,
    severity: Severity::Error,
    since: "0.1.0",
    what: "A chain of whys ends without an action item or an accepted risk.",
    why: "This is where the whys have led; with nothing planned, they change nothing.",
    instead: "Link an action item, plan one, or accept the risk and say why.",
    source: "PagerDuty postmortem guide; Google SRE workbook, chapter 10",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "whys: Why did it stop? | Nothing rotates the logs.\naction_items: Rotate the logs every night",
            "went_wrong: Slow\nwhys: Why did it stop? | Nothing rotates the logs.\naction_items: Add an alert on the disk -> went_wrong.1",
        ],
        allows: &[
            "whys: Why did it stop? | Nothing rotates the logs.\naction_items: Rotate the logs -> whys.1",
            "whys: Why did it stop? | One region.\naccepted_risks: One region | A second one comes later -> whys.1",
            "whys: Why did it stop? | Nothing rotates the logs.",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    // Where nothing is planned yet, that is said once.
    if actions(doc).is_empty() {
        return;
    }
    let is_why = |place: Place| {
        matches!(
            place,
            Place::Cell {
                list: List::Whys,
                ..
            }
        )
    };
    for cause in context
        .coverage
        .orphans()
        .filter(|cause| is_why(cause.place))
    {
        let what = [
            "No action item addresses where the whys end: ",
            &quoted(&cause.text),
            ".",
        ]
        .concat();
        offer_answers(report.at(cause.place, what), doc, cause);
    }
}
