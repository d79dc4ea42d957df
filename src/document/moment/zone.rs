//! Offsets from UTC, and the names of time zones.

use chrono::FixedOffset;

use super::digits;

/// Time zones other than UTC, as they are named behind a clock, each with its offset where the name
/// has but one meaning. None is read as a part of a time: a check offers the offset instead.
const ZONES: [(&str, Option<&str>); 19] = [
    ("CET", Some("+01:00")),
    ("CEST", Some("+02:00")),
    ("EET", Some("+02:00")),
    ("EEST", Some("+03:00")),
    ("BST", None),
    ("EST", Some("-05:00")),
    ("EDT", Some("-04:00")),
    ("CST", None),
    ("CDT", Some("-05:00")),
    ("MST", Some("-07:00")),
    ("MDT", Some("-06:00")),
    ("PST", Some("-08:00")),
    ("PDT", Some("-07:00")),
    ("PT", None),
    ("ET", None),
    ("IST", None),
    ("JST", Some("+09:00")),
    ("AEST", Some("+10:00")),
    ("AEDT", Some("+11:00")),
];

/// Whether a word in capitals names a time zone other than UTC.
pub fn is_zone(word: &str) -> bool {
    zone(word).is_some()
}

/// The offset of a time zone by its name in capitals, as `+01:00`, where the name has but one
/// meaning.
pub fn offset_of(name: &str) -> Option<&'static str> {
    zone(name)?.1
}

fn zone(name: &str) -> Option<&'static (&'static str, Option<&'static str>)> {
    ZONES.iter().find(|(known, _)| *known == name)
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

/// Splits `14:05+02:00` into the clock and the offset; `None` where the offset is not one.
pub(super) fn split_offset(text: &str) -> Option<(&str, Option<FixedOffset>)> {
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
    use super::super::read_moment;
    use super::*;

    #[test]
    fn every_offset_of_a_zone_can_stand_behind_a_clock() {
        for (name, offset) in ZONES {
            let Some(offset) = offset else { continue };
            let moment = read_moment(&["14:05", offset].concat());
            let read = moment.and_then(|moment| moment.offset).map(offset_text);
            assert_eq!(read.as_deref(), Some(offset), "{name}");
        }
    }
}
