use super::{
    super::{
        lexicon::tags::*,
        sentence::{Case, Sentence},
        words::words,
    },
    Person, PersonKind,
    names::{initials, name, unknown_name},
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

type Found = Option<(PersonKind, usize, usize)>;

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

/// A noun for a person, a team or an outsider, with what stands before it.
fn noun(sentence: &Sentence<'_>, at: usize) -> Found {
    let head = noun_head(sentence, at)?;
    let token = sentence.tokens[head];
    let end = head + 1;
    // "It" is no team, "IT" is.
    if token.is(PRONOUN) && token.case != Case::AllCapitals {
        return None;
    }
    if is_compound(sentence, head) {
        return None;
    }
    let words = at..head;
    let modified = words
        .clone()
        .filter(|&at| {
            !sentence.is(at, DET)
                && !sentence.is_word(at, words!("whole entire full rest of own same"))
        })
        .count();
    let is_ours = words.clone().all(|at| {
        !sentence.is(at, DET) || sentence.is_word(at, words!("the our my this whole no"))
    });
    let kind = if token.is(OUTSIDER) && !token.is(ROLE) {
        PersonKind::Outsider
    } else if token.is(ROLE) {
        if is_machine(sentence, at, head) {
            return None;
        }
        if sentence.is_word(head, words!("individual people person"))
            && at == head
            && !sentence.is_word(end, words!("on in who responsible")) {
            PersonKind::Anyone
        } else {
            PersonKind::Individual
        }
    } else if sentence.is_word(head, words!("people folks")) && modified == 0 {
        PersonKind::Anyone
    } else if sentence.is_word(head, words!("team teams crew staff department squad shift guild tribe people folks guys personnel members")) {
        if modified == 0 && is_ours && !sentence.is_word(head, words!("teams members")) {
            PersonKind::We
        } else {
            PersonKind::Team
        }
    } else {
        // "Support", "operations" and the like are a team only as a subject or an owner.
        let acts = sentence.is(end, PAST | AUXILIARY | ADVERB) && !sentence.is(end, NOUN)
            || sentence.is_word(end, words!("'s \u{2019}s never let set put"));
        let stands = at > 0 && sentence.is(at, DET)
            || (head == at || sentence.is_head(at))
                && (sentence.is_head(at) || token.is(TEAM_NAME) && token.case != Case::Lower);
        let by = at > 0 && sentence.is_word(at - 1, words!("by"));
        if !(stands && acts
            || by && token.is(TEAM_NAME)
            || sentence.is(at, DET)
                && sentence.is_word(
                    head,
                    words!("vendor contractor contractors supplier consultancy company management leadership"),
                ))
        {
            return None;
        }
        PersonKind::Team
    };
    let kind = match kind {
        PersonKind::Individual | PersonKind::Team if sentence.is_word(at, words!("no")) => {
            PersonKind::Nobody
        }
        kind => kind,
    };
    Some((kind, at, end))
}

/// The last noun of the noun phrase that starts at `at`, if it is one for a person.
fn noun_head(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let personal = ROLE | TEAM | TEAM_NAME | OUTSIDER;
    let mut head = None;
    for next in at..sentence.tokens.len().min(at + 8) {
        let token = sentence.tokens[next];
        if token.is(personal) && token.kind == Kind::Word {
            head = Some(next);
            continue;
        }
        let is_first = next == at;
        let belongs = match token.kind {
            Kind::Word if token.is(DET) => is_first,
            Kind::Word => {
                let link = token.is(PREPOSITION | SUBORDINATOR) && !token.is(NOUN);
                let verb = token.is(AUXILIARY | PRONOUN) || token.is(PAST) && head.is_some();
                token.is(ADJECTIVE | NOUN | TIME) && !verb && !link
                    || token.is(AREA | WORK | SYSTEM)
                    || is_first_word_of_two(sentence, next)
                    || token.is(ING) && !is_first && sentence.is(next + 1, personal)
            }
            Kind::Number | Kind::Code => true,
            Kind::Sign(b'/') => !is_first,
            _ => false,
        };
        if !belongs {
            break;
        }
        // Past the person's noun, another noun makes it a compound, which is judged there.
        if head.is_some() {
            break;
        }
    }
    head
}

/// "On call" within a noun phrase: "our on call people".
fn is_first_word_of_two(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is_word(at, words!("on")) && sentence.is_word(at + 1, words!("call duty"))
        || sentence.is_word(at, words!("call duty"))
            && at > 0
            && sentence.is_word(at - 1, words!("on"))
}

/// "User account", "admin interface": the person is only a part of the name of a thing.
fn is_compound(sentence: &Sentence<'_>, head: usize) -> bool {
    let Some(next) = sentence.tokens.get(head + 1) else {
        return false;
    };
    if next.kind == Kind::Code
        || sentence.is_word(head + 1, words!("error errors mistake account interface"))
    {
        return next.kind != Kind::Code || sentence.is(head, TEAM);
    }
    if next.kind != Kind::Word || !next.is(NOUN) || next.is(PAST | AUXILIARY | PREPOSITION | ADVERB)
    {
        return false;
    }
    if next.is(ROLE | TEAM | OUTSIDER | TEAM_NAME) {
        return true;
    }
    // "The developer pushes the fix": a verb, as an object follows.
    let third = next.is(THIRD) && !sentence.word(head).ends_with('s');
    let base = next.is(BASE) && sentence.word(head).ends_with('s');
    let object = sentence.is(
        head + 2,
        DET | PREPOSITION | PRONOUN | SUBORDINATOR | ADVERB | ING,
    );
    !((third || base) && object)
}

/// "Package manager", "the Prometheus operator": software with a name like a role.
fn is_machine(sentence: &Sentence<'_>, start: usize, head: usize) -> bool {
    let before = head.checked_sub(1).filter(|&before| before >= start);
    let Some(before) = before else {
        return false;
    };
    let token = sentence.tokens[before];
    let is_software = token.kind == Kind::Code
        || token.is(PRODUCT)
        || sentence.is_word(
            before,
            words!("package session cert certificate cluster resource window secrets secret volume task \
                queue device memory traffic config configuration kubernetes k8s file job workflow \
                transaction connection pool lock key state node process service"),
        );
    is_software
        && sentence.is_word(
            head,
            words!("manager managers operator operators lead leader owner owners controller coordinator \
                coordinators supervisor"),
        )
        && !(sentence.is_word(before, words!("service process task"))
            && sentence.is_word(head, words!("owner owners lead")))
}

/// Where the words end that belong to a person: "someone on the platform team".
fn reach(sentence: &Sentence<'_>, mut end: usize) -> usize {
    for _ in 0..2 {
        if sentence.is_sign(end, b'(') {
            let close =
                (end..sentence.tokens.len().min(end + 8)).find(|&at| sentence.is_sign(at, b')'));
            if let Some(close) = close {
                end = close + 1;
                continue;
            }
        }
        if !sentence.is_word(end, words!("on from of in at for with behind")) {
            break;
        }
        let mut next = end + 1;
        let from = next;
        while next < from + 6 {
            let Some(token) = sentence.tokens.get(next) else {
                break;
            };
            let belongs = match token.kind {
                Kind::Code | Kind::Number => true,
                Kind::Word => {
                    token.is(DET) && next == from
                        || token.is(NOUN | ADJECTIVE | NAME)
                            && !token.is(AUXILIARY | PREPOSITION)
                            && !(token.is(PAST) && next > from)
                        || token.case != Case::Lower && !token.is(VERB | PREPOSITION)
                        || sentence.is_word(next, words!("call"))
                        || token.is(ING) && sentence.is(next + 1, NOUN)
                }
                _ => false,
            };
            if !belongs {
                break;
            }
            next += 1;
        }
        if next == from {
            break;
        }
        end = next;
    }
    end
}
