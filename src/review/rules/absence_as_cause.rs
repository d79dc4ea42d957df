use super::kit::*;
use crate::review::words::{begins, plain};

pub static CHECK: Check = Check {
    id: "absence-as-cause",
    code: "C9",
    topic: Topic::Causes,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "The cause names something that was missing.",
    why: "Many things were missing; it explains a failure only if something was supposed to be there.",
    instead: "Say what was supposed to notice or act, and what it did instead.",
    source: "VA National Center for Patient Safety, Five Rules of Causation, rule 5",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "underlying_cause: No alert on the pool.",
            "immediate_cause: Lack of tests",
            "underlying_cause: There was no monitoring of the disk.",
        ],
        allows: &[
            "underlying_cause: A release leaked connections; no alert watched the pool.",
            "contributing_factors: No alert on the pool",
            "underlying_cause: Nothing that rotates logs was in the image, which the base image used to bring, so that the disk filled up.",
        ],
    },
    check,
};

const ABSENCES: &str = "no.|there was no.|there were no.|lack of|a lack of|absence|the absence|missing|the lack|nobody|insufficient";

/// A longer text explains itself.
const WORDS: usize = 18;

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    for field in [Field::ImmediateCause, Field::UnderlyingCause] {
        let text = plain(&doc.field(field));
        let is_short = text.split_ascii_whitespace().count() <= WORDS;
        if is_short && begins(&text, ABSENCES) {
            let what = "The cause names something missing. What was supposed to act, and what did it do instead?";
            let place = Place::Field(field);
            report
                .at(place, what)
                .offer("Say what happened", Change::Go(place));
        }
    }
}
