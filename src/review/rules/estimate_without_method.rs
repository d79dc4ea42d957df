use super::{
    common::{is_promise, metrics},
    kit::*,
};
use crate::{
    document::Metric,
    review::{
        quantity::Quantity,
        words::{hears, plain},
    },
};

pub static CHECK: Check = Check {
    id: "estimate-without-method",
    code: "I5b",
    topic: Topic::Impact,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "Nothing says how an estimate was made.",
    why: "An estimate whose making is told can be checked and improved; a bare one is only believed.",
    instead: "Say in brackets behind it what it was counted or worked out from.",
    source: "Google SRE workbook, chapter 10",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "impact: Users affected | ~2,000",
            "impact: Users affected | 1,800-2,200 of 14,000",
            "impact: Orders lost | 120 | orders | yes\nimpact: Failed requests | 847",
            "impact: Estimated revenue loss | $12,400",
        ],
        allows: &[
            "impact: Users affected | 2,013",
            "impact: Users affected | ~2,000 (logins that failed in the gateway's log)",
            "impact: Users affected | ~2,000, as many as on the Friday before",
            "impact: Users affected | ~2,000 users extrapolated from a sample",
            "impact: Estimated revenue loss (orders of last Friday) | $12,400",
            "summary: Revenue loss is estimated from the orders of last Friday.\nimpact: Estimated revenue loss | $12,400",
            "impact: Orders lost | ~120\nimpact: How it was counted | from the shop's database",
            "impact: Duration | about 30 minutes",
            "impact: Failed requests | ~0",
        ],
    },
    check,
};

/// What begins the telling of how, where no bracket or comma does.
const HOW: &str = "from|based on|according|extrapolat|assum|counted|measured|compared|averag|\
    worked out|taken as|derived";

/// How it is told in the summary.
const TOLD: &str = "estimated from|estimated by|estimated with|estimated as|estimated on|estimate is|\
    estimate was|estimate rests|estimate comes|estimates are|estimates come|extrapolat";

/// What the timeline gives, however roughly.
const TIMED: &str = "duration|downtime|length|time to|outage time";

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let mut bare = metrics(doc)
        .filter(|metric| is_bare_estimate(metric))
        .peekable();
    if bare.peek().is_none() || is_told_elsewhere(doc) {
        return;
    }
    for metric in bare {
        let value = &metric.value;
        let (list, row, column) = (List::Impact, metric.id, Column::Value);
        let place = Place::Cell { list, row, column };
        let range = value.trim_end().len()..value.len();
        let what = [
            metric.name.trim(),
            ": how was ",
            value.trim(),
            " estimated?",
        ]
        .concat();
        let with = " ([what it was worked out from])".into();
        report
            .at(place, what)
            .offer("Say how", Change::Replace { place, range, with });
    }
}

/// Whether a row of its own or the summary tells it.
fn is_told_elsewhere(doc: &Postmortem) -> bool {
    let is_row = metrics(doc).any(|metric| {
        let row = [&metric.name, " ", &metric.value].concat();
        Quantity::read(&metric.value).is_none() && hears(&plain(&row), HOW)
    });
    is_row || hears(&plain(&doc.summary), TOLD)
}

fn is_bare_estimate(metric: &Metric) -> bool {
    let name = plain(&metric.name);
    let is_estimate = Quantity::read(&metric.value).is_some_and(|quantity| {
        let is_marked = quantity.estimate || metric.estimate || hears(&name, "estimat");
        is_marked && quantity.most().text() != "0"
    });
    let words = [&metric.value, " ", &metric.unit].concat();
    is_estimate
        && !is_promise(metric)
        && !hears(&name, TIMED)
        && !hears(&plain(&words), HOW)
        && ![&metric.name, &words]
            .into_iter()
            .any(|text| explains(text))
}

/// Whether something is said in brackets or behind a comma, more than another number.
fn explains(text: &str) -> bool {
    let behind = ["(", ", ", "; ", ": ", ". ", " \u{2013} ", " \u{2014} "];
    behind
        .iter()
        .filter_map(|sign| text.split_once(sign))
        .any(|(_, said)| said.contains(|c: char| c.is_alphabetic()))
}
