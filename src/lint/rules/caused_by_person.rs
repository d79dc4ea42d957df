use crate::{
    document::Section,
    finding::{Class, Fix, FixKind, Severity},
    lint::{
        clause::{PersonKind, Verb},
        fix, harm,
        lexicon::tags::*,
        packed::packed,
        pattern::Span,
        rule::{Examples, Flagged, Hit, Rule},
        sentence::Sentence,
        words::{List, words},
    },
    text::Kind,
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
    phrases: packed!(&[
        // By whom harm was done.
        &[
            "~cause|~introduce|~trigger|~break by",
            "result|consequence|outcome of ..4 taken|made|done|performed|carried ..1 by",
            "cause|reason|origin|trigger|source|culprit ..2 is|was ..6 made|done|introduced|performed|executed by",
            "~cause|~trigger|due by|to ..5 made|done|performed|deployed|merged|pushed|written|executed|run by",
            "%harm by",
            "done|made|performed|carried|prepared|designed|written ..1 by",
            "%change by",
            "result|consequence|because of the|an|a ..2 actions|action|decision|work|change|mistake|error of|by",
            "commit|change|pr|patch|merge|deploy|deployment|migration|script|push|release|hotfix|edit|query|refactoring|click|command by|from",
            "mistake|error|blunder|slip|misconfiguration|oversight|typo|bug|doing|carelessness|negligence of|by",
            "omission|removal|deletion|renaming|change|misplacement|mislabelling|mishandling|loss|restart|shutdown|disconnection of ..4 by",
        ],
        // On whose account.
        &[
            "because of",
            "~go ..1 back to",
            "due to",
            "down to",
            "owing to",
            "thanks to",
            "~start|~begin|~happen|~occur with|through",
            "result|consequence|product|outcome of",
            "courtesy of",
            "at|by the hands|hand of",
            "on account of",
            "root|roots|origin|source|start|beginning|trigger|heart of ..4 was|is",
            "traced|tracked|attributed|attributable ..2 to",
            "stemmed|stems|resulted|results|originated from",
            "culprit|cause|trigger|reason was|is|:",
            "cause ..4 was|is|:",
        ],
        // "What broke it was Dana's script", "the one who removed it was Sam".
        &[
            "what|whatever ..8 was|is",
            "behind ..2 %damage was|is|were",
            "one|ones|person who|that ..8 was|is|were",
        ],
    ]),
    unless: packed!(&[&[]]),
    needs: &[PERSONAL | POSSESSIVE, POSSESSIVE],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "The outage was caused by Valentina.",
            Section::Causes,
            Some("The outage was caused by [which change or condition?]."),
        ),
        (
            "@lena's hotfix took down the login service for half an hour.",
            Section::Causes,
            Some("A hotfix took down the login service for half an hour."),
        ),
        (
            "The outage was introduced by Farid's refactoring of the retry loop.",
            Section::Causes,
            Some("The outage was introduced by a refactoring of the retry loop."),
        ),
        (
            "The data team's job saturated the link.",
            Section::Causes,
            Some("A job saturated the link."),
        ),
        (
            "The intern's script deleted the bucket.",
            Section::Causes,
            Some("A script deleted the bucket."),
        ),
        (
            "The whole thing started with Viktor pushing an untested config straight to production.",
            Section::Causes,
            None,
        ),
        (
            "Root cause: someone ran `DROP TABLE` on the primary.",
            Section::Causes,
            None,
        ),
        ("My change broke production.", Section::Causes, None),
        (
            "The culprit was a change made by Yusuf.",
            Section::Causes,
            Some("The culprit was a change made ([what let it through?])."),
        ),
        (
            "A bad commit from Lars took out the API.",
            Section::Causes,
            None,
        ),
        ("Their deploy broke our integration.", Section::Causes, None),
        (
            "Due to an engineer's typo, all traffic went to one zone.",
            Section::Causes,
            None,
        ),
    ],
    allows: &[
        (
            "Lisa's dashboard helped us to find the cause.",
            Section::Causes,
        ),
        ("Due to Emma's fix the queue recovered.", Section::Causes),
        (
            "The script was written by the platform team in 2019.",
            Section::Causes,
        ),
        ("The change by Tom was reverted.", Section::Causes),
        ("The patch from the vendor fixed it.", Section::Causes),
        ("The bad commit from Lars was reverted.", Section::Causes),
        (
            "The migration was started by the pipeline.",
            Section::Causes,
        ),
    ],
};

/// What belongs to a person and can do harm.
const DEEDS: List = words!(
    "change changes commit commits pr mr patch merge push deploy deployment release \
    migration script edit query command code config configuration update upgrade rollout \
    fix hotfix refactor refactoring branch branches restart action actions decision pull \
    work rename test experiment deletion cleanup terraform job setup rollback diff \
    rewrite backfill import export campaign reindex command click spreadsheet macro notebook upload rework tweak sql regex playbook"
);

/// What is harm already when it belongs to a person.
const LAPSES: List = words!(
    "mistake mistakes error errors misconfiguration typo bug failure negligence \
    carelessness blunder oversight slip botched broken bad wrong faulty buggy \
    misjudgement misjudgment misunderstanding inattention laziness incompetence \
    forgetfulness misuse mishandling careless reckless rushed hasty untested unreviewed \
    sloppy accidental erroneous mistaken inexperience ignorance"
);

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    for hit in hits.iter().filter(|hit| hit.group != 2) {
        let from = hit.span.end;
        let Some(person) = (from..from + 2).find_map(|at| sentence.person_at(at)) else {
            continue;
        };
        // "By the client's network team": who belongs to whom.
        let person = person
            .possessive
            .then(|| sentence.person_at(person.end + 1))
            .flatten()
            .unwrap_or(person);
        let singled_out = person.kind.is_other();
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
            // "The job launched by Sam emptied the table": what was done by them goes on to harm.
            let reduced = !sentence.is(verb.wrapping_sub(1), BE | ADVERB | HAVE);
            // "A commit from Sam" did harm only where it is said next.
            let sent = sentence.is_word(from - 1, words!("from"));
            let acts = |verb: &Verb| verb.first == person.reach && !verb.passive;
            if sent && !sentence.verbs().iter().any(acts) {
                continue;
            }
            if does_harm(sentence, person.end) && (sentence.is(verb, NOUN) || reduced) {
                flagged.add(Span {
                    start: verb,
                    end: person.end,
                });
                continue;
            }
            if sent {
                continue;
            }
            let told = sentence.is_word(
                verb,
                words!("done made performed carried prepared designed written"),
            );
            !told && !sentence.is(verb, CHANGE)
                || sentence.is(verb, HARM)
                || harm_before(sentence, verb)
                || destroyed(sentence, verb)
                || !told && sentence.is_word(person.start, words!("someone somebody"))
                || sentence.verb_at(verb).is_some_and(|verb| {
                    harm::consequence(sentence, verb)
                        || harm::came_of_it(sentence, verb)
                        || harm::unchecked(sentence, verb)
                })
                || sentence.is_word(verb, words!("introduced triggered"))
                    && sentence.is_word(verb.wrapping_sub(2), words!("this it"))
                || person.possessive
                    && sentence.is_word(verb, words!("introduced triggered"))
                    && has_deed(sentence, person.end + 1, DEEDS)
        } else if person.possessive {
            !mends(sentence)
                && (has_deed(sentence, person.end + 1, DEEDS)
                    || person.kind == PersonKind::Individual && is_deed(sentence, person.end + 1))
                || has_deed(sentence, person.end + 1, LAPSES)
                || is_faulty(sentence, person.end + 1)
        } else {
            // "The culprit was Sam" is fault, "due to Sam" is this.
            let deed = sentence.is(person.end, ING)
                || sentence.is(person.end, ADVERB) && sentence.is(person.end + 1, ING);
            let with = sentence.is_word(hit.span.end - 1, words!("with through"));
            !sentence.is_word(hit.span.start, words!("thanks culprit"))
                && (deed || !sentence.is_word(hit.span.start, words!("reason trigger")))
                && (deed || !with && !sentence.is(person.end, NOUN))
                && !sentence.is(person.reach, LAPSE)
        };
        if harmful {
            let span = Span {
                start: hit.span.start,
                end: person.end + usize::from(person.possessive) * 2,
            };
            let fix = if person.possessive {
                its_change(sentence, person.start, person.end + 1)
            } else if hit.group == 0
                && sentence.is_word(from - 1, words!("by"))
                && sentence.is_end(person.reach)
            {
                let span = Span {
                    start: from - 1,
                    end: person.reach,
                };
                let with = if sentence.is(hit.span.start, HARM) {
                    "by [which change or condition?]".to_owned()
                } else {
                    ["(", fix::LET_THROUGH, ")"].concat()
                };
                Some(fix::replace(sentence, FixKind::Rewrite, span, with))
            } else {
                None
            };
            flagged.add_with(span, fix.into_iter().collect());
        }
    }
    for hit in hits.iter().filter(|hit| hit.group == 2) {
        let ends = sentence.people().iter().any(|person| {
            person.start >= hit.span.end
                && person.start < hit.span.end + 2
                && person.kind.is_singled_out()
        });
        let deed = sentence.any(hit.span.start, hit.span.end, HARM | CHANGE);
        if ends && deed {
            flagged.add(hit.span);
        }
    }
    for person in sentence.people().iter().filter(|person| person.possessive) {
        if !person.kind.is_singled_out() {
            continue;
        }
        let noun = person.end + 1;
        let span = Span {
            start: person.start,
            end: noun + 1,
        };
        let lapse =
            has_deed(sentence, noun, LAPSES) && !has_deed(sentence, noun, words!("report fix"));
        if lapse
            || has_deed(sentence, noun, DEEDS) && does_harm(sentence, noun)
            || breaks_something(sentence, noun)
            || sentence
                .tokens
                .get(noun)
                .is_some_and(|token| token.kind == Kind::Quote)
                && does_harm(sentence, noun)
        {
            let fix = its_change(sentence, person.start, noun);
            flagged.add_with(span, fix.into_iter().collect());
        }
    }
    // "His change broke the build."
    for at in 0..sentence.tokens.len() {
        if !sentence.is_word(at, words!("his her their my")) {
            continue;
        }
        let named = sentence.is_word(at, words!("their"));
        let span = Span {
            start: at,
            end: at + 2,
        };
        if !named
            && (has_deed(
                sentence,
                at + 1,
                words!(
                    "mistake error misconfiguration negligence carelessness blunder oversight typo"
                ),
            ))
            || has_deed(sentence, at + 1, DEEDS)
                && does_harm(sentence, at + 1)
                && (!named || sentence.verbs().iter().any(|verb| verb.first == at + 2))
        {
            flagged.add(span);
        }
    }
}

/// "Misconfigured security group", "broken chart": faulty, whatever it is.
fn is_faulty(sentence: &Sentence<'_>, from: usize) -> bool {
    sentence.is(from, FAULTY) && sentence.is(from + 1, NOUN)
}

/// "Due to Sam's late switching order": whatever it is, unless it helped or could not be helped.
fn is_deed(sentence: &Sentence<'_>, from: usize) -> bool {
    let end = fix::noun_phrase(sentence, from);
    end > from
        && !sentence.any(from, end, SYSTEM | DAMAGE | AREA)
        && !sentence.any_word(from, end, words!("help report alert advice dashboard reaction note message absence vacation holiday illness \
                    leave departure availability account laptop phone machine session token role request ticket \
                    vigilance attention knowledge experience team effort efforts tip hint idea shift"))
}

fn has_deed(sentence: &Sentence<'_>, from: usize, deeds: List) -> bool {
    (from..from + 4)
        .take_while(|&at| {
            sentence
                .tokens
                .get(at)
                .is_some_and(|token| !token.is_sign())
        })
        .any(|at| sentence.is_word(at, deeds))
}

/// Whether what belongs to the person goes on to do harm.
fn does_harm(sentence: &Sentence<'_>, from: usize) -> bool {
    sentence.verbs().iter().any(|verb| {
        verb.first >= from
            && verb.first < from + 12
            && !verb.negated
            && !verb.modal
            && (sentence.is(verb.main, HARM)
                || sentence.is_word(verb.main, words!("kept began started continued"))
                    && (verb.end..verb.end + 3).any(|at| sentence.is(at, ING) && sentence.is(at, HARM | CHANGE))
                || sentence.is_word(verb.main, words!("made rendered left"))
                    && sentence.any_word(verb.end, verb.end + 5, words!("impossible inevitable worse unusable unavailable inaccessible unreachable useless unable without down exposed open"))
                || sentence.is_word(
                    verb.main,
                    words!("emptied routed redirected doubled disconnected shut cut flipped turned stopped halted introduced triggered took brought knocked dropped deleted removed killed led filled \
                started overloaded disabled resulted blocked introduces leads sent exhausted locked \
                cost"),
                ))
            && (!sentence.is_word(verb.end, words!("back metric metrics"))
                || sentence.any_word(verb.end, verb.end + 4, words!("old bug bugs stale former")))
    })
}

/// "The analyst's spreadsheet wiped the margins": what is theirs, and no system of theirs, harms
/// something.
fn breaks_something(sentence: &Sentence<'_>, from: usize) -> bool {
    sentence.verbs().iter().any(|verb| {
        verb.first > from
            && verb.first < from + 4
            && sentence.is(verb.main, HARM)
            && !verb.negated
            && !verb.modal
            && !verb.passive
            && sentence.is(verb.first - 1, NOUN)
            && !sentence.any(from, verb.first, SYSTEM | PERSONAL)
            && sentence.is(verb.end, DET | NOUN | ADVERB)
    })
}

/// Whether the sentence tells of a recovery.
fn mends(sentence: &Sentence<'_>) -> bool {
    sentence.verbs().iter().any(|verb| {
        sentence.is_word(verb.main, words!("recovered restored fixed resolved stabilised stabilized improved helped mitigated prevented"))
    })
}

/// Whether something faulty was named before the verb, or what came of it behind.
fn harm_before(sentence: &Sentence<'_>, verb: usize) -> bool {
    let introduced = sentence.is_word(verb, words!("introduced triggered"));
    let reduced = !sentence.is(verb.wrapping_sub(1), BE | ADVERB | HAVE);
    (verb.saturating_sub(8)..verb).any(|at| {
        sentence.is(at, FAULTY)
            || introduced && sentence.is(at, DAMAGE)
            // "Broke on a query written by the intern".
            || reduced && sentence.is(at, HARM) && sentence.is(at, PAST)
    })
}

/// "The orders database was dropped by an admin".
fn destroyed(sentence: &Sentence<'_>, verb: usize) -> bool {
    sentence.is_word(verb, words!("unplugged disconnected severed"))
        || sentence.is_word(verb, words!("dropped deleted wiped truncated destroyed erased purged emptied formatted"))
        && sentence.any_word(verb.saturating_sub(8), verb, words!("database databases production prod customer customers user users cluster bucket table tables orders backups backup queue folder volume archive"))
}

/// "Sam's change" as "a change", "Sam's commit `1f`" as "commit `1f`".
fn its_change(sentence: &Sentence<'_>, start: usize, noun: usize) -> Option<Fix> {
    let end = fix::noun_phrase(sentence, noun);
    let guilt = sentence.any_word(noun, end, words!("mistake mistakes error errors failure negligence carelessness blunder oversight slip laziness incompetence ignorance inattention fault"));
    if end == noun || guilt || start > 0 && sentence.is(start - 1, DET | ADJECTIVE) {
        return None;
    }
    let phrase = fix::words(sentence, noun, end);
    let named = sentence.tokens[noun..end]
        .iter()
        .any(|token| token.kind == Kind::Code);
    let plural = fix::is_plural(sentence, noun, end);
    let with = if named || plural {
        phrase.to_owned()
    } else {
        [fix::a_or_an(phrase), " ", phrase].concat()
    };
    let with = if fix::opens(sentence, start) {
        fix::capitalised(&with)
    } else {
        with
    };
    Some(fix::replace(
        sentence,
        FixKind::Reword,
        Span { start, end },
        with,
    ))
}
