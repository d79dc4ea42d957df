//! `unblame lint`.

mod fix;
mod sentences;

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use unblame::{
    finding::Severity,
    import::ImportError,
    json::{FORMAT, JsonError},
};

use crate::{
    Outcome,
    config::Configs,
    files::{self, Input},
    output::{print, say},
    report::{self, FileReport, Format, Report, Trouble},
    source::{Form, Source},
};

/// Find blame language in Markdown and JSON post-mortems
///
/// The section of a text is taken from the headings around it, ours or those of other templates.
/// Names, owners, dates, quotations and code are not judged, and neither is a text that is not
/// English.
///
/// A `.unblame.toml` in the folder of a file or above it turns rules off ("off") or makes them
/// louder or quieter ("hint", "warning", "error") under [rules], and lists `people` and `roles`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Exit status: 0 where nothing was found, 1 where something was found that --fail-on counts, 2 where \
a file could not be read; the other files are linted all the same.")]
pub struct Args {
    /// Files, folders with Markdown and JSON files in them, or - for standard input
    #[arg(value_name = "FILE|FOLDER|-", required_unless_present = "sentences")]
    paths: Vec<PathBuf>,

    /// How findings are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// The least severity that makes the exit status 1
    #[arg(long, value_enum, default_value_t = FailOn::Warning, value_name = "SEVERITY")]
    fail_on: FailOn,

    /// Put in every fix that needs no new fact, and show what is left
    ///
    /// A file is replaced in one step. With - the new text goes to standard output and the
    /// findings to standard error.
    #[arg(long)]
    fix: bool,

    /// Read sentences as JSON lines from standard input, and write findings as JSON lines
    ///
    /// In: {"id", "text", "context_section"}. Out: {"id", "findings": [{"rule", "class",
    /// "severity", "start", "end", "message", "fixes"}]}, with start and end in Unicode code
    /// points.
    #[arg(long, conflicts_with_all = ["paths", "format", "fail_on", "fix"])]
    sentences: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
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

/// Lints what was named.
pub fn run(args: &Args) -> Outcome {
    if args.sentences {
        return sentences::run();
    }
    let mut linter = Linter {
        fix: args.fix,
        configs: Configs::default(),
        report: Report::default(),
        fixed_stdin: None,
    };
    let mut troubles = Vec::new();
    let inputs = files::expand(&args.paths, &mut |folder, error| {
        troubles.push(Trouble {
            name: folder.display().to_string(),
            message: files::unreadable(error),
        });
    });
    linter.report.troubles = troubles;
    for input in &inputs {
        linter.lint(input);
    }
    linter.finish(args)
}

struct Linter {
    fix: bool,
    configs: Configs,
    report: Report,
    /// Standard input as it reads after fixing.
    fixed_stdin: Option<String>,
}

impl Linter {
    fn lint(&mut self, input: &Input) {
        let about = |message| Trouble {
            name: input.name(),
            message,
        };
        let folder = input.path().and_then(Path::parent);
        let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
        let config = match self.configs.for_folder(folder.unwrap_or(Path::new("."))) {
            Ok(config) => config,
            Err(trouble) => return self.trouble(trouble),
        };
        let bytes = match input.read() {
            Ok(bytes) => bytes,
            Err(error) => return self.trouble(about(files::unreadable(&error))),
        };
        let source = match Source::read(&bytes, input.is_json()) {
            Ok(source) => source,
            Err(error) if matches!(input, Input::Found(_)) && is_foreign(&error, &bytes) => return,
            Err(error) => return self.trouble(about(error.to_string())),
        };
        let (source, checked, fixed) = if self.fix {
            fix::apply(source, |source| source.check(&config))
        } else {
            let checked = source.check(&config);
            (source, checked, 0)
        };
        if self.fix {
            self.write(input, &source, fixed);
        }
        self.report.files.push(FileReport {
            name: input.name(),
            path: input.path().map(Path::to_owned),
            source,
            checked,
            fixed,
        });
    }

    fn write(&mut self, input: &Input, source: &Source, fixed: usize) {
        match input.path() {
            None => self.fixed_stdin = Some(source.text.clone()),
            Some(_) if fixed == 0 => {}
            Some(path) => {
                if let Err(error) = files::write(path, &source.text) {
                    let reason = files::reason(&error);
                    self.trouble(Trouble {
                        name: input.name(),
                        message: format!(
                            "The fixes cannot be written: {reason}. The file is as it was."
                        ),
                    });
                }
            }
        }
    }

    fn trouble(&mut self, trouble: Trouble) {
        if !self.report.troubles.contains(&trouble) {
            self.report.troubles.push(trouble);
        }
    }

    fn finish(self, args: &Args) -> Outcome {
        let Self {
            report,
            fixed_stdin,
            ..
        } = self;
        for trouble in &report.troubles {
            say(&trouble.to_string());
        }
        say_foreign(&report);
        let text = report::write(&report, args.format);
        let printed = match &fixed_stdin {
            None => print(&text),
            Some(fixed) => {
                crate::output::print_error(&text);
                print(fixed)
            }
        };
        if args.format == Format::Text {
            say(&report.summary());
        }
        if printed.is_err() || !report.troubles.is_empty() {
            return Outcome::Trouble;
        }
        let found = report
            .found()
            .any(|found| found.finding.severity >= args.fail_on.severity());
        if found {
            Outcome::Findings
        } else {
            Outcome::Clean
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
