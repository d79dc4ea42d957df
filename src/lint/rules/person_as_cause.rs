use crate::{
    document::Section,
    finding::{Class, Fix, FixKind, Severity},
    lint::{
        clause::{Person, PersonKind, Verb},
        fix, harm,
        lexicon::{UNKNOWN, tags::*},
        packed::packed,
        pattern::Span,
        rule::{Examples, Flagged, Hit, Rule},
        sentence::Sentence,
        words::{List, words},
    },
    text::Kind,
};

pub static RULE: Rule = Rule {
    id: "person-as-cause",
    class: Class::PersonAsCause,
    severity: Severity::Error,
    since: "0.1.0",
    what: "A person or a team is named as what did the harm.",
    why: "Whoever acted did what made sense at the time; the next person will do the same until the conditions change.",
    instead: "Make the change the subject, and say what let it through.",
    source: "Google SRE book, chapter 15; PagerDuty post-mortem guide",
    phrases: packed!(&[
        // Harm done with a verb and something more.
        &[
            "~take|~bring|~knock ..6 down|offline|out",
            "~let|~allow ..5 through|slip|lapse|expire|fill|overflow|die|drift",
            "~leave ..6 open|exposed|on|running|enabled|disabled|unprotected|unattended|behind|mounted|public|active|unlocked|in|set|lying",
            "~pull ..1 plug",
            "~make|~commit a|the|an ..3 mistake|error|typo|blunder|slip",
            "~make the wrong|bad|poor",
            "~start|~trigger|~cause|~create|~set|~kick|~spark ..4 %damage",
            "~lose ..4 data|writes|records|backups|volume|orders|key|keys|password|table|tables|config|messages|files",
            "~hold ..3 lock",
            "~introduce ..5 %damage|%faulty",
            "~get|~put ..3 wrong",
            "~turn|~switch|~shut ..4 off|down",
            "~cut|~sever ..3 fibre|fiber|cable|cables|cord",
            "~click|~open|~follow ..3 phishing|malicious|infected",
            "~give away",
            "~make ..4 die|crash|fail|stop|hang|unavailable|impossible|worse|unusable",
            "~approve|~merge|~review his|her|their|my own",
            "~turn|~switch|~disable|~stop|~remove ..,12 not|never ..4 back|again",
        ],
        // What tells that the deed was a bad one, by itself.
        &["by mistake|accident|error", "in error"],
    ]),
    unless: packed!(&[&[
        "~take ..6 out of ..1 rotation|pool",
        "as|like planned|scheduled|instructed|documented|labelled|labeled|described|intended|requested|agreed|expected|usual|designed|directed|advised|recommended|told",
        "per|following|according ..2 the|our|their ..2 runbook|procedure|playbook|plan|instructions|documentation|checklist|manual|vendor",
    ]]),
    needs: &[PERSONAL],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "John deployed the bad code.",
            Section::Causes,
            Some("A deployment introduced a regression."),
        ),
        (
            "Karim released a broken build on Monday.",
            Section::Causes,
            Some("A release introduced a regression on Monday."),
        ),
        (
            "Tom pushed an untested change without asking.",
            Section::Causes,
            Some("An untested change was pushed without asking ([what made this possible?])."),
        ),
        (
            "Dan released an incomplete fix and search stayed down.",
            Section::Causes,
            Some(
                "An incomplete fix was released ([what made this possible?]) and search stayed down.",
            ),
        ),
        (
            "Mia released a broken build that she had written alone.",
            Section::Causes,
            None,
        ),
        (
            "Ken pushed a buggy patch, then left for lunch.",
            Section::Causes,
            None,
        ),
        (
            "Ken shipped a buggy release of the parser.",
            Section::Causes,
            Some("A buggy release of the parser was shipped ([what made this possible?])."),
        ),
        (
            "Ken pushed a faulty patch and closed the ticket.",
            Section::Causes,
            None,
        ),
        ("Lea deployed on the wrong cluster.", Section::Causes, None),
        (
            "Kim broke the build on Friday evening.",
            Section::Causes,
            Some("The build was broken on Friday evening ([what made this possible?])."),
        ),
        (
            "Kim took the cache down and the proxy.",
            Section::Causes,
            None,
        ),
        (
            "Ben (new to the squad) ran the wrong script.",
            Section::Causes,
            Some("The wrong script was run ([what made it look right?])."),
        ),
        (
            "Ben pushed a config file with a typo.",
            Section::Causes,
            Some("A config file with a typo was pushed ([what made this possible?])."),
        ),
        (
            "The intern ran a DROP TABLE on prod.",
            Section::Causes,
            Some("A DROP TABLE was run on prod ([what made this possible?])."),
        ),
        (
            "Ops restarted the servers, making things worse.",
            Section::Causes,
            None,
        ),
        (
            "Ben broke the login, the search and the cart.",
            Section::Causes,
            None,
        ),
        (
            "Kim had taken down the wrong node.",
            Section::Causes,
            Some("The wrong node had been taken down ([what made it look right?])."),
        ),
        (
            "Ben deleted the wrong queue himself.",
            Section::Causes,
            None,
        ),
        (
            "Kim dropped the table users on production.",
            Section::Causes,
            Some("The table users was dropped on production ([what made this possible?])."),
        ),
        (
            "Running late, Ben deleted the wrong queue.",
            Section::Causes,
            None,
        ),
        (
            "Kim deleted 3 volumes that were still in use.",
            Section::Causes,
            Some("3 volumes that were still in use were deleted ([what made this possible?])."),
        ),
        (
            "Ben rolled out the wrong config (a draft) on Monday.",
            Section::Causes,
            Some(
                "The wrong config was rolled out ([what made it look right?]) (a draft) on Monday.",
            ),
        ),
        (
            "Our storage admin formatted the active LUN, and three tenants lost their home directories.",
            Section::Causes,
            Some(
                "The active LUN was formatted ([what made this possible?]), and three tenants lost their home directories.",
            ),
        ),
        (
            "The cleaner on duty unplugged the switch and the link was lost.",
            Section::Causes,
            Some("The switch was unplugged ([what made this possible?]) and the link was lost."),
        ),
        (
            "Whoever edited the rule broke the parser.",
            Section::Causes,
            None,
        ),
        (
            "Ops restarted the wrong broker and half of the messages were lost.",
            Section::Causes,
            Some(
                "The wrong broker was restarted ([what made it look right?]) and half of the messages were lost.",
            ),
        ),
        (
            "A colleague from finance uploaded the wrong price list, which made every order fail.",
            Section::Causes,
            Some(
                "The wrong price list was uploaded ([what made it look right?]), which made every order fail.",
            ),
        ),
        (
            "An operator pulled the wrong fibre and both rings went dark.",
            Section::Causes,
            None,
        ),
        (
            "The firewall team blocked port 443 on the wrong VLAN, so nobody could reach the portal.",
            Section::Causes,
            None,
        ),
        (
            "The DBA killed the replication job, thinking it was stuck, and the replica fell behind by six hours.",
            Section::Causes,
            None,
        ),
        (
            "An engineer fat-fingered the subnet mask.",
            Section::Causes,
            None,
        ),
        (
            "Diego messed up the merge and the fix for the leak was lost.",
            Section::Causes,
            None,
        ),
    ],
    allows: &[
        (
            "11:20 Miguel restarted the worker and the queue drained.",
            Section::Causes,
        ),
        (
            "The on-call engineer deleted the stuck pods to free up memory.",
            Section::Causes,
        ),
        (
            "@omar rolled back the bad release within five minutes.",
            Section::Causes,
        ),
        (
            "The technician pulled cable 9 as labelled on the plan.",
            Section::Causes,
        ),
        ("Jenkins deleted the workspace.", Section::Causes),
        (
            "Ben (on call) restarted the worker and the queue drained.",
            Section::Causes,
        ),
        ("Kim fixed a config file with a typo.", Section::Causes),
        ("Ben merged the PR with a bug fix.", Section::Causes),
        ("The driver crashed on resume.", Section::Causes),
        ("The planner chose the wrong index.", Section::Causes),
        (
            "The supervisor restarted the wrong process.",
            Section::Causes,
        ),
        ("The installer overwrote the file.", Section::Causes),
        ("The provider dropped the wrong route.", Section::Causes),
        ("Kim took the node out of rotation.", Section::Causes),
        ("Whoever deploys gets the logs.", Section::Causes),
        (
            "The network team replaced the faulty switch overnight.",
            Section::Causes,
        ),
        (
            "An attacker deleted two repositories with a leaked token.",
            Section::Causes,
        ),
        (
            "Pedro noticed that the certificate had expired.",
            Section::Causes,
        ),
    ],
};

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    if sentence.question && !sentence.context.question {
        return;
    }
    for person in sentence.people() {
        if let Some(end) = in_scare_quotes(sentence, person) {
            let start = person.start;
            flagged.add(Span { start, end });
        }
    }
    for verb in sentence.verbs() {
        let Some(person) = sentence.subject(verb) else {
            continue;
        };
        let span = Span {
            start: person.start,
            end: verb.end,
        };
        let kind = person.kind;
        let singled_out = kind.is_other();
        let outsider = kind == PersonKind::Outsider;
        if !(singled_out || outsider) || verb.negated || verb.modal || verb.passive {
            continue;
        }
        if innocent(sentence, verb) {
            continue;
        }
        // "They" may be pods.
        let vague = kind == PersonKind::They;
        let slip = verb.error_adverb.is_some()
            || hits
                .iter()
                .any(|hit| hit.group == 1 && follows(hit.span, verb));
        if slip
            || vague && harm::is_wrong(sentence, verb)
            || singled_out
                && !vague
                && (is_harmful(sentence, verb, hits) || made_what_broke(sentence, person, verb))
        {
            flagged.add_with(span, rewrite(sentence, person, verb));
        }
    }
}

/// Where a deed ends that is told in scare quotes: the team "optimised" the scheduler.
fn in_scare_quotes(sentence: &Sentence<'_>, person: &Person) -> Option<usize> {
    if !person.kind.is_singled_out() || person.possessive {
        return None;
    }
    let mut at = person.reach;
    while sentence.is(at, HAVE | ADVERB) {
        at += 1;
    }
    let quoted = sentence.tokens.get(at)?.kind == Kind::Quote;
    let mut words = sentence
        .word(at)
        .trim_matches(['"', '\u{201C}', '\u{201D}', '\''])
        .split(' ');
    let deed = words.next().is_some_and(|word| word.ends_with("ed")) && words.count() < 2;
    (quoted && deed && sentence.is(at + 1, DET | NOUN)).then_some(at + 1)
}

/// Whether the words stand behind the verb and near to it.
fn follows(span: Span, verb: &Verb) -> bool {
    span.start >= verb.main && span.start <= verb.main + 12
}

/// Whether the sentence itself says what made the deed sensible.
fn innocent(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    (verb.end..sentence.tokens.len()).any(|at| {
        sentence.is_word(at, words!("as per following like"))
            && sentence.is_word(
                at + 1,
                words!("planned scheduled instructed documented labelled labeled described intended \
                requested agreed usual directed advised recommended told the our per"),
            )
            && (!sentence.is_word(at + 1, words!("the our"))
                || sentence.any_word(at + 2, at + 5, words!("runbook procedure playbook plan instructions documentation checklist manual vendor's \
                docs guide ticket process")))
    })
}

fn is_harmful(sentence: &Sentence<'_>, verb: &Verb, hits: &[Hit]) -> bool {
    let main = sentence.tags(verb.main);
    let phrasal = hits
        .iter()
        .any(|hit| hit.group == 0 && hit.span.start == verb.main);
    // "Started to look into the outage" is no deed.
    let begins = sentence.is_word(verb.main, words!("started starts began begins"))
        && (sentence.is_word(verb.end, words!("to")) || sentence.is(verb.end, ING));
    if phrasal && !begins {
        return !sentence.is(verb.main, CHANGE)
            || harm::is_strong(sentence, verb)
            || harm::cue(sentence, verb);
    }
    if main & HARM != 0 {
        return true;
    }
    // A verb that no list has is most often a deed of the trade: "blacklisted".
    let unknown = sentence.tokens[verb.main].word == UNKNOWN && main & PAST != 0;
    let failed_over =
        sentence.is_word(verb.main, words!("failed")) && sentence.is_word(verb.end, words!("over"));
    let deed = main & PAST != 0
        && main & (STATE | HUMAN | LAPSE | BE | HAVE | DO) == 0
        && !is_talk(sentence, verb);
    (main & CHANGE != 0 || unknown || failed_over || deed) && harm::cue(sentence, verb)
        || deed
            && (harm::and_then(sentence, verb)
                || harm::came_of_it(sentence, verb)
                || harm::wrong_one(sentence, verb))
        || harm::led_to_harm(sentence, verb)
        || deed && harm::singled_out(sentence, verb)
}

/// What people say and see, which changes nothing, and what ends an incident.
fn is_talk(sentence: &Sentence<'_>, verb: &Verb) -> bool {
    sentence.is_word(
        verb.main,
        words!("noticed saw found spotted discovered detected identified reported said wrote posted asked told called \
            paged joined acknowledged confirmed informed escalated declared announced opened closed raised filed \
            tried attempted logged visited looked checked went came kept began started gave showed followed held ended gained suffered struggled \
            planned designed documented described linked assigned handled managed became remained stayed continued \
            finished completed expected searched inspected arranged invested learned listened met received waited \
            investigated debugged read replied answered responded fixed reverted restored resolved \
            mitigated rolled replaced corrected repaired added noted mentioned explained suggested proposed agreed \
            approved reviewed helped tested verified monitored observed watched contacted reached met discussed"),
    )
}

/// "The change Gregor made on Friday broke the login": a deed told by whose it was.
fn made_what_broke(sentence: &Sentence<'_>, person: &Person, verb: &Verb) -> bool {
    let deed = person.start.checked_sub(1).is_some_and(|mut at| {
        if sentence.is_word(at, words!("that which")) && at > 0 {
            at -= 1;
        }
        sentence.is(at, NOUN) && sentence.is_word(at, words!(
            "change changes commit config script query update release migration deployment fix patch rule \
                branch job code build hotfix command test setting settings"
        ))
    });
    let next = sentence.verbs().iter().find(|next| next.first >= verb.end);
    deed && next.is_some_and(|next| {
        !next.negated && !next.modal && next.first < verb.end + 8
            && (sentence.is(next.main, HARM)
                || sentence.is_word(next.main, words!("exhausted filled took brought knocked caused triggered led killed overloaded introduced deleted")))
    })
}

/// The seed's own pair first: a bad deployment is a change with a regression in it.
fn rewrite(sentence: &Sentence<'_>, person: &Person, verb: &Verb) -> Vec<Fix> {
    if let Some(fix) = regression(sentence, person, verb) {
        return vec![fix];
    }
    let object_end = fix::noun_phrase(sentence, verb.end);
    let wrong = sentence.any_word(verb.end, object_end, words!("wrong"))
        || sentence.any_word(object_end, object_end + 6, words!("instead rather wrong"));
    let blank = if wrong {
        fix::LOOKED_RIGHT
    } else {
        fix::POSSIBLE
    };
    if sentence.is_word(verb.main, words!("caused causes made makes started let lets triggered lost held decided hit led"))
        || !sentence.is(verb.main, CHANGE | HARM)
        || sentence.is_word(verb.main, words!("messed screwed botched bungled fat-fingered goofed fumbled mistyped fluffed misread misjudged misunderstood")) {
        return Vec::new();
    }
    fix::as_passive(sentence, person, verb, blank)
        .into_iter()
        .collect()
}

/// "Deployed the bad code" as "a deployment introduced a regression", where no more is said of
/// the code than when it came. What was untested or unfinished need not have been bad.
fn regression(sentence: &Sentence<'_>, person: &Person, verb: &Verb) -> Option<Fix> {
    let deploys: [(List, &str); 4] = [
        (words!("deployed shipped"), "deployment"),
        (words!("released"), "release"),
        (words!("merged"), "merge"),
        (words!("pushed committed"), "change"),
    ];
    let (_, noun) = deploys
        .iter()
        .find(|(verbs, _)| sentence.is_word(verb.main, *verbs))?;
    let end = fix::noun_phrase(sentence, verb.end);
    let faulty = sentence.any_word(verb.end, end, words!("bad broken buggy faulty"))
        && !sentence.any_word(verb.end, end, words!("wrong of"));
    let rest = fix::clause_end(sentence, end);
    // "To all nodes", "without a test": where to and how is said of the code.
    let told = sentence.any_word(end, rest, words!("to onto into without"));
    let dated = rest == end || sentence.any(end, rest, TIME) && !told;
    let start = fix::subject_start(sentence, person)?;
    if verb.perfect || !faulty || !dated || fix::needs_doer(sentence, person, end, rest) {
        return None;
    }
    let phrase = ["a ", noun, " introduced a regression"].concat();
    let with = if fix::opens(sentence, start) {
        fix::capitalised(&phrase)
    } else {
        phrase
    };
    let span = Span { start, end };
    Some(fix::replace(sentence, FixKind::Rewrite, span, with))
}
