use super::{
    common::{action_cell, actions},
    kit::*,
};
use crate::{
    document::ActionStatus,
    review::smart::{Owner, owner},
};

pub static CHECK: Check = Check {
    id: "owner-not-one-person",
    code: "A2b",
    topic: Topic::Actions,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "The owner of an action item is not one person.",
    why: "In a team or a role, everyone can assume that someone else has taken it.",
    instead: "Name one person; the team can still do the work.",
    source: "The template: “Make Action Items SMART”: “One owner per item”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "action_items: Rotate the logs | @team-lead",
            "action_items: Rotate the logs | Platform team",
            "action_items: Rotate the logs | @robin, @kit",
            "action_items: Rotate the logs | everyone",
        ],
        allows: &[
            "action_items: Rotate the logs | @kit",
            "action_items: Rotate the logs | Robin Example (platform team)",
            "action_items: Rotate the logs | TBD",
            "action_items: Rotate the logs | @team-lead | 2025-12-20 | done",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    for action in actions(doc) {
        let name = action.owner.trim();
        let is = match owner(name, &context.policy.teams) {
            Owner::Several => " are several people. Who of them sees to it?",
            Owner::Team => " is a team. Who in it sees to it?",
            Owner::Role => " is a role. Who is that here?",
            Owner::Everyone => " is nobody in particular. Who sees to it?",
            Owner::Person | Owner::Nobody | Owner::Placeholder => continue,
        };
        let is_over = matches!(
            action.status,
            Some(ActionStatus::Done | ActionStatus::WontDo)
        );
        if is_over {
            continue;
        }
        let place = action_cell(action.id, Column::Owner);
        report
            .at(place, [&quoted(name), is].concat())
            .offer("Name one person", Change::Go(place));
    }
}
