//! Where the phrases of a sentence begin and end.

use super::{
    super::{
        clause::{Person, Verb},
        lexicon::{UNKNOWN, tags::*},
        sentence::{Case, Sentence},
        words::words,
    },
    wording::opens,
};
use crate::text::Kind;

/// Words as they stand in the text, from the first token to before the second.
pub fn words<'a>(sentence: &Sentence<'a>, from: usize, to: usize) -> &'a str {
    let (Some(first), Some(last)) = (
        sentence.tokens.get(from),
        to.checked_sub(1).and_then(|last| sentence.tokens.get(last)),
    ) else {
        return "";
    };
    sentence
        .text
        .get(first.start as usize..last.end as usize)
        .unwrap_or_default()
}

/// The end of the noun phrase that starts at `from`; `from` itself where there is none.
pub fn noun_phrase(sentence: &Sentence<'_>, from: usize) -> usize {
    let mut at = from;
    let mut head = None;
    // "Straight into production" begins with no noun phrase.
    let begins = sentence.tokens.get(from).is_some_and(|token| {
        token.kind != Kind::Word
            || token.case != Case::Lower
            || token.word != UNKNOWN
                && !token.is(ADVERB)
                && token.is(DET | NOUN | ADJECTIVE | PRONOUN)
            || sentence.is(from + 1, NOUN) && !token.is(ADVERB)
    });
    if !begins {
        return from;
    }
    while let Some(token) = sentence.tokens.get(at) {
        let belongs = match token.kind {
            Kind::Code | Kind::Quote => true,
            Kind::Number => true,
            Kind::Word if token.is(PRONOUN | SUBORDINATOR | AND) && !token.is(DET) => {
                // "It" and "them" are objects too.
                at == from && sentence.is_word(at, words!("it them this that"))
            }
            Kind::Word if token.is(DET) && token.tags & SUBORDINATOR != 0 => at == from,
            Kind::Word if token.is(DET) => {
                at == from
                    || sentence.is_word(at, words!("two three four five six several other few"))
            }
            Kind::Word if sentence.is_word(at, words!("'s \u{2019}s")) => head.is_some(),
            Kind::Word if token.is(PREPOSITION | AUXILIARY) => false,
            // "Called the vendor right away."
            Kind::Word if sentence.is_word(at, words!("right")) && sentence.is(at + 1, ADVERB) => {
                false
            }
            Kind::Word => {
                token.is(NOUN | ADJECTIVE)
                    || token.is(BASE) && at > from && sentence.is(at - 1, DET | ADJECTIVE | NOUN)
                    || token.case != Case::Lower
                    || token.is(PART | ING)
                        && sentence
                            .tokens
                            .get(at + 1)
                            .is_some_and(|next| next.is(NOUN) || next.kind == Kind::Code)
                        && (at == from || sentence.is(at - 1, DET | ADJECTIVE))
            }
            _ => false,
        };
        if !belongs || token.is(ADVERB) && !token.is(NOUN | ADJECTIVE) {
            break;
        }
        if token.is(NOUN)
            || is_verbal_noun(sentence, from, at)
            || token.kind == Kind::Code
            || token.kind == Kind::Number && head.is_some()
            || token.is(PRONOUN | DET) && at == from
            || token.case != Case::Lower
        {
            head = Some(at);
        }
        at += 1;
    }
    match head {
        // "A set of servers" is one phrase.
        Some(head)
            if sentence.is_word(head + 1, words!("of"))
                && noun_phrase(sentence, head + 2) > head + 2 =>
        {
            noun_phrase(sentence, head + 2)
        }
        Some(head)
            if head + 1 > from
                && !(head == from
                    && sentence.is(from, DET)
                    && !sentence.is_word(from, words!("it them this that these those all"))) =>
        {
            head + 1
        }
        _ => from,
    }
}

/// "The archive", "a dry run", "a closer look": a verb by its form that ends the phrase.
fn is_verbal_noun(sentence: &Sentence<'_>, from: usize, at: usize) -> bool {
    at > from
        && (sentence.is(at, BASE) && sentence.is(at - 1, DET)
            || sentence.is_word(at, words!("run look check"))
                && sentence.is_word(from, words!("a an")))
}

/// Whether the noun phrase that ends before `end` is plural.
pub fn is_plural(sentence: &Sentence<'_>, start: usize, end: usize) -> bool {
    let last = sentence.word(end.saturating_sub(1));
    // "The table users" is one table.
    let named = end > start + 2
        && sentence.is_word(end - 2, words!("table column topic schema"))
        && sentence.is(end - 3, DET)
        && !sentence.is(end - 1, SYSTEM);
    if named {
        return false;
    }
    let joined = sentence.any_word(start, end, words!("and"));
    joined
        || sentence.is_word(
            end.saturating_sub(1),
            words!("them these those people data"),
        )
        || last.ends_with('s')
            && !last.ends_with("ss")
            && !last.ends_with("us")
            && !last.ends_with("is")
            && sentence
                .tokens
                .get(end.saturating_sub(1))
                .is_some_and(|token| {
                    token.kind == Kind::Word
                        && token.case != Case::AllCapitals
                        && (token.case == Case::Lower || token.word != 0)
                })
}

/// The end of the clause that goes on at `from`: before a sign, or a word that opens another.
pub fn clause_end(sentence: &Sentence<'_>, from: usize) -> usize {
    (from..sentence.tokens.len())
        .find(|&at| {
            let token = &sentence.tokens[at];
            token.is_sign() && !sentence.is_sign(at, b'/')
                || sentence.is_word(
                    at,
                    words!("because which but although while and so if instead"),
                )
        })
        .unwrap_or(sentence.tokens.len())
}

/// Whether what stands here needs the verb before it: "and ...", another verb.
pub fn follows_loosely(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.tokens.get(at).is_some_and(|next| {
        next.kind == Kind::Word
            && (next.is(AND) && sentence.is(at + 1, VERB | ADVERB | DET | NOUN)
                || next.is(AUXILIARY | PAST | THIRD) && !next.is(NOUN | ADVERB | PREPOSITION))
    })
}

/// Whether what stands behind an object, or behind its clause, would hang in the air without
/// whoever acted: "and closed the ticket", ", thinking it was stuck", "then left".
pub fn needs_doer(sentence: &Sentence<'_>, person: &Person, object_end: usize, end: usize) -> bool {
    let hangs = |at: usize| {
        let next = at + usize::from(sentence.is_sign(at, b','));
        let ends = clause_end(sentence, next + 1);
        let joined = sentence.is(next, AND);
        // "And the topic", ", the topic": the object goes on, where no verb follows.
        let follows = |verb: &Verb| next <= verb.first && verb.first < ends;
        let listed = next > at && sentence.is(next, DET) && !sentence.is(next, SUBORDINATOR);
        let goes_on = (joined || listed) && !sentence.verbs().iter().any(follows);
        goes_on
            || joined && sentence.is(next + 1, AUXILIARY | PAST | PART | ADVERB)
            || sentence.is_word(next, words!("then"))
            || next > at && sentence.is(next, ING)
            || sentence.is(next, AUXILIARY | PAST | THIRD)
                && !sentence.is(next, NOUN | ADVERB | PREPOSITION)
    };
    // "Deleted the queue himself": what looks like a noun belongs to the person.
    let of_oneself = words!("himself herself myself themselves");
    hangs(object_end)
        || hangs(end)
        || refers_back(sentence, person, object_end)
        || sentence.any_word(object_end.saturating_sub(1), end, of_oneself)
}

/// Whether "he" or "she" further on would lose whom it speaks of.
pub fn refers_back(sentence: &Sentence<'_>, person: &Person, from: usize) -> bool {
    !sentence.is_word(person.start, words!("i"))
        && sentence.any_word(
            from,
            sentence.tokens.len(),
            words!("he she his her him who"),
        )
}

/// Where the subject begins, with "it was" before it and with whom it belongs to; none where
/// something else stands before it that would be left hanging.
pub fn subject_start(sentence: &Sentence<'_>, person: &Person) -> Option<usize> {
    let mut start = person.start;
    if start >= 2
        && sentence.is_word(start - 1, words!("was"))
        && sentence.is_word(start - 2, words!("it"))
    {
        return Some(start - 2);
    }
    if start > 0 && sentence.is_word(start - 1, words!("'s \u{2019}s")) {
        start = sentence
            .people()
            .iter()
            .find(|owner| owner.possessive && owner.end + 1 == start)?
            .start;
    }
    let Some(before) = start.checked_sub(1) else {
        return Some(start);
    };
    // "Running late, Ben deleted": whose hurry it was is told before.
    let hangs = sentence.is_sign(before, b',')
        && sentence.verbs().iter().all(|verb| verb.first > before)
        && (0..before).any(|at| {
            sentence.is(at, ING)
                && !sentence.is(at, NOUN)
                && !sentence.is(at.wrapping_sub(1), DET)
                && !sentence.is_word(at, words!("everything anything something nothing"))
                || sentence.is_word(at, words!("hurry rush haste late unaware unsure"))
        });
    if hangs {
        return None;
    }
    let token = &sentence.tokens[before];
    let clear = token.is_sign()
        || token.kind == Kind::Number
        || token.is(SUBORDINATOR | AND)
        || token.is(ADVERB) && opens(sentence, before);
    clear.then_some(start)
}
