use super::{lexicon::tags::Tags, pattern::Span, sentence::Sentence};
use crate::{
    document::Section,
    finding::{Class, Fix, Severity},
};

/// A rule: what it is about, and how it looks.
#[derive(Debug)]
pub struct Rule {
    /// Lasting, kebab-case, names the flagged wording: it reads well in "allow should-have".
    pub id: &'static str,
    pub class: Class,
    pub severity: Severity,
    /// The version that brought it.
    pub since: &'static str,
    /// What is found, in a line.
    pub what: &'static str,
    /// Why it matters, in a line.
    pub why: &'static str,
    /// What to write instead, in a line.
    pub instead: &'static str,
    /// Where the reasoning comes from.
    pub source: &'static str,
    /// Phrases to look for, in groups that `check` tells apart; `packed!`.
    pub(super) phrases: &'static str,
    /// Phrases that are innocent: what they touch is not looked at.
    pub(super) unless: &'static str,
    /// Where no phrase was met: the kinds of words, each of which a sentence must have some of
    /// before the rule is asked. Empty where it is asked about phrases alone.
    pub(super) needs: &'static [Tags],
    /// Decides, by who does what in the sentence.
    pub(super) check: fn(&Sentence<'_>, &[Hit], &mut Flagged),
}

/// What a rule is held to and explained by. Apart from it: judging needs none of it, and it would
/// be a good part of what a first visit waits for.
#[derive(Debug)]
pub struct Examples {
    /// Texts that give exactly one finding of the rule, each with the text after the first fix, if
    /// there is one.
    pub flags: &'static [(&'static str, Section, Option<&'static str>)],
    /// Texts that look alike and are clean under all rules.
    pub allows: &'static [(&'static str, Section)],
}

/// A phrase that was met.
#[derive(Debug, Clone, Copy)]
pub struct Hit {
    /// The group of the phrase within its rule.
    pub group: u8,
    pub span: Span,
}

/// What one rule flags in one sentence.
#[derive(Debug, Default)]
pub struct Flagged(pub Vec<(Span, Vec<Fix>)>);

impl Flagged {
    /// Flags these tokens.
    pub fn add(&mut self, span: Span) {
        self.add_with(span, Vec::new());
    }

    /// Flags these tokens and offers better sentences.
    pub fn add_with(&mut self, span: Span, fixes: Vec<Fix>) {
        let known = self.0.iter().any(|(known, _)| known.overlaps(span));
        if !known {
            self.0.push((span, fixes));
        }
    }
}

/// A check that flags every phrase.
pub fn every_phrase(_: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    for hit in hits {
        flagged.add(hit.span);
    }
}
