//! A small linter with fixes of every kind, for tests that are about the command and not about
//! the rules.

use unblame::{
    finding::{Class, Finding, Fix, FixKind, Kind, Severity},
    lint::config::Config,
};

use crate::{
    report::{FileReport, Report, Tool, Trouble},
    source::{Checked, Source},
};

/// A file with this text.
pub fn source(text: &str) -> Source {
    Source::read(text.as_bytes(), false).expect("the text can be read")
}

/// What the small linter says of it.
pub fn check(source: &Source) -> Checked {
    source.check_by(&Config::default(), |text, _| findings(text))
}

/// A report on a file of this name and text, and on one that could not be read.
pub fn report(name: &str, text: &str) -> Report {
    let source = source(text);
    let checked = check(&source);
    Report {
        tool: Tool::Lint,
        files: vec![FileReport {
            name: name.to_owned(),
            path: Some(name.into()),
            source,
            checked,
            fixed: 0,
        }],
        troubles: vec![Trouble {
            name: "gone.md".to_owned(),
            message: "It cannot be read: there is no such file or folder.".to_owned(),
        }],
    }
}

fn findings(text: &str) -> Vec<Finding> {
    let fixes = [
        ("bad", Severity::Warning, fix("a | worse", false, None)),
        ("quote", Severity::Hint, fix("\"\n\"", false, None)),
        ("grow", Severity::Hint, fix("growth", false, None)),
        (
            "John",
            Severity::Error,
            fix("[who?]", true, Some("Find out.")),
        ),
    ];
    let found = fixes.iter().flat_map(|(words, severity, fix)| {
        text.match_indices(words).map(|(start, words)| {
            let range = start..start + words.len();
            let sentence = text[..start].rfind(". ").map_or(0, |dot| dot + 2);
            Finding {
                range: range.clone(),
                sentence: sentence..text.len(),
                what: "A word.".into(),
                why: "It is one, by 100 %.",
                instead: "Say another.",
                source: "A book.",
                fixes: vec![Fix {
                    range,
                    ..fix.clone()
                }],
                ..Finding::new("a-word", Kind::Wording(Class::Opinion), *severity)
            }
        })
    });
    found.collect()
}

fn fix(with: &str, needs_facts: bool, action: Option<&str>) -> Fix {
    Fix {
        kind: FixKind::Reword,
        label: "Say it so".into(),
        range: 0..0,
        with: with.to_owned(),
        needs_facts,
        action: action.map(str::to_owned),
    }
}

/// A text with a finding in prose behind a wide character and a tab, and one in a cell.
pub const TEXT: &str = "# Queue\n\n## Summary\n\nOne day. \u{1F600} It was\tbad.\n\n## Timeline\n\n| Time | Event |\n|--|--|\n| 14:05 | John |\n";
