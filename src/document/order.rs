//! The timeline in the order of its times.

use std::hash::{Hash, Hasher};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use rustc_hash::FxHasher;

use super::{
    Edit, Id, List, Postmortem,
    moment::{self, Moment},
};

/// A time that lies this long before the start of the incident belongs to the next day, where no
/// date says otherwise: incidents cross midnight more often than their timelines begin half a
/// day before them.
const BEFORE_START_AT_MOST: TimeDelta = TimeDelta::hours(12);

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
    (&doc.incident_date, &doc.start).hash(&mut hasher);
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

/// When each event happened, in UTC; `None` where its time is missing or cannot be read.
pub fn event_times(doc: &Postmortem) -> Vec<Option<NaiveDateTime>> {
    let date = moment::read_date(&doc.incident_date).unwrap_or_default();
    let start = moment::read_moment(&doc.start).and_then(|start| start.utc(date));
    let mut times = Vec::with_capacity(doc.timeline.len());
    for event in &doc.timeline {
        let at = moment::read_moment(&event.at);
        times.push(at.and_then(|at| place_in_time(at, date, start)));
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

fn place_in_time(
    at: Moment,
    date: NaiveDate,
    start: Option<NaiveDateTime>,
) -> Option<NaiveDateTime> {
    let utc = at.utc(date)?;
    match start {
        Some(start) if at.date.is_none() && start - utc > BEFORE_START_AT_MOST => {
            utc.checked_add_signed(TimeDelta::days(1))
        }
        _ => Some(utc),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Column, Row};

    /// The texts of a timeline after it was sorted; each event is named by its time.
    fn sorted(start: &str, times: &[&str]) -> Vec<String> {
        let mut doc = Postmortem {
            incident_date: "2025-12-05".into(),
            start: start.into(),
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
