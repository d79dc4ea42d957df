use super::{
    common::{count, offer_all},
    kit::*,
};
use crate::{
    document::Id,
    review::{policy::Limit, why_tree},
};

pub static CHECK: Check = Check {
    id: "why-count",
    code: "C4",
    topic: Topic::Causes,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "The chain of whys is shorter or longer than usual.",
    why: "Two whys end at the symptom; after seven, the answers are no longer about this incident.",
    instead: "Go on until an answer names something that your organisation can change, and stop there.",
    source: "The template: “Use the \"5 Whys\" Technique”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "whys: Why did it stop? | The disk was full.",
            "whys: Why? | It was full.\nwhys: Why was it full? | Nothing rotates the logs.",
        ],
        allows: &[
            "whys: Why? | It was full.\nwhys: Why was it full? | Nothing rotates the logs.\nwhys: Why does nothing rotate them? | The image has no job for it.",
            "title: It stopped",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let nodes = why_tree::walk(doc);
    // The longest way down from the first question, branches included.
    let mut ways: Vec<(Id, usize)> = Vec::with_capacity(nodes.len());
    for (node, _) in &nodes {
        let above = ways.iter().find(|(id, _)| Some(*id) == node.parent);
        ways.push((node.id, above.map_or(0, |(_, steps)| *steps) + 1));
    }
    let Some(&(last, steps)) = ways.iter().max_by_key(|(_, steps)| *steps) else {
        return;
    };
    let least = context.policy.limit(Limit::WhysLeast) as usize;
    let most = context.policy.limit(Limit::WhysMost) as usize;
    if (least..=most).contains(&steps) {
        return;
    }
    let what = [
        &count(steps, "why"),
        " from the first question to the last answer; ",
        &least.to_string(),
        " to ",
        &most.to_string(),
        " are usual.",
    ]
    .concat();
    let finding = report.cell(List::Whys, last, Column::Answer, what);
    finding.rests_on(steps.to_string());
    let row = || Change::add(List::Whys, &[(Column::Question, "[why was that?]")]);
    let is_in_main_chain = nodes
        .iter()
        .any(|(node, _)| node.id == last && node.depth == 0);
    if steps < least && is_in_main_chain {
        offer_all(finding, "Ask on", (steps..least).map(|_| row()).collect());
    }
}
