use std::ops::Range;

use super::{common::metrics, kit::*};

pub static CHECK: Check = Check {
    id: "quantity-in-words",
    code: "I3",
    topic: Topic::Impact,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "The impact is told in words that stand for a number.",
    why: "“Many” is three to one reader and three thousand to another.",
    instead: "Write the number, or an estimate marked with ~.",
    source: "The template: “Quantify the impact as specifically as possible”; Google SRE workbook, chapter 10",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "impact: Orders | Several orders were lost.",
            "impact: Users affected | a lot of customers",
            "impact: Reach | Some users saw errors.",
            "impact: Many customers could not pay.",
        ],
        allows: &[
            "impact: Users affected | Many users, ~2,000 in all",
            "impact: Orders | The sum of several orders was 12.",
            "impact: Effect | Logins failed for some time.",
            "impact: Reach | Germany",
        ],
    },
    check,
};

const WORDS: [&str; 8] = [
    "a lot of",
    "lots of",
    "a number of",
    "a handful of",
    "many",
    "several",
    "numerous",
    "countless",
];

/// Said of these, "some" and "most" stand for a number too.
const COUNTED: [&str; 10] = [
    "user",
    "customer",
    "client",
    "people",
    "request",
    "order",
    "team",
    "transaction",
    "job",
    "tenant",
];

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    for metric in metrics(doc) {
        // A text from elsewhere stands in the name alone.
        let (column, text) = match metric.value.trim() {
            "" => (Column::Name, &metric.name),
            _ => (Column::Value, &metric.value),
        };
        let lower = text.to_ascii_lowercase();
        if lower.contains(|c: char| c.is_ascii_digit() || c == '[') {
            continue;
        }
        let Some(range) = find(&lower) else { continue };
        let what = [
            "How many? The impact says ",
            &quoted(&text[range.clone()]),
            ".",
        ]
        .concat();
        let (list, row) = (List::Impact, metric.id);
        let place = Place::Cell { list, row, column };
        let with = "[how many]".to_owned();
        let change = Change::Replace {
            place,
            range: range.clone(),
            with,
        };
        report
            .at(place, what)
            .marks(range)
            .offer("Put a number in its place", change);
    }
}

fn find(lower: &str) -> Option<Range<usize>> {
    let plain = WORDS.iter().find_map(|word| word_in(lower, word));
    plain.or_else(|| {
        let quantity = ["some", "most"]
            .iter()
            .find_map(|word| word_in(lower, word))?;
        let next = lower[quantity.end..].trim_start();
        let counted = COUNTED.iter().any(|word| next.starts_with(word));
        counted.then_some(quantity)
    })
}

/// Where a word stands by itself.
fn word_in(lower: &str, word: &str) -> Option<Range<usize>> {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    lower.match_indices(word).find_map(|(at, _)| {
        let end = at + word.len();
        let apart =
            is_edge(lower[..at].chars().next_back()) && is_edge(lower[end..].chars().next());
        apart.then_some(at..end)
    })
}
