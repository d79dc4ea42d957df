//! How strong a remedy is, from the wording of an action: whether it changes the system or asks
//! people to remember something.
//!
//! The scale is that of the action hierarchy in RCA2 (National Patient Safety Foundation, 2015;
//! VA National Center for Patient Safety). The examples from software are ours: what makes a
//! fault impossible or refuses it is a forcing function, hence strong.

use super::{
    smart::is_verb,
    words::{begins, hears, plain},
};
use crate::document::ActionKind;

/// How much a remedy relies on people. Ordered: weak is the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Training, reminders, documents, policies, more study.
    Weak,
    /// Redundancy, alerts, automation, tests, checklists in the flow.
    Medium,
    /// Forcing functions, safe defaults, limits, fewer steps.
    Strong,
}

impl Strength {
    /// What a reader sees.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Weak => "Weak",
            Self::Medium => "Medium",
            Self::Strong => "Strong",
        }
    }
}

/// What a weak remedy begins with, why it is weak, and what would be stronger.
const WEAK: [(&str, &str, &str); 8] = [
    (
        "train|teach|educate|workshop|create a learning|create training|hold a training|onboard|coach",
        "relies on what people remember.",
        "Make the safe way the default of the tool, so that it needs no training.",
    ),
    (
        "remind|be careful|be more|pay |raise awareness|spread awareness|make everyone|make people|double check|manually|remember|take care|watch out",
        "relies on attention at the right moment.",
        "Let a check before the merge or the deployment refuse it.",
    ),
    (
        "document|write a wiki|write wiki|create wiki|create a wiki|write up|write down|write documentation|create documentation|create internal documentation|update documentation|update the documentation|update docs|update the docs|write a guide|write guide|write an article|add documentation|add a comment|add comment|add a note|add a warning|share ",
        "relies on someone reading it at the right moment.",
        "Put it where the work is done: a line in the checklist or template, or a check in CI.",
    ),
    (
        "write a runbook|create a runbook|write runbook|create runbook|update the runbook|update runbook|add a runbook|write a playbook|create a playbook|create playbook|update the playbook",
        "relies on someone reading it at the right moment.",
        "Automate the steps of the runbook, or link it from the alert that needs it.",
    ),
    (
        "define a process|define process|create a process|create process|establish|introduce a process|introduce a policy|introduce a rule|write a policy|create a policy|define a policy|add a policy|update the policy|require everyone|require people|agree|define guidelines|create guidelines|implement rules and|document procedure|create a procedure|define a procedure|write a procedure|follow the",
        "relies on people following it every time.",
        "Let the pipeline or the platform enforce it, so that it holds without being remembered.",
    ),
    (
        "investigate|research|study|look into|look at|consider|explore|evaluate|assess|figure out|think|revisit|discuss|talk|review if|review whether|check if|check whether|check why|find out|reflect|analyse|analyze|identify|brainstorm",
        "ends with knowing more, and changes nothing yet.",
        "Say what the study ends with and by when: a measurement, a decision or a design.",
    ),
    (
        "communicate|announce|inform|tell|notify teams|notify users|reach out|warn|clear communication|better communication|align|meet|schedule a",
        "relies on a message being read and remembered.",
        "Let the tool say it at the moment at which it matters: in its output, or in the pipeline.",
    ),
    (
        "review more|add a second review|add a second approv|require a second|second pair|manual approval|manual check",
        "asks for one more look by hand.",
        "Automate what the second look would search for.",
    ),
];

/// What makes a remedy strong, wherever it stands.
const STRONG: &str = "presubmit|pre submit|pre commit|pre merge|refuse|reject|forbid|block |blocks |impossible|enforce|\
    type check|typed|type system|schema validation|constraint|default to|defaults to|safe default|by default|\
    rate limit|throttl|circuit breaker|quota|limits on|set limits|memory limit|limit memory|resource limit|limit the|\
    cap the|cap on|time out after|timeout on|automatic rollback|automatically roll|roll back automatically|rollback guard|\
    rolls back|auto rollback|canary|admission|policy engine|policyengine|guard |guards |guardrail|interlock|least privilege|\
    branch protection|required status|feature flag|kill switch|version lock|pin |pins |pinned|read only|immutable|\
    simplif|standardi|consolidat|isolat|segment|separate |priority class|expire automatically|deletion protection";

/// What begins a strong remedy: a step or a part is taken away or changed for another.
const STRONG_STARTS: &str = "remove|delete|drop |retire|decommission|replace|disable|migrate|move |get rid|stop using|\
    version lock|prevent |limit |split |automatically";

/// What makes a remedy a medium one.
const MEDIUM: &str = "redundan|replica|failover|fail over|backup|back up|standby|second region|autoscal|scale |capacity|\
    alert|alarm|monitor|probe|health check|healthcheck|metric|dashboard|exporter|synthetic|automat|script|pipeline|cronjob|\
    checklist|template|test|staging|lint|validat|ci.|log.|logs.|logging|fix|patch|upgrade|bump|refactor|cache|retry|retries|\
    timeout|increase |reduce |raise |lower |configur|release|change |set |on call|rotation|close |release|handle|give |cover ";

const DETECT: &str = "alert|alarm|monitor|detect|dashboard|metric|logging|logs.|probe|observab|trace|tracing|notify when|notify us|\
    page |synthetic|health check|healthcheck|exporter|warn when";

const MITIGATE: &str = "rollback|roll back|rolls back|runbook|playbook|failover|fail over|restore|restoring|backup|\
    recover|escalat|status page|on call|kill switch|incident response|revert|circuit breaker|degrad|blast|drill|game day|standby";

const PREVENT: &str = "test|review|checklist|validat|lint|pin |pinned|version lock|limit|quota|fix|patch|upgrade|enforce|\
    refuse|reject|block|prevent|remove|replace|migrate|default|guard|schema|constraint|canary|staging|separate|isolat|capacity|\
    scale|refactor|close |release |cleanup|clean up|give |disable|privilege|permission|config";

/// How strong an action is; `None` where its wording does not tell.
pub fn strength(action: &str) -> Option<Strength> {
    let plain = to_do(action);
    let weak = WEAK.iter().any(|(starts, ..)| begins(&plain, starts));
    // A checklist in the flow is more than a document.
    if weak && !hears(&plain, "checklist|presubmit|pre commit|ci.") {
        return Some(Strength::Weak);
    }
    if begins(&plain, STRONG_STARTS) || hears(&plain, STRONG) {
        return Some(Strength::Strong);
    }
    hears(&plain, MEDIUM).then_some(Strength::Medium)
}

/// What makes a weak action weak, as the end of a sentence about it, and what would be stronger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weakness {
    pub reason: &'static str,
    pub stronger: &'static str,
}

/// Why an action is weak, and what would be stronger; `None` where it is not weak.
pub fn weakness(action: &str) -> Option<Weakness> {
    if strength(action) != Some(Strength::Weak) {
        return None;
    }
    let plain = to_do(action);
    let found = WEAK.iter().find(|(starts, ..)| begins(&plain, starts));
    found.map(|&(_, reason, stronger)| Weakness { reason, stronger })
}

/// What an action seems to do about the next incident; `None` where its wording does not tell.
/// A proposal: what the writer has chosen counts.
pub fn kind(action: &str) -> Option<ActionKind> {
    let plain = to_do(action);
    [
        (DETECT, ActionKind::Detect),
        (MITIGATE, ActionKind::Mitigate),
        (PREVENT, ActionKind::Prevent),
    ]
    .into_iter()
    .find_map(|(phrases, kind)| hears(&plain, phrases).then_some(kind))
}

/// The plain words of an action from its verb on: without a label, "we need to", "always".
pub(super) fn to_do(action: &str) -> String {
    let action = &action[label(action)..];
    let plain = plain(&action[ticket(action)..]);
    let mut rest = plain.trim_start();
    for lead in LEADS {
        rest = rest.strip_prefix(lead).unwrap_or(rest);
    }
    [" ", rest].concat()
}

/// How many bytes of an action are its ticket, `CHK-12` or `#12`, where more words follow.
fn ticket(action: &str) -> usize {
    let Some((first, rest)) = action.trim_start().split_once(char::is_whitespace) else {
        return 0;
    };
    let word = first.trim_matches(|c: char| !c.is_alphanumeric() && c != '#');
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_key = |key: &str| key.len() > 1 && key.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_ticket = word.strip_prefix('#').is_some_and(is_number)
        || word
            .split_once('-')
            .is_some_and(|(key, number)| is_key(key) && is_number(number));
    match is_ticket && rest.contains(char::is_alphabetic) {
        true => action.len() - rest.len(),
        false => 0,
    }
}

/// What stands before a verb without saying anything of the work.
const LEADS: [&str; 20] = [
    "in the future ",
    "we ",
    "weve ",
    "i ",
    "have ",
    "are ",
    "should ",
    "will ",
    "must ",
    "need to ",
    "have to ",
    "want to ",
    "would like to ",
    "going to ",
    "to ",
    "please ",
    "also ",
    "then ",
    "always ",
    "never ",
];

/// Where an action begins behind a mark of its list and a label such as "Process:", in bytes.
pub(super) fn label(action: &str) -> usize {
    const WORDS: usize = 6;
    let marked = action.trim_start_matches(['-', '*', ' ', '[', ']', '_', '#', 'x']);
    let marks = if marked.starts_with(char::is_uppercase) || marked.len() == action.len() {
        action.len() - marked.len()
    } else {
        0
    };
    let mut at = marks;
    // "Upstream: Kubernetes: Track ..."
    for _ in 0..2 {
        let Some((label, rest)) = action[at..].split_once(": ") else {
            return at;
        };
        let plain = plain(label);
        let words = plain.split_ascii_whitespace().count();
        // "Add a limit: ...", "Investigate: why ..." are the work itself.
        let is_work = words > 1 && is_verb(plain.trim_start()) || begins(&plain, WEAK[5].0);
        if is_work || words > WORDS || rest.trim().is_empty() {
            return at;
        }
        at = action.len() - rest.len();
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_scale_is_heard_in_the_wording() {
        use Strength::{Medium, Strong, Weak};
        for (action, expected) in [
            ("Add a presubmit check for the key format", Some(Strong)),
            ("Rate limit logins to 20 per second", Some(Strong)),
            ("Remove the manual copy step from the release", Some(Strong)),
            (
                "Let the deploy tool refuse a release without a canary",
                Some(Strong),
            ),
            ("Pin the Helm chart to a tested version", Some(Strong)),
            (
                "Alert when more than 80 % of the pool is in use",
                Some(Medium),
            ),
            ("Add a second replica of the queue", Some(Medium)),
            (
                "Put a line on cleanup into the review checklist",
                Some(Medium),
            ),
            ("Document the cleanup in the review checklist", Some(Medium)),
            (
                "We need to add an integration test for login errors",
                Some(Medium),
            ),
            (
                "Testing: Run the suite every night in the pipeline",
                Some(Medium),
            ),
            ("Train the team on Kubernetes", Some(Weak)),
            ("Remind everyone to check the flag", Some(Weak)),
            ("Document best practices", Some(Weak)),
            ("Write a wiki page on capacity", Some(Weak)),
            ("Create a process for releases", Some(Weak)),
            ("**Investigate** the memory usage of the agent", Some(Weak)),
            (
                "Double-check the configuration before each release",
                Some(Weak),
            ),
            ("Kubernetes", None),
            ("", None),
        ] {
            assert_eq!(strength(action), expected, "{action}");
            assert_eq!(
                weakness(action).is_some(),
                expected == Some(Weak),
                "{action}"
            );
        }
        assert!(Weak < Medium && Medium < Strong);
    }

    #[test]
    fn the_stronger_wordings_are_strong_by_our_own_rules() {
        let people = crate::lint::People::default();
        for (_, reason, instead) in WEAK {
            let context = crate::lint::Context {
                section: crate::document::Section::Actions,
                question: false,
                people: &people,
            };
            for text in [reason, instead] {
                let found = crate::lint::lint_text(text, &context);
                assert!(found.is_empty(), "{text}: {found:?}");
            }
            assert_ne!(strength(instead), Some(Strength::Weak), "{instead}");
        }
    }

    #[test]
    fn kinds_are_proposed_from_the_wording() {
        use ActionKind::{Detect, Mitigate, Prevent};
        for (action, expected) in [
            ("Add an alert on free connections", Some(Detect)),
            ("Monitor certificate expiry", Some(Detect)),
            ("Automate the rollback of a release", Some(Mitigate)),
            ("Rehearse the restore of the database", Some(Mitigate)),
            ("Add a test for the error path", Some(Prevent)),
            ("Limit the memory of each job", Some(Prevent)),
            ("Talk to the vendor", None),
        ] {
            assert_eq!(kind(action), expected, "{action}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_some_strength_or_none(text in ".*") {
            strength(&text);
            weakness(&text);
            kind(&text);
        }
    }
}
