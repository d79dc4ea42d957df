use super::{common::metrics, kit::*};
use crate::{
    document::Metric,
    review::{
        quantity::{Decimal, Quantity},
        words::{begins, hears, plain, shared, stems},
    },
};

pub static CHECK: Check = Check {
    id: "more-than-all",
    code: "I9",
    topic: Topic::Impact,
    severity: Severity::Error,
    since: "0.1.0",
    what: "A part is greater than its whole.",
    why: "One of the two numbers is wrong, and readers stop trusting the rest.",
    instead: "Correct the part or the whole.",
    source: "PagerDuty postmortem guide: “exact numbers”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "impact: Tenants affected | 340 of 12",
            "impact: Users affected | 120 % (12 of 10)",
            "impact: Failed requests | 900\nimpact: Total requests | 700",
        ],
        allows: &[
            "impact: Tenants affected | 12 of 340",
            "impact: CPU load | 120 %",
            "impact: Failed requests | 900\nimpact: Total requests | 7,000",
            "impact: Failed logins | 900\nimpact: Total requests | 700",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    for metric in metrics(doc) {
        let Some(quantity) = Quantity::read(&metric.value) else {
            continue;
        };
        let own = quantity.base.filter(|base| {
            // Of a percentage with both numbers, the first one is no part.
            !quantity.is_percent() && quantity.low > *base
        });
        let what = if own.is_some() || is_share_above_all(metric, &quantity) {
            [metric.name.trim(), ": ", metric.value.trim(), "?"].concat()
        } else if let Some(whole) = whole(doc, metric, &quantity) {
            let names = [
                metric.name.trim(),
                " (",
                metric.value.trim(),
                ") is more than ",
            ];
            [
                &names.concat(),
                whole.name.trim(),
                " (",
                whole.value.trim(),
                ").",
            ]
            .concat()
        } else {
            continue;
        };
        let (list, row, column) = (List::Impact, metric.id, Column::Value);
        let place = Place::Cell { list, row, column };
        report
            .at(place, what)
            .offer("Go to the number", Change::Go(place));
    }
}

fn is_share_above_all(metric: &Metric, quantity: &Quantity) -> bool {
    quantity.is_percent()
        && quantity.low > Decimal::new(100, 0)
        && hears(
            &plain(&metric.name),
            "user|customer|tenant|request|order|failed|error rate",
        )
        && !hears(&plain(&metric.name), "increase|growth|traffic")
}

/// The row that counts all of what this one counts a part of, where that is less.
fn whole<'a>(doc: &'a Postmortem, metric: &Metric, quantity: &Quantity) -> Option<&'a Metric> {
    const ALL: &str = "total|all |number of all|overall";
    if begins(&plain(&metric.name), ALL) || quantity.is_percent() || quantity.is_money() {
        return None;
    }
    let own = stems(&metric.name);
    metrics(doc).find(|other| {
        begins(&plain(&other.name), ALL)
            && shared(&own, &stems(&other.name)) > 0
            && Quantity::read(&other.value)
                .is_some_and(|all| !all.is_percent() && all.most() < quantity.low)
    })
}
