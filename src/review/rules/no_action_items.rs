use super::{
    common::{actions, is_full},
    kit::*,
};
use crate::{
    document::Cells,
    review::words::{hears, plain},
};

pub static CHECK: Check = Check {
    id: "no-action-items",
    code: "A1",
    topic: Topic::Actions,
    severity: Severity::Error,
    since: "0.1.0",
    what: "There is no action item.",
    why: "Without one, the next incident will find everything as it was.",
    instead: "Plan what makes this less likely, easier to notice or shorter, or accept the risk and say why.",
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
    // A text from elsewhere may hold them where an import could not tell them apart.
    let speaks = |text: &str| {
        hears(
            &plain(text),
            "action item|review action|actions.|next steps|todo",
        )
    };
    let what = if speaks(&doc.unsorted_notes) {
        "There is no action item here, but the unsorted notes mention some."
    } else if speaks(&doc.summary) {
        "There is no action item here, but the summary mentions some."
    } else {
        CHECK.what
    };
    let finding = report.section(Section::Actions, what);
    let cells = [(Column::Text, "[what will change?]")];
    finding.offer("Add an action item", Change::add(List::Actions, &cells));
}
