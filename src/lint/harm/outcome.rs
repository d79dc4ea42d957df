//! What came of a deed.

use super::{
    super::{clause::Verb, lexicon::tags::*, sentence::Sentence, words::words},
    repairs,
};

/// "..., which took the checkout down", "and latency went up", "causing errors".
pub fn consequence(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let tokens = sentence.tokens;
    if sentence.is_word(
        verb.main,
        words!(
            "enters entered checks checked makes made takes took opens opened closes closed signs \
                signed sends sent starts started puts put uses used brings brought"
        ),
    ) {
        return false;
    }
    let mut at = verb.end;
    while at < tokens.len() {
        let opens = sentence.is_word(at, words!("which and so that because"))
            || sentence.is_sign(at, b',')
            || sentence.is_sign(at, b';')
            || sentence.is_sign(at, b'-');
        let leads = !sentence.is(at.wrapping_sub(1), BE)
            && !sentence.is(at.wrapping_sub(1), DET | ADJECTIVE)
            && (sentence.is(at, LAPSE) && sentence.is(at, ING) && sentence.is_sign(at - 1, b',') || sentence.is_word(
                at,
                words!("splitting freezing isolating cutting dropping removing stopping halting preventing \
                forcing flooding emptying losing duplicating doubling exhausting overwriting tripping \
                rendering disconnecting degrading interrupting causing breaking crashing triggering bringing taking knocking exposing leaking \
                corrupting disrupting overloading locking blocking wiping deleting killing sending \
                leaving"),
            ))
            || sentence.is_word(at, words!("leading resulting")) && sentence.is_word(at + 1, words!("to in"));
        let thereby = sentence.is_word(at, words!("thereby thus"))
            && (at + 1..at + 3).any(|at| sentence.is(at, CHANGE | HARM) && sentence.is(at, PAST));
        // "Rolled back the build that had failed" repairs.
        let of_object =
            sentence.is_word(at, words!("that which")) && !sentence.tokens[at - 1].is_sign();
        let repairs = of_object && repairs(sentence, verb);
        if leads || thereby || opens && !repairs && is_harm_clause(sentence, at + 1) {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether the words from here on tell of harm, and not of its end.
pub fn is_harm_clause(sentence: &Sentence<'_>, from: usize) -> bool {
    let to = sentence.tokens.len().min(from + 12);
    let mends = (from..to).any(|at| {
        // "Stopped working" is no end of harm.
        !sentence.is_word(at + 1, words!("working responding serving accepting processing receiving"))
            && sentence.is_word(
            at,
            words!("fixed fixes resolved resolves restored restores recovered recovers mitigated stopped \
                cleared reverted rolled replaced removed solved confirmed helped worked brought back normal healthy stable stabilised \
                stabilized dropped subsided gone to revert rollback no not n't available verify \
                verified check checked see"),
        ) && !sentence.is_word(at, words!("to"))
    });
    let could_not = (from..to).any(|at| {
        sentence.is_word(at, words!("could can")) && sentence.is(at + 1, NEG)
            || sentence.is_word(at, words!("cannot unable"))
    });
    let all_gone = (from..to).any(|at| {
        sentence.is_word(
            at,
            words!(
                "removed deleted dropped rejected stopped cancelled canceled disabled killed wiped"
            ),
        ) && sentence.is_word(
            at + 1,
            words!("active live valid all every production customer"),
        )
    });
    if could_not || all_gone {
        return true;
    }
    if mends && !sentence.any(from, to, HARM) {
        return false;
    }
    (from..to).any(|at| {
        let token = &sentence.tokens[at];
        token.is(HARM) && token.is(PAST | THIRD)
            || token.is(FAULTY) && sentence.is_word(at, words!("faulty bad wrong broken buggy"))
            || sentence.is_word(
                at,
                words!("flooded overwhelmed lost failing failed vanished offline down unavailable inaccessible unreachable outage \
                crashed hung died stopped killed locked blocked exhausted starved filled disappeared \
                timed fell leaked exposed disappear fail errors downtime stalled deadlocked looped \
                deleted wiped degraded affected dead full stuck rejected corrupted doubled spiked \
                collapsed sideways everything emptied evicted disconnected logged froze unresponsive \
                destroyed shifted slowed suffered overloaded broken overflowed burst ran public readable blank billed frozen dark"),
            )
            || sentence.is_word(at, words!("went"))
                && !sentence.is_word(at + 1, words!("back well fine live out"))
            || sentence.is_word(at, words!("cut cuts")) && sentence.is_word(at + 1, words!("off"))
            || sentence.is_word(at, words!("inconsistent"))
    })
}

/// "... decided to go on, which led to the outage": whatever the deed was.
pub fn led_to_harm(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    (verb.end..sentence.tokens.len()).any(|at| {
        let opens = sentence.is_sign(at.wrapping_sub(1), b',')
            && sentence.is_word(at, words!("which this that"))
            || sentence.is_word(at, words!("and"))
                && sentence.is_word(at + 1, words!("this that thereby thus"));
        opens
            && (at + 1..at + 4).any(|at| {
                sentence.is_word(
                    at,
                    words!("caused broke crashed triggered corrupted took brought led resulted"),
                )
            })
            && sentence.any(at, at + 12, DAMAGE | HARM)
    }) || sentence.is_word(verb.main, words!("decided insisted chose ignored opted"))
        && consequence(sentence, verb)
}
