use chrono::NaiveDateTime;

use super::{
    Policy,
    claims::{Claim, claims},
    coverage::Coverage,
    facts::Facts,
};
use crate::{document::Postmortem, text::Prose};

/// What a check knows beside the document.
#[derive(Debug)]
pub struct Context<'a> {
    /// What the team has settled.
    pub policy: &'a Policy,
    /// Now, in UTC.
    pub now: NaiveDateTime,
    /// What the typed dates and times come to.
    pub facts: Facts,
    /// The summary in sentences and words.
    pub summary: Prose,
    /// What the prose states in numbers.
    pub claims: Vec<Claim>,
    /// What answers what.
    pub coverage: Coverage,
}

impl<'a> Context<'a> {
    /// Reads the document's dates and times.
    pub fn new(doc: &Postmortem, policy: &'a Policy, now: NaiveDateTime) -> Self {
        Self {
            policy,
            now,
            facts: Facts::of(doc),
            summary: Prose::of(&doc.summary),
            claims: claims(doc),
            coverage: Coverage::of(doc),
        }
    }
}
