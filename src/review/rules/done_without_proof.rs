use super::{
    common::{action_cell, actions, has_tracker},
    kit::*,
};
use crate::document::ActionStatus;

pub static CHECK: Check = Check {
    id: "done-without-proof",
    code: "A8",
    topic: Topic::Actions,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "A done action item has no link and no date.",
    why: "Later readers cannot see what was done, or when.",
    instead: "Add the date on which it was done, or link the change.",
    source: "The template: “Track Completion”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &["action_items: Rotate the logs | @kit | 2025-12-19 | done"],
        allows: &[
            "action_items: Rotate the logs | @kit | 2025-12-19 | done | | | | 2025-12-18",
            "action_items: Rotate the logs | @kit | 2025-12-19 | done | | | https://tracker.example/7",
            "action_items: Rotate the logs (#812) | @kit | 2025-12-19 | done",
            "action_items: Rotate the logs | @kit | 2025-12-19",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    for action in actions(doc) {
        let is_done = action.status == Some(ActionStatus::Done);
        if !is_done || !action.done_on.trim().is_empty() || has_tracker(action) {
            continue;
        }
        let place = action_cell(action.id, Column::DoneOn);
        let what = ["When was ", &quoted(&action.text), " done?"].concat();
        let finding = report.at(place, what);
        finding.rests_on(&*action.text);
        finding.offer("Write the date", Change::Go(place));
        finding.offer(
            "Link the change",
            Change::Go(action_cell(action.id, Column::Tracker)),
        );
    }
}
