use super::kit::*;
use chrono::TimeDelta;

use crate::document::moment::read_moment;

pub static CHECK: Check = Check {
    id: "event-out-of-order",
    code: "T1",
    topic: Topic::Timeline,
    severity: Severity::Error,
    since: "0.1.0",
    what: "An event stands after a later one.",
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
        let Some(at) = *at else { continue };
        if let Some(before) = last.filter(|before| *before > at) {
            add(doc, context, report, index, before - at > MIDNIGHT);
            return;
        }
        last = Some(at);
    }
}

fn add(
    doc: &Postmortem,
    context: &Context<'_>,
    report: &mut Report<'_>,
    index: usize,
    is_midnight: bool,
) {
    let (Some(place), Some(event)) = (event_cell(doc, index, Column::At), doc.timeline.get(index))
    else {
        return;
    };
    let before = doc.timeline[..index].last().map_or("", |event| &event.at);
    let what = format!("{} stands after {}.", event.at.trim(), before.trim());
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
    if is_midnight {
        finding.remedies.extend(dated);
        finding.remedies.push(sort);
    } else {
        finding.remedies.push(sort);
    }
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
            changes.push(Change::set(place, format!("{next} {}", event.at.trim())));
        }
    }
    changes
}
