use super::{common::is_full, kit::*};
use crate::document::{Cells, Item};

pub static CHECK: Check = Check {
    id: "luck-unasked",
    code: "W1b",
    topic: Topic::Outcome,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "Nothing is written about luck.",
    why: "Luck hides risks: what went well by chance may go wrong the next time.",
    instead: "Write what kept it from being worse and cannot be relied on, or that there was nothing.",
    source: "Google SRE workbook, chapter 10: “Where we got lucky”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &["went_well: The rollback took two minutes\nwent_wrong: No alert on the disk"],
        allows: &[
            "went_well: The rollback took two minutes\nwent_wrong: No alert on the disk\ngot_lucky: It was Sunday",
            "went_well: The rollback took two minutes",
            "form: brief\nwent_well: The rollback\nwent_wrong: No alert",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let is_written = |items: &[Item]| items.iter().any(|item| !item.is_blank());
    let both = is_written(&doc.went_well) && is_written(&doc.went_wrong);
    if both && is_full(doc) && !is_written(&doc.got_lucky) {
        let finding = report.section(Section::GotLucky, CHECK.what);
        let cells = [(Column::Text, "[what kept it from being worse?]")];
        finding.offer("Add an item", Change::add(List::GotLucky, &cells));
    }
}
