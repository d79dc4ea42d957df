use super::kit::*;

pub static CHECK: Check = Check {
    id: "before-the-end",
    code: "H5",
    topic: Topic::Header,
    severity: Severity::Error,
    since: "0.1.0",
    what: "The post-mortem is dated before the incident was over.",
    why: "One of the two dates is wrong, and the due time is counted from them.",
    instead: "Correct the date that is wrong.",
    source: "The guide's template: date of incident, post-mortem date",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "incident_date: 2025-12-05\nstart: 14:00\nend: 14:32\npostmortem_date: 2025-12-04",
        ],
        allows: &[
            "incident_date: 2025-12-05\nstart: 14:00\nend: 14:32\npostmortem_date: 2025-12-05",
            "incident_date: 2025-12-05\npostmortem_date: soon",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let facts = &context.facts;
    let (Some(written), Some(day)) = (facts.postmortem_date, facts.incident_date) else {
        return;
    };
    let over = facts.end.map_or(day, |end| end.date());
    if written < over {
        let what = format!("The post-mortem is dated {written}, but the incident ended on {over}.");
        report
            .field(Field::PostmortemDate, what)
            .rests_on([&doc.postmortem_date, " \u{2013} ", &over.to_string()].concat())
            .offer(
                "Go to the date",
                Change::Go(Place::Field(Field::PostmortemDate)),
            );
    }
}
