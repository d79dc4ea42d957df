use super::kit::*;
use crate::document::moment::{in_words, read_moment};

pub static CHECK: Check = Check {
    id: "end-on-next-day",
    code: "H3b",
    topic: Topic::Header,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "The end is earlier in the day than the start, and so counts as the next day's.",
    why: "Past midnight that is right; where most of a day results, one of the two is likely not what was meant, and every duration is counted from them.",
    instead: "Correct the time, or write the end with its date.",
    source: "The template: \u{201c}Duration: [Start time] - [End time]\u{201d}",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "incident_date: 2025-12-05\nstart: 14:05\nend: 13:20",
            "start: 2025-12-05 14:05\nend: 03:20",
        ],
        allows: &[
            "incident_date: 2025-12-05\nstart: 23:50\nend: 00:10",
            "incident_date: 2025-12-05\nstart: 14:05\nend: 2025-12-06 13:20",
            "incident_date: 2025-12-05\nstart: 01:00\nend: 23:00",
        ],
    },
    check,
};

/// An incident that goes on past midnight ends so; one that is longer than this rather has a date at
/// its end.
const LONGEST_MINUTES: i64 = 12 * 60;

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let facts = &context.facts;
    let (Some(start), Some(end)) = (read_moment(&doc.start), read_moment(&doc.end)) else {
        return;
    };
    let minutes = facts.impact_minutes().unwrap_or_default();
    let has_wrapped = end.date.is_none() && end.time < start.time;
    if !has_wrapped || minutes <= LONGEST_MINUTES {
        return;
    }
    let what = format!(
        "The end ({}) is earlier in the day than the start ({}) and counts as the next day\u{2019}s: {}.",
        doc.end,
        doc.start,
        in_words(minutes)
    );
    let place = Place::Field(Field::End);
    let finding = report.field(Field::End, what);
    finding.rests_on([&doc.start, " \u{2013} ", &doc.end].concat());
    if let Some(next) = start
        .date
        .or(facts.incident_date)
        .and_then(|day| day.succ_opt())
    {
        let dated = format!("{next} {}", doc.end.trim());
        finding.offer(
            format!("It was the next day: {dated}"),
            Change::set(place, dated),
        );
    }
    finding.offer("Go to the end", Change::Go(place));
}
