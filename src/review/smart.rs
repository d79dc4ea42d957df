//! SMART, as questions to the wording of an action: does it begin with a verb, can its end be
//! seen, is it one piece of work, and does one person own it?

use super::{
    strength::{label, to_do},
    words::{begins, hears},
};
use crate::lint::words::{List, hash, words};

/// What the wording of an action shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wording {
    /// Whether it begins with what is to be done.
    pub verb: bool,
    /// Whether one can see when it is done: a number, a threshold, a named artefact, or a verb
    /// whose end is the thing itself ("Remove the flag").
    pub end: bool,
    /// Whether it is two pieces of work in one: "Upgrade the broker and document the steps".
    pub two_jobs: bool,
}

/// Who an owner cell names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Nobody.
    Nobody,
    /// One person or named handle.
    Person,
    /// More than one person.
    Several,
    /// A team.
    Team,
    /// What someone does: "the on-call engineer", `@team-lead`.
    Role,
    /// Everyone, hence no one.
    Everyone,
    /// `TBD` and the like.
    Placeholder,
}

/// Verbs that begin an action and can end by themselves.
const VERBS: List = words!(
    "abort accept activate adapt add adjust adopt agree alert align allocate allow amend analyse \
     analyze announce apply archive articulate ask assert assess assign attach audit automate autoscale avoid back \
     backfill backport batch be begin block bring build bump buy cache call cancel cap capture \
     centralise centralize change check choose clarify clean clear close coach collect combine come \
     commit communicate compare compile complete configure confirm connect consider consolidate \
     contact continue convert coordinate copy correct cover create curate cut deactivate debug \
     decide declare decommission decouple decrease define delegate delete deliver deploy deprecate \
     describe design detach detect determine develop disable discard discuss display distribute do dogfood \
     document double downgrade draft drain drop educate eliminate enable encode encourage encrypt \
     end enforce enhance enrich ensure escalate establish estimate evaluate evict exclude execute \
     expand expire explain explore export expose extend extract factor fail figure file filter find \
     finish fix flag flush fold follow force forbid format gate gather generate get give grant group guard \
     halve handle harden have hide hire hold identify implement import improve include increase \
     index inform inject insert inspect install integrate introduce invalidate investigate invite \
     isolate issue iterate join keep kill label launch lead learn let limit link lint list load \
     lock log look lower maintain make manage map mark measure meet merge migrate minimise minimize \
     mirror mitigate model modify monitor mount move mute name negotiate nominate normalise normalize notify nuke \
     observe obtain offer onboard open optimise optimize order organise organize own pack page pair parallelise parallelize \
     parse partition patch pause perform pilot pin plan point port post practise practice prepare \
     present preserve prevent print prioritise prioritize probe process procure produce profile \
     promote protect prove provide provision prune publish pull purge push put query queue quote \
     raise rate re reach read rebuild recommend reconcile reconfigure record recover recreate \
     recycle redeploy redesign redirect reduce refactor refine reflect refuse register rehearse \
     reject release reload remediate remind remove rename renew reorganise repair repeat replace \
     replicate reply report repro reproduce request require research reserve reset resize resolve \
     respond restart restore restrict restructure retain retire retry return reuse revert review \
     revisit revoke rewrite roll rotate route run sanitise sanitize save scale scan schedule scope \
     script search secure see segment select send separate serialise serve set setup shard share \
     shift ship shorten show shrink shut sign silence simplify simulate size skip slow smoke sort \
     specify speed spin split stage standardise standardize start stop store streamline strengthen stress \
     strip submit subscribe suggest support surface survey suspend swap switch sync synchronise tag \
     take talk teach tell terminate test think throttle tidy tie tighten time track train transfer \
     translate trigger trim try tune turn unblock undo unify uninstall unlock unpin update upgrade \
     upload use validate verify version visit wait walk warm warn watch whitelist widen wipe wire withdraw \
     work wrap write"
);

/// Verbs without an end of their own. Betterment and thought ("improve", "consider") are the
/// linter's.
const ENDLESS: List = words!(
    "adapt align avoid be communicate continue coordinate document educate encourage follow handle \
     help keep learn maintain manage observe plan practice practise prioritise prioritize reflect \
     remind share streamline support teach tell train try use watch work"
);

/// What is done by doing it, and no noun: behind "and", a second job.
const SECOND: List = words!(
    "add agree communicate configure create decide define delete deploy disable document enable \
     ensure establish evaluate implement improve inform introduce investigate merge migrate move \
     notify provide publish reduce remove replace restart rewrite rotate send teach update upgrade \
     validate verify write"
);

/// What opens a clause of its own: a verb behind it belongs there.
const CLAUSES: List = words!("how what which that so can could may will if when where");

/// Behind the second verb: what was done to the first object, and thus one job.
const SAME_OBJECT: List = words!("to it them this that");

/// What opens an action whose verb comes later, "If a disk fills up, rotate the logs", or is one
/// only with the word behind it.
const CONDITIONS: &str =
    "dual write|if.|when.|whenever|until|once.|before.|after.|in.|for.|where.|as.|while.";

/// What an end looks like in words.
const ENDS: &str = "done when|how to|so that|until|at least|below|within|whenever|checklist|template|runbook|playbook|\
    script|dashboard|alert|ticket|presubmit|pipeline|ci.|repo|config|readme|wiki page|article|library|\
    linter|every |each |all |nightly|daily|weekly|hourly|monthly";

/// Stands where a name will come.
const PLACEHOLDERS: List = words!(
    "tbd tbc tba todo unassigned unknown none nobody na xxx yyyy open someone somebody owner"
);
const EVERYONE: List = words!("all everyone everybody we us anyone whole both");
const TEAMS: List = words!(
    "team teams squad crew group department dept sre sres ops devops platform infra infrastructure \
     engineering backend frontend dev devs developers engineers maintainers security network qa it \
     dba dbas support product operations data company organisation organization vendor"
);
const ROLES: List = words!(
    "lead leads manager engineer oncall call on-call commander architect director head cto ceo cio \
     ciso vp admin administrator coordinator responder scribe maintainer developer officer owner \
     operator po pm tl em ic chief"
);

/// What the wording of an action shows.
pub fn wording(action: &str) -> Wording {
    let plain = to_do(action);
    let words: Vec<&str> = plain.split_ascii_whitespace().collect();
    let first = words.first().map_or(0, |word| hash(word));
    Wording {
        verb: is_verb(plain.trim_start()) || begins(&plain, CONDITIONS),
        end: !ENDLESS.has(first) || has_end(action, &plain),
        two_jobs: second_job(action).is_some(),
    }
}

/// Where the first piece of work ends and the second one begins, in bytes of an action that is
/// two of them: a verb that is no noun, with its own object, behind "and" and the object of the
/// first one.
pub fn second_job(action: &str) -> Option<(usize, usize)> {
    let words: Vec<(usize, &str)> = pieces(action, label(action)).collect();
    let lower: Vec<String> = words.iter().map(|(_, word)| word.to_lowercase()).collect();
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    // "We requested that ..." tells; only what is to be done can be two jobs.
    VERBS.has(hash(lower.first()?)).then_some(())?;
    let at = lower.iter().enumerate().find_map(|(at, word)| {
        let follows = *word == "and"
            && at >= 3
            && lower.len() > at + 2
            && SECOND.has(hash(lower[at + 1]))
            && !SAME_OBJECT.has(hash(lower[at + 2]))
            && !lower[1..at].windows(2).any(opens_clause);
        follows.then_some(at)
    })?;
    let first = action[..words[at].0].trim_end_matches([' ', ',', '\n']);
    Some((first.len(), words[at + 1].0))
}

/// Who an owner cell names. `teams` are the words that a policy calls a team or a role, in lower
/// case.
pub fn owner(text: &str, teams: &[String]) -> Owner {
    let plain = text.to_lowercase();
    let plain = plain.replace(" and ", ",").replace(" from ", ",");
    let mut persons = 0;
    let mut other = Owner::Nobody;
    if matches!(plain.trim(), "n/a" | "-" | "\u{2013}" | "\u{2014}")
        || plain.trim_matches('?') != plain
    {
        return Owner::Placeholder;
    }
    for part in plain.split([',', '/', '&', '+', '(', ')', ';', '\n']) {
        match who(part.trim(), teams) {
            Owner::Person => persons += 1,
            Owner::Nobody => {}
            found if other == Owner::Nobody => other = found,
            _ => {}
        }
    }
    match persons {
        0 => other,
        1 => Owner::Person,
        _ => Owner::Several,
    }
}

/// The words of a text from this byte on, and where each begins.
fn pieces(text: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    let is_sign = |c: char| !c.is_alphanumeric();
    let mut at = from;
    text[from..]
        .split_inclusive(char::is_whitespace)
        .filter_map(move |piece| {
            let start = at;
            at += piece.len();
            let word = piece.trim_matches(is_sign);
            let inner = piece.find(word)?;
            (!word.is_empty()).then_some((start + inner, word))
        })
}

/// Who one lower-case name is.
fn who(part: &str, teams: &[String]) -> Owner {
    let is_separator = |c: char| !c.is_alphanumeric() && c != '\'';
    let words: Vec<&str> = part
        .split(is_separator)
        .filter(|word| !word.is_empty() && *word != "the" && *word != "our")
        .collect();
    let is = |word: &str, list: List| list.has(hash(word));
    let Some(last) = words.last() else {
        return Owner::Nobody;
    };
    if teams
        .iter()
        .any(|team| part.trim_start_matches('@') == team)
    {
        return Owner::Team;
    }
    if part.contains('[') || is(words[0], PLACEHOLDERS) {
        Owner::Placeholder
    } else if is(words[0], EVERYONE) {
        Owner::Everyone
    } else if words.iter().any(|word| is(word, ROLES)) {
        Owner::Role
    } else if is(last, TEAMS) {
        Owner::Team
    } else {
        Owner::Person
    }
}

/// Whether a lower-case text begins with a verb, or with one that is told as under way or done:
/// "adding", "added".
pub(super) fn is_verb(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default();
    let told = ["ing", "ed"].iter().any(|end| {
        let stem = word.strip_suffix(end);
        stem.is_some_and(|stem| stem.len() >= 3)
    });
    // "Canary the rollout": what stands before an article and joins nothing is a verb.
    let article = |word: &str| words!("the a an all every each our these those").has(hash(word));
    let acts =
        text.split(' ').nth(1).is_some_and(article) && !article(word) && !JOINING.has(hash(word));
    told || acts || VERBS.has(hash(word))
}

/// What may stand before an article and is no verb.
const JOINING: List = words!(
    "about after against and any are at before behind below between both but by can during for from \
     half has have how if in into is it like more most near no not of off on onto or our out over \
     per since so some such than that then there they this through to too under until up via was we \
     were what when where which while who why will with within without you"
);

fn has_end(action: &str, plain: &str) -> bool {
    let measured = plain
        .split(' ')
        .any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    measured || action.contains('`') || hears(plain, ENDS)
}

/// Whether a verb behind these two words belongs to them: "how teams", "to scan".
fn opens_clause(words: &[&str]) -> bool {
    let is = |word: &str, list: List| list.has(hash(word));
    is(words[0], CLAUSES) || words[0] == "to" && is(words[1], VERBS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_action_begins_with_a_verb() {
        for action in [
            "Add an alert",
            "- [ ] **Upgrade** the broker",
            "We should remove the flag",
            "Process: Gather the commands in one script",
            "Moving the agent to its own nodes",
            "Canary the rollout",
            "Plug the leak in the parser",
            "Gate deploys on the smoke test",
            "Dual-write the orders",
        ] {
            assert!(wording(action).verb, "{action}");
        }
        for action in [
            "Flux metrics",
            "The alert needs a name",
            "Better monitoring of namespaces",
            "Canary metrics",
            "With the runbook",
            "All the alerts of the queue",
            "#2127",
            "",
        ] {
            assert!(!wording(action).verb, "{action}");
        }
    }

    #[test]
    fn an_end_can_be_seen_in_the_thing_or_in_words() {
        for action in [
            "Remove the flag",
            "Document the steps in the runbook",
            "Keep the queue below 1000 messages",
            "Document how `deployer` is used",
        ] {
            assert!(wording(action).end, "{action}");
        }
        for action in [
            "Document good habits with database connections",
            "Share the knowledge about the broker",
            "Work on the release process",
        ] {
            assert!(!wording(action).end, "{action}");
        }
    }

    #[test]
    fn two_jobs_have_two_verbs_and_two_objects() {
        for action in [
            "Upgrade the broker and document the steps",
            "Add a probe to the proxy, and remove the old job",
        ] {
            assert!(wording(action).two_jobs, "{action}");
        }
        for action in [
            "Find and remove the leak",
            "Add metrics and alerts",
            "Show teams how to scan images and update them",
            "Add monitoring and logs of the proxy",
        ] {
            assert!(!wording(action).two_jobs, "{action}");
        }
    }

    #[test]
    fn one_owner_is_a_person() {
        for (text, expected) in [
            ("", Owner::Nobody),
            ("@sarah", Owner::Person),
            ("Robin Example", Owner::Person),
            ("Robin (tech lead)", Owner::Person),
            ("Robin from the platform team", Owner::Person),
            ("@sarah, @mike", Owner::Several),
            ("Robin and Kit", Owner::Several),
            ("Platform team", Owner::Team),
            ("SRE", Owner::Team),
            ("@team-lead", Owner::Role),
            ("On-call engineer", Owner::Role),
            ("Head of payments", Owner::Role),
            ("everyone", Owner::Everyone),
            ("All teams", Owner::Everyone),
            ("TBD", Owner::Placeholder),
            ("n/a", Owner::Placeholder),
            ("?", Owner::Placeholder),
            ("[name]", Owner::Placeholder),
            ("@walruses", Owner::Team),
        ] {
            assert_eq!(owner(text, &["walruses".to_owned()]), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in ".*") {
            wording(&text);
            owner(&text, &[]);
        }
    }
}
