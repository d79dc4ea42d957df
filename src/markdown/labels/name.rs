//! The names of texts, which stand behind their labels in a file.

use crate::document::{Field, List};

/// The most digits of the number behind a name.
const MOST_DIGITS: usize = 9;

/// The name of a text behind its labels.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(String);

impl Name {
    /// The name of a field's text.
    pub fn of_field(field: Field) -> Self {
        Self(dashed(field.key()))
    }

    /// The name of a row's text; rows are counted from 1, as they are shown.
    pub fn of_row(list: List, number: usize) -> Self {
        Self(format!("{}-{number}", dashed(list.key())))
    }

    /// The name with a number behind it, from the second on.
    pub fn numbered(&self, number: u32) -> String {
        match number {
            1 => self.0.clone(),
            more => format!("{}-{more}", self.0),
        }
    }

    /// The number behind the name at the end of a label; 1 where there is none.
    pub fn number_in(&self, label: &str) -> Option<u32> {
        let label = label.trim_end();
        if ends_in(label, &self.0) {
            return Some(1);
        }
        let (rest, digits) = label.rsplit_once('-')?;
        let is_number = (1..=MOST_DIGITS).contains(&digits.len())
            && !digits.starts_with('0')
            && digits.bytes().all(|b| b.is_ascii_digit());
        let number = digits.parse().ok().filter(|&number| number > 1)?;
        (is_number && ends_in(rest, &self.0)).then_some(number)
    }
}

fn dashed(key: &str) -> String {
    format!("-{}", key.replace('_', "-"))
}

fn ends_in(text: &str, end: &str) -> bool {
    let start = text.len().wrapping_sub(end.len());
    text.get(start..)
        .is_some_and(|text| text.eq_ignore_ascii_case(end))
}
