//! Lists that are written as tables.

use super::{
    bounds::{from_one_line, to_one_line},
    headings::{base_columns, column_header},
    inline::{escape_pipes, split_row, unescape_pipes},
};
use crate::document::{
    ActionKind, ActionStatus, Choice, Column, Id, Known, List, Milestone, Priority, Row, Rows, YES,
};

/// The rows that hold something, as a table; `None` where there are none.
pub(super) fn write(list: List, rows: &dyn Rows) -> Option<String> {
    let mut shown = rows.iter().filter(|row| !row.is_blank()).peekable();
    shown.peek()?;
    let used = |column: Column| {
        rows.iter()
            .any(|row| !row.is_blank() && row.cell(column).is_some_and(|cell| !cell.is_empty()))
    };
    let columns: Vec<Column> = list
        .columns()
        .iter()
        .copied()
        .filter(|&column| base_columns(list).contains(&column) || used(column))
        .collect();

    let mut out = String::new();
    for &column in &columns {
        push_cell(&mut out, column_header(list, column));
    }
    out.push_str("|\n");
    out.push_str(&"| --- ".repeat(columns.len()));
    out.push('|');
    for row in shown {
        out.push('\n');
        for &column in &columns {
            let key = row.cell(column).unwrap_or_default();
            let line = to_one_line(column.shown(key));
            push_cell(&mut out, &escape_pipes(&line));
        }
        out.push('|');
    }
    Some(out)
}

/// The rows of a table exactly as [`write`] writes it.
pub(super) fn read(list: List, lines: &[&str], new_id: &mut dyn FnMut() -> Id) -> Option<Vec<Row>> {
    let (header, rest) = lines.split_first()?;
    let (_, rows) = rest.split_first()?;
    let columns = columns(header, list)?;
    rows.iter()
        .map(|line| {
            let inner = line.strip_prefix('|')?.strip_suffix('|')?;
            let mut row = Row::new(list, new_id());
            let mut cells = unescaped_pipes(inner);
            for &column in &columns {
                let cell = cells.next()?.strip_prefix(' ')?.strip_suffix(' ')?;
                let line = unescape_pipes(cell);
                let text = from_one_line(&line);
                let key = key_of(column, &text)?;
                row.cells_mut().set_cell(column, key);
            }
            cells.next().is_none().then_some(row)
        })
        .collect()
}

/// The columns that a header as [`write`] writes it names.
pub(super) fn columns(header: &str, list: List) -> Option<Vec<Column>> {
    let names = split_row(header).into_iter();
    names
        .map(|cell| {
            let header = cell.trim();
            list.columns()
                .iter()
                .copied()
                .find(|&column| column_header(list, column) == header)
        })
        .collect()
}

/// The lasting key of what a cell shows: for choices by their label, for texts as it is.
/// `None` where it is none of the choices.
pub(super) fn key_of(column: Column, shown: &str) -> Option<&str> {
    fn choice<C: Choice>(shown: &str) -> Option<&'static str> {
        if shown.is_empty() {
            return Some("");
        }
        C::from_label(shown).map(Choice::key)
    }
    match column {
        Column::Milestone => choice::<Milestone>(shown),
        Column::Known => choice::<Known>(shown),
        Column::Status => choice::<ActionStatus>(shown),
        Column::Priority => choice::<Priority>(shown),
        Column::Kind => choice::<ActionKind>(shown),
        Column::Estimate | Column::Shared => match shown {
            "" => Some(""),
            _ => shown.eq_ignore_ascii_case(YES).then_some("yes"),
        },
        _ => Some(shown),
    }
}

fn push_cell(out: &mut String, cell: &str) {
    out.push_str("| ");
    out.push_str(cell);
    out.push(' ');
}

/// The pieces between pipes that no backslash stands before.
fn unescaped_pipes(text: &str) -> impl Iterator<Item = &str> {
    let mut escaped = false;
    text.split(move |c: char| {
        let cut = c == '|' && !escaped;
        escaped = c == '\\';
        cut
    })
}
