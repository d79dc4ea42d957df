use super::{
    common::{action_cell, actions},
    kit::*,
};
use crate::document::{ActionStatus, moment::read_date};

pub static CHECK: Check = Check {
    id: "deadline-before-incident",
    code: "A3c",
    topic: Topic::Actions,
    severity: Severity::Error,
    since: "0.1.0",
    what: "A deadline lies before the incident.",
    why: "Nobody can meet it, and the item counts as overdue from its first day.",
    instead: "Correct the date.",
    source: "The template: “Make Action Items SMART”: “Realistic”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "incident_date: 2025-12-05\naction_items: Rotate the logs | @kit | 2025-11-20",
            "incident_date: 2025-12-05\npostmortem_date: 2025-12-08\naction_items: Rotate the logs | @kit | 2025-12-06 | to_do",
        ],
        allows: &[
            "incident_date: 2025-12-05\naction_items: Rotate the logs | @kit | 2025-12-20",
            "incident_date: 2025-12-05\npostmortem_date: 2025-12-08\naction_items: Rotate the logs | @kit | 2025-12-06 | done",
            "action_items: Rotate the logs | @kit | 2025-12-20",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let facts = &context.facts;
    for action in actions(doc) {
        let Some(deadline) = read_date(&action.deadline) else {
            continue;
        };
        let is_done = action.status == Some(ActionStatus::Done);
        let before = |date: Option<chrono::NaiveDate>| date.is_some_and(|date| deadline < date);
        let what = if before(facts.incident_date) {
            "The deadline lies before the incident."
        } else if before(facts.postmortem_date) && !is_done {
            "The deadline lies before the post-mortem, and the item is open."
        } else {
            continue;
        };
        let place = action_cell(action.id, Column::Deadline);
        report
            .at(place, what)
            .offer("Correct the date", Change::Go(place));
    }
}
