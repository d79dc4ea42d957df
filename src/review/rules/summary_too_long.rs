use super::kit::*;
use crate::{
    review::policy::Limit,
    text::{Kind, Prose, Token},
};

pub static CHECK: Check = Check {
    id: "summary-too-long",
    code: "S1",
    topic: Topic::Summary,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "The summary is longer than two or three sentences.",
    why: "It is for people who read nothing else, and they read its first lines.",
    instead: "Keep when, what, for how long, how many and why; move the rest to its section.",
    source: "The guide's template: 2-3 sentences",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "summary: One is here. Two is here. Three is here. Four is here.",
            "summary: word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word.",
        ],
        allows: &[
            "summary: One is here. Two is here. Three is here.",
            "summary: ",
        ],
    },
    check,
};

fn check(_: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let prose = &context.summary;
    let sentences = prose.sentences.len();
    let words = word_count(prose);
    let most = context.policy.limit(Limit::SummaryWords) as usize;
    let most_sentences = context.policy.limit(Limit::SummarySentences) as usize;
    let what = if words > most {
        format!("The summary has {words} words; {most} are usually enough.")
    } else if sentences > most_sentences {
        format!("The summary has {sentences} sentences; {most_sentences} are usually enough.")
    } else {
        return;
    };
    report.field(Field::Summary, what).offer(
        "Go to the summary",
        Change::Go(Place::Field(Field::Summary)),
    );
}

/// How many words a text has, without signs.
pub fn word_count(prose: &Prose) -> usize {
    let signs = |token: &&Token| matches!(token.kind, Kind::Sign(_));
    prose.tokens.iter().filter(|token| !signs(token)).count()
}
