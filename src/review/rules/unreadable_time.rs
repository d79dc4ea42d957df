use super::kit::*;
use super::placeholder_left::placeholder;
use crate::document::moment::read_moment;

pub static CHECK: Check = Check {
    id: "unreadable-time",
    code: "T2",
    topic: Topic::Timeline,
    severity: Severity::Error,
    since: "0.1.0",
    what: "A time cannot be read.",
    why: "It has no place in the order of events, and nothing can be counted from it.",
    instead: "Write it as 14:05, with a date or an offset where it needs one.",
    source: "The guide's template (use UTC times)",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "start: two o'clock",
            "timeline: 14:05 PST | The page is taken",
        ],
        allows: &[
            "start: 14:05+01:00",
            "start: 2:05 pm",
            "timeline: | The page is taken",
            "timeline: TBD | The page is taken",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    for field in [Field::Start, Field::End] {
        look(Place::Field(field), &doc.field(field), report);
    }
    for (index, event) in doc.timeline.iter().enumerate() {
        if let Some(place) = event_cell(doc, index, Column::At) {
            look(place, &event.at, report);
        }
    }
}

fn look(place: Place, text: &str, report: &mut Report<'_>) {
    let text = text.trim();
    let is_open = text.is_empty() || placeholder(text).is_some();
    if is_open || read_moment(text).is_some() {
        return;
    }
    let finding = report.at(place, format!("{} cannot be read as a time.", quoted(text)));
    let with_offset = text.rsplit_once(' ').and_then(|(clock, zone)| {
        let moment = [clock, offset_of(zone)?].concat();
        read_moment(&moment).map(|_| moment)
    });
    match with_offset {
        Some(moment) => finding.offer(format!("Write {moment}"), Change::set(place, moment)),
        None => finding.offer("Go to the time", Change::Go(place)),
    };
}

/// The offset of a zone's abbreviation, where it has but one meaning.
pub fn offset_of(zone: &str) -> Option<&'static str> {
    Some(
        match zone.trim_matches(|c: char| !c.is_ascii_alphabetic()) {
            "CET" => "+01:00",
            "CEST" => "+02:00",
            "EET" => "+02:00",
            "EEST" => "+03:00",
            "EST" => "-05:00",
            "EDT" => "-04:00",
            "CDT" => "-05:00",
            "MST" => "-07:00",
            "MDT" => "-06:00",
            "PST" => "-08:00",
            "PDT" => "-07:00",
            "JST" => "+09:00",
            "AEST" => "+10:00",
            "AEDT" => "+11:00",
            _ => return None,
        },
    )
}
