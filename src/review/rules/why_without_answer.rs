use super::kit::*;
use crate::review::{why_tree, words::plain};

pub static CHECK: Check = Check {
    id: "why-without-answer",
    code: "C4b",
    topic: Topic::Causes,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "A why has no answer, or the same answer as another.",
    why: "The next question then has nothing to ask about.",
    instead: "Answer it, or take the question out.",
    source: "The template: “Use the \"5 Whys\" Technique”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "whys: Why did it stop? |",
            "whys: Why did it stop? | The disk was full.\nwhys: Why was it full? | The disk was full",
        ],
        allows: &[
            "whys: Why did it stop? | The disk was full.\nwhys: Why was it full? | Nothing rotates the logs.",
            "whys: |",
            "whys: Why did it stop? | [what stopped it?]",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let mut answers: Vec<String> = Vec::new();
    for (_, why) in why_tree::walk(doc) {
        let answer = plain(&why.answer);
        let what = if answer == " " && why.answer.trim().is_empty() {
            "This why has no answer yet."
        } else if answer.len() > 1 && answers.contains(&answer) {
            "This answer was given before."
        } else {
            answers.push(answer);
            continue;
        };
        let (list, row, column) = (List::Whys, why.id, Column::Answer);
        let place = Place::Cell { list, row, column };
        let finding = report.at(place, what);
        finding.rests_on([&*why.question, " ", &why.answer].concat());
        finding.offer("Answer it", Change::Go(place));
    }
}
