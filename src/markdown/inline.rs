//! A text in one line, and in one cell of a table: exact in both directions.

use std::borrow::Cow;

const BREAK: &str = "<br";

/// The text in one line: a line break becomes `<br>`, and a `<br>` of the writer's own gets one
/// space more than it had.
pub(super) fn to_line(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') && !text.contains(BREAK) {
        return text.into();
    }
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| {
            breaks(line, |spaces| {
                format!("{BREAK}{} >", " ".repeat(spaces)).into()
            })
        })
        .collect();
    lines.join("<br>").into()
}

/// The text of one line, the inverse of [`to_line`].
pub(super) fn from_line(line: &str) -> Cow<'_, str> {
    if !line.contains(BREAK) {
        return line.into();
    }
    breaks(line, |spaces| match spaces {
        0 => "\n".into(),
        more => format!("{BREAK}{}>", " ".repeat(more - 1)).into(),
    })
    .into()
}

/// The text as the content of a table cell.
pub(super) fn to_cell(text: &str) -> Cow<'_, str> {
    match to_line(text) {
        Cow::Borrowed(line) => escape_pipes(line),
        Cow::Owned(line) => escape_pipes(&line).into_owned().into(),
    }
}

/// A line as the content of a table cell.
///
/// Every pipe gets a backslash, whatever stands before it: that is also how GitHub reads
/// tables, where `\\|` is the text `\|`.
pub(super) fn escape_pipes(line: &str) -> Cow<'_, str> {
    if line.contains('|') {
        return line.replace('|', "\\|").into();
    }
    line.into()
}

/// The line in a table cell, the inverse of [`escape_pipes`].
pub(super) fn unescape_pipes(cell: &str) -> String {
    cell.replace("\\|", "|")
}

/// The cells of a table row, not trimmed. Text outside of the outer pipes counts as a cell.
pub(super) fn split_row(row: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let mut start = 0;
    for (at, _) in row.match_indices('|') {
        if at > 0 && row.as_bytes()[at - 1] == b'\\' {
            continue;
        }
        cells.push(&row[start..at]);
        start = at + 1;
    }
    cells.push(&row[start..]);
    if cells.first().is_some_and(|cell| cell.trim().is_empty()) {
        cells.remove(0);
    }
    if cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    cells
}

/// Replaces every `<br>`, `<br >`, `<br  >`..., by what its number of spaces gives.
fn breaks(line: &str, with: impl Fn(usize) -> Cow<'static, str>) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut rest = line;
    while let Some(at) = rest.find(BREAK) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let after = &from[BREAK.len()..];
        let inner = after.trim_start_matches(' ');
        match inner.strip_prefix('>') {
            Some(next) => {
                out.push_str(&with(after.len() - inner.len()));
                rest = next;
            }
            None => {
                out.push_str(BREAK);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_holds_any_text() {
        for (text, cell) in [
            ("a|b", "a\\|b"),
            ("a\\|b", "a\\\\|b"),
            ("a\nb", "a<br>b"),
            ("a<br>b<br >", "a<br >b<br  >"),
            ("<br/><br", "<br/><br"),
            ("\n<br\n>", "<br><br<br>>"),
        ] {
            assert_eq!(to_cell(text), cell);
            assert_eq!(from_line(&unescape_pipes(cell)), text);
        }
    }

    #[test]
    fn a_row_is_split_at_bare_pipes() {
        assert_eq!(split_row("| a\\|b |  | c\\ |"), [" a\\|b ", "  ", " c\\ "]);
        assert_eq!(split_row("a | b"), ["a ", " b"]);
    }
}
