//! What a team has settled: its severities and what each demands, what calls for a full review,
//! thresholds, words, and how loud each rule is. One settings file holds it, and the keys are the
//! same in the command's `.unblame.toml`.

mod limit;
mod read;
mod write;

use crate::{
    document::{Choice, Form, Postmortem, Trigger},
    lint::{self, config::Config},
};

pub use limit::Limit;
pub use read::{PolicyError, Problem, Read};

/// What the `format` of a settings file says.
pub const FORMAT: &str = "unblame/settings";

/// The version that is written, and the newest that can be read.
pub const VERSION: u64 = 1;

/// What a team has settled.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// The severity scale, gravest first.
    pub severities: Vec<Level>,
    /// What calls for a full review.
    pub triggers: Vec<Trigger>,
    /// Thresholds, in the order of [`Limit::ALL`].
    limits: Vec<u32>,
    /// Words for teams and roles, such as `team-lead`: an owner of this name is no one person.
    pub teams: Vec<String>,
    /// Abbreviations that every reader knows.
    pub known_words: Vec<String>,
    /// People, roles, and how loud each rule and check is.
    pub wording: Config,
}

/// What one severity demands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The word of the severity scale.
    pub name: String,
    pub review: Form,
    /// Within how many hours of the end the document is due; `None` where nobody waits for it.
    pub due_hours: Option<u32>,
    /// Within how many days of the end its action items are due.
    pub action_days: Option<u32>,
}

impl Default for Policy {
    /// The scale and the triggers of the template; action items after PagerDuty's guide.
    fn default() -> Self {
        let level = |name: &str, review, due_hours, action_days| Level {
            name: name.to_owned(),
            review,
            due_hours,
            action_days,
        };
        Self {
            severities: vec![
                level("Critical", Form::Full, Some(48), Some(15)),
                level("Major", Form::Full, Some(168), Some(30)),
                level("Minor", Form::Brief, None, None),
            ],
            triggers: Trigger::ALL.to_vec(),
            limits: Limit::ALL.iter().map(|limit| limit.default()).collect(),
            teams: Vec::new(),
            known_words: Vec::new(),
            wording: Config::default(),
        }
    }
}

impl Policy {
    /// A threshold.
    pub fn limit(&self, limit: Limit) -> u32 {
        let set = self.limits.get(limit as usize).copied();
        set.unwrap_or(limit.default())
    }

    /// Sets a threshold.
    pub fn set_limit(&mut self, limit: Limit, value: u32) {
        if let Some(slot) = self.limits.get_mut(limit as usize) {
            *slot = value;
        }
    }

    /// What the severity of a document demands; `None` where its word is not on the scale.
    pub fn level(&self, doc: &Postmortem) -> Option<&Level> {
        let rank = self.rank(doc)?;
        self.severities.get(rank)
    }

    /// Where the severity of a document stands on the scale; 0 is the gravest.
    pub fn rank(&self, doc: &Postmortem) -> Option<usize> {
        let word = doc.severity.trim();
        let mut levels = self.severities.iter();
        levels.position(|level| level.name.eq_ignore_ascii_case(word))
    }

    /// Whether the severity is one of the graver half of the scale: of the first two of three.
    pub fn is_grave(&self, doc: &Postmortem) -> bool {
        let rank = self.rank(doc);
        rank.is_some_and(|rank| rank < self.severities.len().div_ceil(2))
    }
}

/// Whether a rule of the linter or a check has this id.
pub fn is_rule(id: &str) -> bool {
    lint::rule(id).is_some() || super::check(id).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::example::document;

    #[test]
    fn a_severity_is_known_by_its_word() {
        let policy = Policy::default();
        let grave = |severity: &str| policy.is_grave(&document(&format!("severity: {severity}")));
        assert!(grave("critical") && grave("Major"));
        assert!(!grave("Minor") && !grave("Sev 9"));
        let major = document("severity: major");
        let hours = policy.level(&major).and_then(|level| level.due_hours);
        assert_eq!(hours, Some(168));
    }

    #[test]
    fn what_is_written_is_read_back() {
        let mut policy = Policy::default();
        policy.severities.remove(0);
        policy.triggers = vec![Trigger::Revenue];
        policy.set_limit(Limit::SummaryWords, 120);
        policy.teams = vec!["duty".into()];
        policy.known_words = vec!["API".into()];
        policy.wording.people = vec!["Robin Example".into()];
        policy.wording.rules = [("should-have".into(), lint::config::Level::Off)].into();
        for policy in [policy, Policy::default()] {
            let read = Policy::from_json(&policy.to_json()).expect("it is JSON");
            assert_eq!(read.problems, []);
            assert_eq!(read.policy, policy);
        }
    }
}
