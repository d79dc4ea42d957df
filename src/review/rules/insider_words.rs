use super::{kit::*, not_a_participant::handle};
use crate::text::Kind;

pub static CHECK: Check = Check {
    id: "insider-words",
    code: "S4",
    topic: Topic::Summary,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "The summary has words that only insiders know.",
    why: "Support and leadership read it too; the name of a host or a handle tells them nothing.",
    instead: "Name the role or the service instead.",
    source: "Guide, practice 6 (share widely); Atlassian Incident Handbook",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "summary: On Friday @kit restarted checkout.",
            "summary: On Friday db-prod-03.internal was full.",
        ],
        allows: &[
            "summary: On Friday the on-call engineer restarted checkout.",
            "summary: On Friday example.com was down, see https://example.org/x.",
            "summary: A leak in the `auth` module.",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let text = &doc.summary;
    let mut seen: Vec<&str> = Vec::new();
    for token in &context.summary.tokens {
        let word = handle(token.text(text));
        let is_insider = match token.kind {
            Kind::Handle => true,
            Kind::Code => is_host(word),
            _ => false,
        };
        if !is_insider || seen.contains(&word) {
            continue;
        }
        seen.push(word);
        report
            .field(
                Field::Summary,
                format!(
                    "Outside of the team, {} tells a reader nothing.",
                    quoted(word)
                ),
            )
            .marks(token.start as usize..token.start as usize + word.len())
            .rests_on(word)
            .offer(
                "Go to the summary",
                Change::Go(Place::Field(Field::Summary)),
            );
    }
}

/// `db-prod-03.internal`, `ip-10-0-3-1.ec2.internal`: a name with a number and inner dots.
fn is_host(word: &str) -> bool {
    let inner = ["internal", "local", "svc", "lan", "corp", "compute"];
    !word.contains(['/', '`', '@', '#', '<'])
        && word.contains('.')
        && word.split('.').skip(1).any(|part| inner.contains(&part))
}
