use super::{
    common::{is_full, offer_all},
    kit::*,
};
use crate::{document::DocumentStatus, review::follow_up::missing_audiences};

pub static CHECK: Check = Check {
    id: "not-shared",
    code: "F3",
    topic: Topic::FollowUp,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "Few of those who could learn from it are on the sharing list.",
    why: "A post-mortem that nobody else reads teaches nobody else.",
    instead: "Share it with engineering, product, customer support and, as a summary, leadership.",
    source: "The template: “Share Widely”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "status: reviewed\nsharing: Engineering | yes",
            "status: closed\ntitle: It stopped",
        ],
        allows: &[
            "status: reviewed\nsharing: Engineering | yes\nsharing: Product\nsharing: Support desk\nsharing: Leadership",
            "title: It stopped",
            "status: reviewed\nform: brief",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let missing = missing_audiences(doc);
    let is_ready = matches!(
        doc.status,
        DocumentStatus::Reviewed | DocumentStatus::Closed
    );
    if !is_ready || !is_full(doc) || missing.is_empty() {
        return;
    }
    let names: Vec<&str> = missing.iter().map(|audience| audience.name).collect();
    let what = [
        "Nothing says whether it was shared with ",
        &listed(&names),
        ".",
    ]
    .concat();
    let finding = report.section(Section::FollowUp, what);
    finding.rests_on(names.join(", "));
    let row = |name| Change::add(List::Sharing, &[(Column::Audience, name)]);
    offer_all(
        finding,
        "Add them to the checklist",
        names.iter().map(|name| row(*name)).collect(),
    );
}
