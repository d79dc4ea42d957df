use super::{common::metrics, kit::*};
use crate::review::{
    quantity::Quantity,
    words::{hears, plain},
};

pub static CHECK: Check = Check {
    id: "round-estimate",
    code: "I5",
    topic: Topic::Impact,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "A round number is not marked as an estimate.",
    why: "Readers take 2000 as counted, and calculate with it.",
    instead: "Mark it with ~ or write a range, and say how it was measured.",
    source: "Google SRE workbook, chapter 10",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "impact: Users affected | 2,000",
            "impact: Failed requests | 30000 requests",
        ],
        allows: &[
            "impact: Users affected | ~2,000",
            "impact: Users affected | 2,000 | users | yes",
            "impact: Estimated revenue loss | $5,000",
            "impact: Failed requests | 2,013",
            "impact: Timeout | 5000 | ms",
        ],
    },
    check,
};

/// Figures that are round because somebody set them.
const SET: &str = "estimat|limit|timeout|quota|target|threshold|approx|credit|latency|duration";

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    for metric in metrics(doc) {
        let value = &metric.value;
        let Some(quantity) = Quantity::read(value) else {
            continue;
        };
        let digits = quantity.low.text();
        let is_round = digits.len() >= 4 && digits.bytes().skip(1).all(|digit| digit == b'0');
        let is_marked = quantity.estimate || metric.estimate || hears(&plain(&metric.name), SET);
        if !is_round || is_marked {
            continue;
        }
        let (list, row, column) = (List::Impact, metric.id, Column::Value);
        let place = Place::Cell { list, row, column };
        let (range, with) = (0..0, "~".to_owned());
        let what = ["Was ", value.trim(), " counted, or is it an estimate?"].concat();
        report.at(place, what).offer(
            "Mark it as an estimate",
            Change::Replace { place, range, with },
        );
    }
}
