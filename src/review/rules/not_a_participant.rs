use super::common::{count, offer_all};
use super::kit::*;
use crate::lint::{People, each_named};

pub static CHECK: Check = Check {
    id: "not-a-participant",
    code: "H10",
    topic: Topic::Header,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "The timeline names someone who is not listed as a participant.",
    why: "Everyone who took part saw something that the others did not.",
    instead: "Add them, and ask what they saw.",
    source: "Guide, practice 2 (involve the right people); Etsy Debriefing Facilitation Guide",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "timeline: 14:00 | @kit restarts the queue",
            "participants: Robin | @robin |\ntimeline: 14:00 | @robin pages @kit",
            "participants: Robin | @robin |\ntimeline: 14:00 | Robin calls Nadia",
            "participants: Robin | @robin |\ntimeline: 14:00 | The database team adds a replica\ntimeline: 14:10 | @kit takes over",
        ],
        allows: &[
            "participants: Kit | @kit | On call\ntimeline: 14:00 | @kit restarts the queue",
            "participants: Nadia Berg | | On call\ntimeline: 14:00 | Nadia restarts the queue",
            "participants: Sam | | Database administrator\ntimeline: 14:00 | The database team adds a replica",
            "timeline: 14:00 | Mail to ops@example.org is sent",
            "timeline: 14:00 | The package `@kit/ui` is published",
            "timeline: 14:00 | The team restarts Jenkins, and customers report errors",
            "timeline: 14:00 | A team reports errors, more people look, and TBA restarts it",
        ],
    },
    check,
};

/// So many are named in the message.
const NAMED: usize = 4;

/// Someone of the timeline who is no participant.
struct Missing {
    /// As it is written.
    name: String,
    is_team: bool,
    place: Place,
    start: usize,
}

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let missing = missing(doc);
    let Some(first) = missing.first() else { return };
    let shown: Vec<&str> = missing
        .iter()
        .take(NAMED)
        .map(|one| one.name.as_str())
        .collect();
    let others = missing.len() - shown.len();
    let mut who = match others {
        0 => listed(&shown),
        _ => [&shown.join(", "), " and ", &count(others, "other")].concat(),
    };
    let names: Vec<&str> = missing.iter().map(|one| one.name.as_str()).collect();
    who.push_str(if names.len() == 1 { " is" } else { " are" });
    who.push_str(" in the timeline, but not listed as ");
    who.push_str(if names.len() == 1 {
        "a participant."
    } else {
        "participants."
    });
    let finding = report.at(first.place, who);
    finding
        .marks(first.start..first.start + first.name.len())
        .rests_on(names.join(", "));
    let rows = missing.iter().map(|one| {
        let asked = ["[who of ", &one.name, "?]"].concat();
        let cell = match (one.is_team, one.name.starts_with('@')) {
            (true, _) => (Column::Name, asked.as_str()),
            (_, true) => (Column::Handle, one.name.as_str()),
            (_, false) => (Column::Name, one.name.as_str()),
        };
        Change::add(List::Participants, &[cell])
    });
    let label = match missing.len() {
        1 => "Add the participant",
        _ => "Add the participants",
    };
    offer_all(finding, label, rows.collect());
}

fn missing(doc: &Postmortem) -> Vec<Missing> {
    let people = People::of(doc);
    let mut known = known(doc);
    let mut missing: Vec<Missing> = Vec::new();
    for event in &doc.timeline {
        let place = Place::Cell {
            list: List::Timeline,
            row: event.id,
            column: Column::Text,
        };
        each_named(&event.text, &people, &mut |range, is_team| {
            let start = range.start;
            let words = event.text.get(range).unwrap_or_default();
            // `Ben and Aisha` are two.
            for name in words.split(" and ").flat_map(|part| part.split(" & ")) {
                if is_team && !is_a_team(name) || !is_team && is_shouted(name) {
                    continue;
                }
                let at = start + words.find(name).unwrap_or_default();
                if !is_known(name, is_team, &known) {
                    known.push_str(&plain(name));
                    known.push(' ');
                    missing.push(Missing {
                        name: handle(name).to_owned(),
                        is_team,
                        place,
                        start: at,
                    });
                }
            }
        });
    }
    missing
}

/// Whether it is one team with a name: `the database team`, and not "a team" or "more people".
fn is_a_team(name: &str) -> bool {
    let mut words = name.split(' ').map(str::to_lowercase);
    let first = words.next().unwrap_or_default();
    let is_named = match &*first {
        "a" | "an" | "another" | "one" | "each" | "every" | "any" | "some" | "no" | "team" => false,
        "the" | "our" | "their" | "this" => words.clone().count() > 1,
        _ => true,
    };
    is_named
        && words
            .next_back()
            .is_some_and(|last| matches!(&*last, "team" | "squad" | "crew"))
}

/// `TBA` is no name.
fn is_shouted(name: &str) -> bool {
    !name.starts_with('@') && !name.contains(|c: char| c.is_lowercase())
}

/// Every word by which a participant or an author is known, each with a space around it.
fn known(doc: &Postmortem) -> String {
    let mut known = String::from(" ");
    let mut add = |text: &str| {
        for word in text.split([',', ' ', '/', '(', ')']) {
            known.push_str(&plain(word));
            known.push(' ');
        }
    };
    add(&doc.authors);
    for person in &doc.participants {
        add(&person.handle);
        add(&person.name);
        add(&person.role);
    }
    known
}

/// Whether somebody listed has a word of this name; of a team's, one that begins so.
fn is_known(name: &str, is_team: bool, known: &str) -> bool {
    name.split([' ', '-']).any(|word| {
        let word = plain(word);
        let is_empty = matches!(&*word, "" | "the" | "our" | "team" | "on" | "call" | "from");
        let end = if is_team { "" } else { " " };
        !is_empty && known.contains(&[" ", &word, end].concat())
    })
}

fn plain(name: &str) -> String {
    handle(name.trim()).trim_start_matches('@').to_lowercase()
}

/// `@kit` of `@kit’s`.
pub fn handle(word: &str) -> &str {
    let end = word.find(['\'', '\u{2019}']).unwrap_or(word.len());
    &word[..end]
}
