use super::{
    common::{action_cell, actions, is_settled},
    kit::*,
};
use crate::{
    document::ActionItem,
    lint::{self, People},
    review::strength::{Strength, strength, weakness},
};

pub static CHECK: Check = Check {
    id: "weak-remedy",
    code: "A11b",
    topic: Topic::Actions,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "An action item relies on people to remember it.",
    why: "It fades with the next deadline and with the next new colleague.",
    instead: "Let the system do it: a default, a limit, a check, one step less.",
    source: "RCA2, action hierarchy (National Patient Safety Foundation; VA National Center for Patient Safety)",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "action_items: Document the restart in the wiki\naction_items: Add an alert at 80 %",
            "action_items: Create a process for releases\naction_items: Limit the memory",
        ],
        allows: &[
            "action_items: Put a line on restarts into the checklist\naction_items: Add an alert at 80 %",
            "action_items: Document the restart in the wiki",
            "action_items: Document the restart | @kit | | done\naction_items: Add an alert at 80 %",
            "action_items: Train the team on the proxy\naction_items: Add an alert at 80 %",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let actions = actions(doc);
    let is_weak = |action: &ActionItem| strength(&action.text) == Some(Strength::Weak);
    // Where all are weak, that is said once; where the wording is the fault, the linter says it.
    if actions.iter().all(|action| is_weak(action)) {
        return;
    }
    for action in actions.into_iter().filter(|action| !is_settled(action)) {
        let Some(weakness) = weakness(&action.text) else {
            continue;
        };
        let place = action_cell(action.id, Column::Text);
        if !lint::lint_place(doc, place, &People::default()).is_empty() {
            continue;
        }
        let what = [&quoted(&action.text), " ", weakness.reason].concat();
        let finding = report.at(place, what);
        finding.instead = weakness.stronger;
        finding.offer("Change the action item", Change::Go(place));
    }
}
