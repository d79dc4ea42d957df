//! `unblame lint --fix`, with what the rules offer.

use unblame::{
    document::Section,
    lint::{self, Context, People},
};

use super::{BLAME, flagged, folder, read, unblame_in};

const FIXED: &str = "A deployment introduced a regression.";

/// Every flagged text whose finding has a fix that needs no fact.
fn fixable() -> Vec<&'static str> {
    let people = People::default();
    let context = Context {
        section: Section::Summary,
        question: false,
        people: &people,
    };
    let texts = flagged().into_iter().filter(|text| {
        let found = lint::lint_text(text, &context);
        let mut fixes = found.iter().flat_map(|finding| &finding.fixes);
        fixes.any(|fix| !fix.needs_facts && fix.action.is_none())
    });
    texts.collect()
}

#[test]
fn fixes_are_put_in_wherever_the_sentence_stands() {
    let json = format!(
        "{{\"format\": \"unblame/postmortem\", \"version\": 1,\n \"summary\": \"\\u00dcber.\\n\\n{BLAME}\"}}\n"
    );
    let markdown = format!(
        "## Summary\r\n\r\n{BLAME}\r\n\r\n## Timeline\r\n\r\n| Time | Event |\r\n|--|--|\r\n\
         | 14:05 | {BLAME} |\r\n\r\n## What went wrong\r\n\r\n- one\r\n- {BLAME}\r\n"
    );
    let files = folder(&[("a.json", &json), ("a.md", &markdown)]);
    let ran = unblame_in(files.path(), &["lint", "--fix", "a.json", "a.md"], b"");
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    assert_eq!(ran.err, "unblame: no findings in 2 files, 4 fixed\n");
    assert_eq!(read(&files, "a.json"), json.replace(BLAME, FIXED));
    assert_eq!(read(&files, "a.md"), markdown.replace(BLAME, FIXED));
}

#[test]
fn what_needs_facts_is_shown_and_not_put_in() {
    let source = "## Root cause\n\nKim should have tested the failover.\n\n## Action items\n\n- Improve monitoring\n";
    let files = folder(&[("a.md", source)]);
    let ran = unblame_in(files.path(), &["lint", "--fix", "a.md"], b"");
    assert_eq!(ran.status, 1);
    assert_eq!(read(&files, "a.md"), source);
    assert!(
        ran.out
            .contains("with the action item \"Test the failover\""),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("exceeds [value]\""), "{}", ran.out);
    assert!(!ran.out.contains("--fix puts it in"), "{}", ran.out);
}

#[test]
fn every_fix_that_needs_no_fact_is_put_in_and_stays_in() {
    let fixable = fixable();
    assert!(!fixable.is_empty());
    for text in fixable {
        let source = format!("## Summary\n\n{text}\n");
        let files = folder(&[("a.md", &source)]);
        let ran = unblame_in(files.path(), &["lint", "--fix", "a.md"], b"");
        assert!(ran.status < 2, "{}", ran.err);
        let fixed = read(&files, "a.md");
        assert_ne!(fixed, source);
        assert!(ran.err.contains(" fixed\n"), "{}", ran.err);

        let again = unblame_in(files.path(), &["lint", "--fix", "a.md"], b"");
        assert_eq!(read(&files, "a.md"), fixed, "{text}");
        assert_eq!((again.status, again.out), (ran.status, ran.out));

        let through = unblame_in(files.path(), &["lint", "--fix", "-"], source.as_bytes());
        assert_eq!(through.out, fixed);
    }
}

#[test]
fn a_file_without_fixes_is_not_touched() {
    let files = folder(&[("a.md", "The disk filled up.\r\n")]);
    let modified = || {
        let data = std::fs::metadata(files.path().join("a.md")).expect("it is there");
        data.modified().expect("the time is known")
    };
    let before = modified();
    let ran = unblame_in(files.path(), &["lint", "--fix", "a.md"], b"");
    assert_eq!(ran.status, 0);
    assert_eq!(modified(), before);
    let through = unblame_in(files.path(), &["lint", "--fix", "-"], b"\xef\xbb\xbfa\r\n");
    assert_eq!(through.out, "\u{feff}a\r\n");
}
