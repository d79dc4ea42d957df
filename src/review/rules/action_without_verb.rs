use super::{
    common::{action_cell, actions},
    kit::*,
};
use crate::review::{smart::wording, words::plain};

pub static CHECK: Check = Check {
    id: "action-without-verb",
    code: "A4",
    topic: Topic::Actions,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "An action item does not begin with what is to be done.",
    why: "“Alerts” can be a thing, a complaint or a plan; its owner has to guess.",
    instead: "Begin with a verb: add, remove, alert, test, limit.",
    source: "D. Lunney, J. Lueder and B. Beyer, ;login: 42(1): actionable, specific, bounded",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "action_items: Flux metrics and alerts",
            "action_items: The runbook of the proxy",
        ],
        allows: &[
            "action_items: Add an alert at 80 %",
            "action_items: We will remove the flag",
            "action_items: Process: Gather the commands in one script",
            "action_items: #2127",
            "action_items: CHK-12 Add an alert at 80 %",
            "action_items: **Fold** long headers",
            "action_items: https://tracker.example/7",
            "action_items: Removed the old job | @kit | | done",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    for action in actions(doc) {
        let plain = plain(&action.text);
        let first = plain.trim_start().chars().next();
        // A bare ticket is a link to the text.
        let has_words =
            first.is_some_and(char::is_alphabetic) && !action.text.starts_with(['[', '<']);
        if has_words && !wording(&action.text).verb {
            let place = action_cell(action.id, Column::Text);
            let what = [
                "What is to be done? ",
                &quoted(&action.text),
                " begins without a verb.",
            ]
            .concat();
            report
                .at(place, what)
                .offer("Begin with a verb", Change::Go(place));
        }
    }
}
