use chrono::NaiveDate;

use super::kit::*;
use crate::{
    document::moment::read_moment,
    review::{
        claims::{Amount, Quantity, quantities},
        words::{hears, plain},
    },
    text::Prose,
};

pub static CHECK: Check = Check {
    id: "missing-fact",
    code: "H1",
    topic: Topic::Header,
    severity: Severity::Error,
    since: "0.1.0",
    what: "A basic fact about the incident is missing.",
    why: "Readers and statistics look for these first.",
    instead: "Fill it in; a marked estimate is better than nothing.",
    source: "The guide's template: title, date, duration, severity, author",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "title: Checkout stopped for all users\nincident_date: 2025-12-05\nstart: 14:00\nend: 14:32\nauthors: Robin\npostmortem_date: 2025-12-08",
            "title: Checkout stopped on 2025-12-05\nstart: 14:00\nend: 14:32\nseverity: Major\nauthors: Robin\npostmortem_date: 2025-12-08",
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

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let missing: Vec<(Field, &str)> = FACTS
        .into_iter()
        .filter(|(field, _)| doc.field(*field).trim().is_empty())
        .collect();
    let names: Vec<&str> = missing.iter().map(|(_, name)| *name).collect();
    let what = match names.as_slice() {
        [] => return,
        [only] => format!("The {only} is missing."),
        _ => format!("Still missing: {}.", listed(&names)),
    };
    let finding = report.section(Section::Incident, what);
    finding.rests_on(names.join(", "));
    let dated = missing
        .iter()
        .any(|(field, _)| *field == Field::IncidentDate);
    if let Some(date) = day(doc, context).filter(|_| dated) {
        let place = Place::Field(Field::IncidentDate);
        finding.offer(
            format!("Date the incident {date}"),
            Change::set(place, date.to_string()),
        );
    }
    for (field, name) in missing {
        finding.offer(
            format!("Fill in the {name}"),
            Change::Go(Place::Field(field)),
        );
    }
}

/// The day that title, summary or timeline name, if they name but one.
pub fn day(doc: &Postmortem, context: &Context<'_>) -> Option<NaiveDate> {
    let in_text = |text: &str, elsewhere: &str| {
        let prose = Prose::of(text);
        let mut days = quantities(text, &prose.tokens)
            .into_iter()
            .filter_map(|quantity| match quantity.amount {
                Amount::Date(date) if !is_of_another(text, &prose, &quantity, elsewhere) => {
                    Some(date)
                }
                _ => None,
            });
        let first = days.next()?;
        days.all(|day| day == first).then_some(first)
    };
    let in_timeline = || {
        let is_dated = |text: &str| read_moment(text).is_some_and(|at| at.date.is_some());
        let dated = doc.timeline.iter().any(|event| is_dated(&event.at));
        context
            .facts
            .events
            .iter()
            .flatten()
            .next()
            .filter(|_| dated)
    };
    in_text(&doc.title, "")
        .or_else(|| in_timeline().map(|at| at.date()))
        .or_else(|| in_text(&doc.summary, AFTER))
}

/// What comes after an incident and has a date of its own.
const AFTER: &str = "meeting|review|post mortem|postmortem|due on|due by|published";

/// Whether the sentence around a date speaks of something else than the incident.
fn is_of_another(text: &str, prose: &Prose, date: &Quantity, elsewhere: &str) -> bool {
    let mut sentences = prose.sentences.iter();
    let around = sentences.find(|sentence| date.tokens.start < sentence.last as usize);
    let said = around.and_then(|sentence| {
        let first = prose.tokens.get(sentence.first as usize)?;
        let last = prose.tokens.get(sentence.last.checked_sub(1)? as usize)?;
        text.get(first.start as usize..last.end as usize)
    });
    !elsewhere.is_empty() && said.is_some_and(|said| hears(&plain(said), elsewhere))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Policy, example::document};

    #[test]
    fn the_day_of_a_meeting_is_not_that_of_the_incident() {
        let said = |text: &str| {
            let doc = document(text);
            let policy = Policy::default();
            let context = Context::new(&doc, &policy, chrono::DateTime::UNIX_EPOCH.naive_utc());
            day(&doc, &context).map(|day| day.to_string())
        };
        let meeting = "summary: The review meeting is on 12 March 2026.";
        assert_eq!(said(meeting), None);
        let both = "summary: It failed on 2 March 2026. The post-mortem is due on 9 March 2026.";
        assert_eq!(said(both).as_deref(), Some("2026-03-02"));
        let cause = "summary: On 2 March 2026 it failed due to a full disk.";
        assert_eq!(said(cause).as_deref(), Some("2026-03-02"));
        let title = "title: Post-mortem of 2 March 2026";
        assert_eq!(said(title).as_deref(), Some("2026-03-02"));
    }
}
