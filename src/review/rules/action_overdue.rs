use super::{
    common::{action_cell, actions, count},
    kit::*,
};
use crate::{
    document::{ActionStatus, moment::read_date},
    review::follow_up::is_overdue,
};

pub static CHECK: Check = Check {
    id: "action-overdue",
    code: "A8b",
    topic: Topic::Actions,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "An action item is open past its deadline.",
    why: "It was found to be needed and is not there yet; the same incident could happen today.",
    instead: "Do it, set a new date and say why, or decide against it.",
    source: "The template’s common mistake “Never Following Up”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "action_items: Rotate the logs | @kit | 2025-12-01 | to_do",
            "now: 2025-12-20 00:00\naction_items: Rotate the logs | @kit | 2025-12-19",
        ],
        allows: &[
            "action_items: Rotate the logs | @kit | 2025-12-10 | to_do",
            "action_items: Rotate the logs | @kit | 2025-12-01 | done",
            "action_items: Rotate the logs | @kit | 2025-12-01 | wont_do",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let today = context.now.date();
    for action in actions(doc)
        .into_iter()
        .filter(|action| is_overdue(action, today))
    {
        let Some(deadline) = read_date(&action.deadline) else {
            continue;
        };
        let days = (today - deadline).num_days();
        let place = action_cell(action.id, Column::Deadline);
        let late = count(usize::try_from(days).unwrap_or_default(), "day");
        let what = [
            &quoted(&action.text),
            " is open ",
            &late,
            " past its deadline.",
        ]
        .concat();
        let finding = report.at(place, what);
        finding.rests_on([&*action.deadline, " ", &action.text].concat());
        let status = action_cell(action.id, Column::Status);
        let done = Change::set(status, ActionStatus::Done.key());
        if action.done_on.trim().is_empty() {
            let done_on = action_cell(action.id, Column::DoneOn);
            let by_today = Change::set(done_on, today.to_string());
            finding.offer_all("It was done today", vec![done.clone(), by_today]);
        }
        finding.offer("It was done earlier", done);
        finding.offer("Set a new date", Change::Go(place));
        finding.offer(
            "Decide against it",
            Change::set(status, ActionStatus::WontDo.key()),
        );
    }
}
