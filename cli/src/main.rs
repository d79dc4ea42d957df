//! The linter as a command.

mod lint;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Blameless post-mortems, in the shell and in CI.
#[derive(Debug, Parser)]
#[command(name = "unblame", version)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Lint(lint::Args),
}

fn main() -> ExitCode {
    match Args::parse().command {
        Command::Lint(args) => lint::run(&args),
    }
}
