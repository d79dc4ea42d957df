//! Of whom or what a verb is said, by the order of words.

use super::{
    super::{lexicon::tags::*, sentence::Sentence, words::words},
    Person, Subject, Verb,
};

/// Of whom or what a verb is said; `before` are the verbs in front of it.
pub fn subject(sentence: &Sentence<'_>, verb: &Verb, before: &[Verb]) -> Subject {
    let Some(last) = verb.first.checked_sub(1) else {
        return inverted(sentence, verb);
    };
    let mut at = skip_adverbs(sentence, last);
    // "Luis and Hanna both deployed."
    if at > 0 && sentence.is_word(at, words!("both each all")) {
        at -= 1;
    }
    // "Wrongly configured by hand": a fragment that opens with an adverb.
    if sentence.is_head(at) && sentence.is(at, ADVERB) && !sentence.is(at, PRONOUN | NOUN) {
        return Subject::None;
    }
    // "Ben (new to the team) ran": what stands in brackets belongs to whoever is before them.
    if sentence.is_sign(last, b')')
        && let Some(index) = ending_at(sentence, verb.first)
    {
        return checked(sentence, index);
    }
    if sentence.is_head(verb.first) && (verb.first == 0 || sentence.tokens[last].is_sign()) {
        let chat = chat_speaker(sentence, verb.first);
        if !matches!(chat, Subject::None) {
            return chat;
        }
        return inverted(sentence, verb);
    }
    if let Some(index) = ending_at(sentence, at + 1) {
        return checked(sentence, index);
    }
    let that = sentence.is_word(at, words!("that"))
        && ending_at(sentence, at)
            .is_some_and(|index| matches!(checked(sentence, index), Subject::Person(_)));
    if that || sentence.is_word(at, words!("who whoever")) {
        // "It was Sam who", "the contractor, who", "the team that".
        let mut prior = at;
        if prior > 0 && sentence.is_sign(prior - 1, b',') {
            prior -= 1;
        }
        let aside = sentence
            .is_sign(prior, b',')
            .then(|| behind_apposition(sentence, prior));
        return match ending_at(sentence, prior).or(aside.flatten()) {
            Some(index) => Subject::Person(index),
            None => ending_at(sentence, at + 1).map_or(Subject::Who, Subject::Person),
        };
    }
    let joined = sentence.is_word(at, words!("and but or then"))
        || sentence.is_sign(at, b',')
        || sentence.is_sign(at, b'/');
    if sentence.is_sign(at, b',')
        && let Some(index) = behind_apposition(sentence, at)
    {
        return Subject::Person(index);
    }
    if joined && let Some(prior) = before.last() {
        let between = prior.end..at;
        let clause = between
            .clone()
            .any(|at| sentence.is_word(at, words!("which that because so while")));
        if !clause && !sentence.is_word(at, words!("which that")) {
            return prior.subject;
        }
    }
    // "The contractor who wrote the importer left a flag on."
    if let Some(prior) = before.last()
        && prior.first > 0
        && sentence.is_word(
            skip_adverbs(sentence, prior.first - 1),
            words!("who whoever that"),
        )
        && let Subject::Person(_) = prior.subject
        && !(prior.end..verb.first).any(|at| {
            sentence.tokens[at].is_sign()
                || sentence.is(at, AND | SUBORDINATOR) && !sentence.is(at, PREPOSITION | DET)
        })
    {
        return prior.subject;
    }
    // "A freelancer hired for the redesign dropped the table."
    if let Some(prior) = before.last()
        && let Subject::Person(index) = prior.subject
        && prior.first == prior.main
        && sentence.is(prior.main, PART)
        && prior.first == sentence.people()[index].reach
        && sentence.is(prior.end, PREPOSITION)
        && verb.first < prior.end + 8
        && !(prior.end..verb.first).any(|at| {
            sentence.tokens[at].is_sign()
                || sentence.is(at, AND | SUBORDINATOR) && !sentence.is(at, PREPOSITION | DET)
        })
    {
        return prior.subject;
    }
    // "The engineer performing the maintenance selected the wrong servers."
    let doing = sentence.people().iter().rposition(|person| {
        person.reach < verb.first
            && (sentence.is(person.reach, ING) || sentence.is(person.end, ING))
    });
    if let Some(index) = doing {
        let reach = sentence.people()[index].reach;
        let broken = (reach..verb.first).any(|at| sentence.tokens[at].is_sign())
            || before.last().is_some_and(|prior| prior.end > reach);
        if !broken && sentence.people()[index].end + 9 > verb.first {
            return checked(sentence, index);
        }
    }
    if sentence.is_head(verb.first) {
        return Subject::None;
    }
    Subject::Thing
}

/// "Had we known", "did anyone check": the subject stands behind the helper.
fn inverted(sentence: &Sentence<'_>, verb: &Verb) -> Subject {
    if !sentence.is(verb.first, AUXILIARY) {
        return Subject::None;
    }
    match sentence
        .people()
        .iter()
        .position(|person| person.start == verb.first + 1)
    {
        Some(index) => Subject::Person(index),
        None => Subject::None,
    }
}

/// "RK: deleted the wrong table": whoever speaks in a pasted chat did it.
fn chat_speaker(sentence: &Sentence<'_>, first: usize) -> Subject {
    let colon = first
        .checked_sub(1)
        .filter(|&at| sentence.is_sign(at, b':'));
    let Some(index) = colon.and_then(|colon| ending_at(sentence, colon)) else {
        return Subject::None;
    };
    Subject::Person(index)
}

/// The person whose words end before this token.
pub fn ending_at(sentence: &Sentence<'_>, end: usize) -> Option<usize> {
    sentence.people().iter().position(|person| {
        !person.possessive && (person.end == end || person.reach == end) && person.start < end
    })
}

/// The person as a subject, unless a preposition makes them something else: "owned by Sam".
fn checked(sentence: &Sentence<'_>, index: usize) -> Subject {
    let person: &Person = &sentence.people()[index];
    let Some(before) = person.start.checked_sub(1) else {
        return Subject::Person(index);
    };
    let tags = sentence.tags(before);
    // "It turned out Pavel had ..."
    let turned_out = sentence.is_word(before, words!("out"))
        && sentence.is_word(before.wrapping_sub(1), words!("turned turns"));
    let opens_clause =
        tags & SUBORDINATOR != 0 || turned_out || sentence.is_word(before, words!("like"));
    if tags & PREPOSITION != 0 && !opens_clause {
        return Subject::Thing;
    }
    Subject::Person(index)
}

/// "Hope, our network lead, opened": the person before two commas.
fn behind_apposition(sentence: &Sentence<'_>, comma: usize) -> Option<usize> {
    let open = (comma.saturating_sub(14)..comma)
        .rev()
        .find(|&at| sentence.is_sign(at, b','))?;
    ending_at(sentence, open)
}

/// The last token before `at`, `at` included, that is no adverb.
pub fn skip_adverbs(sentence: &Sentence<'_>, mut at: usize) -> usize {
    while at > 0 && sentence.is(at, ADVERB) && !sentence.is(at, PREPOSITION | PRONOUN | NOUN) {
        at -= 1;
    }
    at
}
