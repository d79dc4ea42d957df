use super::kit::*;
use super::placeholder_left::placeholder;
use crate::document::moment::{either_date, read_date};

pub static CHECK: Check = Check {
    id: "unreadable-date",
    code: "H1b",
    topic: Topic::Header,
    severity: Severity::Error,
    since: "0.1.0",
    what: "A date cannot be read.",
    why: "Nothing can be counted from it: no duration, no due time, no order.",
    instead: "Write it with its year, such as 2025-12-05 or 5 December 2025.",
    source: "ISO 8601; The guide's template (YYYY-MM-DD)",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "incident_date: 5 December",
            "postmortem_date: next Friday",
            "incident_date: 05/12/2025",
            "action_items: Add an alert | @kit | end of May",
        ],
        allows: &[
            "incident_date: 2025-12-05",
            "incident_date: 2025/12/05",
            "incident_date: 5 December 2025",
            "incident_date: 29.11.2025",
            "action_items: Add an alert | @kit |",
            "action_items: Add an alert | @kit | TBD",
        ],
    },
    check,
};

const DATES: [Field; 3] = [
    Field::IncidentDate,
    Field::PostmortemDate,
    Field::ReviewDate,
];

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    for field in DATES {
        look(Place::Field(field), &doc.field(field), report);
    }
    for action in &doc.action_items {
        let cells = [
            (Column::Deadline, &action.deadline),
            (Column::DoneOn, &action.done_on),
        ];
        for (column, text) in cells {
            let place = Place::Cell {
                list: List::Actions,
                row: action.id,
                column,
            };
            look(place, text, report);
        }
    }
}

fn look(place: Place, text: &str, report: &mut Report<'_>) {
    // What stands for a date that is not known yet is another check's.
    let is_open = text.trim().is_empty() || placeholder(text).is_some();
    if is_open || read_date(text).is_some() {
        return;
    }
    let Some(dates) = either_date(text) else {
        report
            .at(place, format!("{} cannot be read as a date.", quoted(text)))
            .offer("Go to the date", Change::Go(place));
        return;
    };
    let [one, other] = dates.map(|date| date.to_string());
    let what = format!("{} may be {one} or {other}.", quoted(text));
    report
        .at(place, what)
        .offer(format!("Write {one}"), Change::set(place, one))
        .offer(format!("Write {other}"), Change::set(place, other));
}
