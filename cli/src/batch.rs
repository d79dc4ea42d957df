//! What `lint` and `check` share: reading what was named, and telling what was found.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use unblame::{
    finding::Severity,
    import::ImportError,
    json::{FORMAT, JsonError},
};

use crate::{
    Outcome,
    config::{Configs, Settings},
    files::{self, Input},
    output::{print, print_error, say},
    report::{self, FileReport, Format, Report, Tool, Trouble},
    source::{Form, Source},
};

/// The least severity that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Error,
    Warning,
    Hint,
}

impl FailOn {
    const fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Hint => Severity::Hint,
        }
    }
}

/// Files on their way into a report.
pub struct Batch {
    configs: Configs,
    pub report: Report,
}

impl Batch {
    /// Nothing yet.
    pub fn new(tool: Tool) -> Self {
        Self {
            configs: Configs::default(),
            report: Report {
                tool,
                ..Report::default()
            },
        }
    }

    /// The files that these paths name; what cannot be read becomes a trouble.
    pub fn inputs(&mut self, paths: &[PathBuf]) -> Vec<Input> {
        let troubles = &mut self.report.troubles;
        files::expand(paths, &mut |folder, error| {
            troubles.push(Trouble {
                name: folder.display().to_string(),
                message: files::unreadable(error),
            });
        })
    }

    /// A file with the settings that hold for it. `None` where it is to be left out, or where it
    /// became a trouble.
    pub fn read(&mut self, input: &Input) -> Option<(Source, Settings)> {
        let about = |message| Trouble {
            name: input.name(),
            message,
        };
        let folder = input.path().and_then(Path::parent);
        let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
        let settings = match self.configs.for_folder(folder.unwrap_or(Path::new("."))) {
            Ok(settings) => settings,
            Err(trouble) => return self.trouble(trouble),
        };
        let bytes = match input.read() {
            Ok(bytes) => bytes,
            Err(error) => return self.trouble(about(files::unreadable(&error))),
        };
        match Source::read(&bytes, input.is_json()) {
            Ok(source) => Some((source, settings)),
            Err(error) if matches!(input, Input::Found(_)) && is_foreign(&error, &bytes) => None,
            Err(error) => self.trouble(about(error.to_string())),
        }
    }

    /// Notes what went wrong, once.
    pub fn trouble<T>(&mut self, trouble: Trouble) -> Option<T> {
        if !self.report.troubles.contains(&trouble) {
            self.report.troubles.push(trouble);
        }
        None
    }

    /// Adds a file.
    pub fn add(&mut self, file: FileReport) {
        self.report.files.push(file);
    }

    /// Writes the report; what `stdin` became goes to standard output in its place.
    pub fn finish(self, format: Format, fail_on: FailOn, fixed_stdin: Option<&str>) -> Outcome {
        let report = self.report;
        for trouble in &report.troubles {
            say(&trouble.to_string());
        }
        say_foreign(&report);
        let text = report::write(&report, format);
        let printed = match fixed_stdin {
            None => print(&text),
            Some(fixed) => {
                print_error(&text);
                print(fixed)
            }
        };
        if format == Format::Text {
            say(&report.summary());
        }
        if printed.is_err() || !report.troubles.is_empty() {
            return Outcome::Trouble;
        }
        let least = fail_on.severity();
        match report.found().any(|found| found.finding.severity >= least) {
            true => Outcome::Findings,
            false => Outcome::Clean,
        }
    }
}

/// Whether a file is JSON of something else, of which a folder may hold any.
fn is_foreign(error: &ImportError, bytes: &[u8]) -> bool {
    match error {
        ImportError::Json(JsonError::Foreign { .. }) => true,
        ImportError::Json(JsonError::NotJson { .. }) => {
            let format = FORMAT.as_bytes();
            !bytes.windows(format.len()).any(|part| part == format)
        }
        _ => false,
    }
}

/// Says once that texts in other languages are left alone.
fn say_foreign(report: &Report) {
    let mut foreign = report.files.iter().filter(|file| file.checked.is_foreign);
    let Some(first) = foreign.next() else {
        return;
    };
    let others = match foreign.count() {
        0 => "is not in English and was left alone".to_owned(),
        1 => "and one more file are not in English and were left alone".to_owned(),
        more => format!("and {more} more files are not in English and were left alone"),
    };
    say(&format!("{} {others}.", first.name));
}

impl Form {
    /// The lower-case name in reports.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Json => "json",
        }
    }
}
