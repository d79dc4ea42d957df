use chrono::Days;

use super::{
    common::{actions, is_full, is_settled, next_working_day},
    kit::*,
};
use crate::document::moment::read_date;

pub static CHECK: Check = Check {
    id: "no-review-date",
    code: "F2",
    topic: Topic::FollowUp,
    severity: Severity::Error,
    since: "0.1.0",
    what: "No review of the action items is planned.",
    why: "Action items without a follow-up are wishes.",
    instead: "Set the date of a review, after the last deadline, and one person for it.",
    source: "The template’s common mistake “Never Following Up”; “Track Completion”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "action_items: Alert at 80 % | @kit | 2025-12-19\nresponsible: @kit",
            "action_items: Alert at 80 % | @kit | 2025-12-19\nreview_date: 2025-12-22",
        ],
        allows: &[
            "action_items: Alert at 80 % | @kit | 2025-12-19\nreview_date: 2025-12-22\nresponsible: @kit",
            "form: brief\naction_items: Alert at 80 %",
            "title: It stopped",
            "action_items: Alert at 80 % | @kit | 2025-12-19 | done",
        ],
    },
    check,
};

/// A review comes so many days after the last deadline.
const AFTER: u64 = 2;

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let actions = actions(doc);
    if !is_full(doc) || !actions.iter().any(|action| !is_settled(action)) {
        return;
    }
    let place = Place::Field(Field::ReviewDate);
    let no_date = doc.review_date.trim().is_empty();
    if no_date {
        let finding = report.at(place, "No date is set for the review of the action items.");
        let last = actions
            .iter()
            .filter_map(|action| read_date(&action.deadline))
            .max();
        let review = last.and_then(|last| last.checked_add_days(Days::new(AFTER)));
        if let Some(review) = review.map(next_working_day) {
            let date = review.to_string();
            let label = [&*date, ", after the last deadline"].concat();
            finding.offer(label, Change::set(place, date));
        }
        finding.offer("Set a date", Change::Go(place));
    } else if doc.responsible.trim().is_empty() {
        let place = Place::Field(Field::Responsible);
        let finding = report.at(
            place,
            "The review of the action items has a date, but nobody is named for it.",
        );
        finding.offer("Name one person", Change::Go(place));
    }
}
