use super::{
    common::{is_promise, metrics},
    kit::*,
};
use crate::{
    document::Metric,
    review::{
        quantity::{Decimal, Quantity},
        words::{hears, plain},
    },
};

pub static CHECK: Check = Check {
    id: "outage-in-part",
    code: "I7",
    topic: Topic::Impact,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "The text says “outage”, and the impact says that part of it worked.",
    why: "“Outage” reads as everything, for everyone; that is how customers and journalists take it.",
    instead: "Say “degradation”, or say which part was down.",
    source: "PagerDuty incident response guide",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "title: Checkout outage after a release\nimpact: Failed requests | 3.5 % (12 of 340)",
        ],
        allows: &[
            "title: Checkout outage after a release\nimpact: Failed requests | 100 %",
            "title: Partial outage of the checkout\nimpact: Failed requests | 3.5 %",
            "title: Partial checkout outage\nimpact: Failed requests | 3.5 %",
            "title: Login errors during the outage of a provider\nimpact: Failed requests | 3.5 %",
            "summary: There was no outage; some logins failed.\nimpact: Failed requests | 3.5 %",
            "title: Checkout was slow\nimpact: Tenants affected | 12 of 340",
            "title: Checkout outage\nimpact: SLA breach | Yes (99.9 %)",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let part = metrics(doc).find(|metric| !is_promise(metric) && is_part(metric));
    let Some(part) = part else { return };
    for field in [Field::Title, Field::Summary] {
        let text = doc.field(field).to_ascii_lowercase();
        let Some(at) = text.find("outage") else {
            continue;
        };
        if is_said(&text[..at]) {
            continue;
        }
        let what = [
            "“Outage”, and of ",
            part.name.trim(),
            " it was ",
            part.value.trim(),
            ".",
        ]
        .concat();
        let place = Place::Field(field);
        let range = at..at + "outage".len();
        let with = "degradation".to_owned();
        let finding = report.at(place, what).marks(range.clone());
        finding.rests_on([&*text, " ", &part.value].concat());
        finding.offer("Say “degradation”", Change::Replace { place, range, with });
    }
}

/// Whether what stands before the word in its sentence says already that it was a part, or none, or
/// the outage of something else.
fn is_said(before: &str) -> bool {
    let sentence = before.rsplit(". ").next().unwrap_or_default();
    let none = ["no ", "not an ", "not a full ", "no full "];
    sentence.contains("partial")
        || [" during ", " amid "]
            .iter()
            .any(|word| sentence.contains(word))
        || none.iter().any(|none| sentence.ends_with(none))
}

/// Whether a metric of users or requests is less than all of them.
fn is_part(metric: &Metric) -> bool {
    let words = plain(&metric.name);
    let counts = hears(
        &words,
        "user|customer|client|tenant|request|order|transaction|traffic|host|node",
    );
    let all = Decimal::new(100, 0);
    counts
        && Quantity::read(&metric.value).is_some_and(|quantity| {
            let less = quantity.base.is_some_and(|base| quantity.most() < base);
            less || quantity.is_percent() && quantity.most() < all
        })
}
