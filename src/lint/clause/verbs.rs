//! Finite verbs with their helpers.

use super::{
    super::{lexicon::tags::*, sentence::Sentence, words::words},
    Subject, Verb,
    subject::{ending_at, skip_adverbs, subject},
};
use crate::text::Kind;

/// Every finite verb of a sentence with its helpers and its subject, in order.
pub fn verbs(sentence: &Sentence<'_>) -> Vec<Verb> {
    let mut verbs: Vec<Verb> = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
        match group(sentence, at, verbs.last()) {
            Some(mut verb) => {
                verb.subject = subject(sentence, &verb, &verbs);
                // "Was acknowledged and then ignored."
                verb.passive |= joined_passive(sentence, &verb, verbs.last());
                at = verb.end;
                verbs.push(verb);
            }
            None => at += 1,
        }
    }
    verbs
}

/// Whether a participle goes on with the passive before it.
fn joined_passive(sentence: &Sentence<'_>, verb: &Verb, before: Option<&Verb>) -> bool {
    let Some(last) = verb.first.checked_sub(1) else {
        return false;
    };
    let at = skip_adverbs(sentence, last);
    verb.first == verb.main
        && sentence.is(verb.main, PART)
        && sentence.is_word(at, words!("and or then but"))
        && before.is_some_and(|before| before.passive && before.end + 6 > verb.first)
}

/// The verb that starts at `at` with its helpers.
fn group(sentence: &Sentence<'_>, at: usize, prior: Option<&Verb>) -> Option<Verb> {
    let token = sentence.tokens[at];
    if token.kind != Kind::Word || token.is(ADVERB) && !token.is(AUXILIARY | PAST | THIRD) {
        return None;
    }
    let mut verb = Verb {
        first: at,
        main: at,
        end: at + 1,
        subject: Subject::None,
        negated: false,
        modal: false,
        perfect: false,
        passive: false,
        error_adverb: None,
    };
    if token.is(AUXILIARY) && !sentence.is_word(at, words!("being having doing be been")) {
        if sentence.is_word(at, words!("need")) && !sentence.is(at + 1, NEG | BASE) {
            return None;
        }
        helpers(sentence, at, &mut verb);
        // "Should have alerting" has no participle.
        verb.perfect &= sentence.is(verb.main, PART | BE) && !sentence.is(verb.main, HAVE)
            || verb.main > at
                && sentence.is(verb.main, PART)
                && sentence.is_word(verb.main, words!("had"));
    } else if !(is_finite(sentence, at)
        || token.is(PART) && !token.is(NOUN) && joined_passive(sentence, &verb, prior))
    {
        return None;
    }
    // "Never told us": negation may stand before a verb without helpers.
    let mut ahead = at;
    while ahead > 0 && sentence.is(ahead - 1, ADVERB) && !sentence.is(ahead - 1, PREPOSITION | NOUN)
    {
        ahead -= 1;
        verb.negated |= sentence.is(ahead, NEG);
    }
    // An error adverb may also stand before the whole group.
    let before = at
        .checked_sub(1)
        .filter(|&before| sentence.is(before, ERROR_ADVERB));
    verb.error_adverb = verb.error_adverb.or(before);
    Some(verb)
}

/// Walks over helpers, negation and adverbs to the main verb.
fn helpers(sentence: &Sentence<'_>, first: usize, verb: &mut Verb) {
    let mut wanted = 0;
    let mut at = first;
    while let Some(token) = sentence.tokens.get(at) {
        if token.is(NEG) && !token.is(PREPOSITION) {
            verb.negated = true;
            if !token.is(MODAL) {
                at += 1;
                continue;
            }
        }
        if token.is(ERROR_ADVERB) {
            verb.error_adverb = Some(at);
        }
        // "Has forgot" is how many write it.
        let forms = if wanted & PART != 0 && wanted & ING == 0 {
            wanted | PAST
        } else {
            wanted
        };
        let is_main =
            wanted != 0 && token.is(forms) && !(token.is(BE | HAVE) && leads_on(sentence, at));
        if is_main {
            verb.passive = wanted & PART != 0 && wanted & ING != 0 && token.is(PART);
            verb.main = at;
            verb.end = at + 1;
            return;
        }
        if token.is(MODAL) && (wanted == 0 || sentence.is_word(at, words!("need"))) {
            verb.modal = true;
            wanted = BASE | BE | HAVE;
        } else if token.is(BE) {
            wanted = PART | ING;
        } else if token.is(HAVE) {
            verb.perfect = true;
            wanted = PART | BE;
        } else if token.is(DO) && wanted == 0 {
            wanted = BASE | DO;
        } else if sentence.is_word(at, words!("of"))
            && verb.modal
            && sentence.is(at - 1, MODAL | NEG)
        {
            verb.perfect = true;
            wanted = PART | BE;
        } else if sentence.is_word(at, words!("to"))
            && wanted != 0
            && (sentence.is_word(at - 1, words!("have has had need ought going"))
                || sentence.is(at - 1, NEG) && sentence.is_word(at - 2, words!("ought need")))
        {
            verb.modal = true;
            verb.perfect = false;
            wanted = BASE | BE | HAVE;
        } else if sentence.is_word(at, words!("and or &"))
            && sentence.is(at + 1, MODAL)
            && verb.modal
        {
            // "Could and should have".
        } else if !(token.is(ADVERB) || is_between(sentence, at)) {
            break;
        } else {
            at += 1;
            continue;
        }
        verb.main = at;
        verb.end = at + 1;
        at += 1;
    }
}

/// Whether a helper is followed by what it helps.
fn leads_on(sentence: &Sentence<'_>, mut at: usize) -> bool {
    let wanted = if sentence.is(at, BE) {
        PART | ING
    } else {
        PART | BE
    };
    at += 1;
    while sentence.is(at, ADVERB | NEG) && !sentence.is(at, PART) {
        at += 1;
    }
    sentence.is(at, wanted)
}

/// Adverbial words that the lexicon has for other uses first.
fn is_between(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is_word(at, words!("all both first all better best")) && sentence.is(at + 1, VERB)
}

/// Whether a word without helpers is a finite verb here, and neither a noun nor part of one.
fn is_finite(sentence: &Sentence<'_>, at: usize) -> bool {
    let token = sentence.tokens[at];
    let before = at.checked_sub(1);
    let person = before.is_some_and(|before| {
        let before = skip_adverbs(sentence, before);
        sentence.people().iter().any(|person| {
            !person.possessive && (person.end == before + 1 || person.reach == before + 1)
        }) || sentence.is(before, PRONOUN)
            || sentence.is_word(before, words!("who"))
            || sentence.is_word(before, words!("that")) && ending_at(sentence, before).is_some()
    });
    // "Made the operator put", "let them run": no finite verb.
    let caused = person
        && before.is_some_and(|before| {
            sentence.people().iter().any(|person| {
                person.end == before + 1
                    && person.start > 0
                    && sentence.is_word(
                        person.start - 1,
                        words!("made make makes let lets letting making have help helps helped"),
                    )
            })
        });
    if caused && token.is(BASE) {
        return false;
    }
    if token.is(PAST) {
        // "The decision that starved the cluster", and not "that failed deployment".
        let relative = before.is_some_and(|before| {
            before > 0
                && sentence.is_word(before, words!("that"))
                && sentence.is(before - 1, NOUN | ADVERB | PAST)
                && (sentence.is(at + 1, DET | PREPOSITION | PRONOUN | ADVERB)
                    || sentence.is_end(at + 1))
        });
        let attributive = !relative
            && before.is_some_and(|before| {
                let tags = sentence.tags(before);
                tags & (DET | POSSESSIVE) != 0
                    && tags & PRONOUN == 0
                    && !(person && sentence.is_word(before, words!("one")))
                    || tags & PREPOSITION != 0 && tags & SUBORDINATOR == 0
                    || tags & ADJECTIVE != 0 && tags & (NOUN | ADVERB) == 0
                    || sentence.is_word(before, words!("'s"))
                        && !sentence.is(before.wrapping_sub(1), PRONOUN)
            });
        let follows = sentence
            .tokens
            .get(at + 1)
            .is_some_and(super::super::sentence::Tok::is_thing);
        let noun_too = token.is(NOUN) && !person;
        return !(attributive && (follows || !person)) && !noun_too;
    }
    let object = sentence.is(
        at + 1,
        DET | PREPOSITION | PRONOUN | SUBORDINATOR | ADVERB | NOUN,
    ) || sentence
        .tokens
        .get(at + 1)
        .is_some_and(|next| matches!(next.kind, Kind::Code | Kind::Handle | Kind::Quote));
    if token.is(THIRD) {
        return person || !token.is(NOUN) && before.is_some();
    }
    token.is(BASE) && person && (object || !token.is(NOUN)) && !token.is(PREPOSITION)
}
