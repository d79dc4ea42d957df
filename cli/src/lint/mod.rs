//! `unblame lint`.

mod fix;
mod sentences;

use std::path::PathBuf;

use crate::{
    Outcome,
    batch::{Batch, FailOn},
    files::{self, Input},
    report::{FileReport, Format, Tool, Trouble},
    source::Source,
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

/// Lints what was named.
pub fn run(args: &Args) -> Outcome {
    if args.sentences {
        return sentences::run();
    }
    let mut linter = Linter {
        fix: args.fix,
        batch: Batch::new(Tool::Lint),
        fixed_stdin: None,
    };
    for input in linter.batch.inputs(&args.paths) {
        linter.lint(&input);
    }
    let fixed_stdin = linter.fixed_stdin.as_deref();
    linter.batch.finish(args.format, args.fail_on, fixed_stdin)
}

struct Linter {
    fix: bool,
    batch: Batch,
    /// Standard input as it reads after fixing.
    fixed_stdin: Option<String>,
}

impl Linter {
    fn lint(&mut self, input: &Input) {
        let Some((source, settings)) = self.batch.read(input) else {
            return;
        };
        let config = &settings.policy.wording;
        let (source, checked, fixed) = if self.fix {
            fix::apply(source, |source| source.check(config))
        } else {
            let checked = source.check(config);
            (source, checked, 0)
        };
        if self.fix {
            self.write(input, &source, fixed);
        }
        self.batch.add(FileReport {
            name: input.name(),
            path: input.path().map(ToOwned::to_owned),
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
                    self.batch.trouble::<()>(Trouble {
                        name: input.name(),
                        message: format!(
                            "The fixes cannot be written: {reason}. The file is as it was."
                        ),
                    });
                }
            }
        }
    }
}
