use super::{common::ask_on, kit::*};
use crate::{lint::People, review::why_tree};

pub static CHECK: Check = Check {
    id: "why-ends-at-a-broken-rule",
    code: "C3",
    topic: Topic::Causes,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "The whys end at a procedure and a deviation from it.",
    why: "People leave a procedure where it does not fit the work; that is what can be changed.",
    instead: "Ask once more: what made it reasonable to work differently?",
    source: "VA National Center for Patient Safety, Five Rules of Causation, rule 4",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "whys: Why did it stop? | The deployment checklist was not followed.",
            "whys: Why did it stop? | The change process was bypassed.",
        ],
        allows: &[
            "whys: Why did it stop? | The checklist has no line on cleanup.",
            "whys: Why did it stop? | The load balancer skipped the health check.",
            "whys: Why did it stop? | The checklist was not followed.\nwhys: Why was that reasonable? | It has 40 steps.",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let people = People::of(doc);
    for end in why_tree::ends(doc) {
        if why_tree::is_broken_rule(&end.answer) {
            ask_on(doc, end, &people, CHECK.what, report);
        }
    }
}
