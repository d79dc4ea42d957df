use super::{
    common::{action_cell, is_settled, offer_all},
    kit::*,
};
use crate::review::smart::second_job;

pub static CHECK: Check = Check {
    id: "two-jobs-in-one",
    code: "A7",
    topic: Topic::Actions,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "An action item is two pieces of work.",
    why: "Once one of them is done, the item is neither open nor closed.",
    instead: "Split it in two, each with its own end.",
    source: "The template: “Make Action Items SMART”: “Specific”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "action_items: Upgrade the broker to 3.7 and document the steps in the runbook | @kit | 2025-12-19",
        ],
        allows: &[
            "action_items: Upgrade the broker to 3.7",
            "action_items: Find and remove the leak",
            "action_items: Add metrics and alerts of the pool",
            "action_items: Upgrade the broker and document it | @kit | | done",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    for (index, action) in doc.action_items.iter().enumerate() {
        let text = &action.text;
        let Some((end, start)) = second_job(text).filter(|_| !is_settled(action)) else {
            continue;
        };
        let place = action_cell(action.id, Column::Text);
        let (first, second) = (&text[..end], &text[start..]);
        let what = [
            "Two pieces of work: ",
            &quoted(first),
            " and ",
            &quoted(second),
            ".",
        ]
        .concat();
        let mut letters = second.chars();
        let capital: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        let own = [&*capital, letters.as_str()].concat();
        let cells = [
            (Column::Text, own),
            (Column::Owner, action.owner.clone()),
            (Column::Deadline, action.deadline.clone()),
        ];
        let changes = vec![
            Change::Replace {
                place,
                range: end..text.len(),
                with: String::new(),
            },
            Change::Add {
                list: List::Actions,
                index: Some(index + 1),
                cells: cells.into(),
                answers: action.answers.clone(),
            },
        ];
        offer_all(report.at(place, what), "Split it in two", changes);
    }
}
