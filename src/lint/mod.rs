//! The linter: how something is said, and how it could be said without blame.
//!
//! A rule is data with its own examples, one file each in `rules`. Checking never fails and
//! never panics: a text goes in, findings come out.

mod action;
mod clause;
pub mod config;
mod engine;
mod fix;
mod harm;
mod language;
mod lexicon;
mod packed;
mod pattern;
mod people;
mod places;
mod rule;
mod rules;
mod sentence;
pub mod silence;
pub(crate) mod words;

use std::ops::Range;

use crate::{document::Section, finding::Finding};

pub use language::is_foreign;
pub use people::People;
pub use places::{is_english, is_prose, lint_document, lint_place, prose_places};
pub use rule::{Examples, Rule};
pub use rules::with_examples;

/// What a rule knows beside the text.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Where the text stands; a section alone never decides.
    pub section: Section,
    /// Whether the text is a question, as in the 5 whys.
    pub question: bool,
    /// Who is known by name.
    pub people: &'a People,
}

/// Every rule, in the order of the help page.
pub fn rules() -> &'static [&'static Rule] {
    rules::RULES
}

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().iter().copied().find(|rule| rule.id == id)
}

/// Calls with everyone whom a text singles out by name or handle, and with every team that is not
/// the writers': the bytes of the words, and whether it is a team. With nobody in a text that is
/// not English.
pub fn each_named(text: &str, people: &People, take: &mut dyn FnMut(Range<usize>, bool)) {
    let context = Context {
        section: Section::Timeline,
        question: false,
        people,
    };
    if !is_foreign(text) {
        engine::each_named(text, &context, take);
    }
}

/// Findings in one text, in the order in which they stand. None in a text that is not English.
pub fn lint_text(text: &str, context: &Context<'_>) -> Vec<Finding> {
    if is_foreign(text) {
        return Vec::new();
    }
    engine::findings(text, context)
}
