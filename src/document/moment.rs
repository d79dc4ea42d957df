//! Dates and times as people type them, and the durations between them.
//!
//! Nothing here has a clock: what a text leaves out (the date, the offset) is filled in from
//! what the caller says. A text that cannot be read gives `None` and is kept as it is.

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

/// What a typed time says; each part is there only if it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub date: Option<NaiveDate>,
    pub time: NaiveTime,
    pub offset: Option<FixedOffset>,
}

impl Moment {
    /// The moment in UTC, with the date where none was typed. No offset means UTC.
    /// `None` outside of the years that chrono can count.
    pub fn utc(self, date: NaiveDate) -> Option<NaiveDateTime> {
        let local = self.date.unwrap_or(date).and_time(self.time);
        let seconds = self.offset.map_or(0, |offset| offset.local_minus_utc());
        local.checked_sub_signed(TimeDelta::seconds(seconds.into()))
    }
}

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

/// Names of time zones other than UTC, as they are written behind a clock: some mean several zones,
/// and none is read.
const ZONES: [&str; 19] = [
    "CET", "CEST", "EET", "EEST", "BST", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT",
    "PT", "ET", "IST", "JST", "AEST", "AEDT",
];

/// Whether a word in capitals names a time zone other than UTC.
pub fn is_zone(word: &str) -> bool {
    ZONES.contains(&word)
}

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

/// Reads a time, with or without date and offset: `14:05`, `14:05:30`, `2:05 pm`,
/// `14:05 UTC`, `14:05+02:00`, `2025-12-05 14:05Z`, `2025-12-05T14:05:00+01:00`. Of a rough time
/// (`~14:05`) the clock counts, of a range (`14:05 - 14:10`) its beginning, with the offset of its
/// end. Without blanks (`14:05-14:10`) it is a range where there is no such offset on earth.
pub fn read_moment(text: &str) -> Option<Moment> {
    let text = text.trim();
    for sign in [" - ", " to ", "\u{2013}", "\u{2014}"] {
        if let Some((first, last)) = text.split_once(sign)
            && let Some(range) = read_range(first, last)
        {
            return Some(range);
        }
    }
    read_one(text).or_else(|| {
        let mut hyphens = text.match_indices('-');
        hyphens.find_map(|(at, _)| read_range(&text[..at], &text[at + 1..]))
    })
}

fn read_range(first: &str, last: &str) -> Option<Moment> {
    let (first, last) = (read_one(first)?, read_one(last)?);
    let offset = first.offset.or(last.offset);
    Some(Moment { offset, ..first })
}

fn read_one(text: &str) -> Option<Moment> {
    let (date, rest) = split_date(without_mark(text));
    let (clock, offset) = split_offset(without_mark(rest))?;
    Some(Moment {
        date,
        time: read_clock(clock.trim())?,
        offset,
    })
}

/// The text without the mark of a rough time.
fn without_mark(text: &str) -> &str {
    text.trim().trim_start_matches('~').trim_start()
}

/// So many bytes hold a weekday, a day, a month and a year.
const LONGEST_DATE: usize = 40;

/// A date at the beginning of a text, and what follows it.
fn split_date(text: &str) -> (Option<NaiveDate>, &str) {
    let is_end = |byte: u8| matches!(byte, b'T' | b' ' | b',');
    for (at, byte) in text.bytes().enumerate().take(LONGEST_DATE) {
        if is_end(byte)
            && let Some(date) = read_date(&text[..at])
        {
            return (Some(date), text[at + 1..].trim_start_matches(','));
        }
    }
    (None, text)
}

/// The same moment as a typed time, written with another offset: `14:05+02:00` with +01:00 is
/// `13:05+01:00`. `None` where it would lie on another day and no date is typed, and for a range,
/// of which a part would be lost.
pub fn with_offset(text: &str, offset: FixedOffset) -> Option<String> {
    let typed = without_mark(text);
    let mark = if typed.len() < text.trim().len() {
        "~"
    } else {
        ""
    };
    let moment = read_one(typed)?;
    let day = moment.date.unwrap_or_default();
    let local = moment.utc(day)?.checked_add_offset(offset)?;
    // Without a date the day of the text cannot be told any more.
    if moment.date.is_none() && local.date() != day {
        return None;
    }
    let mut written = match moment.date {
        Some(_) => local.to_string(),
        None => local.time().to_string(),
    };
    if local.second() == 0 {
        written = without_seconds(written);
    }
    Some([mark, &written, &offset_text(offset)].concat())
}

/// An offset as `+05:30`.
pub fn offset_text(offset: FixedOffset) -> String {
    let minutes = offset.local_minus_utc() / 60;
    let mut text = String::from(if minutes < 0 { "-" } else { "+" });
    push_two(&mut text, minutes.abs() / 60);
    text.push(':');
    push_two(&mut text, minutes.abs() % 60);
    text
}

fn push_two(text: &mut String, number: i32) {
    if number < 10 {
        text.push('0');
    }
    text.push_str(&number.to_string());
}

/// How long the incident lasted, in whole minutes, from its typed start and end.
///
/// Where neither has a date, an end earlier than the start lies on the next day. `None` where
/// one of them cannot be read, or the typed dates make the end earlier than the start.
pub fn incident_minutes(incident_date: &str, start: &str, end: &str) -> Option<i64> {
    let (start, end) = (read_moment(start)?, read_moment(end)?);
    let unknown_date = NaiveDate::from_ymd_opt(2000, 1, 1)?;
    let date = read_date(incident_date).unwrap_or(unknown_date);
    let from = start.utc(date)?;
    let until = end.utc(start.date.unwrap_or(date))?;
    let mut minutes = (until - from).num_minutes();
    if minutes < 0 && end.date.is_none() {
        minutes += 24 * 60;
    }
    (minutes >= 0).then_some(minutes)
}

/// A date and time as `2025-12-05 14:00`.
pub fn day_and_clock(at: NaiveDateTime) -> String {
    without_seconds(at.to_string())
}

/// A time of day as `14:00`.
pub fn clock(at: NaiveTime) -> String {
    without_seconds(at.to_string())
}

/// chrono's ways to write a date in any form weigh more in the page than what reads them.
fn without_seconds(mut written: String) -> String {
    if let Some(end) = written.rfind(':') {
        written.truncate(end);
    }
    written
}

/// Minutes in words: `32 minutes`, `1 hour 5 minutes`, `2 days 3 hours`.
pub fn in_words(minutes: i64) -> String {
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let parts = [(days, "day"), (hours, "hour"), (rest, "minute")];
    let words: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count != 0)
        .map(|(count, unit)| format!("{count} {unit}{}", if *count == 1 { "" } else { "s" }))
        .collect();
    if words.is_empty() {
        return "0 minutes".to_owned();
    }
    words.join(" ")
}

fn digits(text: &str, least: usize, most: usize) -> Option<u32> {
    let right = (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    right.then(|| text.parse().ok()).flatten()
}

fn read_clock(text: &str) -> Option<NaiveTime> {
    let lower = text.to_ascii_lowercase();
    let (clock, half) = if let Some(clock) = lower.strip_suffix("am") {
        (clock.trim_end(), Some(0))
    } else if let Some(clock) = lower.strip_suffix("pm") {
        (clock.trim_end(), Some(12))
    } else {
        (lower.as_str(), None)
    };
    let mut parts = clock.split(':');
    let hour = digits(parts.next()?, 1, 2)?;
    let minute = match parts.next() {
        Some(minute) => digits(minute, 2, 2)?,
        None if half.is_some() => 0,
        None => return None,
    };
    let second = match parts.next() {
        Some(second) => digits(second.split_once('.').map_or(second, |(s, _)| s), 2, 2)?,
        None => 0,
    };
    if parts.next().is_some() {
        return None;
    }
    let hour = match half {
        None => hour,
        // `00:29 AM` is written too.
        Some(add) if (1..=12).contains(&hour) || hour + add == 0 => hour % 12 + add,
        Some(_) => return None,
    };
    NaiveTime::from_hms_opt(hour, minute, second)
}

/// Splits `14:05+02:00` into the clock and the offset; `None` where the offset is not one.
fn split_offset(text: &str) -> Option<(&str, Option<FixedOffset>)> {
    for name in ["UTC", "GMT", "utc", "gmt", "Z", "z"] {
        if let Some(clock) = text.strip_suffix(name) {
            return Some((clock, FixedOffset::east_opt(0)));
        }
    }
    let Some(at) = text.rfind(['+', '-', '\u{2212}']) else {
        return Some((text, None));
    };
    let clock = text[..at].trim_end();
    let named = ["UTC", "GMT", "utc", "gmt"]
        .iter()
        .find_map(|name| clock.strip_suffix(name));
    let clock = named.unwrap_or(clock);
    let mut rest = text[at..].chars();
    let sign = if rest.next() == Some('+') { 1 } else { -1 };
    let typed = rest.as_str().trim();
    let (hours, minutes) = match typed.split_once(':') {
        Some((hours, minutes)) => (digits(hours, 1, 2)?, digits(minutes, 2, 2)?),
        None if typed.len() == 4 => (
            digits(typed.get(..2)?, 2, 2)?,
            digits(typed.get(2..)?, 2, 2)?,
        ),
        // `01:17 +1` is on the next day as likely as an hour east.
        None => (digits(typed, if named.is_some() { 1 } else { 2 }, 2)?, 0),
    };
    // From Baker Island to the Line Islands, in quarters of an hour.
    let most = if sign > 0 { 14 } else { 12 };
    if hours > most || minutes > 59 || minutes % 15 != 0 {
        return None;
    }
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    FixedOffset::east_opt(sign * seconds).map(|offset| (clock, Some(offset)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> Option<String> {
        let date = NaiveDate::from_ymd_opt(2025, 12, 5)?;
        Some(read_moment(text)?.utc(date)?.to_string())
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        for (typed, expected) in [
            ("14:05", "2025-12-05 14:05:00"),
            (" 9:05 ", "2025-12-05 09:05:00"),
            ("14:05:30", "2025-12-05 14:05:30"),
            ("2:05 pm", "2025-12-05 14:05:00"),
            ("12am", "2025-12-05 00:00:00"),
            ("14:05 UTC", "2025-12-05 14:05:00"),
            ("14:05+02:00", "2025-12-05 12:05:00"),
            ("01:05 UTC+2", "2025-12-04 23:05:00"),
            ("01:05+02", "2025-12-04 23:05:00"),
            ("14:05 -0330", "2025-12-05 17:35:00"),
            ("2024-02-29 23:59Z", "2024-02-29 23:59:00"),
            ("2024-02-29T23:59:00.250+01:00", "2024-02-29 22:59:00"),
            ("~14:05", "2025-12-05 14:05:00"),
            ("~14:05-05:00", "2025-12-05 19:05:00"),
            ("2024-02-29 09:00 - 11:00", "2024-02-29 09:00:00"),
            ("14:05 \u{2013} 14:10", "2025-12-05 14:05:00"),
            ("14:05\u{2013}14:10+02:00", "2025-12-05 12:05:00"),
            ("17:00-18:00", "2025-12-05 17:00:00"),
            ("17:00-18:00+02:00", "2025-12-05 15:00:00"),
            ("14:05-14:10", "2025-12-05 14:05:00"),
            ("09:05-09:20", "2025-12-05 09:05:00"),
            ("~13:30-13:45", "2025-12-05 13:30:00"),
            ("2024-02-29 09:00-09:05", "2024-02-29 09:00:00"),
            ("2024-02-29 ~09:00", "2024-02-29 09:00:00"),
            ("14:05-05:00", "2025-12-05 19:05:00"),
            ("05:30-09:30", "2025-12-05 15:00:00"),
            ("00:25 - 00:29 AM", "2025-12-05 00:25:00"),
        ] {
            assert_eq!(utc(typed).as_deref(), Some(expected), "{typed}");
        }
    }

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
        assert_eq!(
            utc("Dec 6, 2025 2:05 pm").as_deref(),
            Some("2025-12-06 14:05:00")
        );
        assert_eq!(
            utc("Sat 6 December 2025, 14:05").as_deref(),
            Some("2025-12-06 14:05:00")
        );
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

    #[test]
    fn what_is_not_a_time_is_not_read() {
        for typed in [
            "",
            "soon",
            "25:00",
            "14",
            "14:5",
            "13:00 pm",
            "2025-02-30 10:00",
            "14:05+99:00",
            "01:17 +1",
            "01:17+1",
            "14:05:07:09",
            "१४:०५",
            "14:05+é",
            "+",
            "-",
            "T",
            "14:05+éé",
            "14:05+1é2",
            "14:05\u{2013}14:10 restarts",
            " - ",
        ] {
            assert_eq!(read_moment(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_time_is_written_with_another_offset() {
        let offset = FixedOffset::east_opt(3600).expect("an offset");
        let written = |text| with_offset(text, offset);
        assert_eq!(written("14:05+02:00").as_deref(), Some("13:05+01:00"));
        assert_eq!(
            written("2025-12-05 00:05+02:00").as_deref(),
            Some("2025-12-04 23:05+01:00")
        );
        assert_eq!(written("00:05+02:00"), None, "it would lie on another day");
        assert_eq!(
            written("~14:05:30 +02:00").as_deref(),
            Some("~13:05:30+01:00")
        );
        for range in ["14:05 \u{2013} 14:10+02:00", "09:05-09:20", "later"] {
            assert_eq!(written(range), None, "{range}");
        }
    }

    #[test]
    fn durations_cross_midnight_only_where_no_date_says_otherwise() {
        assert_eq!(incident_minutes("2025-12-05", "14:00", "14:32"), Some(32));
        assert_eq!(incident_minutes("", "23:50", "00:10"), Some(20));
        assert_eq!(
            incident_minutes("", "14:00", "14:32+01:00"),
            Some(23 * 60 + 32)
        );
        let end = "2025-12-04 14:00";
        assert_eq!(incident_minutes("2025-12-05", "14:00", end), None);
        assert_eq!(incident_minutes("2025-12-05", "14:00", "later"), None);
    }

    #[test]
    fn minutes_in_words() {
        for (minutes, words) in [
            (0, "0 minutes"),
            (1, "1 minute"),
            (65, "1 hour 5 minutes"),
            (1440, "1 day"),
            (51 * 60, "2 days 3 hours"),
        ] {
            assert_eq!(in_words(minutes), words);
        }
    }
}
