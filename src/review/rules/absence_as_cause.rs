use super::kit::*;
use crate::review::words::{begins, plain};

pub static CHECK: Check = Check {
    id: "absence-as-cause",
    code: "C9",
    topic: Topic::Causes,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "The cause is something that was not there.",
    why: "Countless things are absent; an absence explains a failure only where something was expected to be there.",
    instead: "Say what was expected to notice or to act, and what happened in its place.",
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
            let what = "The cause is an absence. What was expected to act, and what happened in its place?";
            let place = Place::Field(field);
            report
                .at(place, what)
                .offer("Say what happened", Change::Go(place));
        }
    }
}
