use super::kit::*;
use crate::document::moment;
use crate::review::questionnaire::due_at;

pub static CHECK: Check = Check {
    id: "past-due",
    code: "H6",
    topic: Topic::Header,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "The post-mortem is later than its severity allows.",
    why: "Details fade within days, and readers are waiting to hear what will be done.",
    instead: "Finish and share it now; what is still open can be marked as open.",
    source: "Guide, practice 1 (write it while memories are fresh); SRE workbook, chapter 10",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "now: 2025-12-20 09:00\nseverity: Critical\nincident_date: 2025-12-05\nstart: 14:00\nend: 14:32",
            "severity: Major\nincident_date: 2025-12-05\nstart: 14:00\nend: 14:32\npostmortem_date: 2025-12-18",
        ],
        allows: &[
            "now: 2025-12-06 09:00\nseverity: Critical\nincident_date: 2025-12-05\nstart: 14:00\nend: 14:32",
            "severity: Major\nincident_date: 2025-12-05\nstart: 14:00\nend: 14:32\npostmortem_date: 2025-12-08",
            "now: 2026-01-20 09:00\nseverity: Minor\nincident_date: 2025-12-05",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let Some((at, level)) = due_at(doc, context.policy, &context.facts) else {
        return;
    };
    let hours = level.due_hours.unwrap_or_default();
    let until = moment::day_and_clock(at);
    let written = context.facts.postmortem_date;
    let what = match written {
        Some(date) if date > at.date() => format!(
            "{} asks for it within {hours} hours, by {until} UTC; it is dated {date}.",
            level.name
        ),
        None if context.now > at => {
            format!(
                "{} asks for it within {hours} hours, by {until} UTC.",
                level.name
            )
        }
        _ => return,
    };
    let date = written.map(|date| date.to_string()).unwrap_or_default();
    report
        .field(Field::PostmortemDate, what)
        .rests_on([&until.to_string(), " \u{2013} ", &date].concat())
        .offer(
            "Go to the date",
            Change::Go(Place::Field(Field::PostmortemDate)),
        );
}
