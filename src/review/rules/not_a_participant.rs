use super::kit::*;
use crate::text::{Kind, Prose};

pub static CHECK: Check = Check {
    id: "not-a-participant",
    code: "H10",
    topic: Topic::Header,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "The timeline names someone who is no participant.",
    why: "Everyone who took part saw something that the others did not.",
    instead: "Add them, and ask what they saw.",
    source: "Guide, practice 2 (involve the right people); Etsy Debriefing Facilitation Guide",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "timeline: 14:00 | @kit restarts the queue",
            "participants: Robin | @robin |\ntimeline: 14:00 | @robin pages @kit",
        ],
        allows: &[
            "participants: Kit | @kit | On call\ntimeline: 14:00 | @kit restarts the queue",
            "timeline: 14:00 | Mail to ops@example.org is sent",
            "timeline: 14:00 | The package `@kit/ui` is published",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let plain = |name: &str| name.trim().trim_start_matches('@').to_lowercase();
    let mut known: Vec<String> = doc
        .participants
        .iter()
        .flat_map(|person| [plain(&person.handle), plain(&person.name)])
        .collect();
    known.extend(doc.authors.split(',').map(plain));
    for event in &doc.timeline {
        if !event.text.contains('@') {
            continue;
        }
        for token in Prose::of(&event.text).tokens {
            let handle = handle(token.text(&event.text));
            if token.kind != Kind::Handle || known.contains(&plain(handle)) {
                continue;
            }
            known.push(plain(handle));
            let what = format!("{handle} is in the timeline, but is no participant.");
            report
                .cell(List::Timeline, event.id, Column::Text, what)
                .marks(token.start as usize..token.start as usize + handle.len())
                .rests_on(handle)
                .offer(
                    format!("Add {handle} as a participant"),
                    Change::add(List::Participants, &[(Column::Handle, handle)]),
                );
        }
    }
}

/// `@kit` of `@kit’s`.
pub fn handle(word: &str) -> &str {
    let end = word.find(['\'', '\u{2019}']).unwrap_or(word.len());
    &word[..end]
}
