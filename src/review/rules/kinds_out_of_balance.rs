use super::{
    common::{actions, is_full},
    kit::*,
};
use crate::{document::ActionKind, review::strength::kind};

pub static CHECK: Check = Check {
    id: "kinds-out-of-balance",
    code: "A10",
    topic: Topic::Actions,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "The action items are all of one kind.",
    why: "To prevent an incident, to notice it sooner and to shorten it take different changes; one kind leaves the others as they were.",
    instead: "Plan at least one that prevents and one that detects.",
    source: "Google SRE workbook, chapter 10: a plan that only mitigates is a fault",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "action_items: Automate the rollback | @kit\naction_items: Rehearse the restore | @kit",
            "action_items: Alert at 80 % of the disk | @kit\naction_items: Monitor the queue | @kit",
        ],
        allows: &[
            "action_items: Limit the memory of each job | @kit\naction_items: Alert at 80 % | @kit",
            "action_items: Automate the rollback | @kit",
            "action_items: Automate the rollback | @kit\naction_items: Do the thing | @kit",
            "form: brief\naction_items: Alert at 80 % of the disk | @kit\naction_items: Monitor the queue | @kit",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let kinds: Option<Vec<ActionKind>> = actions(doc)
        .into_iter()
        .map(|action| action.kind.or_else(|| kind(&action.text)))
        .collect();
    // Where the wording of one does not tell, nothing is certain.
    let Some(kinds) = kinds.filter(|kinds| is_full(doc) && kinds.len() > 1) else {
        return;
    };
    let first = kinds[0];
    if kinds.iter().any(|&kind| kind != first) {
        return;
    }
    let what = [
        "All action items are of one kind: ",
        &first.label().to_lowercase(),
        ".",
    ]
    .concat();
    let finding = report.section(Section::Actions, what);
    let (label, text, kind) = if first == ActionKind::Prevent {
        (
            "Add one that detects",
            "Add an alert when [metric] exceeds [value]",
            ActionKind::Detect,
        )
    } else {
        (
            "Add one that prevents",
            "Let [check or limit] refuse [what went wrong]",
            ActionKind::Prevent,
        )
    };
    let cells = [(Column::Text, text), (Column::Kind, kind.key())];
    finding.offer(label, Change::add(List::Actions, &cells));
}
