use crate::{
    document::Section,
    finding::{Class, Severity},
    lint::{
        lexicon::tags::*,
        packed::packed,
        pattern::Span,
        rule::{Examples, Flagged, Hit, Rule, every_phrase},
        sentence::Sentence,
        words::words,
    },
};

pub static RULE: Rule = Rule {
    id: "people-as-weak-link",
    class: Class::Mechanistic,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "The machine comes off well and the people as its broken part.",
    why: "People and tools fail and succeed together; what the tool let them see and do is part of it.",
    instead: "Describe the interplay: what the automation showed, what was done by hand, what both acted on.",
    source: "J. Bergstr\u{f6}m, Three analytical traps; Microsoft Learn, common traps of post-incident reviews",
    phrases: packed!(&[&[
        "without ..4 intervention|interference|meddling|involvement ..,6 would have",
        "would have been fine|ok|okay without ..2 human|manual|operator|people intervention|involvement|error|interference",
        "problem|issue|cause|failure|fault ..1 was|is not|n't ..3 but ..2 people|humans|human|users|user|operator|operators|%role|staff",
        "%be|a ..1 user|people|human|operator problem|issue",
        "no|not ..2 problem|issue|fault|trouble ..2 software|system|tool|platform|technology|machine|code ..,2 only|just|but",
        "people|users|operators|engineers|developers|staff ..1 do|did|just|simply ..1 not|n't use|operate|apply|follow ..2 properly|correctly|right",
        "people|human problem|issue|failure|matter , ..1 not",
        "no|not ..2 bug|defect|fault|flaw ..2 , ..1 %det ..1 operators|operator|users|user|people|staff|admins ..1 used|did|were|misused|applied|made",
        ", ..1 people|humans|operators|users do|does|did|are|were|fail $",
        "people|humans ..1 are|is|being involved",
        "system|systems|software|machine|tool|platform|computer|script|automation|pipeline ..1 did|does|do exactly|precisely|just|only what ..1 ..1 was|were|is|are|been ..1 told|asked|instructed|supposed|ordered|configured|programmed ..,8 %role|%someone|%team|people|human|humans|user|users",
        "it took ..2 person|human|operator|engineer|people|humans|user|someone|admin|technician to",
        "failure|fault|problem|weakness|error|issue|trouble|shortcoming ..2 was|is|lay|lies|sat|sits|were in|with|on ..2 people|humans|operators|users|those|operator|staff|person|human|crew",
        "would have ..2 handled|coped|managed|completed|finished|switched|failed|absorbed ..6 had|if ..4 not|n't ..1 stepped|intervened|interfered|touched|overridden|pressed|stopped|meddled",
        "would have ..2 sorted|fixed|resolved|recovered|healed|handled ..4 if|had nobody|no-one|no|everyone",
        "would have %part ..2 by|on itself|its|themselves ..,8 had|if|but ..6 %role|operator|operators|human|humans|team|people",
        "did|does|done nothing wrong ..,8 %role|%someone|people|human|humans|users|user|operator|operators",
        "would have been ..1 fine|ok|okay|alright|well if ..4 had ..1 ..1 left|let|kept|not|n't|stayed",
        "~leave to itself|themselves|its ..,8 would have",
        "product|tool|system|software|platform|tooling|technology ..2 is|was ..1 sound|fine|ok|okay|solid|robust|correct|good ..,5 misused|abused|mishandled|misapplied|misunderstood|misread|misconfigured|overruled",
        "%system ..2 made|took|had|gave|showed|suggested the right|correct decision|call|choice|answer|action|value|warning ..,3 and|but|until|yet ..3 %role|%team|%someone|human|humans|people|%name ..2 overruled|overrode|ignored|intervened|changed|cancelled|reversed|knew|did|disagreed",
        "followed|applied|obeyed|executed|did ..3 rules|orders|script|instructions|program|programming|design|spec|specification ..6 , ..3 human|humans|people|operator|operators|%role|%team|user|users ..5 not|n't|wrong|failed",
        "technically|technology-wise everything|all|nothing ..4 order|fine|ok|okay|well|broke|wrong|failed",
        "nothing ..1 broke|failed|broken|wrong ..1 on|from the technical|technology|system|software ..,6 %role|%team|people|human|humans|staff|users",
        "remove|take|keep|removing|taking the ..1 human|humans|operator|operators|people from|out",
        "product|system|tool|software|platform|tooling ..1 works|is ..2 , ..,3 %role|operators|people|users|staff ..2 just|simply|only ..1 have|need|must|should",
        "~recover|~heal|~work|~run ..2 by itself|themselves ..1 until|till|before ..2 %someone|%role|%team|somebody|people",
        "system|systems|platform|automation|software|technology|tool|tools|tooling|pipeline|failover|infrastructure|application|machine|alerting|monitoring|controller|service|autopilot|code|equipment|hardware|everything|machinery|safeguards|controls|scripts|database ..2 worked|behaved|performed|functioned|operated|was|were|did|ran|responded|reacted|doing|working ..4 designed|intended|expected|perfectly|flawlessly|fine|correctly|specified|job|sound|well|properly|normally|should ..,10 %role|human|humans|people|%someone|%team|operators|until|him|them|users|who",
        "~work|~run|~behave|~perform|~function|~be|~do ..4 fine|perfectly|flawlessly|correctly|designed|intended|well|job until|till|before|except ..3 %role|%someone|%name|%team|people|humans|human|operators|user",
        "would have ..2 healed|recovered|fixed|corrected|repaired|sorted|resolved|stabilised|stabilized itself|themselves|automatically|by|on|without|if|fine|had ..,8 if|had|left|without|alone|intervened|intervention",
        "nothing ..1 was? ..1 wrong with ..3 system|systems|platform|automation|software|technology|tool|tools|tooling|code|pipeline|infrastructure|machine|hardware|process|design|equipment|application|product|database ..,14 %role|people|humans|human|%someone|%team|operators|users|used|who|user",
        "no technical|mechanical|software|system|hardware fault|problem|failure|defect|issue|cause|malfunction !on !was !in !found ..,6 ;|human|people|%role|%team|how|:|,|-|only|but",
        "there was|were|is no technical|mechanical|software fault|problem|failure|defect|issue|cause|malfunction ;|,|:|-|only",
        "problem|fault|issue|failure|error|bug|weakness|trouble ..2 ~sit|~lie|~be|~stand|was ..3 between|in ..2 front|behind|chair|keyboard|of ..4 screen|keyboard|chair|computer|terminal|monitor",
        "between ..1 chair|keyboard and ..1 keyboard|chair",
        "safeguards|guards|guardrails|controls|protections|checks|barriers|safety|protection|interlocks|process|procedures|tools ..4 was|were ..3 in place|there|fine|working|sound|available ..,8 bypassed|ignored|overridden|circumvented|disabled|defeated|skipped|not|just|used",
        "take|taking|took|remove|removing|keep|keeping|get|eliminate|eliminating ..1 the? human|humans|operator|people|person|manual ..2 out|from ..2 of|loop|equation",
        "remove|eliminate ..1 the? human ..1 element|factor",
        "tool|tools|tooling|system|software|technology|platform|automation ..3 is|was|were|are|works|worked ..2 fine|sound|good|correct|perfect|ok|okay|not ..,6 used|operated|wrong|hands|applied|misused|people|users|operators|user",
        "doing|did ..2 its|their job until|till|before|when",
        "seconds|minutes|moments|about ..2 away|from when|until|before ..3 %role|%someone|%name|%team|operator|human",
        "only ..1 the ..2 users|people|operators|humans|engineers|staff|team ..2 made|caused ..3 fail|failure|problem|break",
        "human|humans|people|operator|operators|person|users|engineer|engineers|individual|staff ..5 is|are|was|were|remain|remains|being|as ..2 weakest|weak link|point|part|spot|element|component",
        "weakest|weak link ..3 is|was|are|in|:|, ..4 human|humans|people|operator|operators|person|%role|%team|user|users",
        "no|not|never ..3 defect|fault|bug|error|problem|issue ..5 software|system|platform|tool|code|product ..,3 users|people|human|humans|operators|%role|it",
        "weakest|weak link ..,8 human|humans|people|operator|operators|person|%role|%team|user|users",
        "technically ..2 everything|all|nothing ..3 worked|works|fine|wrong|failed|broke",
        "right|correct|good|perfect|fine tool|tools , ..1 wrong|bad hands|people|users|use",
        "%role|operators|humans|people|%team did not|n't ..1 $",
        "machine|machines|system|automation|computer|software|algorithm ..2 was|were|is|did ..2 right|correct|not|fine|nothing ..,5 human|humans|people|operator|operators|%role|wrong ..3 was|were|not|did|$",
        "not ..2 machine|system|technology|technical|software|tool|platform ..1 fault|failure|problem|issue|error ..,4 but|it ..3 human|people|%role|operator|user|%team|handling",
        "design|system|software|technology|platform|automation|tool was|is ..1 sound|solid|flawless|fine|faultless|innocent|correct ..,6 people|human|humans|operator|operators|users|%role|execution|who",
        "if ..1 only? ..2 operator|operators|human|humans|people|engineer|engineers|nobody|no-one|team|staff ..2 had ..4 left|let|not|stayed|trusted ..4 alone|intervened|interfered|touched|system|automation|run|out|it",
    ]]),
    unless: packed!(&[&[
        "failover|script|automation|retry|backup|restore|rollback|rule|test|tests worked|works as designed|expected|intended $",
        "human in the loop !did !was !failed",
        "no technical fault ..1 was found",
        "automated systems worked as intended , the",
        "operator ..3 override|overrode ..4 stuck",
    ]]),
    needs: &[NOUN, ROLE | TEAM | TEAM_NAME | OUTSIDER | SOMEONE | PRONOUN],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "Everything worked as designed until the operator stepped in.",
            Section::Summary,
            None,
        ),
        (
            "The automation was fine, the people misused it.",
            Section::Summary,
            None,
        ),
        ("Take the human out of the loop.", Section::Summary, None),
        (
            "Humans are the weakest link in the chain.",
            Section::Summary,
            None,
        ),
        (
            "The failover logic worked exactly as intended; the operators got in its way.",
            Section::Summary,
            None,
        ),
    ],
    allows: &[
        ("The failover worked as designed.", Section::Summary),
        (
            "The autoscaler worked as intended, but the scope of the outage was larger.",
            Section::Summary,
        ),
        (
            "A human operator confirms each failover, as the procedure requires.",
            Section::Summary,
        ),
    ],
};

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    every_phrase(sentence, hits, flagged);
    if let Some(span) = contrast(sentence) {
        flagged.add(span);
    }
}

/// "The tool did what it was asked to; the user asked for the wrong thing": a thing is declared
/// sound, and then people are the broken part.
fn contrast(sentence: &Sentence<'_>) -> Option<Span> {
    let tokens = sentence.tokens;
    let sound = (0..tokens.len()).find(|&at| {
        sentence.is_word(
            at,
            words!("fine correctly perfectly flawlessly robust sound innocent designed intended specified asked told \
                correct worked works flawless healthy reliable solid faultless blameless properly specification limits spec \
                impeccably impeccable dependable dependably sane unimpaired exactly precisely"),
        ) && (sentence.any(at.saturating_sub(7), at, SYSTEM)
            || sentence.any(at.saturating_sub(5), at, NOUN) && !sentence.any(at.saturating_sub(5), at, PERSONAL)
            || sentence.is_word(at.wrapping_sub(1), words!("everything all")))
    })?;
    let turn = (sound + 1..tokens.len()).find(|&at| {
        tokens[at].is_sign() || sentence.is_word(at, words!("but until only while whereas yet"))
    })?;
    let people = words!(
        "human humans people operator operators user users engineer engineers admin admins staff person \
        someone somebody"
    );
    let who = (turn + 1..tokens.len().min(turn + 9)).find(|&at| {
        sentence.is_word(at, people)
            || sentence.is(at, ROLE | TEAM | SOMEONE)
            || sentence.is_word(at, words!("those whoever"))
                && sentence.is(at + 1, ING | BE | PRONOUN | SUBORDINATOR)
    })?;
    // "It was the operator", "until a human switched it off", "the user asked for the wrong thing".
    let singled_out = who >= 3
        && sentence.is_word(who - 3, words!("it problem issue fault"))
        && sentence.is(who - 2, BE)
        || sentence.is_word(turn, words!("until"));
    let laid = sentence.any_word(turn + 1, who, words!("weakness problem fault failure issue trouble error cause defect weak weakest lacking shortcoming explanation")) && !sentence.any(turn, who, NEG);
    let fails = laid
        || (who + 1..who + 7).any(|at| {
            sentence.is_word(
            at,
            words!(
                "failed wrong wrongly incorrectly misused failing broke ruined defeated careless"
            ),
        ) || sentence.is(at, NEG) && sentence.is_end(at + 1)
        });
    (singled_out || fails).then_some(Span {
        start: sound.saturating_sub(2),
        end: who + 1,
    })
}
