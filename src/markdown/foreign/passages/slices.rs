//! Texts put together from slices of a file, with the way back.

use crate::text::{Mapped, range_of};

/// The text as [`clean_text`](crate::document::clean_text) gives it, without a byte order mark.
pub(super) fn clean(markdown: &str) -> Mapped {
    let mut clean = Mapped::default();
    let mut rest = markdown.strip_prefix('\u{FEFF}').unwrap_or(markdown);
    while let Some(at) = rest.find(['\r', '\0']) {
        clean.push(markdown, &rest[..at]);
        let from = &rest[at..];
        let (length, means) = match from.as_bytes() {
            [b'\r', b'\n', ..] => (2, "\n"),
            [b'\r', ..] => (1, "\n"),
            _ => (1, "\u{FFFD}"),
        };
        let there = range_of(markdown, &from[..length]);
        clean.push_as(means, there.unwrap_or_default());
        rest = &from[length..];
    }
    clean.push(markdown, rest);
    clean
}

/// The text without the box of a task.
pub(super) fn without_box(text: Mapped) -> Mapped {
    let rest = ["[ ]", "[x]", "[X]", "[/]", "[-]", "\u{2610}", "\u{2611}"]
        .iter()
        .find_map(|mark| text.text().strip_prefix(mark));
    match rest.map(|rest| text.text().len() - rest.len()) {
        Some(start) => text.part(start..text.text().len()).trimmed(),
        None => text,
    }
}

/// The text of which everything is a slice.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slices<'s>(pub(super) &'s str);

impl<'s> Slices<'s> {
    /// Lines as one text; the end of a line stands for all that parts it from the next.
    pub(super) fn joined(self, lines: impl IntoIterator<Item = &'s str>) -> Mapped {
        let mut text = Mapped::default();
        let mut last: Option<usize> = None;
        for line in lines {
            let Some(range) = range_of(self.0, line) else {
                continue;
            };
            if let Some(last) = last {
                let between = self.0.get(last..range.start).unwrap_or_default();
                if between.trim().is_empty() {
                    text.push_as("\n", last..range.start);
                } else {
                    // Lines that were taken out stay where they are, whatever becomes of these.
                    text.push_as("\n\n", last..last);
                }
            }
            text.push(self.0, line);
            last = Some(range.end);
        }
        text
    }

    /// A text on one line, such as a title.
    pub(super) fn one_line(self, line: &'s str) -> Mapped {
        self.unmarked(line, &BREAKS)
    }

    /// A cell of a table.
    pub(super) fn cell(self, cell: &'s str) -> Mapped {
        self.unmarked(cell, &IN_CELLS)
    }

    /// The text with these marks replaced by what they mean.
    fn unmarked(self, line: &'s str, marks: &[(&str, &str)]) -> Mapped {
        let mut text = Mapped::default();
        let mut rest = line;
        while let Some((at, mark, means)) = first_mark(rest, marks) {
            text.push(self.0, &rest[..at]);
            if let Some(range) = range_of(self.0, &rest[at..at + mark.len()]) {
                text.push_as(means, range);
            }
            rest = &rest[at + mark.len()..];
        }
        text.push(self.0, rest);
        text
    }

    /// A heading without its marks.
    pub(super) fn heading(self, line: &'s str) -> Mapped {
        self.joined([line
            .trim_start_matches([' ', '#'])
            .trim_end_matches(['#', ' '])])
    }
}

const BREAKS: [(&str, &str); 3] = [("<br>", "\n"), ("<br/>", "\n"), ("<br />", "\n")];

const IN_CELLS: [(&str, &str); 4] = [BREAKS[0], BREAKS[1], BREAKS[2], ("\\|", "|")];

fn first_mark<'m>(text: &str, marks: &[(&'m str, &'m str)]) -> Option<(usize, &'m str, &'m str)> {
    let found = marks
        .iter()
        .filter_map(|&(mark, means)| Some((text.find(mark)?, mark, means)));
    found.min_by_key(|&(at, ..)| at)
}
