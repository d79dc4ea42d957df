use super::kit::*;

pub static CHECK: Check = Check {
    id: "missing-fact",
    code: "H1",
    topic: Topic::Header,
    severity: Severity::Error,
    since: "0.1.0",
    what: "A fact at the head is not filled in.",
    why: "Readers and statistics look for these first.",
    instead: "Fill it in; an estimate that says so is better than nothing.",
    source: "The guide's template: title, date, duration, severity, author",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "title: Checkout stopped for all users\nincident_date: 2025-12-05\nstart: 14:00\nend: 14:32\nauthors: Robin\npostmortem_date: 2025-12-08",
            "title: Checkout stopped for all users\nincident_date: 2025-12-05\nstart: 14:00\nend: \nseverity: Major\nauthors: Robin\npostmortem_date: 2025-12-08",
        ],
        allows: &[
            "title: Checkout stopped for all users\nincident_date: 2025-12-05\nstart: 14:00\nend: 14:32\nseverity: Major\nauthors: Robin\npostmortem_date: 2025-12-08",
            "title: Checkout stopped for all users\nincident_date: 2025-12-05\nstart: 14:00\nend: not known yet\nseverity: Major\nauthors: Robin\npostmortem_date: 2025-12-08",
        ],
    },
    check,
};

/// The facts that every post-mortem has, and what each is called.
const FACTS: [(Field, &str); 7] = [
    (Field::Title, "title"),
    (Field::IncidentDate, "date of the incident"),
    (Field::Start, "start"),
    (Field::End, "end"),
    (Field::Severity, "severity"),
    (Field::Authors, "author"),
    (Field::PostmortemDate, "date of the post-mortem"),
];

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    for (field, name) in FACTS {
        if doc.field(field).trim().is_empty() {
            report
                .field(field, format!("The {name} is not filled in."))
                .offer(
                    format!("Fill in the {name}"),
                    Change::Go(Place::Field(field)),
                );
        }
    }
}
