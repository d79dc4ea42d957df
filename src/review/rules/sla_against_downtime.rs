use super::{
    common::{has_blank, is_promise, metrics},
    kit::*,
};
use crate::{
    document::Metric,
    review::slo::{Claim, Slo, read_claim},
};

pub static CHECK: Check = Check {
    id: "sla-against-downtime",
    code: "I6",
    topic: Topic::Impact,
    severity: Severity::Error,
    since: "0.1.0",
    what: "The stated breach of a service level does not match the downtime.",
    why: "A breach costs credits and trust, and readers will do the sum.",
    instead: "Write the sum: what the target allows in its window, what was used before, what this incident used.",
    source: "Google SRE book, chapter 3: error budgets",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "start: 14:00\nend: 14:32\nimpact: SLA breach | Yes (99.9% monthly)",
            "start: 14:00\nend: 15:30\nimpact: SLA breach | No (99.9% monthly)",
            "start: 10:00\nend: 10:20\nimpact: SLO of 99.95 % missed | Yes, earlier ones 1",
        ],
        allows: &[
            "start: 14:00\nend: 15:30\nimpact: SLA breach | Yes (99.9% monthly)",
            "start: 14:00\nend: 14:32\nimpact: SLA breach | No (99.9% monthly)",
            "impact: SLA breach | Yes (99.9% monthly)",
            "start: 14:00\nend: 14:32\nimpact: SLA breach | Yes (99.9% weekly)",
            "start: 14:00\nend: 14:32\nimpact: SLA breach | Yes (99.9% monthly): this incident used 32 and earlier ones 20",
        ],
    },
    check,
};

/// What a month has where a claim names no window.
const MONTH: u32 = 30;

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let Some(minutes) = context.facts.impact_minutes() else {
        return;
    };
    for metric in metrics(doc).filter(|metric| is_promise(metric) && minutes > 0) {
        let text = [&metric.value, " ", &metric.name].concat();
        if let Some(claim) = read_claim(&text)
            && !has_blank(&metric.value)
        {
            look_at(metric, claim, minutes, report);
        }
    }
}

fn look_at(metric: &Metric, claim: Claim, minutes: i64, report: &mut Report<'_>) {
    let days = claim.days.unwrap_or(MONTH);
    let slo = Slo {
        target: claim.target,
        days,
    };
    let before = earlier(&metric.value);
    let is_breached = slo.budget(minutes, before.unwrap_or(0)).is_breached();
    let (says, other) = match claim.breached {
        Some(true) if !is_breached => ("The document says that it was a breach. ", "No"),
        Some(false) if is_breached => ("The document says that the target was met. ", "Yes"),
        _ => return,
    };
    let sum = slo.sentence(minutes, before);
    let (list, row, column) = (List::Impact, metric.id, Column::Value);
    let place = Place::Cell { list, row, column };
    let finding = report.at(place, [says, &sum].concat());
    finding.rests_on([&metric.value, " ", &minutes.to_string()].concat());
    if !is_breached && before.is_none() {
        let range = metric.value.trim_end().len()..metric.value.len();
        let with = [". ", &slo.with_room(minutes)].concat();
        let change = Change::Replace { place, range, with };
        finding.offer("Write the sum, with room for earlier downtime", change);
    }
    finding.offer(
        ["Write “", other, "” and the sum"].concat(),
        Change::set(place, [other, ". ", &sum].concat()),
    );
}

/// The minutes of earlier downtime that the sum in a value names.
fn earlier(value: &str) -> Option<i64> {
    let (_, rest) = value.split_once("earlier ones ")?;
    let end = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    rest[..end].parse().ok()
}
