//! What a value speaks of, by the words around it. Only plain cases are decided.

use super::{Amount, Quantity, counted::thing};
use crate::{
    document::{Field, Place},
    text::Token,
};

/// What a value speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// How long the impact lasted.
    Impact,
    /// How long it took from the start to the detection.
    Detect,
    /// How long it took from the alert to its acknowledgement.
    Acknowledge,
    /// The day of the incident.
    Day,
    /// The clock time of the start, and of the end.
    Start,
    End,
    /// How many of these there were, by their singular.
    Counted(&'static str),
    /// Money that was lost.
    Money,
}

/// Words of an impact that lasts.
const LASTING: &str = " unavailable down outage downtime offline degraded degradation disruption disrupted stopped unable unreachable inaccessible interruption interrupted experienced lasted incident impacted affected unresponsive failing ";

/// The words of a sentence in lower case.
pub(super) fn words(text: &str, tokens: &[Token]) -> Vec<String> {
    let words = tokens.iter().map(|token| token.text(text));
    words.map(str::to_ascii_lowercase).collect()
}

/// What one of the values of a sentence speaks of, which has these words.
pub(super) fn about(
    text: &str,
    words: &[String],
    all: &[Quantity],
    quantity: &Quantity,
    place: Place,
    is_first_sentence: bool,
) -> Option<About> {
    let sentence = Around {
        before: &words[..quantity.tokens.start],
        after: &words[quantity.tokens.end..],
        words,
    };
    match quantity.amount {
        Amount::Span(_) => {
            let spans = all
                .iter()
                .filter(|other| matches!(other.amount, Amount::Span(_)));
            let is_alone = spans.count() == 1;
            sentence.span(place, is_alone)
        }
        Amount::Date(_) => {
            let dates = all
                .iter()
                .filter(|other| matches!(other.amount, Amount::Date(_)));
            let is_alone = dates.count() == 1;
            let opens = place == Place::Field(Field::Summary) && is_first_sentence;
            (opens && is_alone && sentence.ends_with(&["on"])).then_some(About::Day)
        }
        Amount::Clock(_) => sentence.clock(place),
        Amount::Count(_) => sentence.count(text, quantity, place),
        Amount::Percent(_) => None,
    }
}

/// The words around a value, in lower case.
struct Around<'a> {
    before: &'a [String],
    after: &'a [String],
    words: &'a [String],
}

impl Around<'_> {
    fn span(&self, place: Place, is_alone: bool) -> Option<About> {
        if !is_alone
            || self.has(" each every per average usually normally could would should timeout ttl another next previous earlier ")
        {
            return None;
        }
        if self.starts_with("acknowledg") {
            let near = self.ends_with(&["after", "within", "in", "took"])
                || self.ends_with_precision()
                || self.goes_on(&["to", "later", "until"]);
            return near.then_some(About::Acknowledge);
        }
        if self.is_detection() {
            return Some(About::Detect);
        }
        let speaks = matches!(place, Place::Field(Field::Summary | Field::Title));
        (speaks && self.is_impact()).then_some(About::Impact)
    }

    /// `An alert fired within 2 minutes of the start`, `detected 2 minutes after it began`.
    fn is_detection(&self) -> bool {
        let noticed =
            self.has(" detected noticed alert alerts alerted alerting detection monitoring ");
        let start = " start started starting starts began beginning onset begun ";
        let from_start = matches!(self.after.first().map(String::as_str), Some("of" | "after"))
            && self.after.iter().take(7).any(|word| is_of(start, word));
        noticed && from_start
    }

    fn is_impact(&self) -> bool {
        let lasting = |words: &[String]| words.iter().any(|word| is_of(LASTING, word));
        // A clause of its own speaks of something else.
        let clause = self
            .before
            .iter()
            .rposition(|word| matches!(word.as_str(), "," | ";" | "and" | "but"))
            .map_or(0, |at| at + 1);
        // `was down for 32 minutes`, `The outage lasted about 32 minutes`.
        let told = self
            .before
            .iter()
            .rev()
            .take(3)
            .any(|word| word == "for" || word == "lasted")
            && lasting(&self.before[clause..]);
        // `a 32-minute outage`, `32 minutes of downtime`.
        let named = self.after.iter().take(3).any(|word| {
            matches!(
                word.as_str(),
                "outage" | "downtime" | "disruption" | "degradation" | "interruption" | "incident"
            )
        });
        told || named
    }

    fn clock(&self, place: Place) -> Option<About> {
        if place != Place::Field(Field::Summary) || self.is_elsewhere() {
            return None;
        }
        let last: Vec<&str> = self
            .before
            .iter()
            .rev()
            .take(3)
            .map(String::as_str)
            .collect();
        match last.as_slice() {
            ["from" | "between", ..] => Some(About::Start),
            ["at", "started" | "began", ..] => Some(About::Start),
            ["at", "ended", ..] => Some(About::End),
            // `from 14:00 to 14:32`
            ["to" | "until" | "and" | "till", clock, "from" | "between"] if clock.contains(':') => {
                Some(About::End)
            }
            _ => None,
        }
    }

    /// Whether the clock is that of another zone than UTC.
    fn is_elsewhere(&self) -> bool {
        match self.after.first().map(String::as_str) {
            Some("utc" | "gmt" | "z") | None => false,
            Some("am" | "pm" | "a.m" | "p.m" | "local") => true,
            Some(word) => {
                let zone = word.strip_suffix('t').unwrap_or_default();
                (2..=3).contains(&zone.len()) && zone.ends_with(['s', 'd', 'e'])
            }
        }
    }

    fn count(&self, text: &str, quantity: &Quantity, place: Place) -> Option<About> {
        if place != Place::Field(Field::Summary) {
            return None;
        }
        let total = " of total per each every than limit another other additional status http code simultaneous concurrent remaining ";
        let near = self
            .before
            .iter()
            .rev()
            .take(2)
            .chain(self.after.iter().take(3));
        if near.clone().any(|word| is_of(total, word)) {
            return None;
        }
        let money = text[..quantity.range.start].ends_with(['$', '\u{20ac}', '\u{a3}']);
        if money {
            let lost = self.has(" revenue lost loss cost sales ");
            return lost.then_some(About::Money);
        }
        let known = |word: &String| thing(word);
        self.after
            .iter()
            .take(3)
            .find_map(known)
            .map(About::Counted)
    }

    fn has(&self, any: &str) -> bool {
        self.words.iter().any(|word| is_of(any, word))
    }

    fn starts_with(&self, stem: &str) -> bool {
        self.words.iter().any(|word| word.starts_with(stem))
    }

    fn ends_with(&self, any: &[&str]) -> bool {
        self.before
            .last()
            .is_some_and(|word| any.contains(&word.as_str()))
    }

    fn ends_with_precision(&self) -> bool {
        let words = self.before.iter().rev();
        let close = words.skip(1).take(2);
        self.ends_with(&["about", "around", "roughly", "than", "to", "under"])
            && close.into_iter().any(|word| {
                matches!(
                    word.as_str(),
                    "after" | "within" | "in" | "took" | "less" | "up"
                )
            })
    }

    fn goes_on(&self, any: &[&str]) -> bool {
        self.after
            .first()
            .is_some_and(|word| any.contains(&word.as_str()))
    }
}

/// Whether a word is one of a list, which has a space around each.
fn is_of(list: &str, word: &str) -> bool {
    list.contains(&[" ", word, " "].concat())
}
