//! Where a finding is said to stand, its words stand; and the command finds what the app finds.

use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::Value;
use unblame::{
    document::{Column, Id, List, Postmortem, Row},
    json,
    lint::lint_document,
    markdown::{self, write_full},
};

use super::{fixtures, flagged, unblame_in};

/// What stands around a flagged sentence: everything that is wider or longer than it looks.
const AROUND: [&str; 14] = [
    "The disk filled up. ",
    "👩‍💻 ",
    "e\u{301}te\u{301} ",
    "日本 ",
    "שלום ",
    "\t",
    "\u{a0}",
    "\u{feff}",
    "\\",
    "\"",
    "&amp; ",
    "**so** ",
    "(a | b) ",
    "\u{200d}",
];

fn sentence() -> impl Strategy<Value = String> {
    let around = || vec(select(AROUND.as_slice()), 0..3).prop_map(|pieces| pieces.concat());
    (around(), select(flagged()), around())
        .prop_map(|(before, sentence, after)| format!("{before}{sentence} {after}"))
}

fn document() -> impl Strategy<Value = Postmortem> {
    vec(sentence(), 9).prop_map(|texts| {
        let mut doc = Postmortem::default();
        doc.title.clone_from(&texts[0]);
        doc.summary = format!("{}\n\n- {}\n", texts[1], texts[2]);
        doc.underlying_cause.clone_from(&texts[3]);
        let cells = [
            (List::Timeline, Column::Text),
            (List::Whys, Column::Answer),
            (List::WentWrong, Column::Text),
            (List::Actions, Column::Text),
            (List::Lessons, Column::Text),
        ];
        for ((list, column), text) in cells.into_iter().zip(&texts[4..]) {
            let text = text.trim();
            let row = Row::with_cells(list, Id::from_bits(list as u64), [(column, text)]);
            doc.rows_mut(list).insert(0, row);
        }
        doc
    })
}

fn report(source: &str) -> Value {
    unblame_in(
        &fixtures(),
        &["lint", "--format", "json", "-"],
        source.as_bytes(),
    )
    .json()
}

fn number(value: &Value) -> usize {
    value.as_u64().expect("a number") as usize
}

/// The words at a line and column, found by another way than the command's own.
fn at(source: &str, from: &Value, to: &Value) -> String {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let normal = source.replace("\r\n", "\n");
    let offset = |place: &Value| {
        let lines: Vec<&str> = normal.split('\n').collect();
        let (line, column) = (number(&place["line"]), number(&place["column"]));
        let before: usize = lines[..line - 1]
            .iter()
            .map(|line| line.chars().count() + 1)
            .sum();
        before + column - 1
    };
    let (from, to) = (offset(from), offset(to));
    normal.chars().skip(from).take(to - from).collect()
}

/// Rule and words of each finding, the words as people read them.
fn found(source: &str) -> Vec<(String, String)> {
    let report = report(source);
    let findings = report["files"][0]["findings"].as_array().expect("a list");
    findings
        .iter()
        .map(|finding| {
            let range = number(&finding["range"]["start"])..number(&finding["range"]["end"]);
            let words = source.get(range).expect("the range lies on characters");
            assert_eq!(finding["text"], words);
            assert_eq!(
                at(source, &finding["start"], &finding["end"]),
                words.replace("\r\n", "\n")
            );
            let rule = finding["rule"].as_str().expect("a text");
            (rule.to_owned(), words.to_owned())
        })
        .collect()
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort();
    list
}

/// What the app finds in the document.
fn in_app(doc: &Postmortem) -> Vec<(String, String)> {
    let found = lint_document(doc).into_iter().map(|(place, finding)| {
        let text = doc.text(place).expect("it has a text").into_owned();
        (finding.rule.to_owned(), text[finding.range].to_owned())
    });
    sorted(found.collect())
}

#[test]
fn the_same_is_found_in_a_document_of_another_template() {
    let source = std::fs::read_to_string(fixtures().join("foreign.md")).expect("it is there");
    let mut last = 0;
    let mut new_id = || {
        last += 1;
        Id::from_bits(last)
    };
    let doc = markdown::read(&source, &mut new_id).postmortem;
    let plain = |words: String| words.replace("<br>", "\n").replace("\n  ", "\n");
    let in_file = found(&source)
        .into_iter()
        .map(|(rule, words)| (rule, plain(words)));
    let in_file = sorted(in_file.collect());
    assert_eq!(in_file, in_app(&doc));
    assert!(in_file.len() >= 12, "{in_file:?}");
}

proptest! {
    // Each case starts the command some times.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_command_finds_what_the_app_finds(doc in document(), windows in any::<bool>(), mark in any::<bool>()) {
        let expected = in_app(&doc);
        let mut markdown = write_full(&doc);
        if windows {
            markdown = markdown.replace('\n', "\r\n");
        }
        if mark {
            markdown.insert(0, '\u{feff}');
        }
        let plain = |words: String| words.replace("\\|", "|").replace("\r\n", "\n");
        let in_markdown = found(&markdown).into_iter().map(|(rule, words)| (rule, plain(words)));
        prop_assert_eq!(sorted(in_markdown.collect()), expected.clone(), "{}", markdown);

        let json = json::to_json(&doc);
        let unescape = |words: String| serde_json::from_str::<String>(&format!("\"{words}\"")).expect("a whole string");
        let in_json = found(&json).into_iter().map(|(rule, words)| (rule, unescape(words)));
        prop_assert_eq!(sorted(in_json.collect()), expected, "{}", json);
    }

    #[test]
    fn no_input_is_too_strange(bytes in vec(any::<u8>(), 0..200), text in "\\PC{0,60}") {
        for input in [bytes.as_slice(), text.as_bytes()] {
            for args in [&["lint", "-"][..], &["lint", "--fix", "--format", "json", "-"], &["lint", "--sentences"], &["convert", "-", "--to", "md"]] {
                let ran = unblame_in(&fixtures(), args, input);
                prop_assert!((0..=2).contains(&ran.status));
            }
        }
    }
}
