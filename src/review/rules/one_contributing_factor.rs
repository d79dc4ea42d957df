use super::{
    common::{count, is_full, offer_all},
    kit::*,
};
use crate::{document::Cells, review::policy::Limit};

pub static CHECK: Check = Check {
    id: "one-contributing-factor",
    code: "C1",
    topic: Topic::Causes,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "Few contributing factors are named; complex systems rarely fail for one reason.",
    why: "Large failures come from several small ones, and the one that is easiest to change is often not the first to be found.",
    instead: "Add what else had to be true: load, timing, missing signals, limits, procedures.",
    source: "R. Cook, How Complex Systems Fail",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "underlying_cause: A release leaked connections.",
            "contributing_factors: The pool had no alert",
        ],
        allows: &[
            "contributing_factors: The pool had no alert\ncontributing_factors: The load tests use short sessions",
            "form: brief\nunderlying_cause: A release leaked connections.",
            "title: It stopped",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let factors = doc.contributing_factors.iter();
    let written = factors.filter(|factor| !factor.is_blank()).count();
    let least = context.policy.limit(Limit::FactorsLeast) as usize;
    let fields = [&doc.immediate_cause, &doc.underlying_cause];
    let is_begun = written > 0 || fields.iter().any(|cause| !cause.trim().is_empty());
    let several = fields.iter().any(|cause| parts(cause) >= least);
    if !is_full(doc) || !is_begun || written >= least || several {
        return;
    }
    let what = [
        &count(written, "contributing factor"),
        " is named. What else had to be true?",
    ]
    .concat();
    let what = match written {
        0 => "No contributing factor is named. What else had to be true?".to_owned(),
        _ => what,
    };
    let finding = report.section(Section::Causes, what);
    let row = || {
        Change::add(
            List::ContributingFactors,
            &[(Column::Text, "[what else had to be true?]")],
        )
    };
    offer_all(
        finding,
        "Add what is left to find",
        (written..least).map(|_| row()).collect(),
    );
}

/// How many items or paragraphs a text has: in a document from elsewhere, each may be a factor.
fn parts(text: &str) -> usize {
    let is_item = |line: &&str| line.trim_start().starts_with(['-', '*', '1', '2', '3']);
    let paragraphs = text
        .split(
            "

",
        )
        .filter(|part| !part.trim().is_empty());
    text.lines().filter(is_item).count().max(paragraphs.count())
}
