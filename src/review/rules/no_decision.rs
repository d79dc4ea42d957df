use super::kit::*;

pub static CHECK: Check = Check {
    id: "no-decision",
    code: "T11b",
    topic: Topic::Timeline,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "The timeline shows no decision.",
    why: "A response turns on its decisions; told with what was known at the time, others can follow them.",
    instead: "Add who decided what, and what was known at the time.",
    source: "Etsy Debriefing Facilitation Guide; Google SRE workbook, chapter 10",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "timeline: 14:00 | One\ntimeline: 14:05 | Two\ntimeline: 14:10 | Three\ntimeline: 14:15 | Four\ntimeline: 14:20 | Five\ntimeline: 14:25 | Six",
        ],
        allows: &[
            "timeline: 14:00 | One\ntimeline: 14:05 | Two\ntimeline: 14:10 | Three\ntimeline: 14:15 | We decide to roll back\ntimeline: 14:20 | Five\ntimeline: 14:25 | Six",
            "timeline: 14:00 | One\ntimeline: 14:05 | Two",
        ],
    },
    check,
};

/// Fewer events than this need no decision among them.
const LEAST: usize = 6;

/// Words of a decision, by how they begin.
const DECISIONS: [&str; 16] = [
    "deci",
    "chose",
    "opted",
    "agreed",
    "plan",
    "roll back",
    "rolled back",
    "rollback",
    "revert",
    "escalat",
    "attempt",
    "tried",
    "trying",
    "try ",
    "because",
    "we ",
];

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let is_decision = |text: &str| {
        let text = text.to_lowercase();
        DECISIONS.iter().any(|word| text.contains(word))
    };
    if doc.timeline.len() < LEAST || doc.timeline.iter().any(|event| is_decision(&event.text)) {
        return;
    }
    report
        .section(Section::Timeline, "The timeline shows no decision.")
        .offer(
            "Add a decision",
            Change::add(
                List::Timeline,
                &[(
                    Column::Text,
                    "Decision: [what was decided, and what was known then?]",
                )],
            ),
        );
}
