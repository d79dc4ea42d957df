use super::kit::*;
use std::ops::Range;

use crate::document::{Id, Why};

pub static CHECK: Check = Check {
    id: "placeholder-left",
    code: "H1c",
    topic: Topic::Header,
    severity: Severity::Error,
    since: "0.1.0",
    what: "A placeholder is left.",
    why: "Readers can't tell whether nobody knows or nobody wrote it.",
    instead: "Fill it in, or take the line out.",
    source: "The guide's template",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "title: [Brief descriptive title]",
            "summary: It began at TBD.",
            "went_well: The alert fired [when did it fire?] and was seen.",
            "lessons: TODO",
            "action_items: TODO(kit): document [tool]",
            "went_well: TODO(kit): ask support",
        ],
        allows: &[
            "summary: It is described in [the runbook](https://example.org) and [1].",
            "summary: The field `[name]` was empty.",
            "action_items: [x] Add an alert | @kit",
            "action_items: Add an alert [owner:: Kit] [start:: 2026-03-01]",
            "action_items: TODO(kit): document the rollback",
            "underlying_cause: The exporter formatted dates with YYYY instead of yyyy.",
            "contributing_factors: A TODO in the handler marked the missing retry",
            "summary: The todo list of the team grew.",
        ],
    },
    check,
};

/// Words of templates that stand in brackets.
const TEMPLATE: [&str; 18] = [
    "name", "date", "time", "title", "service", "system", "number", "owner", "link", "yyyy", "mm",
    "hh", "brief", "duration", "impact", "start", "end", "cause",
];

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    for &field in Field::ALL {
        look(doc, Place::Field(field), report);
    }
    for &list in List::ALL {
        for row in rows_of(doc, list) {
            for &column in list.columns() {
                // An owner who is not named yet is another check's.
                if column != Column::Owner && column != Column::Quote {
                    look(doc, Place::Cell { list, row, column }, report);
                }
            }
        }
    }
}

/// The ids of a list's rows, those of branches included.
fn rows_of(doc: &Postmortem, list: List) -> Vec<Id> {
    let mut ids = Vec::new();
    if list == List::Whys {
        add_whys(&doc.whys, &mut ids);
    } else {
        ids.extend(doc.rows(list).iter().map(|row| row.id()));
    }
    ids
}

fn add_whys(whys: &[Why], ids: &mut Vec<Id>) {
    for why in whys {
        ids.push(why.id);
        why.branches
            .iter()
            .for_each(|branch| add_whys(&branch.whys, ids));
    }
}

fn look(doc: &Postmortem, place: Place, report: &mut Report<'_>) {
    let Some(text) = doc.text(place) else { return };
    let from = signed(place, &text);
    if let Some(range) = placeholder(&text[from..]) {
        let range = from + range.start..from + range.end;
        let words = text[range.clone()].to_owned();
        report
            .at(
                place,
                format!("{} is still to be filled in.", quoted(&words)),
            )
            .marks(range)
            .rests_on(words)
            .offer("Fill it in", Change::Go(place));
    }
}

/// How many bytes of an action are `TODO(kit):`, which says whose it is.
fn signed(place: Place, text: &str) -> usize {
    let is_action = matches!(
        place,
        Place::Cell {
            list: List::Actions,
            column: Column::Text,
            ..
        }
    );
    let marked = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = text.find("):").map_or(0, |at| at + 2);
    let counts = is_action && marked.starts_with("TODO(") && !text[end..].trim().is_empty();
    if counts { end } else { 0 }
}

/// The first placeholder of a text, in bytes: `TBD`, `[YYYY-MM-DD]`, `[when did it start?]`.
pub fn placeholder(text: &str) -> Option<Range<usize>> {
    let may = text.bytes().any(|byte| byte == b'[' || byte == b'?')
        || ["TBD", "TODO", "XXX", "TBA", "YYYY", "FIXME"]
            .iter()
            .any(|word| text.contains(word));
    if !may {
        return None;
    }
    let masked = without_code(text);
    word(&masked).or_else(|| bracket(&masked))
}

fn word(text: &str) -> Option<Range<usize>> {
    if text.trim().len() < 4 && !text.trim().is_empty() && text.trim().bytes().all(|b| b == b'?') {
        return Some(0..text.len());
    }
    let mut at = 0;
    for piece in text.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        let word = piece.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        let is_blank = match word {
            "TBD" | "TBA" | "XXXX" => true,
            // Code has such words too: "a TODO in the handler".
            "TODO" | "FIXME" | "XXX" => !is_told_of(&text[..at]),
            "YYYY" => is_in_date(text, at),
            _ => false,
        };
        if is_blank {
            return Some(at..at + word.len());
        }
        at += piece.len();
    }
    None
}

/// Whether the word behind is one of a text about it.
fn is_told_of(before: &str) -> bool {
    let word = before.trim_end().rsplit(' ').next().unwrap_or_default();
    let word = word.to_lowercase();
    [
        "a", "an", "the", "this", "that", "one", "old", "each", "every", "of", "no",
    ]
    .contains(&word.as_str())
}

/// Whether `YYYY` stands for the year of a date, and not for itself.
fn is_in_date(text: &str, at: usize) -> bool {
    let (before, behind) = (&text[..at], &text[at + "YYYY".len()..]);
    let is_alone = before.trim().is_empty() && behind.trim().is_empty();
    is_alone
        || behind.starts_with(['-', '/', '.']) && behind[1..].starts_with("MM")
        || before.ends_with(['-', '/', '.', '['])
}

fn bracket(text: &str) -> Option<Range<usize>> {
    let mut from = 0;
    loop {
        let start = from + text[from..].find('[')?;
        let end = start + text[start..].find(']')? + 1;
        let inside = &text[start + 1..end - 1];
        let is_link =
            text[end..].starts_with(['(', '[', ':']) || text[..start].ends_with([']', '!']);
        if !is_link && is_blank(inside) {
            return Some(start..end);
        }
        from = end;
    }
}

/// The blanks of the linter's rewordings that do not ask.
const OURS: [&str; 9] = [
    "what",
    "where",
    "does what",
    "tool",
    "action",
    "condition",
    "metric",
    "value",
    "release path",
];

fn is_blank(inside: &str) -> bool {
    let is_short = (2..=80).contains(&inside.len()) && !inside.contains(['[', '\n']);
    let lower = inside.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let of_template = words.any(|word| TEMPLATE.contains(&word)) && inside.len() <= 40;
    let asks = inside.ends_with(['?', '\u{2026}']) || inside.ends_with("...");
    let is_own = OURS.contains(&inside);
    // `[owner:: Kit]` is a field with its value.
    let is_filled = inside
        .split_once("::")
        .is_some_and(|(_, value)| !value.trim().is_empty());
    is_short
        && !is_filled
        && (of_template || asks || is_own)
        && inside.starts_with(char::is_alphabetic)
}

/// The text with what stands in backticks made blank, at the same bytes.
pub fn without_code(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut in_code = false;
    for c in text.chars() {
        in_code ^= c == '`';
        match in_code && c.is_ascii() {
            true => masked.push(' '),
            false => masked.push(c),
        }
    }
    // A backtick alone opens nothing.
    if in_code { text.to_owned() } else { masked }
}

#[cfg(test)]
mod tests {
    use super::placeholder;
    use crate::lint::with_examples;

    #[test]
    fn every_blank_of_a_rewording_is_one() {
        let mut seen = 0;
        for (rule, examples) in with_examples() {
            for (_, _, reworded) in examples.flags {
                let reworded = reworded.unwrap_or_default();
                if reworded.contains('[') {
                    seen += 1;
                    assert!(placeholder(reworded).is_some(), "{}: {reworded}", rule.id);
                }
            }
        }
        assert!(seen > 20, "{seen}");
    }
}
