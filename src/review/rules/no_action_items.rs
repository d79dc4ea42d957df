use super::{
    common::{actions, is_full},
    kit::*,
};
use crate::document::Cells;

pub static CHECK: Check = Check {
    id: "no-action-items",
    code: "A1",
    topic: Topic::Actions,
    severity: Severity::Error,
    since: "0.1.0",
    what: "There is no action item.",
    why: "Without one the document is a story, and the next incident finds everything as it was.",
    instead: "Plan what makes this less likely, sooner seen or shorter, or accept the risk and say why.",
    source: "The template’s common mistake “No Action Items”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "underlying_cause: Nothing rotates the logs.",
            "went_wrong: Slow\naction_items: |",
        ],
        allows: &[
            "action_items: Rotate the logs",
            "form: brief\nunderlying_cause: Nothing rotates the logs.",
            "underlying_cause: One region\naccepted_risks: One region | A second one comes in May",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let accepts = doc.accepted_risks.iter().any(|risk| !risk.is_blank());
    if !actions(doc).is_empty() || accepts || !is_full(doc) {
        return;
    }
    let finding = report.section(Section::Actions, CHECK.what);
    let cells = [(Column::Text, "[what will change?]")];
    finding.offer("Add an action item", Change::add(List::Actions, &cells));
}
