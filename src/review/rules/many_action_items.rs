use super::{
    common::{actions, count},
    kit::*,
};
use crate::review::policy::Limit;

pub static CHECK: Check = Check {
    id: "many-action-items",
    code: "A13",
    topic: Topic::Actions,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "There are many action items.",
    why: "Long lists rarely get finished, and the two items that matter get lost in them.",
    instead: "Keep the ones that change most, and move the rest to the backlog.",
    source: "PagerDuty postmortem guide: be careful with too many",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "action_items: Add test 0\naction_items: Add test 1\naction_items: Add test 2\naction_items: Add test 3\naction_items: Add test 4\naction_items: Add test 5\naction_items: Add test 6\naction_items: Add test 7\naction_items: Add test 8",
        ],
        allows: &[
            "action_items: Add test 0\naction_items: Add test 1\naction_items: Add test 2\naction_items: Add test 3\naction_items: Add test 4\naction_items: Add test 5\naction_items: Add test 6\naction_items: Add test 7",
            "action_items: Add a test",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let number = actions(doc).len();
    if number > context.policy.limit(Limit::ActionsMost) as usize {
        let what = [
            &count(number, "action item"),
            ". Which of them change most?",
        ]
        .concat();
        report
            .section(Section::Actions, what)
            .rests_on(number.to_string());
    }
}
