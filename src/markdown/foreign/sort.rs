//! Sorts the text of another template into our sections, by its headings.

use crate::{
    document::{Column, Id, List, Postmortem, Row},
    markdown::{
        lines::{Kind, Scanner},
        read::Problem,
    },
    paste,
};

/// Where the text under a heading belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Summary,
    UnderlyingCause,
    Rows(List),
}

/// The headings that other templates use. Only the whole heading counts: one that says more
/// keeps its words, and its text, in the unsorted notes.
const NAMES: [(Target, &[&str]); 8] = [
    (
        Target::Summary,
        &[
            "executive summary",
            "summary",
            "overview",
            "tldr",
            "description",
            "what happened",
        ],
    ),
    (
        Target::Rows(List::Timeline),
        &["timeline", "chronology", "sequence of events"],
    ),
    (
        Target::UnderlyingCause,
        &[
            "root cause analysis",
            "root cause",
            "root causes",
            "cause",
            "causes",
            "underlying cause",
            "analysis",
        ],
    ),
    (
        Target::Rows(List::ContributingFactors),
        &["contributing factors", "contributing factor"],
    ),
    (
        Target::Rows(List::WentWell),
        &["what went well", "things that went well", "went well"],
    ),
    (
        Target::Rows(List::WentWrong),
        &[
            "what went wrong",
            "what went poorly",
            "what could be improved",
            "things that went poorly",
            "what didnt go so well",
            "what went badly",
        ],
    ),
    (
        Target::Rows(List::GotLucky),
        &["where we got lucky", "got lucky"],
    ),
    (
        Target::Rows(List::Actions),
        &[
            "action items",
            "actions",
            "next steps",
            "follow up actions",
            "corrective actions",
            "corrective and preventive measures",
            "process improvements",
            "remediation",
        ],
    ),
];

/// Moves what its headings place into the document, and gives back the rest.
pub(super) fn sort(
    text: &str,
    doc: &mut Postmortem,
    problems: &mut Vec<Problem>,
    new_id: &mut dyn FnMut() -> Id,
) -> String {
    let mut rest = String::new();
    for piece in pieces(text) {
        let is_title = doc.title.is_empty() && piece.level == 1 && target(piece.heading).is_none();
        if is_title {
            piece.heading.clone_into(&mut doc.title);
            rest.push_str(piece.body);
            continue;
        }
        match target(piece.heading) {
            Some(target) => place(target, piece.body, doc, new_id),
            None => {
                if !piece.heading.is_empty() {
                    let heading = piece.heading.to_owned();
                    problems.push(Problem::UnknownHeading { heading });
                }
                rest.push_str(piece.whole);
            }
        }
    }
    rest
}

/// A heading, without it for the first piece of a text, and what follows it.
struct Piece<'t> {
    level: usize,
    heading: &'t str,
    body: &'t str,
    whole: &'t str,
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut scanner = Scanner::default();
    let mut starts: Vec<(usize, usize)> = vec![(0, 0)];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches('\n');
        if matches!(scanner.next(content), Kind::Heading(_)) {
            starts.push((at, at + line.len()));
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|(start, _)| *start);
    let ends: Vec<usize> = ends.chain([text.len()]).collect();
    starts
        .into_iter()
        .zip(ends)
        .filter(|((start, _), end)| start < end)
        .map(|((start, body), end)| {
            let line = text[start..body].trim();
            let level = line.bytes().take_while(|byte| *byte == b'#').count();
            Piece {
                level,
                heading: line.trim_matches('#').trim(),
                body: &text[body..end],
                whole: &text[start..end],
            }
        })
        .collect()
}

fn target(heading: &str) -> Option<Target> {
    let plain: String = heading
        .chars()
        .filter(|c| c.is_ascii_alphabetic() || *c == ' ' || *c == '-')
        .map(|c| {
            if c == '-' {
                ' '
            } else {
                c.to_ascii_lowercase()
            }
        })
        .collect();
    let plain = plain.trim();
    NAMES
        .iter()
        .find(|(_, names)| names.contains(&plain))
        .map(|(target, _)| *target)
}

fn place(target: Target, body: &str, doc: &mut Postmortem, new_id: &mut dyn FnMut() -> Id) {
    let body = body.trim_matches('\n');
    if body.trim().is_empty() {
        return;
    }
    match target {
        Target::Summary => append(&mut doc.summary, body),
        Target::UnderlyingCause => append(&mut doc.underlying_cause, body),
        Target::Rows(list) => {
            for row in rows(list, body, new_id) {
                let rows = doc.rows_mut(list);
                rows.insert(rows.len(), row);
            }
        }
    }
}

fn append(text: &mut String, more: &str) {
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(more);
}

/// A list or a table makes a row of each entry, prose a row of each paragraph.
fn rows(list: List, body: &str, new_id: &mut dyn FnMut() -> Id) -> Vec<Row> {
    let is_list = body
        .lines()
        .all(|line| line.trim().is_empty() || line.starts_with(['-', '*', '+', '|']));
    if is_list && let Some(rows) = paste::rows(body, list, new_id) {
        return rows;
    }
    let paragraphs = body.split("\n\n").map(|text| text.trim_matches('\n'));
    paragraphs
        .filter(|text| !text.trim().is_empty())
        .map(|text| Row::with_cells(list, new_id(), [(Column::Text, text)]))
        .collect()
}
