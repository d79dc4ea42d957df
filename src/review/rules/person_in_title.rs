use super::kit::*;

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
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let names = people(doc);
    let mut at = 0;
    for piece in doc
        .title
        .split_inclusive(|c: char| !(c.is_alphanumeric() || c == '@' || c == '_'))
    {
        let word = piece.trim_end_matches(|c: char| !(c.is_alphanumeric() || c == '_'));
        let is_person =
            word.len() > 1 && word.starts_with('@') || names.iter().any(|name| name == word);
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

/// The words of names, as they are written: those of everyone who took part or writes.
fn people(doc: &Postmortem) -> Vec<String> {
    let participants = doc.participants.iter().map(|person| &person.name);
    let words = participants
        .chain([&doc.authors])
        .flat_map(|name| name.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.len() > 2 && word.starts_with(char::is_uppercase));
    words.map(str::to_owned).collect()
}
