use super::{
    common::{action_cell, actions, is_settled, next_working_day},
    kit::*,
};
use crate::document::moment::read_date;

pub static CHECK: Check = Check {
    id: "deadline-on-weekend",
    code: "A3d",
    topic: Topic::Actions,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "A deadline lies on a weekend.",
    why: "It will be met on Friday or on Monday; the plan can say which.",
    instead: "Choose the working day that is meant.",
    source: "The template: “Make Action Items SMART”: “Realistic”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "action_items: Rotate the logs | @kit | 2025-12-20",
            "action_items: Rotate the logs | @kit | 2025-12-21",
        ],
        allows: &[
            "action_items: Rotate the logs | @kit | 2025-12-19",
            "action_items: Rotate the logs | @kit | 2025-12-20 | done",
            "action_items: Rotate the logs | @kit | soon",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    for action in actions(doc) {
        let Some(deadline) = read_date(&action.deadline) else {
            continue;
        };
        let monday = next_working_day(deadline);
        if monday == deadline || is_settled(action) {
            continue;
        }
        let place = action_cell(action.id, Column::Deadline);
        let what = [action.deadline.trim(), " falls on a weekend."].concat();
        let monday = monday.to_string();
        let label = ["Move it to Monday, ", &monday].concat();
        report
            .at(place, what)
            .offer(label, Change::set(place, monday));
    }
}
