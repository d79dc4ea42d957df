//! Deeds that were wrong in themselves: the wrong object, unchecked, too early.

use super::{
    super::{
        clause::Verb,
        lexicon::tags::*,
        sentence::{Case, Sentence},
        words::{List, words},
    },
    NEAR, clause_end, repairs,
};
use crate::text::Kind;

/// "Deployed the bad code", "ran the wrong script", "on the wrong cluster".
pub fn faulty_object(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let stop = clause_end(sentence, verb.end, false);
    let near = verb.end..stop.min(verb.end + NEAR);
    let zero = sentence.is_word(verb.main, words!("set sets reset changed put"))
        && near.clone().any(|at| {
            sentence.is_word(at, words!("to"))
                && sentence.is_word(at + 1, words!("zero null nothing none 0"))
        });
    let empty = sentence.is_word(
        verb.main,
        words!("pushed deployed uploaded published committed applied wrote released"),
    ) && near.clone().any(|at| sentence.is_word(at, words!("empty")));
    let typo = near.clone().any(|at| {
        sentence.is_word(at, words!("with containing"))
            && sentence.any_word(at + 1, at + 4, words!("typo typos"))
    });
    empty
        || zero
        || typo && !repairs(sentence, verb)
        || near.clone().any(|at| sentence.is(at, FAULTY)) && !repairs(sentence, verb)
        || wrong_one(sentence, verb)
}

/// "Although the tests were red", "despite the freeze", "outside the window".
pub fn defiant(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    !repairs(sentence, verb)
        && sentence.is(verb.main, PAST)
        && (verb.end..sentence.tokens.len().min(verb.end + NEAR)).any(|at| {
            sentence.is_word(
                at,
                words!("although though despite regardless notwithstanding anyway"),
            ) || sentence.is_word(at, words!("against outside in during"))
                && (at + 1..at + 6).any(|at| {
                    sentence.is_word(
                        at,
                        words!("advice policy warning warnings instructions freeze spite protocol"),
                    ) || sentence.is_word(at, words!("window hours"))
                        && sentence.is_word(
                            at - 1,
                            words!("change maintenance agreed approved office business peak"),
                        )
                        && sentence.any(at.saturating_sub(4), at, PREPOSITION)
                        && (at.saturating_sub(5)..at).any(|at| {
                            sentence.is_word(at, words!("outside during"))
                                && !sentence.is_word(at + 2, words!("maintenance"))
                        })
                })
        })
}

/// "Loaded the old list over the new one".
pub fn over_the_new(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    (verb.end..sentence.tokens.len().min(verb.end + NEAR)).any(|at| {
        sentence.is_word(at, words!("over onto"))
            && sentence.is(at + 1, DET)
            && sentence.is_word(
                at + 2,
                words!("new live current good production newer latest"),
            )
    })
}

/// The wrong one is never a repair.
pub fn wrong_one(sentence: &Sentence<'_>, verb: &Verb) -> bool {
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
pub fn instead(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    (verb.end..sentence.tokens.len().min(verb.end + NEAR)).any(|at| {
        let of = sentence.is_word(at, words!("instead rather"))
            && sentence.is_word(at + 1, words!("of than"));
        // "Typed the production name where staging was meant".
        let meant = sentence.is_word(at, words!("where when while whereas although"))
            && sentence.any_word(at + 1, at + 8, words!("meant intended"));
        let not = sentence.is_word(at, words!("not"))
            && sentence.is_word(at + 1, words!("the"))
            && (sentence.is_sign(at - 1, b',') || sentence.is_word(at - 1, words!("and")));
        of || meant || not
    })
}

/// "Without review", "straight to production".
pub fn unchecked(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    (verb.end..sentence.tokens.len().min(verb.end + NEAR)).any(|at| {
        let straight = sentence.is_word(at, words!("straight directly"))
            && sentence.is_word(at + 1, words!("to on in into"))
            && sentence.any_word(at + 2, at + 4, words!("main master prod production live trunk"));
        let undone = sentence.is_word(at, words!("without"))
            && sentence.is(at + 1, ING)
            && !sentence.is_word(
                at + 1,
                words!("restarting affecting losing causing interrupting stopping touching changing waiting using having needing requiring"),
            );
        let unfit = sentence.is(at, NEG)
            && sentence.any_word(at + 1, at + 3, words!("compatible tested reviewed approved finished"));
        // "Without its follow-up", and not "without downtime".
        let bare = sentence.is_word(at, words!("without w/o"))
            && sentence.is(verb.main, PAST)
            && !(verb.end..at).any(|at| sentence.is_sign(at, b','))
            && sentence.is(at + 1, DET | NOUN)
            && !sentence.any_word(at + 1, at + 4, words!("issue issues problem problems impact downtime error errors incident incidents restart interruption \
                        success luck effect result outage loss trouble harm delay customer customers user users any"));
        straight || undone || bare || unfit || sentence.is_word(at, words!("without"))
            && sentence.any_word(at + 1, at + 4, words!("where limit filter dry rollback review approval testing test tests checking permission telling notice warning asking \
                authorisation authorization validation validating verifying consulting informing \
                notifying ticket coordination coordinating staging backup reading sign-off \
                consultation thinking realising realizing looking waiting"))
    })
}

/// "Turned off alerts for the whole cluster", and not "disabled the check to unblock the rollout".
pub fn unguarded(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let off = sentence.is_word(verb.main, words!("turned switched"))
        && sentence.any_word(verb.end, verb.end + 4, words!("off"))
        || sentence.is_word(verb.main, words!("disabled deactivated removed bypassed"));
    off && sentence.any_word(verb.end, verb.end + 5, words!("alerts alerting alarms monitoring paging validation backups backup protection mfa 2fa limiter safeguard \
                safeguards")) && !sentence.any_word(verb.end, verb.end + 9, words!("to while during until"))
}

/// "Hit enter too early".
pub fn too_early(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    (verb.end..verb.end + 6).any(|at| {
        sentence.is_word(at, words!("too"))
            && sentence.is_word(at + 1, words!("early soon fast quickly late hastily"))
    })
}

/// "Deleted the role that the pipeline needs", "revoked a certificate still in use".
pub fn still_needed(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    sentence.is_word(
        verb.main,
        words!("deleted removed revoked dropped disabled terminated destroyed decommissioned renamed stopped"),
    ) && (verb.end..sentence.tokens.len().min(verb.end + NEAR)).any(|at| {
        let used = sentence.is_word(
            at,
            words!("needs needed uses used using required requires depends depended relied relies"),
        );
        let whose = sentence.any_word(verb.end, at, words!("that which on"));
        used && whose
            || sentence.is_word(at, words!("still")) && sentence.is_word(at + 1, words!("in used needed required"))
    })
}

/// "Restarted all pods at once".
pub fn all_at_once(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let all = sentence.any_word(verb.end, verb.end + 3, words!("all every both"));
    let once = (verb.first..verb.end + NEAR).any(|at| {
        sentence.is_word(at, words!("simultaneously"))
            || sentence.is_word(at, words!("at")) && sentence.is_word(at + 1, words!("once"))
    });
    all && once
}

/// "Truncated the orders table", and not "dropped the unused index".
pub fn of_value(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let destroys = words!(
        "truncated destroyed erased wiped dropped deleted terminated formatted purged emptied truncates destroys drops deletes"
    );
    let near = verb.end..clause_end(sentence, verb.end, true).min(verb.end + 6);
    let any = |words: List| near.clone().any(|at| sentence.is_word(at, words));
    sentence.is_word(verb.main, destroys)
        && sentence.is(verb.main, PAST)
        && !any(words!("to"))
        && any(words!(
            "production prod live customer customers user users orders payments billing primary master accounts main \
                store table tables database databases cluster bucket namespace volume archive folder partition"
        ))
        && !any(words!(
            "old spare stuck unused temporary temp duplicate duplicates stale test orphaned empty obsolete \
                malicious rogue bad affected recreated restored rebuilt pod pods replica"
        ))
}

/// "Pushed the credentials to the public repository".
pub fn secret(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    sentence.is_word(
        verb.main,
        words!("pushed committed published posted pasted uploaded sent copied hardcoded hard-coded embedded stored shared pushes commits"),
    ) && sentence.any_word(verb.end, verb.end + 8, words!("keys key credentials credential secret secrets password passwords token tokens public"))
}

/// "Granted public access".
pub fn granted(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    sentence.is_word(verb.main, words!("granted given gave"))
        && sentence.any_word(
            verb.end,
            verb.end + 5,
            words!("public anonymous everyone everybody world anyone"),
        )
        && sentence.any_word(verb.end, verb.end + 8, words!("access rights permissions"))
}

/// "Ran `kubectl delete ns prod`", "ran a DROP TABLE on prod".
pub fn destructive_code(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let near = verb.end..verb.end + NEAR;
    let shouted = near.clone().any(|at| {
        sentence.is_word(at, words!("drop delete truncate"))
            && sentence.tokens[at].case == Case::AllCapitals
    });
    if shouted && sentence.any_word(near.start, near.end, words!("prod production live primary")) {
        return true;
    }
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
