use super::kit::*;
use chrono::NaiveDateTime;

use crate::{document::moment, review::policy::Limit};

pub static CHECK: Check = Check {
    id: "long-silence",
    code: "T7",
    topic: Topic::Timeline,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "The timeline skips a long stretch of the incident.",
    why: "People looked, tried and waited then; what they saw and ruled out is what others learn from.",
    instead: "Add what was tried, seen or waited for.",
    source: "PagerDuty post-mortem guide; Etsy Debriefing Facilitation Guide",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "incident_date: 2025-12-05\nstart: 14:00\nend: 15:00\ntimeline: 14:00 | Errors begin\ntimeline: 14:10 | The page is taken\ntimeline: 14:45 | A restart\ntimeline: 14:55 | Errors stop",
        ],
        allows: &[
            "incident_date: 2025-12-05\nstart: 14:00\nend: 15:00\ntimeline: 14:00 | Errors begin\ntimeline: 14:10 | The page is taken\ntimeline: 14:25 | A restart\ntimeline: 14:40 | Errors stop\ntimeline: 14:50 | It stays so\ntimeline: 15:30 | The ticket is closed",
            "incident_date: 2025-12-05\nstart: 14:00\nend: 15:00\ntimeline: 09:00 | A release goes out\ntimeline: 14:00 | Errors begin",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let facts = &context.facts;
    let from = facts.moment(Milestone::Started).or(facts.start);
    let until = facts.end.or(facts.moment(Milestone::Mitigated));
    let (Some(from), Some(until)) = (from, until) else {
        return;
    };
    let share = i64::from(context.policy.limit(Limit::SilencePercent));
    let least = i64::from(context.policy.limit(Limit::SilenceMinutes));
    let most = least.max((until - from).num_minutes() * share / 100);
    let mut last: Option<(usize, NaiveDateTime)> = None;
    for (index, at) in facts.events.iter().enumerate() {
        let Some(at) = *at else {
            // An event without a time may lie anywhere, so in this gap too.
            last = None;
            continue;
        };
        if let Some((_, before)) = last {
            let quiet = (at.min(until) - before.max(from)).num_minutes();
            if quiet > most {
                add(doc, report, index, quiet);
            }
        }
        last = Some((index, at));
    }
}

fn add(doc: &Postmortem, report: &mut Report<'_>, index: usize, quiet: i64) {
    let Some(place) = event_cell(doc, index, Column::At) else {
        return;
    };
    let before = doc.timeline[..index]
        .last()
        .map_or("", |event| event.at.trim());
    let at = doc.timeline[index].at.trim();
    let what = format!(
        "The timeline says nothing of the {} between {before} and {at}.",
        moment::in_words(quiet)
    );
    report
        .at(place, what)
        .rests_on([before, " \u{2013} ", at].concat())
        .offer(
            "Add an event between them",
            Change::Add {
                list: List::Timeline,
                index: Some(index),
                cells: vec![(Column::Text, "[what was tried or seen meanwhile?]".into())],
                answers: Vec::new(),
            },
        );
}
