//! A deed told without who did it.

use super::{
    super::{
        clause::{Person, Verb},
        lexicon::tags::*,
        pattern::Span,
        sentence::Sentence,
        words::{List, words},
    },
    phrase::{self, clause_end, is_plural, needs_doer, noun_phrase, subject_start},
    replace,
    wording::{participle, placed, was},
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
    let particle = verb.end + usize::from(has_particle(sentence, verb));
    let object_end = noun_phrase(sentence, particle);
    if object_end == particle || person.reach > verb.first {
        return None;
    }
    let plural = is_plural(sentence, particle, object_end);
    let had = verb.perfect;
    let be = match (had, plural) {
        (true, _) if sentence.is_word(verb.first, words!("had")) => "had been",
        (true, true) => "have been",
        (true, false) => "has been",
        (false, _) => was(plural),
    };
    let mut done = [be, " ", &part].concat();
    if particle > verb.end {
        done.push(' ');
        done.push_str(sentence.word(verb.end));
    }
    let object = Span {
        start: particle,
        end: object_end,
    };
    object_first(sentence, person, object, &done, blank)
}

/// The object, what was done to it with all that its clause says besides, and the blank: "The
/// volume was deleted on Friday ([what made this possible?])". None where that needs the person.
pub fn object_first(
    sentence: &Sentence<'_>,
    person: &Person,
    object: Span,
    done: &str,
    blank: &str,
) -> Option<Fix> {
    let behind = object.end;
    let end = clause_end(sentence, behind);
    if needs_doer(sentence, person, behind, end) {
        return None;
    }
    let start = subject_start(sentence, person)?;
    // An aside stays where it is.
    let end = if sentence.is_sign(end, b'(') {
        behind
    } else {
        end
    };
    // "The volumes that were in use": what tells which they were stays with them.
    let with_typo = sentence.is_word(behind, words!("with containing"))
        && sentence.any_word(behind, behind + 4, words!("typo typos"));
    let relative = with_typo
        || sentence.is_word(behind, words!("that which of"))
        || sentence.is(behind, PRONOUN);
    let phrase = match sentence.word(object.start).to_ascii_lowercase().as_str() {
        "them" if behind == object.start + 1 => "they",
        _ => phrase::words(sentence, object.start, if relative { end } else { behind }),
    };
    let mut with = placed(sentence, start, phrase, object.start);
    with.push(' ');
    with.push_str(done);
    let mistake = sentence.is_word(behind, words!("by in"))
        && sentence.is_word(behind + 1, words!("mistake accident error"));
    let rest = behind + 2 * usize::from(mistake);
    if !relative && rest < end {
        with.push(' ');
        with.push_str(phrase::words(sentence, rest, end));
    }
    with.push_str(" (");
    with.push_str(blank);
    with.push(')');
    let span = Span { start, end };
    Some(replace(sentence, FixKind::Rewrite, span, with))
}

/// Whether a particle stands behind its verb, "rolled out", and no preposition, "deployed on".
fn has_particle(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let pairs: [(List, List); 7] = [
        (words!("turned switched powered"), words!("on off down up")),
        (
            words!("shut took taken brought tore torn knocked pulled scaled spun"),
            words!("down"),
        ),
        (
            words!("rolled wiped knocked pulled took taken cleared swapped phased locked"),
            words!("out"),
        ),
        (
            words!("brought spun scaled messed screwed mixed set"),
            words!("up"),
        ),
        (words!("cut shut took taken called"), words!("off")),
        (words!("let pushed waved"), words!("through")),
        (
            words!("threw thrown put cleared gave given"),
            words!("away"),
        ),
    ];
    pairs.iter().any(|(verbs, particles)| {
        sentence.is_word(verb.main, *verbs) && sentence.is_word(verb.end, *particles)
    })
}
