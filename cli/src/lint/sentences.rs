//! `unblame lint --sentences`: JSON lines in, JSON lines out.

use std::{
    io::{self, BufRead, BufWriter, ErrorKind, Write},
    path::Path,
};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use unblame::{
    document::Section,
    finding::{Finding, Fix},
    lint::{self, Context, People, config::Config},
};

use crate::{Outcome, config::Configs, output::say};

/// One line of the input.
#[derive(Debug, Deserialize)]
struct Sentence {
    #[serde(default)]
    id: Value,
    text: String,
    #[serde(default)]
    context_section: String,
}

#[derive(Debug, Serialize)]
struct Answer {
    id: Value,
    findings: Vec<Found>,
}

/// A finding with its positions in code points of the sentence.
#[derive(Debug, Serialize)]
struct Found {
    rule: &'static str,
    class: &'static str,
    severity: &'static str,
    start: usize,
    end: usize,
    message: String,
    fixes: Vec<Offered>,
}

#[derive(Debug, Serialize)]
struct Offered {
    label: String,
    start: usize,
    end: usize,
    with: String,
    needs_facts: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    action: Option<String>,
}

/// Answers every line of standard input.
pub fn run() -> Outcome {
    let config = match Configs::default().for_folder(Path::new(".")) {
        Ok(config) => config,
        Err(trouble) => {
            say(&trouble.to_string());
            return Outcome::Trouble;
        }
    };
    let out = BufWriter::new(io::stdout().lock());
    match answer_all(io::stdin().lock(), out, &config.policy.wording) {
        Ok(outcome) => outcome,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Outcome::Clean,
        Err(error) => {
            say(&format!("The sentences could not be passed on: {error}."));
            Outcome::Trouble
        }
    }
}

fn answer_all(input: impl BufRead, mut out: impl Write, config: &Config) -> io::Result<Outcome> {
    let mut people = People::default();
    config.add_to(&mut people);
    let mut outcome = Outcome::Clean;
    for (number, line) in input.split(b'\n').enumerate() {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice::<Sentence>(&line) {
            Ok(sentence) => {
                let answer = answer(sentence, &people, config);
                serde_json::to_writer(&mut out, &answer)?;
                out.write_all(b"\n")?;
            }
            Err(error) => {
                say(&format!("Line {} is no sentence: {error}.", number + 1));
                outcome = Outcome::Trouble;
            }
        }
    }
    out.flush()?;
    Ok(outcome)
}

fn answer(sentence: Sentence, people: &People, config: &Config) -> Answer {
    let Sentence {
        id,
        text,
        context_section,
    } = sentence;
    let context = Context {
        section: section(&context_section),
        question: false,
        people,
    };
    let findings = config.filter(lint::lint_text(&text, &context));
    let findings = findings.into_iter().map(|finding| found(finding, &text));
    Answer {
        id,
        findings: findings.collect(),
    }
}

/// The section of this name; a summary where there is none.
fn section(name: &str) -> Section {
    match name {
        "root_cause" => Section::Causes,
        "actions" => Section::Actions,
        name => Section::from_key(name).unwrap_or(Section::Summary),
    }
}

fn found(finding: Finding, text: &str) -> Found {
    let points = |byte: usize| text.get(..byte).unwrap_or(text).chars().count();
    let offered = |fix: &Fix| Offered {
        label: fix.label.to_string(),
        start: points(fix.range.start),
        end: points(fix.range.end),
        with: fix.with.clone(),
        needs_facts: fix.needs_facts,
        action: fix.action.clone(),
    };
    Found {
        rule: finding.rule,
        class: finding.kind.key(),
        severity: finding.severity.key(),
        start: points(finding.range.start),
        end: points(finding.range.end),
        message: finding.message().to_owned(),
        fixes: finding.fixes.iter().map(offered).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_go_by_their_keys_and_by_the_names_of_the_labellers() {
        assert_eq!(section("root_cause"), Section::Causes);
        assert_eq!(section("action_items"), Section::Actions);
        assert_eq!(section("timeline"), Section::Timeline);
        assert_eq!(section(""), Section::Summary);
    }
}
