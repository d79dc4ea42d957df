use super::{
    common::{actions, count, has_links, new_action_for, offer_all, offer_answers, offer_risk},
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
        for cause in orphans {
            let what = ["No action item addresses ", &quoted(&cause.text), "."].concat();
            offer_answers(report.at(cause.place, what), doc, cause);
        }
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
    let mut changes: Vec<Change> = orphans
        .iter()
        .filter_map(|cause| {
            let (row, answers) = (*cause.proposed.first()?, cause.row()?);
            Some(Change::Link {
                list: List::Actions,
                row,
                answers,
            })
        })
        .collect();
    let label = match changes.len() {
        0 => "Add an action item for it",
        _ => "Add an action item for it, and link the others to those near them",
    };
    changes.extend(first.row().map(new_action_for));
    offer_all(finding, label, changes);
    offer_risk(finding, first);
}
