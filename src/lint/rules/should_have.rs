use crate::{
    document::Section,
    finding::{Class, Severity},
    lint::{
        clause::{PersonKind, Subject, Verb},
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
    id: "should-have",
    class: Class::Counterfactual,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "An imagined past stands in place of the one that was: should have.",
    why: "It tells of a world that did not exist, and leaves open why the chosen act made sense.",
    instead: "Say what happened and what was known; move the idea to an action item.",
    source: "S. Dekker, The Field Guide to Understanding 'Human Error'; Etsy Debriefing Facilitation Guide",
    phrases: packed!(&[
        &[
            "should have|'ve $|,|.|;|?|)",
            "shoulda|oughta",
            "needed to have %part",
            "was|were to have ..1 %part",
            "by rights",
            "would have|'ve been better|best|wise|wiser|prudent|preferable|safer|smarter|easier to|if|not",
            "would 've been better|best|wise|wiser|prudent|preferable to|if|not",
            "better to have %part",
            "ideal world ..4 would",
            "ideally ..4 would have|'ve",
            "would have|'ve liked|preferred to|it|if",
            "n't|not have|need to have? happened|happen",
            "not have to happen",
            "need not have",
        ],
        // Of people.
        &["was|were supposed|meant|expected|obliged|required to"],
        &[
            "had every|ample|plenty|enough|the|several|many of? chance|chances|time|opportunity|opportunities|means|warning|warnings|information to",
        ],
    ]),
    unless: packed!(&[&[]]),
    needs: &[MODAL],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "The limits should have been raised before the sale.",
            Section::Lessons,
            Some("The limits were not raised before the sale."),
        ),
        (
            "The limit should have been raised.",
            Section::Lessons,
            Some("The limit was not raised."),
        ),
        (
            "We should have noticed the growth of the table.",
            Section::Lessons,
            Some("The growth of the table was not noticed."),
        ),
        (
            "The deployment should have been stopped earlier.",
            Section::Lessons,
            Some("The deployment was not stopped earlier."),
        ),
        (
            "The issue should have been detected in staging.",
            Section::Lessons,
            Some("The issue was not detected in staging."),
        ),
        (
            "We should have rehearsed the failover on a staging cluster.",
            Section::Lessons,
            Some("The failover was not rehearsed on a staging cluster."),
        ),
        (
            "We should've caught that in review.",
            Section::Lessons,
            None,
        ),
        (
            "It would have been wise to wait for the database team.",
            Section::Lessons,
            None,
        ),
        (
            "The migration ought to have been rehearsed.",
            Section::Lessons,
            Some("The migration was not rehearsed."),
        ),
        (
            "We should have had alerts for the queue.",
            Section::Lessons,
            Some("There were no alerts for the queue."),
        ),
        (
            "We should have tested the restore of the archive.",
            Section::Lessons,
            Some("The restore of the archive was not tested."),
        ),
        (
            "Kim should have done a dry run.",
            Section::Lessons,
            Some("A dry run was not done."),
        ),
        (
            "Kim should have called the vendor right away.",
            Section::Lessons,
            Some("The vendor was not called right away."),
        ),
        (
            "Kim should have taken a closer look at the graph.",
            Section::Lessons,
            None,
        ),
        ("Kim should have given Ben access.", Section::Lessons, None),
        ("Kim should have let Ben know.", Section::Lessons, None),
        (
            "The on-call engineer was expected to call the vendor at once.",
            Section::Lessons,
            None,
        ),
    ],
    allows: &[
        (
            "The cache should have expired after ten minutes.",
            Section::Lessons,
        ),
        ("We should have a runbook for this.", Section::Lessons),
        ("The limit should be raised to 500.", Section::Lessons),
        ("The alert should have fired at 80 %.", Section::Lessons),
    ],
};

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    for verb in sentence.verbs() {
        let duty = sentence.any_word(verb.first, verb.main, words!("should ought need"));
        if duty
            && verb.perfect
            && verb.modal
            // "Should have been obvious" is hindsight.
            && !sentence.is_word(verb.end, words!("obvious clear evident apparent plain"))
            && (sentence.is_word(verb.first, words!("need"))
                || !is_expected_behaviour(sentence, verb))
        {
            let start = sentence
                .subject(verb)
                .map_or(verb.first, |person| person.start);
            flagged.add_with(
                Span {
                    start,
                    end: verb.end,
                },
                fix::should_have(sentence, verb).into_iter().collect(),
            );
        }
    }
    for hit in hits {
        let fits = match hit.group {
            0 => true,
            1 => {
                let subject = sentence
                    .verb_at(hit.span.start)
                    .and_then(|verb| sentence.subject_kind(verb));
                subject.is_some_and(PersonKind::is_colleague)
            }
            _ => sentence.people().iter().any(|person| {
                person.end <= hit.span.start + 1
                    && person.kind != PersonKind::Outsider
                    && (person.kind != PersonKind::We
                        || sentence.any_word(
                            hit.span.start,
                            hit.span.end,
                            words!("chance chances opportunity opportunities"),
                        )
                        || sentence.any(hit.span.end, sentence.tokens.len(), NEG))
            }),
        };
        if fits {
            flagged.add(hit.span);
        }
    }
}

/// "The alert should have fired": what a component is specified to do, and no duty of people.
fn is_expected_behaviour(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let work = sentence.any(verb.first.saturating_sub(3), verb.first, WORK | AREA);
    if work && (verb.negated || sentence.is_word(verb.main, words!("happened"))) {
        return false;
    }
    let received = sentence.subject_kind(verb) == Some(PersonKind::Outsider)
        && sentence.is(verb.main, RUNTIME);
    if received {
        return true;
    }
    if !matches!(verb.subject, Subject::Thing | Subject::None)
        || verb.subject == Subject::None && verb.first == 0
    {
        return false;
    }
    let tail = |words: List| (verb.end..verb.end + 9).any(|at| sentence.is_word(at, words));
    if tail(words!("sooner beforehand earlier"))
        || verb.negated && tail(words!("production prod live customers master"))
    {
        return false;
    }
    let subject = verb.first.saturating_sub(4)..verb.first;
    let by_people = sentence.any(subject.start, subject.end, AREA | WORK)
        && subject.clone().any(|at| {
            sentence.is_word(
                at,
                words!("review reviews testing tests test qa process planning checklist policy documentation \
                design team reviewers procedure training runbook"),
            )
        });
    let by_itself = sentence.is(verb.main, RUNTIME)
        && (tail(words!("every"))
            || sentence.is_word(verb.end, words!("by"))
                && sentence.any(verb.end + 1, verb.end + 4, SYSTEM));
    if verb.passive {
        return by_itself || sentence.is_word(
            verb.main,
            words!(
                "shipped presented rejected triggered fired routed returned evicted refreshed retried replicated \
                delivered processed expired queued received logged displayed shown credited added \
                charged replayed elected promoted redirected rescheduled recreated populated \
                persisted synced cached invalidated sold burned minted transferred"
            ),
        ) || sentence.is_word(verb.main.wrapping_sub(1), words!("essentially"));
    }
    if sentence.is(verb.main, BE) {
        // "Should have been 5", "should have been a no-op"; not "should have been faster".
        let better = sentence.any_word(verb.end, verb.end + 3, words!("more better less higher lower bigger larger smaller shorter longer faster sooner \
                earlier clearer done in stricter tighter wider there part same identical default consistent present available enough aware able quicker obvious first priority \
                clear"));
        return !better;
    }
    !by_people
        && (sentence.is(verb.main, RUNTIME)
            || sentence.is_word(
                verb.main,
                words!("brought failed taken kept stayed remained resulted meant happened"),
            ))
}
