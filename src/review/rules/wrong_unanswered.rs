use super::{
    common::{
        actions, count, has_links, link_to_nearest, new_action_for, offer_all, offer_risk,
        report_orphans,
    },
    kit::*,
};
use crate::review::coverage::Cause;

pub static CHECK: Check = Check {
    id: "wrong-unanswered",
    code: "W2",
    topic: Topic::Outcome,
    severity: Severity::Error,
    since: "0.1.0",
    what: "Something that went wrong has no action item and no accepted risk.",
    why: "What is written down and left alone will go wrong again, this time on record.",
    instead: "Link an action item, plan one, or write why it stays: “accepted because …”.",
    source: "PagerDuty postmortem guide: record the decision",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "went_wrong: No alert on the disk\nwent_wrong: The diagnosis took 7 minutes\naction_items: Alert at 80 % of the disk -> went_wrong.1",
            "went_wrong: No alert on the disk\nwent_wrong: The diagnosis took 7 minutes\naction_items: Alert at 80 % of the disk",
            "went_wrong: No alert on the disk\nwent_wrong: Two hosts have the same prompt\nwent_wrong: One region\naction_items: Alert at 80 % of the disk\naction_items: Give the two hosts a prompt each\naction_items: Add a region -> went_wrong.3",
        ],
        allows: &[
            "went_wrong: No alert on the disk\naction_items: Alert at 80 % of the disk -> went_wrong.1",
            "went_wrong: One region\naccepted_risks: One region | A second one comes in May -> went_wrong.1",
            "went_wrong: No alert on the disk",
            "went_wrong: No alert on the disk\naction_items: Add an alert on the disk",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    // Where nothing is planned yet, that is said once.
    if actions(doc).is_empty() {
        return;
    }
    let orphans: Vec<&Cause> = context
        .coverage
        .orphans()
        .filter(|cause| {
            matches!(
                cause.place,
                Place::Cell {
                    list: List::WentWrong,
                    ..
                }
            )
        })
        .collect();
    if has_links(doc) {
        let says =
            |cause: &Cause| ["No action item addresses ", &quoted(&cause.text), "."].concat();
        report_orphans(doc, &orphans, "item", &says, report);
    } else {
        ask_once(&orphans, report);
    }
}

/// A document without a single link is asked once, about the items to which no action item seems
/// to belong.
fn ask_once(orphans: &[&Cause], report: &mut Report<'_>) {
    let far: Vec<&&Cause> = orphans
        .iter()
        .filter(|cause| cause.proposed.is_empty())
        .collect();
    let Some(first) = far.first() else { return };
    let what = match far.len() {
        1 => [
            "No action item seems to address ",
            &quoted(&first.text),
            ".",
        ]
        .concat(),
        more => [
            &count(more, "item"),
            " that went wrong seem to have no action item; the first is ",
            &quoted(&first.text),
            ".",
        ]
        .concat(),
    };
    let finding = report.at(first.place, what);
    let links = orphans.iter().filter_map(|cause| link_to_nearest(cause));
    let mut changes: Vec<Change> = links.collect();
    let label = match changes.len() {
        0 => "Add an action item for it",
        _ => "Add an action item for it, and link the others to those near them",
    };
    changes.extend(first.row().map(new_action_for));
    offer_all(finding, label, changes);
    offer_risk(finding, first);
}
