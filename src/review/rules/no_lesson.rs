use super::{common::is_full, kit::*};
use crate::document::Cells;

pub static CHECK: Check = Check {
    id: "no-lesson",
    code: "F1",
    topic: Topic::FollowUp,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "There is no lesson.",
    why: "Other teams have the same systems and were not there; a lesson is what they can use.",
    instead: "Write one takeaway that is understood without the rest of the document.",
    source: "The template: “Key takeaways for the broader team”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "underlying_cause: Nothing rotates the logs.",
            "underlying_cause: Nothing rotates the logs.\nlessons: |",
        ],
        allows: &[
            "underlying_cause: Nothing rotates the logs.\nlessons: Watch what can run out | An alert comes first.",
            "form: brief\nunderlying_cause: Nothing rotates the logs.",
            "title: It stopped",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    // It is asked for once there are causes to learn from.
    let has_causes = !doc.underlying_cause.trim().is_empty()
        || doc
            .contributing_factors
            .iter()
            .any(|factor| !factor.is_blank());
    let is_written = doc.lessons.iter().any(|lesson| !lesson.is_blank());
    if has_causes && !is_written && is_full(doc) {
        let finding = report.section(Section::Lessons, CHECK.what);
        let cells = [
            (Column::Title, "[the takeaway in a few words]"),
            (Column::Text, "[what another team can use of it]"),
        ];
        finding.offer("Add a lesson", Change::add(List::Lessons, &cells));
    }
}
