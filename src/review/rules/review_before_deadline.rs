use chrono::Days;

use super::{
    common::{actions, is_settled, next_working_day},
    kit::*,
};
use crate::document::moment::read_date;

pub static CHECK: Check = Check {
    id: "review-before-deadline",
    code: "F2b",
    topic: Topic::FollowUp,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "The review comes before the last deadline.",
    why: "Some action items will still be under way on that day, and no later review is planned.",
    instead: "Choose a day after the last deadline.",
    source: "The template: “Schedule a review to ensure action items are completed”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &["action_items: Alert at 80 % | @kit | 2025-12-19\nreview_date: 2025-12-15"],
        allows: &[
            "action_items: Alert at 80 % | @kit | 2025-12-19\nreview_date: 2025-12-22",
            "action_items: Alert at 80 % | @kit | 2025-12-19 | done\nreview_date: 2025-12-15",
            "action_items: Alert at 80 % | @kit | soon\nreview_date: 2025-12-15",
        ],
    },
    check,
};

/// A review comes so many days after the last deadline.
const AFTER: u64 = 2;

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let Some(review) = context.facts.review_date else {
        return;
    };
    let open = actions(doc)
        .into_iter()
        .filter(|action| !is_settled(action));
    let Some(last) = open.filter_map(|action| read_date(&action.deadline)).max() else {
        return;
    };
    if review >= last {
        return;
    }
    let place = Place::Field(Field::ReviewDate);
    let what = [
        "The review is on ",
        doc.review_date.trim(),
        ", the last deadline on ",
        &last.to_string(),
        ".",
    ]
    .concat();
    let finding = report.at(place, what);
    if let Some(date) = last.checked_add_days(Days::new(AFTER)) {
        let date = next_working_day(date).to_string();
        finding.offer(["Set it to ", &date].concat(), Change::set(place, date));
    }
}
