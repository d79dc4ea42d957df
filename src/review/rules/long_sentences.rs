use super::kit::*;
use super::summary_too_long::word_count;
use crate::review::policy::Limit;

pub static CHECK: Check = Check {
    id: "long-sentences",
    code: "S5",
    topic: Topic::Summary,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "The sentences of the summary are long.",
    why: "A sentence of 25 words or fewer is understood at the first reading.",
    instead: "Split them: one thing per sentence.",
    source: "Plain-language guides: 25 words a sentence at most",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "summary: word word word word word word word word word word word word word word word word word word word word word word word word word word. other other other other other other other other other other other other other other other other other other other other other other other other other other other.",
        ],
        allows: &[
            "summary: One is short. word word word word word word word word word word word word word word word word word word word word word word word word word word.",
            "summary: - word word word word word word word word word word word word word word word word word word word word\\n",
        ],
    },
    check,
};

fn check(_: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let prose = &context.summary;
    let sentences = prose.sentences.len();
    let most = context.policy.limit(Limit::SentenceWords) as usize;
    let words = word_count(prose);
    if sentences == 0 || words <= sentences * most {
        return;
    }
    let what = format!(
        "The sentences of the summary have {} words on average.",
        words.div_ceil(sentences)
    );
    report.field(Field::Summary, what).offer(
        "Go to the summary",
        Change::Go(Place::Field(Field::Summary)),
    );
}
