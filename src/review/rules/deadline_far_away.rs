use super::{
    common::{action_cell, actions},
    kit::*,
};
use crate::{document::moment::read_date, review::policy::Limit};

pub static CHECK: Check = Check {
    id: "deadline-far-away",
    code: "A3e",
    topic: Topic::Actions,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "A deadline is more than a year away.",
    why: "Too much changes in a year for this item to be what is needed then.",
    instead: "Plan a first step that ends sooner.",
    source: "The template: “Make Action Items SMART”: “Achievable within the timeframe”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &["incident_date: 2025-12-05\naction_items: Rotate the logs | @kit | 2027-01-20"],
        allows: &[
            "incident_date: 2025-12-05\naction_items: Rotate the logs | @kit | 2026-01-20",
            "action_items: Rotate the logs | @kit | 2027-01-20",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let most = i64::from(context.policy.limit(Limit::ActionDaysMost));
    let Some(from) = context
        .facts
        .postmortem_date
        .or(context.facts.incident_date)
    else {
        return;
    };
    for action in actions(doc) {
        let days = read_date(&action.deadline).map(|deadline| (deadline - from).num_days());
        if let Some(days) = days.filter(|&days| days > most) {
            let place = action_cell(action.id, Column::Deadline);
            let what = ["The deadline is ", &days.to_string(), " days away."].concat();
            report
                .at(place, what)
                .offer("Plan a first step", Change::Go(place));
        }
    }
}
