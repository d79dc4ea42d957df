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
    id: "sanction",
    class: Class::Fault,
    severity: Severity::Error,
    since: "0.1.0",
    what: "A sanction is announced for someone.",
    why: "A document that punishes is the last one to hear the truth.",
    instead: "Leave it out, and name the safeguard that is missing at this point.",
    source: "S. Dekker, Just Culture; D. Lunney, J. Lueder and B. Beyer, ;login: 42(1)",
    phrases: packed!(&[
        &[
            "~hold ..6 accountable|liable",
            "%be ..1 held responsible",
            "disciplinary",
            "legal|personal|severe|serious consequences|action|steps against|for",
            "held ..1 to account",
            "was|were|been|get|gets|is ..1 disciplined",
            "discipline %det ..3 %role|%team",
            "reprimand|reprimanded|reprimands|reprimanding",
            "formal|written|final|official|verbal|stern warning",
            "face|faces|facing|faced|suffer|bear ..2 consequences|repercussions",
            "must|should|needs|need|has|have to? answer for",
            "consequences for ..3 %someone|%role|%team|%name|anyone|those|him|her|them|whoever",
            "punish|punished|punishing|punishment|penalise|penalised|penalize|penalized|demote|demoted|sacked",
            "performance improvement plan|review",
            "hr to|will|for ..1 follow|handle|speak|talk|investigate|deal",
            "hr ..3 informed|involved|notified|consulted",
            "deal|dealt|dealing with|about his|her|their ..2 performance|behaviour|behavior|attitude|conduct",
            "~lose his|her|their ..3 privileges|rights|access|permissions|bonus|job",
            "~tell|~ask %det|%name ..3 times|before|already|again|repeatedly not|to",
            "human resources",
            "~take ownership|responsibility of|for his|her|their ..2 failure|failures|mistake|mistakes|error|errors|actions",
            "spoken|talked to by ..1 manager|boss|supervisor|lead",
            "been|was|were spoken to $|.|,|about",
            "~report ..3 to ..1 hr|management|police",
            "~get|~receive|given a|the|his|her ..2 warning ..1 from|by",
            "had|have|having a word with",
            "as ..2 warned",
            "we|i had|already|explicitly|repeatedly|clearly|specifically ..1 warned",
            "we|i ..1 warned ..6 twice|before|repeatedly|times|already|often|enough",
            "~hold ..6 responsible for",
            "told you|them|him|her so",
            "name and shame",
            "serious|stern|frank|earnest|hard talk|conversation|word|words|chat with",
            "proceedings against",
            "hr|personnel ..2 asked|told|instructed|tasked|involved|handling|investigating|reviewing",
            "conduct of the|his|her|this ..2 %role",
            "seek|claim|demand|recover|seeking|claiming|demanding ..1 damages|compensation|penalties|reimbursement from",
            "penalty clause|payment",
            "~terminate|~cancel|~end ..2 contract",
            "zero tolerance",
            "on|in his|her|their ..1 record|file",
            "~escalate|~report to|at his|her|their ..1 manager|boss|supervisor|superior",
            "~put|~place ..2 on notice|probation|leave|suspension",
            "let go from|by|because|after",
            "~be let go $|.|,|for",
            "told|telling off",
            "asked|forced|told|made to resign|leave|quit",
            "explain|justify himself|herself|themselves|myself",
            "warning|reprimand|caution ..1 ~issue|~give ..1 to",
            "contract|employment|access ..2 terminated|ended|cancelled|canceled|revoked because|due|after|for",
            "should|must|needs|has|ought to? ..1 apologise|apologize",
            "dismissed from",
            "should|must|needs|ought to? ..2 be ..1 fired|dismissed|disciplined|reprimanded|suspended|removed|replaced|demoted|sacked from|$|.|,|and",
            "apologise|apologize to the|everyone",
            "escalate ..3 to ..2 hr|manager",
        ],
        // Rights taken from a person.
        &[
            "~take away|back ..4 access|rights|permissions|privileges|credentials",
            "~revoke|~withdraw|~remove|~strip|~suspend|~limit|~restrict ..4 access|rights|permissions|privileges|permission|credentials|privilege",
        ],
        &[
            "access|rights|permissions|privileges ..3 taken away|from",
            "access|rights|permissions|privileges ..3 revoked|withdrawn|suspended|stripped|removed|taken",
        ],
        &[
            "%be ..1 removed|taken|kicked|excluded|barred|banned|dropped ..1 from|off ..2 account|case|shift|rota|access|on-call|oncall|rotation|rota|team|project|duty|roster|post|position",
            "%be no longer|not allowed|permitted|trusted|entitled to|with",
            "%be ..1 shown|given the door|boot|sack",
            "%be ..1 fired|dismissed|suspended|sacked|warned|cautioned|admonished|disciplined|reprimanded",
        ],
    ]),
    unless: packed!(&[&[
        "we apologise|apologize",
        "hr portal|system|software|database|service|application",
        "~hold us|ourselves|our ..2 accountable|responsible",
    ]]),
    needs: &[],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "The developer must face the consequences.",
            Section::Summary,
            None,
        ),
        (
            "Give the contractor a final warning.",
            Section::Summary,
            None,
        ),
        ("Revoke Igor's admin rights.", Section::Summary, None),
        ("HR to follow up with the operator.", Section::Summary, None),
        (
            "We hold the carrier fully responsible for the loss.",
            Section::Summary,
            None,
        ),
    ],
    allows: &[
        ("The support team owns the status page.", Section::Summary),
        (
            "The old access token was revoked at 12:04.",
            Section::Summary,
        ),
        ("A warning was logged for every retry.", Section::Summary),
    ],
};

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    for hit in hits {
        let Span { start, end } = hit.span;
        let fits = match hit.group {
            0 => {
                !sentence.is_word(start, words!("apologise apologize let human as"))
                    || sentence.any(end, end + 6, SOMEONE | ROLE | NAME)
                    || sentence.is_word(start, words!("as")) && sentence.any(start, end, PRONOUN)
            }
            1 => {
                let his = sentence.any_word(start, end, words!("his her"));
                (sentence.any_person(start, end, owns) || his) && sentence.is_head(start)
                    || sentence.any_person(start, end, owns)
                        && sentence.any(end, end + 3, SUBORDINATOR)
            }
            2 => {
                sentence.any_person(start.saturating_sub(4), start, owns)
                    || sentence.is_word(end - 1, words!("away from"))
                        && sentence.any_person(end, end + 2, |person| person.kind.is_singled_out())
                    || sentence.any_word(start.saturating_sub(2), start, words!("his her"))
            }
            _ => sentence
                .verb_at(start)
                .and_then(|verb| sentence.subject(verb))
                .is_some_and(|person| matches!(person.kind, PersonKind::Individual)),
        };
        if fits {
            flagged.add(hit.span);
        }
    }
}

fn owns(person: &Person) -> bool {
    person.kind.is_singled_out() && person.possessive
}
