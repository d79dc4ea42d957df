//! Putting in the fixes that need no new fact.

use crate::source::{Checked, Form, Source};

/// Fixes may make room for others: as many rounds as are tried at most.
const MOST_ROUNDS: usize = 10;

/// The file with every automatic fix, what the linter says of it then, and how many were put in.
pub fn apply(source: Source, check: impl Fn(&Source) -> Checked) -> (Source, Checked, usize) {
    let mut source = source;
    let mut checked = check(&source);
    let mut fixed = 0;
    for _ in 0..MOST_ROUNDS {
        let (text, count) = fixed_text(&source.text, &checked);
        if count == 0 {
            break;
        }
        // A text that cannot be read any more is not taken.
        let Ok(next) = Source::read(text.as_bytes(), source.form == Form::Json) else {
            break;
        };
        source = next;
        checked = check(&source);
        fixed += count;
    }
    (source, checked, fixed)
}

/// The text with the first automatic fix of each finding, but for those that overlap one before.
fn fixed_text(text: &str, checked: &Checked) -> (String, usize) {
    let fixes = checked.found.iter().filter_map(|found| {
        let fix = found.fixes.iter().find(|fix| fix.is_automatic)?;
        Some((fix.range.clone(), fix.with.as_deref()?))
    });
    let mut fixes: Vec<_> = fixes.collect();
    fixes.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len());
    let (mut at, mut count) = (0, 0);
    for (range, with) in fixes {
        let (Some(before), Some(old)) = (text.get(at..range.start), text.get(range.clone())) else {
            continue;
        };
        if old == with {
            continue;
        }
        out.push_str(before);
        out.push_str(with);
        at = range.end;
        count += 1;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    (out, count)
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*, sample::select};

    use super::*;
    use crate::sample::{check, source};

    fn fixed(text: &str) -> (String, usize, usize) {
        let (source, checked, fixed) = apply(source(text), check);
        (source.text, fixed, checked.found.len())
    }

    #[test]
    fn fixes_are_put_in_wherever_the_words_stand() {
        let markdown = "## Summary\r\n\r\n\u{1F600} One bad day, and a\r\nbad night.\r\n\r\n## Timeline\r\n\r\n\
            | Time | Event |\r\n|--|--|\r\n| 14:05 | a bad \\| b |\r\n\r\n## What went wrong\r\n\r\n- one\r\n  bad\r\n";
        let meant = markdown
            .replace("bad", "a | worse")
            .replace("a | worse \\|", "a \\| worse \\|");
        assert_eq!(fixed(markdown), (meant, 4, 0));

        let json = "{\"format\": \"unblame/postmortem\", \"version\": 1,\n \"summary\": \"\\u00dcber\\r\\n\\\"bad\\\"\"}\n";
        assert_eq!(fixed(json), (json.replace("bad", "a | worse"), 1, 0));
    }

    #[test]
    fn what_is_written_is_what_was_meant() {
        let json = "{\"format\": \"unblame/postmortem\", \"version\": 1, \"summary\": \"quote\"}";
        assert_eq!(fixed(json), (json.replace("quote", "\\\"\\n\\\""), 1, 0));
        let cell = "## Timeline\n\n| Time | Event |\n|--|--|\n| 14:05 | quote |\n";
        assert_eq!(fixed(cell), (cell.replace("quote", "\"<br>\""), 1, 0));
        // A line of its own has no room in a paragraph.
        let prose = "## Summary\n\nquote\n";
        assert_eq!(fixed(prose), (prose.to_owned(), 0, 1));
    }

    #[test]
    fn what_needs_facts_stays() {
        let text = "## Summary\n\nJohn was bad.\n\n> John\n";
        let (text, count, left) = fixed(text);
        assert_eq!(text, "## Summary\n\nJohn was a | worse.\n\n> John\n");
        assert_eq!((count, left), (1, 2));
    }

    #[test]
    fn a_fix_may_make_room_for_another_but_not_for_ever() {
        assert_eq!(
            fixed("## Summary\n\nbadbad\n").0,
            "## Summary\n\na | worsea | worse\n"
        );
        let (text, count, _) = fixed("## Summary\n\ngrow\n");
        assert_eq!(count, MOST_ROUNDS);
        assert_eq!(text.matches("grow").count(), 1);
    }

    const PIECES: [&str; 24] = [
        "bad",
        " bad ",
        "word",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "|",
        "\\|",
        "## Timeline\n\n",
        "| Time | Event |\n|--|--|\n",
        "| 14:05 | bad |\n",
        "- ",
        "1. Why → ",
        "**5 Whys:**\n",
        "**Owner:** x\n",
        "```\n",
        "> ",
        "<br>",
        "\u{1F469}\u{200D}\u{1F4BB}",
        "e\u{301}",
        "---\n",
        "\u{feff}",
    ];

    proptest! {
        #[test]
        fn no_other_byte_of_a_file_is_touched(pieces in vec(select(PIECES.as_slice()), 0..40)) {
            let text = pieces.concat();
            let (fixed, count, left) = fixed(&text);
            let back = fixed.replace("a | worse", "bad").replace("a \\| worse", "bad");
            prop_assert_eq!(&back, &text);
            prop_assert_eq!(left, 0);
            let put_in = fixed.matches("a | worse").count() + fixed.matches("a \\| worse").count();
            prop_assert_eq!(put_in, count);
        }
    }
}
