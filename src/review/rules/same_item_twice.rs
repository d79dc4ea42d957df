use super::kit::*;
use crate::review::words::plain;

pub static CHECK: Check = Check {
    id: "same-item-twice",
    code: "W3",
    topic: Topic::Outcome,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "The same item stands in two lists.",
    why: "A reader wonders which of the two is meant.",
    instead: "Keep it where it belongs, or say what was good about it and what was not.",
    source: "Google SRE workbook, chapter 10",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "went_well: The rollback took two minutes\nwent_wrong: The rollback took two minutes.",
            "went_wrong: Nobody was awake in Europe\ngot_lucky: nobody was awake in Europe",
            "went_wrong: No alert on the disk\nwent_wrong: No alert on the disk",
        ],
        allows: &[
            "went_well: The rollback took two minutes\nwent_wrong: The rollback took two hours",
            "went_well: None\nwent_wrong: None",
            "went_well: |\nwent_wrong: |",
        ],
    },
    check,
};

/// A shorter text, such as "none", may stand anywhere.
const WORDS: usize = 3;

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let mut seen: Vec<String> = Vec::new();
    for list in [List::WentWell, List::WentWrong, List::GotLucky] {
        for item in doc.rows(list).iter() {
            let text = item.cell(Column::Text).unwrap_or_default();
            let plain = plain(text);
            if plain.split_ascii_whitespace().count() < WORDS {
                continue;
            }
            if seen.contains(&plain) {
                let what = ["This item stands here and above: ", &quoted(text), "."].concat();
                let finding = report.cell(list, item.id(), Column::Text, what);
                let row = item.id();
                finding.offer("Take this one out", Change::Remove { list, row });
            } else {
                seen.push(plain);
            }
        }
    }
}
