//! Makes rows of what is pasted into a list: lines, or a table of a spreadsheet or of Markdown.

mod chat;
mod columns;
mod lines;
pub mod rich;
mod table;

pub use columns::{is_estimate, marked, names_count, priority, status};

use crate::document::{Column, Id, List, Row, clean_text};

/// The rows that a pasted text makes in a list.
///
/// `None` where it is a single piece of text that should be pasted where the caret is. No word
/// is lost: what fits no cell is added to the row's main text, with the name of its column.
/// Only list markers, the names of recognised columns and a column that counts the rows are
/// dropped.
pub fn rows(text: &str, list: List, new_id: &mut dyn FnMut() -> Id) -> Option<Vec<Row>> {
    let text = clean_text(text);
    if let Some(table) = read_table(&text, list) {
        return columns::rows(table, list, new_id);
    }
    let mut lines = lines::read(&text);
    if lines.len() < 2 {
        return None;
    }
    if list == List::Timeline {
        lines = chat::joined(lines);
    }
    let row = |line: &lines::Line| lines::row(line, list, new_id());
    Some(lines.iter().map(row).collect())
}

/// The row that a single line makes; `None` where it says nothing.
pub fn row(line: &str, list: List, id: Id) -> Option<Row> {
    let line = lines::read(&clean_text(line)).into_iter().next()?;
    Some(lines::row(&line, list, id))
}

/// Whether each line that is pasted into this column is a row of its own. A further text of a row,
/// such as a quote or an answer, takes lines as they are.
pub fn is_row_text(list: List, column: Column) -> bool {
    list.columns().first() == Some(&column) || (list, column) == (List::Timeline, Column::Text)
}

/// What each column of a table becomes in the rows of a list, `None` for a column that the list
/// does not have; and whether the first line only names them. `None` for what is no table.
pub fn columns(text: &str, list: List) -> Option<(Vec<Option<Column>>, bool)> {
    let table = read_table(&clean_text(text), list)?;
    Some(columns::columns(table, list))
}

fn read_table(text: &str, list: List) -> Option<table::Table> {
    let named = || table::comma_separated(text).filter(|table| columns::is_named(table, list));
    table::read(text).or_else(named)
}
