//! What a team has settled about the linter; the same keys in the app's settings and in the
//! command's `.unblame.toml`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{People, rule};
use crate::finding::{Finding, Severity};

/// Which rules speak and how loud, and who is known by name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Names and handles of people, such as `Robin Example` or `@kit`.
    pub people: Vec<String>,
    /// Words for what people do, such as `librarian`.
    pub roles: Vec<String>,
    /// What is settled about a rule, by its id; a rule without an entry is as it comes.
    pub rules: BTreeMap<String, Level>,
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
        let ids = self.rules.keys().map(String::as_str);
        ids.filter(|id| rule(id).is_none())
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
        findings.retain_mut(|finding| match self.rules.get(finding.rule) {
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

    fn config(json: &str) -> Config {
        serde_json::from_str(json).expect("the keys are known")
    }

    #[test]
    fn rules_are_turned_off_and_up() {
        let config = config(r#"{"rules": {"a": "off", "b": "error"}}"#);
        let found = config.filter(vec![finding("a"), finding("b"), finding("c")]);
        let found: Vec<_> = found.iter().map(|f| (f.rule, f.severity)).collect();
        assert_eq!(found, [("b", Severity::Error), ("c", Severity::Warning)]);
        assert_eq!(config.unknown_rules().collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn people_and_roles_are_added() {
        let mut people = People::default();
        config(r#"{"people": ["Robin Example"], "roles": ["Librarian"]}"#).add_to(&mut people);
        assert!(people.is_name("robin") && people.is_role("librarian"));
    }

    #[test]
    fn a_key_that_is_not_known_is_refused() {
        assert!(serde_json::from_str::<Config>(r#"{"rule": {}}"#).is_err());
        assert!(serde_json::from_str::<Config>(r#"{"rules": {"a": "loud"}}"#).is_err());
    }
}
