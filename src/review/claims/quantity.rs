//! Values in a sentence, as people write them.

use super::{Amount, Precision, Quantity, dates::date};
use crate::{
    document::moment::{read_date, read_moment},
    review::quantity::Decimal,
    text::{Kind, Token},
};

const WORDS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
];

/// Every value of a sentence, in the order in which they stand.
pub fn quantities(text: &str, tokens: &[Token]) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let read = span(text, tokens, at)
            .or_else(|| date(text, tokens, at))
            .or_else(|| single(text, tokens, at));
        let Some((amount, next)) = read else {
            at += 1;
            continue;
        };
        let (start, end) = (tokens[at].start as usize, tokens[next - 1].end as usize);
        let marked = text[start..].starts_with('~');
        found.push(Quantity {
            range: start..end,
            tokens: at..next,
            amount,
            precision: match marked {
                true => Precision::About,
                false => precision(text, &tokens[..at]),
            },
        });
        at = next;
    }
    found
}

/// `32 minutes`, `1 hour 5 minutes`, `1 h and 30 min`, `90s`, `32-minute`, `1h30m`.
fn span(text: &str, tokens: &[Token], at: usize) -> Option<(Amount, usize)> {
    let (mut seconds, mut next) = span_part(text, tokens, at)?;
    let mut least = seconds;
    loop {
        let joined = tokens
            .get(next)
            .is_some_and(|token| token.text(text) == "and");
        let from = next + usize::from(joined);
        let Some((more, after)) = span_part(text, tokens, from) else {
            break;
        };
        // `1 hour 5 minutes` goes on with a smaller unit; `5 minutes, 2 hours` does not.
        if more >= least {
            break;
        }
        (seconds, least, next) = (seconds + more, more, after);
    }
    Some((Amount::Span(seconds), next))
}

fn span_part(text: &str, tokens: &[Token], at: usize) -> Option<(i64, usize)> {
    let token = tokens.get(at)?;
    let word = token.text(text);
    if let Some(seconds) = compact_span(word) {
        return Some((seconds, at + 1));
    }
    let next = |ahead: usize| tokens.get(at + ahead).map_or("", |token| token.text(text));
    match (word.to_ascii_lowercase().as_str(), next(1), next(2)) {
        ("half", "an", "hour") => return Some((1_800, at + 3)),
        ("an", "hour", _) => return Some((3_600, at + 2)),
        _ => {}
    }
    let number = small_number(word.trim_start_matches('~'))?;
    let unit = unit(tokens.get(at + 1)?.text(text))?;
    // Between `5` and `minutes` stands nothing but a space.
    let between = &text[token.end as usize..tokens[at + 1].start as usize];
    let near = between
        .trim_matches(['-', '\u{a0}', ' ', '\u{202f}', '\n'])
        .is_empty();
    let seconds = i64::try_from(number.checked_mul(unit)? / 100).ok()?;
    near.then_some((seconds, at + 2))
}

/// `32-minute`, `32min`, `1h30m`, `90s`.
fn compact_span(word: &str) -> Option<i64> {
    let mut rest = word.trim_start_matches('~');
    let mut seconds = 0_u64;
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !(c.is_ascii_digit() || c == '.'))?;
        let (number, after) = rest.split_at(digits);
        let after = after.strip_prefix('-').unwrap_or(after);
        let letters = after
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(after.len());
        let (name, after) = after.split_at(letters);
        let part = hundredths(number)?.checked_mul(unit(name)?)? / 100;
        seconds = seconds.checked_add(part)?;
        rest = after;
    }
    i64::try_from(seconds).ok()
}

/// The seconds of a unit of time.
fn unit(word: &str) -> Option<u64> {
    Some(match word.to_ascii_lowercase().as_str() {
        "s" | "sec" | "secs" | "second" | "seconds" => 1,
        "m" | "min" | "mins" | "minute" | "minutes" => 60,
        "h" | "hr" | "hrs" | "hour" | "hours" => 3_600,
        "d" | "day" | "days" => 86_400,
        _ => return None,
    })
}

fn single(text: &str, tokens: &[Token], at: usize) -> Option<(Amount, usize)> {
    let token = tokens.get(at)?;
    let word = token.text(text);
    if token.kind != Kind::Number {
        return None;
    }
    if let Some(date) = read_date(word) {
        return Some((Amount::Date(date), at + 1));
    }
    if word.contains(':') {
        let moment = read_moment(word)?;
        return Some((Amount::Clock(moment.time), at + 1));
    }
    let (number, sign) = match word.strip_suffix('%') {
        Some(number) => (number, true),
        None => (word, false),
    };
    let number = hundredths(number.trim_start_matches('~'))?;
    let next_is_sign = tokens
        .get(at + 1)
        .is_some_and(|next| next.kind == Kind::Sign(b'%'));
    if sign || next_is_sign {
        return Some((Amount::Percent(number), at + 1 + usize::from(!sign)));
    }
    Some((Amount::Count(number), at + 1))
}

fn small_number(word: &str) -> Option<u64> {
    let lower = word.to_ascii_lowercase();
    let spelled = WORDS.iter().position(|name| *name == lower);
    match spelled {
        Some(number) => Some(number as u64 * 100),
        None => hundredths(word),
    }
}

/// A number in hundredths; `None` for what only looks like one.
fn hundredths(number: &str) -> Option<u64> {
    Decimal::read(number)?.hundredths()
}

/// How exactly a value is meant, by the two words before it.
fn precision(text: &str, before: &[Token]) -> Precision {
    let mut words = before
        .iter()
        .rev()
        .map(|token| token.text(text).to_ascii_lowercase());
    let (last, other) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    match (other.as_str(), last.as_str()) {
        (
            _,
            "about" | "around" | "roughly" | "approximately" | "approx" | "nearly" | "almost"
            | "some" | "circa" | "ca" | "estimated",
        ) => Precision::About,
        (_, "within" | "under" | "below") => Precision::AtMost,
        ("less" | "fewer" | "shorter", "than") | ("at", "most") | ("up", "to") => Precision::AtMost,
        (_, "over" | "above") => Precision::AtLeast,
        ("more" | "longer" | "greater", "than") | ("at", "least") => Precision::AtLeast,
        _ => Precision::Exact,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::text::Prose;

    fn read(text: &str) -> Vec<(String, Amount, Precision)> {
        let prose = Prose::of(text);
        quantities(text, &prose.tokens)
            .into_iter()
            .map(|found| (text[found.range].to_owned(), found.amount, found.precision))
            .collect()
    }

    #[test]
    fn spans_are_read_as_people_write_them() {
        for (text, words, seconds) in [
            ("for 32 minutes", "32 minutes", 1_920),
            ("a 32-minute outage", "32-minute", 1_920),
            (
                "after 1 hour and 5 minutes of",
                "1 hour and 5 minutes",
                3_900,
            ),
            ("in 1h30m", "1h30m", 5_400),
            ("about 1.5 hours", "1.5 hours", 5_400),
            ("some ten min later", "ten min", 600),
            ("2 days 3 hours", "2 days 3 hours", 183_600),
        ] {
            let read = read(text);
            assert_eq!(read.len(), 1, "{text}: {read:?}");
            assert_eq!(
                (read[0].0.as_str(), read[0].1),
                (words, Amount::Span(seconds))
            );
        }
    }

    #[test]
    fn other_values_are_told_apart() {
        let day = NaiveDate::from_ymd_opt(2025, 12, 5).map(Amount::Date);
        for text in [
            "2025-12-05",
            "5 December 2025",
            "Dec 5, 2025",
            "5th of December 2025",
        ] {
            assert_eq!(read(text).first().map(|read| read.1), day, "{text}");
        }
        assert_eq!(read("99.9 %")[0].1, Amount::Percent(9_990));
        assert_eq!(read("~2,000 users")[0].1, Amount::Count(200_000));
        assert_eq!(read("~2,000 users")[0].2, Precision::About);
        assert_eq!(read("within 2 minutes")[0].2, Precision::AtMost);
        assert_eq!(read("more than 2 hours")[0].2, Precision::AtLeast);
        assert_eq!(read("30-45 minutes, 1,2,3, 14:99"), []);
    }
}
