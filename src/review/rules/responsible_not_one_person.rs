use super::kit::*;
use crate::review::smart::{Owner, owner};

pub static CHECK: Check = Check {
    id: "responsible-not-one-person",
    code: "F2c",
    topic: Topic::FollowUp,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "The follow-up is not in the hands of one person.",
    why: "A team or a role looks at it when somebody in it remembers.",
    instead: "Name one person.",
    source: "The template: “Track Completion”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "responsible: @team-lead",
            "responsible: Platform team",
            "responsible: @robin, @kit",
        ],
        allows: &[
            "responsible: @kit",
            "responsible: Robin Example (platform team)",
            "title: It stopped",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let name = doc.responsible.trim();
    let is = match owner(name, &context.policy.teams) {
        Owner::Person | Owner::Nobody => return,
        Owner::Several => " are several people. Who of them sees to it?",
        Owner::Placeholder => " is no name. Who sees to it?",
        Owner::Team | Owner::Role | Owner::Everyone => " is not one person. Who will see to it?",
    };
    let place = Place::Field(Field::Responsible);
    let what = ["Follow-up: ", &quoted(name), is].concat();
    report
        .at(place, what)
        .offer("Name one person", Change::Go(place));
}
