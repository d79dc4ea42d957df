use crate::{
    document::Section,
    finding::{Class, Fix, FixKind, Severity},
    lint::{
        clause::{PersonKind, Subject, Verb},
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
    id: "lapse",
    class: Class::Omission,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "Something that was not done is told as a lapse: forgot, missed, failed to, skipped.",
    why: "It measures people against what is known only now, and hides what made it hard to see.",
    instead: "Say what happened and what was visible: where the alert went, which step the procedure lacks.",
    source: "S. Dekker, The Field Guide to Understanding 'Human Error'; RCA2, five rules of causation",
    phrases: packed!(&[
        // Told as a lapse whoever did it.
        &[
            "shrugged|brushed|laughed ..3 off",
            "waved ..4 through|away",
            "turned|turning a blind eye",
            "~drop the ball",
            "fell|fall|falls|falling|slipped through|between the ..1 cracks|net",
            "asleep at the ..1 wheel|switch|keyboard",
            "didn|did n't|not think|bother to|of",
            "without checking|testing|telling|asking|verifying|consulting|informing|reviewing|coordinating|notifying|reading|waiting|validating|confirming|communicating|looking|thinking|realising|realizing|understanding|considering|warning",
            "w / o checking|testing|telling|asking|verifying|informing|reviewing|reading|notifying",
            "slept through",
            "without a|any single ..2 question|check|test|review|look|word",
            "was|were|been|being left ..1 unfixed|unpatched|unattended|unaddressed|unresolved|unmaintained|unanswered|unmonitored",
            "brushed|cast|swept|pushed aside",
            "no thought|attention|consideration|heed|priority ..1 was|were given|paid",
            "~go back to bed|sleep",
            "slipped|escaped|slips my|our|his|her|their|everyone's|everybody's mind|minds|attention|notice",
            "~fall|~drop|dropped|fell off|by ..1 radar|wayside|list",
            "off our|their|his|her|my|the radar",
            "lost in the shuffle|noise|handover|backlog|shuffle|translation|crowd",
            "down the road $|.|,|and|again",
            "back burner",
            "gathering|gathered dust",
            "~leave it at that",
            "~take no heed|notice",
            "did|had|has|have n't|not even ~check|~look|~ask|~read|~try|~test|~open|~think|~notice|~bother",
            "never even ~check|~look|~ask|~read|~try|~test|~open|~think|~notice",
            "no|any attempt|effort ..1 was|is|were ..1 made",
            "made|making no attempt|effort",
            "contrary to ..2 policy|procedure|instructions|protocol|rules|agreement|plan|process|advice|runbook|practice",
            "~deviate|~depart|~stray from ..2 policy|procedure|instructions|protocol|rules|plan|process|runbook|playbook|standard",
            "non-compliance|noncompliance with",
            "^ forgetting|overlooking|ignoring|neglecting|skipping|omitting to|the|a|that|our|this ..,14 led|caused|meant|resulted|cost|made|left",
            "%noun|%adj forgotten|overlooked $",
            "%be|was|were ..1 left|kept in the dark",
            "got ..1 skipped|forgotten|overlooked|ignored|missed $|under|during|because|by|and|,|.|again",
            "fell|falls|fallen on deaf ears",
            "nothing ..1 came|happened|followed of it|that",
            "~turn|~turning a deaf ear",
            "~drag ..2 feet|heels",
            "~blank|~blanked on",
            "~sweep|swept ..3 under the rug|carpet",
            "without a|one|any word|heads-up",
            "failure|failing on|from|by ..4 part|side",
            "n't|not|never ~occur|~dawn to|on anyone|anybody|us|them|him|her|me|the",
            "~cross|~enter nobody's|no-one's|anyone's|anybody's|our|their|his|her mind",
            "without ..4 glance|thought|look at|to|for|about",
            "skipped|skipping ..2 staging|review|canary|test|tests|qa|approval|sign-off|dry-run|checklist|rehearsal|testing $|.|,|and|for|because|to|step|phase|stage",
            "failed us|you",
            "we|team|i|they lost sight|track of",
            "failing to inform|tell|notify|check|test|communicate|verify|escalate|document|review|follow|read|consult",
            "went|sat|lay|left|remained|stayed|lying|sitting ..1 unread|unanswered|unheeded|unchecked|unreviewed|unopened|untouched|unattended|unaddressed|ignored|forgotten",
            "process|procedure|policy|protocol|checklist|runbook|playbook|guideline|guidelines|instructions|rules|procedures|processes|standards|policies|plan|practice|practices ..4 not|n't|never ..2 followed|respected|observed|adhered|used|applied|complied",
            "process|procedure|policy|protocol|checklist|runbook|guidelines|rules|procedures|processes|standards|policies|review|approval|approvals|control|controls|gate|gates|freeze ..3 ignored|bypassed|violated|skipped|circumvented|disregarded|breached",
            "not|n't|never follow|followed|following|adhere|adhered|respect|respected ..4 process|procedure|procedures|runbook|checklist|policy|protocol|guidelines|playbook|instructions|rules|plan",
            "provider|carrier|isp|registrar|hoster|vendor|supplier|partner|manufacturer never|n't|not ..1 informed|inform|told|tell|notified|notify|warned|warn|communicated|communicate|announced|announce",
            "violation|breach|violating|breaching|disregard|violations of|the|our|for ..2 process|procedure|policy|protocol|procedures|policies|rules|rule|freeze|guidelines",
            "nothing was|has|had ..1 done",
            "no action was|has ..1 taken",
            "everyone|everybody ..2 ~assume|~think|~believe that? someone|somebody else",
        ],
        // The noun.
        &[
            "failure|failures|inability|neglect|reluctance|refusal to %base|%adv",
            "failure|inability|neglect|refusal|omission|unwillingness of|by|from ..5 to %base",
            "failure ..1 in communicating|checking|testing|following|notifying|escalating",
        ],
        // Left out.
        &["left out|off|behind", "~leave ..3 out"],
        // Of people: what they let be.
        &[
            "did|done|do nothing|zero|little !wrong !unusual !special !different !bad !out",
            "~take no action|interest|notice",
            "~decide|~choose|~opt|~elect|~prefer ..1 to skip|ignore|bypass|omit|forgo|disregard|waive",
            "~push|~press|~urge|~force|pressured ..4 to skip|ignore|bypass|omit|forgo|disregard|waive",
            "~waive|~forgo",
            "~conceal|~withhold|~hide|~keep ..5 from",
            "~pass|~gloss|~skate over",
            "~stand by|idly",
            "~put|~putting ..4 off",
            "~give ..4 a miss",
            "n't|not|never ~get|~come|~report back to",
            "n't|not|never ~lift|~raise a finger",
            "~keep|~stay|~remain silent|quiet|mum",
            "~keep ..3 to themselves|himself|herself|itself|ourselves",
            "~keep|~leave ..3 in the dark",
            "~sit on|back|idle|still|by",
            "~look the other|away way|when|while|from|$",
            "~let ..5 slide|rot|lapse|pile|expire",
            "~wave|~nod ..4 through|away",
            "~brush|~shrug ..4 aside|off",
            "~walk|~go|~move past|by the|it|this|that|without",
            "never ~get round|around to",
        ],
    ]),
    unless: packed!(&[&[
        "failed|fail|failing over|open|closed|back",
        "not|never|n't ..2 ~forget|~miss|~ignore|~overlook|~skip|~neglect|~fail",
        "miss|misses|missed ..2 rate|rates|slo|sla|slos|slas|heartbeat|heartbeats|target|targets|ratio|count|event|events|block|blocks|epoch|deadline",
        "cache|page|tlb ~miss",
        "hit|near or|and? ~miss",
    ]]),
    needs: &[LAPSE],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "We skipped the load test because of the deadline.",
            Section::WentWrong,
            Some("The load test was not run ([what made this possible?]) because of the deadline."),
        ),
        (
            "The note in the ticket was missed by the night shift.",
            Section::WentWrong,
            Some(
                "The note in the ticket was not noticed ([where would it have shown?]) by the night shift.",
            ),
        ),
        (
            "The incident commander forgot to update the status page.",
            Section::WentWrong,
            Some("The status page was not updated ([what would have prompted it?])."),
        ),
        (
            "i forgot to merge the second PR",
            Section::WentWrong,
            Some("The second PR was not merged ([what would have prompted it?])"),
        ),
        (
            "We missed the deprecation notice.",
            Section::WentWrong,
            Some("The deprecation notice was not noticed ([where would it have shown?])."),
        ),
        (
            "They probably forgot about the second region.",
            Section::WentWrong,
            None,
        ),
        (
            "The admin just bypassed the safeguards.",
            Section::WentWrong,
            Some("The safeguards were not run ([what made this possible?])."),
        ),
        (
            "Hassan missed the second alert because he was looking at the wrong dashboard.",
            Section::WentWrong,
            None,
        ),
        (
            "The vendor failed to inform us of the change in the API.",
            Section::WentWrong,
            None,
        ),
        (
            "QA missed three bugs and a regression.",
            Section::WentWrong,
            None,
        ),
        ("Kim forgot to let Ben know.", Section::WentWrong, None),
        (
            "Kim forgot to turn the alert back on.",
            Section::WentWrong,
            Some("The alert was not turned back on ([what would have prompted it?])."),
        ),
        (
            "Kim overlooked a note we had left in the ticket.",
            Section::WentWrong,
            Some(
                "A note we had left in the ticket was not noticed ([where would it have shown?]).",
            ),
        ),
        (
            "Management pushed the team to skip testing.",
            Section::WentWrong,
            None,
        ),
        (
            "Everyone assumed that someone else was handling it.",
            Section::WentWrong,
            None,
        ),
        (
            "We overlooked that the limit applies per node.",
            Section::WentWrong,
            None,
        ),
    ],
    allows: &[
        (
            "The health check failed to detect the hung process.",
            Section::WentWrong,
        ),
        (
            "The scheduler skipped the run because the lock was held.",
            Section::WentWrong,
        ),
        (
            "The driver fails to load on old kernels.",
            Section::WentWrong,
        ),
        (
            "The coordinator failed to renew its lease.",
            Section::WentWrong,
        ),
        ("Kim did nothing wrong.", Section::WentWrong),
        (
            "Everyone assumed that the backup was complete.",
            Section::WentWrong,
        ),
        (
            "The controller missed the update event.",
            Section::WentWrong,
        ),
        (
            "Users failed to log in for ten minutes.",
            Section::WentWrong,
        ),
        (
            "The client ignored the retry-after header.",
            Section::WentWrong,
        ),
        ("The migration had not been reviewed.", Section::WentWrong),
    ],
};

/// What a person does not do when they "fail to".
fn is_human_act(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is_word(
        at,
        words!(
            "notice check verify test read tell inform notify consult communicate coordinate \
                follow review realise realize understand consider update document escalate ask \
                monitor validate plan foresee anticipate think see spot catch account renew add \
                mention recognise recognize appreciate ensure remove finish raise investigate \
                respond act acknowledge take do perform revert set configure remember include \
                identify look make share address fix prioritise prioritize double-check"
        ),
    )
}

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    for verb in sentence.verbs() {
        if let Some(span) = lapse(sentence, verb) {
            flagged.add_with(span, rewrite(sentence, verb).into_iter().collect());
        }
    }
    for hit in hits {
        let Span { start, end } = hit.span;
        let fits = match hit.group {
            0 => phrase_fits(sentence, start, end),
            1 => {
                // "Failure of the DBA to raise the limit".
                let by = sentence
                    .people()
                    .iter()
                    .any(|person| person.start == start + 2 && person.kind.is_colleague());
                let owner =
                    by || (start.saturating_sub(2)..start).any(|at| {
                        sentence.is(at, POSSESSIVE) && !sentence.is_word(at, words!("its"))
                    }) || sentence.people().iter().any(|person| {
                        person.possessive
                            && person.end + 1 >= start.saturating_sub(1)
                            && person.end < start
                    });
                let at = (end - 1..end + 1)
                    .find(|&at| sentence.is(at, BASE))
                    .unwrap_or(end);
                let thing =
                    sentence.is_word(start.wrapping_sub(1), words!("probe health readiness"));
                !thing
                    && sentence.is_word(
                        start,
                        words!("failure failures neglect refusal reluctance omission unwillingness"),
                    )
                    && (owner
                        || is_human_act(sentence, at)
                            && !sentence.is_word(start.wrapping_sub(1), words!("its 's"))
                            && !sentence.any(start, end + 8, MODAL)
                            && !sentence.is_word(
                                at,
                                words!("start add set update take remove make do catch include revert respond act see"),
                            ))
            }
            3 => {
                let verb = sentence
                    .verb_at(start)
                    .or_else(|| sentence.verb_at(start + 1));
                verb.is_some_and(|verb| {
                    let kind = sentence.subject_kind(verb);
                    let spoken = verb.subject == Subject::Who
                        || kind.is_some_and(|kind| kind.is_other() || kind == PersonKind::Nobody);
                    spoken && !verb.modal && !verb.passive
                })
            }
            _ => {
                let verb = sentence.verb_at(start);
                verb.is_some_and(|verb| {
                    verb.passive && !verb.modal && !verb.negated
                        || matches!(
                            sentence.subject_kind(verb),
                            Some(PersonKind::We | PersonKind::Individual | PersonKind::Team)
                        ) && sentence.is_word(end - 1, words!("out"))
                }) && sentence.is_word(end - 1, words!("out off"))
            }
        };
        if fits {
            flagged.add(hit.span);
        }
    }
}

fn phrase_fits(sentence: &Sentence<'_>, start: usize, end: usize) -> bool {
    if sentence.is_word(start, words!("without w")) {
        // "We deployed without checking" is a lapse, "clients retry without waiting" is not.
        let human = sentence.verbs().iter().any(|verb| {
            verb.first < start
                && !verb.modal
                && (verb.passive && sentence.is_word(verb.main, words!("made merged deployed changed pushed released started done applied rolled executed run performed removed deleted enabled disabled shipped approved confirmed accepted carried closed")) || sentence.subject_kind(verb).is_some_and(PersonKind::is_colleague) && !sentence.is(verb.main, THIRD | BASE)
                    || verb.subject == Subject::None
                        && sentence.is(verb.main, CHANGE)
                        && sentence.is(verb.main, PAST))
        });
        let fragment = human
            && sentence
                .verbs()
                .iter()
                .all(|verb| verb.subject == Subject::None);
        return human && (fragment || !sentence.is_word(start + 1, words!("waiting looking")));
    }
    if sentence.is_word(
        start,
        words!("violation breach violating breaching disregard violations"),
    ) {
        return !sentence.any(start.saturating_sub(3), start, SYSTEM);
    }
    let guarded = sentence
        .verbs()
        .iter()
        .any(|verb| verb.first < end && verb.end >= start && verb.modal && !verb.perfect);
    let present = sentence.is_word(start, words!("didn did")) && {
        let subject = sentence
            .verb_at(start)
            .and_then(|verb| sentence.subject_kind(verb));
        matches!(subject, None | Some(PersonKind::Anyone))
    };
    !guarded && !present
}

fn lapse(sentence: &Sentence<'_>, verb: &Verb) -> Option<Span> {
    let main = sentence.tags(verb.main);
    if main & LAPSE == 0 || verb.negated || verb.modal {
        return None;
    }
    let word = |words: List| sentence.is_word(verb.main, words);
    if word(words!("missing")) {
        return None;
    }
    let fails = word(words!("fail fails failed failing"));
    let mut end = verb.end;
    if fails {
        if !sentence.is_word(verb.end, words!("to")) {
            return None;
        }
        end = verb.end + 2;
    }
    if verb.passive {
        return passive(sentence, verb).then_some(Span {
            start: verb.first,
            end,
        });
    }
    // A goal that was missed, an object that is a thing: no lapse.
    let missed = word(words!("miss missed misses"));
    let object_is_figure = missed
        && sentence.any_word(verb.end, verb.end + 4, words!("slo sla slos target targets objective meeting train flight window blocks block call \
                opportunity"));
    if object_is_figure {
        return None;
    }
    let start = |index: usize| sentence.people()[index].start;
    match verb.subject {
        Subject::Person(index) => {
            let kind = sentence.people()[index].kind;
            let human = kind.is_colleague() || kind == PersonKind::Outsider && main & HUMAN != 0;
            let ability =
                fails && kind == PersonKind::They && !is_human_act(sentence, verb.end + 1);
            let present = sentence.is(verb.main, BASE)
                && kind == PersonKind::We
                && !verb.perfect
                && !sentence.is_word(verb.first, words!("did had"));
            (human && !ability && !present).then(|| Span {
                start: start(index),
                end,
            })
        }
        Subject::Who => Some(Span {
            start: verb.first,
            end,
        }),
        Subject::None => {
            let spoken = main & HUMAN != 0 && sentence.is(verb.main, PAST)
                || fails
                    && sentence.is(verb.main, PAST)
                    && is_human_act(sentence, verb.end + 1)
                    && !sentence.is_word(
                        verb.end + 1,
                        words!("add set update take remove make do see renew respond"),
                    )
                || missed
                    && sentence.is(verb.main, PAST)
                    && sentence.is_word(verb.end, words!("the that this"));
            spoken.then_some(Span {
                start: verb.first,
                end,
            })
        }
        Subject::Thing => None,
    }
}

/// "Was overlooked": somebody did; "pod deletion is skipped": nobody did.
fn passive(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    let word = |words: List| sentence.is_word(verb.main, words);
    let by_thing = sentence.is_word(verb.end, words!("by"))
        && !sentence
            .people()
            .iter()
            .any(|person| person.start == verb.end + 1);
    if by_thing {
        return false;
    }
    let by_person = sentence
        .people()
        .iter()
        .any(|person| person.start == verb.end + 1 && person.kind != PersonKind::Outsider);
    if by_person && sentence.is_word(verb.end, words!("by")) {
        return true;
    }
    if word(words!("overlooked forgotten neglected disregarded")) {
        // "So that no task is forgotten" looks ahead.
        return !sentence.is_word(verb.first, words!("is are gets get"));
    }
    let subject = verb.first.saturating_sub(9)..verb.first;
    let about = |words: List| subject.clone().any(|at| sentence.is_word(at, words));
    if word(words!("omitted")) {
        return !about(words!("field value argument parameter header logs data"));
    }
    if word(words!("missed")) {
        return !about(words!(
            "heartbeat heartbeats event events block blocks message messages request requests \
                packet packets run runs job jobs poll polls epoch sample samples sla slo blocks \
                backups scrapes scrape ping pings emails"
        )) && !sentence.is(verb.first, THIRD | BASE)
            || sentence.is_word(verb.first, words!("is are"))
                && about(words!("alert this it that"));
    }
    if word(words!("ignored dismissed")) {
        return (sentence.is_word(verb.first, words!("was were been has had have"))
            || verb.first == verb.main)
            && about(words!(
                "warning warnings alert alerts alarm alarms page pages ticket tickets report reports \
                advice recommendation recommendations sign signs notification notifications signal \
                signals complaint complaints reminder reminders advice concern concerns email emails request feedback escalation mail mails"
            ));
    }
    if word(words!("skipped bypassed")) {
        return sentence.is_word(verb.first, words!("was were been has had have"))
            && about(words!(
                "step steps review approval procedure checklist process sign-off stage canary qa \
                staging testing check checks guard safeguard lock freeze gate control controls safety"
            ));
    }
    false
}

/// "Forgot to renew X" as "X was not renewed", "missed X" as "X was not noticed".
fn rewrite(sentence: &Sentence<'_>, verb: &Verb) -> Option<Fix> {
    let word = |words: List| sentence.is_word(verb.main, words);
    if verb.passive {
        let with = match sentence.word(verb.main) {
            "overlooked" | "missed" => ["not noticed (", fix::SHOWN, ")"].concat(),
            "forgotten" if !sentence.is_word(verb.end, words!("to about by")) => {
                "missing".to_owned()
            }
            _ => return None,
        };
        let plain = verb.main == verb.first + 1;
        let span = Span {
            start: verb.main,
            end: verb.end,
        };
        return plain.then(|| fix::replace(sentence, FixKind::Rewrite, span, with));
    }
    let person = sentence.subject(verb)?;
    if sentence.is_word(verb.end, words!("to")) {
        return fix::not_done(sentence, person, verb.end + 1, fix::PROMPTED);
    }
    let (part, blank) = if word(words!("missed overlooked")) {
        (" not noticed", fix::SHOWN)
    } else if word(words!("skipped omitted bypassed")) {
        (" not run", fix::POSSIBLE)
    } else {
        return None;
    };
    let object = Span {
        start: verb.end,
        end: fix::noun_phrase(sentence, verb.end),
    };
    if object.end == verb.end
        || verb.perfect
        || sentence.is_word(verb.end, words!("it that this them"))
    {
        return None;
    }
    let be = fix::was(fix::is_plural(sentence, object.start, object.end));
    fix::object_first(sentence, person, object, &[be, part].concat(), blank)
}
