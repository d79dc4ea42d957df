use super::{
    common::{action_cell, actions, ask_for_all},
    kit::*,
};
use crate::{
    document::{ActionItem, ActionStatus},
    review::smart::{Owner, owner},
};

pub static CHECK: Check = Check {
    id: "action-without-owner",
    code: "A2",
    topic: Topic::Actions,
    severity: Severity::Error,
    since: "0.1.0",
    what: "An action item has no owner.",
    why: "If everyone owns it, no one does.",
    instead: "Name one person who will see it through.",
    source: "The template’s common mistake “Action Items Without Owners”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "action_items: Rotate the logs\naction_items: Alert at 80 % | @kit",
            "action_items: Rotate the logs\naction_items: Alert at 80 %",
            "action_items: Rotate the logs | TBD",
        ],
        allows: &[
            "action_items: Rotate the logs | @kit",
            "action_items: |",
            "action_items: Rotate the logs | | | wont_do",
            "action_items: Rotate the logs | Platform team",
            "action_items: Rotate the logs [Robin]",
            "action_items: Rotate the logs (@kit)",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let asked = actions(doc)
        .into_iter()
        .filter(|action| action.status != Some(ActionStatus::WontDo));
    let (missing, named): (Vec<&ActionItem>, Vec<&ActionItem>) = asked.partition(|action| {
        let owner = owner(&action.owner, &context.policy.teams);
        matches!(owner, Owner::Nobody | Owner::Placeholder) && !names_owner(&action.text)
    });
    if named.is_empty() && missing.len() > 1 {
        ask_for_all(&missing, Column::Owner, "an owner", report);
        return;
    }
    for action in missing {
        let place = action_cell(action.id, Column::Owner);
        let what = ["Nobody owns ", &quoted(&action.text), "."].concat();
        let finding = report.at(place, what);
        finding.rests_on(&*action.text);
        finding.offer("Name one person", Change::Go(place));
    }
}

/// Whether the text itself names one: `@kit`, or `[Robin]` at its end.
fn names_owner(text: &str) -> bool {
    let has_handle = text.split_whitespace().any(|word| {
        let name = word.trim_start_matches(['(', '[']).strip_prefix('@');
        name.is_some_and(|name| name.starts_with(char::is_alphabetic))
    });
    let line = text
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end_matches(['.', ' ']);
    let bracket = line.strip_suffix([']', ')']).and_then(|line| {
        let at = line.rfind(['[', '('])?;
        line.get(at + 1..)
    });
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase)
    };
    has_handle
        || bracket.is_some_and(|name| name.split(' ').count() <= 2 && name.split(' ').all(is_name))
}
