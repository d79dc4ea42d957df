use crate::{
    document::Section,
    finding::{Class, Fix, Severity},
    lint::{
        clause::{PersonKind, Subject},
        fix,
        lexicon::tags::*,
        packed::packed,
        pattern::Span,
        rule::{Examples, Flagged, Hit, Rule},
        sentence::Sentence,
        words::words,
    },
};

pub static RULE: Rule = Rule {
    id: "error-adverb",
    class: Class::HumanError,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "An act is told as a slip: accidentally, mistakenly, by mistake.",
    why: "The word names a slip, and not what made the act possible or look right.",
    instead: "Drop the word and add the condition: what did the tool allow, and what did it show?",
    source: "S. Dekker, The Field Guide to Understanding 'Human Error'; RCA2, five rules of causation",
    phrases: packed!(&[
        &["%erradv"],
        &[
            "by mistake|accident|error|oversight",
            "in error $|,|.|and|by|which|on|at|during|(|;|to|because",
        ],
        &[
            "unintended|accidental|unintentional|inadvertent|mistaken ..1 selection|choice|click|press|activation|send|sending|upload|swap|switch|disconnect|unplug",
            "unintended change|changes|restart|release|deployment|deploy|rollout|push|deletion|deletions|removal|overwrite|shutdown|wipe|exposure|termination|truncation|disclosure|overwriting",
            "accidental|inadvertent|unintentional|mistaken|erroneous|accidently ..1 execution|deletion|deletions|removal|run|merge|push|deletes|delete|overwrite|overwriting|deployment|deploy|release|shutdown|restart|reboot|commit|revocation|rotation|termination|disabling|drop|exposure|disclosure|leak|leakage|publication|wipe|truncation|rollback|rollout|reset|activation|deactivation|trigger|triggering|invocation|destruction|modification|misconfiguration|unplugging|disconnection|command|click|press|keystroke|renaming|move|promotion|failover|use|rename|detach|detachment|purge|reversion|revert|cancellation|scale-down|uninstall|click",
        ],
    ]),
    unless: packed!(&[&[
        "~prevent|~avoid|stop|stops|stopping|~protect|~guard|~block|against|~reduce|~disallow|~forbid|~make|harder|easier|~detect|risk|chance|possibility|likelihood|~catch|impossible|possible|danger|~safeguard|~limit|~minimise|~minimize|~allow ..8 accidental|accidentally|inadvertent|inadvertently|mistakenly|unintentionally|unintentional|mistaken|erroneous|erroneously|unknowingly",
        "~prevent|~avoid|~stop|~protect|~guard|~block|against|~reduce|~disallow|~forbid|harder|easier|risk|chance|impossible|possible ..8 by mistake|accident",
        "accidental complexity",
        "to accidentally|inadvertently|mistakenly|unintentionally",
        "~recover|~notice|~discover|~find|~detect|~spot|~fix|~solve|~resolve|~mitigate ..5 by accident",
        "~work around ..5 by accident",
    ]]),
    needs: &[],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "We accidentally merged the wrong branch.",
            Section::Summary,
            Some("We merged the wrong branch."),
        ),
        (
            "The dataset was deleted in error by the cleanup process run by hand.",
            Section::Summary,
            Some("The dataset was deleted by the cleanup process run by hand."),
        ),
        (
            "The certificate had inadvertently been removed from the bundle.",
            Section::Summary,
            Some("The certificate had been removed from the bundle."),
        ),
        (
            "Wrongly configured by hand during the migration weekend.",
            Section::Summary,
            Some("Configured by hand during the migration weekend."),
        ),
        (
            "We mistakenly believed that the snapshot included the WAL.",
            Section::Summary,
            Some("We believed that the snapshot included the WAL."),
        ),
        (
            "Erroneously, the rule was applied to all hosts.",
            Section::Summary,
            None,
        ),
    ],
    allows: &[
        (
            "A bug in the parser accidentally dropped the header.",
            Section::Summary,
        ),
        (
            "The garbage collector mistakenly freed the buffer.",
            Section::Summary,
        ),
        (
            "Deletion protection prevents accidental deletion of the bucket.",
            Section::Summary,
        ),
        (
            "The prompt makes it harder to accidentally pick the wrong cluster.",
            Section::Summary,
        ),
    ],
};

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    for hit in hits {
        let Span { start, end } = hit.span;
        match hit.group {
            0 => adverb(sentence, start, flagged),
            1 => {
                let end = end.min(start + 2);
                phrase(sentence, Span { start, end }, flagged);
            }
            _ => {
                if !sentence.any(start.saturating_sub(1), start, NEG)
                    && !hypothetical(sentence, start)
                {
                    flagged.add_with(
                        hit.span,
                        fix::remove(
                            sentence,
                            Span {
                                start,
                                end: start + 1,
                            },
                        )
                        .into_iter()
                        .collect(),
                    );
                }
            }
        }
    }
}

fn hypothetical(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence
        .verbs()
        .iter()
        .any(|verb| verb.first < at && at < verb.end + 6 && verb.modal && !verb.perfect)
}

fn adverb(sentence: &Sentence<'_>, at: usize, flagged: &mut Flagged) {
    let verb = sentence
        .verbs()
        .iter()
        .find(|verb| verb.error_adverb == Some(at) || verb.first <= at && at < verb.end);
    if let Some(verb) = verb {
        let span = Span {
            start: at.min(verb.main),
            end: verb.end.max(at + 1),
        };
        let ours = matches!(
            sentence.subject_kind(verb),
            Some(PersonKind::We | PersonKind::Anyone)
        );
        let fragment = verb.subject == Subject::None;
        if !verb.modal
            && !verb.negated
            && (verb.passive && !by_system(sentence, verb.end) || ours || fragment)
        {
            flagged.add_with(
                span,
                without(
                    sentence,
                    Span {
                        start: at,
                        end: at + 1,
                    },
                ),
            );
        }
        return;
    }
    // "Deleted accidentally", "accidentally deleting": no finite verb holds the adverb.
    let next = at + 1;
    if sentence.is_sign(next, b',') {
        // "Erroneously, the rule was applied."
        let verb = sentence.verbs().iter().find(|verb| verb.first > next);
        if verb.is_some_and(|verb| {
            !verb.modal && (verb.passive || sentence.subject_kind(verb) == Some(PersonKind::We))
        }) {
            flagged.add(Span {
                start: at,
                end: next,
            });
        }
        return;
    }
    let span = Span {
        start: at,
        end: next + 1,
    };
    if sentence.is(next, PART) && (!sentence.is(next, NOUN) || sentence.is_head(at)) {
        flagged.add_with(
            span,
            without(
                sentence,
                Span {
                    start: at,
                    end: at + 1,
                },
            ),
        );
    } else if sentence.is(next, ING) {
        if !thing_acts(sentence, at) {
            flagged.add_with(
                span,
                without(
                    sentence,
                    Span {
                        start: at,
                        end: at + 1,
                    },
                ),
            );
        }
    } else if let Some(verb) = sentence
        .verbs()
        .iter()
        .rev()
        .find(|verb| verb.end <= at && at < verb.end + 8)
    {
        // Behind the verb: "was deleted accidentally".
        let ours = sentence.subject_kind(verb) == Some(PersonKind::We);
        let fragment = verb.subject == Subject::None && !sentence.is(verb.main, BE);
        if !verb.modal && !verb.negated && (verb.passive || ours || fragment) {
            flagged.add_with(
                Span {
                    start: verb.main,
                    end: at + 1,
                },
                without(
                    sentence,
                    Span {
                        start: at,
                        end: at + 1,
                    },
                ),
            );
        }
    }
}

/// "By mistake": flagged unless the person to whom it belongs is flagged anyway, or a thing
/// did it.
fn phrase(sentence: &Sentence<'_>, span: Span, flagged: &mut Flagged) {
    let verb = sentence
        .verbs()
        .iter()
        .rev()
        .find(|verb| verb.first < span.start);
    let Some(verb) = verb else {
        flagged.add_with(span, without(sentence, span));
        return;
    };
    let near = span.start < verb.end + 3;
    let individual = matches!(
        sentence.subject_kind(verb),
        Some(PersonKind::Individual | PersonKind::Team | PersonKind::They | PersonKind::Outsider)
    );
    let in_error = sentence.is_word(span.start, words!("in"));
    let modal = verb.modal && !verb.perfect;
    if modal || near && individual || in_error && !(verb.passive || individual) {
        return;
    }
    flagged.add_with(span, without(sentence, span));
}

/// The sentence without these words.
fn without(sentence: &Sentence<'_>, span: Span) -> Vec<Fix> {
    fix::remove(sentence, span).into_iter().collect()
}

fn by_system(sentence: &Sentence<'_>, end: usize) -> bool {
    (end..end + 2).any(|at| {
        sentence.is_word(at, words!("by"))
            && (at + 1..at + 4).any(|at| sentence.is(at, SYSTEM))
            && sentence
                .people()
                .iter()
                .all(|person| person.start < at || person.start > at + 4)
    })
}

/// Whether the clause that the adverb hangs on says what a thing did.
fn thing_acts(sentence: &Sentence<'_>, at: usize) -> bool {
    let verb = sentence.verbs().iter().rev().find(|verb| verb.end <= at);
    verb.is_some_and(|verb| {
        !verb.passive
            && verb.subject == Subject::Thing
            && !sentence.is_sign(at.wrapping_sub(1), b'(')
    })
}
