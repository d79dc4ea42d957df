//! What is settled from a settings file. Each value that cannot be used is named and left out.

use std::fmt;

use serde_json::{Map, Value};

use super::{FORMAT, Level, Limit, Policy, VERSION, is_rule};
use crate::{
    document::{Choice, Form, Trigger},
    lint::config::Level as Loudness,
};

/// A policy, and what of the file did not become part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    pub policy: Policy,
    pub problems: Vec<Problem>,
}

/// Why a file holds no settings at all. Nothing has been changed then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PolicyError {
    /// It is not JSON, from this place on (both counted from 1).
    NotJson { line: usize, column: usize },
    /// It is JSON of something else.
    Foreign,
    /// It was written by a newer version.
    Newer { version: u64 },
}

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson { line, column } => write!(
                f,
                "This is not complete JSON: it cannot be read on from line {line}, column {column}."
            ),
            Self::Foreign => write!(
                f,
                "This is JSON, but no settings of Unblame: \"format\": \"{FORMAT}\" is expected."
            ),
            Self::Newer { version } => write!(
                f,
                "These settings were written by a newer Unblame (version {version}; this one \
                 reads version {VERSION}). Update it, then open them again."
            ),
        }?;
        f.write_str(" Nothing was changed.")
    }
}

impl std::error::Error for PolicyError {}

/// A value of the file that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// There is no such setting.
    UnknownKey { key: String },
    /// There is no rule and no check of this id.
    UnknownRule { id: String },
    /// The value is of another kind than the setting takes.
    BadValue { key: String, expected: &'static str },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKey { key } => {
                write!(f, "There is no setting \"{key}\"; it was left out.")
            }
            Self::UnknownRule { id } => {
                write!(f, "There is no rule \"{id}\"; it was left out.")
            }
            Self::BadValue { key, expected } => {
                write!(f, "\"{key}\" should be {expected}; its default is used.")
            }
        }
    }
}

impl Policy {
    /// Reads a settings file.
    ///
    /// # Errors
    ///
    /// [`PolicyError`] where the text holds no settings that this version can read. What is wrong
    /// with single values is told in [`Read::problems`], and the rest is read.
    pub fn from_json(text: &str) -> Result<Read, PolicyError> {
        let value: Value = serde_json::from_str(text).map_err(|error| PolicyError::NotJson {
            line: error.line(),
            column: error.column(),
        })?;
        let entries = value.as_object().ok_or(PolicyError::Foreign)?;
        match entries.get("format") {
            // Written by hand, it need not say what it is.
            None => {}
            Some(format) if format == FORMAT => {}
            Some(_) => return Err(PolicyError::Foreign),
        }
        match entries.get("version").and_then(Value::as_u64) {
            Some(version) if version > VERSION => Err(PolicyError::Newer { version }),
            _ => Ok(Self::from_entries(entries)),
        }
    }

    /// Reads settings that were parsed already, whatever their file's format.
    pub fn from_entries(entries: &Map<String, Value>) -> Read {
        let mut reader = Reader::default();
        for (key, value) in entries {
            reader.entry(key, value);
        }
        Read {
            policy: reader.policy,
            problems: reader.problems,
        }
    }
}

#[derive(Default)]
struct Reader {
    policy: Policy,
    problems: Vec<Problem>,
}

impl Reader {
    fn entry(&mut self, key: &str, value: &Value) {
        match key {
            "format" | "version" => {}
            "severities" => match self.severities(value) {
                Some(levels) => self.policy.severities = levels,
                None => self.bad(key, "a list with at least one severity and its \"name\""),
            },
            "triggers" => match triggers(value) {
                Some(triggers) => self.policy.triggers = triggers,
                None => self.bad(key, "a list of triggers such as \"data_loss\""),
            },
            "limits" => self.limits(value),
            "rules" => self.rules(value),
            "teams" | "known_words" | "people" | "roles" => self.words(key, value),
            _ => self.problems.push(Problem::UnknownKey { key: key.into() }),
        }
    }

    fn words(&mut self, key: &str, value: &Value) {
        let texts = value.as_array().and_then(|values| {
            let texts = values.iter().map(|value| value.as_str().map(str::to_owned));
            texts.collect::<Option<Vec<String>>>()
        });
        let Some(texts) = texts else {
            return self.bad(key, "a list of texts");
        };
        let slot = match key {
            "teams" => &mut self.policy.teams,
            "known_words" => &mut self.policy.known_words,
            "people" => &mut self.policy.wording.people,
            _ => &mut self.policy.wording.roles,
        };
        *slot = texts;
    }

    fn limits(&mut self, value: &Value) {
        let Some(entries) = value.as_object() else {
            return self.bad("limits", "an object of numbers");
        };
        for (name, value) in entries {
            let key = ["limits.", name].concat();
            match (Limit::from_key(name), whole_number(value)) {
                (None, _) => self.problems.push(Problem::UnknownKey { key }),
                (_, None) => self.bad(&key, "a whole number"),
                (Some(limit), Some(number)) => self.policy.set_limit(limit, number),
            }
        }
    }

    fn rules(&mut self, value: &Value) {
        let Some(entries) = value.as_object() else {
            return self.bad("rules", "an object of rules and how loud each is");
        };
        for (id, value) in entries {
            let level = value.as_str().and_then(Loudness::from_key);
            match level {
                _ if !is_rule(id) => self.problems.push(Problem::UnknownRule { id: id.clone() }),
                None => self.bad(
                    &["rules.", id].concat(),
                    "\"off\", \"hint\", \"warning\" or \"error\"",
                ),
                Some(level) => {
                    self.policy.wording.rules.push((id.clone(), level));
                }
            }
        }
    }

    fn severities(&mut self, value: &Value) -> Option<Vec<Level>> {
        let mut levels = Vec::new();
        for (index, value) in value.as_array()?.iter().enumerate() {
            let name = value.get("name")?.as_str()?.trim().to_owned();
            let mut level = Level {
                name: (!name.is_empty()).then_some(name)?,
                review: Form::Full,
                due_hours: None,
                action_days: None,
            };
            for (name, value) in value.as_object()? {
                let key = ["severities[", &index.to_string(), "].", name].concat();
                match name.as_str() {
                    "name" => {}
                    "review" => match value.as_str().and_then(Form::from_key) {
                        Some(review) => level.review = review,
                        None => self.bad(&key, "\"full\" or \"brief\""),
                    },
                    "due_hours" | "action_days" => match whole_number(value) {
                        Some(number) if name == "due_hours" => level.due_hours = Some(number),
                        Some(number) => level.action_days = Some(number),
                        None => self.bad(&key, "a whole number"),
                    },
                    _ => self.problems.push(Problem::UnknownKey { key }),
                }
            }
            levels.push(level);
        }
        (!levels.is_empty()).then_some(levels)
    }

    fn bad(&mut self, key: &str, expected: &'static str) {
        let key = key.to_owned();
        self.problems.push(Problem::BadValue { key, expected });
    }
}

fn triggers(value: &Value) -> Option<Vec<Trigger>> {
    let keys = value.as_array()?.iter();
    keys.map(|key| Trigger::from_key(key.as_str()?)).collect()
}

fn whole_number(value: &Value) -> Option<u32> {
    value.as_u64().and_then(|number| u32::try_from(number).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(json: &str) -> Vec<String> {
        let read = Policy::from_json(json).expect("it is JSON");
        read.problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_is_wrong_is_named_and_the_rest_is_read() {
        let json = r#"{"colour": 1, "people": ["Robin"], "roles": 3, "limits": {"words": 1,
            "summary_words": -1, "actions_most": 5}, "rules": {"no-such": "off",
            "should-have": "loud"}, "triggers": ["rain"], "severities": [{"name": "P1",
            "review": "long", "colour": 2}]}"#;
        assert_eq!(
            problems(json),
            [
                "There is no setting \"colour\"; it was left out.",
                "\"limits.summary_words\" should be a whole number; its default is used.",
                "There is no setting \"limits.words\"; it was left out.",
                "\"roles\" should be a list of texts; its default is used.",
                "There is no rule \"no-such\"; it was left out.",
                "\"rules.should-have\" should be \"off\", \"hint\", \"warning\" or \"error\"; its \
                 default is used.",
                "There is no setting \"severities[0].colour\"; it was left out.",
                "\"severities[0].review\" should be \"full\" or \"brief\"; its default is used.",
                "\"triggers\" should be a list of triggers such as \"data_loss\"; its default is \
                 used.",
            ]
        );
        let policy = Policy::from_json(json).expect("it is JSON").policy;
        assert_eq!(policy.limit(Limit::ActionsMost), 5);
        assert_eq!(policy.wording.people, ["Robin"]);
        assert_eq!(policy.severities[0].name, "P1");
    }

    #[test]
    fn what_holds_no_settings_is_refused() {
        let error = |json: &str| Policy::from_json(json).expect_err(json);
        assert_eq!(error("{"), PolicyError::NotJson { line: 1, column: 1 });
        assert_eq!(error("[]"), PolicyError::Foreign);
        assert_eq!(error(r#"{"format": "other"}"#), PolicyError::Foreign);
        assert_eq!(
            error(r#"{"version": 2}"#),
            PolicyError::Newer { version: 2 }
        );
    }
}
