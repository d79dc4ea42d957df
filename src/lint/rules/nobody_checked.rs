use crate::{
    document::Section,
    finding::{Class, Severity},
    lint::{
        clause::{PersonKind, Verb},
        fix,
        lexicon::tags::*,
        packed::packed,
        pattern::Span,
        rule::{Examples, Flagged, Hit, Rule},
        sentence::Sentence,
        words::{List, words},
    },
};

pub static RULE: Rule = Rule {
    id: "did-not-check",
    class: Class::Omission,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "A person or team is said not to have done something.",
    why: "What nobody did has a reason that can be changed: no prompt, no view, no time, no owner.",
    instead: "Say what was missing: the step, the view, the alert, the hand-over.",
    source: "J. Allspaw et al., Etsy Debriefing Facilitation Guide; RCA2, five rules of causation",
    phrases: packed!(&[&[
        "without anyone|anybody|someone ..1 %ing",
        "with nobody|no-one|noone ..1 %ing",
        "with no one ..1 %ing",
        "not|n't|never ..3 %part ..1 by anyone|anybody",
    ]]),
    unless: packed!(&[&[]]),
    needs: &[NEG | NOBODY],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "The developer didn't run the tests before pushing.",
            Section::WentWrong,
            Some("The tests were not run before pushing ([what would have prompted it?])."),
        ),
        (
            "QA never tested the empty cart.",
            Section::WentWrong,
            Some("The [release path] had no test of the empty cart."),
        ),
        (
            "The infrastructure squad did not tell the app teams about the new quota.",
            Section::WentWrong,
            Some(
                "The app teams were not told about the new quota ([what would have prompted it?]).",
            ),
        ),
        (
            "The engineers did not test the rollback.",
            Section::WentWrong,
            Some("The [release path] had no test of the rollback."),
        ),
        (
            "The PO never communicated the deadline.",
            Section::WentWrong,
            Some("The deadline was not communicated ([what would have prompted it?])."),
        ),
        (
            "The team had not configured alerts.",
            Section::WentWrong,
            Some("Alerts were not configured ([what would have prompted it?])."),
        ),
        (
            "Nobody noticed the full disk until the morning.",
            Section::WentWrong,
            None,
        ),
        (
            "The release notes were not read by anyone in the team.",
            Section::WentWrong,
            None,
        ),
        (
            "No one on the team had bothered to renew the domain.",
            Section::WentWrong,
            None,
        ),
        (
            "The on-call did not escalate until 03:15.",
            Section::WentWrong,
            None,
        ),
        (
            "The backup was never tested by the ops people, they just assumed it worked.",
            Section::WentWrong,
            None,
        ),
    ],
    allows: &[
        (
            "The exporter did not report any metrics.",
            Section::WentWrong,
        ),
        (
            "The developer on call did not have access to the console.",
            Section::WentWrong,
        ),
        ("Nobody was hurt.", Section::WentWrong),
        ("We had not configured alerts.", Section::WentWrong),
        ("The team never received the page.", Section::WentWrong),
        (
            "The team has not tested the new version.",
            Section::WentWrong,
        ),
        (
            "Kim did not see the alert because it went to an old channel.",
            Section::WentWrong,
        ),
        (
            "We did not see the alert because it was routed to an old channel.",
            Section::WentWrong,
        ),
        (
            "No one outside of the pilot was affected.",
            Section::WentWrong,
        ),
    ],
};

/// What somebody might have done to prevent harm.
const DUTIES: List = words!(
    "notice noticed check checked bother bothered think thought review reviewed test \
    tested read ask asked tell told inform informed monitor monitored look looked verify \
    verified react reacted answer answered escalate escalated realise realised realize \
    realized question questioned challenge challenged watch watched spot spotted pick \
    picked follow followed act acted update updated document documented communicate \
    communicated raise raised remember remembered care cared confirm confirmed validate \
    validated investigate investigated consider considered alert alerted warn warned \
    took felt showed plan planned own owned prepare prepared reply replied acknowledge acknowledged paid pay responded respond \
    pinged ping called call spoke speak said say mentioned mention flagged flag stopped stop stepped step intervened intervene compared \
    counted opened phoned consulted sought noted objected object spotted doubted batted lifted got connected ran run paged page made put joined went tried followed"
);

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    for verb in sentence.verbs() {
        // "Was never tested by the ops people."
        let by = (verb.end..verb.end + 3).find(|&at| sentence.is_word(at, words!("by")));
        let agent = by.and_then(|by| sentence.person_at(by + 1));
        if let Some(agent) = agent
            && verb.passive
            && (verb.negated || sentence.any(verb.first.saturating_sub(4), verb.first, NOBODY))
            && !verb.modal
            && agent.kind.is_singled_out()
            && sentence.is_word(verb.first, words!("was were never not had has"))
        {
            flagged.add(Span {
                start: verb.first,
                end: agent.end,
            });
            continue;
        }
        let Some(person) = sentence.subject(verb) else {
            continue;
        };
        let span = Span {
            start: person.start,
            end: verb.end,
        };
        let fits = match person.kind {
            PersonKind::Nobody => nobody(sentence, verb),
            PersonKind::Individual | PersonKind::Team => one_did_not(sentence, verb),
            // "The team", where the writers do not say "we".
            PersonKind::We => {
                !sentence.is(person.start, PRONOUN)
                    && one_did_not(sentence, verb)
                    && !sentence.any_word(verb.first, verb.main, words!("yet has have"))
                    && (is_duty(sentence, verb.main)
                        && !sentence.is_word(
                            verb.main,
                            words!("run ran made took felt got put joined went connected called"),
                        )
                        || sentence.is_word(
                            verb.main,
                            words!("wrote write written configured configure upgraded upgrade rehearsed rehearse renewed renew"),
                        ))
            }
            PersonKind::They => {
                // "A refund that customers had not asked for".
                !sentence.any(0, person.start, OUTSIDER)
                    && verb.negated
                    && !verb.modal
                    && !verb.passive
                    && (is_duty(sentence, verb.main)
                        || sentence.is_word(
                            verb.main,
                            words!("run use follow wait call help send share"),
                        ))
            }
            PersonKind::Outsider => {
                verb.negated
                    && !verb.modal
                    && sentence.is_word(verb.main, words!("think bother read follow"))
                    && sentence.is_word(verb.first, words!("did had"))
            }
            _ => false,
        };
        if fits && !sentence.question {
            let fix =
                verb.negated && !matches!(person.kind, PersonKind::Nobody | PersonKind::Outsider);
            let fix = fix
                .then(|| fix::not_done(sentence, person, verb.main, fix::PROMPTED))
                .flatten();
            flagged.add_with(span, fix.into_iter().collect());
        }
    }
    for hit in hits {
        let present = sentence.verbs().iter().any(|verb| {
            verb.first < hit.span.start
                && (verb.modal
                    || sentence.is(verb.main, THIRD | BASE) && !sentence.is(verb.main, PAST | PART))
        });
        let by_no_one = sentence.is_word(hit.span.end - 2, words!("by"));
        if by_no_one {
            if sentence.verbs().iter().any(|verb| {
                verb.first < hit.span.end
                    && hit.span.start <= verb.end
                    && !verb.modal
                    && sentence.is_word(verb.main, DUTIES)
            }) {
                flagged.add(hit.span);
            }
            continue;
        }
        let duty = (hit.span.start..hit.span.end + 1).any(|at| {
            sentence.is(at, ING)
                && !sentence.is_word(at, words!("being having losing using getting"))
        });
        let not_able = !sentence.is_word(hit.span.end - 1, words!("being"));
        if !present && duty && not_able {
            flagged.add(hit.span);
        }
    }
}

fn is_duty(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is_word(at, DUTIES)
}

fn nobody(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let past =
        sentence.is(verb.main, PAST | PART) || sentence.is_word(verb.first, words!("did had"));
    // "Nobody understands it" is a state, "nobody was watching" a lapse.
    let watching = sentence.is(verb.first, BE)
        && sentence.is_word(
            verb.main,
            words!("watching looking monitoring checking paying"),
        );
    let on_call = sentence.is_word(
        verb.main,
        words!("checks reads tests watches reviews monitors looks"),
    );
    // "A mailbox that nobody reads" is a condition.
    let of_thing = sentence
        .subject(verb)
        .is_some_and(|person| sentence.is_word(person.start.wrapping_sub(1), words!("that which")));
    let on_call = on_call && !of_thing;
    let any = sentence.is_word(verb.end, words!("any a"));
    !verb.modal
        && !verb.passive
        && !any
        && (past && is_duty(sentence, verb.main) || watching || on_call)
}

/// "Emma didn't read the notes"; not "Emma didn't have access", "did not find anything".
fn one_did_not(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    if !verb.negated || verb.modal || verb.passive || sentence.is(verb.main, BE | HAVE) {
        return false;
    }
    let past = sentence.is_word(verb.first, words!("did had never has have"))
        || sentence.is(verb.main, PAST) && !sentence.is(verb.main, THIRD);
    let result = sentence.any_word(
        verb.end,
        verb.end + 3,
        words!("any anything anyone anybody much further either improvement"),
    ) && !is_duty(sentence, verb.main);
    let state = sentence.is(verb.main, STATE)
        || sentence.is_word(
            verb.main,
            words!("see help work succeed fix resolve cause affect happen come believe agree report log \
                intend hear reach"),
        );
    // "Because it went to an old channel": what made it hard to see is told.
    let saw = sentence.is_word(verb.main, words!("see"))
        && sentence.is(verb.end, DET)
        && !sentence.any_word(verb.end, sentence.tokens.len(), words!("because since"));
    let never_before = (verb.end..sentence.tokens.len())
        .any(|at| sentence.is_word(at, words!("before")) && sentence.is_end(at + 1));
    past && !never_before && !result && (!state || saw)
}
