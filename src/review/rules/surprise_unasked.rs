use super::{common::is_asked, kit::*};

pub static CHECK: Check = Check {
    id: "surprise-unasked",
    code: "C12",
    topic: Topic::Causes,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "Nothing says why this came as a surprise, or how it could be noticed or ended in half the time.",
    why: "These two questions find what no chain of whys leads to.",
    instead: "Answer in the lessons: why were we surprised? How could detection and mitigation take half the time?",
    source: "Etsy, Morgue; Atlassian Incident Management Handbook",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &["severity: Critical\nunderlying_cause: Nothing rotates the logs."],
        allows: &[
            "severity: Critical\nunderlying_cause: Nothing rotates the logs.\nlessons: Surprise | We were surprised, because the disk is new.",
            "severity: Minor\nunderlying_cause: Nothing rotates the logs.",
            "severity: Critical\nunderlying_cause: Nothing rotates the logs.\nwent_wrong: Detection was slow; an alert would notice it in half the time.",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    const ANSWERS: &str = "surpris|unexpected|did not expect|didnt expect|halve|half the time|detect earlier|detected earlier|\
        detected sooner|notice earlier|noticed earlier|noticed sooner|find it faster|faster detection|time to detect|unaware";
    if is_asked(doc, context, ANSWERS) {
        let what = "Nothing says yet why this came as a surprise, or how it could be noticed in half the time.";
        let finding = report.section(Section::Lessons, what);
        let cells = [
            (Column::Title, "Why this came as a surprise"),
            (
                Column::Text,
                "[what was expected, and what would show it in half the time?]",
            ),
        ];
        finding.offer(
            "Add the question to the lessons",
            Change::add(List::Lessons, &cells),
        );
    }
}
