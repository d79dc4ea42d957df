use chrono::FixedOffset;

use super::common::count;
use super::kit::*;
use crate::document::moment::{offset_text, read_moment, with_offset};

pub static CHECK: Check = Check {
    id: "other-offset",
    code: "T3",
    topic: Topic::Timeline,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "An event has another offset than the rest of the timeline.",
    why: "Around a change to summer time, or between two tools, one offset is easily typed for another, and the event lands an hour off.",
    instead: "Check that the clock belongs to this offset, and write all times with the same one.",
    source: "The guide's template (use UTC times); PagerDuty post-mortem guide",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "incident_date: 2025-10-26\ntimeline: 01:30+01:00 | A job starts\ntimeline: 01:50+02:00 | An alert fires\ntimeline: 02:10+01:00 | The job is stopped",
            "timeline: 09:00+02:00 | One\ntimeline: 09:05+02:00 | Two\ntimeline: 09:10Z | Three\ntimeline: 09:20+02:00 | Four",
        ],
        allows: &[
            "timeline: 09:00+02:00 | One\ntimeline: 09:05+02:00 | Two\ntimeline: 09:20+02:00 | Three",
            "timeline: 09:00+02:00 | One\ntimeline: 09:05+05:30 | Two\ntimeline: 09:20-04:00 | Three",
            "timeline: 09:00 | One\ntimeline: 09:05 | Two\ntimeline: 09:20 UTC | Three",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let offsets: Vec<(usize, FixedOffset)> = doc
        .timeline
        .iter()
        .enumerate()
        .filter_map(|(index, event)| Some((index, read_moment(&event.at)?.offset?)))
        .collect();
    let uses = |offset| offsets.iter().filter(|(_, one)| *one == offset).count();
    let Some(&(_, usual)) = offsets.iter().max_by_key(|(_, offset)| uses(*offset)) else {
        return;
    };
    let other: Vec<&(usize, FixedOffset)> =
        offsets.iter().filter(|(_, one)| *one != usual).collect();
    // Where there is no usual one, the places of the world are meant.
    let Some(&&(first, offset)) = other.first().filter(|_| uses(usual) >= 2 * other.len()) else {
        return;
    };
    let Some(place) = event_cell(doc, first, Column::At) else {
        return;
    };
    let usual_text = offset_text(usual);
    let others = match uses(usual) {
        2 => "two others".to_owned(),
        more => count(more, "other"),
    };
    let what = [
        "This time has the offset ",
        &offset_text(offset),
        ", and ",
        &others,
        " have ",
        &usual_text,
        ".",
    ];
    let finding = report.at(place, what.concat());
    let rewritten = other.iter().filter_map(|(index, _)| {
        let at = &doc.timeline[*index].at;
        let place = event_cell(doc, *index, Column::At)?;
        Some(Change::set(place, with_offset(at, usual)?))
    });
    let changes: Vec<Change> = rewritten.collect();
    if !changes.is_empty() {
        finding.remedies.push(Remedy {
            label: ["Write the same moment with ", &usual_text].concat().into(),
            changes,
        });
    }
    finding.offer("Go to the time", Change::Go(place));
}
