//! The review on any dates and times: it never panics, and what it counts fits together.

mod common;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use common::documents::postmortem;
use proptest::{collection::vec, prelude::*, sample::select};
use unblame::{
    document::{Column, Edit, Id, List, Milestone, Postmortem, Row, sort_by_time},
    review::{
        Context, Policy, edit_of,
        facts::Facts,
        metrics::{Measure, figure},
        questionnaire::{Due, due},
        review,
    },
};

/// Days at which calendars are wrong, and some others.
fn day() -> impl Strategy<Value = NaiveDate> {
    let edges = [
        "2024-02-28",
        "2024-02-29",
        "2024-03-01",
        "2023-02-28",
        "2024-12-31",
        "2025-01-01",
    ];
    let edges = edges.map(|day| day.parse::<NaiveDate>().expect("a day"));
    let any = (0..20_000_i64).prop_map(|days| NaiveDate::default() + TimeDelta::days(days));
    prop_oneof![select(edges.to_vec()), any]
}

fn moment() -> impl Strategy<Value = NaiveDateTime> {
    (day(), 0..1_440_i64)
        .prop_map(|(day, minute)| day.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(minute))
}

/// Offsets as zones have them, those of summer time among them, in minutes.
fn offset() -> impl Strategy<Value = i64> {
    select(vec![
        -12 * 60,
        -8 * 60,
        -7 * 60,
        -210,
        0,
        60,
        120,
        330,
        345,
        14 * 60,
    ])
}

/// A moment as a full text at an offset.
fn written(utc: NaiveDateTime, offset: i64) -> String {
    let local = utc + TimeDelta::minutes(offset);
    let sign = if offset < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
    format!(
        "{}{sign}{hours:02}:{minutes:02}",
        local.format("%Y-%m-%d %H:%M")
    )
}

fn now() -> impl Strategy<Value = NaiveDateTime> {
    prop_oneof![moment(), Just(NaiveDateTime::MIN), Just(NaiveDateTime::MAX)]
}

/// Texts that may be times, and such that only look like some.
fn time_text() -> impl Strategy<Value = String> {
    prop_oneof![
        (0..27_u32, 0..62_u32).prop_map(|(hour, minute)| format!("{hour:02}:{minute:02}")),
        (moment(), offset()).prop_map(|(at, offset)| written(at, offset)),
        "[0-9 :+~TZ-]{0,24}",
        select(vec![
            "",
            "24:00",
            "0000-00-00 00:00",
            "9999-12-31 23:59",
            "2025-02-29 10:00",
            "23:59:60",
            "+99999-01-01 00:00",
            "12:00 PST",
            "May 12 22:00",
            "13:30-13:45",
            "09:00 - 11:00"
        ])
        .prop_map(str::to_owned),
    ]
}

fn timeline(times: &[String]) -> Vec<Row> {
    let rows = times.iter().enumerate().map(|(index, at)| {
        let mark = [
            "started",
            "alerted",
            "",
            "acknowledged",
            "mitigated",
            "resolved",
        ][index % 6];
        let cells = [(Column::At, at.as_str()), (Column::Milestone, mark)];
        Row::with_cells(List::Timeline, Id::from_bits(index as u64 + 1), cells)
    });
    rows.collect()
}

fn document(date: &str, start: &str, end: &str, times: &[String]) -> Postmortem {
    let mut doc = Postmortem {
        incident_date: date.into(),
        start: start.into(),
        end: end.into(),
        severity: "Critical".into(),
        summary: "On 29 February 2024 it was down for 32 minutes, from 23:50 to 00:22.".into(),
        ..Postmortem::default()
    };
    for (index, row) in timeline(times).into_iter().enumerate() {
        assert!(doc.rows_mut(List::Timeline).insert(index, row));
    }
    doc
}

proptest! {
    #[test]
    fn any_document_is_reviewed_and_every_remedy_can_be_taken_back(
        doc in postmortem(),
        now in now(),
    ) {
        every_remedy_can_be_taken_back(&doc, now);
    }

    #[test]
    fn any_times_are_reviewed(
        date in prop_oneof![day().prop_map(|day| day.to_string()), time_text()], start in time_text(), end in time_text(),
        times in vec(time_text(), 0..12), now in now(),
    ) {
        let doc = document(&date, &start, &end, &times);
        every_remedy_can_be_taken_back(&doc, now);
        let facts = Facts::of(&doc);
        prop_assert_eq!(facts.events.len(), doc.timeline.len());
        for measure in Measure::ALL {
            let _ = figure(&facts, measure);
        }
        let _ = due(&doc, &Policy::default(), &facts, now);
    }

    /// A span is the same whatever offsets its ends are written with.
    #[test]
    fn spans_do_not_depend_on_offsets(
        from in moment(), minutes in -3_000..3_000_i64, a in offset(), b in offset(),
    ) {
        let until = from + TimeDelta::minutes(minutes);
        let doc = document("", &written(from, a), &written(until, b), &[]);
        prop_assert_eq!(Facts::of(&doc).impact_minutes(), Some(minutes));
    }

    /// Clocks without dates cross midnight, leap day or not, and never run backwards.
    #[test]
    fn clocks_cross_midnight(from in moment(), minutes in 0..1_440_i64) {
        let until = from + TimeDelta::minutes(minutes);
        let clock = |at: NaiveDateTime| at.format("%H:%M").to_string();
        let doc = document(&from.date().to_string(), &clock(from), &clock(until), &[]);
        let facts = Facts::of(&doc);
        prop_assert_eq!(facts.impact_minutes(), Some(minutes));
        prop_assert_eq!(facts.end, Some(until));
    }

    /// Events that are written in order, with dates and any offsets, are read in order, and the
    /// times between them add up.
    #[test]
    fn order_is_kept_and_spans_add_up(
        first in moment(), gaps in vec((0..600_i64, offset()), 5),
    ) {
        let mut at = first;
        let mut times = vec![written(first, 0)];
        for (gap, offset) in &gaps {
            at += TimeDelta::minutes(*gap);
            times.push(written(at, *offset));
        }
        let doc = document(&first.date().to_string(), "", "", &times);
        let facts = Facts::of(&doc);
        prop_assert!(facts.events.is_sorted());
        prop_assert_eq!(sort_by_time(&doc), None);
        let minutes = |measure| figure(&facts, measure).map(|figure| figure.minutes);
        let between = |from: usize, to: usize| gaps[from..to].iter().map(|(gap, _)| gap).sum::<i64>();
        prop_assert_eq!(minutes(Measure::Detect), Some(between(0, 1)));
        prop_assert_eq!(minutes(Measure::Acknowledge), Some(between(1, 3)));
        prop_assert_eq!(minutes(Measure::Mitigate), Some(between(0, 4)));
        prop_assert_eq!(minutes(Measure::Resolve), Some(between(0, 5)));
        prop_assert_eq!(facts.response_minutes(), Some(between(1, 5)));
        let resolved = facts.moment(Milestone::Resolved);
        prop_assert_eq!(resolved, Some(at));
    }

    /// The due clock loses a minute each minute.
    #[test]
    fn the_due_clock_runs_evenly(end in moment(), passed in 0..10_000_i64) {
        let doc = document(&end.date().to_string(), "", &written(end, 0), &[]);
        let facts = Facts::of(&doc);
        let left = due(&doc, &Policy::default(), &facts, end + TimeDelta::minutes(passed));
        let expected = match 48 * 60 - passed {
            left if left >= 0 => Due::In(left),
            over => Due::Overdue(-over),
        };
        prop_assert_eq!(left, Some(expected));
    }
}

/// Reviews a document and applies each remedy to a copy of it, and undoes it.
fn every_remedy_can_be_taken_back(doc: &Postmortem, now: NaiveDateTime) {
    let policy = Policy::default();
    for finding in review(doc, &Context::new(doc, &policy, now)) {
        if let Some(place) = finding.place() {
            let text = doc.text(place).unwrap_or_default();
            assert!(text.get(finding.range.clone()).is_some(), "{finding:?}");
            assert!(text.get(finding.sentence.clone()).is_some(), "{finding:?}");
        }
        for remedy in &finding.remedies {
            let mut last = u64::MAX / 2;
            let edit = edit_of(remedy, doc, &mut || {
                last += 1;
                Id::from_bits(last)
            });
            let mut copy = doc.clone();
            if let Some(undo) = edit.and_then(|edit: Edit| edit.apply(&mut copy)) {
                undo.apply(&mut copy);
                assert_eq!(&copy, doc, "{}: {}", finding.rule, remedy.label);
            }
        }
    }
}
