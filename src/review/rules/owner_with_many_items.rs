use chrono::Datelike;

use super::{
    common::{action_cell, actions, count, is_settled},
    kit::*,
};
use crate::{
    document::{ActionItem, moment::read_date},
    review::policy::Limit,
};

pub static CHECK: Check = Check {
    id: "owner-with-many-items",
    code: "A17",
    topic: Topic::Actions,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "One person has many action items due in the same week.",
    why: "Some of them will wait; which ones, nobody decided.",
    instead: "Spread the dates, or find other owners.",
    source: "The template: “Make Action Items SMART”: “Realistic”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "action_items: A1 | @kit | 2025-12-15\naction_items: A2 | @kit | 2025-12-16\naction_items: A3 | @Kit | 2025-12-17\naction_items: A4 | @kit | 2025-12-19",
        ],
        allows: &[
            "action_items: A1 | @kit | 2025-12-15\naction_items: A2 | @kit | 2025-12-16\naction_items: A3 | @robin | 2025-12-17\naction_items: A4 | @kit | 2025-12-19",
            "action_items: A1 | @kit | 2025-12-15\naction_items: A2 | @kit | 2025-12-16\naction_items: A3 | @kit | 2025-12-17\naction_items: A4 | @kit | 2025-12-23",
            "action_items: A1 | | 2025-12-15\naction_items: A2 | | 2025-12-16\naction_items: A3 | | 2025-12-17\naction_items: A4 | | 2025-12-19",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let most = context.policy.limit(Limit::OwnerWeekMost) as usize;
    // Owner, first day of the week, the last item, and how many there are.
    let mut weeks: Vec<(String, i32, &ActionItem, usize)> = Vec::new();
    for action in actions(doc) {
        let owner = action.owner.trim().to_lowercase();
        let Some(deadline) = read_date(&action.deadline) else {
            continue;
        };
        if owner.is_empty() || is_settled(action) {
            continue;
        }
        let monday = deadline.num_days_from_ce() - deadline.weekday().num_days_from_monday() as i32;
        match weeks
            .iter_mut()
            .find(|(one, week, ..)| *one == owner && *week == monday)
        {
            Some((.., last, number)) => (*last, *number) = (action, *number + 1),
            None => weeks.push((owner, monday, action, 1)),
        }
    }
    for (.., last, number) in weeks.into_iter().filter(|(.., number)| *number > most) {
        let place = action_cell(last.id, Column::Deadline);
        let what = [
            last.owner.trim(),
            " has ",
            &count(number, "action item"),
            " due in the week of ",
            last.deadline.trim(),
            ".",
        ]
        .concat();
        let finding = report.at(place, what);
        finding.rests_on([&*last.owner, " ", &number.to_string()].concat());
        finding.offer("Move a date", Change::Go(place));
    }
}
