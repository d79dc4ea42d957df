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
    id: "human-error",
    class: Class::HumanError,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "An explanation ends at people: human error, a mistake, an oversight.",
    why: "An error is where the questions start: what made it easy to make, and what let it through?",
    instead: "Name the condition: which interface, guard or knowledge was missing at that moment.",
    source: "S. Dekker, The Field Guide to Understanding 'Human Error'; RCA2, five rules of causation",
    phrases: packed!(&[
        // Always an explanation.
        &[
            "human|operator|user|manual|pilot|admin|administrator|administrative|engineer|developer|personnel|people|staff|clerical|procedural|process|input|typing|copy-paste|copy/paste|judgement|judgment error|errors|mistake|mistakes|failure|slip|lapse|misconfiguration|oversight|misunderstanding|misjudgement|misjudgment|misinterpretation|miscommunication|negligence|fault",
            "our|my error was|to|in",
            "%role error|mistake|oversight|slip",
            "^ confusion about|over|between|regarding",
            "confusion ..8 led|caused|resulted",
            "was some|great|much|general ..1 confusion",
            "mistaken identity !fraud !theft",
            "wrong|stray|careless click|keystroke|keypress",
            "wrong button|key|command|terminal|window|tab|host|branch|server|cable|file|environment ..1 was|got? pressed|clicked|hit|typed|pulled|chosen|selected|used|deployed",
            "human factor|factors",
            "mistake|mistakes|error|errors|blunder|slip|slip-up was|were ..2 made|committed",
            "~make|~making a|the|an|some|any|our|this|that|these|such|two|several|another|same ..2 mistake|mistakes|blunder|slip-up",
            "made|making mistakes",
            "mistake|error|slip on our|my|his|her|their|the ..4 part|side|end",
            "a|an|our|my|one|big|huge ..3 blunder|blunders|slip-up|gaffe|mishap|howler|faux",
            "we|i ..1 incorrectly|falsely|wrongly ..1 ~assume|~believe|~think|~conclude|~interpret|~presume|~expect|~guess",
            "our|my|that|this|one|silly|simple|honest|small|big|costly|stupid|classic|careless|rookie|embarrassing|copy-paste|copy/paste|cut-and-paste ..1 mistake|mistakes",
            "a|the|an ..3 mistake|mistakes",
            "mistake|mistakes in|during|on|while|when|by|of|from|was|were|made|caused|led|that",
            "^ mistake|oversight",
            "an|our|my|simple|small|this|the|unfortunate|mere|simply|genuine|this ..1 oversight",
            "oversight on|in|during|by|when|while|from|meant|led|caused|was|made",
            "due|owing|because of|to ..2 oversight|misunderstanding|miscommunication|inattention|confusion|mistake|error",
            "misunderstanding|misunderstandings|misinterpretation|misreading|misjudgement|misjudgment|misconception|miscalculation|mix-up|mixup",
            "miscommunication|mis-communication",
            "fat|fat-finger|fat-fingered|fat-fingering|fatfinger|fatfingered|fat-fingers finger|fingered|fingers|fingering",
            "fat-finger|fat-fingered|fat-fingering|fatfinger|fatfingered|pebkac|picnic|id-10-t|layer-8",
            "slip of the ..1 finger|hand|keyboard|pen|mouse",
            "a|an|the|momentary|brief|honest ..1 lapse|slip|slip-up of|in|on|during|by|while|when|at|led|caused",
            "lapse|lapses of|in attention|concentration|judgement|judgment|memory|focus|vigilance",
            "momentary|human inattention|lapse|confusion|distraction",
            "wrong|mistaken|erroneous|false|incorrect|invalid|faulty|flawed assumption|assumptions|belief|impression|conclusion|conclusions|guess",
            "copy|copy/paste|copy-paste|copy-and-paste|cut|cut-and-paste|pasting|paste|entry|keying|typing|transcription|calculation and? paste? error|mistake|errors",
            "in a moment|lapse of",
            "brain fart|fade|freeze",
            "wrong assumption",
            "incorrect|wrong|false|erroneous|mistaken entry|keying in|by|during|of",
            "^ typed|pressed|picked|selected|clicked|chose|entered|pasted|copied|opened|hit|used the|an|a wrong|incorrect",
            "^ misjudged|misread|misunderstood|mistook|misremembered",
            "was|were made ..1 a|an mistake|error",
            "finger trouble|slip",
            "moment of madness|inattention|weakness|confusion|distraction",
            "we|i|they|he|she ..1 got|were|was ..1 confused|mixed",
            "mental slip|lapse|block",
            "was|were|been incorrectly|falsely entered|typed|keyed|copied|labelled|labeled|filled|recorded|transcribed|selected|chosen|plugged|cabled|wired|addressed",
            "misheard|misremembered|misaddressed|misfiled|transposed",
            "^ oops|whoops|ooops|facepalm",
            "^ confusing|misreading|misjudging|mixing|mistaking|misinterpreting|misunderstanding the|two|up|a|our|this ..,14 led|caused|meant|resulted|cost|made|left",
            "forgetfulness|absent-mindedness|absentmindedness|inadvertence|misstep|missteps",
            "on|in autopilot",
            "muscle memory",
            "keying|keyed|key error|errors|mistake",
            "transposition of",
            "we|i|they|he|she ~mistake ..6 for",
            "we|i|they|he|she|got|were ~mix|mixed up",
            "swapped|confused|entered|keyed|typed|copied|transcribed|recorded|read|labelled|labeled|wired incorrectly|wrongly|mistakenly",
        ],
        // Of the writers: others have a rule of their own.
        &[
            "~misread|~misjudge|~misunderstand|~misinterpret|~misremember|~mistype|~misconfigure|~miscalculate|~mishandle|~confuse|~botch|~goof|~fumble|~screw|~bungle|~blunder|~overestimate|~underestimate|~mistake|~mess",
            "~make a|an|some|several|this|the ..2 error|errors",
        ],
    ]),
    unless: packed!(&[&[
        "error|errors|mistake rate|rates|budget|budgets|code|codes|message|messages|page|pages|log|logs|handling|handler|count|response|responses|condition",
        "user|input|operator|admin|process|people errors|error|failures|failure rate|rates|message|messages|report|reports|page|count|code|codes|log|logs|responses",
        "mistakes|errors|mistake|error can|will|may|do|might happen|occur|be",
        "everyone|people|humans|we|engineers ..2 make|makes|making mistakes",
        "~prevent|~avoid|~reduce|~catch|~minimise|~minimize|~eliminate|~tolerate|~detect|~limit|~guard|~protect|~mitigate|less|fewer|against|~lower|future|potential|possible|remove|removes|risk|chance|room|prone|likelihood|possibility|probability|scope ..5 mistake|mistakes|error|errors|misunderstanding|misunderstandings|oversight",
        "~learn ..3 mistake|mistakes",
        "call|calling|called|blame|blaming ..1 human|user|operator error",
        "not|never|n't|no|isn't|wasn't|than|~assume|~suspect|~think|suspected|exclude|excluded|ruled ..3 human|user|operator|a|an ..1 error|mistake|oversight",
        "rule|ruled|ruling out ..3 error|errors|mistake|misunderstanding|failure",
        "error|mistake|oversight|misunderstanding ..3 ruled out",
        "oversight board|committee|group|role|process|body|function|team|mechanism|meeting|program|programme|model",
        "provide|provides|regulatory|lack|more|better|management|governance|inadequate|insufficient|poor|no|with|without|under|increase|improve|security ..1 oversight",
        "word|term|words|terms|label|phrase|concept|category|so-called ..3 error|mistake",
        "mistake or|vs|versus",
        "people|user|users|staff|process|procedural failure|failures",
        "in mistake|case",
        "by mistake",
        "so|make|ensure ..6 the same mistake",
        "error ..3 is never",
        "error|errors|mistake|mistakes is|are|was|were never|not|n't ..3 cause|causes|explanation|reason|answer",
        "process|input error|errors|failure|failures",
    ]]),
    needs: &[],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "The cause was a simple operator mistake during the switchover.",
            Section::Causes,
            None,
        ),
        (
            "A misunderstanding between the two shifts led to the double restart.",
            Section::Causes,
            None,
        ),
        ("The team underestimated the load.", Section::Causes, None),
        (
            "Copy-paste error in the Helm values.",
            Section::Causes,
            None,
        ),
        (
            "A slip of the finger in the console terminated the wrong group.",
            Section::Causes,
            None,
        ),
        (
            "An oversight during the review let the flag through.",
            Section::Causes,
            None,
        ),
    ],
    allows: &[
        (
            "User error messages were missing in the log.",
            Section::Causes,
        ),
        ("The error budget was used up.", Section::Causes),
        ("We underestimated the load.", Section::Causes),
        ("Human error is not a root cause.", Section::Causes),
        (
            "Human-readable names were added to the list.",
            Section::Causes,
        ),
        (
            "Mistakes can happen at any time of the day.",
            Section::Causes,
        ),
        (
            "The copy is compared with the source to catch mistakes.",
            Section::Causes,
        ),
    ],
};

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    for hit in hits {
        if hit.group == 0 {
            if !is_future(sentence, hit.span.start) {
                flagged.add(hit.span);
            }
            continue;
        }
        let Some(verb) = sentence.verb_at(hit.span.start) else {
            continue;
        };
        let ours = sentence.subject_kind(verb) == Some(PersonKind::We);
        // Of "the team" it is told as of others.
        let estimate = sentence.is_word(verb.main, words!("overestimated underestimated"))
            && sentence
                .subject(verb)
                .is_none_or(|person| sentence.is(person.start, PRONOUN));
        let passive = verb.passive
            && sentence.is_word(
                verb.main,
                words!(
                    "misread misjudged misunderstood misinterpreted mistyped mishandled botched"
                ),
            );
        let misconfigured = sentence.is_word(verb.main, words!("misconfigured"));
        if !verb.modal
            && !verb.negated
            && !estimate
            && !misconfigured
            && (ours && !verb.passive || passive)
        {
            flagged.add(hit.span);
        }
    }
}

/// Whether the mistake is one that might be made, and was not: "could be a mistake".
fn is_future(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.verbs().iter().any(|verb| {
        verb.first < at && at <= verb.end + 3 && verb.modal && !verb.perfect
            || verb.negated
                && !verb.perfect
                && verb.first < at
                && at <= verb.end + 3
                && !sentence.is(verb.main, HUMAN)
    }) || sentence.any(at.saturating_sub(1), at, MODAL)
}
