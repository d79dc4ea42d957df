use crate::document::{
    Column, Id, List, Row,
    moment::{day, either_date, is_zone, month, read_moment},
};

/// One line of a pasted list, without its marker.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line {
    pub text: String,
    pub is_indented: bool,
    /// Whether its task box was ticked, if it had one.
    pub ticked: Option<bool>,
}

/// The lines that say something. An indented line without a marker goes on with the item above,
/// if that had one.
pub(super) fn read(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut in_item = false;
    for raw in text.lines() {
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            in_item = false;
            continue;
        }
        let (rest, marked) = without_marker(trimmed);
        let indented = raw.starts_with([' ', '\t']);
        match lines.last_mut() {
            Some(above) if in_item && indented && !marked => {
                above.text.push('\n');
                above.text.push_str(trimmed);
            }
            _ => {
                let (text, ticked) = without_box(rest);
                lines.push(Line {
                    text: text.to_owned(),
                    is_indented: indented,
                    ticked: if marked { ticked } else { None },
                });
                in_item = marked;
                if let (false, Some(line)) = (marked, lines.last_mut()) {
                    trimmed.clone_into(&mut line.text);
                }
            }
        }
    }
    lines.retain(|line| !line.text.is_empty());
    lines
}

/// The row that a line makes: split where the list has a customary way to write its rows.
pub(super) fn row(line: &Line, list: List, id: Id) -> Row {
    let text = line.text.as_str();
    let split = match list {
        List::Timeline => timed(text),
        List::Impact => split_at(text, &[": "]),
        List::Lessons => split_at(text, &[" — ", " – "]),
        List::Whys => split_at(text, &[" → ", " -> ", " => "]),
        _ => None,
    };
    let columns = list.columns();
    let main = columns.first().copied().unwrap_or(Column::Text);
    let mut row = match (split, columns) {
        (Some((first, rest)), [one, two, ..]) => {
            Row::with_cells(list, id, [(*one, first), (*two, rest)])
        }
        _ if list == List::Timeline => Row::with_cells(list, id, [(Column::Text, text)]),
        _ => Row::with_cells(list, id, [(main, text)]),
    };
    if let Some(ticked) = line.ticked {
        tick(&mut row, ticked);
    }
    row
}

/// A ticked box means something where rows are done or not.
fn tick(row: &mut Row, ticked: bool) {
    let cells = row.cells_mut();
    cells.set_cell(Column::Status, if ticked { "done" } else { "to_do" });
    cells.set_cell(Column::Shared, if ticked { "yes" } else { "" });
}

pub(super) fn without_marker(line: &str) -> (&str, bool) {
    // A word processor's bullets are letters of a font of signs, and a tab follows them.
    for mark in ["o\t", "\u{a7}\t", "\u{f0b7}\t", "\u{f0a7}\t"] {
        if let Some(rest) = line.strip_prefix(mark) {
            return (rest.trim_start(), true);
        }
    }
    for mark in ["-", "*", "+", "•", "◦", "▪", "‣", "–", "·"] {
        if let Some(rest) = line.strip_prefix(mark)
            && (rest.is_empty() || rest.starts_with([' ', '\t']))
        {
            return (rest.trim_start(), true);
        }
    }
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &line[digits..];
    if (1..=3).contains(&digits)
        && let Some(rest) = rest.strip_prefix(['.', ')'])
        && rest.starts_with([' ', '\t'])
    {
        return (rest.trim_start(), true);
    }
    (line, false)
}

fn without_box(text: &str) -> (&str, Option<bool>) {
    for (mark, ticked) in [("[ ]", false), ("[x]", true), ("[X]", true)] {
        if let Some(rest) = text.strip_prefix(mark)
            && (rest.is_empty() || rest.starts_with([' ', '\t']))
        {
            return (rest.trim_start(), Some(ticked));
        }
    }
    (text, None)
}

fn split_at<'t>(text: &'t str, marks: &[&str]) -> Option<(&'t str, &'t str)> {
    let (first, rest) = marks.iter().find_map(|mark| text.split_once(mark))?;
    let (first, rest) = (first.trim(), rest.trim());
    (!first.is_empty() && !rest.is_empty()).then_some((first, rest))
}

/// Splits `14:05 text` and its like: with a date, an offset, brackets, bold, a dash or a colon.
pub(super) fn timed(text: &str) -> Option<(&str, &str)> {
    let mut ends: Vec<usize> = text
        .char_indices()
        .filter(|(_, c)| c.is_whitespace())
        .map(|(at, _)| at)
        .take(MOST_WORDS)
        .collect();
    if ends.len() < MOST_WORDS {
        ends.push(text.len());
    }
    ends.iter().rev().find_map(|&end| {
        let (head, rest) = text.split_at(end);
        let at = bare(head);
        // Which zone it is will be asked where the time stands.
        let zoned = at.rsplit_once(' ').filter(|(_, zone)| is_zone(zone));
        let clock = zoned.map_or(at, |(clock, _)| clock);
        let is_time = read_moment(clock).is_some() || is_unclear(clock);
        let is_time = is_time && !is_doubtful(clock);
        let rest = rest.trim_start();
        let event = SEPARATORS
            .iter()
            .find_map(|mark| rest.strip_prefix(mark))
            .map_or(rest, str::trim_start);
        is_time.then_some((at, event))
    })
}

/// A date, a time, am or pm, and an offset.
const MOST_WORDS: usize = 4;

const SEPARATORS: [&str; 6] = ["- ", "– ", "— ", ": ", "| ", "→ "];

/// The time without the marks that people put around it.
fn bare(head: &str) -> &str {
    head.trim_matches(|c: char| c.is_whitespace() || "*_`[](){}:,–—".contains(c))
        .trim_end_matches(['-', '.'])
        .trim()
}

/// A clock behind a date that may be either of two days, or has no year: `3/4/2026, 14:31:07`,
/// `Mar 04 14:31:07`. It is kept as typed, and asked about where it stands.
fn is_unclear(text: &str) -> bool {
    let words: Vec<&str> = text
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let is_clock = |words: &[&str]| {
        let moment = read_moment(&words.join(" "));
        moment.is_some_and(|moment| moment.date.is_none())
    };
    let is_day = |one: &str, other: &str| month(one).is_some() && day(other).is_some();
    match words.as_slice() {
        [date, clock @ ..] if either_date(date).is_some() => is_clock(clock),
        [one, other, clock @ ..] => (is_day(one, other) || is_day(other, one)) && is_clock(clock),
        _ => false,
    }
}

/// `14:05 -5` reads as an offset, but more often means five fewer of something.
fn is_doubtful(at: &str) -> bool {
    at.rsplit_once(char::is_whitespace)
        .is_some_and(|(_, last)| {
            last.strip_prefix(['+', '-'])
                .is_some_and(|offset| offset.len() != 4 && !offset.contains(':'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_split_off_as_people_write_them() {
        for (line, at, event) in [
            ("14:05 Alert fires", "14:05", "Alert fires"),
            ("14:05 - Alert", "14:05", "Alert"),
            ("14:05: Alert", "14:05", "Alert"),
            ("**14:05** — Alert", "14:05", "Alert"),
            ("[14:05:09] Alert", "14:05:09", "Alert"),
            ("14:05 UTC Alert", "14:05 UTC", "Alert"),
            ("2:05 pm Alert", "2:05 pm", "Alert"),
            ("10:02 PDT pager fires", "10:02 PDT", "pager fires"),
            (
                "2025-12-05 10:02 CET: Alert",
                "2025-12-05 10:02 CET",
                "Alert",
            ),
            ("10:02 ET", "10:02 ET", ""),
            (
                "2025-12-05 14:05 +01:00 Alert",
                "2025-12-05 14:05 +01:00",
                "Alert",
            ),
            ("2025-12-05T14:05Z Alert", "2025-12-05T14:05Z", "Alert"),
            ("14:05 -5 servers", "14:05", "-5 servers"),
            ("14:05", "14:05", ""),
            ("14:05–14:10 restarts", "14:05–14:10", "restarts"),
            (
                "3/4/2026, 14:31:07 - alice: seeing 500s",
                "3/4/2026, 14:31:07",
                "alice: seeing 500s",
            ),
            (
                "Mar 04 14:31:07 web-1 nginx: reload",
                "Mar 04 14:31:07",
                "web-1 nginx: reload",
            ),
        ] {
            assert_eq!(timed(line), Some((at, event)), "{line}");
        }
        for line in ["Alert at 14:05", "5 servers", "", "14:05–restarts"] {
            assert_eq!(timed(line), None, "{line}");
        }
    }

    #[test]
    fn markers_go_and_what_only_looks_like_one_stays() {
        let texts = |text| -> Vec<String> { read(text).into_iter().map(|l| l.text).collect() };
        assert_eq!(
            texts("- one\n  goes on\n* two\n\n3. three\n10) ten\n[ ] plain\n-5 %\n2025. Year\n-"),
            [
                "one\ngoes on",
                "two",
                "three",
                "ten",
                "[ ] plain",
                "-5 %",
                "2025. Year"
            ]
        );
    }
}
