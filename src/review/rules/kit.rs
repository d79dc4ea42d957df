//! What every check is written with.

pub use crate::{
    document::{Choice, Column, Field, List, Milestone, Place, Postmortem, Section},
    finding::{Change, Remedy, Severity, Topic},
    review::{Context, Report, check::Check},
    text::quoted,
};

#[cfg(not(target_arch = "wasm32"))]
pub use crate::review::check::Examples;

use crate::review::claims::{Claim, Contradiction};

/// A cell of the timeline.
pub fn event_cell(doc: &Postmortem, index: usize, column: Column) -> Option<Place> {
    let event = doc.timeline.get(index)?;
    Some(Place::Cell {
        list: List::Timeline,
        row: event.id,
        column,
    })
}

/// Words as `a, b and c`.
pub fn listed(words: &[&str]) -> String {
    joined(words, " and ")
}

/// Words as `a, b or c`, for what is there of none of them.
pub fn either(words: &[&str]) -> String {
    joined(words, " or ")
}

fn joined(words: &[&str], by: &str) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => [&first.join(", "), by, last].concat(),
    }
}

/// Reports what a claim contradicts, with both sides as remedies.
pub fn report_contradiction(
    doc: &Postmortem,
    report: &mut Report<'_>,
    claim: &Claim,
    found: Contradiction,
) {
    let text = doc.text(claim.place).unwrap_or_default();
    let words = text.get(claim.range.clone()).unwrap_or_default();
    let what = format!("Here it is {words}; {}.", found.other);
    let evidence = [words, " \u{2013} ", &found.other].concat();
    let replace = Change::Replace {
        place: claim.place,
        range: claim.range.clone(),
        with: found.expected.clone(),
    };
    let (label, other_side) = found.other_side;
    let finding = report.at(claim.place, what);
    finding.marks(claim.range.clone());
    finding.sentence = claim.sentence.clone();
    finding
        .rests_on(evidence)
        .offer(format!("Write {} here", found.expected), replace)
        .offer(label, other_side);
}
