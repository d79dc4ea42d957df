//! People in a sentence: names, handles, pronouns, and how they are joined.

use super::{
    super::{
        lexicon::tags::*,
        sentence::{Case, Sentence, Tok},
        words::words,
    },
    Person, PersonKind,
    names::{initials, name, unknown_name},
    nouns::noun,
    reach::reach,
};
use crate::text::Kind;

/// Everyone who is in a sentence, in order.
pub fn people(sentence: &Sentence<'_>) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
        match person(sentence, at) {
            Some(person) => {
                at = person.end.max(at + 1);
                add(sentence, &mut people, person);
            }
            None => at += 1,
        }
    }
    people
}

/// Adds a person, together with the one before where "and" joins them: "Ben and Aisha".
fn add(sentence: &Sentence<'_>, people: &mut Vec<Person>, person: Person) {
    if let Some(before) = people.last_mut() {
        let neither = before.kind == PersonKind::Nobody
            && before.end == person.start
            && sentence.is_word(before.start, words!("neither"));
        let joined = neither
            || before.end + 1 == person.start
                && sentence.is_word(before.end, words!("and or nor &"))
                && !sentence.is(person.start, PRONOUN | SOMEONE)
                && (!sentence.is(before.start, PRONOUN) || before.kind == PersonKind::Nobody);
        if joined || before.end == person.start && !before.possessive && before.kind == person.kind
        {
            let kind = before.kind;
            *before = Person {
                start: before.start,
                kind: if kind == PersonKind::Nobody {
                    kind
                } else {
                    person.kind
                },
                ..person
            };
            return;
        }
        // "One of our engineers" was begun at "one".
        if before.end > person.start {
            return;
        }
    }
    people.push(person);
}

fn person(sentence: &Sentence<'_>, at: usize) -> Option<Person> {
    let token = sentence.tokens[at];
    let found = match token.kind {
        Kind::Word if initials(sentence, at) => Some((PersonKind::Individual, at, at + 1)),
        Kind::Handle => Some((PersonKind::Individual, at, at + 1)),
        Kind::Word if titled(sentence, at).is_some() => titled(sentence, at),
        Kind::Word if called(sentence, at) => Some((PersonKind::Team, at, at + 2)),
        Kind::Word if unknown_name(sentence, at) => Some((PersonKind::Individual, at, at + 1)),
        Kind::Word if token.is(PRONOUN) => pronoun(sentence, at),
        Kind::Word if token.is(NAME | DOUBTFUL_NAME) => name(sentence, at),
        Kind::Word => None,
        _ => return None,
    };
    let (kind, start, end) = found
        .or_else(|| counted(sentence, at))
        .or_else(|| noun(sentence, at))?;
    let possessive = sentence.is_word(end, words!("'s \u{2019}s"));
    Some(Person {
        kind,
        start,
        end,
        reach: reach(sentence, end),
        possessive,
    })
}

/// "Mr Adeyemi", "Dr. Okafor".
fn titled(sentence: &Sentence<'_>, at: usize) -> Found {
    if !sentence.is_word(at, words!("mr mrs ms mx dr prof")) {
        return None;
    }
    let name = at + 1 + usize::from(sentence.is_sign(at + 1, b'.'));
    let named = sentence.tokens.get(name)?.case == Case::Capital;
    named.then_some((PersonKind::Individual, at, name + 1))
}

/// "Team Atlas".
fn called(sentence: &Sentence<'_>, at: usize) -> bool {
    let is_name = |token: &Tok| {
        token.case != Case::Lower && token.kind == Kind::Word && !token.is(VERB | AUXILIARY)
    };
    sentence.is_word(at, words!("team squad"))
        && sentence.tokens[at].case == Case::Capital
        && sentence.tokens.get(at + 1).is_some_and(is_name)
}

/// Who is meant, and the tokens of their name or noun.
pub type Found = Option<(PersonKind, usize, usize)>;

fn pronoun(sentence: &Sentence<'_>, at: usize) -> Found {
    let token = sentence.tokens[at];
    let kind = if token.is(NOBODY) {
        if sentence.is_word(at, words!("none neither")) {
            let of_us = sentence.is_word(at + 1, words!("of"))
                && sentence.is_word(at + 2, words!("us the our them"));
            let named = sentence.is_word(at, words!("neither")) && sentence.is(at + 1, NAME | DET);
            return match (of_us, named) {
                (true, _) if sentence.is_word(at + 2, words!("us them")) => {
                    Some((PersonKind::Nobody, at, at + 3))
                }
                (true, _) => {
                    sentence
                        .is(at + 3, ROLE | TEAM)
                        .then_some((PersonKind::Nobody, at, at + 4))
                }
                (_, true) => Some((PersonKind::Nobody, at, at + 1)),
                _ => None,
            };
        }
        PersonKind::Nobody
    } else if token.is(SOMEONE) {
        // "Phase I" is no person.
        if sentence.word(at) == "I"
            && at > 0
            && sentence.tokens[at - 1].case == Case::Capital
            && sentence.is(at - 1, NOUN)
            && at > 1
        {
            return None;
        }
        PersonKind::Individual
    } else if sentence.is_word(at, words!("we us")) {
        PersonKind::We
    } else if sentence.is_word(at, words!("they them")) {
        PersonKind::They
    } else if sentence.is_word(at, words!("everyone everybody anyone anybody you")) {
        PersonKind::Anyone
    } else if sentence.is_word(at, words!("him me")) {
        PersonKind::Individual
    } else {
        return None;
    };
    let end = if sentence.is_word(at + 1, words!("else")) {
        at + 2
    } else {
        at + 1
    };
    Some((kind, at, end))
}

/// "No one", "one of our engineers", "a member of the platform team".
fn counted(sentence: &Sentence<'_>, at: usize) -> Found {
    if sentence.is_word(at, words!("no")) && sentence.is_word(at + 1, words!("one")) {
        let alone = !sentence.is(at + 2, NOUN) || sentence.is(at + 2, PAST | AUXILIARY | ADVERB);
        return alone.then_some((PersonKind::Nobody, at, at + 2));
    }
    let counts = sentence.is_word(
        at,
        words!("one two three some several many both member members each either part"),
    );
    if !counts || !sentence.is_word(at + 1, words!("of")) {
        return None;
    }
    if sentence.is_word(at + 2, words!("us them")) {
        return Some((PersonKind::Individual, at, at + 3));
    }
    let (_, _, end) = (at + 2..at + 5).find_map(|from| noun(sentence, from))?;
    Some((PersonKind::Individual, at, end))
}
