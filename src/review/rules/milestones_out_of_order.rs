use super::kit::*;
use crate::document::moment;
use crate::review::facts::in_a_sentence;

pub static CHECK: Check = Check {
    id: "milestones-out-of-order",
    code: "T6",
    topic: Topic::Timeline,
    severity: Severity::Error,
    since: "0.1.0",
    what: "Two milestones are in the wrong order.",
    why: "Either a time or a milestone is wrong, and so are the response times counted from it.",
    instead: "Correct the time, or move the milestone to another event.",
    source: "B. Chapman, six timestamps of an incident",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "incident_date: 2025-12-05\ntimeline: 14:00 | An alert fires | alerted\ntimeline: 13:55 | The page is taken | acknowledged",
            "incident_date: 2025-12-05\ntimeline: 14:00 | Closed | resolved\ntimeline: 14:10 | Errors begin | started",
        ],
        allows: &[
            "incident_date: 2025-12-05\ntimeline: 14:00 | Errors begin | started\ntimeline: 14:00 | An alert fires | alerted\ntimeline: 14:05 | It is taken | acknowledged\ntimeline: 14:09 | Errors stop | mitigated\ntimeline: 14:20 | Closed | resolved",
            "incident_date: 2025-12-05\ntimeline: 14:00 | A person sees it | detected\ntimeline: 14:10 | An alert fires | alerted\ntimeline: 14:05 | It is taken | acknowledged",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let facts = &context.facts;
    let noticed = match facts.moment(Milestone::Detected) {
        Some(_) => Milestone::Detected,
        None => Milestone::Alerted,
    };
    let order = [
        Milestone::Started,
        noticed,
        Milestone::Acknowledged,
        Milestone::Mitigated,
        Milestone::Resolved,
    ];
    let mut last = None;
    for milestone in order {
        let (Some(at), Some(index)) = (facts.moment(milestone), facts.event(milestone)) else {
            continue;
        };
        if let Some((before, then)) = last
            && at < then
            && let Some(place) = event_cell(doc, index, Column::At)
        {
            let (name, before) = (in_a_sentence(milestone), in_a_sentence(before));
            let times = [at, then]
                .map(|at| moment::clock(at.time()))
                .join(" \u{2013} ");
            report
                .at(
                    place,
                    format!("It is {name} before it is {before}: {times}."),
                )
                .rests_on([&name, " ", &times].concat())
                .offer("Go to the time", Change::Go(place));
            return;
        }
        last = Some((milestone, at));
    }
}
