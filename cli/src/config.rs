//! `.unblame.toml`: what a team has settled.

use std::{
    collections::{BTreeMap, HashMap},
    fs, io,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use unblame::{
    lint::config::{Config, Level},
    review::{Policy, policy::is_rule},
};

use crate::{files, report::Trouble, rules};

/// The name of the file.
pub const FILE: &str = ".unblame.toml";

/// What holds for a file.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    pub policy: Policy,
}

/// The keys of the file. What the linter needs is read here, where a mistake has its line; what
/// is the review's own is read as the app reads it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Keys {
    people: Vec<String>,
    roles: Vec<String>,
    rules: BTreeMap<String, Level>,
    severities: Option<toml::Value>,
    triggers: Option<toml::Value>,
    limits: Option<toml::Value>,
    teams: Option<toml::Value>,
    known_words: Option<toml::Value>,
}

/// The settings of every folder that was asked for.
#[derive(Debug, Default)]
pub struct Configs {
    known: HashMap<PathBuf, Result<Settings, Trouble>>,
}

impl Configs {
    /// The settings for the files of a folder: those of the first [`FILE`] in it or above it.
    ///
    /// # Errors
    /// Where that file cannot be read.
    pub fn for_folder(&mut self, folder: &Path) -> Result<Settings, Trouble> {
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        if let Some(settings) = self.known.get(&folder) {
            return settings.clone();
        }
        let settings = find(&folder);
        self.known.insert(folder, settings.clone());
        settings
    }
}

fn find(folder: &Path) -> Result<Settings, Trouble> {
    for folder in folder.ancestors() {
        let path = folder.join(FILE);
        let trouble = |message| Trouble {
            name: path.display().to_string(),
            message,
        };
        return match fs::read_to_string(&path) {
            Ok(text) => read(&text).map_err(trouble),
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => Err(trouble(files::unreadable(&error))),
        };
    }
    Ok(Settings::default())
}

fn read(text: &str) -> Result<Settings, String> {
    let keys: Keys = toml::from_str(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let before = text.get(..start).unwrap_or_default();
        let line = 1 + before.matches('\n').count();
        format!("Line {line}: {}.", error.message().trim_end_matches('.'))
    })?;
    let unknown = keys.rules.keys().find(|id| !is_rule(id));
    if let Some(id) = unknown {
        return Err(rules::unknown(id));
    }
    let own = [
        ("severities", keys.severities),
        ("triggers", keys.triggers),
        ("limits", keys.limits),
        ("teams", keys.teams),
        ("known_words", keys.known_words),
    ];
    let mut entries = serde_json::Map::new();
    for (key, value) in own {
        if let Some(value) = value.and_then(|value| serde_json::to_value(value).ok()) {
            entries.insert(key.to_owned(), value);
        }
    }
    let read = Policy::from_entries(&entries);
    if let Some(problem) = read.problems.first() {
        return Err(problem.to_string());
    }
    let mut policy = read.policy;
    policy.wording = Config {
        people: keys.people,
        roles: keys.roles,
        rules: keys.rules.into_iter().collect(),
    };
    Ok(Settings { policy })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_says_where_and_what() {
        let problem = read("people = []\nnames = []\n").expect_err("the key is not known");
        assert!(
            problem.starts_with("Line 2: unknown field `names`"),
            "{problem}"
        );
        let problem = read("[rules]\nx = \"loud\"\n").expect_err("there is no such level");
        assert!(
            problem.starts_with("Line 2: unknown variant `loud`"),
            "{problem}"
        );
        let problem = read("[rules\n").expect_err("the bracket is open");
        assert!(problem.starts_with("Line 1: "), "{problem}");
        let problem = read("[rules]\nno-such = \"off\"\n").expect_err("there is no such rule");
        assert!(problem.contains("`no-such`"), "{problem}");
        let problem = read("[limits]\nsummary_words = \"many\"\n").expect_err("it is no number");
        assert!(problem.contains("limits.summary_words"), "{problem}");
    }
}
