//! A line of a file with some of its words underlined, as wide as a terminal shows it.

use std::ops::Range;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::output::visible;

/// The widest line that is shown whole, in columns.
const WIDEST: usize = 100;

/// How much of a wider line is shown before the words, in columns.
const BEFORE: usize = 30;

/// How much of a line is looked at on each side, in bytes: more than is shown of any script.
const LOOKED_AT: usize = 1_000;

const CUT: &str = "…";

/// The line and its underline, made of spaces and carets.
#[derive(Debug, PartialEq, Eq)]
pub struct Snippet {
    pub line: String,
    pub underline: String,
}

/// Underlines these bytes of a line. Tabs become four spaces, and a long line is cut to what
/// stands around the words.
pub fn snippet(line: &str, words: Range<usize>) -> Snippet {
    let start = line.floor_char_boundary(words.start.saturating_sub(LOOKED_AT));
    let middle = line.floor_char_boundary(words.end.min(words.start.saturating_add(LOOKED_AT)));
    let end = line.floor_char_boundary(words.end.saturating_add(LOOKED_AT));
    let part = |range: Range<usize>| shown(line.get(range).unwrap_or_default());
    let before = part(start..words.start);
    let inside = part(words.start..middle);
    let after = part(words.end..end);
    let (mut before, mut inside, mut after) = (before.as_str(), inside.as_str(), after.as_str());
    let mut lead = if start > 0 { CUT } else { "" };
    let mut tail = if end < line.len() { CUT } else { "" };
    if before.width() + inside.width() + after.width() > WIDEST {
        if before.width() > BEFORE {
            before = last_words(before, BEFORE);
            lead = CUT;
        }
        let room = WIDEST.saturating_sub(before.width() + lead.width());
        if inside.width() > room {
            inside = first_columns(inside, room);
            (after, tail) = ("", CUT);
        }
        let room = room.saturating_sub(inside.width());
        if after.width() > room {
            after = first_columns(after, room);
            tail = CUT;
        }
    }
    let indent = lead.width() + before.width();
    let carets = inside.width().max(1);
    Snippet {
        line: format!("{lead}{before}{inside}{after}{tail}"),
        underline: " ".repeat(indent) + &"^".repeat(carets),
    }
}

fn shown(text: &str) -> String {
    visible(&text.replace('\t', "    "))
}

/// The end of a text that is no wider than this, from the beginning of a word if it has one.
fn last_words(text: &str, most: usize) -> &str {
    let start = text.char_indices().rev().scan(0, |width, (at, c)| {
        *width += c.width().unwrap_or(0);
        (*width <= most).then_some(at)
    });
    let end = &text[start.last().unwrap_or(text.len())..];
    match end.find(' ') {
        Some(space) if space + 1 < end.len() => &end[space + 1..],
        _ => end,
    }
}

fn first_columns(text: &str, most: usize) -> &str {
    let end = text.char_indices().scan(0, |width, (at, c)| {
        *width += c.width().unwrap_or(0);
        (*width <= most).then_some(at + c.len_utf8())
    });
    &text[..end.last().unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(line: &str, words: &str) -> (String, String) {
        let start = line.find(words).expect("the words are there");
        let Snippet { line, underline } = snippet(line, start..start + words.len());
        (line, underline)
    }

    #[test]
    fn carets_stand_below_the_words() {
        for (line, words, shown, underline) in [
            ("a bc d", "bc", "a bc d", "  ^^"),
            ("\ta\tb", "b", "    a    b", "         ^"),
            (
                "\u{65e5}\u{672c} ab",
                "ab",
                "\u{65e5}\u{672c} ab",
                "     ^^",
            ),
            (
                "\u{1F469}\u{200D}\u{1F4BB} ab",
                "ab",
                "\u{1F469}\u{200D}\u{1F4BB} ab",
                "   ^^",
            ),
            ("e\u{301} ab", "ab", "e\u{301} ab", "  ^^"),
            ("a", "", "a", "^"),
        ] {
            assert_eq!(of(line, words), (shown.to_owned(), underline.to_owned()));
        }
    }

    #[test]
    fn a_long_line_is_cut_around_the_words() {
        let line = format!(
            "{}the words here {}",
            "before ".repeat(50),
            "after ".repeat(50)
        );
        let (line, underline) = of(&line, "the words here");
        assert!(line.width() <= WIDEST + 2, "{line}");
        assert_eq!(
            &line[CUT.len()..][underline.find('^').expect("a caret") - 1..][..14],
            "the words here"
        );
        assert_eq!(underline.trim_start().len(), 14);
    }

    proptest! {
        #[test]
        fn it_never_fails(line in "\\PC{0,200}", start in 0usize..300, length in 0usize..300) {
            let Snippet { line, .. } = snippet(&line, start..start + length);
            prop_assert!(!line.contains('\n'));
        }
    }
}
