//! Findings as SARIF 2.1.0, which code-scanning tools read.

use std::{fmt::Write, ops::Range, path::Path};

use serde_json::{Value, json};
use unblame::finding::Severity;

use super::{FileReport, Report, Tool, Trouble};
use crate::{
    catalogue::{self, Entry},
    source::{Found, Lines},
};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub fn write(report: &Report) -> String {
    let rules = match report.tool {
        Tool::Lint => catalogue::rules(),
        Tool::Check => catalogue::checks(),
    };
    let results = report.files.iter().flat_map(|file| results(file, &rules));
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "unblame",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(described).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": report.troubles.is_empty(),
                "toolExecutionNotifications":
                    report.troubles.iter().map(notification).collect::<Vec<_>>(),
            }],
            "results": results.collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}\n")
}

fn described(rule: &Entry) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": format!("{} {}", rule.what, rule.why)},
        "help": {"text": format!("{}\n\n{}\n\nSource: {}", rule.why, rule.instead, rule.source)},
        "defaultConfiguration": {"level": level(rule.severity)},
        "properties": {"tags": [rule.kind]},
    })
}

fn notification(trouble: &Trouble) -> Value {
    json!({
        "level": "error",
        "message": {"text": trouble.to_string()},
    })
}

fn results(file: &FileReport, rules: &[Entry]) -> Vec<Value> {
    let lines = Lines::of(&file.source.text);
    let found = file.checked.found.iter();
    found
        .map(|found| result(file, &lines, found, rules))
        .collect()
}

fn result(file: &FileReport, lines: &Lines<'_>, found: &Found, rules: &[Entry]) -> Value {
    let finding = &found.finding;
    let index = rules.iter().position(|rule| rule.id == finding.rule);
    let artifact = json!({"uri": uri(file.path.as_deref())});
    let mut region = region(lines, &found.range);
    region["snippet"] = json!({"text": file.source.text.get(found.range.clone())});
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": {"text": format!("{} {}", finding.message(), finding.instead)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    });
    if let Some(index) = index {
        result["ruleIndex"] = json!(index);
    }
    let fixes: Vec<Value> = finding
        .fixes
        .iter()
        .zip(&found.fixes)
        .filter(|(fix, _)| fix.action.is_none())
        .filter_map(|(fix, there)| {
            let with = there.with.as_ref()?;
            Some(json!({
                "description": {"text": fix.label},
                "artifactChanges": [{
                    "artifactLocation": artifact,
                    "replacements": [{
                        "deletedRegion": self::region(lines, &there.range),
                        "insertedContent": {"text": with},
                    }],
                }],
            }))
        })
        .collect();
    if !fixes.is_empty() {
        result["fixes"] = Value::Array(fixes);
    }
    result
}

fn region(lines: &Lines<'_>, range: &Range<usize>) -> Value {
    let (start, end) = (lines.position(range.start), lines.position(range.end));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

/// A path as a reference: a relative one stays relative, so that it is found in any checkout.
fn uri(path: Option<&Path>) -> String {
    let Some(path) = path else {
        return "stdin".to_owned();
    };
    let name = path
        .to_string_lossy()
        .replace(std::path::MAIN_SEPARATOR, "/");
    let name = name.strip_prefix("./").unwrap_or(&name);
    let mut uri = match (path.is_absolute(), name.starts_with('/')) {
        (true, true) => "file://".to_owned(),
        (true, false) => "file:///".to_owned(),
        (false, _) => String::new(),
    };
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                uri.push(char::from(byte));
            }
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use snapbox::{assert_data_eq, str};

    use super::*;
    use crate::sample::{TEXT, report};

    #[test]
    fn results_have_places_and_fixes() {
        let log: Value = serde_json::from_str(&write(&report("a b.md", TEXT))).expect("it is JSON");
        let results = &log["runs"][0]["results"];
        assert_data_eq!(
            format!("{results:#}\n"),
            str![[r#"
[
  {
    "fixes": [
      {
        "artifactChanges": [
          {
            "artifactLocation": {
              "uri": "a%20b.md"
            },
            "replacements": [
              {
                "deletedRegion": {
                  "endColumn": 22,
                  "endLine": 5,
                  "startColumn": 19,
                  "startLine": 5
                },
                "insertedContent": {
                  "text": "a | worse"
                }
              }
            ]
          }
        ],
        "description": {
          "text": "Say it so"
        }
      }
    ],
    "level": "warning",
    "locations": [
      {
        "physicalLocation": {
          "artifactLocation": {
            "uri": "a%20b.md"
          },
          "region": {
            "endColumn": 22,
            "endLine": 5,
            "snippet": {
              "text": "bad"
            },
            "startColumn": 19,
            "startLine": 5
          }
        }
      }
    ],
    "message": {
      "text": "A word. Say another."
    },
    "ruleId": "a-word"
  },
  {
    "level": "error",
    "locations": [
      {
        "physicalLocation": {
          "artifactLocation": {
            "uri": "a%20b.md"
          },
          "region": {
            "endColumn": 15,
            "endLine": 11,
            "snippet": {
              "text": "John"
            },
            "startColumn": 11,
            "startLine": 11
          }
        }
      }
    ],
    "message": {
      "text": "A word. Say another."
    },
    "ruleId": "a-word"
  }
]

"#]]
        );
    }

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(uri(None), "stdin");
        assert_eq!(
            uri(Some(Path::new("./a b/\u{e9}#1.md"))),
            "a%20b/%C3%A9%231.md"
        );
        #[cfg(unix)]
        assert_eq!(uri(Some(Path::new("/a/b.md"))), "file:///a/b.md");
    }
}
