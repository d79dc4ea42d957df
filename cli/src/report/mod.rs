//! What was found, in each of the forms in which it is wanted.

mod excerpt;
mod github;
mod json;
mod sarif;
mod snippet;
mod text;

use std::{fmt, path::PathBuf};

use clap::ValueEnum;
use unblame::finding::Severity;

use crate::source::{Checked, Found, Source};

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: the line, the words, and what to write instead
    Text,
    /// One JSON object, see docs/command-line.md
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands that annotate a pull request on GitHub
    Github,
}

/// Which command looked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tool {
    #[default]
    Lint,
    Check,
}

/// Everything that is to be told.
#[derive(Debug, Default)]
pub struct Report {
    pub tool: Tool,
    pub files: Vec<FileReport>,
    pub troubles: Vec<Trouble>,
}

/// A file that was linted.
#[derive(Debug)]
pub struct FileReport {
    /// What messages call it.
    pub name: String,
    /// None for standard input.
    pub path: Option<PathBuf>,
    pub source: Source,
    pub checked: Checked,
    /// How many fixes were put in.
    pub fixed: usize,
}

/// Something that could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    pub name: String,
    pub message: String,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.message)
    }
}

/// The report in this form.
pub fn write(report: &Report, format: Format) -> String {
    match format {
        Format::Text => text::write(report),
        Format::Json => json::write(report),
        Format::Sarif => sarif::write(report),
        Format::Github => github::write(report),
    }
}

impl Report {
    /// Every finding.
    pub fn found(&self) -> impl Iterator<Item = &Found> {
        self.files.iter().flat_map(|file| &file.checked.found)
    }

    /// How many findings weigh so much.
    pub fn count(&self, severity: Severity) -> usize {
        self.found()
            .filter(|found| found.finding.severity == severity)
            .count()
    }

    /// How many findings the files silence.
    pub fn silenced(&self) -> usize {
        self.files.iter().map(|file| file.checked.silenced).sum()
    }

    /// How many fixes were put in.
    pub fn fixed(&self) -> usize {
        self.files.iter().map(|file| file.fixed).sum()
    }

    /// All counts in a line.
    pub fn summary(&self) -> String {
        let counts = [
            (Severity::Error, "error"),
            (Severity::Warning, "warning"),
            (Severity::Hint, "hint"),
        ];
        let counts = counts.map(|(severity, name)| (self.count(severity), name));
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        let mut parts: Vec<String> = counts.map(|(count, name)| many(count, name)).collect();
        if parts.is_empty() {
            parts.push("no findings".to_owned());
        }
        let mut line = format!("{} in {}", parts.join(", "), many(self.files.len(), "file"));
        for (count, what) in [(self.fixed(), "fixed"), (self.silenced(), "silenced")] {
            if count > 0 {
                line.push_str(&format!(", {count} {what}"));
            }
        }
        line
    }
}

fn many(count: usize, name: &str) -> String {
    match count {
        1 => format!("1 {name}"),
        _ => format!("{count} {name}s"),
    }
}
