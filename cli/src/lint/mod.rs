//! `unblame lint`.

mod sentences;

use std::process::ExitCode;

/// Look for wording that blames.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Read sentences as JSON lines from standard input and write their findings as JSON lines.
    #[arg(long, required = true)]
    sentences: bool,
}

/// Runs the command; the exit status is 0 or, where something cannot be read, 2.
pub fn run(args: &Args) -> ExitCode {
    if args.sentences {
        return match sentences::run(std::io::stdin().lock(), std::io::stdout().lock()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(problem) => {
                eprintln!("{problem}");
                ExitCode::from(2)
            }
        };
    }
    ExitCode::SUCCESS
}
