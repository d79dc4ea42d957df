//! Counting words, so that a reader can prove that it has lost none.

use std::collections::HashMap;

use crate::document::{Cells, Column, Field, List, Postmortem, Rows, Why};

/// How often each word stands in some texts.
#[derive(Debug, Default, Clone)]
pub(super) struct Tally(HashMap<String, usize>);

impl Tally {
    /// Counts the words of a text.
    pub(super) fn add(&mut self, text: &str) {
        for word in words(text) {
            match self.0.get_mut(word) {
                Some(count) => *count += 1,
                None => {
                    self.0.insert(word.to_owned(), 1);
                }
            }
        }
    }

    /// Counts the words of every free text of a document.
    pub(super) fn add_document(&mut self, doc: &Postmortem) {
        for &field in Field::ALL {
            let is_choice = matches!(field, Field::Status | Field::Form);
            if !is_choice && field.trigger().is_none() {
                self.add(&doc.field(field));
            }
        }
        for &list in List::ALL {
            match list {
                List::Whys => self.add_whys(&doc.whys),
                _ => self.add_rows(list, doc.rows(list)),
            }
        }
    }

    /// Takes the words of another tally away; what is left is missing there.
    pub(super) fn subtract(&mut self, other: &Self) {
        self.0.retain(|word, count| {
            *count = count.saturating_sub(other.0.get(word).copied().unwrap_or(0));
            *count > 0
        });
    }

    /// Every word, as often as it was counted, in any order.
    pub(super) fn words(self) -> impl Iterator<Item = String> {
        let words = self.0.into_iter();
        words.flat_map(|(word, count)| std::iter::repeat_n(word, count))
    }

    /// Takes the words of a text away, and says whether one of them was there.
    pub(super) fn take(&mut self, text: &str) -> bool {
        let mut found = false;
        for word in words(text) {
            if let Some(count) = self.0.get_mut(word) {
                found = true;
                *count -= 1;
                if *count == 0 {
                    self.0.remove(word);
                }
            }
        }
        found
    }

    fn add_rows(&mut self, list: List, rows: &dyn Rows) {
        for row in rows.iter() {
            self.add_row(list, row);
        }
    }

    fn add_row(&mut self, list: List, row: &dyn Cells) {
        for &column in list.columns() {
            if !is_choice(column) {
                self.add(row.cell(column).unwrap_or_default());
            }
        }
    }

    fn add_whys(&mut self, whys: &[Why]) {
        for why in whys {
            self.add_row(List::Whys, why);
            for branch in &why.branches {
                self.add_whys(&branch.whys);
            }
        }
    }
}

/// Whether a cell of this column is a choice or a flag.
const fn is_choice(column: Column) -> bool {
    matches!(
        column,
        Column::Milestone
            | Column::Known
            | Column::Status
            | Column::Priority
            | Column::Kind
            | Column::Estimate
            | Column::Shared
    )
}

/// The runs of letters and digits in a text, but for the `br` of a line break in a table.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    text.split(|c: char| !c.is_alphanumeric())
        .filter(move |word| {
            let start = at;
            at += word.len();
            let before = text[..start].chars().next_back();
            at += text[at..].chars().next().map_or(0, char::len_utf8);
            let is_break = *word == "br" && before == Some('<');
            !word.is_empty() && !is_break
        })
}
