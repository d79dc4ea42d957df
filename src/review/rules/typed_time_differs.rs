use super::duration_differs::{typed_span, write_span};
use super::kit::*;
use crate::{
    document::moment,
    review::{
        claims::{Precision, agrees, unit_of},
        metrics::{Measure, figure},
    },
};

pub static CHECK: Check = Check {
    id: "typed-time-differs",
    code: "M2",
    topic: Topic::Metrics,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "A typed response time differs from the timeline.",
    why: "Two figures for one thing make readers doubt both.",
    instead: "Write the figure that the timeline gives, or correct the timeline.",
    source: "upstat.io; B. Chapman, six timestamps of an incident",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "incident_date: 2025-12-05\ntimeline: 14:00 | Errors begin | started\ntimeline: 14:05 | An alert fires | alerted\nimpact: Time to detect | 12 | minutes",
            "incident_date: 2025-12-05\ntimeline: 14:00 | An alert fires | alerted\ntimeline: 14:05 | It is taken | acknowledged\nimpact: TTA | 10 minutes",
        ],
        allows: &[
            "incident_date: 2025-12-05\ntimeline: 14:00 | Errors begin | started\ntimeline: 14:05 | An alert fires | alerted\nimpact: Time to detect | 5 | minutes",
            "impact: Time to detect | 12 | minutes",
            "incident_date: 2025-12-05\ntimeline: 14:00 | Errors begin | started\ntimeline: 14:05 | An alert fires | alerted\nimpact: Time to detect | fast",
        ],
    },
    check,
};

/// How rows of the impact call the measures.
const NAMES: [(&str, Measure); 16] = [
    ("time to repair", Measure::Mitigate),
    ("time to restore", Measure::Mitigate),
    ("time to detect", Measure::Detect),
    ("ttd", Measure::Detect),
    ("mttd", Measure::Detect),
    ("time to acknowledge", Measure::Acknowledge),
    ("tta", Measure::Acknowledge),
    ("mtta", Measure::Acknowledge),
    ("time to mitigate", Measure::Mitigate),
    ("time to mitigation", Measure::Mitigate),
    ("ttm", Measure::Mitigate),
    ("time to resolve", Measure::Resolve),
    ("time to resolution", Measure::Resolve),
    ("time to recover", Measure::Resolve),
    ("ttr", Measure::Resolve),
    ("mttr", Measure::Resolve),
];

/// The measure that a row of the impact names.
pub fn measure_of(name: &str) -> Option<Measure> {
    let name = name.trim().to_lowercase();
    let named = NAMES.iter().find(|(word, _)| match word.contains(' ') {
        true => name.starts_with(word),
        false => name == *word,
    });
    named.map(|(_, measure)| *measure)
}

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    for metric in &doc.impact {
        let measure = measure_of(&metric.name);
        let Some(figure) = measure.and_then(|measure| figure(&context.facts, measure)) else {
            continue;
        };
        let place = Place::Cell {
            list: List::Impact,
            row: metric.id,
            column: Column::Value,
        };
        let Some((said, words)) = typed_span(&metric.value, &metric.unit) else {
            continue;
        };
        if figure.minutes < 0
            || agrees(said, Precision::Exact, unit_of(&words), figure.minutes * 60)
        {
            continue;
        }
        let actual = moment::in_words(figure.minutes);
        let what = format!(
            "It says {words}; from the {} to the {} it is {actual}.",
            figure.from.in_words(),
            figure.to.in_words()
        );
        report
            .at(place, what)
            .rests_on([&words, " \u{2013} ", &actual].concat())
            .remedies
            .push(write_span(metric.id, figure.minutes, &metric.unit));
    }
}
