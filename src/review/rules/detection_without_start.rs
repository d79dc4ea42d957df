use super::kit::*;
use crate::{
    document::moment,
    review::claims::{About, Amount},
};

pub static CHECK: Check = Check {
    id: "detection-without-start",
    code: "M3b",
    topic: Topic::Metrics,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "A time to detect is claimed, but no event marks the start.",
    why: "Without a start the claim can't be checked, and the impact may be longer than it says.",
    instead: "Add the event with which it began and mark it as the start, or remove the claim.",
    source: "Guide, what went well (minutes from the start to the alert); B. Chapman, six timestamps of an incident",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "incident_date: 2025-12-05\nstart: 14:00\nend: 14:32\ntimeline: 14:00 | An alert fires | alerted\nwent_well: An alert fired within 2 minutes of the start of the problem.",
        ],
        allows: &[
            "incident_date: 2025-12-05\nstart: 13:58\ntimeline: 14:00 | An alert fires | alerted\nwent_well: An alert fired within 2 minutes of the start of the problem.",
            "incident_date: 2025-12-05\nstart: 14:00\ntimeline: 13:58 | Errors begin | started\ntimeline: 14:00 | An alert fires | alerted\nwent_well: An alert fired within 2 minutes of the start of the problem.",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let facts = &context.facts;
    if doc.timeline.is_empty() || facts.event(Milestone::Started).is_some() {
        return;
    }
    let noticed = facts
        .moment(Milestone::Detected)
        .or_else(|| facts.moment(Milestone::Alerted));
    // Where the start lies apart from the alert, there is something to count from.
    if noticed.is_some() && facts.start.is_some() && noticed != facts.start {
        return;
    }
    for claim in &context.claims {
        if claim.about != Some(About::Detect) {
            continue;
        }
        let text = doc.text(claim.place).unwrap_or_default();
        let words = text.get(claim.range.clone()).unwrap_or_default();
        let what = match (facts.impact_minutes(), claim.amount) {
            (Some(impact), Amount::Span(seconds)) if noticed == facts.start && impact >= 0 => {
                format!(
                    "No event marks the start, and the alert came at the time given as the start. If \
                 it began {words} earlier, the impact lasted up to {}.",
                    moment::in_words(impact + seconds / 60)
                )
            }
            _ => format!("No event marks the start from which {words} are counted."),
        };
        let finding = report.at(claim.place, what);
        finding.marks(claim.range.clone());
        finding.sentence = claim.sentence.clone();
        finding.offer(
            "Add the start to the timeline",
            Change::Add {
                list: List::Timeline,
                index: Some(0),
                cells: vec![
                    (
                        Column::Text,
                        "[what began, when, and where is it seen?]".into(),
                    ),
                    (Column::Milestone, Milestone::Started.key().into()),
                ],
                answers: Vec::new(),
            },
        );
        finding.offer("Go to the claim", Change::Go(claim.place));
    }
}
