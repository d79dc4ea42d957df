//! `unblame check`.

use std::{path::PathBuf, time::SystemTime};

use unblame::{
    document::moment::{read_date, read_moment},
    review::{Context, review},
};

use crate::{
    Outcome,
    batch::{Batch, FailOn},
    report::{FileReport, Format, Tool},
    source::Moment,
};

/// Hold post-mortems against themselves and against what their severity asks
///
/// Is every fact there, do the numbers agree, does every cause have its action? `unblame lint` is
/// about how things are said, this about what is said.
///
/// Severities, thresholds and words come from the `.unblame.toml` in the folder of a file or
/// above it; so does how loud each check is, under [rules].
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Exit status: 0 where nothing was found, 1 where something was found that --fail-on counts, 2 where \
a file could not be read; the other files are checked all the same.")]
pub struct Args {
    /// Files, folders with Markdown and JSON files in them, or - for standard input
    #[arg(value_name = "FILE|FOLDER|-", required = true)]
    paths: Vec<PathBuf>,

    /// How findings are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// The least severity that makes the exit status 1
    #[arg(long, value_enum, default_value_t = FailOn::Warning, value_name = "SEVERITY")]
    fail_on: FailOn,

    /// Count due times from this date, or date and time in UTC, instead of from now
    #[arg(long, value_name = "DATE", value_parser = moment)]
    today: Option<Moment>,
}

/// Checks what was named.
pub fn run(args: &Args) -> Outcome {
    let now = args.today.unwrap_or_else(now);
    let mut batch = Batch::new(Tool::Check);
    for input in batch.inputs(&args.paths) {
        let Some((source, settings)) = batch.read(&input) else {
            continue;
        };
        let context = Context::new(&source.document, &settings.policy, now);
        let findings = review(&source.document, &context);
        let checked = source.checked(findings);
        batch.add(FileReport {
            name: input.name(),
            path: input.path().map(ToOwned::to_owned),
            source,
            checked,
            fixed: 0,
        });
    }
    batch.finish(args.format, args.fail_on, None)
}

/// `2025-12-10`, at noon, or `2025-12-10 09:00`.
fn moment(text: &str) -> Result<Moment, String> {
    let day = read_date(text).and_then(|date| date.and_hms_opt(12, 0, 0));
    let full = || {
        let moment = read_moment(text)?;
        moment.utc(moment.date?)
    };
    day.or_else(full)
        .ok_or_else(|| "write it as 2025-12-10 or 2025-12-10 09:00".to_owned())
}

fn now() -> Moment {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let seconds = since.map_or(0, |since| since.as_secs());
    let now = chrono::DateTime::from_timestamp(i64::try_from(seconds).unwrap_or_default(), 0);
    now.unwrap_or_default().naive_utc()
}
