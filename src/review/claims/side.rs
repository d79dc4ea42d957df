//! The other side of a contradiction, made to agree with the claim: as a change, with what a
//! button says.

use chrono::{NaiveDateTime, TimeDelta};

use crate::{
    document::{
        Column, Field, List, Milestone, Place, Postmortem,
        moment::{self, read_date},
    },
    finding::Change,
    review::{
        Context,
        metrics::{Figure, Point},
    },
};

/// Sets the end so that the impact lasts this long, in seconds.
pub fn end_after(doc: &Postmortem, context: &Context<'_>, seconds: i64) -> (String, Change) {
    let end = context
        .facts
        .start
        .and_then(|start| start.checked_add_signed(TimeDelta::try_seconds(seconds)?));
    let typed = is_plain_clock(&doc.end).then_some(end).flatten();
    match typed {
        Some(end) => set_field(Field::End, moment::clock(end.time())),
        None => go(Place::Field(Field::End)),
    }
}

/// Sets the later event of a figure so that the span lasts this long, in seconds.
pub(super) fn move_event(
    doc: &Postmortem,
    context: &Context<'_>,
    figure: Figure,
    seconds: i64,
) -> (String, Change) {
    let Point::Event(index, milestone) = figure.to else {
        return end_after(doc, context, seconds);
    };
    let Some(event) = doc.timeline.get(index) else {
        return go(Place::Field(Field::Start));
    };
    let place = Place::Cell {
        list: List::Timeline,
        row: event.id,
        column: Column::At,
    };
    let from = context.facts.events.get(index).copied().flatten();
    let moved = from.and_then(|at| {
        let change = seconds - figure.minutes * 60;
        at.checked_add_signed(TimeDelta::try_seconds(change)?)
    });
    match moved {
        Some(at) if is_plain_clock(&event.at) => {
            set(place, milestone_name(milestone), clock_of(at))
        }
        _ => go(place),
    }
}

/// Whether a time is a clock alone, such as `14:32`, so that another can be put in its place.
pub(super) fn is_plain_clock(text: &str) -> bool {
    let text = text.trim();
    text.len() == 5
        && moment::read_moment(text).is_some_and(|at| at.date.is_none() && at.offset.is_none())
        && read_date(text).is_none()
}

/// The clock of a moment.
pub(super) fn clock_of(at: NaiveDateTime) -> String {
    moment::clock(at.time())
}

fn milestone_name(milestone: Milestone) -> &'static str {
    match milestone {
        Milestone::Started => "start",
        Milestone::Detected => "detection",
        Milestone::Alerted => "alert",
        Milestone::Acknowledged => "acknowledgement",
        Milestone::Mitigated => "mitigation",
        Milestone::Resolved => "resolution",
    }
}

/// Sets a field.
pub(super) fn set_field(field: Field, value: String) -> (String, Change) {
    let name = match field {
        Field::Start => "start",
        Field::End => "end",
        _ => "date of the incident",
    };
    set(Place::Field(field), name, value)
}

/// Sets what is called so.
pub(super) fn set(place: Place, name: &str, value: String) -> (String, Change) {
    let label = format!("Set the {name} to {value}");
    (label, Change::Set { place, value })
}

/// Leads there, where nothing can be set at once.
pub(super) fn go(place: Place) -> (String, Change) {
    ("Go to the other side".to_owned(), Change::Go(place))
}
