//! The project's own tasks: `cargo xtask help` lists them.

mod bench;
mod driver;
mod new_rule;
mod outcome;
mod page;
mod places;
mod record;
mod run;
mod serve;
mod setup;
mod size;
mod test;

use std::process::ExitCode;

use outcome::{Outcome, Problem};

const HELP: &str = "\
Usage: cargo xtask TASK

  serve [--open] [--port N]   build the page and serve it on this machine
  test [STAGE] [FILTER]       run every test, or one stage: check, native, web, page, e2e, size
  dist                        build the page into dist/, for any static host
  size                        print what a first visit weighs, against the budget
  bench [NAME [PART]]         measure how fast it is, against the goals; all of it or one of:
                              native, page (its parts: typing, opening, visits), lighthouse
  record                      find out which functions of the program a first visit needs
  new-rule ID                 make the file of a linter's rule, and register it
  setup                       install every tool that the other tasks need

Whatever is missing is installed once per machine, outside this checkout.
UNBLAME_TOOLS names the folder for it.";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match task(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            if !problem.is_silent() {
                eprintln!("{problem}");
            }
            ExitCode::FAILURE
        }
    }
}

fn task(args: &[&str]) -> Outcome {
    match args {
        ["serve", options @ ..] => {
            let (port, open) = serve_options(options)?;
            serve::serve(port, open)
        }
        ["dist"] => {
            let dist = page::build()?;
            println!("The page is in {}.", dist.display());
            Ok(())
        }
        ["test"] => test::test(None, None),
        ["test", stage] => test::test(Some(stage), None),
        ["test", stage, filter] => test::test(Some(stage), Some(filter)),
        ["size"] => size::size(),
        ["record"] => record::record(),
        ["new-rule", id] => new_rule::new_rule(id),
        ["bench"] => bench::bench(None, None),
        ["bench", name] => bench::bench(Some(name), None),
        ["bench", name, part] => bench::bench(Some(name), Some(part)),
        ["setup"] => setup::everything(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(Problem::new(format!(
            "There is no task `{}`.\n\n{HELP}",
            args.join(" ")
        ))),
    }
}

fn serve_options(mut options: &[&str]) -> Outcome<(Option<u16>, bool)> {
    let (mut port, mut open) = (None, false);
    loop {
        options = match options {
            [] => return Ok((port, open)),
            ["--open", rest @ ..] => {
                open = true;
                rest
            }
            ["--port", number, rest @ ..] => {
                let number = number.parse().map_err(|_| {
                    Problem::new(format!("{number} is no port: it is a number up to 65535."))
                })?;
                port = Some(number);
                rest
            }
            [other, ..] => {
                return Err(Problem::new(format!(
                    "serve has no option {other}.\n\n{HELP}"
                )));
            }
        };
    }
}
