//! Names, those that no list has among them.

use super::{
    super::{
        lexicon::{UNKNOWN, tags::*},
        sentence::{Case, Sentence, Tok},
        words::{List, words},
    },
    PersonKind,
};
use crate::text::Kind;

/// Capitals before a colon that are no initials.
const NO_INITIALS: &str = "PR CI CD QA RCA FYI ETA UTC NB PS TLDR IC AWS DNS SLA TODO TBD PM AM \
                           CET ID IP DB UI OS API CPU RAM URL SRE IT HR GC TF HA LB VM AZ EU US UK TC FE BE ML AI MQ CM SA K8S TS";

/// "RK: dropped the index": initials of whoever speaks in a pasted chat.
pub fn initials(sentence: &Sentence<'_>, at: usize) -> bool {
    let token = sentence.tokens[at];
    token.kind == Kind::Word
        && token.case == Case::AllCapitals
        && (2..=3).contains(&sentence.word(at).len())
        && sentence.is_sign(at + 1, b':')
        && (at == 0 || sentence.is_head(at))
        && !NO_INITIALS
            .split(' ')
            .any(|known| known == sentence.word(at))
}

/// What hands do at a keyboard or in a rack, and software hardly ever.
const BY_HAND: List = words!(
    "pushed merged committed pasted typed clicked unplugged edited copied approved signed mistyped \
                force-pushed cherry-picked rebased uploaded hardcoded hard-coded pulled"
);

/// Whether a verb tells of a deed that only people do.
pub fn is_by_hand(token: &Tok) -> bool {
    token.is(HUMAN)
        || BY_HAND.has(token.hash)
        || words!("deployed applied ran deleted dropped restarted rolled").has(token.hash)
}

/// "KM applied the wrong manifest": initials at the start, with a deed.
fn initials_act(sentence: &Sentence<'_>, at: usize) -> bool {
    let token = sentence.tokens[at];
    token.case == Case::AllCapitals
        && token.word == UNKNOWN
        && sentence.word(at).len() == 2
        && sentence.is_head(at)
        && (sentence.is(at + 1, HUMAN) && sentence.is(at + 1, PAST)
            || sentence.is_word(at + 1, BY_HAND)
            || sentence.is_word(
                at + 1,
                words!("deployed applied ran deleted dropped restarted rolled"),
            ))
        && !NO_INITIALS
            .split(' ')
            .any(|known| known == sentence.word(at))
}

/// A word that no list has, and that does what only people do: "Zbig forgot", "jdoe mistyped".
pub fn unknown_name(sentence: &Sentence<'_>, at: usize) -> bool {
    let token = sentence.tokens[at];
    if token.word != UNKNOWN || !token.is(NOUN) {
        return false;
    }
    if token.case == Case::AllCapitals {
        return initials_act(sentence, at);
    }
    if token.case == Case::Lower {
        return sentence.is_head(at)
            && (sentence.is(at + 1, HUMAN) && sentence.is(at + 1, HARM | LAPSE)
                || sentence.is_word(at + 1, BY_HAND))
            && sentence.is(at + 1, PAST);
    }
    let next = if sentence.is(at + 1, ADVERB) {
        at + 2
    } else {
        at + 1
    };
    sentence.is(next, HUMAN) && sentence.is(next, PAST | THIRD)
        || sentence.is_word(next, BY_HAND)
        || sentence.is_word(at + 1, words!("did didn"))
            && sentence.is(at + 2, NEG)
            && sentence.any_word(at + 3, at + 5, words!("tell inform read ask bother think wait escalate communicate review follow realise realize"))
        || sentence.is_word(at + 1, words!("'s \u{2019}s"))
            && sentence.any_word(at + 2, at + 4, words!("commit pr merge typo branch mistake negligence carelessness fault"))
        || sentence.is_sign(at + 1, b',') && sentence.is_word(at + 2, words!("who"))
        || sentence.is(next, CHANGE | HARM)
            && sentence.is(next, PAST)
            && slips(sentence, next)
            && !sounds_like_software(sentence.word(at))
}

/// "The wrong one", "instead of": what software does not do.
fn slips(sentence: &Sentence<'_>, verb: usize) -> bool {
    (verb + 1..verb + 9).any(|at| {
        sentence.is_word(at, words!("the")) && sentence.is_word(at + 1, words!("wrong"))
            || sentence.is_word(at, words!("instead")) && sentence.is_word(at + 1, words!("of"))
            || sentence.is_word(at, words!("by"))
                && sentence.is_word(at + 1, words!("mistake accident"))
            || sentence.is_word(at, words!("without"))
                && sentence.is_word(
                    at + 1,
                    words!("asking telling checking reading testing informing review approval"),
                )
    })
}

/// "Karpenter", "Fluxify": endings of products, and hardly of names.
fn sounds_like_software(word: &str) -> bool {
    [
        "er", "or", "db", "ly", "fy", "ix", "io", "ub", "ps", "et", "tl", "fs", "ow", "ux", "ck",
        "ic", "le", "os", "ud", "ft", "go",
    ]
    .iter()
    .any(|ending| word.ends_with(ending))
        || word
            .bytes()
            .skip(1)
            .any(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// A given name with what follows of it.
pub fn name(sentence: &Sentence<'_>, at: usize) -> Option<(PersonKind, usize, usize)> {
    let token = sentence.tokens[at];
    if !token.is(NAME) && (token.is(PRODUCT) || token.word == UNKNOWN) {
        return None;
    }
    let mut end = at + 1;
    while let Some(next) = sentence.tokens.get(end) {
        let is_initial = next.case != Case::Lower && sentence.word(end).len() == 1;
        let is_surname = next.kind == Kind::Word
            && next.case == Case::Capital
            && !next.is(AUXILIARY
                | DET
                | PREPOSITION
                | SUBORDINATOR
                | PRONOUN
                | AND
                | PRODUCT
                | TIME)
            && (!next.is(VERB) || next.is(NAME | DOUBTFUL_NAME));
        let is_stop = sentence.is_sign(end, b'.') && sentence.word(end - 1).len() == 1;
        if !(is_initial || is_surname || is_stop) {
            break;
        }
        end += 1;
    }
    // "Bogdan and Mirela": whoever is named together with a name is a person as well.
    if let Some(other) = sentence.tokens.get(end + 1)
        && sentence.is_word(end, words!("and &"))
        && other.case == Case::Capital
        && other.word == UNKNOWN
        && token.is(NAME)
        && sentence.is(end + 2, PAST | AUXILIARY | ADVERB)
    {
        end += 2;
    }
    let next = sentence.tags(end);
    // A date, or a place: "May 3", "in Austin".
    if token.is(TIME | DOUBTFUL_NAME)
        && sentence
            .tokens
            .get(end)
            .is_some_and(|t| t.kind == Kind::Number)
    {
        return None;
    }
    let is_certain = token.is(NAME) && !token.is(TIME | PREPOSITION | AUXILIARY);
    let is_followed = next & (PAST | THIRD) != 0
        || next & (AUXILIARY & !MODAL) != 0
        || end > at + 1
        || sentence.is_word(end, words!("'s \u{2019}s"))
        || sentence.is_word(end, words!("and")) && sentence.is(end + 1, NAME | DOUBTFUL_NAME);
    let is_joined = at > 1
        && sentence.is_word(at - 1, words!("and"))
        && sentence.is(at - 2, NAME | DOUBTFUL_NAME);
    if !is_certain && !is_followed && !is_joined {
        return None;
    }
    // A thing that is called after someone: "the Adam optimiser", "Jordan cluster".
    let named_thing = sentence.tokens.get(end).is_some_and(|next| {
        next.kind == Kind::Word && next.is(SYSTEM | AREA | WORK) && !next.is(PAST | THIRD | ROLE)
    });
    let with_article = at > 0 && sentence.is(at - 1, DET) && !sentence.is(at - 1, POSSESSIVE);
    if named_thing && !sentence.is(end, BASE) || with_article && next & NOUN != 0 {
        return None;
    }
    Some((PersonKind::Individual, at, end))
}
