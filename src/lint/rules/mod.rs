//! The rules, one file each.

mod be_careful;
mod caused_by_person;
mod could_have;
mod error_adverb;
mod fault;
mod hindsight;
mod human_error;
mod if_only;
mod inadequate;
mod judgement;
mod lapse;
mod mechanistic;
mod mind_reading;
mod never_again;
mod nobody_checked;
mod person_as_cause;
mod ponder_action;
mod sanction;
mod should_have;
mod train_people;
mod vague_action;
mod verdict;

use super::rule::{Examples, Rule};

macro_rules! registry {
    ($($rule:ident)*) => {
        /// Every rule, in the order of the help page.
        pub const RULES: &[&Rule] = &[$(&$rule::RULE),*];

        /// The examples of each, in the same order.
        const EXAMPLES: &[&Examples] = &[$(&$rule::EXAMPLES),*];
    };
}

registry! {
    person_as_cause
    caused_by_person
    fault
    sanction
    human_error
    error_adverb
    lapse
    nobody_checked
    should_have
    could_have
    if_only
    judgement
    verdict
    inadequate
    mind_reading
    hindsight
    vague_action
    ponder_action
    never_again
    be_careful
    train_people
    mechanistic
}

/// The rules with the examples that they are held to.
pub fn with_examples() -> impl Iterator<Item = (&'static Rule, &'static Examples)> {
    RULES.iter().copied().zip(EXAMPLES.iter().copied())
}
