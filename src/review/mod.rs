//! The review: what a post-mortem says, held against itself and against what its policy asks.
//!
//! A check is data with its own examples, one file each in `rules`. Checking never fails and
//! never panics: a document and "now" go in, findings come out.

mod check;
pub mod claims;
mod context;
pub mod coverage;
#[cfg(test)]
mod example;
pub mod facts;
pub mod follow_up;
pub mod metrics;
pub mod policy;
pub mod quantity;
pub mod questionnaire;
mod remedy;
mod rules;
pub mod slo;
pub mod smart;
pub mod strength;
pub mod summary;
pub mod why_svg;
pub mod why_tree;
mod words;

use crate::{document::Postmortem, finding::Finding};

#[cfg(not(target_arch = "wasm32"))]
pub use check::Examples;
pub use check::{Check, Report};
pub use context::Context;
pub use policy::Policy;
pub use remedy::{edit_of, is_blank_left, place_of};

/// Every check, in the order of the document.
pub fn checks() -> &'static [&'static Check] {
    rules::CHECKS
}

/// The check with this id.
pub fn check(id: &str) -> Option<&'static Check> {
    checks().iter().copied().find(|check| check.id == id)
}

/// What there is to look at in a document, check by check; silenced findings too.
pub fn review(doc: &Postmortem, context: &Context<'_>) -> Vec<Finding> {
    let mut course = Course::default();
    while course.step(doc, context) {}
    course.finish(context)
}

/// A review on its way: for whoever cannot wait until all of it is done.
#[derive(Debug, Default)]
pub struct Course {
    done: usize,
    findings: Vec<Finding>,
}

impl Course {
    /// Makes the next check. False where there is none left. The document and the context have to
    /// be the same each time.
    pub fn step(&mut self, doc: &Postmortem, context: &Context<'_>) -> bool {
        let Some(check) = checks().get(self.done) else {
            return false;
        };
        let mut report = Report::new(check, doc, &mut self.findings);
        (check.check)(doc, context, &mut report);
        self.done += 1;
        true
    }

    /// What the checks came to.
    pub fn finish(self, context: &Context<'_>) -> Vec<Finding> {
        context.policy.wording.filter(self.findings)
    }
}
