use super::{
    common::{action_cell, actions, is_settled, proposed_deadline},
    kit::*,
};
use crate::document::{Priority, moment::read_date};

pub static CHECK: Check = Check {
    id: "deadline-past-target",
    code: "A14",
    topic: Topic::Actions,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "A deadline is later than the severity asks for.",
    why: "Until then the same incident is possible.",
    instead: "Choose an earlier date, or split off a first step that makes it less likely.",
    source: "PagerDuty: 15 days for the gravest severity, 30 for the next; Atlassian: 4 or 8 weeks",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "severity: Critical\nincident_date: 2025-12-05\naction_items: Rotate the logs | @kit | 2026-02-20",
        ],
        allows: &[
            "severity: Critical\nincident_date: 2025-12-05\naction_items: Rotate the logs | @kit | 2025-12-18",
            "severity: Minor\nincident_date: 2025-12-05\naction_items: Rotate the logs | @kit | 2026-02-20",
            "severity: Critical\nincident_date: 2025-12-05\naction_items: Rotate the logs | @kit | 2026-02-20 | to_do | low",
            "severity: Critical\nincident_date: 2025-12-05\naction_items: Rotate the logs | @kit | 2026-02-20 | done",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let Some(target) = proposed_deadline(doc, context) else {
        return;
    };
    for action in actions(doc) {
        let Some(deadline) = read_date(&action.deadline) else {
            continue;
        };
        let can_wait = is_settled(action) || action.priority == Some(Priority::Low);
        if can_wait || deadline <= target {
            continue;
        }
        let place = action_cell(action.id, Column::Deadline);
        let date = target.to_string();
        let what = [
            doc.severity.trim(),
            " asks for action items by ",
            &date,
            "; this one is due ",
            action.deadline.trim(),
            ".",
        ]
        .concat();
        let finding = report.at(place, what);
        finding.offer(["Set it to ", &date].concat(), Change::set(place, date));
    }
}
