//! Every duration, clock time, date and number that the prose states, with what it speaks of:
//! what the contradiction finder holds against the fields and the timeline.
//!
//! Where it is not sure what a number speaks of, it says so, and nobody is asked about it.

mod about;
mod agree;
mod counted;
mod dates;
mod quantity;
mod side;

use std::{ops::Range, vec};

use chrono::{NaiveDate, NaiveTime};

use crate::{
    document::{Column, Field, List, Place, Postmortem, Section},
    lint::{is_prose, prose_places},
    text::Prose,
};

pub use about::About;
pub use agree::{Contradiction, agrees, contradiction, unit_of};
pub use counted::counted_in;
pub use quantity::quantities;
pub use side::end_after;

/// A value as the prose states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// A span, in seconds.
    Span(i64),
    /// A clock time without date, in UTC as far as nothing else stands beside it.
    Clock(NaiveTime),
    Date(NaiveDate),
    /// A number of things or of money, in hundredths.
    Count(u64),
    /// A share, in hundredths of a percent.
    Percent(u64),
}

/// How exactly it is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    Exact,
    /// `about`, `~`, `roughly`.
    About,
    /// `within`, `less than`, `up to`.
    AtMost,
    /// `more than`, `at least`.
    AtLeast,
}

/// A value in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// Its words, in bytes of the text, with the unit.
    pub range: Range<usize>,
    /// The tokens of its words.
    pub tokens: Range<usize>,
    pub amount: Amount,
    pub precision: Precision,
}

/// A value in a document, and what it speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub place: Place,
    /// Its words, in bytes of the text.
    pub range: Range<usize>,
    /// The sentence around it, in bytes of the text.
    pub sentence: Range<usize>,
    pub amount: Amount,
    pub precision: Precision,
    /// `None` where it is not clear.
    pub about: Option<About>,
}

/// Every claim of the summary, the impact, the causes, and of what went well, wrong and lucky.
pub fn claims(doc: &Postmortem) -> Vec<Claim> {
    let mut gathering = Gathering::of(doc);
    while gathering.step(doc) {}
    gathering.claims
}

/// The claims of a document that are read text by text, so that a long one can be read in slices.
#[derive(Debug)]
pub struct Gathering {
    ahead: vec::IntoIter<Place>,
    /// What has been read so far.
    pub claims: Vec<Claim>,
}

impl Gathering {
    /// Nothing is read yet.
    pub fn of(doc: &Postmortem) -> Self {
        Self {
            ahead: prose_places(doc).into_iter(),
            claims: Vec::new(),
        }
    }

    /// Reads the next text. False where all are read.
    pub fn step(&mut self, doc: &Postmortem) -> bool {
        let Some(place) = self.ahead.next() else {
            return false;
        };
        if speaks_of_the_incident(place)
            && let Some(text) = doc.text(place)
        {
            add(place, &text, &mut self.claims);
        }
        true
    }
}

fn add(place: Place, text: &str, claims: &mut Vec<Claim>) {
    debug_assert!(is_prose(place));
    let prose = Prose::of(text);
    for (index, sentence) in prose.sentences.iter().enumerate() {
        let tokens = &prose.tokens[sentence.first as usize..sentence.last as usize];
        let found = quantities(text, tokens);
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            continue;
        };
        let words = about::words(text, if found.is_empty() { &[] } else { tokens });
        for quantity in &found {
            claims.push(Claim {
                place,
                range: quantity.range.clone(),
                sentence: first.start as usize..last.end as usize,
                amount: quantity.amount,
                precision: quantity.precision,
                about: about::about(text, &words, &found, quantity, place, index == 0),
            });
        }
    }
}

/// Plans speak of the future, lessons of anything, and events have their own times.
fn speaks_of_the_incident(place: Place) -> bool {
    match place {
        Place::Field(field) => field != Field::UnsortedNotes,
        Place::Cell { list, column, .. } => {
            let section = list.section();
            list != List::AcceptedRisks
                && column != Column::Question
                && matches!(
                    section,
                    Section::Causes | Section::WentWell | Section::WentWrong | Section::GotLucky
                )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::example::document;

    fn said(summary: &str) -> Vec<(String, Option<About>)> {
        let doc = document(&format!("summary: {summary}"));
        let claims = claims(&doc).into_iter();
        claims
            .map(|claim| (summary[claim.range].to_owned(), claim.about))
            .collect()
    }

    #[test]
    fn what_is_clear_is_named_and_the_rest_is_not() {
        for (summary, expected) in [
            (
                "Checkout was down for **32 minutes**.",
                vec![("32 minutes", Some(About::Impact))],
            ),
            (
                "A 32-minute outage of login.",
                vec![("32-minute", Some(About::Impact))],
            ),
            (
                "The cache lives for 10 minutes.",
                vec![("10 minutes", None)],
            ),
            (
                "The page was acknowledged after 5 minutes.",
                vec![("5 minutes", Some(About::Acknowledge))],
            ),
            (
                "An alert fired within 2 minutes of the start of the problem.",
                vec![("2 minutes", Some(About::Detect))],
            ),
            (
                "About 2,000 users saw errors.",
                vec![("2,000", Some(About::Counted("user")))],
            ),
            (
                "Of 9,000 users, 20 % saw errors.",
                vec![("9,000", None), ("20 %", None)],
            ),
            (
                "It gave status 503 messages to ~250 simultaneous users.",
                vec![("503", None), ("~250", None)],
            ),
            (
                "On 2025-12-05 it stopped.",
                vec![("2025-12-05", Some(About::Day))],
            ),
        ] {
            let said = said(summary);
            let said: Vec<_> = said
                .iter()
                .map(|(text, about)| (text.as_str(), *about))
                .collect();
            assert_eq!(said, expected, "{summary}");
        }
    }
}
