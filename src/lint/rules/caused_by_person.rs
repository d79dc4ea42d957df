use crate::{
    finding::{Class, Severity},
    lint::{
        clause::PersonKind,
        lexicon::tags::*,
        pattern::Span,
        rule::{Flagged, Hit, Rule},
        sentence::Sentence,
    },
};

pub static RULE: Rule = Rule {
    id: "caused-by-person",
    class: Class::PersonAsCause,
    severity: Severity::Error,
    since: "0.1.0",
    what: "The harm is tied to a person: caused by them, or due to their change.",
    why: "A name as the cause ends the search where it begins to be useful.",
    instead: "Name the change and the condition that let it do harm.",
    source: "Google SRE book, chapter 15; S. Dekker, The Field Guide to Understanding 'Human Error'",
    flags: &[],
    allows: &[],
    phrases: &[
        // By whom harm was done.
        &[
            "~cause|~introduce|~trigger|~create|~break|~start by",
            "%harm by",
            "%change by",
            "fault|mistake|error|blunder|slip|misconfiguration|oversight|typo|bug|doing|carelessness|negligence of|by",
        ],
        // On whose account.
        &[
            "because of",
            "due to",
            "down to",
            "owing to",
            "thanks to",
            "traced|tracked|attributed|attributable ..2 to",
            "stemmed|stems|resulted|results|originated from",
            "culprit|cause was|is|:",
            "cause ..4 was|is|:",
        ],
    ],
    unless: &[],
    check,
};

/// What belongs to a person and can do harm.
const DEEDS: &str = "change changes commit commits pr mr patch merge push deploy deployment release \
    migration script edit query command code config configuration update upgrade rollout \
    fix hotfix refactor refactoring branch branches restart action actions decision pull \
    work rename test experiment deletion cleanup terraform job setup rollback diff \
    rewrite";

/// What is harm already when it belongs to a person.
const LAPSES: &str = "mistake mistakes error errors misconfiguration typo bug failure negligence \
    carelessness blunder oversight slip botched broken bad wrong faulty buggy \
    misjudgement misjudgment misunderstanding inattention laziness incompetence \
    forgetfulness misuse mishandling careless reckless rushed hasty untested unreviewed \
    sloppy accidental erroneous mistaken inexperience ignorance";

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    for hit in hits {
        let from = hit.span.end;
        let Some(person) = (from..from + 2).find_map(|at| sentence.person_at(at)) else {
            continue;
        };
        let singled_out = matches!(
            person.kind,
            PersonKind::Individual | PersonKind::Team | PersonKind::They
        );
        if !singled_out
            || sentence.is(person.start, PRONOUN)
                && !person.possessive
                && hit.group == 1
                && !sentence.is(person.start, SOMEONE)
        {
            continue;
        }
        let negated = hit.span.start > 0
            && (hit.span.start.saturating_sub(3)..hit.span.start).any(|at| sentence.is(at, NEG));
        if negated {
            continue;
        }
        let harmful = if hit.group == 0 {
            let verb = hit.span.start;
            !sentence.is(verb, CHANGE) || sentence.is(verb, HARM) || harm_before(sentence, verb)
        } else if person.possessive {
            has_deed(sentence, person.end + 1, DEEDS) || has_deed(sentence, person.end + 1, LAPSES)
        } else {
            // "The culprit was Sam" is fault, "due to Sam" is this.
            !sentence.is_word(hit.span.start, "thanks")
                && !sentence.is_word(hit.span.start, "culprit")
                && !sentence.is(person.end, NOUN)
        };
        if harmful {
            flagged.add(Span {
                start: hit.span.start,
                end: person.end + usize::from(person.possessive) * 2,
            });
        }
    }
    for person in sentence.people.iter().filter(|person| person.possessive) {
        if !matches!(person.kind, PersonKind::Individual | PersonKind::Team) {
            continue;
        }
        let noun = person.end + 1;
        let span = Span {
            start: person.start,
            end: noun + 1,
        };
        if has_deed(sentence, noun, LAPSES) && !has_deed(sentence, noun, "report fix") {
            flagged.add(span);
        } else if has_deed(sentence, noun, DEEDS) && does_harm(sentence, noun) {
            flagged.add(span);
        }
    }
    // "His change broke the build."
    for at in 0..sentence.tokens.len() {
        if !sentence.is_word(at, "his her their") {
            continue;
        }
        let named = sentence.is_word(at, "their");
        let span = Span {
            start: at,
            end: at + 2,
        };
        if !named
            && (has_deed(
                sentence,
                at + 1,
                "mistake error misconfiguration negligence carelessness blunder oversight typo",
            ))
            || has_deed(sentence, at + 1, DEEDS) && does_harm(sentence, at + 1) && !named
        {
            flagged.add(span);
        }
    }
}

fn has_deed(sentence: &Sentence<'_>, from: usize, deeds: &str) -> bool {
    (from..from + 4).any(|at| sentence.is_word(at, deeds))
        && !(from..from + 2).any(|at| sentence.is_sign(at, b','))
}

/// Whether what belongs to the person goes on to do harm.
fn does_harm(sentence: &Sentence<'_>, from: usize) -> bool {
    sentence.verbs.iter().any(|verb| {
        verb.first > from
            && verb.first < from + 12
            && !verb.negated
            && !verb.modal
            && (sentence.is(verb.main, HARM)
                || sentence.is_word(
                    verb.main,
                    "introduced triggered took brought knocked dropped deleted removed killed led filled \
                started overloaded disabled resulted blocked introduces leads sent exhausted locked \
                cost",
                ))
            && !sentence.is_word(verb.end, "back metric metrics")
    })
}

/// Whether something faulty was named before the verb, or what came of it behind.
fn harm_before(sentence: &Sentence<'_>, verb: usize) -> bool {
    (verb.saturating_sub(8)..verb).any(|at| sentence.is(at, FAULTY))
}
