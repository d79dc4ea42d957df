//! What in a sentence tells that a deed, harmless by itself, did harm.

use super::{clause::Verb, lexicon::tags::*, sentence::Sentence, words::words};
use crate::text::Kind;

/// How far behind a verb its object and what came of it are looked for, in tokens.
const NEAR: usize = 12;

/// What is done to a faulty thing in order to repair it.
const REPAIRS: &[u32] = words!(
    "starts started begins began reverted removed replaced rebuilt restarted drained cordoned restored reset killed \
                stopped blocked disabled deleted redeployed rolled patched cleaned cleared purged \
                flushed silenced muted opened closed checked isolated used moved disconnected \
                detached unplugged swapped renamed cancelled terminated made took put cut throttled"
);

/// Whether a phrasal verb is harm by itself: "took down", "let through".
pub fn is_strong(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    sentence.is_word(
        verb.main,
        words!(
            "took brought knocked let left made take takes brings lets leaves makes taken taking \
                introduced introduces cut severed clicked opened followed gave started triggered created starts triggers put got"
        ),
    )
}

/// Whether something in the sentence tells that the deed was, or led to, harm.
pub fn cue(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    // "Started to look" is no deed.
    let begins = sentence.is_word(verb.main, words!("started starts began begins"))
        && (sentence.is_word(verb.end, words!("to")) || sentence.is(verb.end, ING));
    if begins {
        return false;
    }
    faulty_object(sentence, verb)
        || instead(sentence, verb)
        || unchecked(sentence, verb)
        || consequence(sentence, verb)
        || as_beginning(sentence, verb)
        || revealed(sentence, verb)
        || cleft(sentence, verb)
        || secret(sentence, verb)
        || unknown_hand(sentence, verb)
        || of_value(sentence, verb)
        || all_at_once(sentence, verb)
        || too_early(sentence, verb)
        || still_needed(sentence, verb)
        || unguarded(sentence, verb)
        || granted(sentence, verb)
        || destructive_code(sentence, verb)
}

/// Whether the deed was wrong in itself: the wrong thing, instead of the right one, unchecked.
pub fn is_wrong(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    sentence.is(verb.main, CHANGE | HARM)
        && (faulty_object(sentence, verb) || instead(sentence, verb) || unchecked(sentence, verb))
}

/// "Deployed the bad code", "ran the wrong script", "on the wrong cluster".
fn faulty_object(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let stop = clause_end(sentence, verb.end, false);
    let near = verb.end..stop.min(verb.end + NEAR);
    let empty = sentence.is_word(
        verb.main,
        words!("pushed deployed uploaded published committed applied wrote released"),
    ) && near.clone().any(|at| sentence.is_word(at, words!("empty")));
    empty
        || near.clone().any(|at| sentence.is(at, FAULTY)) && !repairs(sentence, verb)
        || wrong_one(sentence, verb)
}

/// "Rolled back", and not "rolled out".
fn repairs(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    sentence.is_word(verb.main, REPAIRS) && !sentence.is_word(verb.end, words!("out"))
}

/// The wrong one is never a repair.
fn wrong_one(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let stop = clause_end(sentence, verb.end, false);
    (verb.end..stop.min(verb.end + NEAR)).any(|at| {
        sentence.is_word(at, words!("wrong mistyped incorrect"))
            && !sentence.is_word(
                at.wrapping_sub(1),
                words!("go goes going gone went something what"),
            )
    })
}

/// "The primary instead of the replica".
fn instead(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    (verb.end..sentence.tokens.len().min(verb.end + NEAR)).any(|at| {
        sentence.is_word(at, words!("instead rather"))
            && sentence.is_word(at + 1, words!("of than"))
    })
}

/// "Without review", "straight to production".
fn unchecked(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    (verb.end..sentence.tokens.len().min(verb.end + NEAR)).any(|at| {
        let straight = sentence.is_word(at, words!("straight directly"))
            && sentence.is_word(at + 1, words!("to on in into"))
            && (at + 2..at + 4).any(|at| sentence.is_word(at, words!("main master prod production live trunk")));
        let undone = sentence.is_word(at, words!("without"))
            && sentence.is(at + 1, ING)
            && !sentence.is_word(
                at + 1,
                words!("restarting affecting losing causing interrupting stopping touching changing waiting using having"),
            );
        let unfit = sentence.is(at, NEG)
            && (at + 1..at + 3).any(|at| sentence.is_word(at, words!("compatible tested reviewed approved finished")));
        straight || undone || unfit || sentence.is_word(at, words!("without"))
            && (at + 1..at + 4).any(|at| {
                sentence.is_word(
                    at,
                    words!("where limit filter dry rollback review approval testing test tests checking permission telling notice warning asking \
                authorisation authorization validation validating verifying consulting informing \
                notifying ticket coordination coordinating staging backup reading sign-off \
                consultation thinking realising realizing looking waiting"),
                )
            })
    })
}

/// "..., which took the checkout down", "and latency went up", "causing errors".
fn consequence(sentence: &Sentence<'_>, verb: &Verb) -> bool {
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
fn is_harm_clause(sentence: &Sentence<'_>, from: usize) -> bool {
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

/// "The incident began when an engineer deployed", "errors because X changed".
fn as_beginning(sentence: &Sentence<'_>, verb: &Verb) -> bool {
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

/// "Pushed the credentials to the public repository".
fn secret(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    sentence.is_word(
        verb.main,
        words!("pushed committed published posted pasted uploaded sent copied hardcoded hard-coded shared pushes commits"),
    ) && (verb.end..verb.end + 8).any(|at| {
        sentence.is_word(at, words!("keys key credentials credential secret secrets password passwords token tokens public"))
    })
}

/// "Turned off alerts for the whole cluster", and not "disabled the check to unblock the rollout".
fn unguarded(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let off = sentence.is_word(verb.main, words!("turned switched"))
        && (verb.end..verb.end + 4).any(|at| sentence.is_word(at, words!("off")))
        || sentence.is_word(verb.main, words!("disabled deactivated removed bypassed"));
    off && (verb.end..verb.end + 5).any(|at| {
        sentence.is_word(
            at,
            words!("alerts alerting alarms monitoring paging validation backups backup protection mfa 2fa limiter safeguard \
                safeguards"),
        )
    }) && !(verb.end..verb.end + 9).any(|at| sentence.is_word(at, words!("to while during until")))
}

/// "Hit enter too early".
fn too_early(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    (verb.end..verb.end + 6).any(|at| {
        sentence.is_word(at, words!("too"))
            && sentence.is_word(at + 1, words!("early soon fast quickly late hastily"))
    })
}

/// "Deleted the role that the pipeline needs", "revoked a certificate still in use".
fn still_needed(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    sentence.is_word(
        verb.main,
        words!("deleted removed revoked dropped disabled terminated destroyed decommissioned renamed stopped"),
    ) && (verb.end..sentence.tokens.len().min(verb.end + NEAR)).any(|at| {
        let used = sentence.is_word(
            at,
            words!("needs needed uses used using required requires depends depended relied relies"),
        );
        let whose = (verb.end..at).any(|at| sentence.is_word(at, words!("that which on")));
        used && whose
            || sentence.is_word(at, words!("still")) && sentence.is_word(at + 1, words!("in used needed required"))
    })
}

/// "Restarted all pods at once".
fn all_at_once(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let all = (verb.end..verb.end + 3).any(|at| sentence.is_word(at, words!("all every both")));
    let once = (verb.first..verb.end + NEAR).any(|at| {
        sentence.is_word(at, words!("simultaneously"))
            || sentence.is_word(at, words!("at")) && sentence.is_word(at + 1, words!("once"))
    });
    all && once
}

/// "Truncated the orders table", and not "dropped the unused index".
fn of_value(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let destroys = words!(
        "truncated destroyed erased wiped dropped deleted terminated truncates destroys drops deletes"
    );
    let near = verb.end..clause_end(sentence, verb.end, true).min(verb.end + 6);
    let any = |words: &[u32]| near.clone().any(|at| sentence.is_word(at, words));
    sentence.is_word(verb.main, destroys)
        && sentence.is(verb.main, PAST)
        && !any(words!("to"))
        && any(words!(
            "production prod live customer customers user users orders payments billing primary master accounts main"
        ))
        && !any(words!(
            "old stuck unused temporary temp duplicate duplicates stale test orphaned empty obsolete \
                malicious rogue bad affected pod pods replica"
        ))
}

/// "Granted public access".
fn granted(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    sentence.is_word(verb.main, words!("granted given gave"))
        && (verb.end..verb.end + 5).any(|at| {
            sentence.is_word(
                at,
                words!("public anonymous everyone everybody world anyone"),
            )
        })
        && (verb.end..verb.end + 8)
            .any(|at| sentence.is_word(at, words!("access rights permissions")))
}

/// "Ran `kubectl delete ns prod`".
fn destructive_code(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let tokens = &sentence.tokens[verb.end.min(sentence.tokens.len())..];
    tokens.iter().take(4).enumerate().any(|(at, token)| {
        let code = sentence.word(verb.end + at);
        token.kind == Kind::Code
            && [
                "delete",
                "drop",
                "destroy",
                "rm -",
                "truncate",
                "reset --hard",
            ]
            .iter()
            .any(|word| code.contains(word))
            && (code.contains("prod") || code.contains("live"))
    })
}

/// "Someone had disabled the alert".
fn unknown_hand(sentence: &Sentence<'_>, verb: &Verb) -> bool {
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

/// "It was Sam who switched off the check".
fn cleft(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    sentence.subject(verb).is_some_and(|person| {
        person.start >= 2
            && sentence.is_word(person.start - 1, words!("was is"))
            && sentence.is_word(person.start - 2, words!("it"))
            && sentence.is_word(person.reach, words!("who that"))
    })
}

/// "It turned out that Ahmed had hard-coded the old hostname".
fn revealed(sentence: &Sentence<'_>, verb: &Verb) -> bool {
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

/// The end of the clause that goes on at `from`.
fn clause_end(sentence: &Sentence<'_>, from: usize, at_comma: bool) -> usize {
    (from..sentence.tokens.len())
        .find(|&at| {
            sentence.is_sign(at, b';')
                || at_comma && sentence.is_sign(at, b',')
                || sentence.is_word(at, words!("because which but although while"))
        })
        .unwrap_or(sentence.tokens.len())
}
