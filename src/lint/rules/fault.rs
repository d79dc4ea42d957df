use crate::{
    document::Section,
    finding::{Class, Severity},
    lint::{
        clause::{Person, PersonKind},
        lexicon::tags::*,
        packed::packed,
        pattern::Span,
        rule::{Examples, Flagged, Hit, Rule},
        sentence::Sentence,
        words::words,
    },
};

pub static RULE: Rule = Rule {
    id: "fault-assignment",
    class: Class::Fault,
    severity: Severity::Error,
    since: "0.1.0",
    what: "Fault or guilt is assigned.",
    why: "Where fault is handed out, people stop telling what they saw and did.",
    instead: "Say how it came about and which safeguard was missing.",
    source: "S. Dekker, Just Culture; PagerDuty post-mortem guide",
    phrases: packed!(&[
        // By the words alone.
        &[
            "to blame",
            "whose ..1 fault",
            "take|takes|took|taking ..2 blame",
            "blame|guilt lies|lay|rests|falls|fell|sits|goes|belongs",
            "blame ..3 lies|lay|rests|falls|sits|goes|belongs|with",
            "~bear|~carry|~shoulder|~accept|~share|~deserve|~get ..3 blame|guilt",
            "~pin ..2 on",
            "%pron blame %det",
            "my bad",
            "must|should|can|to be blamed",
            "provider|hoster|vendor|supplier|isp|registrar|carrier|partner|manufacturer|company|customer|client 's ..1 fault",
            "%role|%team|people|person|persons|those responsible !for !to",
            "~admit|~confess ..2 guilt|fault|mistake|error",
            "^ blame %det|%name|%teamname",
            "blame ourselves|themselves|himself|herself|myself",
            "fault is|was|lies|lay ..1 with",
            "fault is|was ..3 on the side",
            "take|takes|took|taking|accept|accepts ..1 full|all|sole responsibility|blame",
            "%poss|'s conscience",
            "offender|offenders|perpetrator|wrongdoer|wrongdoers",
            "%poss|'s doing $|.|,|and",
            "%be solely|fully|entirely|partly|directly|ultimately|personally responsible|accountable|liable for",
            "responsibility|accountability|liability ..5 lies|lay|rests|falls|fell|sits",
            "answer for ..3 %damage|this|it|that|actions",
            "guilty of",
            "%be|the guilty !until|conscience",
            "guilty party|one",
            "own up",
            "point|points|pointed|pointing ..2 finger|fingers at",
            "blame ..3 apportioned|assigned|attributed|shifted|allocated",
            "fault of|from !the|a|an %name|%role|%team|%teamname",
            "at ..4 door|feet of",
            "of ..5 own? making $|.|,",
            "~admit|~accept|~acknowledge|~deny|~take|~assume ..2 responsibility|liability|culpability|accountability for|in",
            "~shift|~pass the blame|buck",
            "~let us|the|him|her|them ..2 down badly|again|here|$",
            "has|have|had a? lot|much|something to answer for",
            "~owe ..2 apology|explanation",
            "under the bus",
            "~take the fall|rap",
            "%be ..1 solely? liable|culpable $|.|,",
            "those|people|persons|whoever|person responsible ..4 identified|held|found|punished|dealt|named|called|made",
            "blame ..6 put|placed|laid|heaped on|at|upon",
            "on|under %name|%poss|'s watch",
            "heads|head must|will|should|have|has to? roll",
            "~carry the can",
            "off the hook",
            "got|gets away with",
            "brought this|it on|upon themselves|himself|herself",
            "must|should|has|have|needs|need to? own this|it|up|that",
            "own his|her|their mistake|mistakes|error|errors|failure",
            "~lay ..1 responsibility|accountability|blame ..3 with|at|on",
            "~consider|~deem|~regard|~see ..5 responsible|accountable|liable|guilty for|of",
            "scapegoat|blameworthy|culpable|culpability",
            "our|my|his|her|their|your ..1 own? fault",
            "fault of ours|mine",
            "on him|her|them $",
        ],
        // Only of people.
        &[
            "%be|clearly|entirely|partly|squarely|'s at fault",
            "at fault",
            "'s ..1 fault $|here|that|and|,|.|not|alone|entirely|because|for|as|since|;|(|!",
            "fault of|lies|lay",
            "blames|blamed|blaming",
            "blame ..4 for|on",
            "this|that|it ..2 is|was|'s clearly|squarely|entirely|all|solely|really|mostly? on",
            "culprit|culprits ..3 was|is|were|are|be|:",
            "responsible for ..3 %damage :",
            "responsible|accountable|liable for ..3 %damage|this|these|mishap|loss|losses|downtime|delay|delays|breakage|leak|failed|missed|broken|botched|lost|fiasco|debacle",
            "~carry|~bear|~take|~assume|~accept|~have ..2 responsibility|accountability for ..4 %damage|this|loss|lost|failed|missed|delay|fiasco|debacle",
            "responsible for !monitoring ..3 not|failing|breaking|causing|missing",
        ],
    ]),
    unless: packed!(&[&[
        "not|n't|nobody|never|no|neither|nor ..3 to|at blame|fault",
        "not|n't|without|no|avoid|avoiding ..2 blame|blaming|blamed",
        "git|hg|svn blame",
        "blame|blames|blaming nobody|no",
        "no one|single ..6 blame|fault",
        "page|ground|segmentation|seg|hardware|bus|power|earth|protection fault|faults",
        "fault tolerance|tolerant|injection|domain|domains|isolation|detection|finding",
        "not ..4 fault",
    ]]),
    needs: &[],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "The blame lies with the night shift.",
            Section::Summary,
            None,
        ),
        ("The culprit was Renata.", Section::Summary, None),
        (
            "Blame for the lost orders rests with the integration team.",
            Section::Summary,
            None,
        ),
        (
            "The person at fault is the one who gave out the admin password.",
            Section::Summary,
            None,
        ),
        (
            "The accountability for this failure sits with the head of operations.",
            Section::Summary,
            None,
        ),
    ],
    allows: &[
        (
            "A segmentation fault in the driver crashed the node.",
            Section::Summary,
        ),
        (
            "The billing service is responsible for invoices.",
            Section::Summary,
        ),
        ("The culprit was a missing index.", Section::Summary),
        ("It was nobody's fault.", Section::Summary),
        (
            "Nobody is to blame for a cable cut by an excavator.",
            Section::Summary,
        ),
        ("`git blame` names the commit of 2019.", Section::Summary),
    ],
};

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    for hit in hits {
        let Span { start, end } = hit.span;
        let first = sentence.word(start);
        let fits = if hit.group == 0 {
            // A thing to blame is a cause.
            let thing = sentence.is_word(start, words!("to"))
                && !sentence.any_person(0, sentence.tokens.len(), can_be_guilty)
                && !sentence.any_word(0, sentence.tokens.len(), words!("one ones people those"))
                && !sentence.is_word(start.saturating_sub(1), words!("who"));
            let on = first.eq_ignore_ascii_case("on")
                && !(start > 0
                    && sentence.is_word(start - 1, words!("was is 's squarely entirely")));
            let take = first.to_ascii_lowercase().starts_with("ta")
                && sentence.any_person(0, start, is_we);
            !(thing || on || take)
        } else if first.eq_ignore_ascii_case("culprit") || first.eq_ignore_ascii_case("culprits") {
            sentence
                .person_at(end)
                .is_some_and(|person| is_other(person) && !person.possessive)
        } else if sentence.is_word(end - 1, words!("on"))
            && sentence.any(end.saturating_sub(3), end - 1, BE)
            || sentence.is_word(end - 1, words!("on")) && sentence.is_word(end - 2, words!("'s"))
        {
            sentence.person_at(end).is_some_and(|person| {
                matches!(
                    person.kind,
                    PersonKind::Individual | PersonKind::Team | PersonKind::We
                )
            }) && {
                let reach = sentence.person_at(end).map_or(end, |person| person.reach);
                sentence.is_end(reach)
                    || sentence.is_sign(reach, b',')
                    || sentence.is_word(reach, words!("that"))
            }
        } else if first.eq_ignore_ascii_case("'s") {
            sentence.people().iter().any(|person| {
                person.end == start && person.possessive && person.kind != PersonKind::Nobody
            })
        } else if first.eq_ignore_ascii_case("fault")
            || first.eq_ignore_ascii_case("blame")
            || first.to_ascii_lowercase().starts_with("blam")
        {
            sentence.any_person(start, start + 8, can_be_guilty)
                || first.to_ascii_lowercase().starts_with("blames")
                    && sentence.any_person(0, start, can_be_guilty)
        } else if sentence.is_sign(end - 1, b':') {
            sentence.any_person(end, end + 3, is_other)
        } else if first.eq_ignore_ascii_case("responsible")
            || first.eq_ignore_ascii_case("accountable")
            || first.eq_ignore_ascii_case("liable")
        {
            (sentence.any_person(0, start, is_other)
                || sentence.is_word(start.wrapping_sub(2), words!("who whoever")))
                && !sentence.is_word(start.wrapping_sub(1), words!("not n't"))
        } else {
            sentence.any_person(0, start, can_be_guilty)
        };
        if fits {
            flagged.add(hit.span);
        }
    }
}

fn can_be_guilty(person: &Person) -> bool {
    person.kind.is_colleague() || person.kind == PersonKind::Outsider
}

fn is_other(person: &Person) -> bool {
    person.kind.is_other()
}

fn is_we(person: &Person) -> bool {
    person.kind == PersonKind::We
}
