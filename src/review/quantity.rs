//! Values as people type them into the impact: numbers with unit, estimates, ranges, parts of a
//! whole. Numbers are exact: digits and a scale, no floating point.

use std::{cmp::Ordering, ops::Range};

/// A number with a decimal point: `digits` divided by ten, `scale` times.
#[derive(Debug, Clone, Copy)]
pub struct Decimal {
    digits: i64,
    scale: u8,
}

/// The most digits that are read; what has more is no number of ours.
const MOST_DIGITS: usize = 15;

impl Decimal {
    /// `digits` divided by ten, `scale` times; a scale above 18 counts as 18.
    pub fn new(digits: i64, scale: u8) -> Self {
        let scale = scale.min(18);
        Self { digits, scale }
    }

    /// Reads `2,000`, `12.5`, `1 000`: commas, thin and hard spaces and apostrophes group
    /// thousands, a point divides. The whole text has to be the number.
    pub fn read(text: &str) -> Option<Self> {
        let (number, rest) = take_number(text)?;
        rest.is_empty().then_some(number)
    }

    /// The whole number that this is with `scale` digits behind the point, where it is one.
    pub fn scaled(self, scale: u8) -> Option<i64> {
        match scale.checked_sub(self.scale) {
            Some(more) => self.digits.checked_mul(10_i64.checked_pow(more.into())?),
            None => {
                let less = 10_i64.checked_pow((self.scale - scale).into())?;
                (self.digits % less == 0).then_some(self.digits / less)
            }
        }
    }

    /// The number in hundredths, cut off behind them; `None` below zero or beyond counting.
    pub fn hundredths(self) -> Option<u64> {
        let digits = u64::try_from(self.digits).ok()?;
        match self.scale {
            scale @ 0..=2 => digits.checked_mul(10_u64.pow(2 - u32::from(scale))),
            scale => Some(digits / 10_u64.pow(u32::from(scale) - 2)),
        }
    }

    /// As text, with a point and without zeros that say nothing: `43.2`.
    pub fn text(self) -> String {
        let mut digits = self.digits.unsigned_abs().to_string();
        let scale = usize::from(self.scale);
        while digits.len() <= scale {
            digits.insert(0, '0');
        }
        let point = digits.len() - scale;
        if scale > 0 {
            digits.insert(point, '.');
            let kept = digits.trim_end_matches('0').trim_end_matches('.').len();
            digits.truncate(kept);
        }
        if self.digits < 0 {
            digits.insert(0, '-');
        }
        digits
    }

    fn times(self, factor: i64) -> Option<Self> {
        let digits = self.digits.checked_mul(factor)?;
        Some(Self { digits, ..self })
    }

    /// The number on a common scale, for comparing.
    fn wide(self) -> i128 {
        i128::from(self.digits) * 10_i128.pow(u32::from(18 - self.scale))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.wide() == other.wide()
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.wide().cmp(&other.wide())
    }
}

/// A value of the impact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The number, or the lower end of a range.
    pub low: Decimal,
    /// The upper end of a range.
    pub high: Option<Decimal>,
    /// The whole of which it is a part: 340 in `12 of 340`.
    pub base: Option<Decimal>,
    /// `minutes`, `%`, `$`, `failed requests`; empty where none is written.
    pub unit: String,
    /// Whether it is marked as an estimate: `~`, "about", a range.
    pub estimate: bool,
}

/// Marks and words of an estimate.
const ESTIMATES: [&str; 16] = [
    "~",
    "\u{2248}",
    "\u{2243}",
    "approximately",
    "approx.",
    "approx",
    "about",
    "around",
    "roughly",
    "circa",
    "ca.",
    "c.",
    "est.",
    "estimated",
    "an estimated",
    "up to",
];

/// Signs and codes of currencies.
const CURRENCIES: [&str; 12] = [
    "$", "\u{20ac}", "\u{a3}", "\u{a5}", "US$", "USD", "EUR", "GBP", "CHF", "JPY", "CAD", "AUD",
];

/// What a number is multiplied with, by what follows it.
const FACTORS: [(&str, i64); 10] = [
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("bn", 1_000_000_000),
    ("mio", 1_000_000),
    ("k", 1_000),
    ("K", 1_000),
    ("M", 1_000_000),
    ("B", 1_000_000_000),
    // Of money alone: else it is minutes or metres.
    ("m", 1_000_000),
];

impl Quantity {
    /// Reads a value that begins with a number; `None` where it does not ("Yes", "none").
    pub fn read(text: &str) -> Option<Self> {
        let mut rest = text.trim();
        let mut estimate = strip_estimate(&mut rest);
        let currency = strip_any(&mut rest, &CURRENCIES).unwrap_or_default();
        let money = !currency.is_empty();
        let (mut low, factor) = take_scaled(&mut rest, money)?;
        let mut high = None;
        let mut after = rest;
        if strip_any(&mut after, &["-", "\u{2013}", "\u{2014}", "to "]).is_some() {
            strip_any(&mut after, &CURRENCIES);
            if let Some((number, own)) = take_scaled(&mut after, money) {
                // `1-2k`: the letter counts for both.
                if factor == 1
                    && let Some(scaled) = low.times(own)
                    && scaled <= number
                {
                    low = scaled;
                }
                if low <= number {
                    (high, rest, estimate) = (Some(number), after, true);
                }
            }
        }
        let mut unit = currency.to_owned();
        if let Some(after) = rest.strip_prefix('%') {
            unit.push('%');
            rest = after.trim_start();
        }
        let base = take_base(&mut rest, money);
        if unit.is_empty() {
            let end = rest.find(['(', ',', ';', '.', '[', '\n', ':']);
            rest[..end.unwrap_or(rest.len())]
                .trim()
                .clone_into(&mut unit);
        }
        Some(Self {
            low,
            high,
            base,
            unit,
            estimate,
        })
    }

    /// The greatest value that it can mean.
    pub fn most(&self) -> Decimal {
        self.high.unwrap_or(self.low)
    }

    /// Whether it is a percentage.
    pub fn is_percent(&self) -> bool {
        self.unit == "%"
    }

    /// Whether it is a sum of money, by its sign or the name of a currency.
    pub fn is_money(&self) -> bool {
        let word = self.unit.split(' ').next().unwrap_or_default();
        CURRENCIES.contains(&word)
    }
}

/// Where the number stands in a value that begins with one, in bytes: without marks of an estimate,
/// currency and unit, but with what multiplies it.
pub fn number_in(value: &str) -> Option<Range<usize>> {
    let mut rest = value.trim_start();
    strip_estimate(&mut rest);
    let currency = strip_any(&mut rest, &CURRENCIES);
    let start = value.len() - rest.len();
    take_scaled(&mut rest, currency.is_some())?;
    let number = value[start..value.len() - rest.len()].trim_end();
    Some(start..start + number.len())
}

/// Whether a value says in a word or a sign that it is an estimate: `about`, `up to`.
pub fn begins_with_estimate(value: &str) -> bool {
    strip_estimate(&mut value.trim_start())
}

/// Takes the marks of an estimate away from the front.
fn strip_estimate(rest: &mut &str) -> bool {
    let whole = rest.len();
    while let Some(mark) = ESTIMATES.iter().find(|mark| begins(rest, mark)) {
        *rest = rest[mark.len()..].trim_start();
    }
    rest.len() < whole
}

/// Whether a text begins with a mark, in any case: a word with a blank behind it.
fn begins(text: &str, mark: &str) -> bool {
    let is_word = mark.as_bytes().last().is_some_and(u8::is_ascii_lowercase);
    let (begins, after) = match text.split_at_checked(mark.len()) {
        Some((first, after)) => (first.eq_ignore_ascii_case(mark), after),
        None => (false, ""),
    };
    begins && (!is_word || after.starts_with(' '))
}

/// Takes one of these away from the front, and the white space behind it.
fn strip_any(rest: &mut &str, signs: &[&'static str]) -> Option<&'static str> {
    let sign = signs.iter().rev().find(|sign| rest.starts_with(**sign))?;
    *rest = rest[sign.len()..].trim_start();
    Some(sign)
}

/// A number with `k`, "million" or the like behind it, and what that multiplies with.
fn take_scaled(rest: &mut &str, money: bool) -> Option<(Decimal, i64)> {
    let (number, after) = take_number(rest)?;
    *rest = after.trim_start();
    let factor = FACTORS.iter().find(|(word, _)| {
        let follows = rest.strip_prefix(word);
        let is_whole = follows.is_some_and(|more| !more.starts_with(|c: char| c.is_alphanumeric()));
        is_whole && (*word != "m" || money)
    });
    let Some(&(word, factor)) = factor else {
        return Some((number, 1));
    };
    let scaled = number.times(factor)?;
    *rest = rest[word.len()..].trim_start();
    Some((scaled, factor))
}

/// The whole: `of 340`, `/ 340`, `out of 340`, in brackets or not, with the part said again or not.
fn take_base(rest: &mut &str, money: bool) -> Option<Decimal> {
    let mut after = rest.strip_prefix('(').unwrap_or(rest).trim_start();
    if after.len() < rest.len() {
        strip_estimate(&mut after);
        take_scaled(&mut after, money);
    }
    strip_any(&mut after, &["of ", "/", "out of "])?;
    for filler in ["the ", "all ", "a total of "] {
        after = after.strip_prefix(filler).unwrap_or(after);
    }
    strip_estimate(&mut after);
    strip_any(&mut after, &CURRENCIES);
    let (base, _) = take_scaled(&mut after, money)?;
    *rest = after;
    Some(base)
}

/// A number at the beginning of a text, and what follows it.
fn take_number(text: &str) -> Option<(Decimal, &str)> {
    let mut digits = 0_i64;
    let (mut count, mut scale, mut group) = (0, 0_u8, 0);
    let mut point = false;
    let mut at = 0;
    for (index, c) in text.char_indices() {
        let after = &text[index + c.len_utf8()..];
        if let Some(digit) = c.to_digit(10) {
            count += 1;
            if count > MOST_DIGITS {
                return None;
            }
            digits = digits * 10 + i64::from(digit);
            scale += u8::from(point);
            group += 1;
        } else if c == '.' && !point && after.starts_with(|c: char| c.is_ascii_digit()) {
            point = true;
        } else if is_grouping(c) && !point && (1..=3).contains(&group) && is_group(after) {
            group = 0;
        } else {
            break;
        }
        at = index + c.len_utf8();
    }
    (count > 0 && text.starts_with(|c: char| c.is_ascii_digit()))
        .then(|| (Decimal::new(digits, scale), &text[at..]))
}

fn is_grouping(c: char) -> bool {
    matches!(c, ',' | '\'' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// Whether exactly three digits follow.
fn is_group(after: &str) -> bool {
    after.bytes().take_while(u8::is_ascii_digit).count() == 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Low, high, base and unit with strokes between, and `~` for an estimate.
    fn read(text: &str) -> Option<String> {
        let quantity = Quantity::read(text)?;
        let number = |number: Option<Decimal>| number.map_or_else(String::new, Decimal::text);
        Some(format!(
            "{}{}|{}|{}|{}",
            if quantity.estimate { "~" } else { "" },
            quantity.low.text(),
            number(quantity.high),
            number(quantity.base),
            quantity.unit
        ))
    }

    #[test]
    fn values_are_read_as_people_type_them() {
        for (text, expected) in [
            ("847", "847|||"),
            ("~2,000", "~2000|||"),
            ("~ 2 000 users", "~2000|||users"),
            ("about 2,000 users (10 % of all)", "~2000|||users"),
            ("1,800-2,200", "~1800|2200||"),
            ("1,800 \u{2013} 2,200 requests", "~1800|2200||requests"),
            ("1-2k", "~1000|2000||"),
            ("2 to 3 hours", "~2|3||hours"),
            ("$12,400", "12400|||$"),
            ("~$12.4k", "~12400|||$"),
            ("$1-2m", "~1000000|2000000||$"),
            ("12,400 EUR", "12400|||EUR"),
            ("US$ 300", "300|||US$"),
            ("12 of 340", "12||340|"),
            ("12 / 340 tenants", "12||340|tenants"),
            ("12 out of the 340 tenants", "12||340|tenants"),
            ("3.5 %", "3.5|||%"),
            ("3.5% (12 of 340)", "3.5||340|%"),
            ("3.5 % of ~1.2M requests", "3.5||1200000|%"),
            ("32 minutes", "32|||minutes"),
            ("32m", "32|||m"),
            ("1.2M", "1200000|||"),
            ("1.2 million events", "1200000|||events"),
            ("up to 400 users", "~400|||users"),
            ("2-1", "2|||-1"),
            ("0", "0|||"),
            ("1,23", "1|||"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "",
            "Yes (99.9% monthly)",
            "none",
            "~",
            "$",
            "about",
            "aboutface 3",
            "1234567890123456",
            "-",
            "999999999999999 billion",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_is_found_in_its_value() {
        for (value, number) in [
            ("2,013 users (LB log)", "2,013"),
            ("about ~ $1.2 million lost", "1.2 million"),
            ("  847", "847"),
            ("30-40 orders", "30"),
        ] {
            assert_eq!(number_in(value).map(|range| &value[range]), Some(number));
        }
        assert_eq!(number_in("none"), None);
        let marks = "~ about ".repeat(100_000);
        assert_eq!(Quantity::read(&marks), None);
    }

    #[test]
    fn the_examples_of_the_template_are_read() {
        for metric in &crate::template::METRICS {
            let is_read = Quantity::read(metric.example).is_some();
            assert_eq!(is_read, metric.name != "SLA breach", "{}", metric.name);
        }
    }

    #[test]
    fn decimals_are_exact() {
        let read = |text| Decimal::read(text).expect("it is a number");
        assert_eq!(read("1.20"), read("1.2"));
        assert!(read("0.1") < read("0.11") && read("10") > read("9.999"));
        assert_eq!(read("99.95").scaled(4), Some(999_500));
        assert_eq!(read("1.23").scaled(1), None);
        assert_eq!(read("12.5").hundredths(), Some(1_250));
        assert_eq!(read("0.129").hundredths(), Some(12));
        assert_eq!(Decimal::new(-1, 0).hundredths(), None);
        assert_eq!(Decimal::new(-5, 2).text(), "-0.05");
        assert_eq!(Decimal::new(100, 1).text(), "10");
    }

    proptest! {
        #[test]
        fn a_number_is_read_back(digits in 0..1_000_000_000_000_i64, scale in 0..6_u8) {
            let number = Decimal::new(digits, scale);
            prop_assert_eq!(Decimal::read(&number.text()), Some(number));
        }

        #[test]
        fn ranges_run_upwards(low in 0..100_000_i64, high in 0..100_000_i64) {
            let quantity = Quantity::read(&format!("{low}-{high}")).expect("it begins with one");
            prop_assert!(quantity.low <= quantity.most());
            prop_assert_eq!(quantity.high.is_some(), low <= high);
        }

        #[test]
        fn any_text_can_be_read(text in ".*") {
            Quantity::read(&text);
        }

        #[test]
        fn any_likely_text_can_be_read(text in "[~$\u{20ac}0-9., %/()\u{a0}kMofutab-]{0,20}") {
            Quantity::read(&text);
        }

        #[test]
        fn any_decimal_can_be_written(digits: i64, scale: u8) {
            let number = Decimal::new(digits, scale);
            number.text();
            prop_assert_eq!(number.cmp(&number), Ordering::Equal);
            number.scaled(scale);
            number.hundredths();
        }
    }
}
