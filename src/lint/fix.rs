//! Better sentences that can be made by rule.
//!
//! The person makes way for the thing, the change or the condition. What is not known becomes
//! a blank in square brackets, and is never invented.

mod action;
mod means;
mod passive;
mod phrase;
mod undone;
mod wording;

use super::{
    lexicon::tags::DEGREE,
    pattern::Span,
    sentence::{Case, Sentence},
    words::words,
};
use crate::finding::{Fix, FixKind};

pub use means::{could_have_with, would_have};
pub use passive::{as_passive, object_first};
pub use phrase::{clause_end, is_plural, needs_doer, noun_phrase, subject_start, words};
pub use undone::{not_done, should_have};
pub use wording::{a_or_an, capitalised, opens, was};

/// Blanks, each a question that someone who was there can answer.
pub const POSSIBLE: &str = "[what made this possible?]";
pub const LOOKED_RIGHT: &str = "[what made it look right?]";
pub const LET_THROUGH: &str = "[what let it through?]";
pub const PROMPTED: &str = "[what would have prompted it?]";
pub const SHOWN: &str = "[where would it have shown?]";

/// A fix that puts `with` in place of these tokens.
pub fn replace(sentence: &Sentence<'_>, kind: FixKind, span: Span, with: String) -> Fix {
    let needs_facts = with.contains('[');
    Fix {
        kind,
        label: match (kind, needs_facts) {
            (FixKind::Remove, _) => "Leave it out".into(),
            (_, true) => "Say what happened, and fill the blank".into(),
            (_, false) => "Say what happened".into(),
        },
        range: range(sentence, span.start, span.end),
        with,
        needs_facts,
        action: None,
    }
}

/// Whether a fix leaves the marks that are no words: what stands between the tokens that it takes
/// away, an address, an asterisk, a bracket, a picture, is in what it puts there.
pub fn keeps_marks(sentence: &Sentence<'_>, fix: &Fix) -> bool {
    let mut from = fix.range.start;
    let tokens = sentence.tokens.iter();
    let taken = tokens
        .map(|token| token.start as usize..token.end as usize)
        .filter(|token| token.end > fix.range.start && token.start < fix.range.end);
    let end = fix.range.end..fix.range.end;
    taken.chain([end]).all(|token| {
        let between = sentence
            .text
            .get(from..token.start)
            .unwrap_or_default()
            .trim();
        from = token.end;
        between.chars().all(is_plain) || fix.with.contains(between)
    })
}

/// Signs of prose, which mean nothing to Markdown.
fn is_plain(sign: char) -> bool {
    sign.is_whitespace()
        || ".,;:?'\"\u{2018}\u{2019}\u{201C}\u{201D}\u{2013}\u{2014}\u{2026}-".contains(sign)
}

/// Takes an adjective away, with the adverbs of degree before it: "a very hasty rollback" is a
/// rollback.
pub fn remove_adjective(sentence: &Sentence<'_>, at: usize) -> Option<Fix> {
    let degrees = (0..at)
        .rev()
        .take_while(|&before| sentence.is(before, DEGREE));
    let span = Span {
        start: at - degrees.count(),
        end: at + 1,
    };
    remove(sentence, span)
}

/// Takes tokens away, with the article before them made to fit.
pub fn remove(sentence: &Sentence<'_>, span: Span) -> Option<Fix> {
    let next = sentence.tokens.get(span.end)?;
    if next.is_sign() && !sentence.is_sign(span.end, b'.') {
        return None;
    }
    let ends = next.is_sign();
    if ends {
        // Behind the verb: the space before goes with it, and a comma that set it off.
        let mut first = span.start;
        let mut before = first.checked_sub(1)?;
        if sentence.is_sign(before, b',') {
            first = before;
            before = before.checked_sub(1)?;
        }
        if sentence.tokens.get(before)?.is_sign() {
            return None;
        }
        let begins = sentence.tokens.get(first)?.start as usize;
        let from = sentence.text.get(..begins)?.trim_end().len();
        let to = sentence.tokens.get(span.end - 1)?.end as usize;
        let mut fix = replace(sentence, FixKind::Remove, span, String::new());
        fix.range = from..to;
        return Some(fix);
    }
    let word = sentence.word(span.end);
    let article = span
        .start
        .checked_sub(1)
        .filter(|&at| sentence.is_word(at, words!("a an")));
    if let Some(article) = article {
        let fitting = a_or_an(word);
        let fitting = if sentence.tokens[article].case == Case::Lower {
            fitting.to_owned()
        } else {
            capitalised(fitting)
        };
        let whole = Span {
            start: article,
            end: span.end + 1,
        };
        return Some(replace(
            sentence,
            FixKind::Remove,
            whole,
            format!("{fitting} {word}"),
        ));
    }
    let whole = Span {
        start: span.start,
        end: span.end + 1,
    };
    let word = if opens(sentence, span.start) {
        capitalised(word)
    } else {
        word.to_owned()
    };
    Some(replace(sentence, FixKind::Remove, whole, word))
}

/// The bytes from the first token to the end of the last before `to`.
fn range(sentence: &Sentence<'_>, from: usize, to: usize) -> std::ops::Range<usize> {
    let start = sentence
        .tokens
        .get(from)
        .map_or(0, |token| token.start as usize);
    let last = to.checked_sub(1).and_then(|last| sentence.tokens.get(last));
    start..last.map_or(start, |token| token.end as usize)
}
