use crate::{
    document::Section,
    finding::{Class, Severity},
    lint::{
        clause::PersonKind,
        fix,
        lexicon::tags::*,
        packed::packed,
        pattern::Span,
        rule::{Examples, Flagged, Hit, Rule},
        sentence::Sentence,
        words::{List, words},
    },
    text::Kind,
};

pub static RULE: Rule = Rule {
    id: "judgement-of-people",
    class: Class::Judgement,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "The care, the skill or the character of people is judged.",
    why: "A trait can't be changed by an action item; the situation in which it showed can.",
    instead: "Describe the situation: hours on shift, first time with the system, what the screen showed.",
    source: "J. Bergstr\u{f6}m, Three analytical traps; RCA2, five rules of causation",
    phrases: packed!(&[
        // Whatever it is said of.
        &[
            "carelessness|nonchalance|rashness|indecision|indecisiveness|obstinacy|immaturity|unpreparedness|groupthink|bravado|recklessness|negligence|incompetence|laziness|sloppiness|complacency|arrogance|stupidity|inexperience|unprofessionalism|inattention|inattentiveness|hubris|overconfidence|thoughtlessness|amateurism|apathy|indifference|irresponsibility|ineptitude|foolishness|na\u{ef}vety|naivety|naivete|stubbornness|impatience|ignorance|clumsiness|slackness|inexperienced-ness",
            "carelessly|recklessly|negligently|sloppily|lazily|thoughtlessly|foolishly|irresponsibly|unprofessionally|incompetently|stupidly|naively|cavalierly|blithely|unwisely|arrogantly|stubbornly|mindlessly|clumsily|ineptly|flippantly|casually",
            "poor|bad|questionable|faulty|impaired|terrible|flawed|lack ..2 judgement|judgment|workmanship|discipline|attitude|craftsmanship|airmanship|professionalism|diligence",
            "lack|lacking|absence|lacks|lacked|shortage|deficit of? ..2 care|attention|diligence|discipline|competence|competency|skill|skills|expertise|experience|judgement|judgment|professionalism|accountability|responsibility|motivation|effort|commitment|concentration|focus|rigor|rigour|seniority|proficiency|maturity|interest|caution|vigilance|thoroughness|thought|initiative|respect|seriousness|curiosity|humility",
            "lack|lacking|lacks|lacked of? ..2 understanding|knowledge|familiarity",
            "poor|insufficient|inadequate|limited|weak|shallow|superficial|little|no|incomplete|missing|deficient ..2 understanding|knowledge|skills|skill|expertise|experience|competence|competency|comprehension|grasp",
            "poor|insufficient|inadequate|weak|shallow|superficial ..2 understanding|knowledge|grasp of",
            "without ..2 required|necessary|needed|proper|right|adequate ..1 skills|skill|experience|knowledge|expertise|qualification|qualifications",
            "amateur hour|work|mistake",
            "overreacted|over-reacted|overreacting",
            "incapable|unable|unwilling|reluctant of|to ..1 %ing|learn|listen|accept|admit|follow|adapt",
            "team player",
            "n't|not know their|his|her own",
            "n't|not know the basics|first|difference",
            "notorious|infamous for",
            "loose cannon|cannons",
            "wet behind the|his|her|their ears",
            "not|n't up to ..1 the job|task",
            "eye|eyes off the ball",
            "head|heads in the sand",
            "headless chicken|chickens",
            "lost|losing|loses the plot|control",
            "easy way|path|route|option out",
            "playing|played|plays with fire",
            "gambled|gambling with",
            "winged|winging it",
            "seat of ..1 pants",
            "tunnel vision",
            "wilful|willful|deliberate ignorance|blindness|neglect|disregard",
            "bad|poor|wrong|negative|cavalier|careless|casual|lax|dismissive ..1 attitude|mindset|mentality",
            "not|n't my|our|their job|problem",
            "a lot|has|have|much yet? to learn $|.|about|,",
            "no business ..1 %ing|in|on",
            "~refuse|~decline to listen|learn|cooperate|follow|accept|admit|engage|help",
            "pull|pulling|pulled their|his|her weight",
            "through the motions",
            "~go rogue",
            "acted|acting|acts alone|rashly|hastily|recklessly|irresponsibly|impulsively|unprofessionally",
            "~overstep",
            "~wash his|her|their hands of",
            "lack|lacked|lacks|lacking|not|n't|without have? the ..1 courage|backbone|will|drive|guts|patience|maturity|skills|skillset to",
            "out of touch",
            "n't|not give|gives a|two damn|toss|hoot|shit|fig|monkeys",
            "neither trained|skilled|qualified|competent|motivated|interested|able nor",
            "too trusting|naive|complacent|optimistic|confident|comfortable|relaxed|gullible|arrogant|proud|lazy $|.|,|about|and|in|with|to",
            "attitude to|towards|toward",
            "%be|as ..3 hobbyist|hobbyists|amateur|amateurs|clown|clowns|cowboy|cowboys|novice|novices|beginner|beginners|dilettante|dilettantes|idiot|idiots|fool|fools|moron|morons|monkeys",
            "no|little|zero ..2 technical|relevant|formal|engineering|operational background|training|qualification|qualifications|skills|talent|competence",
            "somebody|someone|everybody|everyone|others else? 's problem|job|business",
            "not|n't serious about|enough",
            "ivory tower",
            "too much to ask|expect of|from|that",
            "nobody|no-one|noone ..4 ~take|~feel ..1 ownership|responsible|responsibility|accountable",
            "no one ..4 takes|feels|cares ..1 ownership|responsible|responsibility|accountable|about",
            "in over his|her|their|my|our head|heads",
            "rubber-stamp|rubber-stamps|rubber-stamped|rubber-stamping|rubberstamp",
            "~have|~be no|little ..1 clue|idea|understanding|knowledge|interest",
            "work ethic|ethics",
            "~show no|little interest|concern|respect|regard|remorse|understanding",
            "not|n't have ..1 enough|sufficient|adequate|proper ..2 experience|knowledge|skills|training|expertise|understanding",
            "~not|nobody|no-one|none|no ..5 competent|qualified|capable|skilled|experienced ..1 to|enough",
            "shoddy|sloppy|careless|lousy workmanship|work|job|effort",
            "lost|losing|loses his|her|their|the nerve|nerves|temper|head|cool",
            "~do n't|not ..1 understand|grasp ..1 the|how|basic|basics|technical|our",
            "always|usually|often|never slow|late|quick|bad|willing to",
            "half|fast asleep",
            "blind|blindly|misplaced|naive|excessive trust|faith|confidence|trusted|trusting|reliance",
            "too much trust|faith|confidence|reliance",
            "stubborn|blind|arrogant|ignorant ..1 insistence|refusal|belief|adherence|resistance",
            "no|little|zero|any|lack|lacked|lacks of? sense of ..1 urgency|ownership|responsibility|duty|accountability",
            "notoriously|famously|chronically|habitually ..1 %trait|slow|bad|late|careless|unreliable|difficult|unresponsive",
            "asleep on the job",
            "no|not clue|idea|a what|how|clue ..4 %pron ..1 was|were|is|are",
            "no clue|idea what %pron",
            "nobody|no-one|noone|none ..5 has|had a|any|the clue|idea",
            "clue|clues less",
            "out of his|her|their|my|its|our depth",
            "act|acts of ..1 laziness|negligence|carelessness|stupidity|incompetence|sabotage|recklessness",
            "cowboy|cowboys|cowboying",
            "could n't|not be bothered",
            "not bothered to",
            "should|ought to? ..1 know|known better",
            "knew|knows better",
            "rookie|amateur|beginner|beginners|novice|stupid|dumb|idiotic|careless|sloppy|lazy|silly|foolish ..1 mistake|error|move|decision|thing",
            "stupid|dumb|idiotic|silly|foolish|careless|reckless|naive|irresponsible|negligent|sloppy|lazy|unprofessional|short-sighted of|on us|me|him|her|them|the|our|part",
            "slept at|on the wheel|job",
            "cut|cutting|cuts corners",
            "~mismanage",
            "mismanagement|maladministration|malpractice|dereliction",
            "not|n't ~take ..5 seriously",
            "never ~take ..5 seriously",
            "~take ..5 lightly|casually",
            "not|n't paying ..2 attention",
            "paid|paying|pay no|little|scant attention",
            "not|n't competent|qualified|capable|experienced|skilled|trained|professional|mature|smart|clever enough|to|for",
            "not|n't experienced|skilled|competent|qualified|senior|diligent|careful|attentive|thorough|cautious|vigilant|disciplined|proactive|rigorous enough",
        ],
        // Only of people and their work.
        &[
            "%trait",
            "stupid|dumb|greedy|idiotic|panicked|panicking|panicky|froze|unfit|distracted|tired|rude|selfish|hostile|dishonest|crazy|insane",
        ],
        // Of people who do not care.
        &[
            "n't|not|never|nobody|no-one care|cared|cares|caring|bothered",
            "did|does|do|doing n't|not care|know|understand",
            "too lazy|busy|proud|stubborn|junior|inexperienced|careless|slow|timid|tired to|for",
        ],
        // Of people who were slow, or not honest.
        &[
            "reacted|responded|acted|escalated|moved|answered|worked too slowly|sluggishly|late",
            "slow|late to respond|react|act|answer|escalate|reply|notice",
            "lost|loses|losing control of ..2 call|incident|situation|response|bridge|meeting",
            "lied|lying|lies to|about",
            "misled|deceived us|the|our|everyone|everybody|customers",
        ],
    ]),
    unless: packed!(&[&[
        "understanding|knowledge|grasp|experience of|about|with the|this|that|how ..2 scope|impact|issue|problem|situation|extent|failure|error|incident|outage",
        "loaded|load|evaluated|fetched|computed|created|initialised|initialized lazily",
        "stubborn|lazy|greedy process|pod|node|job|thread|query|bug|connection|container|stain",
        "lazy|lazily ~load|loading|loaded|load|loader|lookup|lookups|evaluation|evaluated|init|initialisation|initialization|initialized|initialised|fetch|fetching|fetched|unmount|db|import|imports|computed|created|allocated|eval|update|migration|connection|mode|queue|queues|unmounts|static|rendering|quantifier|binding",
        "naive|na\u{ef}ve bayes|datetime|datetimes|timestamp|timestamps|implementation|approach|algorithm|solution|date|time|retry|round-robin|loop|string|search|strategy|utc|local|hash|hashing|version|query|comparison|sum|join",
        "naively",
        "casually",
        "stupid|dumb terminal|simple|pipe|proxy|client|mode|switch|stupid-simple|question|questions|luck",
        "kernel|goroutine|thread|process|node|system|rust|go|runtime|server|pod|hub panicked|panicking",
        "inexperienced|untrained|unskilled|new|distracted users|user|customers|visitors|personas|persona|readers|audience",
        "untrained|unqualified model|models|network|name|names|classifier|column|columns|hostname|hostnames|table|domain|reference",
        "unreliable|indifferent|unfocused|ignorant|distracted|oblivious|untrained ..1 %system",
        "sloppy ..1 counter|quorum|phrase|matching|counting",
        "ignorance of|about the ~change",
        "no|little|limited|insufficient experience|knowledge|experience with|of ..4 incident|time|yet",
        "knowledge|experience sharing|base|transfer|gap|gaps|management|share|article",
    ]]),
    needs: &[],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "An inexperienced engineer was on call.",
            Section::WentWrong,
            Some("An engineer was on call."),
        ),
        (
            "A thoughtless change to the shared module",
            Section::WentWrong,
            Some("A change to the shared module"),
        ),
        (
            "The colleague is known for his sloppy commits.",
            Section::WentWrong,
            Some("The colleague is known for his commits."),
        ),
        (
            "The engineer acted irresponsibly by skipping the freeze.",
            Section::WentWrong,
            None,
        ),
        (
            "The team lacks the discipline to keep the docs current.",
            Section::WentWrong,
            None,
        ),
        (
            "The vendor's technician was clearly incompetent.",
            Section::WentWrong,
            None,
        ),
        (
            "We were naive to trust the default settings.",
            Section::WentWrong,
            None,
        ),
        (
            "The developers do not care about the operations side.",
            Section::WentWrong,
            None,
        ),
        ("Ops was too slow to react.", Section::WentWrong, None),
        (
            "The ops team was slow to respond.",
            Section::WentWrong,
            None,
        ),
        (
            "The incident commander lost control of the call.",
            Section::WentWrong,
            None,
        ),
        ("Support responded too slowly.", Section::WentWrong, None),
        (
            "The vendor lied to us about the fix.",
            Section::WentWrong,
            None,
        ),
    ],
    allows: &[
        (
            "Lazy loading of the images was disabled.",
            Section::WentWrong,
        ),
        (
            "A naive implementation scans the whole table.",
            Section::WentWrong,
        ),
        (
            "We did not know that the quota counts failed requests.",
            Section::WentWrong,
        ),
        ("The kernel panicked twice.", Section::WentWrong),
        ("The disk was slow to respond.", Section::WentWrong),
        ("The dashboard misled us for an hour.", Section::WentWrong),
        ("The replica was too slow to react.", Section::WentWrong),
    ],
};

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    for hit in hits {
        let Span { start, end } = hit.span;
        let fits = match hit.group {
            0 => !in_action(sentence, start),
            1 => of_people(sentence, start),
            _ => {
                let subject = sentence
                    .verbs()
                    .iter()
                    .find(|verb| verb.first <= start + 1 && verb.end >= start)
                    .and_then(|verb| sentence.subject(verb));
                let who = subject.map(|person| person.kind);
                let care = sentence.is_word(end - 1, words!("care cared cares caring bothered"));
                if hit.group == 3 {
                    who.is_some_and(|who| who.is_colleague() || who == PersonKind::Outsider)
                } else if sentence.is_word(start, words!("too")) {
                    who.is_some_and(PersonKind::is_colleague)
                        && !sentence.is_word(start + 1, words!("tired busy"))
                } else {
                    care && !sentence.is_word(start, words!("nobody no-one"))
                        && matches!(
                            who,
                            Some(
                                PersonKind::Individual
                                    | PersonKind::Team
                                    | PersonKind::We
                                    | PersonKind::They
                                    | PersonKind::Nobody
                                    | PersonKind::Anyone
                            )
                        )
                        || care && sentence.is_word(start, words!("nobody no-one"))
                }
            }
        };
        if fits {
            // "A hasty rollback" is a rollback.
            let attributive = hit.group == 1
                && sentence.is(start, TRAIT | ADJECTIVE)
                && sentence.is(start + 1, WORK | NOUN | ING);
            let fix = attributive.then(|| fix::remove_adjective(sentence, start));
            flagged.add_with(hit.span, fix.flatten().into_iter().collect());
        }
    }
}

/// "Reduce the lack of knowledge" plans, and does not judge.
fn in_action(sentence: &Sentence<'_>, start: usize) -> bool {
    sentence.heads.iter().any(|&head| {
        head < start
            && head + 3 > start
            && sentence.is(head, BASE)
            && sentence.is_word(head, words!("address reduce avoid prevent"))
    })
}

/// Whether the trait at this token is one of a person or of their work.
fn of_people(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = |words: List| sentence.is_word(at, words);
    let negated = (at.saturating_sub(3)..at)
        .any(|before| sentence.is(before, NEG) && !sentence.is(before, PREPOSITION));
    if negated {
        return false;
    }
    let mild = word(words!(
        "tired distracted rude unreliable indifferent impatient oblivious crazy insane \
                disorganised disorganized froze panicked panicking untrained ignorant hostile unfit \
                stupid dumb"
    ));
    if word(words!(
        "careless reckless thoughtless sloppy foolish mindless"
    )) && sentence
        .tokens
        .get(at + 1)
        .is_some_and(|next| next.kind == Kind::Code)
    {
        return true;
    }
    // "A careless decision", "sloppy work".
    let described = (at + 1..at + 4)
        .find(|&next| sentence.is(next, NOUN) || !sentence.is(next, ADJECTIVE | ADVERB));
    let noun = described.is_some_and(|next| {
        sentence.is(next, WORK | ROLE | TEAM | OUTSIDER)
            || sentence.is_word(
                next,
                words!("behaviour behavior attitude mistake act use handling error practice practices way \
                copy-paste copying conduct shortcut thing move operation action actions mindset \
                habit habits manner reply typing error-handling paste edit typo omission treatment \
                reading disregard management configuration coding click command"),
            )
            || sentence.is(next, ING) && !sentence.is(next, SYSTEM)
    });
    if noun
        && (!mild || described.is_some_and(|next| sentence.is(next, ROLE | TEAM | WORK)))
        && !word(words!("froze panicked tired distracted untrained"))
    {
        return true;
    }
    // "The admin was negligent", "it was reckless to", "the response was unprofessional".
    let verb = sentence
        .verbs()
        .iter()
        .rev()
        .find(|verb| verb.end <= at && at <= verb.end + 4 || verb.first <= at && at < verb.end);
    let Some(verb) = verb else {
        return false;
    };
    let subject = sentence.subject_kind(verb);
    let person = subject.is_some_and(PersonKind::is_somebody);
    let copula = sentence.links(verb)
        || sentence.is(verb.first, BE)
        || sentence.is_word(verb.main, words!("acted behaved considered"));
    let between = (verb.end..at).all(|at| {
        sentence.is(at, ADVERB | DEGREE | DET | ADJECTIVE | PART)
            || sentence.is_word(at, words!("of and to be being a"))
    });
    if word(words!("froze panicked panicking")) {
        return person && subject != Some(PersonKind::Anyone);
    }
    let it = sentence.is_word(verb.first.wrapping_sub(1), words!("it this that"));
    // "It was naive to trust the vendor."
    let person = person || it && sentence.is_word(at + 1, words!("to of")) && !mild;
    let work = (verb.first.saturating_sub(8)..verb.first)
        .any(|at| sentence.is(at, WORK) && !sentence.is(at, SYSTEM & !WORK));
    let work = work
        || word(words!(
            "unprofessional irresponsible reckless careless negligent"
        )) && sentence.any(verb.first.saturating_sub(4), verb.first, WORK);
    let work = work && !word(words!("lazy naive na\u{ef}ve stubborn tired distracted"));
    copula
        && between
        && !verb.modal
        && (person
            || (it || work) && !mild && !word(words!("lazy naive"))
            || it && word(words!("stupid dumb")))
        && !(mild && !person && !word(words!("stupid dumb")))
        && !word(words!("tired distracted"))
}
