//! How many tests passed and failed, read from what the test runners print.

use std::fmt;
use std::io::{BufRead, BufReader};
use std::ops::AddAssign;
use std::process::{Command, Stdio};

use crate::outcome::{Outcome, Problem, While};

/// Tests that ran.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub passed: usize,
    pub failed: usize,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Runs a test runner with its output shown, and counts.
pub fn run_tests(command: &mut Command) -> (Count, Outcome) {
    let mut count = Count::default();
    let outcome = follow(command, &mut count);
    (count, outcome)
}

fn follow(command: &mut Command, count: &mut Count) -> Outcome {
    let mut runner = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .or_say("start the tests")?;
    if let Some(output) = runner.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.or_say("read what the tests print")?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            *count += result(&line).unwrap_or_default();
        }
    }
    let status = runner.wait().or_say("wait for the tests")?;
    if status.success() {
        Ok(())
    } else {
        Err(Problem::new(format!("The tests failed ({status}).")))
    }
}

/// Reads a line like `test result: ok. 3 passed; 0 failed; 0 ignored; ...`.
fn result(line: &str) -> Option<Count> {
    let rest = line.trim().strip_prefix("test result: ")?;
    let (_, counts) = rest.split_once(". ")?;
    let number = |what: &str| {
        counts
            .split(';')
            .find_map(|part| part.trim().strip_suffix(what)?.trim().parse().ok())
    };
    Some(Count {
        passed: number("passed")?,
        failed: number("failed")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_closing_line_of_a_runner() {
        let line =
            "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 1 filtered out";
        assert_eq!(
            result(line),
            Some(Count {
                passed: 12,
                failed: 3
            })
        );
        assert_eq!(result("test a ... ok"), None);
    }
}
