//! The texts of a Markdown file where they stand, against the texts that reading it gives.

mod common;

use std::ops::Range;

use common::documents::{postmortem, text};
use proptest::{collection::vec, prelude::*};
use unblame::{
    document::{Id, Lesson, Place, Postmortem},
    lint::{is_prose, prose_places},
    markdown::{Passage, passages, write_clean, write_full},
};

/// A place without the id of its row, which differs from file to file.
fn spot(place: Place) -> String {
    match place {
        Place::Field(field) => field.key().to_owned(),
        Place::Cell { list, column, .. } => format!("{}.{}", list.key(), column.key()),
    }
}

/// Whether there is a word in it; rows of signs alone are left out.
fn says_something(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// The text without the white space at the ends of its lines, which no reader sees.
fn without_ends(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
    lines.join("\n")
}

fn spots(passages: &[Passage]) -> Vec<(String, String)> {
    let prose = passages
        .iter()
        .filter(|passage| is_prose(passage.place) && says_something(passage.text.text()));
    prose
        .map(|passage| (spot(passage.place), without_ends(passage.text.text())))
        .collect()
}

/// What a document holds, in any order.
fn texts(doc: &Postmortem) -> Vec<(String, String)> {
    let texts = prose_places(doc).into_iter().filter_map(|place| {
        let text = without_ends(doc.text(place)?.trim());
        says_something(&text).then(|| (spot(place), text))
    });
    let mut texts: Vec<_> = texts.collect();
    texts.sort();
    texts
}

/// The document with nothing in its texts that means something to Markdown but line breaks and
/// pipes.
fn calm(doc: &Postmortem) -> Postmortem {
    let mut calm = doc.clone();
    for place in prose_places(doc) {
        let text = doc.text(place).unwrap_or_default();
        let plain = |c: &char| {
            !c.is_ascii() && !c.is_control() || c.is_ascii_alphabetic() || " \n|".contains(*c)
        };
        let text: String = text.chars().filter(plain).collect();
        let text = text
            .trim_start_matches(['|', ' ', '\n'])
            .replace("\n|", "\nx|");
        let text = if text.contains('|') {
            format!("x {text}")
        } else {
            text
        };
        let text: Vec<&str> = text.split('\n').map(str::trim_start).collect();
        let text = text.join("\n");
        calm.set_text(place, &text);
    }
    calm
}

/// Each character leads back to itself, or to how a line break or a pipe is written.
fn check_places(source: &str) -> Result<(), TestCaseError> {
    for passage in passages(source) {
        let text = passage.text.text();
        for (at, c) in text.char_indices() {
            let there = passage.text.source_range(at..at + c.len_utf8());
            let written = source.get(there.clone());
            let written =
                written.ok_or_else(|| TestCaseError::fail(format!("{there:?} of {source:?}")))?;
            let same = written.chars().eq([c]) || is_address_of_link(source, &there);
            let end = c == '\n' && (written.starts_with("<br") || written.trim().is_empty());
            prop_assert!(
                same || end || (c == '|' && written == "\\|"),
                "{c:?} is {written:?} in {source:?}"
            );
        }
    }
    Ok(())
}

/// Whether what stands there is a label, or the end of one, behind which a definition's address
/// was read.
fn is_address_of_link(source: &str, there: &Range<usize>) -> bool {
    let is_defined = source.contains("]:");
    let label = &source[there.clone()];
    let is_label = label.starts_with('[') && label.ends_with(']');
    is_defined && (is_label || label.is_empty() && source[..there.start].ends_with(']'))
}

#[test]
fn nothing_is_guessed_where_a_section_is_as_we_write_it() {
    let doc = Postmortem {
        lessons: vec![Lesson {
            id: Id::from_bits(1),
            title: String::new(),
            text: "**Limits** age: somebody chose them.".into(),
        }],
        ..Postmortem::default()
    };
    for text in [write_full(&doc), write_clean(&doc)] {
        assert_eq!(spots(&passages(&text)), texts(&doc), "{text}");
    }
}

proptest! {
    // Whole documents are slow to make, and three of these four make one each time.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_texts_are_those_of_the_document(doc in postmortem()) {
        let doc = calm(&doc);
        for markdown in [write_clean(&doc), write_full(&doc)] {
            let mut found = spots(&passages(&markdown));
            found.sort();
            prop_assert_eq!(found, texts(&doc), "{}", markdown);
        }
    }

    #[test]
    fn every_text_leads_back_to_the_file(doc in postmortem()) {
        check_places(&write_clean(&doc))?;
    }

    #[test]
    fn no_text_is_too_strange(lines in vec(text(), 0..12), end in "\r?\n") {
        let source = lines.join(&end);
        check_places(&source)?;
        check_places(&format!("\u{FEFF}{source}"))?;
    }

    #[test]
    fn windows_line_ends_change_nothing(doc in postmortem()) {
        let markdown = write_full(&doc);
        let crlf = markdown.replace('\n', "\r\n");
        prop_assert_eq!(spots(&passages(&crlf)), spots(&passages(&markdown)));
    }
}

#[test]
fn foreign_texts_are_found_in_their_sections() {
    let source = "\
---
title: \"Queue down\"
author: Robin
---

Orders waited.

**Severity:** Major

# Impact: 40 orders waited

- Orders lost: none
- Support was busy

## Root cause

The disk was full.

**5 Whys:**
- Why was it full? -> Nobody saw it.

## Timeline (UTC)

* 14:05 - Disk full
* 14:10 the queue
  stopped

| When | What | Who |
|------|------|-----|
| 14:20 | Space \\| made<br>again | Robin |

### May 12

14:30 Back.
More of it.

## What went well?

### Alerts

- [x] The alert fired

### Runbooks

# Something else

```
code
```

Elsewhere.

## Action items

| Action | Owner |
|--|--|
| Add an alert | @robin |
";
    let expected = [
        ("title", "Queue down"),
        ("summary", "Orders waited."),
        ("impact.name", "40 orders waited"),
        ("impact.name", "Orders lost"),
        ("impact.value", "none"),
        ("impact.name", "Support was busy"),
        ("underlying_cause", "The disk was full."),
        ("whys.question", "Why was it full?"),
        ("whys.answer", "Nobody saw it."),
        ("timeline.text", "Disk full"),
        ("timeline.text", "the queue\nstopped"),
        ("timeline.text", "Space | made\nagain"),
        ("timeline.text", "Robin"),
        ("timeline.text", "Back.\nMore of it."),
        ("went_well.text", "The alert fired"),
        ("went_well.text", "Runbooks"),
        (
            "unsorted_notes",
            "# Something else\n\n```\ncode\n```\n\nElsewhere.",
        ),
        ("action_items.text", "Add an alert"),
    ]
    .map(|(spot, text)| (spot.to_owned(), text.to_owned()));
    assert_eq!(spots(&passages(source)), expected);
    let rows = passages(source)
        .into_iter()
        .filter_map(|passage| passage.place.row());
    let rows: Vec<Id> = rows.collect();
    assert!(
        rows.is_sorted(),
        "rows are numbered in the order of the file"
    );
}

#[test]
fn other_words_are_written_as_their_place_needs() {
    let source = "| Action | Owner |\n|--|--|\n| Add | x |\n\nAn item\n";
    let found = passages(&format!("## Action Items\n\n{source}"));
    assert_eq!(
        found[0].written("a | b\nc").as_deref(),
        Some("a \\| b<br>c")
    );
    assert_eq!(found[2].written("a | b").as_deref(), Some("a | b"));
    assert_eq!(found[2].written("a\nb"), None);
}

#[test]
fn a_link_is_read_with_its_address_and_stands_where_it_is_named() {
    let source =
        "## Went Well\n\n- The alert fired, see [the log][1]\n- It was loud\n\n[1]: /log\n";
    let found = passages(source);
    let texts: Vec<&str> = found.iter().map(|passage| passage.text.text()).collect();
    assert_eq!(
        texts,
        ["The alert fired, see [the log](/log)", "It was loud"]
    );
    let at = texts[0].find("(/log)").expect("the address is there");
    let there = found[0].text.source_range(at..at + "(/log)".len());
    assert_eq!(&source[there], "[1]");
    assert_eq!(&source[found[1].text.source_range(0..6)], "It was");
}
