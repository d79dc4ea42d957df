//! Markdown by key: bold, italic, link, list, and the next item of one.

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

/// What Enter does in an item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InList {
    /// The next item begins: its marker goes behind the line break.
    GoesOn(String),
    /// There was nothing in the item, and the list ends: the text without its marker, and the caret.
    Ends(String, Utf16Range),
}

/// What Enter does where the caret stands in an item; `None` where something is selected, and where
/// it stands in none: in code there are none.
pub fn enter(text: &str, selected: Utf16Range) -> Option<InList> {
    let caret = byte_at(text, selected.start);
    let from = text[..caret].rfind('\n').map_or(0, |at| at + 1);
    let to = text[caret..].find('\n').map_or(text.len(), |at| caret + at);
    let line = &text[from..to];
    let (marker, next) = marker(line)?;
    let is_fence = |line: &&str| {
        let line = line.trim_start();
        line.starts_with("```") || line.starts_with("~~~")
    };
    let fences = text[..from].lines().filter(is_fence).count();
    if selected.end > selected.start || caret < from + marker || fences % 2 == 1 {
        return None;
    }
    if !line[marker..].trim().is_empty() {
        return Some(InList::GoesOn(next));
    }
    let at = utf16_at(text, from);
    let text = [&text[..from], &text[to..]].concat();
    Some(InList::Ends(text, Utf16Range { start: at, end: at }))
}

/// How many bytes the marker of an item takes at the beginning of a line, and the marker of the
/// next one.
fn marker(line: &str) -> Option<(usize, String)> {
    let item = line.trim_start_matches([' ', '\t']);
    let indent = &line[..line.len() - item.len()];
    let digits = item.len() - item.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (sign, rest) = item[digits..].split_at_checked(1)?;
    let next = match (digits, sign) {
        (0, "-" | "*" | "+") => sign.to_owned(),
        (1..=9, "." | ")") => {
            let number: u64 = item[..digits].parse().ok()?;
            format!("{}{sign}", number + 1)
        }
        _ => return None,
    };
    let said = rest.strip_prefix(' ')?;
    let open = ["[ ] ", "[x] ", "[X] "];
    let box_length = open.iter().find(|one| said.starts_with(**one));
    let (box_length, box_sign) = match box_length {
        Some(one) => (one.len(), open[0]),
        None => (0, ""),
    };
    let marker = line.len() - said.len() + box_length;
    Some((marker, format!("{indent}{next} {box_sign}")))
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

    /// `|` marks the caret.
    fn entered(text: &str) -> Option<String> {
        let at = text.find('|').expect("a caret");
        let plain = text.replace('|', "");
        let caret = utf16_at(&plain, at);
        let selected = Utf16Range {
            start: caret,
            end: caret,
        };
        Some(match enter(&plain, selected)? {
            InList::GoesOn(marker) => format!("{}\n{marker}|{}", &plain[..at], &plain[at..]),
            InList::Ends(mut text, range) => {
                text.insert(byte_at(&text, range.start), '|');
                text
            }
        })
    }

    #[test]
    fn a_list_goes_on_until_an_item_is_empty() {
        for (text, expected) in [
            ("- one|", "- one\n- |"),
            ("x\n  * \u{1F600}|two\ny", "x\n  * \u{1F600}\n  * |two\ny"),
            ("9. nine|", "9. nine\n10. |"),
            ("- [x] done|", "- [x] done\n- [ ] |"),
            ("- \u{1F600}\n- |\ny", "- \u{1F600}\n|\ny"),
            ("- one\n- [ ] |", "- one\n|"),
        ] {
            assert_eq!(entered(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["one|", "|- one", "-|", "-5 %|", "```\n- a|", "1999 was|"] {
            assert_eq!(entered(text), None, "{text}");
        }
        let selected = Utf16Range { start: 2, end: 4 };
        assert_eq!(enter("- one", selected), None);
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
