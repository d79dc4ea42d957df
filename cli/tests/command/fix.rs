//! `unblame lint --fix`, with what the rules offer.

use unblame::{
    document::Section,
    lint::{self, Context, People},
};

use super::{folder, read, unblame_in};

/// Every example of a rule whose finding has a fix that needs no fact.
fn fixable() -> Vec<&'static str> {
    let people = People::default();
    let context = Context {
        section: Section::Summary,
        question: false,
        people: &people,
    };
    let examples = lint::rules().iter().flat_map(|rule| rule.flags);
    let texts = examples.map(|(text, ..)| *text).filter(|text| {
        let found = lint::lint_text(text, &context);
        let mut fixes = found.iter().flat_map(|finding| &finding.fixes);
        fixes.any(|fix| !fix.needs_facts && fix.action.is_none())
    });
    texts.collect()
}

#[test]
fn every_fix_that_needs_no_fact_is_put_in_and_stays_in() {
    for text in fixable() {
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
