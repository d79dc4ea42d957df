use super::kit::*;
use crate::review::{
    why_tree,
    words::{hears, plain, shared, stems},
};

pub static CHECK: Check = Check {
    id: "why-jumps",
    code: "C4c",
    topic: Topic::Causes,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "A question does not ask about the answer before it.",
    why: "Where the chain jumps, a step is missing, and with it perhaps the cause that can be changed.",
    instead: "Ask about the words of the last answer, or put the missing step in between.",
    source: "The template: “Use the \"5 Whys\" Technique”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "whys: Why did it stop? | The disk was full.\nwhys: Why did the release pass staging? | It has no logs.",
        ],
        allows: &[
            "whys: Why did it stop? | Connections leaked.\nwhys: Why were connections leaked? | A handler keeps one.",
            "whys: Why did it stop? | The disk was full.\nwhys: Why did that go unseen by monitoring dashboards? | No alert.",
            "whys: Why did it stop? | It was full.\nwhys: Why? | Logs.",
        ],
    },
    check,
};

/// What stands for the answer before.
const POINTS_BACK: &str =
    "it.|its.|that.|this.|they.|them.|these.|those.|so.|there.|one.|such.|then.";

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let nodes = why_tree::walk(doc);
    for (node, why) in &nodes {
        let before = nodes
            .iter()
            .find(|(other, _)| Some(other.id) == node.parent);
        // A branch asks what else there was; it need not take up any word.
        let Some((_, before)) = before.filter(|(other, _)| other.depth == node.depth) else {
            continue;
        };
        let (question, answer) = (stems(&why.question), stems(&before.answer));
        let is_short = question.len() < 2 || answer.is_empty();
        if is_short || shared(&question, &answer) > 0 || hears(&plain(&why.question), POINTS_BACK) {
            continue;
        }
        let what = "This question takes up no word of the answer before it. Is a step missing?";
        let (list, row, column) = (List::Whys, why.id, Column::Question);
        let place = Place::Cell { list, row, column };
        let finding = report.at(place, what);
        finding.rests_on([&*before.answer, " ", &why.question].concat());
        finding.offer("Go to the question", Change::Go(place));
    }
}
