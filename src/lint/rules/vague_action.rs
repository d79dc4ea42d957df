use crate::{
    document::Section,
    finding::{Class, Fix, FixKind, Severity},
    lint::{
        action,
        clause::PersonKind,
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
    id: "vague-action",
    class: Class::VagueAction,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "A follow-up has no end that could be seen: improve, better, more.",
    why: "Nobody can tell when it is done, so it is never done.",
    instead: "Verb, object, threshold: \"Add an alert when [metric] exceeds [value]\".",
    source: "Google SRE book, chapter 15; D. Lunney, J. Lueder and B. Beyer, ;login: 42(1)",
    phrases: packed!(&[
        // To be done, by a verb without an end.
        &[
            "^ %better !to !: !in",
            "^ improving|enhancing|strengthening|hardening|tightening|optimising|optimizing|increasing|boosting|streamlining ..4 %area|%work|%system",
            "^ improvement|improvements|enhancement|enhancements|strengthening|hardening|optimisation|optimization of|to|in|for",
            "^ make|making ..7 more|less|better|easier|simpler|safer|stronger|faster|cleaner robust|resilient|reliable|stable|scalable|maintainable|secure|observable|visible|consistent|efficient|transparent|fault-tolerant|predictable|proactive|obvious|clear|explicit|user-friendly|automated|fragile|brittle|redundant|usable|discoverable|accessible|flexible",
            "^ make ..7 robust|resilient|bulletproof|foolproof|future-proof|better|easier|safer|simpler|stronger $|.|,|(|and|for|to",
            "^ review|re-review|reevaluate|re-evaluate|examine|audit !of !by !for !with !from !comments !at",
            "^ increase|raise|boost|heighten|enhance|broaden|expand|extend|deepen|widen|gain|get|have|provide|create|build|establish|achieve|add more|better|greater|our|the|test|general|overall|increased|improved|enhanced|additional|extra ..2 visibility|observability|resilience|resiliency|robustness|coverage|confidence|reliability|transparency|communication|monitoring|alerting|documentation|testing|tests|logging|awareness|insight|insights|redundancy|understanding|collaboration|oversight|governance|metrics|alerts|automation|tooling|checks|safeguards|validation|guardrails|observability",
            "^ increase|raise|boost|heighten|broaden|expand|deepen|gain visibility|observability|resilience|resiliency|robustness|coverage|confidence|reliability|transparency|communication|monitoring|alerting|insight|insights|collaboration|oversight|test|unit|code|e2e|understanding",
            "^ better|cleaner|clearer|faster|safer|smarter ..1 %work|%ing",
            "^ work|come|think ..1 out|up ..1 with? ..1 a|some|better|new",
            "^ plan|prepare ..1 for",
            "^ have|make|create|draft ..1 a|some ..1 plan|plans|strategy|concept $|.|for|to",
            "^ find|get|seek|need ..1 a|some ..1 solution|fix|remedy|alternative|workaround|answer $|.|for|to",
            "^ fix ..1 the|our|all|any flaky|broken|noisy|unstable|slow|brittle",
            "^ ensure|make|keep|have ..7 properly|adequately|sufficiently|better|well|appropriately|correctly %part",
            "^ invest ..2 in",
            "^ do|take|make ..2 deep|deeper|closer|thorough|proper ..1 dive|look|analysis|review|inspection",
            "^ better|more|stronger|tighter|stricter|clearer|cleaner|faster|easier|improved|enhanced|increased|additional|extra|closer|safer|smarter|richer|greater|proper ..4 %area|tests|ci|checks|logs|alerts|process|processes|documentation|metrics|guardrails|safeguards|automation|tooling|communication|coordination|insight|control|controls|reviews|scrutiny|defaults|error-handling|error|exception|resources|headroom|failover|redundancy|retry|health|input|ways|rollback|upgrade|deploy",
            "^ add|implement|introduce|create|provide|have|put|set|get|develop|establish|define|build|write|use|perform|do|invest|adopt|deploy|ensure|require|apply|bring ..2 more|better|additional|improved|proper|appropriate|sufficient|adequate|stronger|clearer|extra|enhanced|robust|increased|comprehensive|stricter|tighter|meaningful ..3 %area|tests|ci|checks|logs|alerts|process|processes|metrics|guardrails|safeguards|protection|protections|limits|safety|documentation|docs|controls|procedures|policies|validations|resilience|communication|dashboards|mechanisms|measures|practices|headroom|error-handling|responsibilities|roles|criteria|rules|boundaries|expectations|responsibility|interfaces|contracts|slas|slos",
            "^ fix|repair|rework|sort|address|tackle|overhaul ..1 the|our|these|all ..1 process|processes|monitoring|alerting|communication|culture|documentation|tests|testing|procedures|mess|technical|tech|workflow|gaps|onboarding|architecture|governance !: !of",
            "^ fix|address|tackle|solve|resolve|sort ..1 the|this|these issue|issues|problem|problems|situation|root $|so|.|and",
            "^ fix|address ..1 it|this $",
            "^ pay|reduce|clean|cut|tackle|address ..2 technical|tech debt|complexity",
            "^ get|become|be|do ..2 better|faster|more|stronger|smarter|quicker at|in|about|with|job|proactive|prepared|resilient|organised|organized|on",
            "^ be|become ..1 more proactive|prepared|resilient|organised|organized|responsive|transparent|agile|robust|data-driven|strict|systematic",
            "^ take|be ..1 taking? ..4 steps|measures|action|actions|precautions",
            "^ get|gain|have|keep ..2 grip|handle|hold on|of",
            "^ get ..3 under control",
            "^ get|stay on top of",
            "^ cleanup|clean-up|refactoring|rework|overhaul|hardening|tuning|consolidation|modernisation|modernization|review|revision|rationalisation|standardisation|stabilisation|rethink|improvement of ..6 $",
            "^ put ..3 house in order",
            "^ work|cooperate|collaborate ..1 with ..4 on",
            "^ further develop|improve|strengthen|enhance|expand",
            "^ take stock|a ..1 step? back|of|$",
            "^ close|fill|plug|bridge ..3 gap|gaps",
            "^ draw|learn|apply|take ..2 lessons|conclusions|learnings",
            "^ understand ..3 better",
            "^ build|drive|champion|promote|foster|cultivate ..2 confidence|resilience|improvement|improvements|quality|excellence|reliability|collaboration",
            "^ move|aim|push|strive|work toward|towards|for ..1 better|more|greater|higher|a",
            "^ fine-tune|finetune|tune|tweak|adjust|polish|refine ..2 %area|thresholds|alerts|settings|configs",
            "^ circle|touch back|base",
            "^ keep|hold ..3 under review|observation",
            "^ proper|decent|real|good|adequate|sufficient|robust|reliable|comprehensive|solid ..2 %area|tests|checks|alerts|docs ..3 $",
            "^ liaise|engage|connect|interface with",
            "^ better|improved|stronger|clearer|safer|smarter|tighter|stricter|cleaner|saner ..3 $",
            "^ raise|lift ..1 profile|bar|standard|game",
            "^ develop|advance|deepen|broaden ..2 %area",
            "measures|steps|action|actions ..2 will|shall|must be taken|initiated",
            "is|are being considered|explored|evaluated|discussed|examined|studied",
            "^ increase|raise|boost|improve|lift ..2 maturity|readiness|preparedness|quality|cooperation|speed|efficiency",
            "^ seek|pursue|aim|strive ..1 for? closer|better|more|stronger|tighter|improved",
            "^ get|involve|have more ..3 involved|engaged|engagement|buy-in",
            "taking|take ..3 hard|close|closer|fresh|good|thorough look at",
            "^ work|working on|towards|toward|with ..2 %area|better|improving|more|%better",
            "^ keep|continue|start working on ..2 %area|better|improving|more|%better",
            "^ continue|keep ..1 to? ..1 improve|improving|investigate|investigating|work|working|explore|exploring|watch|watching|iterate|iterating|looking",
            "^ align|harmonise|harmonize|raise|socialise|socialize|evangelise|advocate|push|lobby need|'s|with|on|for|sla|slas|sla's|teams|the|our|stakeholders|expectations|more|better",
            "^ find ..2 better|new|other|alternative|alternate|good|some|smarter|safer|different way|ways|solution|solutions|method|approach|approaches|alternative|alternatives",
            "^ prioritise|prioritize|invest|focus|aim|strive|commit|push ..1 for|in|on|to? ..1 better|improvements|improvement|improving|improve|reliability|monitoring|technical|more|resilience|quality|stability|be|do",
            "^ start|begin|initiate|kick|open|hold|schedule|organise|organize|set|arrange ..3 conversation|discussion|dialogue|meeting|brainstorm|session|sync|discussions|call|review about|on|with|around|to|$|for|of",
            "^ do|have|conduct|perform|run|carry|make|write ..3 more|better|deeper|further|thorough|additional|proper|general|full ..3 testing|tests|review|reviews|analysis|investigation|research|planning|drills|checks|due|retrospective|audit|validation|training|qa|scan|monitoring",
            "^ refactor|refactoring|modernise|modernize|simplify|stabilise|stabilize ..2 code|codebase|legacy|architecture|system|infrastructure|the|our|old|everything",
            "^ educate|share ..1 more|better",
            "^ clean|tidy|sort ..1 up|out ..3 code|codebase|config|configs|configuration|legacy|repo|repository|backlog|alerts|dashboards|docs|mess|infrastructure|pipeline|pipelines|scripts|tests|the|our",
            "^ communicate|collaborate|coordinate|plan|prepare|document|test|monitor ..3 better|more|earlier",
            "^ tidy|clean|sort up|out",
            "^ speed|beef|level|ramp|step ..1 up",
            "^ look|search ..1 for ..1 a|an|the|other|some|new|alternative|alternatives|better|ways|more",
            "^ develop|create|define|establish|write|devise|introduce|elaborate|formulate|set|draft|build|put|design|come ..3 strategy|strategies|concept|roadmap|policy|policies|framework|approach|vision|culture|governance $|.",
            "^ develop|create|define|establish|write|devise|introduce|elaborate|formulate|set|draft|build|put|design|come ..3 strategy|strategies|concept|roadmap|framework|approach for|around|on|regarding !%ing",
            "^ check|see|find|identify|determine|understand|analyse|analyze|work|figure ..1 what|where|how|out|ways|areas|opportunities|possible|potential ..4 improve|improved|improvement|better|improvements|optimise|optimize|optimised|optimized",
            "^ revise|rework|rethink|modernise|modernize|expand|extend !on ..1 the? ..1 %area|process|processes|plan|plans|concept|procedure|procedures|policy|policies|strategy|disaster|documentation|runbook|runbooks|architecture|design",
            "^ follow up|up ..1 with|on",
            "^ make ..1 better|more|smarter|greater use",
            "^ get ..1 rid of ..2 flaky|legacy|old|technical|noisy|noise|manual|debt",
            "^ deal|cope with",
            "^ automate|test|document|monitor|communicate|simplify|standardise|standardize|alert more|things|everything|$|.",
            "^ make|making ..4 safer|easier|faster|simpler|clearer|stricter|smoother|cheaper|tighter|smarter $|.|,|for|to|and",
            "^ monitor|watch|observe ..1 situation|issue|problem|behaviour|behavior|it $|.|,|closely|and",
            "^ check|review|scan|inspect ..4 for ..2 similar|other|potential|possible ..2 issues|problems|issue|cases|bugs|risks|places|gaps|occurrences",
            "^ make ..4 less|more|easier %adj|painful|error-prone $|.|,",
            "^ look|investigate|find ..2 why|how|what this|it|that happened|happen|occurred $|.",
            "^ do something|anything|more about|against|to|for",
            "^ figure|work|find|sort out ..8 improve|better|safer|faster|easier|stronger",
            "^ address|tackle|resolve|handle|solve ..2 %area|scaling|scalability|performance|stability|flakiness|concerns|issues|gaps|shortcomings|weaknesses|debt $|.|in|around|of|with",
            "^ take|have ..1 a ..2 look|think|discussion|chat|conversation at|about|into|on|with|around",
            "^ ensure|guarantee|provide|maintain ..1 sufficient|adequate|proper|enough|appropriate|good|high|better|optimal|consistent|reliable|timely|smooth|clear|effective|more",
            "^ extend|expand|widen|broaden|increase|complete|finish|revise|update|rework ..1 monitoring|alerting|documentation|observability|logging|training|testing|docs|coverage|runbooks",
            "^ fix|repair|rework|sort %area $",
            "^ continue|keep to? monitor|monitoring|watch|observe|observing ..3 $|situation|closely|this|it|things|system|the",
            "^ work|cooperate|collaborate|liaise|engage|partner ..1 with ..5 to|on|towards ..2 improve|better|solution|find|ensure|fix|prevent|resolve|reduce|understand|avoid|address|solutions|options|improvements|way|ways",
            "^ look|looking|search|searching|strive|striving|seek|seeking|aim|aiming at|for|to|into ..2 way|ways|better|improve|improving|reduce|reducing|making|speeding|speed|possibilities|methods|alternatives",
            "^ minimise|minimize|reduce|limit|lower|decrease ..1 risk|risks|impact|likelihood|chance|chances|toil|noise|alert|response|time|mttr|mttd|detection|manual|human|complexity|blast|technical",
        ],
        // Said of what is needed.
        &[
            "need|needs|require|requires|deserve|deserves|lack|lacks ..3 better|more|stronger|improved|clearer|tighter|additional|stricter|faster|greater|further|closer|robust|proper ..4 %area|tests|testing|ci|checks|alerts|logs|processes|process|documentation|paths|work|attention|improvement|love|ways|way|tools|insight|automation|coverage|safeguards|visibility|staff|people|capacity|control|redundancy|metrics",
            "need|needs|needing|requires|require|deserves|could|can|wants|warrants improving|improvement|improvements|attention|work|rework|love|tlc|review|reviewing|hardening|strengthening|refinement|tuning|cleanup|refactoring|optimising|optimizing|optimization|modernising",
            "should|will|must|could|can|shall|to|needs|need|has|have to? be ..1 improved|enhanced|strengthened|optimised|optimized|revisited|reviewed|better|hardened|tightened|streamlined|reworked|rethought|reconsidered|investigated|explored|discussed|evaluated|prioritised|prioritized|looked|addressed|considered|reassessed|simplified|modernised|refined|expanded|increased|clearer|stronger|examined|assessed|overhauled|improved",
            "room for improvement|improvements",
            "should|must|needs to? ..1 be|become|have|get|given ..1 a|top|high|higher|our|the|more ..1 priority|priorities|focus",
            "should|needs|ought|will|must to? someone",
            "someone|somebody|we|team|they should|needs|must|ought to? ..1 look|do|fix|check|improve|think|work|handle|own|deal",
            "is|are|'s needed|required|necessary $",
            "better|more|stronger|improved|additional ..4 %area|tests|checks|alerts|documentation ..3 is|are|'s|was|were|would ..1 needed|required|necessary|recommended|help|warranted|advisable",
            "opportunity|opportunities|plan|plans|options|proposal|recommendation|recommend|recommended|suggest|suggestion|goal|aim|commitment|initiative|efforts|effort|measures|steps to|of|for ..1 improve|improving|better|strengthen|enhance|strengthening|enhancing|improvement",
            "we|team|are|is|'re ..1 looking at|into|for ..2 way|ways|options|how|improving|better|possibilities|solutions",
            "to be evaluated|discussed|investigated|improved|reviewed|considered|clarified|decided|explored|analysed|analyzed|defined|assessed $",
            "further|more|deeper|additional investigation|analysis|research|discussion|work|study|testing ..2 needed|required|necessary|pending",
            "are|'re|is ..1 reviewing|improving|strengthening|enhancing|revisiting",
            "will|'ll|are|is going|be|to ..2 improving|strengthening|enhancing|revisiting|reviewing|evaluating|exploring|optimising|optimizing|looking|investigating|working",
        ],
    ]),
    unless: packed!(&[&[
        "improve|increase|reduce ..8 by ..1 %ing",
        "more|better than",
        "much|far|even|many|any more|better",
        "one|two|three|some|few more",
        "better check|verify|read|look|ask|wait|think|watch",
        "more info|information|details|detail",
        "better default|defaults :",
        "%part|%adj|the actions|action|items|steps|points :",
        "review|follow-up|followup actions|action|items|points",
        "review app|apps|comments|comment|actions|date|board|meeting|and merge|by|of",
        "need|needs no more|better",
        "simplify|standardise|standardize|rework|refactor|overhaul|revamp ..5 into",
        "%pron|who|which|that need|needs more time|information|info|memory|cpu|nodes|capacity",
        "upgrade|promote|increase|reduce|extend|expand|limit|lower|raise ..6 to|from NUMBER|CODE",
        "work|worked|working with|on ..3 to? ~restore|~mitigate|~bring|~fix|~double-check",
        "no|not|n't|without ..2 need",
        "more ..2 nodes|memory|replicas|pods|cpu|ram|users|traffic|requests|space|details|than|instances|workers|time|disk|resources|servers|context",
        "be reviewed|improved|discussed|considered|evaluated by",
        "have|'ve been ..2 improved|reviewed|discussed|enhanced|strengthened|considered",
        "improved|enhanced|increased ~monitoring ..3 ~show|~help|~allow|~catch",
    ]]),
    needs: &[],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "Better alerting",
            Section::Actions,
            Some("Add an alert when [metric] exceeds [value]"),
        ),
        (
            "More tests",
            Section::Actions,
            Some("Add a test that [does what]"),
        ),
        (
            "Improve documentation",
            Section::Actions,
            Some("Document [what] in [where]"),
        ),
        (
            "Improve our alerting",
            Section::Actions,
            Some("Add an alert when [metric] exceeds [value]"),
        ),
        (
            "Increase test coverage",
            Section::Actions,
            Some("Add a test that [does what]"),
        ),
        ("Strengthen the release process", Section::Actions, None),
        ("Have better runbooks", Section::Actions, None),
        (
            "Enhance observability of the payment flow",
            Section::Actions,
            None,
        ),
        (
            "We will work on improving the communication with customers.",
            Section::Actions,
            None,
        ),
        ("Harden the build servers", Section::Actions, None),
    ],
    allows: &[
        (
            "Improve the p95 latency of the search from 900 ms to 300 ms.",
            Section::Actions,
        ),
        (
            "Improve the query so that it uses the index.",
            Section::Actions,
        ),
        ("Increase the replica count from 3 to 5.", Section::Actions),
        (
            "Add an alert when the queue has more than 1000 messages.",
            Section::Actions,
        ),
        (
            "More requests reached the backend than usual.",
            Section::Actions,
        ),
    ],
};

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    if sentence.question {
        return;
    }
    for hit in hits {
        let Span { start, end } = hit.span;
        // "Promoted" and the like tell of what was done.
        if sentence.is(start, BETTER) && sentence.is(start, VERB) && !sentence.is(start, BASE | ING)
        {
            continue;
        }
        // "Fix the pipeline: create an assertion": what will be done follows.
        if sentence.is_sign(end, b':') || told(sentence, end) {
            continue;
        }
        // "Better encoders are welcome" is a whole sentence, and no thing to do.
        let said = sentence.is(start, ADJECTIVE)
            && sentence
                .verbs()
                .iter()
                .any(|verb| verb.first > start && verb.first < end);
        if hit.group == 0 {
            if !said && action::is_promise(sentence, start) && is_open(sentence, start, end) {
                flagged.add_with(hit.span, rewrite(sentence, start).into_iter().collect());
            }
        } else if !past(sentence, start)
            && !action::is_concrete(sentence, end)
            && said_of_us(sentence, start, end)
        {
            flagged.add(hit.span);
        }
    }
}

/// "More documentation is provided": what was done, and not what is needed.
fn told(sentence: &Sentence<'_>, end: usize) -> bool {
    let might = sentence.verbs().iter().any(|verb| {
        verb.first >= end
            && verb.modal
            && verb.perfect
            && !(end..verb.first).any(|at| sentence.tokens[at].is_sign())
    });
    might
        || sentence.verbs().iter().any(|verb| {
            verb.first >= end
                && verb.first < end + 3
                && !verb.modal
                && !sentence.is_word(
                    verb.main,
                    words!("needed required necessary recommended warranted is are"),
                )
                && !(end..verb.first).any(|at| {
                    sentence.tokens[at].is_sign() || sentence.is(at, SUBORDINATOR | PREPOSITION)
                })
        })
}

/// Whether the follow-up that starts here has no visible end.
fn is_open(sentence: &Sentence<'_>, start: usize, end: usize) -> bool {
    if sentence.is_word(
        start,
        words!("upgrade promote increase boost uplift extend expand raise"),
    ) && end <= start + 2
    {
        return sentence.is(start + 1, AREA)
            && !sentence.is(start + 1, SYSTEM & !AREA)
            && !action::is_concrete(sentence, start + 1);
    }
    !action::is_concrete(sentence, start + 1)
}

fn past(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.verb_at(at).is_some_and(|verb| {
        sentence.is(verb.main, PAST)
            && !verb.modal
            && !sentence.is_word(verb.main, words!("needed required"))
    }) || sentence.is_word(at, words!("needed required"))
}

/// Whether what is needed is a practice, and not what a machine needs to run.
fn said_of_us(sentence: &Sentence<'_>, start: usize, end: usize) -> bool {
    let perfect = sentence.verb_at(start).is_some_and(|verb| verb.perfect);
    if perfect {
        return false;
    }
    let noun = sentence.is_word(start.wrapping_sub(1), words!("a the this no that any"));
    if noun && sentence.is_word(start, words!("need want")) {
        return false;
    }
    if sentence.is(end - 1, PAST | PART)
        && sentence.is_word(
            start,
            words!("should will must could can shall to needs need has have"),
        )
    {
        let fragment = sentence.is_word(start, words!("to"))
            && sentence.is_end(end)
            && sentence
                .verb_at(end - 1)
                .is_none_or(|verb| verb.subject == crate::lint::clause::Subject::None);
        if fragment {
            return true;
        }
        let named = (start.saturating_sub(6)..start).any(|at| {
            sentence.is(at, AREA | WORK) || sentence.is_word(at, words!("this it that these"))
        });
        let soft = sentence.is_word(
            end - 1,
            words!(
                "reviewed increased expanded investigated addressed improved simplified considered \
                use"
            ),
        );
        let can = sentence.is_word(start, words!("can could to"))
            && !sentence.is_word(end - 1, words!("improved"));
        let bare_to = !sentence.is_end(end)
            && sentence.is_word(start, words!("to"))
            && !sentence.is_word(start.wrapping_sub(1), words!("needs need has have"));
        let unsaid = can && soft || sentence.is_word(end - 1, words!("addressed")) || bare_to;
        return named && !unsaid;
    }
    // "Monitoring should be better", and not "the result should be a better one".
    if sentence.is_word(
        start,
        words!("should will must could can shall to needs has have"),
    ) {
        return sentence.any(start.saturating_sub(6), start, AREA) && sentence.is_end(end);
    }
    if sentence.is_word(
        start,
        words!("is are 's someone somebody we team they better more stronger improved additional"),
    ) {
        let underway = sentence.is_word(
            end - 1,
            words!("reviewing improving strengthening enhancing revisiting"),
        ) && sentence.any(end, end + 6, AREA)
            && sentence.any_person(0, start, |person| person.kind == PersonKind::We);
        let loose = sentence.is_word(start, words!("is are 's we they team"))
            && !underway
            && !sentence.any_word(start, end, words!("looking"));
        return !loose;
    }
    if sentence.is_word(
        start,
        words!(
            "opportunity opportunities plan plans options proposal recommendation recommend \
                recommended suggest suggestion goal aim commitment initiative efforts effort \
                measures steps will 'll"
        ),
    ) {
        return sentence.any(end - 1, end + 5, AREA)
            && !sentence.any(0, start, THIRD & PAST)
            && !sentence.is_word(
                start,
                words!("aim steps measures options opportunity opportunities"),
            );
    }
    true
}

/// A follow-up that is nothing but "better monitoring" gets the shape of one that can be done.
fn rewrite(sentence: &Sentence<'_>, start: usize) -> Option<Fix> {
    let first = sentence.heads.first() == Some(&start);
    let end = (start..sentence.tokens.len()).find(|&at| sentence.tokens[at].is_sign());
    let end = end.unwrap_or(sentence.tokens.len());
    let short = end <= start + 4 && sentence.is_end(end);
    if !(first && short) {
        return None;
    }
    let with = match sentence.word(end - 1).to_ascii_lowercase().as_str() {
        "monitoring" | "alerting" | "alerts" | "observability" => {
            "Add an alert when [metric] exceeds [value]"
        }
        "documentation" | "docs" => "Document [what] in [where]",
        "tests" | "testing" | "coverage" => "Add a test that [does what]",
        _ => return None,
    };
    Some(fix::replace(
        sentence,
        FixKind::Rewrite,
        Span { start, end },
        with.into(),
    ))
}
