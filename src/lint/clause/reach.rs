use super::super::{
    lexicon::tags::*,
    sentence::{Case, Sentence},
    words::words,
};
use crate::text::Kind;

/// Where the words end that belong to a person: "someone on the platform team".
pub fn reach(sentence: &Sentence<'_>, mut end: usize) -> usize {
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
                        || token.is(NOUN | ADJECTIVE | NAME | TIME)
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
