use super::kit::*;
use crate::document::moment::{is_zone, offset_of, read_moment};

pub static CHECK: Check = Check {
    id: "other-time-zone",
    code: "T2b",
    topic: Topic::Timeline,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "The document names a time zone, but its times have no offset and count as UTC.",
    why: "Readers elsewhere, and anyone who compares it with logs, will be hours off.",
    instead: "Add the offset to each time, or convert them to UTC.",
    source: "The guide's template (use UTC times)",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "unsorted_notes: All times in CET.\ntimeline: 06:05 | The pipeline failed\ntimeline: 06:45 | It was noticed",
            "unsorted_notes: All times are PST\ntimeline: 06:05 | The pipeline failed",
        ],
        allows: &[
            "unsorted_notes: All times in UTC.\ntimeline: 06:05 | The pipeline failed",
            "unsorted_notes: All times in CET.\ntimeline: 06:05+01:00 | The pipeline failed",
            "unsorted_notes: The call with CET was short.\ntimeline: 06:05 | The pipeline failed",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let texts = [&doc.unsorted_notes, &doc.summary];
    let Some(zone) = texts.into_iter().find_map(|text| zone_of_all(text)) else {
        return;
    };
    let offset = offset_of(zone);
    let mut changes = Vec::new();
    let mut first = None;
    for (index, event) in doc.timeline.iter().enumerate() {
        let is_bare = read_moment(&event.at).is_some_and(|moment| moment.offset.is_none());
        let Some(place) = event_cell(doc, index, Column::At).filter(|_| is_bare) else {
            continue;
        };
        first = first.or(Some(place));
        let offset = offset.unwrap_or_default();
        changes.push(Change::set(place, [event.at.trim(), offset].concat()));
    }
    let Some(first) = first else { return };
    let what = format!(
        "The document says that its times are in {zone}; {} of them have no offset and count as UTC.",
        changes.len()
    );
    let finding = report.at(first, what);
    finding.rests_on(zone);
    match offset {
        Some(offset) => finding.remedies.push(Remedy {
            label: format!("Add {offset} to each time").into(),
            changes,
        }),
        None => {
            finding.offer("Go to the first time", Change::Go(first));
        }
    }
}

/// The zone of `All times in CET`, `times are PST`, `(all times IST)`.
fn zone_of_all(text: &str) -> Option<&str> {
    let mut from = 0;
    while let Some(at) = text[from..].find("imes") {
        let after = &text[from + at + 4..];
        let mut words = after
            .split_whitespace()
            .take(5)
            .map(|word| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()));
        let zone =
            words.find(|word| !matches!(*word, "in" | "are" | "is" | "given" | "below" | "the"));
        if let Some(zone) = zone
            && is_zone(zone)
        {
            return Some(zone);
        }
        from += at + 4;
    }
    None
}
