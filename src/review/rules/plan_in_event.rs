use std::ops::Range;

use super::kit::*;
use crate::{
    review::words::{hears, plain},
    text::Prose,
};

pub static CHECK: Check = Check {
    id: "plan-in-event",
    code: "T9",
    topic: Topic::Timeline,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "An event holds a plan for later.",
    why: "A plan in the timeline has no owner and no date, and readers of the action items never see it.",
    instead: "Move it to the action items.",
    source: "PagerDuty post-mortem guide (facts only in the timeline); Etsy Debriefing Facilitation Guide",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "timeline: 14:00 | The queue is drained by hand. In the future a limit should do that.",
            "timeline: 14:00 | TODO: alert on the length of the queue",
        ],
        allows: &[
            "timeline: 14:00 | Kit decides that the queue should be drained by hand",
            "timeline: 14:00 | The todo list of the importer is empty",
            "timeline: 14:00 | @kit begins a talk on how to avoid this in the future",
            "action_items: In the future a limit drains the queue | @kit | 2025-12-20",
        ],
    },
    check,
};

/// What is said of times after the incident.
const LATER: &str = "in the future|in future|going forward|next time|to prevent this from|to prevent this in|action item|to avoid this in";

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    for event in &doc.timeline {
        let Some(range) = plan(&event.text) else {
            continue;
        };
        let words = event.text[range.clone()].trim();
        let (list, row, column) = (List::Timeline, event.id, Column::Text);
        let place = Place::Cell { list, row, column };
        let finding = report.at(
            place,
            [&quoted(words), " is a plan, not an event."].concat(),
        );
        finding.marks(range.clone()).rests_on(words);
        let is_all = words.len() == event.text.trim().len();
        let removed = match is_all {
            true => Change::Remove { list, row },
            false => Change::Replace {
                place,
                range,
                with: String::new(),
            },
        };
        let added = Change::add(List::Actions, &[(Column::Text, words)]);
        finding.offer_all("Move it to the action items", vec![removed, added]);
    }
}

/// What a plan is put in.
const PLANNED: &str = "should.|shall.|will.|need to|needs to|must.|todo.|action item";

/// The sentence in which a plan is made, with the white space before it.
fn plan(text: &str) -> Option<Range<usize>> {
    let lower = text.to_lowercase();
    if text.starts_with("TODO") {
        return Some(0..text.len());
    }
    // Most events say nothing of the kind, and need no reading.
    if ![
        "future",
        "forward",
        "next time",
        "prevent",
        "avoid",
        "action item",
    ]
    .iter()
    .any(|word| lower.contains(word))
    {
        return None;
    }
    let prose = Prose::of(text);
    let mut start = 0;
    for sentence in &prose.sentences {
        let end = prose.tokens.get(sentence.last as usize - 1)?.end as usize;
        // A closing sign belongs to its sentence.
        let end = text[end..]
            .find(|c: char| c.is_whitespace())
            .map_or(text.len(), |at| end + at);
        let said = plain(&text[start..end]);
        // Whoever talks of it at the time does something: "they discuss how to avoid it".
        if hears(&said, LATER) && hears(&said, PLANNED) {
            return Some(start..end);
        }
        start = end;
    }
    None
}
