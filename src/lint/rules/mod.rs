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

use super::rule::Rule;

/// Every rule, in the order of the help page.
pub const RULES: &[&Rule] = &[
    &person_as_cause::RULE,
    &caused_by_person::RULE,
    &fault::RULE,
    &sanction::RULE,
    &human_error::RULE,
    &error_adverb::RULE,
    &lapse::RULE,
    &nobody_checked::RULE,
    &should_have::RULE,
    &could_have::RULE,
    &if_only::RULE,
    &judgement::RULE,
    &verdict::RULE,
    &inadequate::RULE,
    &mind_reading::RULE,
    &hindsight::RULE,
    &vague_action::RULE,
    &ponder_action::RULE,
    &never_again::RULE,
    &be_careful::RULE,
    &train_people::RULE,
    &mechanistic::RULE,
];
