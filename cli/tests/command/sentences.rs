//! `unblame lint --sentences`.

use serde_json::{Value, json};

use super::{folder, unblame_in};

fn answers(input: &str) -> (i32, Vec<Value>, String) {
    let files = folder(&[]);
    let ran = unblame_in(files.path(), &["lint", "--sentences"], input.as_bytes());
    let lines = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("a JSON line"));
    (ran.status, lines.collect(), ran.err)
}

#[test]
fn each_sentence_gets_its_findings_in_code_points() {
    let text = "👩‍💻 e\u{301}: John deployed the bad code.";
    let input = format!(
        "{}\n\n{}\r\n",
        json!({"id": "a", "text": text, "context_section": "root_cause", "labels": []}),
        json!({"id": 7, "text": "The disk filled up."}),
    );
    let (status, answers, err) = answers(&input);
    assert_eq!((status, err.as_str()), (0, ""));
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[0]["id"], "a");
    assert_eq!(answers[1], json!({"id": 7, "findings": []}));
    let finding = &answers[0]["findings"][0];
    assert_eq!(finding["rule"], "person-as-cause");
    assert_eq!(finding["class"], "person-as-cause");
    let start = finding["start"].as_u64().expect("a number") as usize;
    let end = finding["end"].as_u64().expect("a number") as usize;
    let words: String = text.chars().skip(start).take(end - start).collect();
    assert!(words.starts_with("John deployed"), "{words}");
    assert_eq!(start, 8);
    assert!(finding["fixes"].is_array());
}

#[test]
fn a_line_that_is_no_sentence_is_said_and_the_others_are_answered() {
    let (status, answers, err) = answers("{\"id\": 1}\n\u{0}\n{\"id\": 2, \"text\": \"x\"}\n");
    assert_eq!(status, 2);
    assert_eq!(answers, [json!({"id": 2, "findings": []})]);
    assert!(
        err.contains("Line 1 is no sentence: missing field `text`"),
        "{err}"
    );
    assert!(err.contains("Line 2 is no sentence"), "{err}");
}
