//! Dates as people write them in prose.

use chrono::NaiveDate;

use super::Amount;
use crate::text::Token;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

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

/// The number of a month's name, in full or short: by its first three letters, or `Sept`.
pub fn month(word: &str) -> Option<u32> {
    let word = word.to_ascii_lowercase();
    let is_short = word.len() == 3 || word == "sept";
    let names = |name: &str| *name == word || is_short && name.starts_with(&word);
    let index = MONTHS.iter().position(|name| names(name))?;
    u32::try_from(index + 1).ok()
}

/// A day of a month, as `5` or `5th`.
pub fn day(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th")
        .then(|| digits.parse().ok())
        .flatten()
        .filter(|day| (1..=31).contains(day))
}
