use super::kit::*;
use chrono::{NaiveDateTime, TimeDelta};

use crate::document::moment::read_moment;

pub static CHECK: Check = Check {
    id: "event-out-of-order",
    code: "T1",
    topic: Topic::Timeline,
    severity: Severity::Error,
    since: "0.1.0",
    what: "An event is listed after a later one.",
    why: "A reader follows the course of events by their order; a clock that jumps back is often midnight or another zone.",
    instead: "Sort the timeline, or give the event its date or its offset.",
    source: "The guide's template (chronological list); PagerDuty post-mortem guide",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "incident_date: 2025-12-05\ntimeline: 14:05 | Two\ntimeline: 14:00 | One",
            "incident_date: 2025-12-05\ntimeline: 23:50 | One\ntimeline: 00:10 | Two\ntimeline: 00:20 | Three",
        ],
        allows: &[
            "incident_date: 2025-12-05\ntimeline: 14:00 | Seen\ntimeline: 14:20 | Mended\ntimeline: 14:30 | Closed\ntimeline: 14:00 | An alert fires\ntimeline: 14:10 | A pod restarts\ntimeline: 14:40 | All is well",
            "timeline: 22:00 | One\ntimeline: Feb 21, 13:00 | Two\ntimeline: 15:15 | Three",
            "timeline: 14:00:25 | One\ntimeline: ~14:00:00 | Two\ntimeline: 14:01 | Three",
            "timeline: 2018-01-18 04:19 | One\ntimeline: 04:27 | Two",
            "timeline: 2020-10-06 09:00 - 11:00 | One\ntimeline: 2020-10-06 11:30 | Two",
            "incident_date: 2025-12-05\ntimeline: 14:00 | One\ntimeline: 14:00 | Two\ntimeline: later | Three",
            "incident_date: 2025-12-05\nstart: 23:40\ntimeline: 23:50 | One\ntimeline: 00:10 | Two",
            "incident_date: 2025-12-05\ntimeline: 14:30+01:00 | One\ntimeline: 14:00 | Two",
        ],
    },
    check,
};

/// A clock that jumps back by more than this is more likely past midnight than out of order.
const MIDNIGHT: TimeDelta = TimeDelta::hours(12);

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let times = &context.facts.events;
    let mut last = None;
    for (index, at) in times.iter().enumerate() {
        let text = doc.timeline.get(index).map_or("", |event| event.at.trim());
        let Some(at) = at.filter(|_| !text.starts_with('~')) else {
            // What cannot be read may be the day of all that follows.
            last = last.filter(|_| text.is_empty() || text.starts_with('~'));
            continue;
        };
        if let Some((of, before)) = last
            && before > at
            && !is_told_anew(times, index)
        {
            add(doc, context, report, (of, index), before - at > MIDNIGHT);
            return;
        }
        last = Some((index, at));
    }
}

/// Whether the incident is told from its beginning once more from this event on, in another list:
/// as long as the first time, from no later and to no earlier.
fn is_told_anew(times: &[Option<NaiveDateTime>], index: usize) -> bool {
    let (first, again) = times.split_at(index);
    let ends = |times: &[Option<NaiveDateTime>]| {
        let times = times.iter().flatten();
        (times.clone().min().copied(), times.max().copied())
    };
    let ((from, to), (from_again, to_again)) = (ends(first), ends(again));
    first.len() > 2 && again.len() >= first.len() && from_again <= from && to_again >= to
}

fn add(
    doc: &Postmortem,
    context: &Context<'_>,
    report: &mut Report<'_>,
    (of, index): (usize, usize),
    is_midnight: bool,
) {
    let (Some(place), Some(event)) = (event_cell(doc, index, Column::At), doc.timeline.get(index))
    else {
        return;
    };
    let before = doc.timeline.get(of).map_or("", |event| &event.at);
    let what = format!("{} is listed after {}.", event.at.trim(), before.trim());
    let finding = report.at(place, what);
    finding.rests_on([before, " \u{2013} ", &event.at].concat());
    let dated = next_day(doc, context, index);
    let sort = Remedy {
        label: "Sort the timeline by time".into(),
        changes: vec![Change::Sort],
    };
    let dated = (!dated.is_empty()).then(|| Remedy {
        label: "Date it and what follows to the next day".into(),
        changes: dated,
    });
    // Past midnight, the order of the clocks is the wrong one.
    finding
        .remedies
        .push(dated.filter(|_| is_midnight).unwrap_or(sort));
}

/// Dates every event from this one on that has no date of its own.
fn next_day(doc: &Postmortem, context: &Context<'_>, index: usize) -> Vec<Change> {
    let mut changes = Vec::new();
    let Some(next) = context.facts.incident_date.and_then(|date| date.succ_opt()) else {
        return changes;
    };
    for (at, event) in doc.timeline.iter().enumerate().skip(index) {
        let is_undated = read_moment(&event.at).is_some_and(|moment| moment.date.is_none());
        if let Some(place) = event_cell(doc, at, Column::At).filter(|_| is_undated) {
            let typed = event.at.trim();
            let clock = typed.trim_start_matches(['~', ' ']);
            let mark = if clock.len() < typed.len() { "~" } else { "" };
            changes.push(Change::set(place, format!("{mark}{next} {clock}")));
        }
    }
    changes
}
