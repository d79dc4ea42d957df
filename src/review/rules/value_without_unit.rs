use super::{common::metrics, kit::*};
use crate::review::{
    quantity::Quantity,
    words::{hears, plain},
};

pub static CHECK: Check = Check {
    id: "value-without-unit",
    code: "I2",
    topic: Topic::Impact,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "A value has no unit.",
    why: "A reader takes 32 for minutes, hours or thousands.",
    instead: "Write the unit behind the value.",
    source: "PagerDuty postmortem guide: “exact numbers”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "start: 14:00\nend: 14:32\nimpact: Duration | 32",
            "impact: Revenue loss | 12,400",
            "impact: Latency | ~900",
        ],
        allows: &[
            "impact: Duration | 32 minutes",
            "impact: Duration | 32 | minutes",
            "impact: Failed transactions | 847",
            "impact: Revenue loss | $12,400",
            "impact: Downtime (minutes) | 32",
            "impact: Data lost | 0",
            "impact: Duration | 14:00 to 14:32",
        ],
    },
    check,
};

/// What is measured and not counted.
const MEASURED: &str = "duration|downtime|length|latency|delay|lag.|loss|revenue|cost|money|storage|\
    memory|size|throughput|data lost|data loss|time to|response time|outage time";

/// A name that says the unit itself.
const SAID: &str = "minute|min.|mins.|hour|second|day.|days.|user|customer|request|order|ticket|\
    transaction|percent|usd|eur.|gbp|dollar|mb.|gb.|tb.|kb.|ms.|number of|count|rows|records";

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    for metric in metrics(doc) {
        let (name, value) = (plain(&metric.name), metric.value.trim());
        let bare = Quantity::read(value).filter(|quantity| {
            let is_number = quantity.unit.is_empty() && !value.contains(':');
            is_number && metric.unit.trim().is_empty() && quantity.most().text() != "0"
        });
        let Some(quantity) = bare else { continue };
        if !hears(&name, MEASURED) || hears(&name, SAID) {
            continue;
        }
        let what = [metric.name.trim(), ": ", value, " of what?"].concat();
        let finding = report.cell(List::Impact, metric.id, Column::Value, what);
        let (list, row) = (List::Impact, metric.id);
        let is_duration = hears(&name, "duration|downtime|length");
        let minutes = context.facts.impact_minutes();
        if is_duration && minutes.is_some_and(|minutes| quantity.low.scaled(0) == Some(minutes)) {
            let column = Column::Unit;
            let unit = Change::set(Place::Cell { list, row, column }, "minutes");
            finding.offer("Minutes, as start and end say", unit);
        }
        let column = Column::Value;
        let place = Place::Cell { list, row, column };
        finding.offer("Write the unit", Change::Go(place));
    }
}
