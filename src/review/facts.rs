//! What the typed dates and times of a document come to, in UTC.

use chrono::{NaiveDate, NaiveDateTime};

use crate::document::{
    Answer, Choice, Milestone, Postmortem, event_times, incident_span, moment::read_date,
};

/// The dates and moments that could be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    pub incident_date: Option<NaiveDate>,
    /// When the impact began and ended, in UTC. Where no date is typed, an end earlier than
    /// the start lies on the next day.
    pub start: Option<NaiveDateTime>,
    pub end: Option<NaiveDateTime>,
    pub postmortem_date: Option<NaiveDate>,
    pub review_date: Option<NaiveDate>,
    /// When each event of the timeline happened, in UTC, by its index.
    pub events: Vec<Option<NaiveDateTime>>,
    /// The event that marks each milestone, by its index, in the order of [`Milestone::ALL`].
    marked: [Option<usize>; 6],
}

impl Facts {
    /// Reads a document.
    pub fn of(doc: &Postmortem) -> Self {
        let incident_date = read_date(&doc.incident_date);
        let (start, end) = incident_span(doc);
        let mut marked = [None; 6];
        for (index, event) in doc.timeline.iter().enumerate() {
            let Some(milestone) = event.milestone else {
                continue;
            };
            let slot = &mut marked[milestone as usize];
            // An incident that came back is over at its last end.
            let last_counts = matches!(milestone, Milestone::Mitigated | Milestone::Resolved);
            if slot.is_none() || last_counts {
                *slot = Some(index);
            }
        }
        Self {
            incident_date,
            start,
            end,
            postmortem_date: read_date(&doc.postmortem_date),
            review_date: read_date(&doc.review_date),
            events: event_times(doc),
            marked,
        }
    }

    /// The index of the event that marks a milestone.
    pub fn event(&self, milestone: Milestone) -> Option<usize> {
        self.marked[milestone as usize]
    }

    /// When a milestone was reached, in UTC.
    pub fn moment(&self, milestone: Milestone) -> Option<NaiveDateTime> {
        self.events.get(self.event(milestone)?).copied().flatten()
    }

    /// How long the impact lasted, in whole minutes: from start to end, negative where the
    /// typed dates make the end earlier.
    pub fn impact_minutes(&self) -> Option<i64> {
        Some((self.end? - self.start?).num_minutes())
    }

    /// How long people worked on it, in whole minutes: from the alert or detection, or failing
    /// that the first event, to the resolution.
    pub fn response_minutes(&self) -> Option<i64> {
        let began = self
            .moment(Milestone::Alerted)
            .or_else(|| self.moment(Milestone::Detected))
            .or_else(|| self.events.iter().flatten().min().copied())?;
        Some((self.moment(Milestone::Resolved)? - began).num_minutes())
    }

    /// Whether the impact is over at this moment, as far as the document says.
    pub fn over_since(&self) -> Option<NaiveDateTime> {
        self.end
            .or_else(|| self.moment(Milestone::Resolved))
            .or_else(|| self.incident_date?.and_hms_opt(23, 59, 59))
    }
}

/// Whether customers noticed: as answered, or else as any impact tells.
pub fn is_customer_facing(doc: &Postmortem) -> bool {
    doc.triggers.customers == Some(Answer::Yes)
}

/// What a milestone is called in the middle of a sentence.
pub fn in_a_sentence(milestone: Milestone) -> String {
    milestone.label().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::example::document;

    #[test]
    fn times_without_a_date_cross_midnight() {
        let doc = document(
            "incident_date: 2024-02-28\nstart: 23:50\nend: 00:10\n\
             timeline: 23:55 | An alert fires | alerted\n\
             timeline: 00:10 | The queue is empty | resolved",
        );
        let facts = Facts::of(&doc);
        assert_eq!(facts.impact_minutes(), Some(20));
        assert_eq!(facts.response_minutes(), Some(15));
        let end = facts.end.map(|end| end.to_string());
        assert_eq!(end.as_deref(), Some("2024-02-29 00:10:00"));
    }

    #[test]
    fn a_typed_date_counts_as_typed() {
        let doc = document("incident_date: 2025-12-05\nstart: 14:00\nend: 2025-12-04 15:00");
        assert_eq!(Facts::of(&doc).impact_minutes(), Some(-23 * 60));
    }

    #[test]
    fn without_a_date_of_the_incident_the_last_one_counts() {
        let doc = document(
            "timeline: 23:00 | One\ntimeline: 2018-01-18 23:50 | Two\ntimeline: 00:10 | Three\n\
             timeline: later | Four\ntimeline: 00:20 | Five",
        );
        let times = Facts::of(&doc)
            .events
            .into_iter()
            .map(|at| at.map(|at| at.to_string()));
        let times: Vec<String> = times.map(Option::unwrap_or_default).collect();
        assert_eq!(
            times,
            [
                "2018-01-18 23:00:00",
                "2018-01-18 23:50:00",
                "2018-01-19 00:10:00",
                "",
                "2018-01-19 00:20:00"
            ]
        );
    }

    #[test]
    fn an_incident_that_comes_back_ends_with_its_last_end() {
        let doc = document(
            "timeline: 10:00 | One | alerted\ntimeline: 10:30 | Two | resolved\n\
             timeline: 10:40 | Three | alerted\ntimeline: 11:00 | Four | resolved",
        );
        let facts = Facts::of(&doc);
        assert_eq!(facts.event(Milestone::Alerted), Some(0));
        assert_eq!(facts.event(Milestone::Resolved), Some(3));
        assert_eq!(facts.response_minutes(), Some(60));
    }
}
