//! Sentences whose shape makes a person the cause.

use super::{
    super::{
        clause::{Subject, Verb},
        lexicon::tags::*,
        sentence::Sentence,
        words::words,
    },
    outcome::{is_harm_clause, is_harm_state, is_neutral},
};

/// "The incident began when an engineer deployed", "errors because X changed".
pub fn as_beginning(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let Some(person) = sentence.subject(verb) else {
        return false;
    };
    let Some(link) = person.start.checked_sub(1) else {
        return false;
    };
    // "Because the airport's technician patched": the person may belong to someone.
    let link = if sentence.is_word(link, words!("'s \u{2019}s")) {
        (link.saturating_sub(5)..link)
            .rev()
            .find(|&at| !sentence.is(at, NOUN | ADJECTIVE | DET) || sentence.is(at, SUBORDINATOR))
            .unwrap_or(link)
    } else {
        link
    };
    let link = if sentence.is_word(link, words!("that fact")) {
        link.saturating_sub(1)
    } else {
        link
    };
    let cause = sentence.is_word(link, words!("because since bc cos"));
    let moment = sentence.is_word(link, words!("when after once until as where"));
    if !(cause || moment) {
        return false;
    }
    let mends = sentence.verbs().iter().any(|other| {
        // "The batch stopped" is harm, "the errors stopped" its end.
        let ends = !sentence.is_word(other.main, words!("stopped ended dropped"))
            || ebbs(sentence, other.first);
        ends && other.main < link
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
    let ever = usize::from(sentence.is_word(link.wrapping_sub(1), words!("ever only")));
    if link == ever || sentence.is_head(link - ever) {
        let comma = (verb.end..sentence.tokens.len()).find(|&at| sentence.is_sign(at, b','));
        return comma.is_some_and(|comma| {
            is_harm_clause(sentence, comma + 1)
                || sentence.verbs().iter().any(|other| {
                    other.first > comma && sentence.is(other.main, HARM | LAPSE) && !other.negated
                })
        });
    }
    let damage = (0..link).any(|at| {
        is_harm_state(sentence, at) || sentence.is(at, DAMAGE) && sentence.tokens[at].is(NOUN)
            || sentence.is(at, HARM) && sentence.is(at, PAST | PART)
            || sentence.is_word(
                at,
                words!("failed down unavailable unreachable failing offline lost started began happened fell \
                stopped broke problems errors south wrong sideways"),
            )
    });
    let begins = sentence.any_word(
        0,
        link,
        words!(
            "began started starts begins begun happened occurred originated failed broke crashed \
                down unavailable caused triggered fell stopped appeared introduced lost failing \
                offline unreachable south wrong sideways"
        ),
    );
    let stopped = (link.saturating_sub(6)..link).any(|at| {
        is_harm_state(sentence, at)
            && sentence.is(at, PAST)
            && (sentence.is(at, HARM) || !sentence.is(at - 1, BE))
            && !sentence.is(at - 1, DET | ADJECTIVE)
    });
    // "Was caused when": whatever it was.
    let caused = sentence.verbs().iter().any(|other| {
        other.passive
            && other.end + 2 >= link
            && other.end <= link
            && sentence.is_word(other.main, words!("caused provoked"))
    });
    // "Stock levels were overstated because Sam imported".
    let thing = cause
        && sentence.verbs().iter().any(|other| {
            other.end <= link
                && link < other.end + 8
                && matches!(other.subject, Subject::Thing)
                && !other.modal
                && !is_neutral(sentence, other.main)
        });
    caused || thing || damage && (cause || begins || stopped)
}

/// Whether what stands before this verb is harm, whose end is none.
pub fn ebbs(sentence: &Sentence<'_>, verb: usize) -> bool {
    let from = verb.saturating_sub(6);
    sentence.any(from, verb, DAMAGE)
        || sentence.any_word(from, verb, words!("alert alerts alarm alarms warning warnings spike spikes load lag latency timeouts rate retries"))
}

/// "Someone had disabled the alert".
pub fn unknown_hand(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let whoever = sentence
        .subject(verb)
        .is_some_and(|person| sentence.is_word(person.start, words!("whoever")));
    let plans = sentence
        .verbs()
        .iter()
        .any(|other| other.modal && !other.perfect);
    // "Whoever deploys gets the logs" tells of how it is, and of no deed.
    if whoever && !plans && sentence.is(verb.main, PAST) && sentence.is(verb.main, CHANGE | HARM) {
        return true;
    }
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
            && sentence.any_word(person.reach, verb.first, words!("who that"))
    })
}

/// "It turned out that Ahmed had hard-coded the old hostname".
pub fn revealed(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let Some(person) = sentence.subject(verb) else {
        return false;
    };
    let reveals = sentence.any_word(
        0,
        person.start,
        words!("turned turns transpired emerged found discovered cause because reason"),
    );
    reveals
        && verb.perfect
        && sentence.any_word(
            0,
            person.start,
            words!("turned turns transpired emerged out cause because reason"),
        )
}
