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
    let particle = verb.end + usize::from(has_particle(sentence, verb));
    let object_end = noun_phrase(sentence, particle);
    if object_end == particle || person.reach > verb.first {
        return None;
    }
    let end = clause_end(sentence, object_end);
    if needs_doer(sentence, person, object_end, end) {
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
    // An aside stays where it is.
    let end = if sentence.is_sign(end, b'(') {
        object_end
    } else {
        end
    };
    // "The volumes that were in use": what tells which they were stays with them.
    let with_typo = sentence.is_word(object_end, words!("with containing"))
        && sentence.any_word(object_end, object_end + 4, words!("typo typos"));
    let relative = with_typo || sentence.is_word(object_end, words!("that which"));
    let object = match sentence.word(particle).to_ascii_lowercase().as_str() {
        "them" if object_end == particle + 1 => "they",
        _ => phrase::words(sentence, particle, if relative { end } else { object_end }),
    };
    let mut with = placed(sentence, start, object, particle);
    with.push(' ');
    with.push_str(be);
    with.push(' ');
    with.push_str(&part);
    if particle > verb.end {
        with.push(' ');
        with.push_str(sentence.word(verb.end));
    }
    let mistake = sentence.is_word(object_end, words!("by in"))
        && sentence.is_word(object_end + 1, words!("mistake accident error"));
    let rest = object_end + 2 * usize::from(mistake);
    if !relative && rest < end {
        with.push(' ');
        with.push_str(phrase::words(sentence, rest, end));
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

/// Whether a particle stands behind its verb, "rolled out", and no preposition, "deployed on".
fn has_particle(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let pairs: [(List, List); 7] = [
        (words!("turned switched powered"), words!("on off down up")),
        (
            words!("shut took brought tore knocked pulled scaled spun wound"),
            words!("down"),
        ),
        (
            words!("rolled wiped knocked pulled took cleared swapped phased locked"),
            words!("out"),
        ),
        (
            words!("brought spun scaled messed screwed mixed set"),
            words!("up"),
        ),
        (words!("cut shut took called"), words!("off")),
        (words!("let pushed waved"), words!("through")),
        (words!("threw put cleared gave"), words!("away")),
    ];
    pairs.iter().any(|(verbs, particles)| {
        sentence.is_word(verb.main, *verbs) && sentence.is_word(verb.end, *particles)
    })
}
