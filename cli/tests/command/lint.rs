//! `unblame lint`: what is read, what is said, and how it ends.

use std::process::{Command, Stdio};

use snapbox::{assert_data_eq, str};
use unblame::{
    document::{Id, Silence, SilenceScope},
    import, json, markdown,
};

use super::{BLAME, fixtures, folder, unblame, unblame_in};

#[test]
fn findings_read_like_those_of_a_compiler() {
    let ran = unblame(&["lint", "blame.md"]);
    assert_eq!(ran.status, 1);
    assert_data_eq!(
        &ran.out,
        str![[r#"
error[person-as-cause]: [..]
 --> blame.md:8:29
  |
8 | The queue's disk filled up. John deployed the bad code.
  |                             ^^^^^^^^^^^^^[..]
  |
  = why: [..]
  = instead: [..]
...

error[person-as-cause]: [..]
  --> blame.md:15:19
   |
15 | | 14:20 | 日本 👩‍💻: John deployed the bad code |
   |                    ^^^^^^^^^^^^^[..]
   |
   = why: [..]
   = instead: [..]
...

"#]],
    );
    assert_eq!(ran.err, "unblame: 2 errors in 1 file\n");
}

#[test]
fn a_clean_file_is_silent() {
    let ran = unblame(&["lint", "clean.md"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    assert_eq!(ran.err, "unblame: no findings in 1 file\n");
}

#[test]
fn a_folder_is_searched_for_postmortems() {
    let ran = unblame(&["lint", "--format", "json", "folder"]);
    let files: Vec<String> = ran.json()["files"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|file| file["path"].as_str().expect("a path").replace('\\', "/"))
        .collect();
    assert_eq!(files, ["folder/deep/two.markdown", "folder/one.md"]);
    assert_eq!(ran.status, 1);
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_linted() {
    let files = folder(&[("empty.md", ""), ("bad.md", BLAME)]);
    std::fs::write(files.path().join("binary.md"), b"a\xff\0b").expect("a file can be written");
    std::fs::write(files.path().join("nul.md"), b"a\0b").expect("a file can be written");
    std::fs::write(files.path().join("list.json"), b"{\"a\": [").expect("a file can be written");
    let ran = unblame_in(
        files.path(),
        &[
            "lint",
            "gone.md",
            "binary.md",
            "nul.md",
            "list.json",
            "empty.md",
            "bad.md",
        ],
        b"",
    );
    assert_eq!(ran.status, 2);
    assert_data_eq!(
        &ran.err,
        str![[r#"
unblame: gone.md: It cannot be read: there is no such file or folder.
unblame: binary.md: This is not a text file. [..]
unblame: nul.md: This is not a text file. [..]
unblame: list.json: This is not complete JSON: it cannot be read on from line 1, column 7. [..]
unblame: 1 error in 2 files

"#]],
    );
    assert!(ran.out.contains("bad.md:1:1"), "{}", ran.out);
}

#[test]
fn a_folder_may_hold_any_json() {
    let files = folder(&[
        ("a/list.json", "[\"John deployed the bad code.\"]"),
        ("a/commented.json", "{ // JSON with comments\n}"),
        ("a/package.json", "{\"name\": \"x\"}"),
        (
            "b/torn.json",
            "{\"format\": \"unblame/postmortem\", \"version\": 1, \"summ",
        ),
        (
            "b/newer.json",
            "{\"format\": \"unblame/postmortem\", \"version\": 999}",
        ),
    ]);
    let ran = unblame_in(files.path(), &["lint", "a"], b"");
    assert_eq!(
        (ran.status, ran.err.as_str()),
        (0, "unblame: no findings in 0 files\n")
    );
    // What was named, and what was meant to be a post-mortem, is told.
    let ran = unblame_in(files.path(), &["lint", "a/list.json", "b"], b"");
    assert_eq!(ran.status, 2);
    assert!(
        ran.err
            .contains("list.json: This is JSON, but not a post-mortem"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("newer.json: This was written by a newer"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("torn.json: This is not complete JSON"),
        "{}",
        ran.err
    );
}

#[test]
fn a_file_without_end_is_refused() {
    let ran = unblame_in(&fixtures(), &["lint", "-"], &vec![b'a'; 9_000_000]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("larger than 8 MB"), "{}", ran.err);
}

#[test]
fn standard_input_is_a_file_too() {
    let ran = unblame_in(&fixtures(), &["lint", "-"], BLAME.as_bytes());
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("--> <stdin>:1:1"), "{}", ran.out);
    let ran = unblame_in(&fixtures(), &["lint", "-"], b"");
    assert_eq!(ran.status, 0);
}

#[test]
fn the_exit_status_follows_the_severity_that_is_asked_for() {
    let files = folder(&[
        ("a.md", BLAME),
        (".unblame.toml", "[rules]\nperson-as-cause = \"hint\"\n"),
    ]);
    for (fail_on, status) in [("hint", 1), ("warning", 0), ("error", 0)] {
        let ran = unblame_in(files.path(), &["lint", "--fail-on", fail_on, "a.md"], b"");
        assert_eq!(ran.status, status, "{fail_on}");
        assert!(ran.out.starts_with("hint[person-as-cause]"), "{}", ran.out);
    }
}

#[test]
fn other_languages_are_left_alone_and_that_is_said_once() {
    let ran = unblame(&["lint", "german.md"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    assert!(
        ran.err
            .starts_with("unblame: german.md is not in English and was left alone.\n"),
        "{}",
        ran.err
    );
    let ran = unblame(&["lint", "german.md", "german.md", "german.md"]);
    assert_eq!(ran.err.matches("English").count(), 1, "{}", ran.err);
    assert!(
        ran.err.contains("german.md and 2 more files"),
        "{}",
        ran.err
    );
}

#[test]
fn what_a_document_silences_stays_silent() {
    let source = format!("## Executive Summary\n\n{BLAME} Nina deployed the bad code.\n");
    let mut id = 0;
    let mut new_id = || {
        id += 1;
        Id::from_bits(id)
    };
    let imported = import::read_text(&source, &mut new_id).expect("it can be read");
    let mut doc = imported.postmortem;
    let words = unblame::lint::lint_document(&doc);
    let (_, finding) = words.first().expect("it is flagged");
    let silence: Silence = unblame::lint::silence::silence(
        finding,
        &doc.summary,
        SilenceScope::Once,
        Id::from_bits(9),
        "They agreed.",
    );
    doc.silenced.push(silence);
    let files = folder(&[
        ("full.md", &markdown::write_full(&doc)),
        ("whole.json", &json::to_json(&doc)),
    ]);
    for name in ["full.md", "whole.json"] {
        let ran = unblame_in(files.path(), &["lint", "--format", "json", name], b"");
        let report = ran.json();
        assert_eq!(report["summary"]["silenced"], 1, "{}", ran.out);
        let findings = report["files"][0]["findings"].as_array().expect("a list");
        assert_eq!(findings.len(), 1, "{}", ran.out);
        assert!(
            findings[0]["text"]
                .as_str()
                .is_some_and(|text| text.starts_with("Nina"))
        );
    }
}

#[test]
fn a_reader_that_has_had_enough_is_no_trouble() {
    let many = format!("{BLAME}\n\n").repeat(2_000);
    let files = folder(&[("many.md", &many)]);
    for args in [
        vec!["lint", "many.md"],
        vec!["lint", "--format", "sarif", "many.md"],
        vec!["convert", "many.md", "--to", "html"],
        vec!["rules", "--format", "json"],
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_unblame"))
            .args(&args)
            .current_dir(files.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the command ends");
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(
            !err.contains("panicked") && !err.contains("written"),
            "{args:?}: {err}"
        );
        assert!(
            output.status.code().is_some_and(|code| code < 2),
            "{args:?}: {err}"
        );
    }
}

#[test]
fn a_terminal_is_not_moved_by_a_text() {
    let text = format!("\u{1b}[2J \u{202e} {BLAME}");
    let ran = unblame_in(&fixtures(), &["lint", "-"], text.as_bytes());
    assert_eq!(ran.status, 1);
    assert!(!ran.out.contains(['\u{1b}', '\u{202e}']), "{}", ran.out);
}

#[test]
fn wrong_options_end_as_trouble_does() {
    assert_eq!(unblame(&["lint"]).status, 2);
    assert_eq!(unblame(&["lint", "--format", "xml", "blame.md"]).status, 2);
    assert_eq!(unblame(&["lint", "--sentences", "blame.md"]).status, 2);
    assert_eq!(unblame(&["--help"]).status, 0);
}
