//! Dates and times as people type them, and the durations between them.
//!
//! Nothing here has a clock: what a text leaves out (the date, the offset) is filled in from
//! what the caller says. A text that cannot be read gives `None` and is kept as it is.

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

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

/// Reads a date: `2025-12-05`, or `2025/12/05` or `2025.12.05`.
pub fn read_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let separator = text.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, '-' | '/' | '.') {
        return None;
    }
    let mut parts = text.split(separator);
    let year = digits(parts.next()?, 4, 4)?;
    let month = digits(parts.next()?, 1, 2)?;
    let day = digits(parts.next()?, 1, 2)?;
    if parts.next().is_some() {
        return None;
    }
    NaiveDate::from_ymd_opt(year.try_into().ok()?, month, day)
}

/// Reads a time, with or without date and offset: `14:05`, `14:05:30`, `2:05 pm`,
/// `14:05 UTC`, `14:05+02:00`, `2025-12-05 14:05Z`, `2025-12-05T14:05:00+01:00`. Of a rough time
/// (`~14:05`) the clock counts, of a range (`14:05 - 14:10`) its beginning.
pub fn read_moment(text: &str) -> Option<Moment> {
    let text = text.trim();
    for sign in [" - ", " to ", "\u{2013}", "\u{2014}"] {
        if let Some((first, last)) = text.split_once(sign)
            && let (Some(first), Some(last)) = (read_one(first), read_one(last))
        {
            let offset = first.offset.or(last.offset);
            return Some(Moment { offset, ..first });
        }
    }
    read_one(text)
}

fn read_one(text: &str) -> Option<Moment> {
    let text = text.trim().trim_start_matches('~').trim_start();
    let (date, rest) = match text.split_once(['T', ' ', ',']) {
        Some((first, rest)) if read_date(first).is_some() => (read_date(first), rest),
        _ => (None, text),
    };
    let (clock, offset) = split_offset(rest.trim())?;
    Some(Moment {
        date,
        time: read_clock(clock.trim())?,
        offset,
    })
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
        Some(add) if (1..=12).contains(&hour) => hour % 12 + add,
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
    let clock = ["UTC", "GMT", "utc", "gmt"]
        .iter()
        .find_map(|name| clock.strip_suffix(name))
        .unwrap_or(clock);
    let mut rest = text[at..].chars();
    let sign = if rest.next() == Some('+') { 1 } else { -1 };
    let typed = rest.as_str().trim();
    let (hours, minutes) = match typed.split_once(':') {
        Some((hours, minutes)) => (digits(hours, 1, 2)?, digits(minutes, 2, 2)?),
        None if typed.len() == 4 => (
            digits(typed.get(..2)?, 2, 2)?,
            digits(typed.get(2..)?, 2, 2)?,
        ),
        None => (digits(typed, 1, 2)?, 0),
    };
    if hours > 14 || minutes > 59 {
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
            ("14:05 -0330", "2025-12-05 17:35:00"),
            ("2024-02-29 23:59Z", "2024-02-29 23:59:00"),
            ("2024-02-29T23:59:00.250+01:00", "2024-02-29 22:59:00"),
            ("~14:05", "2025-12-05 14:05:00"),
            ("~14:05-05:00", "2025-12-05 19:05:00"),
            ("2024-02-29 09:00 - 11:00", "2024-02-29 09:00:00"),
            ("14:05 \u{2013} 14:10", "2025-12-05 14:05:00"),
            ("14:05\u{2013}14:10+02:00", "2025-12-05 12:05:00"),
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
