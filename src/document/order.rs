//! The timeline in the order of its times.

use std::hash::{Hash, Hasher};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use rustc_hash::FxHasher;

use super::{
    Edit, Id, List, Postmortem,
    moment::{self, Moment},
};

/// A time that lies this long before the start of the incident, or before the event above it where
/// the incident has no date, belongs to the next day, where no date says otherwise: incidents cross
/// midnight more often than their timelines begin half a day before them.
const BEFORE_START_AT_MOST: TimeDelta = TimeDelta::hours(12);

const DAY: TimeDelta = TimeDelta::days(1);

/// Whether the timeline is in the order of its times, kept until one of them changes: to read them
/// all at every key is a part of a frame.
#[derive(Debug, Default)]
pub struct Order {
    /// The times, by hash, and whether they are in order.
    known: Option<(u64, bool)>,
}

impl Order {
    /// Whether it is, in this document.
    pub fn is_by_time(&mut self, doc: &Postmortem) -> bool {
        let times = hash_of_times(doc);
        match self.known {
            Some((known, is_sorted)) if known == times => is_sorted,
            _ => {
                let is_sorted = keyed(doc).is_sorted_by_key(|(at, _)| *at);
                self.known = Some((times, is_sorted));
                is_sorted
            }
        }
    }
}

fn hash_of_times(doc: &Postmortem) -> u64 {
    let mut hasher = FxHasher::default();
    (&doc.incident_date, &doc.start, &doc.end).hash(&mut hasher);
    doc.timeline
        .iter()
        .for_each(|event| event.at.hash(&mut hasher));
    hasher.finish()
}

/// The moves that put the timeline into the order of its times; `None` where it has it.
///
/// An event whose time is missing or cannot be read stays behind the one that it follows, and
/// events of the same time keep their order.
pub fn sort_by_time(doc: &Postmortem) -> Option<Edit> {
    let mut sorted = keyed(doc);
    sorted.sort_by_key(|(at, _)| *at);
    let mut now: Vec<Id> = doc.timeline.iter().map(|event| event.id).collect();
    let mut moves = Vec::new();
    for (to, (_, row)) in sorted.into_iter().enumerate() {
        let from = now.iter().position(|id| *id == row)?;
        if from != to {
            now.remove(from);
            now.insert(to, row);
            let list = List::Timeline;
            moves.push(Edit::Move { list, row, to });
        }
    }
    (!moves.is_empty()).then_some(Edit::Batch(moves))
}

/// When the incident began and ended, in UTC, as far as that can be read. Where no date is typed,
/// an end earlier than the start lies on the next day; where there is no date at all, what lies
/// between the two is right all the same.
pub fn incident_span(doc: &Postmortem) -> (Option<NaiveDateTime>, Option<NaiveDateTime>) {
    let date = moment::read_date(&doc.incident_date).unwrap_or_default();
    let (start, end) = (
        moment::read_moment(&doc.start),
        moment::read_moment(&doc.end),
    );
    let from = start.and_then(|start| start.utc(date));
    let until = end.and_then(|end| {
        let until = end.utc(start.and_then(|start| start.date).unwrap_or(date))?;
        match from {
            Some(from) if until < from && end.date.is_none() => until.checked_add_signed(DAY),
            _ => Some(until),
        }
    });
    (from, until)
}

/// When each event happened, in UTC; `None` where its time is missing or cannot be read.
pub fn event_times(doc: &Postmortem) -> Vec<Option<NaiveDateTime>> {
    let Some(date) = moment::read_date(&doc.incident_date) else {
        return carried(doc);
    };
    let span = incident_span(doc);
    let mut times = Vec::with_capacity(doc.timeline.len());
    for event in &doc.timeline {
        let at = moment::read_moment(&event.at);
        times.push(at.and_then(|at| place_in_time(at, date, span)));
    }
    times
}

/// When each event happened where the document has no date to go by: a time without one lies on
/// the day of the event before it, or on the next where it would jump back by half a day.
fn carried(doc: &Postmortem) -> Vec<Option<NaiveDateTime>> {
    let mut moments = Vec::with_capacity(doc.timeline.len());
    for event in &doc.timeline {
        moments.push(moment::read_moment(&event.at));
    }
    let first = moments.iter().flatten().find_map(|moment| moment.date);
    let mut day = first.unwrap_or_default();
    let mut last: Option<NaiveDateTime> = None;
    let mut times = Vec::with_capacity(moments.len());
    for (moment, event) in moments.into_iter().zip(&doc.timeline) {
        if let Some(date) = moment::read_date(&event.at) {
            // A day alone, with what happened on it below.
            day = date;
            last = None;
        }
        let at = moment.and_then(|moment| {
            let at = moment.utc(day)?;
            let jumps = last.is_some_and(|last| last - at > BEFORE_START_AT_MOST);
            match moment.date {
                None if jumps => at.checked_add_signed(DAY),
                _ => Some(at),
            }
        });
        if let Some(at) = at {
            day = at.date();
            last = Some(at);
        }
        times.push(at);
    }
    times
}

/// Every event with the time by which it is sorted.
fn keyed(doc: &Postmortem) -> Vec<(NaiveDateTime, Id)> {
    let mut last = NaiveDateTime::MIN;
    let mut keyed = Vec::with_capacity(doc.timeline.len());
    for (event, at) in doc.timeline.iter().zip(event_times(doc)) {
        last = at.unwrap_or(last);
        keyed.push((last, event.id));
    }
    keyed
}

/// A time without a date lies on the day of the incident, or on the next one where that is nearer
/// to what the incident took: it may end less than a day after its start.
fn place_in_time(
    at: Moment,
    date: NaiveDate,
    (start, end): (Option<NaiveDateTime>, Option<NaiveDateTime>),
) -> Option<NaiveDateTime> {
    let utc = at.utc(date)?;
    let Some(start) = start.filter(|start| at.date.is_none() && *start > utc) else {
        return Some(utc);
    };
    let next = utc.checked_add_signed(DAY)?;
    let before = start - utc;
    let end = end.filter(|end| *end >= start && *end - start < DAY);
    let is_next = match end {
        Some(end) => next - end < before,
        None => before > BEFORE_START_AT_MOST,
    };
    Some(if is_next { next } else { utc })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Column, Row};

    /// The texts of a timeline after it was sorted; each event is named by its time.
    fn sorted(start: &str, times: &[&str]) -> Vec<String> {
        sorted_in(("2025-12-05", start, ""), times)
    }

    fn sorted_in((date, start, end): (&str, &str, &str), times: &[&str]) -> Vec<String> {
        let mut doc = Postmortem {
            incident_date: date.into(),
            start: start.into(),
            end: end.into(),
            ..Postmortem::default()
        };
        for (index, time) in times.iter().enumerate() {
            let id = Id::from_bits(index as u64 + 1);
            let row = Row::with_cells(List::Timeline, id, [(Column::At, *time)]);
            assert!(doc.rows_mut(List::Timeline).insert(index, row));
        }
        let before = doc.clone();
        let mut order = Order::default();
        assert_eq!(order.is_by_time(&doc), sort_by_time(&doc).is_none());
        if let Some(edit) = sort_by_time(&doc) {
            let undo = edit.apply(&mut doc).expect("every row is there");
            assert_eq!(sort_by_time(&doc), None, "sorting once is enough");
            assert!(order.is_by_time(&doc));
            let mut back = doc.clone();
            undo.apply(&mut back);
            assert_eq!(back, before, "it can be undone");
        }
        doc.timeline.into_iter().map(|event| event.at).collect()
    }

    #[test]
    fn times_ascend_across_offsets_and_dates() {
        assert_eq!(
            sorted("", &["14:05", "13:00", "14:30+02:00", "2025-12-04 23:00"]),
            ["2025-12-04 23:00", "14:30+02:00", "13:00", "14:05"]
        );
    }

    #[test]
    fn an_incident_may_cross_midnight() {
        assert_eq!(
            sorted("23:50", &["00:10", "23:55", "23:40"]),
            ["23:40", "23:55", "00:10"]
        );
    }

    #[test]
    fn an_incident_that_ends_after_midnight_takes_its_events_there() {
        let crossing = ("2025-12-05", "13:00", "02:00");
        assert_eq!(
            sorted_in(crossing, &["12:50", "13:10", "23:55", "02:00", "02:20"]),
            ["12:50", "13:10", "23:55", "02:00", "02:20"]
        );
        let same_day = ("2025-12-05", "13:00", "14:00");
        assert_eq!(sorted_in(same_day, &["13:10", "02:00"]), ["02:00", "13:10"]);
    }

    #[test]
    fn without_a_date_of_the_incident_a_day_lasts_until_the_next() {
        let times = ["2018-01-18 04:19", "04:27", "23:50", "00:10"];
        assert_eq!(sorted_in(("", "", ""), &times), times);
        assert_eq!(
            sorted_in(("", "", ""), &["14:05", "13:00"]),
            ["13:00", "14:05"]
        );
    }

    #[test]
    fn what_has_no_time_stays_where_it_was_said() {
        assert_eq!(
            sorted("", &["14:05", "later", "14:00", ""]),
            ["14:00", "", "14:05", "later"]
        );
    }

    #[test]
    fn a_timeline_in_order_needs_nothing() {
        assert_eq!(sort_by_time(&Postmortem::default()), None);
        assert_eq!(
            sorted("", &["9:00", "09:00", "10:00"]),
            ["9:00", "09:00", "10:00"]
        );
    }
}
