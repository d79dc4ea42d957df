//! What was not done, told without who did not do it.

use super::{
    super::{
        clause::{Person, PersonKind, Verb},
        lexicon::tags::*,
        pattern::Span,
        sentence::Sentence,
        words::words,
    },
    action::{action, without_time},
    passive::object_first,
    phrase::{
        self, clause_end, follows_loosely, is_plural, needs_doer, noun_phrase, subject_start,
    },
    replace,
    wording::{base, capitalised, lowered, opens, participle, placed, was},
};
use crate::finding::{Fix, FixKind};

/// "Sam did not renew the certificate" as "The certificate was not renewed ([...])", where
/// `act` is the verb whose object it is.
pub fn not_done(sentence: &Sentence<'_>, person: &Person, act: usize, blank: &str) -> Option<Fix> {
    let verb = base(sentence, act)?;
    let object_end = noun_phrase(sentence, act + 1);
    let start = subject_start(sentence, person)?;
    if object_end == act + 1
        || sentence.is_word(act + 1, words!("it them this that")) && object_end == act + 2
    {
        return None;
    }
    if stays_active(sentence, verb, act + 1, object_end) {
        return None;
    }
    let noun = match verb {
        "check" | "verify" | "validate" | "confirm" => "check for",
        "test" => "test of",
        "review" => "review of",
        _ => {
            let be = was(is_plural(sentence, act + 1, object_end));
            let done = [be, " not ", sentence.lexicon.participle(verb)?].concat();
            let object = Span {
                start: act + 1,
                end: object_end,
            };
            return object_first(sentence, person, object, &done, blank);
        }
    };
    let end = clause_end(sentence, object_end);
    if needs_doer(sentence, person, object_end, end) {
        return None;
    }
    let object = phrase::words(sentence, act + 1, object_end);
    let phrase = ["the [release path] had no ", noun, " ", object].concat();
    let with = if opens(sentence, start) {
        capitalised(&phrase)
    } else {
        phrase
    };
    let span = Span {
        start,
        end: object_end,
    };
    Some(replace(sentence, FixKind::Rewrite, span, with))
}

/// "We should have tested the migration" as "The migration was not tested", with the action
/// "Test the migration".
pub fn should_have(sentence: &Sentence<'_>, verb: &Verb) -> Option<Fix> {
    if verb.negated || sentence.question {
        return None;
    }
    let part = participle(sentence, verb.main)?;
    let act = base(sentence, verb.main)?;
    if verb.passive {
        return should_have_been(sentence, verb, &part, act);
    }
    let person = sentence.subject(verb)?;
    let start = subject_start(sentence, person)?;
    let object_end = noun_phrase(sentence, verb.end);
    if object_end == verb.end
        || sentence.is_word(verb.end, words!("it them this that")) && object_end == verb.end + 1
    {
        return None;
    }
    if follows_loosely(sentence, object_end) || person.reach > verb.first {
        return None;
    }
    let object = phrase::words(sentence, verb.end, object_end);
    let be = was(is_plural(sentence, verb.end, object_end));
    let rest_end = clause_end(sentence, object_end);
    let rest = without_time(phrase::words(sentence, object_end, rest_end));
    let bare = verb.end + usize::from(sentence.is_word(verb.end, words!("a an")));
    // "Should have had a runbook": what was not there can be added.
    let thing = act == "have"
        && sentence.is(bare, NOUN)
        && !sentence.is(bare, ADJECTIVE)
        && sentence.is(object_end - 1, AREA | SYSTEM);
    if !thing && stays_active(sentence, act, verb.end, object_end) {
        return None;
    }
    let with = if thing {
        let phrase = phrase::words(sentence, bare, object_end);
        let with = ["there ", be, " no ", phrase].concat();
        if opens(sentence, start) {
            capitalised(&with)
        } else {
            with
        }
    } else {
        let object = placed(sentence, start, object, verb.end);
        [&object, " ", be, " not ", &part].concat()
    };
    let act = if thing { "add" } else { act };
    let mut fix = replace(
        sentence,
        FixKind::Rewrite,
        Span {
            start,
            end: object_end,
        },
        with,
    );
    fix.action = (!names_someone(sentence, verb.end, rest_end)).then(|| action(act, object, rest));
    Some(fix)
}

/// Whether an act has no passive that is English: "let Ben know", "keep an eye on the queue",
/// "take a closer look", "give Ben the key".
fn stays_active(sentence: &Sentence<'_>, act: &str, object: usize, end: usize) -> bool {
    matches!(act, "have" | "get" | "let" | "pay" | "keep")
        || act == "give" && sentence.person_at(object).is_some()
        || sentence.is_word(end - 1, words!("look"))
        || sentence.is(end, DET)
}

/// Whether somebody is named, to whom no action may be done.
fn names_someone(sentence: &Sentence<'_>, from: usize, to: usize) -> bool {
    sentence.any_person(from, to, |person| person.kind == PersonKind::Individual)
}

/// "The limits should have been raised" as "The limits were not raised".
fn should_have_been(sentence: &Sentence<'_>, verb: &Verb, part: &str, act: &str) -> Option<Fix> {
    let from = sentence
        .heads
        .iter()
        .rev()
        .find(|&&head| head < verb.first)
        .copied()?;
    if noun_phrase(sentence, from) != verb.first {
        return None;
    }
    let plural = is_plural(sentence, from, verb.first);
    let with = [was(plural), " not ", part].concat();
    let subject = lowered(sentence, phrase::words(sentence, from, verb.first), from);
    if sentence.is_word(from, words!("this it that these they")) && verb.first == from + 1 {
        return None;
    }
    // "Raised by the on-call": by whom is no part of what is to be done.
    let by = sentence.is_word(verb.end, words!("by"))
        && (sentence.is(verb.end + 1, DET) || sentence.person_at(verb.end + 1).is_some());
    let rest_end = if by {
        verb.end
    } else {
        clause_end(sentence, verb.end)
    };
    let rest = without_time(phrase::words(sentence, verb.end, rest_end));
    let span = Span {
        start: verb.first,
        end: verb.end,
    };
    let mut fix = replace(sentence, FixKind::Rewrite, span, with);
    fix.action = (!names_someone(sentence, from, rest_end)).then(|| action(act, &subject, rest));
    Some(fix)
}
