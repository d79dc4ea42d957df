use super::{common::ask_on, kit::*};
use crate::{lint::People, review::why_tree};

pub static CHECK: Check = Check {
    id: "why-ends-at-a-person",
    code: "C2",
    topic: Topic::Causes,
    severity: Severity::Error,
    since: "0.1.0",
    what: "The whys end at a person.",
    why: "What a person did has a cause of its own, and that one can be changed.",
    instead: "Ask once more: what made it likely, and what made it look right?",
    source: "VA National Center for Patient Safety, Five Rules of Causation, rule 3",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "whys: Why did it stop? | The engineer forgot the flag.",
            "whys: Why did it stop? | Human error",
        ],
        allows: &[
            "whys: Why did it stop? | The flag had no default.",
            "whys: Why did it stop? | Human error\nwhys: Why was that likely? | Two hosts have the same prompt.",
            "whys: Why did it stop? |",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let people = People::of(doc);
    for end in why_tree::ends(doc) {
        if why_tree::is_person(&end.answer, &people) && !why_tree::is_broken_rule(&end.answer) {
            ask_on(doc, end, &people, CHECK.what, report);
        }
    }
}
