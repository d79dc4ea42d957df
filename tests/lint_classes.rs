//! What the linter hears of each class, in words that no rule has as its example, and what
//! looks alike and is heard in silence.

use unblame::{
    document::Section,
    finding::{Class, Finding, Kind},
    lint::{Context, People, lint_text},
};

fn classes(text: &str, section: Section) -> Vec<Class> {
    let people = People::default();
    let context = Context {
        section,
        question: false,
        people: &people,
    };
    let findings = lint_text(text, &context);
    let class = |finding: &Finding| match finding.kind {
        Kind::Wording(class) => Some(class),
        _ => None,
    };
    findings.iter().filter_map(class).collect()
}

/// Sentences that each carry a finding of the class.
const HEARD: &[(Class, &[&str])] = &[
    (
        Class::PersonAsCause,
        &[
            "Rosa ran the import, and the price list was gone.",
            "The fibre patch done by our field crew cut off both sites.",
            "It was Kwame, on his last day, who resized the pool.",
            "What emptied the cache was Ines's cron job.",
            "A contractor brought in for the audit unplugged the wrong rack.",
            "Orders were lost since the storefront team that owns the basket renamed a field.",
            "Robin entered the live address where the test address was meant.",
            "An operator loaded the archived rates over the new ones.",
            "The gateway was restarted by a trainee, dropping every open call.",
            "Dr. Amsel approved her own change.",
            "Tickets were printed twice, courtesy of Wren's patch.",
            "The night crew \"tidied\" the routes.",
            "Our integrator switched the feed, leaving three plants without data.",
            "Zbylut mistyped the host name and the wrong node was drained.",
            "QV merged the branch without running the suite.",
            "Rosa and Zbylut reconfigured the routers in the wrong order.",
            "The script Rosa pushed on Monday knocked out the search.",
            "Because Kwame removed the lock, two jobs corrupted the ledger.",
            "Ines turned off the alerts for the whole region.",
            "One of the admins committed his keys to the public repository.",
            "The broker was overloaded after an operator restarted all consumers at once.",
            "Robin deleted the role that the exporter uses.",
            "A colleague changed the route, so half of the orders could not be paid.",
        ],
    ),
    (
        Class::Fault,
        &[
            "The outage is of the carrier's own making, and the vendor is liable.",
            "Mr Amsel bears sole responsibility for the lost files.",
            "The analyst is no longer allowed to run imports.",
            "The blame must be put on the integrator.",
            "The platform crew bears the blame for the delay.",
            "The engineer responsible has been told.",
            "It is the provider's own fault.",
            "Ash admitted fault in the review.",
        ],
    ),
    (
        Class::HumanError,
        &[
            "Confusing the two racks led to the power cut.",
            "We mixed up the two ledgers.",
            "The amount was incorrectly typed.",
            "Oops, wrong tab.",
            "We wrongly assumed that the copy was complete.",
            "An unintended restart of the gateway.",
            "It was an error on our part.",
        ],
    ),
    (
        Class::Omission,
        &[
            "The vendor kept quiet about the recall.",
            "Two analysts saw the gap and did nothing.",
            "The refusal of the vendor to answer cost an hour.",
            "Forgetting the second region meant a night of retries.",
            "Not a single reviewer looked at the plan.",
            "The planner has forgot to book the window.",
            "The complaint was dismissed by the night shift.",
            "Nobody took ownership of the alert.",
            "The page was acknowledged and then forgotten.",
            "The warnings in the console went unread.",
        ],
    ),
    (
        Class::Counterfactual,
        &[
            "It would have taken one command to check.",
            "Earlier contact would have helped the night shift to cope.",
            "There was ample time to call a halt.",
            "Escalation ought to have happened at noon.",
            "None of this would have happened with a lock.",
            "A rehearsal would have shown the gap.",
            "The upgrade could have waited.",
            "This should never have reached production.",
        ],
    ),
    (
        Class::Judgement,
        &[
            "The planners live in an ivory tower.",
            "An overzealous technician cleared the shelf.",
            "The crew took their eyes off the ball.",
            "The supplier showed no sense of urgency.",
            "Blind trust in the replica.",
            "The reviewer was in over his head.",
        ],
    ),
    (
        Class::Opinion,
        &[
            "The runbooks are archaic.",
            "Zero communication from the depot.",
            "The plan was wishful thinking.",
            "There was no coordination between the two sites.",
            "The runbooks are in a sorry state.",
            "Too many things were changed at once.",
        ],
    ),
    (
        Class::Hindsight,
        &[
            "Who would have thought that a full disk stops writes?",
            "It should have been obvious from the graph.",
            "Even a cursory look reveals the gap.",
            "All we needed was a second fan.",
            "It was an accident waiting to happen.",
            "The hints were there all along.",
        ],
    ),
    (
        Class::VagueAction,
        &[
            "Get a grip on our alerts",
            "It is recommended to strengthen the cooperation with the depot",
            "Better retries",
            "Tuning of the alerts",
            "Make the importer safer",
            "Speed up the build",
            "Failover of the ledger to be discussed",
            "Ensure that all brokers are properly monitored",
        ],
    ),
    (
        Class::WeakAction,
        &[
            "Call the depot before moving a rack",
            "Depot staff are reminded to lock the cage",
            "Please remember the second region",
            "No more releases on pay day",
            "Ask a colleague for a second opinion before each purge",
            "Keep the wiki up to date",
            "Developers must read the notes before each merge",
        ],
    ),
    (
        Class::Mechanistic,
        &[
            "The gateway performed to specification; the operator did not.",
            "The scheduler made the right call and the operator overruled it.",
            "The belt would have stopped by itself had the operator kept his hands off.",
            "The tool is sound; it is being misused.",
            "The pump was fine; the operator was not.",
            "The problem was not the software but the people.",
        ],
    ),
];

/// Sentences without a finding, whatever the section.
const CLEAN: &[&str] = &[
    "Rosa ran the import, and the price list was complete.",
    "The fibre patch was done by our field crew at 04:10.",
    "The errors stopped after Kwame resized the pool.",
    "Wren switched the feed, so that the plants could go on.",
    "The gateway was restarted by a technician, and the calls came back.",
    "An operator loaded the archived rates into the sandbox.",
    "The reviewer asked whether the lock was needed.",
    "A summer schedule is in place.",
    "The batch stopped because its file was empty.",
    "The team that owns the basket renamed a field as planned.",
    "Mr Amsel joined the call at noon.",
    "The mailbox that nobody reads was closed.",
    "The identity provider returned an error.",
    "Rosa moved the job without downtime.",
    "Wren and Rosa restarted the routers in turn.",
    "The script was pushed on Monday.",
    "Ines turned off the alerts to stop the flood of pages.",
    "Robin deleted the unused role.",
    "Longhorn deleted the volume after the grace period.",
    "The provider confirmed the outage.",
    "The gateway was restarted by the watchdog.",
    "The complaint reached the night shift at 02:00.",
    "The job was paused and then resumed.",
    "The rehearsal showed the gap.",
    "The breaker should have opened at half load.",
    "Customers should have received the mail by noon.",
    "The reviewer saw the diff without the plan.",
    "The two sites have separate channels.",
    "It went unnoticed for two hours.",
    "The team was made aware at 09:10.",
    "Lower the batch size from 500 to 100",
    "Let CI run the importer against last month's data",
    "The pump was fine after the restart.",
    "The operator closed the valve, and the pressure fell.",
];

#[test]
fn each_class_is_heard_in_other_words() {
    for (class, sentences) in HEARD {
        let section = match class {
            Class::VagueAction | Class::WeakAction => Section::Actions,
            _ => Section::Causes,
        };
        for sentence in *sentences {
            let found = classes(sentence, section);
            assert!(found.contains(class), "{sentence:?}: {found:?}");
        }
    }
}

#[test]
fn what_looks_alike_is_left_alone() {
    for sentence in CLEAN {
        for section in [Section::Causes, Section::Summary] {
            let found = classes(sentence, section);
            assert!(found.is_empty(), "{sentence:?}: {found:?}");
        }
    }
}
