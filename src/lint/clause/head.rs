use super::super::{
    lexicon::tags::*,
    sentence::{Case, Sentence, Tok},
    words::{List, words},
};
use crate::text::Kind;

/// Words that come before what is said and add nothing to it.
const LEADS: List = words!(
    "also then and so please pls plz todo tbd action finally next furthermore additionally \
    therefore going forward lastly secondly firstly thirdly moreover hence thus utc am \
    pm cet pst bst gmt est edt pdt ideally"
);

/// Where what is said begins, ascending: behind times and labels, behind "we need to", and at
/// every further thing that is to be done.
pub fn heads(sentence: &Sentence<'_>) -> Vec<usize> {
    let tokens = sentence.tokens;
    let mut heads = Vec::new();
    let start = first_word(sentence);
    heads.push(start);
    // "To improve the release process": a whole line that is an infinitive.
    let infinitive = sentence.is_word(start, words!("to")) && sentence.is(start + 1, BASE);
    if infinitive
        && !tokens[start + 1..]
            .iter()
            .any(|token| token.is(AUXILIARY | PAST | PRONOUN) || token.kind == Kind::Sign(b','))
    {
        heads.push(start + 1);
    }
    let mut imperative = tokens.get(start).is_some_and(is_order);
    for at in start..tokens.len() {
        let next = at + 1;
        let after = match tokens[at].kind {
            Kind::Sign(b':') if at < start + 9 => true,
            Kind::Sign(b'-' | b'>' | b';') => true,
            Kind::Sign(b')') if at < 8 => true,
            Kind::Sign(b',' | b'/' | b'+') => imperative && tokens.get(next).is_some_and(is_order),
            Kind::Word if sentence.is_word(at, words!("and or then &")) => {
                imperative && tokens.get(next).is_some_and(is_order)
            }
            Kind::Word => is_duty(sentence, at),
            _ => false,
        };
        let mut head = next;
        while after && sentence.is(head, ADVERB) && !sentence.is(head, BETTER | ADJECTIVE) {
            head += 1;
        }
        if after && head < tokens.len() {
            heads.push(head);
            imperative |= is_order(&tokens[head]);
        }
    }
    heads.dedup();
    heads
}

/// A verb as in an order or in "to do".
fn is_order(token: &Tok) -> bool {
    token.is(BASE)
}

/// Whether what is to be done follows this word: the `to` of "need to", or "will" itself.
fn is_duty(sentence: &Sentence<'_>, at: usize) -> bool {
    if sentence.is_word(at, words!("to")) && at > 0 {
        return sentence.is_word(
            at - 1,
            words!("need needs have has going plan plans planning want wants aim aims intend like ought \
                try trying agreed decided committed working tasked important good hope propose recommended advised suggested advisable"),
        ) && !sentence.is_word(at.wrapping_sub(2), words!("had would not n't did"))
            || at > 1
                && sentence.is_word(at - 1, words!("is are"))
                && sentence.is(at.wrapping_sub(2), NOUN);
    }
    sentence.is_word(at, words!("should will must shall 'll let's"))
        || sentence.is_word(at, words!("'s")) && at > 0 && sentence.is_word(at - 1, words!("let"))
}

/// The first word behind times, dates, numbers and lead-ins.
fn first_word(sentence: &Sentence<'_>) -> usize {
    let tokens = sentence.tokens;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let dated = tokens
            .get(at + 1)
            .is_some_and(|next| next.kind == Kind::Number)
            || at > 0 && tokens[at - 1].kind == Kind::Number;
        let skipped = match token.kind {
            Kind::Number => true,
            Kind::Sign(b'(') => {
                let close = tokens[at..]
                    .iter()
                    .take(6)
                    .position(|t| t.kind == Kind::Sign(b')'));
                at += close.unwrap_or(0);
                true
            }
            Kind::Sign(_) => true,
            Kind::Word => {
                token.is(TIME) && dated && !token.is(BASE)
                    || token.case == Case::AllCapitals && dated && !token.is(VERB | TEAM_NAME)
                    || sentence.is_word(at, LEADS)
                        && (sentence.is_word(at, words!("please pls plz"))
                            || !tokens
                                .get(at + 1)
                                .is_some_and(|next| next.is(BE | HAVE | NOUN)))
            }
            _ => false,
        };
        if !skipped {
            return at;
        }
        at += 1;
    }
    0
}
