use super::{common::metrics, kit::*};
use crate::{
    document::Answer,
    review::{
        quantity::{Decimal, Quantity},
        words::{hears, plain},
    },
};

pub static CHECK: Check = Check {
    id: "severity-against-impact",
    code: "I8",
    topic: Topic::Impact,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "Severity and impact do not go together.",
    why: "The severity decides how soon and how thoroughly this is looked at.",
    instead: "Choose the severity that your scale gives for this impact, or correct the impact.",
    source: "The template: “Set Clear Thresholds”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "severity: Minor\nimpact: Estimated revenue loss | $12,400",
            "severity: Minor\ntrigger_data_loss: yes",
            "severity: Critical\nimpact: Users affected | 0",
        ],
        allows: &[
            "severity: Major\nimpact: Estimated revenue loss | $12,400",
            "severity: Minor\nimpact: Estimated revenue loss | $0",
            "severity: Critical\nimpact: Users affected | 2,013",
            "severity: Sev 7\ntrigger_data_loss: yes",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let scale = &context.policy.severities;
    let Some(rank) = context.policy.rank(doc) else {
        return;
    };
    let nothing = Decimal::new(0, 0);
    let value = |words, is_wanted: fn(&Quantity, Decimal) -> bool| {
        metrics(doc).find(|metric| {
            let quantity = Quantity::read(&metric.value);
            hears(&plain(&metric.name), words)
                && quantity.is_some_and(|quantity| is_wanted(&quantity, nothing))
        })
    };
    let (other, reason) = if rank > 0 && rank + 1 == scale.len() {
        let loss = value("revenue|loss|cost", |quantity, nothing| {
            quantity.is_money() && quantity.most() > nothing
        });
        match loss {
            Some(metric) => (
                rank - 1,
                [metric.name.trim(), ": ", metric.value.trim()].concat(),
            ),
            None if doc.triggers.data_loss == Some(Answer::Yes) => {
                (rank - 1, "data was lost".to_owned())
            }
            None => return,
        }
    } else if rank == 0 && scale.len() > 1 {
        match value("user|customer", |quantity, nothing| {
            quantity.most() == nothing
        }) {
            Some(metric) => (1, [metric.name.trim(), ": ", metric.value.trim()].concat()),
            None => return,
        }
    } else {
        return;
    };
    let severity = doc.severity.trim();
    let what = [severity, ", and yet ", &reason, "."].concat();
    let finding = report.field(Field::Severity, what);
    finding.rests_on([severity, " ", &reason].concat());
    let name = &scale[other].name;
    let place = Place::Field(Field::Severity);
    finding.offer(["Set it to ", name].concat(), Change::set(place, name));
}
