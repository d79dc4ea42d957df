//! Dates as people write them in prose.

use chrono::NaiveDate;

use super::Amount;
use crate::{
    document::moment::{day, month},
    text::Token,
};

/// `5 December 2025`, `December 5, 2025`, `5th of December 2025`.
pub(super) fn date(text: &str, tokens: &[Token], at: usize) -> Option<(Amount, usize)> {
    let word = |index: usize| tokens.get(index).map_or("", |token| token.text(text));
    let skip = |index: usize, passed: &str| index + usize::from(word(index) == passed);
    let (day, month, year) = if let Some(month) = month(word(at)) {
        let year = skip(at + 2, ",");
        (day(word(at + 1))?, month, year)
    } else {
        let name = skip(at + 1, "of");
        (day(word(at))?, month(word(name))?, skip(name + 1, ","))
    };
    let number = word(year);
    let full = (number.len() == 4).then(|| number.parse().ok()).flatten()?;
    let date = NaiveDate::from_ymd_opt(full, month, day)?;
    Some((Amount::Date(date), year + 1))
}
