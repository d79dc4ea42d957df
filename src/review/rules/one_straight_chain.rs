use super::kit::*;
use crate::review::why_tree;

pub static CHECK: Check = Check {
    id: "one-straight-chain",
    code: "C5",
    topic: Topic::Causes,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "The whys are one straight chain.",
    why: "One chain finds one cause; each answer usually has another one beside it.",
    instead: "Ask “what else?” at one answer or more, and “how” where “why” leads to somebody.",
    source: "J. Allspaw, The Infinite Hows",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "whys: Why? | It was full.\nwhys: Why was it full? | Nothing rotates the logs.\nwhys: Why does nothing rotate them? | The image has no job for it.",
        ],
        allows: &[
            "whys: Why? | It was full.\nwhys.else: What else? | It was small.\nwhys: Why was it full? | Nothing rotates the logs.\nwhys: Why does nothing rotate them? | The image has no job for it.",
            "whys: Why? | It was full.",
        ],
    },
    check,
};

/// From so many whys on, a chain is one.
const LEAST: usize = 3;

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let nodes = why_tree::walk(doc);
    let Some((_, first)) = nodes.first() else {
        return;
    };
    if nodes.len() < LEAST || nodes.iter().any(|(node, _)| node.depth > 0) {
        return;
    }
    let (list, row, column) = (List::Whys, first.id, Column::Answer);
    let place = Place::Cell { list, row, column };
    let finding = report.at(
        place,
        "The whys are one straight chain. What else led to this?",
    );
    finding.rests_on("one chain");
    finding.offer("Ask “what else?” here", Change::Go(place));
}
