use super::{common::is_full, kit::*};
use crate::document::Cells;

pub static CHECK: Check = Check {
    id: "outcome-missing",
    code: "W1",
    topic: Topic::Outcome,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "What went well or what went wrong is empty.",
    why: "What worked is worth keeping on purpose, and what did not is where learning happens.",
    instead: "Write at least one item in each.",
    source: "The template: “Acknowledge what worked”, “Be honest about failures”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "went_wrong: No alert on the disk",
            "went_well: The rollback took two minutes",
        ],
        allows: &[
            "went_well: The rollback took two minutes\nwent_wrong: No alert on the disk",
            "form: brief\ntitle: It stopped",
            "went_well: The rollback took two minutes\nwent_wrong: No alert on the disk\ngot_lucky: It was Sunday",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let is_begun = !doc.went_well.is_empty() || !doc.went_wrong.is_empty();
    for (list, items, what, blank) in [
        (
            List::WentWell,
            &doc.went_well,
            "Nothing is written about what went well.",
            "[what worked?]",
        ),
        (
            List::WentWrong,
            &doc.went_wrong,
            "Nothing is written about what went wrong.",
            "[what was missing, unclear or slow?]",
        ),
    ] {
        let written = items.iter().any(|item| !item.is_blank());
        if !written && is_full(doc) && (is_begun || list == List::WentWrong) {
            let finding = report.section(list.section(), what);
            finding.offer("Add an item", Change::add(list, &[(Column::Text, blank)]));
        }
    }
}
