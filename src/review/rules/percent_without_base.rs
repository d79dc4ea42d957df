use super::{
    common::{is_promise, metrics},
    kit::*,
};
use crate::review::{
    quantity::Quantity,
    words::{hears, plain},
};

pub static CHECK: Check = Check {
    id: "percent-without-base",
    code: "I2b",
    topic: Topic::Impact,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "A percentage has no base.",
    why: "3 % of what? The same share is four users or four million.",
    instead: "Write the part and the whole: 3.5 % (12 of 340 requests).",
    source: "PagerDuty postmortem template: “??% (?? of ??)”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "impact: Failed requests | 3.5 %",
            "impact: Users affected | ~10%",
        ],
        allows: &[
            "impact: Failed requests | 3.5 % (12 of 340)",
            "impact: Traffic affected | 20 % of all requests",
            "impact: SLA breach | 99.9 %",
            "impact: Share of users affected | 12 of 340",
            "impact: Users affected | 100 % ([n] of [m])",
            "impact: CPU usage | 95 %",
        ],
    },
    check,
};

/// Shares of a machine, which need no base.
const OF_A_MACHINE: &str =
    "cpu|memory|disk|pool|utili|usage|capacity|load.|fill|availability|uptime";

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    for metric in metrics(doc) {
        let value = &metric.value;
        let share = Quantity::read(value).filter(Quantity::is_percent);
        let has_base = share.is_none_or(|share| share.base.is_some()) || value.contains(" of ");
        if has_base || is_promise(metric) || hears(&plain(&metric.name), OF_A_MACHINE) {
            continue;
        }
        let (list, row, column) = (List::Impact, metric.id, Column::Value);
        let place = Place::Cell { list, row, column };
        let range = value.trim_end().len()..value.len();
        let what = [metric.name.trim(), ": ", value.trim(), " of how many?"].concat();
        let with = " ([how many] of [how many])".into();
        report.at(place, what).offer(
            "Add the part and the whole",
            Change::Replace { place, range, with },
        );
    }
}
