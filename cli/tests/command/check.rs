//! `unblame check`.

use super::{folder, unblame_in};

/// A post-mortem whose summary and head disagree, and whose times do.
const REPORT: &str = "\
# Checkout stopped for all users

- **Date of incident:** 2025-12-05
- **Start (UTC):** 14:00
- **End (UTC):** 14:32
- **Severity:** Major
- **Author(s):** Robin Example
- **Post-mortem date:** 2025-12-08

## Executive Summary

On 2025-12-05 checkout was down for 45 minutes, and 2,000 users saw errors, because a pool ran empty.

## Timeline

| Time (UTC) | Event |
| --- | --- |
| 14:05 | The page is taken |
| 14:00 | An alert fires |
| 14:32 | Errors stop |
";

fn check(text: &str, args: &[&str]) -> super::Ran {
    let files = folder(&[("a.md", text)]);
    let all = [&["check", "--today", "2025-12-09", "a.md"], args].concat();
    unblame_in(files.path(), &all, b"")
}

#[test]
fn findings_stand_at_their_words() {
    let ran = check(REPORT, &["--format", "json"]);
    assert_eq!(ran.status, 1);
    let report = ran.json();
    let findings = report["files"][0]["findings"].as_array().expect("a list");
    let find = |rule: &str| {
        let mut found = findings.iter().filter(|finding| finding["rule"] == rule);
        let first = found
            .next()
            .unwrap_or_else(|| panic!("{rule}: {findings:#?}"));
        assert!(found.next().is_none(), "{rule} is there once");
        first
    };
    let duration = find("duration-differs");
    assert_eq!(duration["text"], "45 minutes");
    assert_eq!(duration["section"], "summary");
    assert_eq!(duration["class"], "metrics");
    assert_eq!(duration["remedies"][0]["label"], "Write 32 minutes here");
    let line = REPORT.lines().position(|line| line.contains("45 minutes"));
    assert_eq!(duration["start"]["line"], line.map_or(0, |line| line + 1));
    assert_eq!(find("event-out-of-order")["text"], "14:00");
    let missing = find("unmarked-milestone");
    assert_eq!(missing["text"], "## Timeline");
}

#[test]
fn the_same_is_found_in_json() {
    let files = folder(&[("a.md", REPORT)]);
    let json = unblame_in(files.path(), &["convert", "--to", "json", "a.md"], b"").out;
    std::fs::write(files.path().join("a.json"), json).expect("it can be written");
    let rules = |name: &str| {
        let args = ["check", "--today", "2025-12-09", "--format", "json", name];
        let report = unblame_in(files.path(), &args, b"").json();
        let findings = report["files"][0]["findings"]
            .as_array()
            .expect("a list")
            .clone();
        let mut rules: Vec<(String, String)> = findings
            .iter()
            .map(|finding| (finding["rule"].to_string(), finding["message"].to_string()))
            .collect();
        rules.sort();
        (rules, findings)
    };
    let ((markdown, _), (json, findings)) = (rules("a.md"), rules("a.json"));
    assert_eq!(markdown, json);
    let words = findings
        .iter()
        .find(|one| one["rule"] == "duration-differs");
    assert_eq!(words.map(|one| &one["text"]), Some(&"45 minutes".into()));
}

#[test]
fn due_times_are_counted_from_the_day_that_is_given() {
    let open = REPORT.replace("2025-12-08", "");
    let is_due = |today: &str| {
        let files = folder(&[("a.md", &open)]);
        let args = ["check", "--today", today, "--format", "json", "a.md"];
        let ran = unblame_in(files.path(), &args, b"");
        ran.out.contains("\"past-due\"")
    };
    assert!(!is_due("2025-12-12"));
    assert!(is_due("2025-12-13"));
    assert!(!is_due("2025-12-12 14:31"));
    let files = folder(&[("a.md", REPORT)]);
    let ran = unblame_in(files.path(), &["check", "--today", "tomorrow", "a.md"], b"");
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("write it as 2025-12-10"), "{}", ran.err);
}

#[test]
fn a_team_settles_how_loud_checks_are_and_what_is_asked() {
    let settings = "[limits]\nsummary_words = 5\n[rules]\nmissing-fact = \"off\"\n\
                    duration-differs = \"hint\"\n[[severities]]\nname = \"P1\"\ndue_hours = 2\n";
    let report = REPORT.replace("Major", "P1");
    let files = folder(&[(".unblame.toml", settings), ("a.md", &report)]);
    let args = ["check", "--today", "2025-12-09", "--format", "json", "a.md"];
    let ran = unblame_in(files.path(), &args, b"").json();
    let findings = ran["files"][0]["findings"].as_array().expect("a list");
    let level = |rule: &str| {
        let found = findings.iter().find(|finding| finding["rule"] == rule);
        found.and_then(|finding| finding["severity"].as_str())
    };
    assert_eq!(level("duration-differs"), Some("hint"));
    assert_eq!(level("summary-too-long"), Some("warning"));
    assert_eq!(level("past-due"), Some("warning"));
    let wrong = folder(&[(".unblame.toml", "[limits]\nwords = 5\n"), ("a.md", REPORT)]);
    let ran = unblame_in(wrong.path(), &["check", "a.md"], b"");
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("There is no setting \"limits.words\""),
        "{}",
        ran.err
    );
}

#[test]
fn every_form_tells_the_same() {
    let text = check(REPORT, &[]);
    assert!(
        text.out
            .contains("warning[duration-differs]: Here it is 45 minutes"),
        "{}",
        text.out
    );
    assert!(
        text.out.contains("= help: Write 32 minutes here"),
        "{}",
        text.out
    );
    let github = check(REPORT, &["--format", "github"]);
    assert!(
        github.out.contains("title=duration-differs::"),
        "{}",
        github.out
    );
    let sarif = check(REPORT, &["--format", "sarif"]).json();
    let run = &sarif["runs"][0];
    let result = run["results"].as_array().and_then(|results| {
        let mut results = results.iter();
        results.find(|result| result["ruleId"] == "duration-differs")
    });
    let index = result
        .and_then(|result| result["ruleIndex"].as_u64())
        .expect("it is listed");
    let index = usize::try_from(index).expect("a small number");
    assert_eq!(
        run["tool"]["driver"]["rules"][index]["id"],
        "duration-differs"
    );
}

#[test]
fn what_is_silenced_in_the_file_stays_silent() {
    let files = folder(&[("a.md", REPORT)]);
    let json = unblame_in(files.path(), &["convert", "--to", "json", "a.md"], b"").out;
    let mut value: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    value["silenced"] = serde_json::json!([{
        "id": "00000000000000aa", "rule": "duration-differs", "scope": "once", "text": "summary",
        "sentence": "45 minutes \u{2013} start and end make it 32 minutes", "reason": "Rounded."
    }]);
    std::fs::write(files.path().join("a.json"), value.to_string()).expect("it can be written");
    let args = [
        "check",
        "--today",
        "2025-12-09",
        "--format",
        "json",
        "a.json",
    ];
    let report = unblame_in(files.path(), &args, b"").json();
    assert_eq!(report["files"][0]["silenced"], 1);
    assert!(!report.to_string().contains("\"duration-differs\""));
}
