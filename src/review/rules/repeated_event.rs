use super::kit::*;
use std::collections::HashSet;

pub static CHECK: Check = Check {
    id: "repeated-event",
    code: "T11",
    topic: Topic::Timeline,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "An event is told twice.",
    why: "A reader wonders whether it happened twice.",
    instead: "Take one of them out, or say what was different.",
    source: "PagerDuty post-mortem guide",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &["timeline: 14:00 | An alert fires\ntimeline: 14:00 | An alert fires."],
        allows: &[
            "timeline: 14:00 | An alert fires\ntimeline: 14:20 | An alert fires",
            "timeline: 14:00 | An alert fires\ntimeline: 14:00 | Another alert fires",
            "timeline: |\ntimeline: |",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let plain = |text: &str| {
        let words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ").to_lowercase()
    };
    let mut seen = HashSet::new();
    for event in &doc.timeline {
        let text = plain(&event.text);
        if text.is_empty() || seen.insert((event.at.trim(), text)) {
            continue;
        }
        let what = format!("{} {} is told twice.", event.at.trim(), quoted(&event.text));
        report
            .cell(
                List::Timeline,
                event.id,
                Column::Text,
                what.trim_start().to_owned(),
            )
            .offer(
                "Take this one out",
                Change::Remove {
                    list: List::Timeline,
                    row: event.id,
                },
            );
    }
}
