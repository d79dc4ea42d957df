//! Markdown by key: bold, italic, link, list.

use super::{Utf16Range, byte_at, utf16_at};

/// What a key puts around the selected text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Bold,
    Italic,
    Link,
    List,
}

/// The text with the selection marked, and the selection to show then. Where the selection is
/// bold, italic or a list already, the mark is taken away.
pub fn mark(text: &str, selected: Utf16Range, kind: Mark) -> (String, Utf16Range) {
    let start = byte_at(text, selected.start);
    let end = byte_at(text, selected.end).max(start);
    let (new, from, to) = match kind {
        Mark::Bold => around(text, start, end, "**"),
        Mark::Italic => around(text, start, end, "_"),
        Mark::Link => link(text, start, end),
        Mark::List => list(text, start, end),
    };
    let range = Utf16Range {
        start: utf16_at(&new, from),
        end: utf16_at(&new, to),
    };
    (new, range)
}

fn around(text: &str, start: usize, end: usize, sign: &str) -> (String, usize, usize) {
    let (before, inside, after) = (&text[..start], &text[start..end], &text[end..]);
    if let (Some(before), Some(after)) = (before.strip_suffix(sign), after.strip_prefix(sign)) {
        let from = before.len();
        return (
            format!("{before}{inside}{after}"),
            from,
            from + inside.len(),
        );
    }
    let from = start + sign.len();
    (
        format!("{before}{sign}{inside}{sign}{after}"),
        from,
        from + inside.len(),
    )
}

fn link(text: &str, start: usize, end: usize) -> (String, usize, usize) {
    let (before, inside, after) = (&text[..start], &text[start..end], &text[end..]);
    let new = format!("{before}[{inside}](){after}");
    // An empty link wants its text first, any other its address.
    let caret = match inside {
        "" => start + 1,
        _ => end + 3,
    };
    (new, caret, caret)
}

fn list(text: &str, start: usize, end: usize) -> (String, usize, usize) {
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let lines: Vec<&str> = text[from..to].split('\n').collect();
    let is_list = lines.iter().all(|line| line.starts_with("- "));
    let new: Vec<String> = lines
        .iter()
        .map(|line| match line.strip_prefix("- ") {
            Some(rest) if is_list => rest.to_owned(),
            _ => format!("- {line}"),
        })
        .collect();
    let new = new.join("\n");
    let end = from + new.len();
    (format!("{}{new}{}", &text[..from], &text[to..]), from, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` marks the selection's ends.
    fn marked(text: &str, kind: Mark) -> String {
        let start = text.find('|').expect("a start");
        let end = text.rfind('|').expect("an end") - 1;
        let plain = text.replace('|', "");
        let selected = Utf16Range {
            start: utf16_at(&plain, start),
            end: utf16_at(&plain, end),
        };
        let (mut new, range) = mark(&plain, selected, kind);
        let end = byte_at(&new, range.end);
        new.insert(end, '|');
        let start = byte_at(&new, range.start);
        new.insert(start, '|');
        new
    }

    #[test]
    fn bold_is_put_on_and_taken_off() {
        assert_eq!(
            marked("a |b\u{1F600}| c", Mark::Bold),
            "a **|b\u{1F600}|** c"
        );
        assert_eq!(marked("a **|b|** c", Mark::Bold), "a |b| c");
        assert_eq!(marked("||", Mark::Italic), "_||_");
    }

    #[test]
    fn a_link_goes_to_what_is_missing() {
        assert_eq!(marked("see |graph|.", Mark::Link), "see [graph](||).");
        assert_eq!(marked("see ||.", Mark::Link), "see [||]().");
    }

    #[test]
    fn a_list_takes_whole_lines() {
        assert_eq!(
            marked("x\non|e\ntw|o\ny", Mark::List),
            "x\n|- one\n- two|\ny"
        );
        assert_eq!(marked("- on|e\n- tw|o", Mark::List), "|one\ntwo|");
    }
}
