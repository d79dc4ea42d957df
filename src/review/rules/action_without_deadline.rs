use super::{
    common::{action_cell, actions, ask_for_all, is_settled, proposed_deadline},
    kit::*,
};
use crate::document::ActionItem;

pub static CHECK: Check = Check {
    id: "action-without-deadline",
    code: "A3",
    topic: Topic::Actions,
    severity: Severity::Error,
    since: "0.1.0",
    what: "An action item has no deadline.",
    why: "Without a date it is a wish.",
    instead: "Set the date by which it will be done.",
    source: "The template: “Make Action Items SMART”: “Time-bound: Specific deadline”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "severity: Major\nincident_date: 2025-12-05\naction_items: Rotate the logs | @kit\naction_items: Alert at 80 % | @kit | 2025-12-20",
            "action_items: Rotate the logs | @kit\naction_items: Alert at 80 % | @kit",
            "action_items: Rotate the logs | @kit | TBD",
        ],
        allows: &[
            "action_items: Rotate the logs | @kit | 2025-12-20",
            "action_items: Rotate the logs | @kit | | done",
            "action_items: |",
            "action_items: Rotate the logs | @kit | next week",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let asked = actions(doc)
        .into_iter()
        .filter(|action| !is_settled(action));
    let (missing, dated): (Vec<&ActionItem>, Vec<&ActionItem>) = asked.partition(|action| {
        let deadline = action.deadline.trim().to_lowercase();
        matches!(
            &*deadline,
            "" | "tbd" | "tba" | "tbc" | "?" | "-" | "n/a" | "none"
        )
    });
    if dated.is_empty() && missing.len() > 1 {
        ask_for_all(&missing, Column::Deadline, "a deadline", report);
        return;
    }
    for action in missing {
        let place = action_cell(action.id, Column::Deadline);
        let what = ["By when? ", &quoted(&action.text), " has no deadline."].concat();
        let finding = report.at(place, what);
        finding.rests_on(&*action.text);
        if let Some(date) = proposed_deadline(doc, context) {
            let date = date.to_string();
            let label = [&*date, ", as the policy asks for ", doc.severity.trim()].concat();
            finding.offer(label, Change::set(place, date));
        }
        finding.offer("Write a date", Change::Go(place));
    }
}
