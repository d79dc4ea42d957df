use super::kit::*;

pub static CHECK: Check = Check {
    id: "begins-with-detection",
    code: "T5",
    topic: Topic::Timeline,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "The timeline begins with the detection.",
    why: "What led to it came earlier. A timeline that starts there shows what people could know at each moment, without hindsight.",
    instead: "Add what happened before: the change, the load, the first error.",
    source: "PagerDuty post-mortem guide; Etsy Debriefing Facilitation Guide",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "timeline: 14:00 | An alert fires | alerted\ntimeline: 14:05 | The page is taken | acknowledged",
        ],
        allows: &[
            "timeline: 13:50 | A release goes out\ntimeline: 14:00 | An alert fires | alerted",
            "timeline: 14:00 | Errors begin | started\ntimeline: 14:01 | An alert fires | alerted",
            "timeline: 14:00 | An alert fires",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let facts = &context.facts;
    let noticed = [Milestone::Detected, Milestone::Alerted];
    let first = noticed
        .into_iter()
        .filter_map(|milestone| facts.event(milestone))
        .min();
    if first != Some(0) || doc.timeline.len() < 2 {
        return;
    }
    let Some(place) = event_cell(doc, 0, Column::Text) else {
        return;
    };
    report
        .at(place, "The timeline begins with the detection.")
        .offer(
            "Add an event before it",
            Change::Add {
                list: List::Timeline,
                index: Some(0),
                cells: vec![(
                    Column::Text,
                    "[what happened before it was noticed?]".into(),
                )],
                answers: Vec::new(),
            },
        );
}
