//! `unblame convert`.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use unblame::{document::Postmortem, export::html, import, json, markdown};

use crate::{
    Outcome,
    files::{self, Input, STDIN},
    output::{print, say},
    source::ids,
};

/// Turn a post-mortem into Markdown, JSON or HTML
///
/// Post-mortems of other templates are sorted by their headings; what fits nowhere goes to the
/// unsorted notes, so that no word is lost, and standard error says what that was.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A Markdown or JSON file, or - for standard input
    #[arg(value_name = "FILE|-")]
    file: PathBuf,

    /// What it becomes
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: Format,

    /// Write to this file instead of to standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Markdown for people and wikis
    Md,
    /// Markdown that also keeps what a reader does not see, and is read back equal
    FullMd,
    /// The format of the app
    Json,
    /// A web page of its own
    Html,
}

/// Converts one file.
pub fn run(args: &Args) -> Outcome {
    match convert(args) {
        Ok(()) => Outcome::Clean,
        Err(problem) => {
            say(&problem);
            Outcome::Trouble
        }
    }
}

fn convert(args: &Args) -> Result<(), String> {
    let input = match &args.file {
        path if path.as_os_str() == STDIN => Input::Stdin,
        path => Input::Named(path.clone()),
    };
    let name = input.name();
    let read = input.read();
    let bytes = read.map_err(|error| format!("{name}: {}", files::unreadable(&error)))?;
    let imported =
        import::read_bytes(&bytes, &mut ids(&bytes)).map_err(|error| format!("{name}: {error}"))?;
    for problem in &imported.problems {
        say(&format!("{name}: {problem}"));
    }
    let text = written(&imported.postmortem, args.to);
    match &args.output {
        None => print(&text).map_err(|_| "Nothing was converted.".to_owned()),
        Some(output) if is_same(output, input.path()) => Err(format!(
            "{}: This is the file that is read. Name another for the output.",
            output.display()
        )),
        Some(output) => files::write(output, &text).map_err(|error| {
            let reason = files::reason(&error);
            format!("{}: It cannot be written: {reason}.", output.display())
        }),
    }
}

fn written(postmortem: &Postmortem, format: Format) -> String {
    match format {
        Format::Md => markdown::write_clean(postmortem),
        Format::FullMd => markdown::write_full(postmortem),
        Format::Json => json::to_json(postmortem),
        Format::Html => html::page(postmortem),
    }
}

/// Whether both are one file: a conversion may leave out what only the source has.
fn is_same(output: &Path, input: Option<&Path>) -> bool {
    let whole = |path: &Path| path.canonicalize().ok();
    input.is_some_and(|input| whole(output).is_some() && whole(output) == whole(input))
}
