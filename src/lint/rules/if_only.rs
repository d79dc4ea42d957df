use crate::{
    document::Section,
    finding::{Class, Severity},
    lint::{
        lexicon::tags::*,
        packed::packed,
        rule::{Examples, Flagged, Hit, Rule},
        sentence::Sentence,
        words::words,
    },
};

pub static RULE: Rule = Rule {
    id: "if-only",
    class: Class::Counterfactual,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "A condition that did not hold: if we had, had we, if only.",
    why: "It is easy to see afterwards which turn led elsewhere; at the time there were many.",
    instead: "Say what was known and done, and put the idea into an action item.",
    source: "S. Dekker, The Field Guide to Understanding 'Human Error'; Microsoft Learn, common traps of post-incident reviews",
    phrases: packed!(&[
        &[
            "if only",
            "wish|wishes|wished ..2 had",
            "had we|i|he|she|they|anyone|someone|somebody ..1 only|just|at",
            "were it not for",
            "if it were|was not for",
            "but for the|this|that|his|her",
        ],
        &[
            "if ..7 had ..2 %part|been",
            "if ..6 'd ..1 %part",
            "if ..5 would have|'ve ..1 %part",
            "had we|i|he|they|she|it|someone|anyone|somebody|there ..3 %part|been",
            "^ had %det ..6 %part|been",
            "had %name|%doubtful|%role ..3 %part",
            "if ..5 had n't|not ..1 %part",
        ],
        &["if ..8 was|were ..3 %part|in|set|there|configured|available ..,14 would|could ..2 have"],
        &["if ..6 had a|an|the|more|better|some|any|been"],
    ]),
    unless: packed!(&[&[
        "as if",
        "what|even if",
        "check|see|whether|determine|verify|checked|ask|asked|know|unclear|wondering|wondered if",
    ]]),
    needs: &[],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "If only we had known about the quota.",
            Section::Lessons,
            None,
        ),
        ("I wish we had kept the old route.", Section::Lessons, None),
        (
            "The alert could have come an hour earlier if the threshold had been lower.",
            Section::Lessons,
            None,
        ),
        (
            "Had somebody looked at the queue depth, the backlog would never have built up.",
            Section::Lessons,
            None,
        ),
        (
            "If only we had kept the old cluster running.",
            Section::Lessons,
            None,
        ),
    ],
    allows: &[
        (
            "If the token is expired, the client retries with the old one.",
            Section::Lessons,
        ),
        ("The second node had the same error.", Section::Lessons),
        (
            "Without the replica the data would have been lost.",
            Section::Lessons,
        ),
    ],
};

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    let would = sentence.any_word(
        0,
        sentence.tokens.len(),
        words!("would could might 'd wouldn"),
    );
    let worse = sentence.any_word(
        0,
        sentence.tokens.len(),
        words!("worse catastrophic disastrous longer larger luckily fortunately lucky bigger lose"),
    ) || (0..sentence.tokens.len()).any(|at| {
        sentence.is_word(at, words!("lost affected exposed impacted corrupted"))
            && sentence.is_word(at.wrapping_sub(1), words!("been have"))
            && !(at.saturating_sub(5)..at).any(|before| sentence.is(before, NEG))
    });
    for hit in hits {
        let start = hit.span.start;
        let fits = match hit.group {
            0 => true,
            3 => {
                would
                    && !worse
                    && (0..sentence.tokens.len()).any(|at| {
                        sentence.is_word(at, words!("have 've"))
                            && sentence.any(at.saturating_sub(3), at, MODAL)
                    })
            }
            1 => {
                // "Had" as the main verb: "had the same error", "had a deployment".
                let inverted = sentence.is_word(start, words!("had"));
                let opens = sentence.is_head(start)
                    || start > 0 && sentence.tokens[start - 1].is_sign()
                    || start == 0;
                would && !worse && (!inverted || opens)
            }
            _ => !worse,
        };
        if fits {
            flagged.add(hit.span);
        }
    }
}
