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
            "went_wrong: No alert on the disk\naction_items: Alert at 80 % of the disk",
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
        let place = action_cell(action.id, Column::Text);
        let what = [
            &quoted(&action.text),
            " is linked to no cause and to nothing that went wrong.",
        ]
        .concat();
        let finding = report.at(place, what);
        let near = context
            .coverage
            .causes
            .iter()
            .filter(|cause| cause.proposed.contains(&action.id));
        for cause in near {
            if let Some(answers) = cause.row() {
                let (list, row) = (List::Actions, action.id);
                let label = ["It answers ", &quoted(&cause.text)].concat();
                finding.offer(label, Change::Link { list, row, answers });
            }
        }
        finding.offer("Go to the action item", Change::Go(place));
    }
}
