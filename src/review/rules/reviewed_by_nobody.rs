use super::kit::*;
use crate::document::DocumentStatus;

pub static CHECK: Check = Check {
    id: "reviewed-by-nobody",
    code: "H9",
    topic: Topic::Header,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "The document is marked as reviewed, but names no reviewer besides the author.",
    why: "A second reader finds what its writer takes for granted.",
    instead: "Name a reviewer besides the author, or set the status back.",
    source: "Google SRE book, chapter 15 (no postmortem left unreviewed)",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "status: reviewed\nauthors: Robin",
            "status: closed\nauthors: Robin\nreviewers: robin",
        ],
        allows: &[
            "status: reviewed\nauthors: Robin\nreviewers: Kit",
            "status: in_review\nauthors: Robin",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    if !matches!(
        doc.status,
        DocumentStatus::Reviewed | DocumentStatus::Closed
    ) {
        return;
    }
    let plain = |name: &str| name.trim().trim_start_matches('@').to_lowercase();
    let authors: Vec<String> = doc.authors.split(',').map(plain).collect();
    let others = doc.reviewers.iter().map(|reviewer| plain(&reviewer.name));
    let mut others = others.filter(|name| !name.is_empty() && !authors.contains(name));
    if others.next().is_none() {
        let what = format!(
            "The status is {}, but it names no reviewer besides the author.",
            doc.status.label()
        );
        let place = Place::Field(Field::Status);
        report
            .field(Field::Status, what)
            .offer(
                "Set it back to in review",
                Change::set(place, DocumentStatus::InReview.key()),
            )
            .offer(
                "Add a reviewer",
                Change::add(List::Reviewers, &[(Column::Name, "[who reviewed it?]")]),
            );
    }
}
