use super::{
    common::{action_cell, actions},
    kit::*,
};

pub static CHECK: Check = Check {
    id: "one-priority-for-all",
    code: "A12",
    topic: Topic::Actions,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "All action items have the same priority.",
    why: "Where everything comes first, chance decides what is done.",
    instead: "Say which one helps most.",
    source: "Google SRE workbook, chapter 10",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "action_items: A1 | @kit | | to_do | high\naction_items: A2 | @kit | | to_do | high\naction_items: A3 | @kit | | to_do | high",
        ],
        allows: &[
            "action_items: A1 | @kit | | to_do | high\naction_items: A2 | @kit | | to_do | low\naction_items: A3 | @kit | | to_do | high",
            "action_items: A1 | @kit | | to_do | high\naction_items: A2 | @kit | | to_do | high",
            "action_items: A1\naction_items: A2\naction_items: A3",
        ],
    },
    check,
};

/// Of fewer, it says little.
const LEAST: usize = 3;

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let actions = actions(doc);
    let Some(first) = actions.first().filter(|first| first.priority.is_some()) else {
        return;
    };
    let same = actions
        .iter()
        .all(|action| action.priority == first.priority);
    if same && actions.len() >= LEAST {
        let place = action_cell(first.id, Column::Priority);
        let finding = report.at(place, CHECK.what);
        finding.rests_on("one priority");
        finding.offer("Choose what comes first", Change::Go(place));
    }
}
