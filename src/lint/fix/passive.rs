//! A deed told without who did it.

use super::{
    super::{
        clause::{Person, Verb},
        lexicon::tags::*,
        pattern::Span,
        sentence::Sentence,
        words::words,
    },
    phrase::{self, clause_end, is_plural, needs_doer, noun_phrase, subject_start},
    replace,
    wording::{participle, placed},
};
use crate::finding::{Fix, FixKind};

/// "Sam deleted the volume" as "The volume was deleted ([what made this possible?])".
///
/// None where the sentence gives no object that could take the subject's place.
pub fn as_passive(
    sentence: &Sentence<'_>,
    person: &Person,
    verb: &Verb,
    blank: &str,
) -> Option<Fix> {
    if verb.modal
        || verb.passive
        || sentence.is(verb.main, THIRD | ING) && !sentence.is(verb.main, PAST)
    {
        return None;
    }
    let part = participle(sentence, verb.main)?;
    let particle = if sentence.is_word(verb.end, words!("off on down out up over away through")) {
        verb.end + 1
    } else {
        verb.end
    };
    let object_end = noun_phrase(sentence, particle);
    if object_end == particle || person.reach > verb.first {
        return None;
    }
    if needs_doer(
        sentence,
        person,
        object_end,
        clause_end(sentence, object_end),
    ) {
        return None;
    }
    let start = subject_start(sentence, person)?;
    let plural = is_plural(sentence, particle, object_end);
    let had = verb.perfect;
    let be = match (had, plural) {
        (true, _) if sentence.is_word(verb.first, words!("had")) => "had been",
        (true, true) => "have been",
        (true, false) => "has been",
        (false, true) => "were",
        (false, false) => "was",
    };
    let object = match sentence.word(particle).to_ascii_lowercase().as_str() {
        "them" if object_end == particle + 1 => "they".to_owned(),
        _ => phrase::words(sentence, particle, object_end).to_owned(),
    };
    let mut with = placed(sentence, start, &object, particle);
    with.push(' ');
    with.push_str(be);
    with.push(' ');
    with.push_str(&part);
    if particle > verb.end {
        with.push(' ');
        with.push_str(sentence.word(verb.end));
    }
    // What completes the verb stays with it: "was taken offline", "was left on".
    let mut end = object_end;
    if sentence.is_word(
        end,
        words!("offline down out off on open through behind exposed"),
    ) && !sentence.is(end + 1, DET | NOUN | POSSESSIVE)
    {
        with.push(' ');
        with.push_str(sentence.word(end));
        end += 1;
    }
    if sentence.is_word(end, words!("by in"))
        && sentence.is_word(end + 1, words!("mistake accident error"))
    {
        end += 2;
    }
    with.push_str(" (");
    with.push_str(blank);
    with.push(')');
    Some(replace(
        sentence,
        FixKind::Rewrite,
        Span { start, end },
        with,
    ))
}
