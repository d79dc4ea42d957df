//! `.unblame.toml`: what a team has settled about the linter.

use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
};

use unblame::lint::config::Config;

use crate::{files, report::Trouble, rules};

/// The name of the file.
pub const FILE: &str = ".unblame.toml";

/// The settings of every folder that was asked for.
#[derive(Debug, Default)]
pub struct Configs {
    known: HashMap<PathBuf, Result<Config, Trouble>>,
}

impl Configs {
    /// The settings for the files of a folder: those of the first [`FILE`] in it or above it.
    ///
    /// # Errors
    /// Where that file cannot be read.
    pub fn for_folder(&mut self, folder: &Path) -> Result<Config, Trouble> {
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        if let Some(config) = self.known.get(&folder) {
            return config.clone();
        }
        let config = find(&folder);
        self.known.insert(folder, config.clone());
        config
    }
}

fn find(folder: &Path) -> Result<Config, Trouble> {
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
    Ok(Config::default())
}

fn read(text: &str) -> Result<Config, String> {
    let config: Config = toml::from_str(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let before = text.get(..start).unwrap_or_default();
        let line = 1 + before.matches('\n').count();
        format!("Line {line}: {}.", error.message().trim_end_matches('.'))
    })?;
    if let Some(id) = config.unknown_rules().next() {
        return Err(rules::unknown(id));
    }
    Ok(config)
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
    }
}
