use super::{
    common::{action_cell, actions, has_tracker, is_settled},
    kit::*,
};

pub static CHECK: Check = Check {
    id: "action-without-ticket",
    code: "A9",
    topic: Topic::Actions,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "No action item has a link to a ticket.",
    why: "Work is planned from the tracker; what is written only here gets forgotten.",
    instead: "Open tickets and link them.",
    source: "PagerDuty postmortem guide; Google SRE workbook, chapter 10",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "action_items: Rotate the logs | @kit\naction_items: Alert at 80 % | @kit",
            "action_items: Rotate the logs | @kit",
        ],
        allows: &[
            "action_items: Rotate the logs | @kit | | | | | https://tracker.example/7",
            "action_items: Rotate the logs (OPS-12) | @kit",
            "action_items: Rotate the logs (#12)\naction_items: Alert at 80 %",
            "action_items: Rotate the logs | @kit | | done",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let actions = actions(doc);
    // A team without a tracker is asked once, and not at each item.
    if actions.iter().any(|action| has_tracker(action)) {
        return;
    }
    if let Some(first) = actions.into_iter().find(|action| !is_settled(action)) {
        let place = action_cell(first.id, Column::Tracker);
        let finding = report.at(place, CHECK.what);
        finding.rests_on("no link");
        finding.offer("Link the first one", Change::Go(place));
    }
}
