//! Findings as one JSON object; docs/command-line.md describes it.

use serde_json::{Value, json};
use unblame::{
    finding::{FixKind, Kind, Severity},
    review,
};

use super::{FileReport, Report};
use crate::source::{Found, Lines, Position};

/// The version of the object's shape.
const VERSION: u32 = 1;

pub fn write(report: &Report) -> String {
    let trouble =
        |trouble: &super::Trouble| json!({"path": trouble.name, "message": trouble.message});
    let object = json!({
        "version": VERSION,
        "tool": {"name": "unblame", "version": env!("CARGO_PKG_VERSION")},
        "files": report.files.iter().map(file).collect::<Vec<_>>(),
        "troubles": report.troubles.iter().map(trouble).collect::<Vec<_>>(),
        "summary": {
            "files": report.files.len(),
            "error": report.count(Severity::Error),
            "warning": report.count(Severity::Warning),
            "hint": report.count(Severity::Hint),
            "silenced": report.silenced(),
            "fixed": report.fixed(),
        },
    });
    format!("{object:#}\n")
}

fn file(file: &FileReport) -> Value {
    let lines = Lines::of(&file.source.text);
    let findings = file.checked.found.iter();
    json!({
        "path": file.name,
        "form": file.source.form.key(),
        "english": !file.checked.is_foreign,
        "findings": findings.map(|found| finding(file, &lines, found)).collect::<Vec<_>>(),
        "silenced": file.checked.silenced,
        "fixed": file.fixed,
    })
}

fn finding(file: &FileReport, lines: &Lines<'_>, found: &Found) -> Value {
    let finding = &found.finding;
    let fixes = finding.fixes.iter().zip(&found.fixes).map(|(fix, there)| {
        json!({
            "kind": kind(fix.kind),
            "label": fix.label,
            "range": {"start": there.range.start, "end": there.range.end},
            "with": there.with,
            "reads": there.reads,
            "needs_facts": fix.needs_facts,
            "action": fix.action,
            "automatic": there.is_automatic,
        })
    });
    let mut object = json!({
        "rule": finding.rule,
        "class": finding.kind.key(),
        "severity": finding.severity.key(),
        "message": finding.message(),
        "why": finding.why,
        "instead": finding.instead,
        "source": finding.source,
        "section": found.section.key(),
        "text": file.source.text.get(found.range.clone()),
        "range": {"start": found.range.start, "end": found.range.end},
        "start": position(lines.position(found.range.start)),
        "end": position(lines.position(found.range.end)),
        "sentence": {"start": found.sentence.start, "end": found.sentence.end},
        "fixes": fixes.collect::<Vec<_>>(),
    });
    if let Kind::Content(_) = finding.kind {
        let remedies = finding.remedies.iter().map(
            |remedy| json!({"label": remedy.label, "needs_facts": review::is_blank_left(remedy)}),
        );
        object["remedies"] = remedies.collect();
    }
    object
}

fn position(position: Position) -> Value {
    json!({"line": position.line, "column": position.column})
}

const fn kind(kind: FixKind) -> &'static str {
    match kind {
        FixKind::Remove => "remove",
        FixKind::Reword => "reword",
        FixKind::Rewrite => "rewrite",
    }
}

#[cfg(test)]
mod tests {
    use snapbox::{assert_data_eq, str};

    use super::*;
    use crate::sample::{TEXT, report};

    #[test]
    fn the_object_is_the_documented_one() {
        let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
        let json = write(&report("notes.md", TEXT)).replace(&version, "\"version\": \"1.2.3\"");
        assert_data_eq!(
            json,
            str![[r#"
{
  "files": [
    {
      "english": true,
      "findings": [
        {
          "class": "opinion",
          "end": {
            "column": 22,
            "line": 5
          },
          "fixes": [
            {
              "action": null,
              "automatic": true,
              "kind": "reword",
              "label": "Say it so",
              "needs_facts": false,
              "range": {
                "end": 45,
                "start": 42
              },
              "reads": "😀 It was a | worse.",
              "with": "a | worse"
            }
          ],
          "instead": "Say another.",
          "message": "A word.",
          "range": {
            "end": 45,
            "start": 42
          },
          "rule": "a-word",
          "section": "summary",
          "sentence": {
            "end": 46,
            "start": 30
          },
          "severity": "warning",
          "source": "A book.",
          "start": {
            "column": 19,
            "line": 5
          },
          "text": "bad",
          "why": "It is one, by 100 %."
        },
        {
          "class": "opinion",
          "end": {
            "column": 15,
            "line": 11
          },
          "fixes": [
            {
              "action": "Find out.",
              "automatic": false,
              "kind": "reword",
              "label": "Say it so",
              "needs_facts": true,
              "range": {
                "end": 100,
                "start": 96
              },
              "reads": "[who?]",
              "with": "[who?]"
            }
          ],
          "instead": "Say another.",
          "message": "A word.",
          "range": {
            "end": 100,
            "start": 96
          },
          "rule": "a-word",
          "section": "timeline",
          "sentence": {
            "end": 100,
            "start": 96
          },
          "severity": "error",
          "source": "A book.",
          "start": {
            "column": 11,
            "line": 11
          },
          "text": "John",
          "why": "It is one, by 100 %."
        }
      ],
      "fixed": 0,
      "form": "markdown",
      "path": "notes.md",
      "silenced": 0
    }
  ],
  "summary": {
    "error": 1,
    "files": 1,
    "fixed": 0,
    "hint": 0,
    "silenced": 0,
    "warning": 1
  },
  "tool": {
    "name": "unblame",
    "version": "1.2.3"
  },
  "troubles": [
    {
      "message": "It cannot be read: there is no such file or folder.",
      "path": "gone.md"
    }
  ],
  "version": 1
}

"#]]
        );
    }
}
