//! `--sentences`: one JSON object a line in, one out, for scoring the linter.

use std::{
    fmt,
    io::{self, BufRead, Write},
};

use serde::{Deserialize, Serialize};
use unblame::{
    document::Section,
    finding::Finding,
    lint::{Context, People, lint_text},
};

/// A sentence as it comes in.
#[derive(Deserialize)]
struct Sentence {
    id: String,
    text: String,
    #[serde(default)]
    context_section: String,
}

/// What was found in it.
#[derive(Serialize)]
struct Found<'a> {
    id: &'a str,
    findings: Vec<Row>,
}

/// A finding; `start` and `end` are Unicode code points, the end exclusive.
#[derive(Serialize)]
struct Row {
    rule: &'static str,
    class: &'static str,
    start: usize,
    end: usize,
    message: &'static str,
    fixes: Vec<FixRow>,
}

#[derive(Serialize)]
struct FixRow {
    label: String,
    start: usize,
    end: usize,
    with: String,
    needs_facts: bool,
    action: Option<String>,
}

/// What went wrong, and what to do.
pub enum Problem {
    Line(usize, serde_json::Error),
    Io(io::Error),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(number, error) => write!(
                f,
                "Line {number} is no sentence: {error}. Each line is a JSON object with `id`, \
                 `text` and `context_section`."
            ),
            Self::Io(error) => write!(f, "The sentences could not be passed on: {error}."),
        }
    }
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Lints every line of `input`.
pub fn run(input: impl BufRead, mut output: impl Write) -> Result<(), Problem> {
    let people = People::default();
    for (index, line) in input.lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let sentence: Sentence =
            serde_json::from_str(&line).map_err(|error| Problem::Line(index + 1, error))?;
        let context = Context {
            section: section(&sentence.context_section),
            question: false,
            people: &people,
        };
        let findings = lint_text(&sentence.text, &context);
        let found = Found {
            id: &sentence.id,
            findings: findings.iter().map(|it| row(it, &sentence.text)).collect(),
        };
        serde_json::to_writer(&mut output, &found).map_err(io::Error::from)?;
        output.write_all(b"\n")?;
    }
    output.flush()?;
    Ok(())
}

/// The section that a sentence's `context_section` names; a summary where it names none.
fn section(name: &str) -> Section {
    match name {
        "root_cause" => Section::Causes,
        name => Section::from_key(name).unwrap_or(Section::Summary),
    }
}

fn row(finding: &Finding, text: &str) -> Row {
    Row {
        rule: finding.rule,
        class: finding.class.key(),
        start: code_points(text, finding.range.start),
        end: code_points(text, finding.range.end),
        message: finding.message(),
        fixes: finding
            .fixes
            .iter()
            .map(|fix| FixRow {
                label: fix.label.to_string(),
                start: code_points(text, fix.range.start),
                end: code_points(text, fix.range.end),
                with: fix.with.clone(),
                needs_facts: fix.needs_facts,
                action: fix.action.clone(),
            })
            .collect(),
    }
}

fn code_points(text: &str, byte: usize) -> usize {
    text.get(..byte).map_or(0, |before| before.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_code_points() {
        assert_eq!(code_points("\u{1F600}e\u{301}x", 4), 1);
        assert_eq!(code_points("\u{1F600}e\u{301}x", 7), 3);
    }

    #[test]
    fn a_line_that_is_no_sentence_is_named() {
        let problem = run("{}".as_bytes(), Vec::new())
            .err()
            .map(|it| it.to_string());
        assert!(problem.is_some_and(|text| text.starts_with("Line 1 is no sentence")));
    }
}
