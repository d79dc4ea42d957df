use super::kit::*;
use super::{
    common::count,
    duration_differs::{is_duration, typed_span, write_span},
    typed_time_differs::measure_of,
};
use crate::{
    document::moment,
    finding::Finding,
    review::{
        claims::{About, Amount, Precision, agrees, unit_of},
        metrics::figure,
    },
};
use chrono::NaiveDateTime;

pub static CHECK: Check = Check {
    id: "span-without-events",
    code: "M2b",
    topic: Topic::Metrics,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "A duration lies between no two events of the timeline.",
    why: "Readers who check the figure cannot find where it begins and ends.",
    instead: "Add the event where it begins or ends, or correct the figure.",
    source: "upstat.io; B. Chapman, six timestamps of an incident",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "timeline: 08:21 | The plugin is replaced\ntimeline: 08:29 | Alerts show it\ntimeline: 08:46 | Groups are attached again\nimpact: Time to detection | 14 minutes",
            "timeline: 08:21 | The plugin is replaced\ntimeline: 08:29 | Alerts show it\ntimeline: 08:46 | Groups are attached again\nimpact: Downtime | 27 minutes",
            "timeline: 08:21 | The plugin is replaced\ntimeline: 08:29 | Alerts show it\ntimeline: 08:46 | Groups are attached again\nsummary: Checkout was down for 2 hours.",
        ],
        allows: &[
            "timeline: 08:21 | The plugin is replaced\ntimeline: 08:29 | Alerts show it\ntimeline: 08:46 | Groups are attached again\nimpact: Time to detection | 8 minutes\nimpact: Time to recovery | 25 minutes",
            "timeline: 08:21 | The plugin is replaced\ntimeline: later | Alerts show it\ntimeline: 08:46 | Groups are attached again\nimpact: Time to detection | 14 minutes",
            "timeline: 08:21 | The plugin is replaced\ntimeline: 08:29 | Alerts show it\nimpact: Time to detection | 14 minutes",
            "timeline: 08:21 | The plugin is replaced\ntimeline: 08:29 | Alerts show it\ntimeline: 08:46 | Groups are attached again\nsummary: The cache lives for 2 hours.",
        ],
    },
    check,
};

/// Fewer events show no incident.
const LEAST: usize = 3;

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let facts = &context.facts;
    let mut times: Vec<_> = facts.events.iter().copied().flatten().collect();
    if times.len() < LEAST || times.len() < doc.timeline.len() {
        return;
    }
    times.extend(facts.start.into_iter().chain(facts.end));
    times.sort_unstable();
    // What start and end or marked events give is held against those.
    let has_length = facts.impact_minutes().is_some();
    for metric in &doc.impact {
        let is_known = match measure_of(&metric.name) {
            Some(measure) => figure(facts, measure).is_some(),
            None => has_length || !is_duration(&metric.name),
        };
        let span = typed_span(&metric.value, &metric.unit).filter(|_| !is_known);
        let Some((said, words)) = span else { continue };
        let nearest = nearest(&times, said);
        if !agrees(said, Precision::Exact, unit_of(&words), nearest) {
            let place = Place::Cell {
                list: List::Impact,
                row: metric.id,
                column: Column::Value,
            };
            let what = [
                metric.name.trim(),
                " is given as ",
                &words,
                &apart(said, nearest, &words),
            ];
            let finding = report.at(place, what.concat());
            if is_near(said, nearest) {
                let written = write_span(metric.id, nearest / 60, &metric.unit);
                finding.remedies.push(written);
            }
            offer_event(finding);
        }
    }
    for claim in &context.claims {
        let is_length = claim.about == Some(About::Impact) && !has_length;
        let text = doc.text(claim.place).unwrap_or_default();
        if let Amount::Span(said) = claim.amount
            && is_length
            && let Some(words) = text.get(claim.range.clone())
            && let nearest = nearest(&times, said)
            && !agrees(said, claim.precision, unit_of(words), nearest)
        {
            let what = [
                "It is said to have lasted ",
                words,
                &apart(said, nearest, words),
            ]
            .concat();
            let finding = report.at(claim.place, what);
            finding.marks(claim.range.clone()).rests_on(words);
            finding.sentence = claim.sentence.clone();
            offer_event(finding);
        }
    }
}

/// How many seconds lie between two of these times, which ascend, as near as it gets to a span.
fn nearest(times: &[NaiveDateTime], said: i64) -> i64 {
    let mut best = i64::MAX;
    let mut to = 0;
    for from in times {
        // The first that is as far away as that, and the one before it: both ends only go on.
        while let Some(at) = times.get(to)
            && (*at - *from).num_seconds() < said
        {
            to += 1;
        }
        for at in [to.checked_sub(1), Some(to)].into_iter().flatten() {
            let span = times.get(at).map(|at| (*at - *from).num_seconds());
            if let Some(span) = span.filter(|span| *span >= 0)
                && (span - said).abs() < best.saturating_sub(said).abs()
            {
                best = span;
            }
        }
    }
    best
}

/// Whether a figure may be meant by another one.
const fn is_near(said: i64, nearest: i64) -> bool {
    (said - nearest).abs() <= said / 5
}

/// In minutes where the figure is.
fn apart(said: i64, nearest: i64, words: &str) -> String {
    let minutes = nearest / 60;
    if !is_near(said, nearest) {
        return ", and no two events of the timeline are that far apart.".to_owned();
    }
    let span = match words.trim().ends_with("minutes") && !words.contains('h') {
        true => count(minutes as usize, "minute"),
        false => moment::in_words(minutes),
    };
    ["; the nearest two events are ", &span, " apart."].concat()
}

fn offer_event(finding: &mut Finding) {
    let cells = [
        (Column::At, "[when?]"),
        (Column::Text, "[what happened then?]"),
    ];
    finding.offer(
        "Add the event that is missing",
        Change::add(List::Timeline, &cells),
    );
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::{collection::vec, prelude::*};

    use super::*;

    proptest! {
        #[test]
        fn no_two_times_are_nearer(mut seconds in vec(0..500_i64, 2..12), said in 0..600_i64) {
            seconds.sort_unstable();
            let times: Vec<_> = seconds
                .iter()
                .map(|at| NaiveDateTime::default() + TimeDelta::seconds(*at))
                .collect();
            let spans = seconds
                .iter()
                .flat_map(|from| seconds.iter().map(move |to| to - from));
            let least = spans.filter(|span| *span >= 0).map(|span| (span - said).abs()).min();
            prop_assert_eq!(Some((nearest(&times, said) - said).abs()), least);
        }
    }
}
