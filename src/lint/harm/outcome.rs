//! What came of a deed.

use super::{
    super::{clause::Verb, lexicon::tags::*, sentence::Sentence, words::words},
    repairs,
    telling::ebbs,
};

/// "..., which took the checkout down", "and latency went up", "causing errors".
pub fn consequence(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let tokens = sentence.tokens;
    let checked_in =
        sentence.is_word(verb.main, words!("checked")) && sentence.is_word(verb.end, words!("in"));
    if !checked_in && sentence.is_word(
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
        let opens = sentence.is_word(at, words!("which and so that because until"))
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
            || sentence.is_word(at, words!("making rendering"))
                && sentence.any_word(at + 1, at + 5, words!("worse unusable unavailable inaccessible unreachable"))
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
            words!("active live valid all every production customer half most"),
        )
    });
    // "And the table was gone", "so no alarm was raised", "so each got it twice".
    let vanished = (from..to).any(|at| {
        sentence.is_word(
            at,
            words!("gone vanished missing empty emptied unusable red"),
        ) && !ebbs(sentence, at)
    });
    // "And the claims were never posted", "so the mails did not go out".
    let missing = (from..to).any(|at| {
        sentence.is(at, NEG)
            && !sentence.is(at, PREPOSITION | DET)
            && sentence.is(at.wrapping_sub(1), BE | DO | HAVE)
            && !sentence.any_word(from, at, words!("but we i he she they there nobody"))
            && sentence.is(at + 1, PART | BASE)
            && !sentence.is(at + 1, STATE | HUMAN)
            && !sentence.is_word(
                at + 1,
                words!("affected impacted lost needed required used help work fix resolve change improve see notice \
                    exposed harmed touched be have been recur return happen visible noticed found reproduce leave"),
            )
    });
    // "Ran out of disk".
    let out = (from..to)
        .any(|at| sentence.is_word(at, words!("ran")) && sentence.is_word(at + 1, words!("out")));
    // "Which disabled the fallback".
    let undone = sentence.is_word(from - 1, words!("which"))
        && sentence.is_word(
            from,
            words!("disabled removed deleted dropped emptied stopped killed blocked erased revoked closed reset halted"),
        );
    let silent = (from..to).any(|at| {
        sentence.is_word(at, words!("no nobody none nothing never neither"))
            && sentence.any_word(at + 1, at + 4, words!("alarm alarms alert alerts page pages backup backups notification notifications mails emails requests traffic orders data longer got could received arrived reached worked"))
    });
    let doubled = sentence.any_word(from, to, words!("twice duplicate duplicates double doubly"));
    if could_not || all_gone || vanished || missing || out || undone || silent || doubled {
        return true;
    }
    if mends && !sentence.any(from, to, HARM) {
        return false;
    }
    (from..to).any(|at| {
        is_harm_state(sentence, at)
            || sentence.is_word(
                at,
                words!("logged shifted everything ran public readable down full"),
            )
            || sentence.is_word(at, words!("went"))
                && !sentence.is_word(at + 1, words!("back well fine live out"))
            || sentence.is_word(at, words!("cut cuts")) && sentence.is_word(at + 1, words!("off"))
            || sentence.is_word(at, words!("inconsistent"))
    })
}

/// Whether a word tells of something that is broken, lost or late.
pub fn is_harm_state(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is(at, HARM) && sentence.is(at, PAST | THIRD)
        || sentence.is_word(
            at,
            words!("faulty bad wrong broken buggy \
                flooded overwhelmed lost failing failed vanished offline unavailable inaccessible unreachable outage \
                crashed hung died stopped killed locked blocked exhausted starved filled disappeared \
                timed fell leaked exposed disappear fail errors downtime stalled deadlocked looped \
                deleted wiped degraded affected dead stuck rejected corrupted doubled spiked \
                collapsed sideways emptied evicted disconnected froze unresponsive \
                destroyed slowed suffered overloaded overflowed burst blank billed frozen dark \
                drowned inconsistent invalid unstable stale incomplete missing empty useless unusable double duplicate obsolete ballooned climbed soared misrouted delayed cancelled bounced halted \
                dropped duplicated erased purged refused garbled ceased suspended shredded melted sank \
                skyrocketed plummeted tripled exploded hours"),
        )
        || sentence.is_word(at, words!("out off")) && sentence.is_word(at + 1, words!("of sync"))
            && sentence.is_word(at + 2, words!("service order sync memory space"))
}

/// "..., so each customer got two letters", "leaving 41 trains without a platform": what came of a
/// deed is told for its harm, unless the words are those of an end to harm.
pub fn came_of_it(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let count = sentence.tokens.len();
    let Some(from) = (verb.end..count).find_map(|at| {
        let sign =
            sentence.is_sign(at, b',') || sentence.is_sign(at, b';') || sentence.is_sign(at, b'-');
        let next = at + usize::from(sign);
        let so = sentence.is_word(next, words!("so"))
            && !sentence.is_word(next + 1, words!("that we i he she they it as far this"));
        let which = sentence.is_word(next, words!("which"))
            && sentence.is_word(next + 1, words!("left meant made put sent set turned"))
            || sentence.is_word(next, words!("after upon at"))
                && sentence.is_word(next + 1, words!("which"));
        let which = which
            || sentence.is_word(next, words!("as with"))
                && sentence.any_word(next + 1, next + 4, words!("consequence result"));
        let with = sentence.is_word(next, words!("leaving meaning making rendering whereupon"));
        (so || sign && (which || with)).then_some(next)
    }) else {
        return false;
    };
    let ends = sentence.any_word(from, count, words!("fixed resolved restored recovered mitigated cleared reverted replaced solved confirmed helped worked \
            back normal healthy stable fine green again drained visible captured available completed finished passed \
            succeeded ok safe caught rollback could can now dropped will enough easier faster reduced"));
    let told = sentence.any(from, count, PAST | PART)
        || sentence.any_word(from, count, words!("without unable only no"));
    !ends && told
}

/// Whether a verb tells of the trade's daily course, or of an end to harm.
pub fn is_neutral(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is_word(
        at,
        words!("deployed ran built started finished completed passed showed shows confirmed resumed recovered drained \
            returned restored resolved fixed worked works came went stayed kept released merged rolled reduced improved \
            succeeded joined said decided agreed posted updated sent received applied took continued cleared settled \
            normalised normalized stabilised stabilized caught detected reported announced matched rebuilt restarted \
            reverted closed opened ended dropped subsided scaled moved added is are has had does do can will paused planned scheduled \
            postponed skipped chosen needed used made known possible found noticed"),
    )
}

/// "..., and 900 parcels went out unlabelled": after a deed that repairs nothing, what is told of a
/// thing next is what came of it.
pub fn and_then(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    if repairs(sentence, verb) {
        return false;
    }
    let Some(next) = sentence.verbs().iter().find(|next| next.first >= verb.end) else {
        return false;
    };
    let joined = (verb.end..next.first).any(|at| {
        sentence.is_word(at, words!("and so")) && !sentence.is_word(at + 1, words!("that"))
            || sentence.is_sign(at, b';')
    });
    let count = sentence.tokens.len();
    let ends = sentence.any_word(next.first, count, words!("ok correctly properly right cleanly smoothly fast faster ok fine green back normal again healthy stable available up successfully complete done"));
    joined
        && matches!(next.subject, super::super::clause::Subject::Thing)
        && sentence.is(next.first, PAST)
        && !next.modal
        && !ends
        && !is_neutral(sentence, next.main)
}

/// "... decided to go on, which led to the outage": whatever the deed was.
pub fn led_to_harm(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    (verb.end..sentence.tokens.len()).any(|at| {
        let opens = sentence.is_sign(at.wrapping_sub(1), b',')
            && sentence.is_word(at, words!("which this that"))
            || sentence.is_word(at, words!("and"))
                && sentence.is_word(at + 1, words!("this that thereby thus"));
        opens
            && sentence.any_word(
                at + 1,
                at + 4,
                words!("caused broke crashed triggered corrupted took brought led resulted"),
            )
            && sentence.any(at, at + 12, DAMAGE | HARM)
    }) || sentence.is_word(verb.main, words!("decided insisted chose ignored opted"))
        && consequence(sentence, verb)
}
