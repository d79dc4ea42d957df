use super::kit::*;
use crate::{
    document::moment,
    review::metrics::{Point, figures},
};

pub static CHECK: Check = Check {
    id: "negative-response-time",
    code: "M1",
    topic: Topic::Metrics,
    severity: Severity::Error,
    since: "0.1.0",
    what: "A response time is negative.",
    why: "A time to detect or to resolve that runs backwards spoils every statistic it enters.",
    instead: "Correct the start, or the time of the event.",
    source: "B. Chapman, six timestamps of an incident",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "incident_date: 2025-12-05\nstart: 14:10\ntimeline: 14:00 | An alert fires | alerted",
        ],
        allows: &[
            "incident_date: 2025-12-05\nstart: 14:00\ntimeline: 14:00 | An alert fires | alerted",
            "start: 14:10\ntimeline: 14:00 | An alert fires",
        ],
    },
    check,
};

fn check(_: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    for figure in figures(&context.facts) {
        // Between two events it is a matter of their order.
        let of_events = !matches!(figure.from, Point::Start);
        if of_events || figure.minutes >= 0 {
            continue;
        }
        let what = format!(
            "The {} lies {} before the {}.",
            figure.to.in_words(),
            moment::in_words(-figure.minutes),
            figure.from.in_words()
        );
        report
            .field(Field::Start, what.clone())
            .rests_on(what)
            .offer("Go to the start", Change::Go(Place::Field(Field::Start)));
        return;
    }
}
