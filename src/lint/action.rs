//! What makes a follow-up one, and what gives it an end that can be seen.

use super::{
    clause::{PersonKind, Subject},
    lexicon::tags::*,
    sentence::Sentence,
    words::words,
};
use crate::text::Kind;

/// Whether what begins at this head is to be done: an order, or what people say they will do.
/// "The change will improve the latency" tells of a result.
pub fn is_promise(sentence: &Sentence<'_>, head: usize) -> bool {
    let mut at = head;
    while at > 0 && sentence.is(at - 1, ADVERB) {
        at -= 1;
    }
    let Some(before) = at.checked_sub(1) else {
        return true;
    };
    if sentence.tokens[before].is_sign() || sentence.tokens[before].kind == Kind::Number {
        return true;
    }
    let verb = sentence
        .verbs()
        .iter()
        .find(|verb| verb.first <= head && head < verb.end + 2);
    match verb {
        Some(verb) if verb.negated => false,
        Some(verb) => match verb.subject {
            Subject::Person(index) => !matches!(
                sentence.people()[index].kind,
                PersonKind::Outsider | PersonKind::Nobody
            ),
            Subject::None => true,
            // "The parties will work towards".
            Subject::Thing
                if sentence.is_word(verb.first, words!("will shall"))
                    && sentence.is_word(head, words!("work strive seek aim endeavour strive cooperate collaborate strengthen intensify"))
                    && !sentence.any(verb.first.saturating_sub(4), verb.first, SYSTEM | AREA | WORK | PRONOUN) =>
            {
                true
            }
            Subject::Who | Subject::Thing => sentence.is_word(
                verb.main,
                words!("recommended advised suggested planned intended agreed advisable important necessary"),
            ),
        },
        None => true,
    }
}

/// Whether the words from here on give a number, a threshold, a date, an artefact or a way.
pub fn is_concrete(sentence: &Sentence<'_>, from: usize) -> bool {
    let tokens = sentence.tokens;
    (from..tokens.len()).any(|at| {
        let token = &tokens[at];
        match token.kind {
            Kind::Number => !is_label(sentence, at),
            Kind::Code => is_artefact(sentence.word(at)),
            Kind::Word => {
                let so = sentence.is_word(at, words!("so such"))
                    && sentence.is_word(at + 1, words!("that it they we"))
                    && !sentence.any(at, at + 9, NEG);
                let by = sentence.is_word(at, words!("by through via"))
                    && (sentence.is(at + 1, ING)
                        || sentence.is(at + 2, ING) && sentence.is(at + 1, ADVERB))
                    && !sentence.is(at + 1, TIME);
                let to = sentence.is_word(at, words!("to"))
                    && sentence.is(at + 1, BASE)
                    && !sentence.is_word(
                        at.wrapping_sub(1),
                        words!("how need needs way ways ability able"),
                    )
                    && at > from
                    && !is_purpose(sentence, at + 1);
                let bound = sentence.is_word(
                    at,
                    words!("below within until whenever exceeds exceed least daily weekly monthly quarterly \
                hourly nightly"),
                );
                so || by || to || bound
            }
            _ => false,
        }
    })
}

/// A purpose is no way: "to prevent this in future".
fn is_purpose(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is(at, BETTER | PONDER)
        || sentence.is_word(
            at,
            words!("prevent avoid detect ensure catch reduce help make identify minimise minimize be \
                support handle allow enable increase know understand notice spot mitigate stop find \
                get see give have respond react recover keep limit better alert cover deal resolve \
                monitor become cope communicate learn share discuss run do fix warn protect speed \
                shorten inform cut address"),
        ) && !sentence.is_word(at + 1, words!("in"))
}

/// A priority, a list number or the like is no measure: "(P1)", "#12".
fn is_label(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is_word(
        at.wrapping_sub(1),
        words!("p priority phase item action sev step"),
    ) || sentence.is_sign(at + 1, b')') && sentence.is_sign(at.wrapping_sub(1), b'(')
}

/// Whether code names a thing that is worked on, and no ticket, address or host.
fn is_artefact(code: &str) -> bool {
    if code.starts_with('#') || code.starts_with("http") || code.starts_with('<') {
        return false;
    }
    code.starts_with('`') || code.contains(['/', '_']) || code.starts_with("--")
}
