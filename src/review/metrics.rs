//! How fast an incident was detected, acknowledged, mitigated and resolved, each with what it is
//! counted from and to.
//!
//! The six timestamps of an incident are those of B. Chapman (greatcircle.com).

use chrono::NaiveDateTime;

use super::facts::Facts;
use crate::document::{Choice, Milestone};

/// A span that says something about a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    Detect,
    Acknowledge,
    Mitigate,
    Resolve,
}

impl Measure {
    /// Every measure, in the order in which they happen.
    pub const ALL: [Self; 4] = [
        Self::Detect,
        Self::Acknowledge,
        Self::Mitigate,
        Self::Resolve,
    ];

    /// What it is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Detect => "Time to detect",
            Self::Acknowledge => "Time to acknowledge",
            Self::Mitigate => "Time to mitigate",
            Self::Resolve => "Time to resolve",
        }
    }

    /// Its abbreviation.
    pub const fn short(self) -> &'static str {
        match self {
            Self::Detect => "TTD",
            Self::Acknowledge => "TTA",
            Self::Mitigate => "TTM",
            Self::Resolve => "TTR",
        }
    }

    /// What it means, in a line.
    pub const fn definition(self) -> &'static str {
        match self {
            Self::Detect => "From the start of the impact until someone or something noticed it.",
            Self::Acknowledge => "From the alert until a responder took it on.",
            Self::Mitigate => "From the start of the impact until users no longer felt it.",
            Self::Resolve => "From the start of the impact until the incident was closed.",
        }
    }
}

/// What a span is counted from or to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// The field of the start or of the end.
    Start,
    End,
    /// The event with this index, which marks this milestone.
    Event(usize, Milestone),
}

impl Point {
    /// Where it stands, in words: `start of the impact`, `alerted event`.
    pub fn in_words(self) -> String {
        match self {
            Self::Start => "start of the impact".to_owned(),
            Self::End => "end of the impact".to_owned(),
            Self::Event(_, milestone) => {
                format!("event \u{201c}{}\u{201d}", milestone.label().to_lowercase())
            }
        }
    }

    fn moment(self, facts: &Facts) -> Option<NaiveDateTime> {
        match self {
            Self::Start => facts.start,
            Self::End => facts.end,
            Self::Event(index, _) => facts.events.get(index).copied().flatten(),
        }
    }
}

/// A measure of one incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    pub measure: Measure,
    /// Whole minutes; negative where `to` lies before `from`.
    pub minutes: i64,
    /// The base of the figure, to be shown beside it.
    pub from: Point,
    pub to: Point,
}

/// Every measure that the document's times give.
pub fn figures(facts: &Facts) -> Vec<Figure> {
    let figures = Measure::ALL.iter();
    figures
        .filter_map(|&measure| figure(facts, measure))
        .collect()
}

/// One measure, if both of its ends have a time.
pub fn figure(facts: &Facts, measure: Measure) -> Option<Figure> {
    let (from, to) = ends(facts, measure)?;
    let minutes = (to.moment(facts)? - from.moment(facts)?).num_minutes();
    Some(Figure {
        measure,
        minutes,
        from,
        to,
    })
}

fn ends(facts: &Facts, measure: Measure) -> Option<(Point, Point)> {
    let event = |milestone| {
        facts.moment(milestone)?;
        Some(Point::Event(facts.event(milestone)?, milestone))
    };
    let start = || event(Milestone::Started).or(facts.start.map(|_| Point::Start));
    Some(match measure {
        Measure::Detect => (
            start()?,
            event(Milestone::Detected).or_else(|| event(Milestone::Alerted))?,
        ),
        Measure::Acknowledge => (
            event(Milestone::Alerted).or_else(|| event(Milestone::Detected))?,
            event(Milestone::Acknowledged)?,
        ),
        Measure::Mitigate => (
            start()?,
            event(Milestone::Mitigated).or(facts.end.map(|_| Point::End))?,
        ),
        Measure::Resolve => (start()?, event(Milestone::Resolved)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::example::document;

    fn minutes(text: &str) -> Vec<(&'static str, i64)> {
        let doc = document(text);
        let figures = figures(&Facts::of(&doc)).into_iter();
        figures
            .map(|figure| (figure.measure.short(), figure.minutes))
            .collect()
    }

    #[test]
    fn each_measure_has_its_own_base() {
        let text = "incident_date: 2025-12-05\nstart: 14:00\nend: 14:32\n\
                    timeline: 13:58 | Errors begin | started\n\
                    timeline: 14:00 | An alert fires | alerted\n\
                    timeline: 14:05 | The page is taken | acknowledged\n\
                    timeline: 14:45 | Closed | resolved";
        assert_eq!(
            minutes(text),
            [("TTD", 2), ("TTA", 5), ("TTM", 34), ("TTR", 47)]
        );
    }

    #[test]
    fn what_has_no_time_gives_no_figure() {
        assert_eq!(minutes("start: 14:00"), []);
        assert_eq!(minutes("timeline: later | An alert fires | alerted"), []);
    }
}
