use super::kit::*;

pub static CHECK: Check = Check {
    id: "restored-without-proof",
    code: "T11c",
    topic: Topic::Timeline,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "Service is called restored, but no event shows how that was confirmed.",
    why: "An incident that only seems over comes back; what confirmed its end can be watched for again.",
    instead: "Add what was checked: a graph, a request, an alert that cleared.",
    source: "PagerDuty incident response guide",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "timeline: 14:00 | An alert fires\ntimeline: 14:20 | A restart\ntimeline: 14:32 | Service is restored | mitigated",
        ],
        allows: &[
            "timeline: 14:00 | An alert fires\ntimeline: 14:20 | A restart\ntimeline: 14:32 | Service is restored, the graphs confirm it",
            "timeline: 14:00 | An alert fires\ntimeline: 14:20 | A restart\ntimeline: 14:32 | Service is restored\ntimeline: 14:40 | Error rate is verified",
            "timeline: 14:00 | An alert fires\ntimeline: 14:20 | The backup is restored from tape\ntimeline: 14:32 | A restart",
        ],
    },
    check,
};

/// Words of an end that is claimed.
const RESTORED: [&str; 6] = [
    "service restored",
    "service is restored",
    "services restored",
    "services are restored",
    "service was restored",
    "services were restored",
];

/// Words of an end that was seen, by how they begin.
const SEEN: [&str; 18] = [
    "confirm",
    "verif",
    "monitor",
    "check",
    "test",
    "graph",
    "metric",
    "dashboard",
    "alert clear",
    "alerts clear",
    "no new",
    "no further",
    "no more",
    "error rate",
    "latency",
    "observed",
    "see ",
    "normal",
];

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let has = |text: &str, words: &[&str]| {
        let text = text.to_lowercase();
        words.iter().any(|word| text.contains(word))
    };
    let Some(index) = doc
        .timeline
        .iter()
        .position(|event| has(&event.text, &RESTORED))
    else {
        return;
    };
    let (Some(place), rest) = (event_cell(doc, index, Column::Text), &doc.timeline[index..]) else {
        return;
    };
    if rest.iter().any(|event| has(&event.text, &SEEN)) {
        return;
    }
    report
        .at(
            place,
            "Service is called restored, but no event shows how that was confirmed.",
        )
        .offer(
            "Add how it was verified",
            Change::Add {
                list: List::Timeline,
                index: Some(index + 1),
                cells: vec![(
                    Column::Text,
                    "Verified: [which graph or request showed it?]".into(),
                )],
                answers: Vec::new(),
            },
        );
}
