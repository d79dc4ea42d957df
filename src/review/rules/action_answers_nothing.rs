use super::{
    common::{action_cell, actions, has_links},
    kit::*,
};
use crate::document::ActionStatus;

pub static CHECK: Check = Check {
    id: "action-answers-nothing",
    code: "A15",
    topic: Topic::Actions,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "An action item is linked to no cause and to nothing that went wrong.",
    why: "Either it belongs in another plan, or the cause that it addresses is missing here.",
    instead: "Link it to what it fixes, or add that cause.",
    source: "Google SRE workbook, chapter 10; PagerDuty postmortem guide",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "went_wrong: No alert on the disk\naction_items: Alert at 80 % of the disk -> went_wrong.1\naction_items: Upgrade the broker",
        ],
        allows: &[
            "went_wrong: No alert on the disk\naction_items: Alert at 80 % of the disk -> went_wrong.1",
            "went_wrong: No alert on the disk\nwent_wrong: One region\naction_items: Alert at 80 % of the disk\naction_items: Add a region -> went_wrong.2",
            "went_wrong: No alert on the disk\naction_items: Alert at 80 % of the disk",
            "underlying_cause: The partition of the broker filled\nwent_wrong: No alert on the disk\naction_items: Alert at 80 % of the disk -> went_wrong.1\naction_items: Give the broker a larger partition",
            "went_wrong: No alert on the disk\naction_items: Alert at 80 % of the disk -> went_wrong.1\naction_items: Drop it | @kit | | wont_do",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    if !has_links(doc) {
        return;
    }
    for action in actions(doc) {
        let is_dropped = action.status == Some(ActionStatus::WontDo);
        if is_dropped || !context.coverage.loose.contains(&action.id) {
            continue;
        }
        let mut causes = context.coverage.causes.iter();
        // What it seems to answer asks for the link already; the two cause fields take none.
        if causes.any(|cause| cause.proposed.contains(&action.id)) {
            continue;
        }
        let place = action_cell(action.id, Column::Text);
        let what = [
            &quoted(&action.text),
            " is linked to no cause and to nothing that went wrong.",
        ]
        .concat();
        let finding = report.at(place, what);
        finding.offer("Go to the action item", Change::Go(place));
    }
}
