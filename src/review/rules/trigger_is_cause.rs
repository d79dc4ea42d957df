use super::kit::*;
use crate::review::words::{plain, shared, stems};

pub static CHECK: Check = Check {
    id: "trigger-is-cause",
    code: "C11",
    topic: Topic::Causes,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "The underlying cause says the same as the immediate one.",
    why: "What set it off is not what made it possible; the next trigger will be another.",
    instead: "Say in the immediate cause what failed, and in the underlying cause what made that possible.",
    source: "Google SRE workbook, chapter 10: trigger and root cause are two fields",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "immediate_cause: The disk was full.\nunderlying_cause: The disk was full",
            "immediate_cause: The database ran out of connections.\nunderlying_cause: The connections of the database ran out.",
        ],
        allows: &[
            "immediate_cause: The disk was full.\nunderlying_cause: Nothing rotates the logs of the proxy.",
            "immediate_cause: The disk was full.",
            "immediate_cause: The database ran out of connections.\nunderlying_cause: The login leaked connections of the database on error paths.",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let (immediate, underlying) = (&doc.immediate_cause, &doc.underlying_cause);
    let (one, other) = (stems(immediate), stems(underlying));
    let most = one.len().max(other.len());
    let is_same = plain(immediate) == plain(underlying) && !underlying.trim().is_empty();
    if is_same || most >= 2 && shared(&one, &other) == most {
        let place = Place::Field(Field::UnderlyingCause);
        let finding = report.at(
            place,
            "The underlying cause says what the immediate cause says. What made it possible?",
        );
        finding.rests_on([&**immediate, " ", underlying].concat());
        finding.offer("Write what made it possible", Change::Go(place));
    }
}
