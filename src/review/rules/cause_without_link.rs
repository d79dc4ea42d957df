use super::kit::*;
use crate::review::words::{hears, plain};

pub static CHECK: Check = Check {
    id: "cause-without-link",
    code: "C8",
    topic: Topic::Causes,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "The underlying cause does not say how it led to the failure.",
    why: "Only the link between cause and effect shows what to change.",
    instead: "Say what led to what: because, so that, which allowed.",
    source: "VA National Center for Patient Safety, Five Rules of Causation, rule 1",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "underlying_cause: The new version of the login module of the shop was in production on Friday.",
        ],
        allows: &[
            "underlying_cause: The new version kept one connection per failed login, which led to a leak.",
            "underlying_cause: A connection leak",
            "underlying_cause: The disk filled up because nothing rotates the logs of the proxy.",
        ],
    },
    check,
};

/// Words that tie a cause to its effect, and verbs that do.
const LINKS: &str = "because|led to|leads to|lead to|leading|so that|so.|which|thus|therefore|hence|caus|result|due to|\
    since|allow|made.|makes.|making|mean|trigger|after|when.|as a |prevent|introduc|until|if.|why|could|every|each|exhaust|\
    thereby|without|depend|block|fill|broke|cannot|unable|ran out";

/// A shorter one is a name for the cause, which the rest of the document explains.
const WORDS: usize = 10;

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let plain = plain(&doc.underlying_cause);
    if plain.split_ascii_whitespace().count() >= WORDS && !hears(&plain, LINKS) {
        let what = "The underlying cause does not say how it led to the failure.";
        let place = Place::Field(Field::UnderlyingCause);
        report
            .at(place, what)
            .offer("Say what it led to", Change::Go(place));
    }
}
