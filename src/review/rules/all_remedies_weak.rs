use super::{common::actions, kit::*};
use crate::{
    document::ActionItem,
    review::strength::{Strength, strength},
};

pub static CHECK: Check = Check {
    id: "all-remedies-weak",
    code: "A11",
    topic: Topic::Actions,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "Every action item asks people to remember something.",
    why: "Training, documents and reminders fade; a change of the system works on the worst day too.",
    instead: "Plan at least one that makes the fault impossible, blocks it or removes the step.",
    source: "RCA2, action hierarchy (National Patient Safety Foundation; VA National Center for Patient Safety)",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "action_items: Document the restart in the wiki\naction_items: Train the team on the proxy",
            "action_items: Remind everyone of the flag",
        ],
        allows: &[
            "action_items: Document the restart in the wiki\naction_items: Add an alert at 80 %",
            "action_items: Do the thing",
            "title: It stopped",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let actions = actions(doc);
    let is_weak = |action: &&ActionItem| strength(&action.text) == Some(Strength::Weak);
    if actions.is_empty() || !actions.iter().all(is_weak) {
        return;
    }
    let finding = report.section(Section::Actions, CHECK.what);
    let cells = [(
        Column::Text,
        "Let [check or limit] refuse [what went wrong]",
    )];
    finding.offer("Add a stronger one", Change::add(List::Actions, &cells));
}
