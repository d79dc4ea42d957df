//! What a team has settled about the linter; the same keys in the app's settings and in the
//! command's `.unblame.toml`.

use serde::{Deserialize, Serialize};

use super::{People, rule};
use crate::finding::{Finding, Severity};

/// Which rules speak and how loud, and who is known by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// Names and handles of people, such as `Robin Example` or `@kit`.
    pub people: Vec<String>,
    /// Words for what people do, such as `librarian`.
    pub roles: Vec<String>,
    /// What is settled about rules, each by its id once; a rule without an entry is as it comes.
    pub rules: Vec<(String, Level)>,
}

/// How loud a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// It says nothing.
    Off,
    Hint,
    Warning,
    Error,
}

impl Level {
    /// The lasting lower-case name.
    pub const fn key(self) -> &'static str {
        match self.severity() {
            None => "off",
            Some(severity) => severity.key(),
        }
    }

    /// The value with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        let all = [Self::Off, Self::Hint, Self::Warning, Self::Error];
        all.into_iter().find(|level| level.key() == key)
    }

    const fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Hint => Some(Severity::Hint),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

impl Config {
    /// The ids under `rules` that no rule has.
    pub fn unknown_rules(&self) -> impl Iterator<Item = &str> {
        let ids = self.rules.iter().map(|(id, _)| id.as_str());
        ids.filter(|id| rule(id).is_none())
    }

    /// What is settled about a rule.
    pub fn level(&self, rule: &str) -> Option<Level> {
        let settled = self.rules.iter().find(|(id, _)| id == rule);
        settled.map(|(_, level)| *level)
    }

    /// Adds the people and roles to those that a document names.
    pub fn add_to(&self, people: &mut People) {
        for name in &self.people {
            people.add_names(name);
        }
        for role in &self.roles {
            people.add_role(role);
        }
    }

    /// The findings of the rules that are on, each as loud as it is settled.
    pub fn filter(&self, mut findings: Vec<Finding>) -> Vec<Finding> {
        if self.rules.is_empty() {
            return findings;
        }
        findings.retain_mut(|finding| match self.level(finding.rule) {
            None => true,
            Some(level) => match level.severity() {
                Some(severity) => {
                    finding.severity = severity;
                    true
                }
                None => false,
            },
        });
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Class, Kind};

    fn finding(rule: &'static str) -> Finding {
        Finding {
            range: 0..1,
            sentence: 0..1,
            ..Finding::new(rule, Kind::Wording(Class::Opinion), Severity::Warning)
        }
    }

    #[test]
    fn rules_are_turned_off_and_up() {
        let config = Config {
            rules: vec![("a".into(), Level::Off), ("b".into(), Level::Error)],
            ..Config::default()
        };
        let found = config.filter(vec![finding("a"), finding("b"), finding("c")]);
        let found: Vec<_> = found.iter().map(|f| (f.rule, f.severity)).collect();
        assert_eq!(found, [("b", Severity::Error), ("c", Severity::Warning)]);
        assert_eq!(config.unknown_rules().collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn people_and_roles_are_added() {
        let mut people = People::default();
        let config = Config {
            people: vec!["Robin Example".into()],
            roles: vec!["Librarian".into()],
            ..Config::default()
        };
        config.add_to(&mut people);
        assert!(people.is_name("robin") && people.is_role("librarian"));
    }
}
