use crate::{
    document::Section,
    finding::{Class, Severity},
    lint::{
        clause::PersonKind,
        lexicon::tags::*,
        packed::packed,
        rule::{Examples, Flagged, Hit, Rule},
        sentence::Sentence,
        words::words,
    },
};

pub static RULE: Rule = Rule {
    id: "mind-reading",
    class: Class::Opinion,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "What someone thought or felt is guessed.",
    why: "Only they know, and a guess read as fact closes the question.",
    instead: "Ask them, and write what they saw and why it made sense; or leave it out.",
    source: "Etsy Debriefing Facilitation Guide; RCA2, five rules of causation",
    phrases: packed!(&[&[
        "must have|'ve ..1 thought|assumed|believed|known|forgotten|realised|realized|decided|guessed|misread|missed|overlooked|mistaken|been|figured|expected|hoped|panicked|wanted|felt|confused|seen|noticed|ignored|intended|clicked|typed|pressed|hit|run|pasted|copied|chosen|selected",
        "may|might have|'ve thought|assumed|believed|forgotten|misread|panicked|decided|guessed|misunderstood|wanted|hoped|felt|confused|ignored|figured",
        "probably|apparently|presumably|seemingly|supposedly|clearly|evidently|obviously|likely|possibly|perhaps|maybe|doubtless|undoubtedly|surely|certainly ..1 thought|assumed|believed|knew|decided|hoped|wanted|felt|forgot|figured|expected|guessed|intended|panicked|misread|misunderstood|thinking|hoping|trying|tired|distracted|confused|bored|overwhelmed|stressed|unaware|afraid|reluctant|scared|nervous|under|preoccupied|frustrated|embarrassed|had|was",
        "probably|apparently|presumably|seemingly|clearly|obviously did n't|not feel|want|know|think|care|understand|realise|realize|bother|believe|like|expect|see|notice",
        "most likely|probably thought|assumed|believed|knew|decided|hoped|wanted|felt|forgot|tired|distracted",
        "seemed|seems|seem|appeared|appears|appear to ..1 think|believe|assume|have|know|want|ignore|care|forget|expect|feel|be",
        "too tired|distracted|bored|stressed|scared|afraid|embarrassed|eager|keen|overwhelmed|rushed|exhausted|nervous|timid|busy ..1 to|for|with",
        "was|were|been|being|is|got|became ..1 tired|distracted|bored|stressed|overwhelmed|exhausted|confused|afraid|scared|nervous|reluctant|unwilling|preoccupied|eager|frustrated|overworked|burnt|under",
        "wanted|eager|keen|trying|rushing|anxious|desperate to ..1 get|go|finish|avoid|impress|save|leave|hide|blame|prove|cover|please",
        "must ..1 thought|assumed|forgot",
        "^ presumably|apparently|probably|perhaps|maybe|evidently|surely|doubtless ..5 wanted|thought|assumed|believed|hoped|felt|forgot|figured|expected|panicked|guessed",
        "no doubt|doubtless thought|assumed|believed",
    ]]),
    unless: packed!(&[&[]]),
    needs: &[],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "She must have assumed that the job was done.",
            Section::Summary,
            None,
        ),
        (
            "The engineer was too tired to read the output.",
            Section::Summary,
            None,
        ),
        (
            "The developers were too busy with features to fix the alert.",
            Section::Summary,
            None,
        ),
        (
            "She probably thought that the job had already finished.",
            Section::Summary,
            None,
        ),
        (
            "They apparently did not feel like waiting for the approval.",
            Section::Summary,
            None,
        ),
        (
            "The team must have thought that the alert was noise.",
            Section::Summary,
            None,
        ),
    ],
    allows: &[
        ("We believed that the alert was a test.", Section::Summary),
        (
            "The engineer said that the console showed a green light.",
            Section::Summary,
        ),
        ("The node was probably overloaded.", Section::Summary),
    ],
};

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    for hit in hits {
        let start = hit.span.start;
        let verb = sentence
            .verbs()
            .iter()
            .find(|verb| verb.first <= hit.span.end && verb.end >= start);
        let Some(verb) = verb else {
            continue;
        };
        let kind = sentence.subject_kind(verb);
        let singled_out = kind.is_some_and(PersonKind::is_other);
        let own_team = kind == Some(PersonKind::We)
            && !sentence.is_word(verb.first.wrapping_sub(1), words!("we"))
            && !sentence.is_word(verb.first.wrapping_sub(2), words!("we"));
        let first_person = sentence.is_word(verb.first.wrapping_sub(1), words!("i"))
            || sentence.is_word(verb.first.wrapping_sub(2), words!("i"));
        let guess = sentence.any_word(start, hit.span.end, words!("probably apparently presumably must may might seemed seems seem appeared appears appear too \
                likely possibly perhaps maybe seemingly supposedly evidently obviously clearly \
                surely certainly eager keen anxious desperate doubtless undoubtedly"));
        let inner = (start..hit.span.end + 1).any(|at| {
            sentence.is(at, HUMAN)
                || sentence.is_word(
                    at,
                    words!("knew known wanted felt busy tired distracted bored confused overwhelmed stressed thinking \
                hoping afraid reluctant scared nervous preoccupied frustrated embarrassed exhausted \
                think believe assume want ignore forget forgotten misread missed overlooked eager \
                keen panicked seen noticed ignored unaware hurry expected figured feel felt like clicked typed \
                pressed pasted mistaken misunderstood under"),
                )
        });
        let mood = !guess
            && sentence.any_word(start, hit.span.end, words!("tired distracted bored preoccupied overwhelmed stressed eager scared reluctant \
                unwilling afraid exhausted"));
        if (singled_out && !first_person || own_team && guess)
            && (!verb.negated || guess)
            && (guess && inner
                || mood && singled_out && kind != Some(PersonKind::They)
                || sentence.is_word(start, words!("wanted trying rushing"))
                    && singled_out
                    && sentence.any(start, start + 1, ADJECTIVE))
        {
            flagged.add(hit.span);
        }
    }
}
