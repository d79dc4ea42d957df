use crate::{
    document::Section,
    finding::{Class, Fix, Severity},
    lint::{
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
    id: "hindsight",
    class: Class::Hindsight,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "A cause, a sign or a remedy is told as it looks afterwards.",
    why: "Afterwards it is; at the time it was one signal among many.",
    instead: "Say when it became known, from which signal, and what else was on the screen.",
    source: "B. Fischhoff on hindsight bias; PagerDuty post-mortem guide",
    phrases: packed!(&[
        &[
            "obviously|blatantly|glaringly|plainly|patently|self-evidently|unmistakably|undeniably|needless-to-say",
            "blatant|glaring|self-evident|no-brainer|foreseeable",
            "painfully|glaringly|blindingly|abundantly|perfectly|plainly|patently|quite|pretty|very|so obvious|clear|evident|apparent",
            "clearly|evidently ..1 ~show|~imply|~indicate|~point|~suggest|~demonstrate|~reveal|~tell|~say|~prove|~warn|visible|wrong|a|the|not|caused|due|insufficient|needed|our|there|an|happened|too|inadequate|,|had|did|did|was|were|stated|broken|missing|should|could|need|had|have|has|no|led|explains|lacking|impossible|beyond|from|in|on",
            "clear|evident|obvious|apparent|plain from the|day ..1 start|beginning|outset|logs|graphs|first|one|graph|very|alert|metrics",
            "it|this|that is|was|'s|were ..1 obvious|evident|plain that|to|for ..2 we|the|this|it|these|there|our|everyone|all|anyone|see|anybody|such|deploying|a|an|not|more|they|nobody|no",
            "%be ..2 obvious|evident|foreseeable|predictable|inevitable $",
            "%be ..3 obvious|foreseeable|predictable from|to|in|given|that|all|and|,|because|:|;|-|(",
            "obvious ..2 mistake|error|cause|problem|sign|signs|issue|fix|flaw|choice|step|warning|risk|solution|gap|answer|consequence|candidate|bug|clue|thing|reason|symptom|symptoms",
            "should|must|ought to? have|'ve been ..1 obvious|clear|evident|apparent|plain",
            "of course",
            "goes|go without saying",
            "needless to say",
            "all|that it|'s|is|was|that|that's ..1 took|takes|needed|required|was|is|to",
            "all we|they|he|she|you|i|anyone|one ..1 had|have|needed|need to ..1 do",
            "all it|that ..1 would|could ..2 take|taken|needed|need",
            "every|each indication|sign|indicator|hint|reason that|to|of|it",
            "no|not|n't ..2 need|have|take ..1 to be ..1 a|an ..1 expert|genius|scientist|rocket-scientist",
            "^ naturally",
            "it|this|that was|is ..1 clear|apparent|evident that ..,8 would ..1 fail|break|crash|happen|fill|run|die|cause|go|end|collapse|not",
            "~be|been|~have known|aware|clear|visible|obvious ..1 all along|from|since the|day start|beginning",
            "an|the|such|very|one obvious ..2 %system|%area|single|point|thing|place|reason|target|one",
            "hard|impossible|difficult to miss|overlook|ignore",
            "common|general|public knowledge",
            "you|one|anyone|we could ..1 tell|see|guess|smell",
            "evident|apparent|obvious in|from|on|to ..2 dashboard|dashboards|logs|graph|graphs|metrics|traces|anyone|everyone|all|us",
            "question of when",
            "as we|everyone|everybody|you all? ..1 know|knows|knew",
            "everyone|everybody|all ..1 was|were ..1 aware",
            "looking at ..3 now",
            "easy|trivial|simple to spot|see|find|avoid|prevent|catch|notice $|.|,",
            "disaster|accident|outage|catastrophe in the making",
            "clue|clues|evidence|hint|hints|sign|signs|signal|signals|proof ..4 was|were|had|is|lay been? ..1 right|visible|there|staring|unmistakable|everywhere|plain there|in|under|for|at|all|$|.",
            "in front of us|them|him|her|our|everyone",
            "~do|hardly n't|not|take|takes ..1 take|a|much|genius|expert ..2 to ..1 know|realise|realize|see|understand|guess|figure|tell",
            "not|hardly|little surprisingly|surprising|surprise",
            "no|small|little wonder",
            "easy|simple ..1 to see|predict|guess|foresee|spot ..1 where|that|how|what|coming|this|it",
            "every|any|each|all|the ..1 textbook|textbooks|beginner|book|tutorial|manual|guide|handbook warns|says|tells|states|teaches|explains|warn|knows|covers",
            "all we|they|he|she|you|it ..1 needed|had|required was|were",
            "clear|obvious|evident|apparent to|for ..1 everyone|everybody|anyone|anybody",
            "~make it|this|that ..1 obvious",
            "would have|'ve been ..1 easy|trivial|simple|straightforward",
            "all ..1 that was|is ..1 needed|required|missing|necessary was|is",
            "the|this fix|solution|remedy|answer|cause|problem was|is|'s ..1 ..1 trivial|simple|easy|as|staring|right|obvious|plain $|.|to|simple|easy|:|,|and",
            "as simple|easy|trivial as ..1 %ing|a|that|this",
            "knew|known all along|full",
            "everyone|everybody|we|they|anyone ..3 knew ..3 was|were|would|had",
            "simply|merely|only|just had|needed|needs|has|have|required to|a !be",
            "had|needed only|simply|merely|just to",
            "trivially|effortlessly",
            "trivial to|fix ..1 avoid|prevent|fix|spot|see|catch|detect|find|check|notice",
            "anyone|anybody|everyone|everybody|any|every ..6 would|could|should|can|will|must ..2 know|known|see|seen|tell|told|notice|noticed|realise|realised|realize|realized|spot|spotted|guess|guessed|predict|predicted|understand|expect|expected|recognise|recognize|recognised|recognized|caught|catch|foreseen|warned|stumbled|flagged|questioned|balked|hesitated",
            "as|any|every|anyone|everyone|everybody|anybody|we ..1 any|every|anyone|everyone|everybody|engineer|developer|admin|all|competent|experienced|good|professional ..2 knows|know|learns|understands|is",
            "everyone|everybody|anyone|anybody|we ..1 knows|knew|known|know that|this|it|about|,|.|better|you|never|not|how",
            "anyone|everyone|everybody|who|whoever who|with|familiar|in|could ..6 knows|knew|would",
            "common|plain|basic|simple common? sense|decency",
            "writing ..2 on the wall",
            "signs|warnings|clues|hints|evidence|symptoms were|was|had ..1 ..1 there|everywhere|visible|obvious|clear|present|been",
            "there were|was ..2 ..2 clear|obvious|plenty|ample|many|early|unmistakable|several|enough ..2 signs|sign|warnings|warning|indications|indication|hints|clues|indicators",
            "all ..1 the ..1 signs|warnings|evidence|information|clues",
            "predictable|predictably|inevitable|inevitably|unsurprisingly|unsurprising|foreseeably",
            "bound|destined|doomed|guaranteed to ..1 happen|fail|break|go|end|cause|occur|backfire|come|crash",
            "accident|disaster|outage|failure|incident|catastrophe|bomb ..1 waiting to happen",
            "bomb|timebomb|bombs ..1 ticking|waiting",
            "ticking ..1 bomb|timebomb",
            "only|just|simply a matter of time",
            "only a question of time",
            "we|everyone|they|i|anyone|team ..1 knew|saw ..2 this|it|that ..1 would|coming|was|might",
            "saw|seen|see|seeing ..2 it|this|that coming",
            "textbook|classic|schoolbook|by-the-book ..2 case|example|mistake|error|race|failure|cause|outage|problem|issue|deadlock|misconfiguration|bug|incident|symptom|thundering|scenario|split-brain",
            "a|one|single|simple|quick|brief ..1 look|glance|check|search|test|google|read|grep ..6 would|could ..2 have|reveal|show|tell",
            "a|one|single|simple|quick|brief ..1 look|glance|check|search|test|google|grep ..5 was|is enough|sufficient",
            "a|one|single|mere|quick|cursory ..1 glance|look at ..6 shows|showed|would|reveals|revealed|made|makes|tells|told|was",
            "as expected|predicted|feared|foreseen|could",
            "surprise|surprises|surprised|surprising|wonder|coincidence ..1 that|nobody|no-one|anyone|to",
            "no|hardly|not|n't|little surprise|surprises|surprised|surprising|wonder|coincidence ..1 that|nobody|surprise|anyone|to|it|,|.|then",
            "come|came as no surprise",
            "hard|difficult|impossible|easy to ..1 miss|overlook|see|spot|fix|avoid|prevent|catch|notice",
            "easily ..2 ..1 avoided|prevented|caught|spotted|seen|fixed|foreseen|predicted|noticed|detected|been",
            "right|directly|plainly|staring|plain in|under ..1 front|plain|our|the|your|his ..1 of|sight|view|nose|noses|us|face",
            "in plain sight|view",
            "^ naturally ,",
            "as was|is|were to be expected",
            "this|that|it was|is to be expected",
            "risk|risks|danger|problem|issue|weakness ..2 was|were|had ..1 well|already|long known",
            "could|can ..1 be ..1 seen|spotted|noticed|found ..1 immediately|clearly|easily|instantly",
            "staring|stared|looking|looked ..2 in the face",
            "plain|plainly|there to see",
            "for all|everyone|anyone to see",
            "could|can|should|must not|n't ..1 have ..1 been missed|overlooked|clearer|more",
            "could n't|not|hardly have been ..1 more obvious|clearer|plainer|simpler|easier",
            "known|well-known|old ..1 wisdom|fact that|for",
            "how could|did|can ..2 anyone|nobody|we|they|no ..1 not|have|miss|notice|think",
            "simple as that",
            "no brainer",
            "nobody|no-one should|can|could be ..1 surprised",
            "blind man|person|eye",
            "it|that is|was|'s ..1 literally|all|right|plainly in|on the",
            "was|is|were|are crystal clear",
            "clear|plain as day|daylight",
            "sore thumb",
            "stuck|stood|stands|sticks out a mile",
            "screaming|shouting at us|you|anyone|everyone",
            "before|under our|their|his|her|everyone's ..1 eyes|noses|nose",
            "half a brain|an eye",
            "rocket science",
            "child 's play",
            "schoolboy|school-boy error|mistake",
            "recipe for ..1 disaster|trouble|failure",
            "asking|begging for trouble|it",
            "was|were always|never going|bound to",
            "could only end|go badly|wrong|one|in",
            "had it coming",
            "stands to reason",
            "speaks|spoke for itself|themselves",
            "^ who knew $|that?",
            "go figure",
            "lo and behold",
            "alarm bells",
            "how hard can|could",
            "no|without ..1 doubt|question ..2 that|the",
            "no great mystery|surprise|wonder",
            "no secret that",
            "one|a|single|quick ..2 look|glance ..6 and ..2 know|knows|see|sees|knew",
            "was|is all ..1 it|that|we ..1 was|took|needed|required|had|takes|would",
            "surprise , surprise",
            "who ..1 would|could have|'ve|a thought|guessed|known|expected|imagined|predicted",
            "cursory|brief|casual|superficial|quick|single|simple ..1 check|look|glance|inspection|search|read|test|review ..6 reveals|shows|showed|revealed|confirms|tells",
            "right|all there in|on|under|before|at ..2 logs|log|dashboard|graph|graphs|documentation|docs|manual|notes|output|diff|console|start|beginning|screen",
            "elementary|basics|basic|101|rule|first|lesson ..1 mistake|knowledge|of|hygiene|one|principle|rule",
            "red|warning flag|flags|lights|light ..2 was|were|had|everywhere|there",
            "the|clear|first|big red flag|flags",
            "told you so",
        ],
        // Of a verdict that follows.
        &[
            "it|this|that is|was|'s ..1 clear|apparent that > ..,20 should|wrong|bad|mistake|never|poor|must|inadequate|insufficient",
            "in hindsight|retrospect",
            "with|the|benefit ..3 hindsight",
            "hindsight|retrospect ,|is|it",
            "looking back",
            "in|after-the-fact retrospective|hindsight , ..,4 was|should|obvious|obviously|clear",
            "retrospectively|after-the-fact ,",
        ],
    ]),
    unless: packed!(&[&[
        "far|anything from|but ..1 obvious|clear|evident",
        "not|n't|no|nothing|nor|never|neither|less|without|anything|any|hardly ..4 obvious|obviously|evident|clear|apparent|foreseeable|predictable|clearly|self-evident|trivially|trivial|inevitable|inevitably|blatant|blatantly|glaring",
        "most|more|very ..3 obvious|likely cause",
        "by no means ..3 obvious|clear|evident",
        "became|becomes|become|becoming|once|until|when|now|unless ..3 clear|obvious|evident|apparent",
        "~make it ..1 clear|evident|apparent",
        "seemed|seems|seem|appeared|looked|look|appears|feels|felt ..2 obvious|clear|evident|apparent",
        "clearly ~define|~state|~mark|~label|~document|~communicate|~describe|~separate|~identify|~specify|~assign|~explain|~distinguish|~name|~write|~display|defined|stated",
        "more clearly",
        "all|is|was|now|cache|to clear $|:",
        "clear text|cache|the",
        "predictable latency|latencies|performance|load|way|pattern|order|schedule|time|name|names|naming|traffic|results|behaviour|behavior|token|ids|cost",
        "more|less|a|in|fully|makes|make|make ..3 predictable",
        "of course not|n't every|all",
        "of course , here|you|feel|see|please",
        "and , of course",
        "of course ..4 ~aim|~apologise|~apologize|~continue|~keep|~happy|~try|~hope",
        "course of|correction|material|staff|hub",
        "easy|hard|difficult to ..1 see|find|fix|notice|read|use|reproduce !in",
        "textbook|textbooks publisher|chapter|page|store|shop|service|site|order|orders",
        "classic|old ..2 load|elb|vpc|balancer|balancers|editor|ui|ec2|theme|mode|view|app|pipeline|token|repo|console|queue|queues|.net|asp",
        "basic|first|rule ..1 auth|authentication|rule|line|step|of|rule|principle ..1 in|set|the",
        "blatant ..1 !%noun",
        "~expect as expected",
        "working|works|worked|behaved|behaves|went|running|ran|operating|was|is|goes|functioning|performing as expected|intended|predicted",
        "as expected",
        "unsurprisingly|unsurprising ..1 high|low",
        "easily found|reproduced|reproducible|accessible|identifiable|available",
        "no|hardly surprise ..2 ~charge|~bill",
    ]]),
    needs: &[],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "The disk was full, obviously.",
            Section::Lessons,
            Some("The disk was full."),
        ),
        (
            "Of course the queue overflowed.",
            Section::Lessons,
            Some("The queue overflowed."),
        ),
        (
            "Unsurprisingly, the untested script failed.",
            Section::Lessons,
            Some("The untested script failed."),
        ),
        (
            "He clearly did not know what he was doing.",
            Section::Lessons,
            Some("He did not know what he was doing."),
        ),
        (
            "Obviously this was not tested.",
            Section::Lessons,
            Some("This was not tested."),
        ),
        (
            "Naturally, the second node failed as well.",
            Section::Lessons,
            Some("The second node failed as well."),
        ),
        (
            "The warning signs were there for weeks.",
            Section::Lessons,
            None,
        ),
        (
            "A glance at the dashboard would have been enough.",
            Section::Lessons,
            None,
        ),
        (
            "It was bound to fail sooner or later.",
            Section::Lessons,
            None,
        ),
        (
            "We all knew that this day would come.",
            Section::Lessons,
            None,
        ),
        (
            "This is a textbook case of a missing index.",
            Section::Lessons,
            None,
        ),
    ],
    allows: &[
        (
            "It was not obvious from the logs which shard was slow.",
            Section::Lessons,
        ),
        (
            "The logs clearly separate the two tenants.",
            Section::Lessons,
        ),
        (
            "Just before the deploy the load was normal.",
            Section::Lessons,
        ),
        (
            "It became clear at 15:10 that one shard was slow.",
            Section::Lessons,
        ),
        ("Clear the cache of the proxy.", Section::Lessons),
    ],
};

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    for hit in hits {
        let Span { start, end } = hit.span;
        let fits = match hit.group {
            0 => fits(sentence, start, end),
            // "In hindsight" with a verdict, and not with a technical inference.
            _ => has_verdict(sentence, start, end),
        };
        if fits {
            flagged.add_with(hit.span, without(sentence, hit.span).into_iter().collect());
        }
    }
}

fn fits(sentence: &Sentence<'_>, start: usize, end: usize) -> bool {
    let word = |words: List| sentence.is_word(start, words);
    let rhetorical = word(words!("who how")) && sentence.is_head(start);
    if sentence.question && !sentence.context.question && !rhetorical {
        return false;
    }
    if word(words!("all")) && sentence.is_word(end - 1, words!("do")) {
        return true;
    }
    if word(words!("simply merely just only had needed"))
        && !sentence.is_word(end - 1, words!("time"))
    {
        // "We simply had to": a remedy told as easy. "The job just has to read": no.
        return sentence.any_word(start, end, words!("had needed"))
            && sentence.any_word(start, end, words!("to"))
            && !sentence.is(start.wrapping_sub(1), NEG)
            && !sentence.any_word(start, end, words!("a"))
            && sentence
                .verb_at(if word(words!("had needed")) {
                    start
                } else {
                    start + 1
                })
                .is_some_and(|verb| {
                    sentence.subject(verb).is_some() || word(words!("simply merely"))
                });
    }
    if word(words!("clearly evidently")) {
        let manner = sentence.is_word(end - 1, words!("from in on stated visible"))
            && word(words!("clearly"));
        let modal = sentence
            .verb_at(start)
            .is_some_and(|verb| verb.modal && !verb.perfect && verb.first < start);
        return !modal && word(words!("clearly")) && !manner;
    }
    if word(words!(
        "predictable predictably inevitable inevitably unsurprisingly unsurprising \
                foreseeably"
    )) {
        // Of what went wrong: "the outcome was predictable", not "our usage is".
        let from = start.saturating_sub(7);
        let of_harm = sentence.any(from, start, DAMAGE)
            || sentence.any_word(
                from,
                start,
                words!("outcome result consequence this it that which what"),
            );
        return !sentence.is(end, NOUN) && (of_harm || start == 0)
            || sentence.is(end, DAMAGE)
            || sentence.any_word(
                end,
                end + 2,
                words!("outcome result consequence consequences results"),
            );
    }
    if word(words!("quite pretty very so perfectly")) {
        return sentence.is_word(end - 1, words!("obvious evident"));
    }
    if sentence.is_word(start + 1, words!("was is were")) && word(words!("as")) {
        return true;
    }
    if word(words!("hard impossible difficult"))
        && sentence.is_word(end - 1, words!("miss overlook ignore"))
        || word(words!("easy trivial simple"))
            && sentence.is_word(start + 1, words!("to"))
            && (sentence.is_end(end)
                || sentence.is_sign(end - 1, b'.')
                || sentence.is_word(end - 1, words!("where that how what coming this it")))
        || word(words!("as")) && sentence.is_word(start + 1, words!("we everyone everybody you"))
    {
        return true;
    }
    if word(words!(
        "hard difficult impossible easy as surprise surprises surprised surprising wonder \
                coincidence"
    )) && !sentence.is_sign(start + 1, b',')
    {
        return false;
    }
    if word(words!(
        "known well-known old elementary basics basic 101 rule first lesson"
    )) {
        return word(words!("elementary basic"))
            && sentence.is_word(end - 1, words!("mistake hygiene knowledge"));
    }
    if word(words!("easily")) {
        return sentence
            .verb_at(start)
            .is_some_and(|verb| verb.perfect || sentence.any(verb.first, start, MODAL));
    }
    if word(words!("we they i"))
        && sentence.is_word(end - 1, words!("that this it about , . better know"))
    {
        // "We know that X" is knowledge.
        return sentence.is_word(end - 1, words!("better"));
    }
    if word(words!("as any every")) && sentence.is_word(end - 1, words!("is")) {
        return false;
    }
    if word(words!("all that")) {
        return sentence.any_word(
            start,
            end,
            words!("took take taken needed required signs warnings clues evidence do"),
        ) && !word(words!("that"))
            && !sentence.is_word(start + 1, words!("was is"));
    }
    true
}

fn has_verdict(sentence: &Sentence<'_>, start: usize, end: usize) -> bool {
    let judged = (0..sentence.tokens.len()).any(|at| {
        sentence.is(at, VERDICT | TRAIT | LACKING) && !sentence.is_word(at, words!("bad"))
            || sentence.is_word(
                at,
                words!(
                    "wrong mistake mistaken bad obvious clear unmistakable should better unwise naive clearly \
                obviously optimistic foolish right low premature poor predictable unnecessary risky \
                error too enough inevitable 've shouldn avoidable preventable easy simple sense \
                would easily could good dumb stupid silly crazy insane reckless wiser prudent ideal overkill regret wish evident apparent \
                seems dangerous"
                ),
            )
    });
    judged && start < end
}

/// The sentence without an adverb that only says how plain it was.
fn without(sentence: &Sentence<'_>, span: Span) -> Option<Fix> {
    let adverb = words!(
        "obviously blatantly plainly clearly unsurprisingly predictably naturally glaringly inevitably"
    );
    let course = sentence.is_word(span.start, words!("of"))
        && sentence.is_word(span.start + 1, words!("course"));
    let mut end = match (sentence.is_word(span.start, adverb), course) {
        (true, _) => span.start + 1,
        (_, true) => span.start + 2,
        _ => return None,
    };
    if sentence.is_sign(end, b',') {
        end += 1;
    }
    fix::remove(
        sentence,
        Span {
            start: span.start,
            end,
        },
    )
}
