use super::{
    common::{action_cell, actions, has_blank, is_settled},
    kit::*,
};
use crate::review::smart::wording;

pub static CHECK: Check = Check {
    id: "action-without-end",
    code: "A6",
    topic: Topic::Actions,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "An action item does not say when it counts as done.",
    why: "Nobody can tell when it is done: it stays open, or is closed before it has changed anything.",
    instead: "Add a number, a threshold, the thing that will exist, or “done when …”.",
    source: "The template: “Make Action Items SMART”, measurable; its common mistake “Being Too Vague”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "action_items: Document good habits with database connections",
            "action_items: Share what we know about the proxy",
        ],
        allows: &[
            "action_items: Document the restart in the runbook",
            "action_items: Keep the queue below 1000 messages",
            "action_items: Remove the old job",
            "action_items: Document how the job is restarted (done when the on-call runs it alone)",
            "action_items: Document good habits | @kit | | done",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    for action in actions(doc) {
        let text = &action.text;
        if is_settled(action) || has_blank(text) || wording(text).end {
            continue;
        }
        let place = action_cell(action.id, Column::Text);
        let range = text.trim_end().len()..text.len();
        let with = " (done when [what can be seen?])".to_owned();
        let what = ["When is ", &quoted(text), " done?"].concat();
        report
            .at(place, what)
            .offer("Add “done when”", Change::Replace { place, range, with });
    }
}
