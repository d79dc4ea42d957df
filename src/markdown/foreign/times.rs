//! The time at the beginning of an event, as people write it in lists and headings.

use std::borrow::Cow;

use crate::document::moment;

/// Cuts a text into the time it begins with and what follows.
///
/// Dates, months, weekdays and zones count as part of the time, but at least a clock time or
/// a whole date must be among them.
pub(super) fn split(text: &str) -> Option<(String, Cow<'_, str>)> {
    linked(text).or_else(|| plain(text))
}

/// `[14:05](https://chat.example/1) Alert`: the address goes behind what happened.
fn linked(text: &str) -> Option<(String, Cow<'_, str>)> {
    let (time, rest) = text.trim_start().strip_prefix('[')?.split_once("](")?;
    let (address, rest) = rest.split_once(')')?;
    let (when, over) = plain(time)?;
    let is_address = address.contains("://") && !address.contains(char::is_whitespace);
    (is_address && over.is_empty()).then(|| {
        let said = behind(rest, 0, 0);
        (
            when,
            [&*said, " ", address]
                .concat()
                .trim_start()
                .to_owned()
                .into(),
        )
    })
}

fn plain(text: &str) -> Option<(String, Cow<'_, str>)> {
    let mut at = 0;
    let mut start = None;
    let mut end = None;
    loop {
        let rest = &text[at..];
        let token_start = at + rest.len() - rest.trim_start_matches(is_dress).len();
        let token = token_at(&text[token_start..]);
        let bare = token.trim_end_matches([':', ',', ';', '.']);
        let Some(part) = part_of(bare) else { break };
        start.get_or_insert(token_start);
        at = token_start + token.len();
        if part == Part::Whole || (part == Part::Zone && end.is_some()) {
            end = Some(token_start + bare.len());
        }
        if token.ends_with(':') && end.is_some() {
            break;
        }
    }
    let (start, end) = (start?, end?);
    let when: String = text[start..end].chars().filter(|&c| !is_mark(c)).collect();
    Some((when, behind(text, start, end)))
}

/// What follows the time that stands from `start` to `end`, without what parts the two. A mark that
/// opens before the time and closes later goes on with it.
fn behind(text: &str, start: usize, end: usize) -> Cow<'_, str> {
    let (before, time, mut rest) = (&text[..start], &text[start..end], &text[end..]);
    let mut open = before.trim_start_matches(|c| c == ' ' || c == '\t' || is_bracket(c));
    open = open.trim_end_matches(|c| !matches!(c, '*' | '_' | '`'));
    if time.contains(open) {
        open = "";
    }
    let is_open = |c: char| matches!(c, '[' | '(' | '{');
    let has_bracket = before.contains(is_bracket) || time.contains(is_open);
    loop {
        rest = rest.trim_start();
        let closed = rest.strip_prefix(open).filter(|_| !open.is_empty());
        if let Some(after) = closed {
            (open, rest) = ("", after);
        } else if let Some(after) = rest.strip_prefix(is_bracket) {
            if !has_bracket || rest.starts_with(is_open) {
                break;
            }
            rest = after;
        } else if let Some(after) = without_separator(rest) {
            rest = after;
        } else {
            break;
        }
    }
    match open {
        "" => rest.into(),
        open => [open, rest].concat().into(),
    }
}

/// Without the signs that part a time from what happened. What a sign is glued to may mean
/// something with it: `>50%`, `-20%`, `--force`, `.5%`.
fn without_separator(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix([':', ',', ';', '|']) {
        return Some(rest);
    }
    let rest = text.trim_start_matches(SEPARATORS);
    let is_apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
    let is_dash = text.strip_prefix(['\u{2013}', '\u{2014}']) == Some(rest);
    let parts = is_apart || (is_dash && rest.starts_with(char::is_alphabetic));
    (rest.len() < text.len() && parts).then_some(rest)
}

/// Cuts a line into the date and time it ends with and what stands before: `Repaired: 2023-01-11
/// 15:50`.
pub(super) fn split_end(text: &str) -> Option<(&str, &str)> {
    let (clock, before) = last_word(text.trim_end())?;
    let (_, said) = last_word(before)?;
    let when = text[said.len()..].trim();
    let said = said.trim_end_matches([' ', ':']);
    let dated = is_clock(clock) && moment::read_moment(when).is_some_and(|at| at.date.is_some());
    (dated && !said.is_empty() && !text.contains('\n')).then_some((when, said))
}

fn last_word(text: &str) -> Option<(&str, &str)> {
    let at = text.rfind(' ')?;
    Some((&text[at + 1..], text[..at].trim_end()))
}

/// Whether a text is a day and nothing else, or says beside it in which zone times are: `May 12`,
/// `Wednesday 28-07-2017`, `2017-07-28 (all times UTC)`.
pub(super) fn is_day(text: &str) -> bool {
    let text = without_zone(text).0;
    let mut named = false;
    let mut words = text.split_whitespace();
    let all = words.all(|word| {
        let bare = word.trim_matches(|c| is_mark(c) || matches!(c, ':' | ','));
        let names_day = is_date(bare) || part_of(bare) == Some(Part::Day);
        named |= names_day;
        names_day || part_of(bare) == Some(Part::Weak)
    });
    all && named
}

/// A day without the marks around it, and what it says beside the day, with which it began.
pub(super) fn bare(day: &str) -> (&str, &str) {
    let (day, aside) = without_zone(day);
    let is_around = |c: char| is_mark(c) || matches!(c, ':' | ' ' | '\t');
    (day.trim_matches(is_around), aside)
}

/// A text without the parentheses at its end that only say in which zone times are, and those.
fn without_zone(text: &str) -> (&str, &str) {
    let is_end = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | ':');
    let inner = text.trim_end_matches(is_end).strip_suffix(')');
    let at = inner.and_then(|inner| Some((inner, inner.rfind('(')?)));
    match at {
        Some((inner, at)) if says_utc(&inner[at..]) || stated_zone(&inner[at + 1..]).is_some() => {
            (&text[..at], &text[at..])
        }
        _ => (text, ""),
    }
}

/// Whether a time says on which day it is.
pub(super) fn has_day(at: &str) -> bool {
    let dated = |word| moment::read_moment(word).is_some_and(|moment| moment.date.is_some());
    at.split_whitespace()
        .any(|word| part_of(word) == Some(Part::Day) || is_date(word) || dated(word))
}

/// Whether a text only says that the times of the document are in UTC, as ours are.
pub(super) fn says_utc(text: &str) -> bool {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let known = ["all", "the", "times", "time", "are", "in", "utc"];
    words.iter().any(|word| word == "utc")
        && words.iter().all(|word| known.contains(&word.as_str()))
}

/// Whether a text is a time of the day and does not say in which zone.
pub(super) fn lacks_zone(at: &str) -> bool {
    let is_zoned = |word: &str| {
        let names_zone = part_of(word) == Some(Part::Zone) && !["am", "pm"].contains(&word);
        names_zone || moment::read_moment(word).is_some_and(|read| read.offset.is_some())
    };
    let is_time = plain(at).is_some_and(|(_, rest)| rest.is_empty());
    let has_clock = at.contains(':') || moment::read_moment(at).is_some();
    is_time && has_clock && !at.to_lowercase().split_whitespace().any(is_zoned)
}

/// The zone that a text gives to all times of the document and says nothing else: `All times are in
/// CET`, `PT`, `UTC+2`.
pub(super) fn stated_zone(text: &str) -> Option<&str> {
    const AROUND: [&str; 12] = [
        "all", "the", "times", "time", "are", "is", "in", "shown", "given", "listed", "local",
        "zone",
    ];
    let is_dress = |c: char| c.is_whitespace() || is_mark(c) || matches!(c, ',' | '.' | '>');
    let mut zone = None;
    for word in text.split(is_dress) {
        let word = word.trim_end_matches(':');
        if word.is_empty() || AROUND.contains(&word.to_lowercase().as_str()) {
            continue;
        }
        let is_zone = moment::is_zone(word) || is_offset(&word.to_lowercase());
        if !is_zone || zone.replace(word).is_some() {
            return None;
        }
    }
    zone
}

const SEPARATORS: [char; 10] = [':', ',', ';', '.', '-', '–', '—', '|', '=', '>'];

#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// A clock time or a whole date.
    Whole,
    /// A zone, or a half of the day.
    Zone,
    /// A month or a weekday.
    Day,
    /// What stands before or between those.
    Weak,
}

const ZONES: [&str; 5] = ["utc", "gmt", "z", "am", "pm"];

/// As short as a weekday's name may be: `Tue`, `Tues` and `Tuesday`.
const SHORTEST_DAY: usize = 3;

const BETWEEN: [&str; 9] = ["-", "–", "—", "~", "to", "at", "around", "approx", "about"];

fn part_of(token: &str) -> Option<Part> {
    let lower = token.to_lowercase();
    let word = lower.trim_start_matches('~');
    if word.is_empty() && lower.is_empty() {
        return None;
    }
    if is_whole(word)
        || is_whole(token.trim_start_matches('~'))
        || word.split(['-', '–']).all(is_clock)
    {
        return Some(Part::Whole);
    }
    if ZONES.contains(&word) || moment::is_zone(&word.to_uppercase()) || is_offset(word) {
        return Some(Part::Zone);
    }
    let mut weekdays = moment::WEEKDAYS.iter();
    let is_weekday =
        word.len() >= SHORTEST_DAY && weekdays.any(|weekday| weekday.starts_with(word));
    let day = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    let number = (1..=4).contains(&day.len()) && day.bytes().all(|b| b.is_ascii_digit());
    if moment::month(word).is_some() || is_weekday {
        return Some(Part::Day);
    }
    (number || BETWEEN.contains(&lower.as_str())).then_some(Part::Weak)
}

fn is_whole(word: &str) -> bool {
    is_date(word) || moment::read_moment(word).is_some()
}

/// A date in any order of day, month and year.
fn is_date(word: &str) -> bool {
    let groups: Vec<&str> = word.split(['-', '/']).collect();
    let numbers =
        |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    moment::read_date(word).is_some() || (groups.len() == 3 && groups.iter().all(numbers))
}

fn is_clock(word: &str) -> bool {
    let word = word.trim_start_matches('~');
    let numbers: Vec<&str> = word.split(':').collect();
    (2..=3).contains(&numbers.len())
        && numbers
            .iter()
            .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
}

fn is_offset(word: &str) -> bool {
    let digits = word
        .strip_prefix("utc")
        .or(word.strip_prefix("gmt"))
        .unwrap_or(word);
    let is_named = digits.len() < word.len();
    let digits = digits.strip_prefix(['+', '-']).unwrap_or("");
    // By itself `-5` or `+30` counts something.
    let least = if is_named { 1 } else { 4 };
    (least..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit() || b == b':')
}

fn token_at(text: &str) -> &str {
    let end = text.find(|c: char| c.is_whitespace() || is_mark(c) || c == '|');
    &text[..end.unwrap_or(text.len())]
}

/// Marks that dress a time and say nothing.
fn is_mark(c: char) -> bool {
    matches!(c, '*' | '_' | '`') || is_bracket(c)
}

fn is_bracket(c: char) -> bool {
    matches!(c, '[' | ']' | '(' | ')' | '{' | '}')
}

fn is_dress(c: char) -> bool {
    c == ' ' || c == '\t' || is_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_cut_from_what_happened() {
        for (text, when, rest) in [
            ("14:05 - alert", "14:05", "alert"),
            ("**14:05 UTC**: alert", "14:05 UTC", "alert"),
            ("[14:05] [PR](x) merged", "14:05", "[PR](x) merged"),
            ("~13:30-13:45 slow", "~13:30-13:45", "slow"),
            ("Feb 20 2018 14:17", "Feb 20 2018 14:17", ""),
            ("2021-03-31 12:06 expired", "2021-03-31 12:06", "expired"),
            ("2021-03-31: expired", "2021-03-31", "expired"),
            ("1:38 PM", "1:38 PM", ""),
            ("14:05 3 pods left", "14:05", "3 pods left"),
            ("{{ 12:33 }}", "12:33", ""),
            ("14:05 – 14:10 CEST — slow", "14:05 – 14:10 CEST", "slow"),
            (
                "14:05 >50% of requests fail",
                "14:05",
                ">50% of requests fail",
            ),
            ("14:06 -20% traffic", "14:06", "-20% traffic"),
            ("14:07 --force was passed", "14:07", "--force was passed"),
            ("14:08 .5% of pods left", "14:08", ".5% of pods left"),
            ("14:09 - -5 C in the room", "14:09", "-5 C in the room"),
            ("14:09 +30 pods", "14:09", "+30 pods"),
            ("14:10 -> failed over", "14:10", "failed over"),
            ("14:10 UTC+2 -- failed over", "14:10 UTC+2", "failed over"),
            ("14:10 +0200 failed over", "14:10 +0200", "failed over"),
            ("14:11 \u{2013}slow", "14:11", "slow"),
            ("14:11 | slow", "14:11", "slow"),
            (
                "**14:22 >90% CPU** on db-1",
                "14:22",
                "**>90% CPU** on db-1",
            ),
            ("**14:23:** alert", "14:23", "alert"),
            ("14:24 **alert**", "14:24", "**alert**"),
            ("`14:25` `kubectl` hangs", "14:25", "`kubectl` hangs"),
            ("(14:26) (again) slow", "14:26", "(again) slow"),
            ("14:27 (CET) page", "14:27 CET", "page"),
            ("**14:28** (UTC): page", "14:28 UTC", "page"),
            ("2:29pm (PT): rollback", "2:29pm PT", "rollback"),
            ("**14:30 (UTC)** page", "14:30 UTC", "page"),
            ("14:31 [CET] (again) page", "14:31 CET", "(again) page"),
            ("2025-12-05T14:05Z alert", "2025-12-05T14:05Z", "alert"),
        ] {
            assert_eq!(split(text), Some((when.to_owned(), rest.into())), "{text}");
        }
        for (text, expected) in [
            (
                "Repaired: 2023-01-11 15:50",
                Some(("2023-01-11 15:50", "Repaired")),
            ),
            (
                "Resolved 2023-01-11 15:51",
                Some(("2023-01-11 15:51", "Resolved")),
            ),
            ("2023-01-11 15:51", None),
            ("It was seen at 15:51", None),
        ] {
            assert_eq!(split_end(text), expected, "{text}");
        }
        for text in ["May 12", "16 May", "Wednesday 28-07-2017", "2017-09-27"] {
            assert!(is_day(text), "{text}");
        }
        assert!(is_day("2026-01-21 (*all times UTC*)") && is_day("2026-01-21 (CET)"));
        assert_eq!(bare("**May 12 (UTC)**:"), ("May 12", "(UTC)**:"));
        for text in ["12", "May fail", "14:05", "a day", "to"] {
            assert!(!is_day(text), "{text}");
        }
        assert!(says_utc("_All times in UTC._") && !says_utc("All times in CET"));
        for at in [
            "14:05",
            "March 2 09:10",
            "2:05 pm",
            "2025-12-05 14:05",
            "~14:05 - 14:10",
        ] {
            assert!(lacks_zone(at), "{at}");
        }
        for at in [
            "",
            "2025-12-05",
            "14:05 CET",
            "14:05Z",
            "14:05 +0200",
            "later",
            "14:05+02:00",
        ] {
            assert!(!lacks_zone(at), "{at}");
        }
        for (text, zone) in [
            ("_All times are in CET._", Some("CET")),
            ("PT", Some("PT")),
            ("Times: UTC+2", Some("UTC+2")),
            ("all times local", None),
            ("CET or EET", None),
            ("From here on in CET the alerts came", None),
        ] {
            assert_eq!(stated_zone(text), zone, "{text}");
        }
        for text in [
            "",
            "3 pods left",
            "May be late",
            "alert at 14:05",
            "1.2 - x",
            "***",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }
}
