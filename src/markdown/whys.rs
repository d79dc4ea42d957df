//! The tree of whys, as nested numbered lists: `1. Why? → Because`.
//!
//! A row is one line, so that what is indented below it is always a branch. The branches of
//! a why take turns with `1.` and `1)`, which Markdown reads as lists of their own. An arrow in
//! the writer's question is doubled, and so is the first of each longer run of them.

use std::borrow::Cow;

use super::{
    bounds::{from_head, from_one_line, to_head, to_one_line},
    headings::ARROW,
    inline::from_line,
    labels::{self, Name, Shared},
};
use crate::document::{Branch, Cells, DEEPEST_WHYS, Id, List, Why};

/// The whys that hold something; `None` where there are none. `shared` says what other
/// texts have in common with them.
pub(super) fn write(whys: &[Why], shared: &Shared) -> Option<String> {
    let mut out = Out {
        text: String::new(),
        shared,
        rows: 0,
    };
    out.chain(whys, 0, '.');
    out.text.pop();
    (!out.text.is_empty()).then_some(out.text)
}

/// The whys of lines exactly as [`write`] writes them; what the labels say of other texts
/// is added to `shared`. Without it, labels and HTML are left as they stand, for the lines may be
/// anybody's.
pub(super) fn read(
    lines: &[&str],
    shared: Option<&mut Shared>,
    new_id: &mut dyn FnMut() -> Id,
) -> Option<Vec<Why>> {
    let mut rows = Lines {
        rest: lines,
        shared,
        rows: 0,
    };
    let chain = rows.chain(0, '.', DEEPEST_WHYS, new_id)?;
    rows.rest.is_empty().then_some(chain)
}

/// Whether this row is written: it says something, or a branch of it does.
pub(super) fn is_shown(row: &dyn Cells) -> bool {
    !row.is_blank() || row.branches().iter().any(is_branch_shown)
}

/// Whether this branch is written.
pub(super) fn is_branch_shown(branch: &Branch) -> bool {
    branch.whys.iter().any(|why| is_shown(why))
}

/// The lines that were written.
struct Out<'s> {
    text: String,
    shared: &'s Shared,
    rows: usize,
}

impl Out<'_> {
    fn chain(&mut self, whys: &[Why], indent: usize, mark: char) {
        for (index, why) in whys.iter().filter(|why| is_shown(*why)).enumerate() {
            let marker = format!("{}{mark} ", index + 1);
            self.rows += 1;
            let name = Name::of_row(List::Whys, self.rows);
            let row = write_row(&why.question, &why.answer);
            self.text.extend(std::iter::repeat_n(' ', indent));
            self.text.push_str(&marker);
            self.text
                .push_str(&labels::encode(&row, &name, self.shared));
            self.text.push('\n');
            let branches = why.branches.iter().filter(|branch| is_branch_shown(branch));
            for (branch, mark) in branches.zip(['.', ')'].into_iter().cycle()) {
                self.chain(&branch.whys, indent + marker.len(), mark);
            }
        }
    }
}

/// The lines that are still to be read.
struct Lines<'a, 'l> {
    rest: &'a [&'l str],
    shared: Option<&'a mut Shared>,
    rows: usize,
}

impl<'l> Lines<'_, 'l> {
    fn chain(
        &mut self,
        indent: usize,
        mark: char,
        depth: usize,
        new_id: &mut dyn FnMut() -> Id,
    ) -> Option<Vec<Why>> {
        let mut chain = Vec::new();
        if depth == 0 {
            return None;
        }
        loop {
            let marker = format!("{}{mark} ", chain.len() + 1);
            let Some(row) = self.marked(indent, &marker) else {
                return Some(chain);
            };
            let (question, answer) = self.row(row);
            let mut why = Why {
                id: new_id(),
                question,
                answer,
                branches: Vec::new(),
            };
            let inner = indent + marker.len();
            for mark in ['.', ')'].into_iter().cycle() {
                let whys = self.chain(inner, mark, depth - 1, new_id)?;
                if whys.is_empty() {
                    break;
                }
                why.branches.push(Branch { id: new_id(), whys });
            }
            chain.push(why);
        }
    }

    fn row(&mut self, row: &str) -> (String, String) {
        self.rows += 1;
        let Some(shared) = self.shared.as_deref_mut() else {
            let (question, answer) = read_row(row);
            return (
                from_line(&question).into_owned(),
                from_line(&answer).into_owned(),
            );
        };
        let name = Name::of_row(List::Whys, self.rows);
        let (question, answer) = read_row(&labels::decode(row, &name, shared));
        (from_head(&question), from_one_line(&answer).into_owned())
    }

    /// Takes the next line if it has this indentation and marker, and gives what follows them.
    fn marked(&mut self, indent: usize, marker: &str) -> Option<&'l str> {
        let (first, rest) = self.rest.split_first()?;
        let (white, text) = first.split_at_checked(indent)?;
        let text = text.strip_prefix(marker)?;
        if !white.bytes().all(|b| b == b' ') {
            return None;
        }
        self.rest = rest;
        Some(text)
    }
}

fn write_row(question: &str, answer: &str) -> String {
    let question = to_head(&arrows(question, |length| length + 1));
    if answer.is_empty() {
        return question;
    }
    format!("{question} {ARROW} {}", to_one_line(answer))
}

fn read_row(row: &str) -> (String, String) {
    let (question, answer) = split_row(row);
    let question = arrows(question, |length| length - 1);
    (question.into_owned(), answer.to_owned())
}

/// Question and answer of a row, as they are written.
pub(super) fn split_row(row: &str) -> (&str, &str) {
    match lone_arrow(row) {
        Some(at) => {
            let answer = &row[at + ARROW.len_utf8()..];
            let question = &row[..at];
            (
                question.strip_suffix(' ').unwrap_or(question),
                answer.strip_prefix(' ').unwrap_or(answer),
            )
        }
        None => (row, ""),
    }
}

/// Where the first arrow stands that has no other beside it.
fn lone_arrow(row: &str) -> Option<usize> {
    let mut rest = 0;
    loop {
        let at = rest + row[rest..].find(ARROW)?;
        let run = run_of_arrows(&row[at..]);
        if run == 1 {
            return Some(at);
        }
        rest = at + run * ARROW.len_utf8();
    }
}

/// The text with every run of arrows made as long as this says.
fn arrows(text: &str, length: impl Fn(usize) -> usize) -> Cow<'_, str> {
    if !text.contains(ARROW) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(at) = rest.find(ARROW) {
        let run = run_of_arrows(&rest[at..]);
        out.push_str(&rest[..at]);
        out.extend(std::iter::repeat_n(ARROW, length(run)));
        rest = &rest[at + run * ARROW.len_utf8()..];
    }
    out.push_str(rest);
    out.into()
}

fn run_of_arrows(text: &str) -> usize {
    text.chars().take_while(|&c| c == ARROW).count()
}
