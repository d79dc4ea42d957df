use crate::{
    document::Section,
    finding::{Class, Severity},
    lint::{
        action,
        packed::packed,
        rule::{Examples, Flagged, Hit, Rule},
        sentence::Sentence,
        words::words,
    },
};

pub static RULE: Rule = Rule {
    id: "never-again",
    class: Class::VagueAction,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "A promise that it won't happen again stands for an action.",
    why: "It says what is wished, and not what will be different.",
    instead: "Name the change that makes it impossible, or that shows it in time.",
    source: "D. Lunney, J. Lueder and B. Beyer, ;login: 42(1)",
    phrases: packed!(&[&[
        "^ ensure|guarantee ..3 never|cannot|not|n't ..4 again|recur|happen|occur|happens|reoccur|repeat",
        "^ ensure|guarantee ..4 does|do|will|can ..1 not|n't|never ..4 again|recur|happen|occur|reoccur|repeat",
        "^ make ..1 sure ..4 not|n't|never ..4 again|recur|happen|happens|occur|reoccur",
        "^ prevent|avoid|stop ..2 this|such|similar|these|it|that|future|repeat|any|recurrence|reoccurrence|further|another|incidents|outages|the ..6 incident|incidents|issue|issues|outage|outages|problem|problems|again|future|recurring|recurrence|happening|occurring|occurrence|events|situations|kind|mistakes|mistake",
        "^ prevent|avoid ..2 recurrence|reoccurrence|repetition|incidents|outages",
        "never ..1 again",
        "must|will|can|should|shall|may not|n't|never ..2 happen|occur|recur|repeat ..2 again|$|in|twice|.",
        "will|shall prevent|avoid|stop|ensure ..2 such|similar|this|these|that|future ..4 again|future|happening|occurring|incidents|issues|incident|recurrence|outages|not|never",
        "^ learn ..3 from ..2 this|mistakes|incident|the|past",
    ]]),
    unless: packed!(&[&[
        "never|not ..3 again until|unless|before|when|if",
        "as|for never before",
        "prevent ..6 by ..1 %ing",
        "never happened|occurred|seen again",
    ]]),
    needs: &[],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "We will make sure that this never happens again.",
            Section::Actions,
            None,
        ),
        ("Ensure this does not recur.", Section::Actions, None),
        (
            "Prevent similar incidents in the future.",
            Section::Actions,
            None,
        ),
        (
            "The company will prevent such outages in future.",
            Section::Actions,
            None,
        ),
        (
            "Ensure that such an outage will not happen again.",
            Section::Actions,
            None,
        ),
    ],
    allows: &[
        (
            "The check prevents a second delete of the same row.",
            Section::Actions,
        ),
        (
            "The error never occurred again after the upgrade.",
            Section::Actions,
        ),
        ("The job is never started twice.", Section::Actions),
    ],
};

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    for hit in hits {
        let start = hit.span.start;
        let never = sentence.is_word(start, words!("never"));
        let promised = never || action::is_promise(sentence, start);
        let thing_does = sentence.verb_at(start).is_some_and(|verb| {
            verb.subject == crate::lint::clause::Subject::Thing
                && sentence.is_word(start, words!("will shall"))
                && !sentence.is_word(start.wrapping_sub(1), words!("this that it and"))
        });
        if promised
            && !thing_does
            && !sentence.question
            && !action::is_concrete(sentence, hit.span.end)
        {
            flagged.add(hit.span);
        }
    }
}
