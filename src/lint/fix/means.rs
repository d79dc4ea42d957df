//! What would have helped, told as what was not there.

use super::{
    super::{clause::Verb, lexicon::tags::*, pattern::Span, sentence::Sentence, words::words},
    action::action,
    phrase::{self, clause_end, is_plural, noun_phrase},
    replace,
    wording::{a_or_an, base, capitalised, was},
};
use crate::finding::{Fix, FixKind};

/// "Could have been avoided with a test" as "There was no test", with the action "Add a test".
pub fn could_have_with(sentence: &Sentence<'_>, verb: &Verb) -> Option<Fix> {
    let end = clause_end(sentence, verb.end);
    let start = sentence.heads.first().copied()?;
    let short = verb.first <= start + 3;
    let helped = sentence.is_word(
        verb.main,
        words!("avoided prevented caught detected noticed found spotted"),
    );
    if !(verb.passive && short && helped && end > verb.end + 2 && sentence.is_end(end)) {
        return None;
    }
    let means = verb.end + 1;
    if !sentence.is_word(verb.end, words!("by with")) {
        return None;
    }
    if sentence.is_word(verb.end, words!("by"))
        && sentence.is(means, ING)
        && !sentence.is(means, NOUN)
    {
        let act = base(sentence, means)?;
        let part = sentence.lexicon.participle(act)?;
        let object_end = noun_phrase(sentence, means + 1);
        if object_end == means + 1 {
            return None;
        }
        let object = phrase::words(sentence, means + 1, object_end);
        let rest = phrase::words(sentence, object_end, end);
        let be = was(is_plural(sentence, means + 1, object_end));
        let mut with = [&capitalised(object), " ", be, " not ", part].concat();
        if !rest.is_empty() {
            with.push(' ');
            with.push_str(rest);
        }
        let mut fix = replace(sentence, FixKind::Rewrite, Span { start, end }, with);
        fix.action = Some(action(act, object, rest));
        return Some(fix);
    }
    if !sentence.is_word(means, words!("a an")) || sentence.is(means + 1, BETTER) {
        return None;
    }
    let thing = phrase::words(sentence, means + 1, end);
    let with = ["There was no ", thing].concat();
    let mut fix = replace(sentence, FixKind::Rewrite, Span { start, end }, with);
    fix.action = Some(["Add ", phrase::words(sentence, means, end)].concat());
    Some(fix)
}

/// "A canary would have shown it" as "There was no canary", with the action "Add a canary".
pub fn would_have(sentence: &Sentence<'_>, verb: &Verb) -> Option<Fix> {
    let start = sentence.heads.first().copied()?;
    let article = sentence.is_word(start, words!("a an"));
    if !article || verb.passive || verb.negated || noun_phrase(sentence, start) != verb.first {
        return None;
    }
    let end = clause_end(sentence, verb.end);
    if !sentence.is_end(end) {
        return None;
    }
    let bare =
        start + 1 + usize::from(sentence.is_word(start + 1, words!("simple single quick basic")));
    let thing = phrase::words(sentence, bare, verb.first);
    if thing.is_empty()
        || sentence.is(bare, BETTER)
        || sentence.is_word(bare, words!("better earlier faster quicker staged"))
    {
        return None;
    }
    let with = ["There was no ", thing].concat();
    let mut fix = replace(sentence, FixKind::Rewrite, Span { start, end }, with);
    fix.action = Some(["Add ", a_or_an(thing), " ", thing].concat());
    Some(fix)
}
