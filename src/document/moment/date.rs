//! Days as people type them.

use chrono::NaiveDate;

use super::digits;

/// In lower case, in their order.
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

/// The days of the week, as they are written in lower case.
pub const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Reads a date: `2025-12-05`, `2025/12/05` or `2025.12.05`, `05.12.2025`, and with the name of its
/// month `5 December 2025` or `Dec 5th, 2025`; the name of the day may stand before it. `29/11/2025`
/// and `11/29/2025` can mean but one day; of others see [`either_date`].
pub fn read_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let bare = without_weekday(text);
    read_numbers(bare).or_else(|| read_named(bare))
}

/// Reads a date that is one of these words with a few of its neighbours: `Outage of 5 May 2021`.
/// `None` where there are several.
pub fn date_in(text: &str) -> Option<NaiveDate> {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, ':' | ',' | ';' | '(' | ')');
    let words: Vec<&str> = text
        .split(is_mark)
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = None;
    for at in 0..words.len() {
        let named = words
            .get(at..at + 3)
            .and_then(|words| read_named(&words.join(" ")));
        if let Some(date) = read_numbers(words[at]).or(named)
            && found.replace(date).is_some_and(|before| before != date)
        {
            return None;
        }
    }
    found
}

fn without_weekday(text: &str) -> &str {
    let Some((first, rest)) = text.split_once([' ', ',']) else {
        return text;
    };
    let name = first.to_ascii_lowercase();
    let is_day = WEEKDAYS
        .iter()
        .any(|day| *day == name || name.len() == 3 && day.starts_with(&name));
    match is_day {
        true => rest.trim_start_matches([' ', ',']),
        false => text,
    }
}

fn read_named(text: &str) -> Option<NaiveDate> {
    let mut words = text
        .split([' ', ','])
        .filter(|word| !word.is_empty() && *word != "of");
    let (first, second, year) = (words.next()?, words.next()?, words.next()?);
    if words.next().is_some() {
        return None;
    }
    let (day, month) = match month(first) {
        Some(month) => (day(second)?, month),
        None => (day(first)?, month(second)?),
    };
    NaiveDate::from_ymd_opt(digits(year, 4, 4)?.try_into().ok()?, month, day)
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

fn read_numbers(text: &str) -> Option<NaiveDate> {
    let (separator, [first, second, third]) = three_numbers(text)?;
    if let Some(year) = digits(first, 4, 4) {
        let (month, day) = (digits(second, 1, 2)?, digits(third, 1, 2)?);
        return NaiveDate::from_ymd_opt(year.try_into().ok()?, month, day);
    }
    let [day_first, month_first] = by_day_or_month(first, second, third)?;
    match (day_first, month_first) {
        (Some(date), _) if separator == '.' => Some(date),
        (Some(one), Some(other)) => (one == other).then_some(one),
        (one, other) => one.or(other).filter(|_| separator != '.'),
    }
}

/// The two days that a date in numbers may mean: `05/12/2025` is 5 December or 12 May.
pub fn either_date(text: &str) -> Option<[NaiveDate; 2]> {
    let (_, [first, second, third]) = three_numbers(text.trim())?;
    match by_day_or_month(first, second, third)? {
        [Some(one), Some(other)] if one != other => Some([one, other]),
        _ => None,
    }
}

fn three_numbers(text: &str) -> Option<(char, [&str; 3])> {
    let separator = text.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, '-' | '/' | '.') {
        return None;
    }
    let mut parts = text.split(separator);
    let numbers = [parts.next()?, parts.next()?, parts.next()?];
    parts.next().is_none().then_some((separator, numbers))
}

/// The date with its day first, and with its month first.
fn by_day_or_month(first: &str, second: &str, year: &str) -> Option<[Option<NaiveDate>; 2]> {
    let year = digits(year, 4, 4)?.try_into().ok()?;
    let (first, second) = (digits(first, 1, 2)?, digits(second, 1, 2)?);
    Some([
        NaiveDate::from_ymd_opt(year, second, first),
        NaiveDate::from_ymd_opt(year, first, second),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_type_them() {
        let read = |text| read_date(text).map(|date| date.to_string());
        for typed in [
            "2025-12-05",
            "2025/12/5",
            "5 December 2025",
            "5th of December 2025",
            "Dec 5, 2025",
            "December 5th, 2025",
            "Friday, 2025-12-05",
            "Fri 5 Dec 2025",
            "05.12.2025",
            "5.12.2025",
        ] {
            assert_eq!(read(typed).as_deref(), Some("2025-12-05"), "{typed}");
        }
        for typed in [
            "",
            "December",
            "5 December",
            "32 May 2025",
            "05-12-2025",
            "05/12/2025",
            "12.31.2025",
            "31/31/2025",
            "5/12/25",
            "May 5 25",
            "Friday",
        ] {
            assert_eq!(read(typed), None, "{typed}");
        }
        assert_eq!(read("29/11/2025"), read("11/29/2025"));
        assert_eq!(read("29/11/2025").as_deref(), Some("2025-11-29"));
        assert_eq!(read("7/7/2025").as_deref(), Some("2025-07-07"));
        let either = either_date(" 05/12/2025 ").map(|dates| dates.map(|date| date.to_string()));
        assert_eq!(
            either,
            Some(["2025-12-05".to_owned(), "2025-05-12".to_owned()])
        );
        assert_eq!(either_date("29/11/2025"), None);
        let found = |text| date_in(text).map(|date| date.to_string());
        assert_eq!(
            found("2025-12-05: the disk was full").as_deref(),
            Some("2025-12-05")
        );
        assert_eq!(
            found("Report of December 5, 2025 (disk)").as_deref(),
            Some("2025-12-05")
        );
        assert_eq!(found("From 2025-12-05 to 2025-12-06"), None);
        assert_eq!(found("The disk was full"), None);
    }
}
