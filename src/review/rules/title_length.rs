use super::{common::count, kit::*};
use crate::review::policy::Limit;

pub static CHECK: Check = Check {
    id: "title-length",
    code: "H2",
    topic: Topic::Header,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "The title is too short or too long to be told from others.",
    why: "People find an incident again by its title, in lists and in search.",
    instead: "Name the symptom and the system, in 3 to 12 words.",
    source: "The guide's template (brief descriptive title)",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "title: Outage",
            "title: word word word word word word word word word word word word word",
        ],
        allows: &["title: Checkout unavailable after a deployment", "title: "],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let words = doc
        .title
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count();
    let least = context.policy.limit(Limit::TitleLeast) as usize;
    let most = context.policy.limit(Limit::TitleMost) as usize;
    let what = match words {
        0 => return,
        _ if words < least => {
            let has = count(words, "word");
            [
                "The title has ",
                &has,
                "; it takes at least ",
                &least.to_string(),
                " to be told from others.",
            ]
            .concat()
        }
        _ if words > most => {
            format!("The title has {words} words; at most {most} stay readable in a list.")
        }
        _ => return,
    };
    report
        .field(Field::Title, what)
        .offer("Go to the title", Change::Go(Place::Field(Field::Title)));
}
