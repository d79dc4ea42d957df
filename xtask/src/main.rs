//! The project's own tasks: `cargo xtask serve`, `test`, `dist`, `size`, `bench`.

mod outcome;
mod places;
mod run;
mod setup;

use std::process::ExitCode;

use outcome::{Outcome, Problem};

fn main() -> ExitCode {
    match task() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn task() -> Outcome {
    let mut args = std::env::args().skip(1);
    match args.next().as_deref() {
        Some("setup") => {
            setup::page_tools()?;
            setup::drivers()?;
            setup::axe()?;
            Ok(())
        }
        _ => Err(Problem::new("?")),
    }
}
