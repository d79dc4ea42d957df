use super::{
    common::{is_full, metrics, offer_all},
    kit::*,
};
use crate::review::words::{hears, plain};

pub static CHECK: Check = Check {
    id: "impact-not-covered",
    code: "I4",
    topic: Topic::Impact,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "The impact leaves out what readers usually ask about.",
    why: "What is missing reads as “none”, and nobody knows whether anyone looked.",
    instead: "Write the number, an estimate, or “none”.",
    source: "The template’s impact table; PagerDuty postmortem template",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "impact: Duration | 32 minutes\nimpact: Failed requests | 847",
            "trigger_data_loss: no\nimpact: Users affected | ~2,000\nimpact: Revenue loss | none\nimpact: SLA breach | No",
        ],
        allows: &[
            "form: brief\nimpact: Duration | 32 minutes",
            "trigger_data_loss: no\nimpact: Users affected | ~2,000\nimpact: Revenue loss | none\nimpact: SLA breach | No\nimpact: Support tickets | 23",
            "title: It stopped",
        ],
    },
    check,
};

/// What is asked for, by which words it is known, and the row that would hold it.
const ASKED: [(&str, &str, &str); 5] = [
    (
        "users",
        "user|customer|client|people|tenant|account|subscriber|visitor|team",
        "Users affected",
    ),
    (
        "support contacts",
        "support|ticket|call.|calls.|contact|complain",
        "Support tickets created",
    ),
    (
        "money",
        "revenue|money|cost|loss|refund|credit|usd|eur.|sales",
        "Estimated revenue loss",
    ),
    (
        "the service level",
        "sla.|slo.|service level|error budget|availability|uptime",
        "SLA breach",
    ),
    ("data loss", "data", "Data lost"),
];

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let said: String = metrics(doc)
        .flat_map(|metric| [plain(&metric.name), plain(&metric.value)])
        .collect();
    if said.is_empty() || !is_full(doc) {
        return;
    }
    let missing: Vec<_> = ASKED
        .iter()
        .filter(|(what, words, _)| {
            let answered = *what == "data loss" && doc.triggers.data_loss.is_some();
            !answered && !hears(&said, words)
        })
        .collect();
    if missing.is_empty() {
        return;
    }
    let names: Vec<&str> = missing.iter().map(|(what, ..)| *what).collect();
    let what = ["The impact says nothing about ", &either(&names), "."].concat();
    let finding = report.section(Section::Impact, what);
    finding.rests_on(names.join(", "));
    let row = |name| {
        let cells = [(Column::Name, name), (Column::Value, "[how much, or none]")];
        Change::add(List::Impact, &cells)
    };
    let rows = missing.iter().map(|(.., name)| row(*name)).collect();
    offer_all(finding, "Add the rows", rows);
}
