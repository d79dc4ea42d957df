//! Dates and times as people type them, and the durations between them.
//!
//! Nothing here has a clock: what a text leaves out (the date, the offset) is filled in from
//! what the caller says. A text that cannot be read gives `None` and is kept as it is.

mod date;
mod zone;

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

pub use date::{WEEKDAYS, date_in, day, either_date, month, read_date};
use zone::split_offset;
pub use zone::{is_zone, offset_of, offset_text};

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

/// No time or range of times takes more bytes. A cell may hold anything, and each of its hyphens might
/// part a range.
const LONGEST: usize = 120;

/// Reads a time, with or without date and offset: `14:05`, `14:05:30`, `2:05 pm`,
/// `14:05 UTC`, `14:05+02:00`, `2025-12-05 14:05Z`, `2025-12-05T14:05:00+01:00`. Of a rough time
/// (`~14:05`) the clock counts, of a range (`14:05 - 14:10`) its beginning, with the offset of its
/// end. Without blanks (`14:05-14:10`) it is a range where there is no such offset on earth.
pub fn read_moment(text: &str) -> Option<Moment> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
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
            ("Dec 6, 2025 2:05 pm", "2025-12-06 14:05:00"),
            ("Sat 6 December 2025, 14:05", "2025-12-06 14:05:00"),
        ] {
            assert_eq!(utc(typed).as_deref(), Some(expected), "{typed}");
        }
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
