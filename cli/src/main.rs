//! The linter and the formats of Unblame as a command.

mod batch;
mod catalogue;
mod check;
mod config;
mod convert;
mod explain;
mod files;
mod lint;
mod nearest;
mod output;
mod report;
mod rules;
#[cfg(test)]
mod sample;
mod source;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Finds blame language and contradictions in post-mortems, says why they matter, and offers
/// better sentences.
///
/// Nothing leaves this machine. `unblame COMMAND --help` tells more about each command.
#[derive(Debug, Parser)]
#[command(
    name = "unblame",
    version,
    propagate_version = true,
    max_term_width = 100
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Lint(lint::Args),
    Check(check::Args),
    Convert(convert::Args),
    Rules(rules::Args),
    Explain(explain::Args),
}

/// How a command ended; clap's own errors end as `Trouble` does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Clean = 0,
    Findings = 1,
    /// Something could not be read or written, and standard error says what.
    Trouble = 2,
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Lint(args) => lint::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Convert(args) => convert::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Explain(args) => explain::run(&args),
    };
    ExitCode::from(outcome as u8)
}
