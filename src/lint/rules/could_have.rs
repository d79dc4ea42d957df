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
    id: "could-have",
    class: Class::Counterfactual,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "A better past that might have been: could have, would have, avoidable.",
    why: "What might have been explains nothing about what was; it is worth an action, and no sentence of its own.",
    instead: "Say what happened, and put the idea into an action item.",
    source: "S. Dekker, The Field Guide to Understanding 'Human Error'; J. Bergstr\u{f6}m, Three analytical traps",
    phrases: packed!(&[&[
        "preventable|avoidable",
        "coulda|woulda",
        "could|can be ..2 avoided|prevented|mitigated ..10 had|would",
        "could be ..2 avoided|prevented if",
        "would|might|could have|'ve ..1 sufficed",
        "better|best|safer|wiser|smarter|right|correct|proper|sensible ..2 would|'d have|'ve been",
        "would|'d have|'ve been nice|great|good|lovely|handy to|if|had",
        "might|would|could never have|'ve happened|occurred",
        "need|needed never|not have",
        "would have|'ve been ..2 sane|saner|right|better|obvious|safer|wiser|sensible|correct|smarter|prudent choice|option|move|call|decision|way|course|approach",
        "would|might|could have|'ve been ..1 enough|sufficient $|.|,|and|here",
        "would|'d have|'ve ..1 taken|cost|needed|required|been ..6 minute|minutes|second|seconds|line|lines|click|clicks|command|call|message|email|question|word|change|flag|minute's to",
        "needed|had to be|have ..6 sooner|earlier|faster|quicker",
        "there was|were ..1 plenty|ample|enough|sufficient ..2 time|opportunity|opportunities|chances|warning to",
        "missed|lost|wasted opportunity|opportunities|chance|chances",
        "would|could|might have|'ve been ..3 better|unnecessary|avoidable|possible|easier|faster|shorter|smaller|less|fewer|quicker|sooner|nicer|helpful|useful|ideal|sufficient|preventable|limited|minimal|earlier|safer|clearer",
        "would have|'ve been wiser|smarter|preferable|sensible",
        "had|have|'ve saved|spared us|ourselves|everyone",
        "would|could have|'ve been sensible|wise|wiser|smarter|preferable|enough|sufficient|prudent|smart|advisable|appropriate|right|reasonable|good to",
        "could|would|might have been over|resolved|fixed|back|solved in|within|by|sooner|earlier|faster",
        "would|'d expect %someone|anyone|people|%team|us|them to have",
    ]]),
    unless: packed!(&[&[
        "not|n't|un|hardly|never ..2 preventable|avoidable",
        "~be ..1 possible ..2 that",
        "could|would|might have|'ve been ..1 much|far|even worse",
        "not|n't ..2 have|'ve ..1 been ..2 possible|better|easier|faster|helpful|useful|sufficient",
        "look|glance|peek|search ..8 would|could have|'ve been ..1 enough|sufficient",
        "have|'ve been possible for|by ..1 attackers|attacker|anyone|an",
    ]]),
    needs: &[MODAL],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "A contract test would have caught it.",
            Section::Lessons,
            Some("There was no contract test."),
        ),
        (
            "A canary would have shown the problem within minutes.",
            Section::Lessons,
            Some("There was no canary."),
        ),
        (
            "The incident would have been prevented by a simple schema check.",
            Section::Lessons,
            Some("There was no simple schema check."),
        ),
        (
            "A simple unit test would have caught it.",
            Section::Lessons,
            Some("There was no unit test."),
        ),
        (
            "This could have been prevented by pinning the version.",
            Section::Lessons,
            None,
        ),
        (
            "This would have been prevented by rate limits.",
            Section::Lessons,
            None,
        ),
        (
            "We could have failed over much sooner.",
            Section::Lessons,
            None,
        ),
        (
            "With proper limits in place this would not have happened.",
            Section::Lessons,
            None,
        ),
        (
            "This outage was entirely avoidable.",
            Section::Lessons,
            None,
        ),
        (
            "We might have noticed it earlier with a dashboard for the queue.",
            Section::Lessons,
            None,
        ),
    ],
    allows: &[
        (
            "Data could have been lost if the disk had failed.",
            Section::Lessons,
        ),
        ("It could have been worse.", Section::Lessons),
        (
            "The update would have required a restart.",
            Section::Lessons,
        ),
        (
            "Rolling back would have meant another migration.",
            Section::Lessons,
        ),
    ],
};

/// Deeds and events that make an incident smaller.
const AVERTED: List = words!(
    "done performed avoided prevented caught detected noticed spotted identified mitigated reduced \
    limited stopped saved helped solved resolved fixed shortened sped contained \
    minimised minimized anticipated foreseen predicted found discovered warned alerted \
    tested checked handled communicated reacted escalated improved prepared planned \
    averted blocked flagged revealed shown allowed enabled recovered restored rolled \
    reverted diagnosed led lead made permitted known picked highlighted surfaced uncovered eased \
    eliminated circumvented exposed acted given forced protected noted seen told kept \
    tipped cut brought accelerated raised lessened decreased halved paged rejected \
    averted spared coordinated monitored reviewed simplified notified"
);

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    for verb in sentence.verbs() {
        if verb.modal && verb.perfect && is_better_past(sentence, verb) {
            let start = sentence
                .subject(verb)
                .map_or(verb.first, |person| person.start);
            let fix =
                fix::could_have_with(sentence, verb).or_else(|| fix::would_have(sentence, verb));
            flagged.add_with(
                Span {
                    start,
                    end: verb.end,
                },
                fix.into_iter().collect(),
            );
        }
    }
    for hit in hits {
        flagged.add(hit.span);
    }
}

fn is_better_past(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let modal = |words: List| (verb.first..verb.main).any(|at| sentence.is_word(at, words));
    if modal(words!("may must ca can cannot")) {
        return false;
    }
    let main = |words: List| sentence.is_word(verb.main, words);
    let kind = sentence.subject_kind(verb);
    // "Would have been restored by the watchdog" tells how it works.
    if verb.passive
        && sentence.is_word(verb.end, words!("by"))
        && sentence.is_word(verb.first, words!("would"))
        && sentence.any(verb.end, verb.end + 3, SYSTEM)
        && !main(words!("prevented avoided averted"))
    {
        return false;
    }
    let tail = |words: List| {
        (verb.end..sentence.tokens.len().min(verb.end + 14)).any(|at| sentence.is_word(at, words))
    };
    let head = |words: List| (0..verb.first).any(|at| sentence.is_word(at, words));
    if tail(words!("worse disastrous catastrophic"))
        || main(words!("meant lost caused exacerbated worsened"))
    {
        return false;
    }
    if verb.negated
        || head(words!("none nothing nobody no")) && main(words!("happened occurred noticed"))
    {
        // "It would not have happened", "could not have known".
        return modal(words!("would 'd"))
            && main(words!(
                "happened occurred failed crashed gone led resulted slipped broken run spread escalated taken lasted fallen died stopped arisen materialised materialized"
            ))
            || modal(words!("would 'd"))
                && main(words!("been"))
                && tail(words!(
                    "down affected impacted necessary needed possible impact"
                ))
                && (tail(words!("if with")) || head(words!("if had with")))
            || modal(words!("would 'd"))
                && verb.passive
                && main(words!("affected impacted lost needed exposed deleted"));
    }
    let conditional =
        head(words!("if had")) || tail(words!("if had sooner earlier faster quicker instead"));
    let person = kind.is_some_and(PersonKind::is_somebody);
    let unlucky = head(words!("luckily fortunately without"))
        && !tail(words!("sooner earlier faster"))
        && !person;
    // "A dry run would have shown the conflict": what people might have done.
    let by_care = sentence.any_word(verb.first.saturating_sub(5), verb.first, words!("run test tests testing check checks review staging canary look rehearsal drill alert alerts \
                alerting monitoring audit pairing question call limit limits limiting"));
    let earlier = sentence.any_word(verb.first.saturating_sub(6), verb.first, words!("earlier better more closer proper clearer timely stricter tighter sooner faster simple simpler"));
    if earlier
        && !verb.negated
        && verb.subject == Subject::Thing
        && modal(words!("would 'd"))
        && !sentence.is(verb.main, BE)
    {
        return true;
    }
    if by_care
        && modal(words!("could"))
        && main(words!(
            "held kept stopped saved halted slowed shielded throttled cut"
        ))
    {
        return true;
    }
    if by_care
        && modal(words!("would might 'd"))
        && main(words!(
            "shown kept told given made exposed raised stopped saved cut kept"
        ))
    {
        return true;
    }
    if main(AVERTED) {
        let leaked = main(words!(
            "done performed exposed seen made allowed given led lead brought kept forced known told shown \
                rejected paged raised cut"
        ));
        let attack = matches!(kind, Some(PersonKind::Outsider));
        let ok = !leaked
            || person && conditional && main(words!("seen known done"))
            || tail(words!(
                "easier in better differently faster quicker quicker sooner earlier us clear clearer smaller shorter \
                warning visible obvious possible this simpler less find catch notice detect recover \
                respond problem issue"
            )) && !modal(words!("might"));
        return ok && !attack && !unlucky;
    }
    let knew = main(words!(
        "recognised recognized known realised realized understood seen spotted noticed asked checked"
    ));
    if knew && modal(words!("would")) && kind == Some(PersonKind::Individual) {
        return true;
    }
    let waited = main(words!("waited postponed delayed")) && modal(words!("could"));
    if waited {
        return true;
    }
    if sentence.is(verb.main, BE) {
        return person && conditional && !tail(words!("affected lost exposed impacted"));
    }
    if modal(words!("could")) && person && !sentence.is(verb.main, STATE) && !verb.passive {
        return !main(words!("ended lost caused gone")) || conditional && main(words!("gone"));
    }
    // "Had the alert been routed, it would have lasted five minutes instead of fifty."
    modal(words!("would could"))
        && (main(words!(
            "lasted taken noticed survived stayed continued worked remained failed passed \
                succeeded"
        )) && (conditional
            && (head(words!("had if")) || tail(words!("sooner earlier faster")))
            && !tail(words!("longer whole all more"))))
}
