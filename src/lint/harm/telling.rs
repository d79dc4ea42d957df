//! Sentences whose shape makes a person the cause.

use super::{
    super::{clause::Verb, lexicon::tags::*, sentence::Sentence, words::words},
    outcome::is_harm_clause,
};

/// "The incident began when an engineer deployed", "errors because X changed".
pub fn as_beginning(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let Some(person) = sentence.subject(verb) else {
        return false;
    };
    let Some(link) = person.start.checked_sub(1) else {
        return false;
    };
    let link = if sentence.is_word(link, words!("that fact")) {
        link.saturating_sub(1)
    } else {
        link
    };
    let cause = sentence.is_word(link, words!("because since"));
    let moment = sentence.is_word(link, words!("when after once until as where"));
    if !(cause || moment) {
        return false;
    }
    let mends = sentence.verbs().iter().any(|other| {
        other.main < link
            && sentence.is_word(
                other.main,
                words!("returned recovered resolved restored fixed mitigated dropped ended stopped cleared \
                came disappeared subsided stabilised stabilized improved normalised normalized"),
            )
            && !sentence.is_word(other.main + 1, words!("working responding serving"))
    });
    if mends {
        return false;
    }
    // "Because Sam changed the TTL, the resolvers were flooded."
    if link == 0 || sentence.is_head(link) {
        let comma = (verb.end..sentence.tokens.len()).find(|&at| sentence.is_sign(at, b','));
        return comma.is_some_and(|comma| {
            is_harm_clause(sentence, comma + 1)
                || sentence.verbs().iter().any(|other| {
                    other.first > comma && sentence.is(other.main, HARM | LAPSE) && !other.negated
                })
        });
    }
    let damage = (0..link).any(|at| {
        sentence.is(at, DAMAGE) && sentence.tokens[at].is(NOUN)
            || sentence.is(at, HARM) && sentence.is(at, PAST | PART)
            || sentence.is_word(
                at,
                words!("failed down unavailable unreachable failing offline lost started began happened fell \
                stopped broke problems errors south wrong sideways"),
            )
    });
    let begins = (0..link).any(|at| {
        sentence.is_word(
            at,
            words!("began started starts begins begun happened occurred originated failed broke crashed \
                down unavailable caused triggered fell stopped appeared introduced lost failing \
                offline unreachable south wrong sideways"),
        )
    });
    damage && (cause || begins)
}

/// "Someone had disabled the alert".
pub fn unknown_hand(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let someone = sentence
        .subject(verb)
        .is_some_and(|person| sentence.is_word(person.start, words!("someone somebody")));
    someone
        && (verb.perfect
            || sentence.is_word(
                verb.main,
                words!("disabled deleted removed changed unplugged turned switched"),
            ))
}

/// "It was Sam who switched off the check".
pub fn cleft(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    sentence.subject(verb).is_some_and(|person| {
        person.start >= 2
            && sentence.is_word(person.start - 1, words!("was is"))
            && sentence.is_word(person.start - 2, words!("it"))
            && sentence.is_word(person.reach, words!("who that"))
    })
}

/// "It turned out that Ahmed had hard-coded the old hostname".
pub fn revealed(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let Some(person) = sentence.subject(verb) else {
        return false;
    };
    let reveals = (0..person.start).any(|at| {
        sentence.is_word(
            at,
            words!("turned turns transpired emerged found discovered cause because reason"),
        )
    });
    reveals
        && verb.perfect
        && (0..person.start).any(|at| {
            sentence.is_word(
                at,
                words!("turned turns transpired emerged out cause because reason"),
            )
        })
}
