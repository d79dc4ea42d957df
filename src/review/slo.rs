//! The error budget of a service level objective: what a target allows, what was used, what is
//! left. Whole numbers only; minutes are counted in hundredths.

use super::quantity::Decimal;

/// A target over a window, for example 99.9 % over 30 days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slo {
    /// The part of the time in which the service works, in millionths: 999,000 is 99.9 %.
    pub target: u32,
    /// The length of the window.
    pub days: u32,
}

/// What an incident does to an [`Slo`]. Minutes in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// The downtime that the window allows.
    pub allowed: i64,
    /// Earlier downtime in the same window and that of this incident.
    pub used: i64,
    /// What is left; below zero where more was used than allowed.
    pub left: i64,
}

/// What a text claims about an objective: "Yes (99.9% monthly target)".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// Whether it says that the objective was breached.
    pub breached: Option<bool>,
    /// In millionths, as in [`Slo`].
    pub target: u32,
    /// The window, where the text names one.
    pub days: Option<u32>,
}

/// Windows by their words.
const WINDOWS: [(&str, u32); 12] = [
    ("month", 30),
    ("quarter", 90),
    ("year", 365),
    ("annual", 365),
    ("week", 7),
    ("daily", 1),
    ("30 day", 30),
    ("28 day", 28),
    ("90 day", 90),
    ("31 day", 31),
    ("7 day", 7),
    ("14 day", 14),
];

/// The longest window that is counted: ten years.
const MOST_DAYS: u32 = 3_660;

impl Slo {
    /// What is left after `minutes` of this incident and `before` minutes of earlier downtime
    /// in the same window.
    pub fn budget(self, minutes: i64, before: i64) -> Budget {
        let lost = i64::from(1_000_000_u32.saturating_sub(self.target));
        let allowed = lost * i64::from(self.days.min(MOST_DAYS)) * 1440 / 10_000;
        let used = minutes
            .max(0)
            .saturating_add(before.max(0))
            .saturating_mul(100);
        Budget {
            allowed,
            used,
            left: allowed.saturating_sub(used),
        }
    }

    /// The sum in words, to be written into a document. `before` is the earlier downtime in the
    /// window, in minutes, where it is known.
    pub fn sentence(self, minutes: i64, before: Option<i64>) -> String {
        let budget = self.budget(minutes, before.unwrap_or(0));
        let mut text = self.opening(minutes);
        if let Some(before) = before {
            text.push_str(" and earlier ones ");
            text.push_str(&before.max(0).to_string());
        }
        if budget.is_breached() {
            text.push_str(": ");
            text.push_str(&minutes_of(budget.left.saturating_neg()));
            text.push_str(" more than allowed, a breach.");
        } else {
            text.push_str(", which leaves ");
            text.push_str(&minutes_of(budget.left));
            text.push_str(if before.is_some() {
                ": the target is met."
            } else {
                " for all other downtime in the window."
            });
        }
        text
    }

    /// The sum with a blank for the earlier downtime, which only the writer can look up.
    pub fn with_room(self, minutes: i64) -> String {
        let mut text = self.opening(minutes);
        text.push_str(" and earlier ones [minutes of earlier downtime in the window].");
        text
    }

    /// "A window of 30 days at 99.9 % allows 43.2 minutes of downtime; this incident used 32".
    fn opening(self, minutes: i64) -> String {
        let mut text = String::from("A window of ");
        text.push_str(&counted(self.days.to_string(), "day"));
        text.push_str(" at ");
        text.push_str(&percent(self.target));
        text.push_str(" % allows ");
        text.push_str(&minutes_of(self.budget(0, 0).allowed));
        text.push_str(" of downtime; this incident used ");
        text.push_str(&minutes.max(0).to_string());
        text
    }
}

impl Budget {
    /// Whether more was used than allowed.
    pub fn is_breached(self) -> bool {
        self.left < 0
    }
}

/// Reads what a text says about a target between 90 % and 100 %; `None` where it names none.
pub fn read_claim(text: &str) -> Option<Claim> {
    let target = text.match_indices('%').find_map(|(at, _)| {
        let before = text[..at].trim_end();
        let start = before
            .rfind(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
            .map_or(0, |at| {
                at + before[at..].chars().next().map_or(1, char::len_utf8)
            });
        read_target(&before[start..])
    })?;
    let plain = super::words::plain(text);
    let days = WINDOWS
        .iter()
        .find_map(|&(word, days)| super::words::hears(&plain, word).then_some(days));
    let breached = if super::words::begins(&plain, "yes.|breach|missed.|exceeded.") {
        Some(true)
    } else if super::words::begins(&plain, "no.|none.|not.|met.|within.|kept.") {
        Some(false)
    } else {
        None
    };
    Some(Claim {
        breached,
        target,
        days,
    })
}

/// A target in percent, `99.95`, in millionths.
pub fn read_target(text: &str) -> Option<u32> {
    let number = Decimal::read(&text.replace(',', "."))?;
    let millionths = u32::try_from(number.scaled(4)?).ok()?;
    (900_000..1_000_000)
        .contains(&millionths)
        .then_some(millionths)
}

/// Millionths as percent: `99.9`.
pub fn percent(millionths: u32) -> String {
    Decimal::new(millionths.into(), 4).text()
}

/// Hundredths as a number: `43.2`.
pub fn hundredths(count: i64) -> String {
    Decimal::new(count, 2).text()
}

/// Hundredths of a minute in words: `43.2 minutes`.
fn minutes_of(count: i64) -> String {
    counted(hundredths(count), "minute")
}

fn counted(number: String, unit: &str) -> String {
    let plural = if number == "1" { "" } else { "s" };
    [&number, " ", unit, plural].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MONTHLY: Slo = Slo {
        target: 999_000,
        days: 30,
    };

    #[test]
    fn a_month_at_three_nines_allows_43_minutes() {
        let budget = MONTHLY.budget(32, 0);
        assert_eq!((budget.allowed, budget.left), (4320, 1120));
        assert!(!budget.is_breached());
        assert!(MONTHLY.budget(32, 12).is_breached());
        assert!(!MONTHLY.budget(32, 11).is_breached());
        assert_eq!(
            MONTHLY.sentence(32, None),
            "A window of 30 days at 99.9 % allows 43.2 minutes of downtime; this incident used \
             32, which leaves 11.2 minutes for all other downtime in the window."
        );
        assert_eq!(
            MONTHLY.sentence(32, Some(12)),
            "A window of 30 days at 99.9 % allows 43.2 minutes of downtime; this incident used \
             32 and earlier ones 12: 0.8 minutes more than allowed, a breach."
        );
        assert!(
            MONTHLY
                .sentence(32, Some(5))
                .ends_with("leaves 6.2 minutes: the target is met.")
        );
        let daily = Slo {
            target: 999_000,
            days: 1,
        };
        assert_eq!(
            daily.sentence(0, Some(0)),
            "A window of 1 day at 99.9 % allows 1.44 minutes of downtime; this incident used 0 \
             and earlier ones 0, which leaves 1.44 minutes: the target is met."
        );
        assert_eq!(minutes_of(100), "1 minute");
    }

    #[test]
    fn claims_are_read_as_people_write_them() {
        for (text, breached, target, days) in [
            ("Yes (99.9% monthly target)", Some(true), 999_000, Some(30)),
            ("No, 99,95 % per quarter", Some(false), 999_500, Some(90)),
            ("99.99% over a 28-day window", None, 999_900, Some(28)),
            ("Breached: 99.5 % a week", Some(true), 995_000, Some(7)),
            (
                "Yes, only 3 % of requests failed; target 99 %",
                Some(true),
                990_000,
                None,
            ),
            ("\u{e9}99.9%", None, 999_000, None),
        ] {
            let claim = Claim {
                breached,
                target,
                days,
            };
            assert_eq!(read_claim(text), Some(claim), "{text}");
        }
        for text in ["", "Yes", "100 %", "12 % of users", "%", "99.9", "\u{e9}%"] {
            assert_eq!(read_claim(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_left_and_used_is_what_is_allowed(
            target in 0..=1_000_000_u32,
            days in 0..5_000_u32,
            minutes in 0..10_000_000_i64,
            before in 0..10_000_000_i64,
        ) {
            let budget = Slo { target, days }.budget(minutes, before);
            prop_assert_eq!(budget.left + budget.used, budget.allowed);
            prop_assert!(budget.allowed <= i64::from(days) * 144_000);
            prop_assert_eq!(budget.is_breached(), budget.used > budget.allowed);
        }

        #[test]
        fn a_stricter_target_never_allows_more(target in 0..1_000_000_u32, days in 0..4_000_u32) {
            let allowed = |target| Slo { target, days }.budget(0, 0).allowed;
            prop_assert!(allowed(target + 1) <= allowed(target));
        }

        #[test]
        fn a_target_is_read_back(millionths in 900_000..1_000_000_u32) {
            prop_assert_eq!(read_target(&percent(millionths)), Some(millionths));
        }

        #[test]
        fn no_text_and_no_number_panics(
            text in ".*", minutes: i64, before: Option<i64>, target: u32, days: u32
        ) {
            read_claim(&text);
            read_claim(&format!("{text}%{text}"));
            Slo { target, days }.sentence(minutes, before);
        }
    }
}
