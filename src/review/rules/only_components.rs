use super::{common::is_full, kit::*};
use crate::review::{
    why_tree,
    words::{hears, plain},
};

pub static CHECK: Check = Check {
    id: "only-components",
    code: "C10",
    topic: Topic::Causes,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "The causes name only components.",
    why: "Behind a broken part there is information, load, a process or an incentive that let it break; those come back.",
    instead: "Add what people could see, what was under load, and what the process asked for.",
    source: "J. Bergström, Three analytical traps in accident investigation",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "immediate_cause: The disk was full.\nunderlying_cause: The switch dropped packets.\ncontributing_factors: A fan was broken",
        ],
        allows: &[
            "immediate_cause: The disk was full.\nunderlying_cause: The switch dropped packets.\ncontributing_factors: The alert went to an unused channel",
            "immediate_cause: The disk was full.",
        ],
    },
    check,
};

const BESIDE_PARTS: &str = "alert|monitor|review|test|process|procedure|runbook|playbook|document|communicat|know|\
    information|visib|unseen|notic|dashboard|team|engineer|people|staff|on call|load|traffic|peak|time|priorit|deadline|\
    pressure|release|deploy|rollout|change|migrat|upgrad|plan|decision|expect|assum|design|policy|checklist|default|\
    limit|capacity|config|own|warn|aware|train|experience|confus|unclear|misle|manual|announce|respons";

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let fields = [&doc.immediate_cause, &doc.underlying_cause].into_iter();
    let factors = doc.contributing_factors.iter().map(|factor| &factor.text);
    let whys = why_tree::walk(doc).into_iter().map(|(_, why)| &why.answer);
    let causes: Vec<String> = fields
        .chain(factors)
        .chain(whys)
        .map(|cause| plain(cause))
        .collect();
    let written = causes.iter().filter(|cause| cause.len() > 1).count();
    if is_full(doc) && written >= 3 && !causes.iter().any(|cause| hears(cause, BESIDE_PARTS)) {
        let finding = report.section(Section::Causes, CHECK.what);
        finding.rests_on(causes.concat());
        let cells = [(Column::Text, "[what could people see of it, and when?]")];
        finding.offer(
            "Add a factor",
            Change::add(List::ContributingFactors, &cells),
        );
    }
}
