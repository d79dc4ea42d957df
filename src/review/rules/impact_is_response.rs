use super::kit::*;

pub static CHECK: Check = Check {
    id: "impact-is-response",
    code: "M4",
    topic: Topic::Metrics,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "The impact is given as long as the response.",
    why: "An impact often begins before the alert, and ends before the incident is closed: those are two lengths.",
    instead: "Give the times when users first noticed it and when they no longer did.",
    source: "PagerDuty post-mortem guide (the impact may start before the response)",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "incident_date: 2025-12-05\nstart: 14:00\nend: 14:45\ntimeline: 14:00 | An alert fires | alerted\ntimeline: 14:45 | Closed | resolved",
        ],
        allows: &[
            "incident_date: 2025-12-05\nstart: 14:00\nend: 14:32\ntimeline: 14:00 | An alert fires | alerted\ntimeline: 14:45 | Closed | resolved",
            "incident_date: 2025-12-05\nstart: 14:00\nend: 14:45\ntimeline: 14:00 | Errors begin | started\ntimeline: 14:00 | An alert fires | alerted\ntimeline: 14:45 | Errors stop | mitigated\ntimeline: 14:45 | Closed | resolved",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let facts = &context.facts;
    // Who marks where the impact began and ended has told the two apart.
    let told = [Milestone::Started, Milestone::Mitigated];
    if told
        .into_iter()
        .any(|milestone| facts.event(milestone).is_some())
    {
        return;
    }
    let (Some(start), Some(end)) = (facts.start, facts.end) else {
        return;
    };
    let alerted = facts.moment(Milestone::Alerted);
    if alerted != Some(start) || facts.moment(Milestone::Resolved) != Some(end) {
        return;
    }
    let span = [doc.start.trim(), " \u{2013} ", doc.end.trim()].concat();
    report
        .field(
            Field::Start,
            format!("The impact is given from the alert to the resolution, {span}."),
        )
        .rests_on(span)
        .offer("Go to the start", Change::Go(Place::Field(Field::Start)));
}
