//! What of a file a finding is about, line by line, as rustc shows its spans.

use std::ops::Range;

use super::snippet::snippet;
use crate::source::Lines;

/// How many lines between the first and the last are shown; of more, a sign stands for them.
const MOST_BETWEEN: usize = 2;

/// A row beside the bar: marks, and the text of the line behind them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The line that is shown, counted from 1.
    pub number: Option<usize>,
    pub marks: String,
    pub text: String,
}

/// The lines that these bytes of a file touch, with the bytes marked.
pub fn excerpt(text: &str, lines: &Lines<'_>, range: &Range<usize>) -> Vec<Row> {
    let last_byte = text.floor_char_boundary(range.end.saturating_sub(1).max(range.start));
    let first = lines.position(range.start).line;
    let last = lines.position(last_byte).line;
    let of_line = |number: usize, range: Range<usize>| {
        let line = lines.range(number);
        let start = range.start.clamp(line.start, line.end) - line.start;
        let end = range.end.clamp(line.start, line.end) - line.start;
        snippet(text.get(line).unwrap_or_default(), start..end)
    };
    let row = |number: usize, marks: &str, line: String| Row {
        number: Some(number),
        marks: marks.into(),
        text: line.trim_end().into(),
    };
    let marks = |marks: String| Row {
        marks,
        ..Row::default()
    };
    if first == last {
        let shown = of_line(first, range.clone());
        return vec![row(first, "", shown.line), marks(shown.underline)];
    }
    let opening = of_line(first, range.start..range.start);
    let closing = of_line(last, last_byte..range.end);
    // A caret below the first character and one below the last, with a line from the one to the
    // other along the margin.
    let joined = |underline: &str| ["_", &underline.replace(' ', "_")].concat();
    let mut rows = vec![
        row(first, "  ", opening.line),
        marks([" ", &joined(&opening.underline)].concat()),
    ];
    let between = first + 1..last;
    if between.len() > MOST_BETWEEN {
        rows.push(Row {
            marks: "| ".into(),
            text: "\u{2026}".into(),
            ..Row::default()
        });
    } else {
        rows.extend(between.map(|number| row(number, "| ", of_line(number, 0..0).line)));
    }
    rows.push(row(last, "| ", closing.line));
    rows.push(marks(["|", &joined(&closing.underline)].concat()));
    rows
}
