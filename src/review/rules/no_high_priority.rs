use super::{
    common::{action_cell, actions},
    kit::*,
};
use crate::document::{Answer, Priority};

pub static CHECK: Check = Check {
    id: "no-high-priority",
    code: "A1b",
    topic: Topic::Actions,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "Customers were affected, and no action item is of high priority.",
    why: "What users felt deserves at least one change that comes before other work.",
    instead: "Give high priority to the action item that helps most.",
    source: "B. Treynor Sloss in the Google SRE book: at least one P0 or P1 for an incident that users felt",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "trigger_customers: yes\naction_items: Rotate the logs | @kit | | to_do | medium\naction_items: Alert at 80 % | @kit | | to_do | low",
        ],
        allows: &[
            "trigger_customers: yes\naction_items: Rotate the logs | @kit | | to_do | high\naction_items: Alert at 80 % | @kit | | to_do | low",
            "trigger_customers: no\naction_items: Rotate the logs | @kit | | to_do | low",
            "trigger_customers: yes\naction_items: Rotate the logs | @kit",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let actions = actions(doc);
    let is_set = actions.iter().any(|action| action.priority.is_some());
    let high = actions
        .iter()
        .any(|action| action.priority == Some(Priority::High));
    let first = actions.first();
    if let Some(first) =
        first.filter(|_| doc.triggers.customers == Some(Answer::Yes) && is_set && !high)
    {
        let place = action_cell(first.id, Column::Priority);
        let finding = report.at(place, CHECK.what);
        finding.rests_on("no high priority");
        finding.offer("Choose one", Change::Go(place));
    }
}
