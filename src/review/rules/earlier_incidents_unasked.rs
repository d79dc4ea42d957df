use super::{common::is_asked, kit::*};

pub static CHECK: Check = Check {
    id: "earlier-incidents-unasked",
    code: "C13",
    topic: Topic::Causes,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "Nothing says whether this has happened before.",
    why: "A cause that comes back weighs more than one that came once, and the earlier action items show what did not help.",
    instead: "Link the earlier post-mortems, or write that there are none.",
    source: "PagerDuty postmortem template; Google SRE workbook, chapter 10",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &["severity: Critical\nunderlying_cause: Nothing rotates the logs."],
        allows: &[
            "severity: Critical\nunderlying_cause: Nothing rotates the logs, as in the earlier incident of May.",
            "severity: Minor\nunderlying_cause: Nothing rotates the logs.",
            "severity: Major\nunderlying_cause: Nothing rotates the logs.\nlessons: Related incidents | None found",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    const ANSWERS: &str = "related incident|earlier incident|previous incident|previous post|similar incident|similar issue|\
        past incident|happened before|seen before|had seen this|before this incident|recurr|first time|\
        same problem|postmortem|post mortem";
    if is_asked(doc, context, ANSWERS) {
        let finding = report.section(Section::Lessons, CHECK.what);
        let cells = [
            (Column::Title, "Related incidents"),
            (
                Column::Text,
                "[links to earlier post-mortems, or: none found]",
            ),
        ];
        finding.offer(
            "Add a line for earlier incidents",
            Change::add(List::Lessons, &cells),
        );
    }
}
