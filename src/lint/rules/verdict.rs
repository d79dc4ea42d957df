use crate::{
    document::Section,
    finding::{Class, Severity},
    lint::{
        fix,
        lexicon::tags::*,
        packed::packed,
        pattern::Span,
        rule::{Examples, Flagged, Hit, Rule},
        sentence::Sentence,
        words::words,
    },
};

pub static RULE: Rule = Rule {
    id: "verdict",
    class: Class::Opinion,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "An evaluation stands where a fact could: rushed, terrible, a mess, a bad idea.",
    why: "Readers can argue with a verdict and can't check it; a number or an observation they can.",
    instead: "Give the observation: times, counts, what was said to whom.",
    source: "RCA2, five rules of causation; J. Bergstr\u{f6}m, Three analytical traps",
    phrases: packed!(&[
        &[
            "~rush ..5 to|into|through|out|in ..1 production|prod|release|live|staging|market|deadline|door",
            "was|were|been|being|is|got|felt|seemed|too|very|so|bit|and|little rushed",
            "rushed|rushing ..2 %work|job|feature|launch|delivery|integration|change",
            "rushed|rushing the|this|that|it|our|through|into|out|things",
            "in a|such|too ..2 rush|hurry|haste",
            "hastily|haphazardly",
            "a|an|total|complete|absolute|utter|such|real|hot|huge|whole|big|bit|one ..2 mess|disaster|joke|shambles|nightmare|fiasco|debacle|farce|circus|trainwreck|catastrophe|train-wreck|clusterfuck|travesty|embarrassment|disgrace|shitshow|gamble|lottery|afterthought|clown-show|minefield|free-for-all|mockery|sham|dud|flop|zoo|relic|dinosaur|travesty|blunder|patchwork|hodgepodge|hotchpotch|eyesore",
            "%be garbage|rubbish|crap|junk|nonsense|shit|trash|bullshit",
            "thrown|cobbled|slapped|hacked|bodged|lashed|whipped|knocked|stitched|banged|cooked ..1 together|up",
            "worst ..1 possible time|moment|choice|way|place|option",
            "all over the place|shop",
            "%area|%work|%noun = useless|bad|terrible|crap|mess|joke|poor|chaos|disaster|broken",
            "took|takes|taken ages|forever|eternity to|before|until",
            "half-baked|half-assed|half-hearted|ill-advised|ill-conceived|ill-considered|ill-timed|ill-prepared|ill-thought-out|badly-written|poorly-written|poorly-designed|badly-designed|slapdash|rushed-out|amateurish",
            "poorly|badly|terribly|horribly|hopelessly|shoddily|awfully|abysmally|inadequately|insufficiently|appallingly|improperly|inappropriately ..1 written|designed|documented|planned|tested|managed|handled|communicated|executed|implemented|maintained|coordinated|organised|organized|structured|thought|named|monitored|understood|conceived|coded|engineered|run|trained|reviewed|prepared|defined|specified|scoped|architected|supported|timed|chosen|advised|phrased|worded|covered|staffed|secured|done|made|built|commented|configured|tuned|sized|rehearsed|received|explained|logged|instrumented",
            "was|were|been|is|are|being handled|managed|planned|executed|communicated|designed|written|documented|tested|organised|organized|coordinated|done ..1 poorly|badly|terribly|horribly",
            "went|gone|go horribly|terribly|badly|disastrously|spectacularly|catastrophically ..1 wrong",
            "horribly|terribly|disastrously|hopelessly|fundamentally|deeply|seriously|badly|inherently wrong|flawed|broken|misguided",
            "flawed ..1 methodology|process|design|approach|logic|assumption|assumptions|strategy|plan|decision|architecture|implementation|procedure|model|thinking|reasoning",
            "wrong|bad|poor|terrible|horrible|awful|unwise|stupid|dumb|dreadful|lousy|questionable|strange|odd|weird|unfortunate|regrettable|misguided|foolish ..1 call|decision|decisions|choice|choices|idea|ideas|move|practice|practices|design|planning|advice|style|thinking|timing|priorities|judgement|attitude|habit|habits|taste|execution",
            "far|way|much|excessively|unreasonably|unacceptably|ridiculously|painfully|excruciatingly|inexcusably|absurdly|unnecessarily|needlessly|terribly|extremely|awfully too? long|slow|late|slowly|complicated|complex|optimistic|aggressive|ambitious|confusing|cumbersome|manual|vague|noisy|casual|hasty|quick|quickly|few|early|soon|bureaucratic|difficult|lax|lenient|relaxed|fragile|brittle|tedious|painful",
            "took|taken|take|takes|taking too|so|very|forever|ages|unusually ..1 long|much to|for|before|until|time",
            "too long to|before ..1 notice|find|detect|realise|realize|react|respond|identify|escalate|act|understand|see|reach|discover|diagnose|get",
            "overly|needlessly|unnecessarily|excessively complex|complicated|optimistic|ambitious|confusing|risky|delayed|prolonged|bureaucratic|trusting|confident|broad|permissive|reliant|dependent|cautious|long|slow",
            "not up to scratch|par|standard|standards|the|it",
            "in|with haste",
            "detection|response|recovery|rollback|escalation|review|fix|diagnosis|communication|handover|investigation|it|this|mitigation|triage|resolution ..2 took ..2 too long",
            "no|any|without|lacked|lacking|missing ..1 real|proper|coherent|good|clear|sensible|decent ..1 plan|overview|strategy|concept|ownership|structure|idea|coordination|communication !channel !channels",
            "%area|%work|rules|alerts|decision ..2 make|makes|made no|little sense",
            "as bad as",
            "timing|result|outcome|response|decision|choice|communication could|can not|n't ..1 ..1 be|been ..1 worse",
            "approach|idea|plan|timing|decision|strategy|diagnosis|handbook|guide|wiki ..3 was|is|were ..1 wrong|unfortunate|useless|outdated|obsolete|messy|awful|terrible $|.|and|,|from",
            "in|of ..1 ..1 sorry|bad|poor|terrible|dire|sad|desolate|miserable|awful|horrible state|shape|condition",
            "in ..1 panic|firefighting|headless|crisis mode",
            "absurdly|ridiculously|laughably|stupidly|insanely|foolishly|embarrassingly short|long|low|high|small|big|large|complicated|complex|slow|simple|weak|broad",
            "too many|much ..3 changed|changes|things|done|deployed|released ..2 at once|time|together|simultaneously",
            "%area|%work|design|communication|response|support|handover|review ..4 was|is|were|are|felt|seemed ..1 simply|just|quite|really|very|rather|plain|pretty|so|too|bit bad|poor|weak|vague|late|slow|superficial|disorganized|disorganised|confusing|sloppy|clumsy|patchy|thin",
            "%area|%work|design|communication|response|support|handover|review ..3 was|is|were|are superficial|disorganized|disorganised|confusing|sloppy|clumsy|vague|bad|half-baked|confused|slow|late and|at|$|,|.|or",
            "far|way|much|considerably|significantly longer|later|slower than ..3 should|necessary|needed|acceptable|reasonable|any|right|required",
            "ridiculously|embarrassingly|shockingly|woefully|pathetically|laughably|alarmingly|appallingly|hopelessly|terribly low|small|thin|few|little|late|slow|high|bad|outdated|out-of-date|short|weak|complex|naive|optimistic",
            "half-finished|half-done|half-tested|unfinished|hacked-together|rushed-together ..1 %work|feature|product|code",
            "left|leaves|leaving ..2 much|lot to be desired",
            "questionable at best",
            "wrong|right thing to do",
            "wrong call|decision|choice|move|approach|strategy|priorities|priority",
            "%be|was|were wrong|mistaken to %base",
            "decision|call|choice|move|idea ..10 was|were ..1 wrong|bad|mistaken|poor|premature|unwise|incorrect|questionable",
            "no excuse for|to",
            "inexcusable|unforgivable|indefensible|shameful|disgraceful|shambolic|abysmal|atrocious|appalling",
            "complete|total|utter|absolute|abject|massive|epic|spectacular|systemic|serious|colossal|planning|management|leadership|communication|coordination|organisational|organizational failure|failures !of !over",
            "planning|management|leadership|communication|communications|coordination|organisational|organizational failure|failures|breakdown",
            "breakdown of|in ..1 communication|communications|coordination|discipline|trust|process",
            "communication|coordination|planning|collaboration|leadership|teamwork ..4 broke|fell|breaks|falls down|apart",
            "mess of a",
            "%be ..1 bungled|botched|fumbled|fluffed|butchered",
            "wishful thinking",
            "nobody|no-one ..2 understands|trusts",
            "dirty|nasty|ugly|cheap|crude hack|hacks|workaround|fix|solution|trick",
            "far|way|much too optimistically|loosely|casually|aggressively|tightly|hastily|cautiously|timidly",
            "anything but %part|%adj|smooth",
            "~fall ..1 short of|here|again",
            "fit for purpose",
            "second-rate|third-rate|half-measures|knee-jerk|kneejerk|hit-and-miss|hit-or-miss|scattergun",
            "comedy of errors",
            "can of worms",
            "car crash|wreck",
            "rat's|rats nest",
            "held|holding together by|with",
            "band-aid|bandaid|duct tape|fix|solution",
            "wild goose chase",
            "pulling teeth",
            "glacial|glacially",
            "snail 's pace",
            "sweet time",
            "too little|late|early too|,|$|.",
            "no good|apparent reason",
            "inexplicably|incomprehensibly|bizarrely|shockingly|astonishingly|unbelievably|pointlessly|shamefully|scandalously|recklessly",
            "of ..1 dubious|doubtful|questionable|low|poor quality|value|benefit",
            "insult to|slap",
            "poor|sorry|lame excuse|effort|showing|job",
            "did|doing|done|does a ..1 poor|bad|terrible|lousy|horrible|sloppy|half-hearted|miserable job",
            "not|n't ..1 well ..1 thought|planned|communicated|managed|tested|documented|organised|organized|executed|structured|designed|coordinated|handled|prepared|rehearsed|maintained",
            "less than ideal|optimal|stellar|satisfactory|impressive|adequate|professional|helpful",
            "far|anything from|but ideal|optimal|perfect|adequate|sufficient|satisfactory|good|smooth",
            "rhyme or reason",
            "guesswork",
            "fingers crossed",
            "crossed fingers",
            "over the top",
            "out of ..1 proportion",
            "~be|came|comes|arrived|sent|told|informed|given|happened much|far|way|all too late",
            "no|without|lacking ..1 sense of ..1 urgency|direction|priority",
            "nobody's|no-one's job|responsibility|baby",
            "nobody|no-one|noone 's job|responsibility|baby",
            "inordinate|undue|unreasonable|absurd amount|number|delay|time|length",
            "too many people|hands|cooks|approvals|meetings|tools|channels",
            "flying|fly|flew blind",
            "too much noise|red|process|bureaucracy|magic",
            "grey|gray zone|area",
            "pie in the sky",
            "too soft|lax|lenient|slack|cosy",
            "hours|hour|days|minutes|weeks ..4 is|was|are|were ..1 embarrassing|unacceptable|ridiculous|shameful|absurd|laughable|inexcusable|pathetic",
            "unacceptable|inexcusable|unforgivable|ridiculous|embarrassing delay|delays|wait|gap|length",
            "clown|gong|freak|horror show",
            "paper tiger",
            "dumpster|tyre|tire fire",
            "wild west",
            "house of cards",
            "too many cooks",
            "tick-box|box-ticking|tickbox|check-box exercise",
            "shot in the dark",
            "nobody|no-one|noone|anyone|everybody|they|team ..8 know|knew|known ..1 what|who|how they|was|were|to|did",
            "^ slow|late|sluggish|lukewarm|confused|muddled|tardy reaction|response|escalation|detection|communication|decision-making|handover|diagnosis|triage|start !time !times !codes !:",
            "%be ..2 bureaucratic|utter|complete|total|absolute|pure|sheer nonsense|rubbish|garbage|madness|insanity|folly|luck",
            "disproportionate|overblown|excessive|exaggerated reaction|response",
            "overreaction|over-reaction|overkill",
            "reinvented|reinventing the wheel",
            "waste of time|money|effort|resources",
            "response|reaction|communication|escalation|detection|recovery|handover|process|rollout|review|support|roll-out|follow-up|announcement ..4 was|were|is|are too|very|extremely slow|late|long|aggressive|complicated|complex|cumbersome|manual|fast|confusing",
            "process|processes|workflow|procedure|procedures|onboarding|communication|culture|plan|approach|logic|reasoning|setup ..4 is|was|are|were broken|flawed|dysfunctional",
            "runbook|runbooks|documentation|docs|guide|instructions|handbook|plan|plans|procedure|procedures|checklist ..3 was|is|were|are ..2 confusing|misleading|useless|unreadable|unusable|incomprehensible",
            "choice|decision|idea|timing ..5 was|is unfortunate|bad|poor|odd|strange",
            "quality ..4 is|was|are low|poor|bad",
            "bad|poor communication|coordination|planning|documentation|tooling|process|handover|onboarding|review",
            "spaghetti code",
            "%be spaghetti",
            "technical|tech debt !: ..0 nightmare",
            "kludge|kludgy|hacky|ugly|clunky|janky ..2 %work|solution|hack|design",
            "quick and dirty",
            "chaos ensued|reigned|everywhere",
            "in|of|was|utter|total|complete|pure|absolute chaos",
            "overcomplicated|over-complicated|overengineered|over-engineered|convoluted",
            "it is|was|'s|'d be? ..1 a ..1 shame|pity",
        ],
        // Of work and decisions only.
        &["%verdict"],
        &[
            "unnecessary|needless|pointless|premature|hasty|untimely|risky|dangerous|aggressive ..2 change|changes|decision|restart|complexity|delay|delays|risk|risks|escalation|rollout|release|deployment|deploy|launch|migration|upgrade|optimization|optimisation|version|merge|conclusion|announcement|failover|reboot|step|closure|decisions|refactoring|rewrite|shortcut|assumption|rollback|fix",
        ],
        &["prematurely"],
    ]),
    unless: packed!(&[&[
        "hot|warm mess",
        "rush hour|hours",
        "no ..2 rush|hurry",
        "premature eof|end|termination|close|closure|expiry|expiration|exit|eviction|optimization|timeout|disconnect",
        "prematurely|premature ~close|~end|~terminate|~exit|~expire|~evict|~kill|~abort|~time",
        "bad|poor|wrong ..1 gateway|request|sector|record|config|node|deploy|commit|block|ami|image|state|hardware|disk|cable|certificate|release|build|data|row|actor|actors|bot|bots|luck|version|news|weather|time|path|merge|address|value|hash|pod|pods|host|lines|line|checksum|signal|cluster|region|environment",
        "~rush ..1 to ..1 help|fix|restore|join|support|assist|mitigate|resolve",
        "disaster recovery|recovery plan|drill|scenario",
        "took|take|takes too|so|very long|much|time to|for ~load|~complete|~respond|~start|~run|~finish|~process|~boot|~execute|~return|~connect|~render|~sync|~replicate|~come|~drain|~build|~deploy|~terminate|~answer|~mount|~pull|~download|~migrate|~acquire|~converge|~recover|~propagate|~schedule|~the",
        "far|way|much too low|high|small|large|big",
        "not|n't|never|no|hardly ..2 ridiculous|terrible|disaster|mess|unacceptable|bad|useless|horrible|wrong|chaos",
        "what|where|things|something|anything|everything|nothing|it ..1 goes|go|went wrong",
        "not to be|being rushed",
        "risky|dangerous ..1 %ing",
        "far|way|much more|less|fewer",
        "unacceptable ~use",
        "single|total|complete|site|zone|region|node|disk|power|hardware|cascading|system|network ..1 failure|failures",
        "right thing to do",
        "avoid|prevent ..3 unnecessary|needless|premature|complexity",
        "simplify|reduce ..4 complex|complicated|convoluted|confusing",
    ]]),
    needs: &[],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "A hasty rollback made things worse.",
            Section::WentWrong,
            Some("A rollback made things worse."),
        ),
        (
            "Terrible naming of the environments.",
            Section::WentWrong,
            Some("Naming of the environments."),
        ),
        (
            "Awful documentation",
            Section::WentWrong,
            Some("Documentation"),
        ),
        (
            "The communication with the customers was a disaster.",
            Section::WentWrong,
            None,
        ),
        ("The code is spaghetti.", Section::WentWrong, None),
        ("The rollout plan was half-baked.", Section::WentWrong, None),
        (
            "The decision to skip the canary was a bad one.",
            Section::WentWrong,
            None,
        ),
        (
            "It took us way too long to find the owner of the service.",
            Section::WentWrong,
            None,
        ),
    ],
    allows: &[
        ("The disk was in a bad state.", Section::WentWrong),
        ("Rush hour traffic started at 17:00.", Section::WentWrong),
        ("The query took too long to complete.", Section::WentWrong),
        (
            "A premature end of file stopped the import.",
            Section::WentWrong,
        ),
        (
            "The gateway answered with 502 Bad Gateway.",
            Section::WentWrong,
        ),
    ],
};

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    for hit in hits {
        let Span { start, .. } = hit.span;
        let fits = match hit.group {
            // "Testing was late", and not "tests, because we were late".
            0 => {
                let of_people = sentence.is(start, AREA | WORK)
                    && sentence.verbs().iter().any(|verb| {
                        verb.first > start && verb.end <= hit.span.end && sentence.subject(verb).is_some()
                    });
                !of_people && !hedged(sentence, start)
            }
            1 => is_verdict(sentence, start),
            2 => {
                !hedged(sentence, start)
                    && !sentence.heads.iter().any(|&head| {
                        head < start
                            && start < head + 4
                            && sentence.is_word(
                                head,
                                words!("reduce avoid remove eliminate prevent minimise minimize stop"),
                            )
                    })
            }
            _ => {
                sentence
                    .verb_at(start + 1)
                    .or(sentence.verb_at(start))
                    .is_some_and(|verb| {
                        verb.passive
                            && sentence.is_word(
                                verb.main,
                                words!("started executed run applied upgraded released deployed merged enabled closed launched announced rolled shipped declared \
                resolved promoted"),
                            )
                    })
                    || sentence.is_word(
                        start.wrapping_sub(1),
                        words!("production prod live started executed run applied upgraded done rolled released deployed merged enabled closed launched announced shipped declared"),
                    )
            }
        };
        if fits {
            // "A hasty rollback" is a rollback.
            let attributive = matches!(hit.group, 1 | 2) && sentence.is(start + 1, WORK | AREA);
            let fix = attributive.then(|| fix::remove_adjective(sentence, start));
            flagged.add_with(hit.span, fix.flatten().into_iter().collect());
        }
    }
}

/// Whether it is denied, asked, or a thing to come: "would be a mess".
fn hedged(sentence: &Sentence<'_>, at: usize) -> bool {
    let denied = (at.saturating_sub(2)..at)
        .any(|before| sentence.is(before, NEG) && !sentence.is_word(before, words!("nor")));
    let to_come = sentence
        .verbs()
        .iter()
        .any(|verb| verb.first < at && at <= verb.end + 2 && verb.modal && !verb.perfect);
    denied || to_come || sentence.question && !sentence.context.question
}

fn is_verdict(sentence: &Sentence<'_>, at: usize) -> bool {
    if hedged(sentence, at) {
        return false;
    }
    // Words that are a verdict on things as well, and then a measured one, need work behind them.
    let mild = sentence.is_word(
        at,
        words!(
            "messy unnecessary needless premature disappointing frustrating sluggish rushed \
                useless hurried catastrophic disastrous inexplicable mediocre pointless dubious \
                regrettable worthless embarrassing haphazard"
        ),
    );
    let next =
        (at + 1..at + 3).find(|&next| !sentence.is(next, ADJECTIVE) || sentence.is(next, NOUN));
    let of_work =
        next.is_some_and(|next| sentence.is(next, WORK | AREA) && !sentence.is(next, DAMAGE));
    if of_work {
        return !mild
            || sentence.is_word(
                at,
                words!("rushed hurried useless pointless dubious messy haphazard"),
            );
    }
    if sentence.is_word(
        at,
        words!(
            "unacceptable ridiculous absurd terrible horrible abysmal pathetic appalling atrocious \
         awful dreadful"
        ),
    ) && sentence.is(at + 1, NOUN)
        && !sentence.is(at + 1, SYSTEM)
    {
        return true;
    }
    let verb = sentence
        .verbs()
        .iter()
        .rev()
        .find(|verb| verb.end <= at && at <= verb.end + 3);
    let strong = sentence.is_word(
        at,
        words!("antiquated archaic byzantine hopeless laughable pathetic ridiculous absurd abysmal atrocious terrible \
            awful horrible dreadful appalling shambolic ludicrous"),
    );
    verb.is_some_and(|verb| {
        let subject = verb.first.saturating_sub(8)..verb.first;
        let work = subject.clone().any(|at| sentence.is(at, WORK | AREA));
        let it = verb.first > 0
            && sentence.is_word(
                verb.first - 1,
                words!("it this that which everything experience day there"),
            );
        let ends = !sentence.is(at + 1, NOUN);
        sentence.links(verb) && !verb.negated && (work || strong || it && !mild) && ends
    })
}
