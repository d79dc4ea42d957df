//! The forms of a report that machines read.

use serde_json::Value;
use unblame::lint;

use super::{BLAME, fixtures, folder, unblame, unblame_in};

#[test]
fn json_tells_everything_about_a_finding() {
    let source = std::fs::read_to_string(fixtures().join("blame.md")).expect("it is there");
    let ran = unblame(&["lint", "--format", "json", "blame.md", "gone.md"]);
    assert_eq!(ran.status, 2);
    let report = ran.json();
    assert_eq!(report["version"], 1);
    assert_eq!(report["tool"]["name"], "unblame");
    assert_eq!(report["troubles"][0]["path"], "gone.md");
    assert_eq!(report["summary"]["error"], 2);
    let file = &report["files"][0];
    assert_eq!(file["path"], "blame.md");
    assert_eq!(file["form"], "markdown");
    assert_eq!(file["english"], true);
    let finding = &file["findings"][1];
    assert_eq!(finding["rule"], "person-as-cause");
    assert_eq!(finding["class"], "person-as-cause");
    assert_eq!(finding["section"], "timeline");
    let rule = lint::rule("person-as-cause").expect("there is such a rule");
    assert_eq!(finding["why"], rule.why);
    assert_eq!(finding["instead"], rule.instead);
    assert_eq!(finding["source"], rule.source);
    assert_eq!(finding["start"]["line"], 15);
    let bytes = |range: &Value| {
        let at = |end: &str| range[end].as_u64().expect("a number") as usize;
        &source[at("start")..at("end")]
    };
    assert_eq!(
        bytes(&finding["range"]),
        finding["text"].as_str().expect("a text")
    );
    assert!(finding["fixes"].is_array());
}

#[test]
fn sarif_has_what_code_scanning_needs() {
    let ran = unblame(&["lint", "--format", "sarif", "blame.md", "gone.md"]);
    let log = ran.json();
    assert_eq!(log["version"], "2.1.0");
    assert!(
        log["$schema"]
            .as_str()
            .is_some_and(|url| url.contains("sarif-schema-2.1.0"))
    );
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let notes = &run["invocations"][0]["toolExecutionNotifications"];
    assert!(
        notes[0]["message"]["text"]
            .as_str()
            .is_some_and(|text| text.starts_with("gone.md:"))
    );

    let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
    assert_eq!(rules.len(), lint::rules().len());
    for rule in rules {
        for text in [
            "/shortDescription/text",
            "/fullDescription/text",
            "/help/text",
        ] {
            assert!(
                rule.pointer(text)
                    .and_then(Value::as_str)
                    .is_some_and(|text| !text.is_empty())
            );
        }
        let level = rule
            .pointer("/defaultConfiguration/level")
            .and_then(Value::as_str);
        assert!(
            matches!(level, Some("error" | "warning" | "note")),
            "{rule}"
        );
    }

    let results = run["results"].as_array().expect("a list");
    assert_eq!(results.len(), 2);
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("a number") as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(result["message"]["text"].is_string());
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "blame.md");
        let region = &place["region"];
        let number = |name: &str| region[name].as_u64().expect("a number");
        let (start, end) = (number("startColumn"), number("endColumn"));
        assert!(number("startLine") == number("endLine") && 1 <= start && start < end);
    }
    // The woman at the computer is three code points.
    let region = &results[1]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (&region["startLine"], &region["startColumn"]),
        (&15.into(), &19.into())
    );
}

#[test]
fn github_gets_a_command_for_each_finding() {
    let files = folder(&[("a,b.md", &format!("100 % full.\n\n{BLAME}\n"))]);
    let ran = unblame_in(
        files.path(),
        &["lint", "--format", "github", "a,b.md", "gone.md"],
        b"",
    );
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), 2, "{}", ran.out);
    assert!(
        lines[0].starts_with("::error file=gone.md::It cannot be read"),
        "{}",
        lines[0]
    );
    assert!(
        lines[1].starts_with("::error file=a%2Cb.md,line=3,endLine=3,col=1,endColumn="),
        "{}",
        lines[1]
    );
    assert!(
        lines[1].contains(",title=person-as-cause::"),
        "{}",
        lines[1]
    );
}
