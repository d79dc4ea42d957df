use super::kit::*;
use crate::review::{
    smart::{Owner, owner},
    words::plain,
};

pub static CHECK: Check = Check {
    id: "person-in-title",
    code: "H2b",
    topic: Topic::Header,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "The title names a person.",
    why: "A title is what is quoted, searched and remembered, long after the reasons are forgotten.",
    instead: "Name the symptom and the system.",
    source: "Guide, first mistake (assigning blame); Google SRE book, chapter 15",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "title: Deployment by @kit stopped checkout",
            "title: Robin's deployment stopped checkout\nauthors: Robin",
        ],
        allows: &[
            "title: Deployment stopped checkout\nauthors: Robin",
            "title: Robinia service stopped\nauthors: Robin",
            "title: Checkout errors after a release\nauthors: Checkout team",
            "title: Atlas returned errors\nauthors: Robin Atlas\nservices: Atlas API",
            "title: A missing @Transactional lost refunds",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let names = people(doc, &context.policy.teams);
    let mut at = 0;
    for piece in doc
        .title
        .split_inclusive(|c: char| !(c.is_alphanumeric() || c == '@' || c == '_'))
    {
        let word = piece.trim_end_matches(|c: char| !(c.is_alphanumeric() || c == '_'));
        // `@Transactional` is a word of a program.
        let is_handle = word
            .strip_prefix('@')
            .is_some_and(|name| name.starts_with(char::is_lowercase));
        let is_person = is_handle || names.iter().any(|name| name == word);
        if is_person {
            report
                .field(Field::Title, format!("The title names {}.", quoted(word)))
                .marks(at..at + word.len())
                .rests_on(word)
                .offer("Go to the title", Change::Go(Place::Field(Field::Title)));
            return;
        }
        at += piece.len();
    }
}

/// The words of names, as they are written: those of everyone who took part or writes. A team is
/// nobody, and may have the name of its service.
fn people(doc: &Postmortem, teams: &[String]) -> Vec<String> {
    let participants = doc.participants.iter().map(|person| &*person.name);
    let is_person = |name: &&str| !matches!(owner(name, teams), Owner::Team | Owner::Role);
    let services: Vec<String> = doc.services.iter().map(|one| plain(&one.text)).collect();
    let is_service = |word: &str| {
        services
            .iter()
            .any(|service| service.contains(&plain(word)))
    };
    let words = participants
        .chain(doc.authors.split([',', ';', '\n']))
        .filter(is_person)
        .flat_map(|name| name.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.len() > 2 && word.starts_with(char::is_uppercase))
        .filter(|word| !is_service(word));
    words.map(str::to_owned).collect()
}
