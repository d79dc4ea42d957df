//! The cells of a row in the text of an entry: a name and what it names, a question and its answer,
//! somebody and their role.

use super::assigned::assigned;
use crate::{
    document::{Column, List},
    markdown::list::read_lesson,
};

/// How long a name before a colon may be, in bytes; longer ones are sentences.
const LONGEST_NAME: usize = 60;

/// The cells that an entry of a section fills that is as we write it: nothing is guessed.
pub(super) fn own_cells(list: List, text: &str) -> Vec<Vec<(Column, String)>> {
    let (title, rest) = read_lesson(text);
    match list {
        List::Lessons => vec![vec![
            (Column::Title, title.to_owned()),
            (Column::Text, rest.to_owned()),
        ]],
        _ => vec![vec![(main_column(list), text.to_owned())]],
    }
}

/// The cells that an entry fills; several rows where names, measures or questions stand behind each
/// other.
pub(super) fn cells(list: List, text: &str) -> Vec<Vec<(Column, String)>> {
    if list == List::Impact && text.contains('\n') && text.lines().all(is_measure) {
        return text.lines().flat_map(|line| cells(list, line)).collect();
    }
    if list == List::Whys
        && let Some(whys) = asked_in_lines(text)
    {
        return whys;
    }
    if list == List::Participants
        && let Some((who, role)) = with_role(text)
    {
        let (name, handle) = match who.rfind('@') {
            Some(at) if !who[at..].contains(' ') => (who[..at].trim_end(), &who[at..]),
            _ => (who, ""),
        };
        let cells = [
            (Column::Name, name),
            (Column::Handle, handle),
            (Column::Role, role),
        ];
        let filled = cells.into_iter().filter(|(_, text)| !text.is_empty());
        return vec![
            filled
                .map(|(column, text)| (column, text.to_owned()))
                .collect(),
        ];
    }
    let two = |one, first: &str, other, second: &str| {
        vec![vec![(one, first.to_owned()), (other, second.to_owned())]]
    };
    let named = named(text)
        .map(|(name, rest)| (name.replace("**", ""), rest.trim_start_matches("**").trim()))
        .filter(|(name, rest)| {
            name.len() <= LONGEST_NAME && !rest.is_empty() && !name.contains(['\n', '[', '`', '('])
        })
        .filter(|(_, rest)| !rest.starts_with("//"));
    match (list, named) {
        (List::Impact, Some((name, value))) => two(Column::Name, &name, Column::Value, value),
        (List::Participants, Some((role, name))) => two(Column::Role, &role, Column::Name, name),
        (List::Participants | List::Reviewers | List::Services, _) if !text.contains('\n') => {
            let column = main_column(list);
            let names = text
                .split(", ")
                .map(str::trim)
                .filter(|name| !name.is_empty());
            names.map(|name| vec![(column, name.to_owned())]).collect()
        }
        (List::Lessons, named) => {
            let (title, rest) = match (read_lesson(text), named) {
                (("", _), Some((title, rest))) if text.starts_with("**") => (title, rest),
                ((title, rest), _) => (title.to_owned(), rest),
            };
            two(Column::Title, &title, Column::Text, rest)
        }
        (List::Actions, _) if let Some(assigned) = assigned(text) => vec![assigned.cells()],
        (List::Whys, _) => {
            let (question, answer) = ["→", "->", "=>"]
                .iter()
                .find_map(|arrow| text.split_once(arrow))
                .map(|(question, answer)| (question.to_owned(), answer))
                .or_else(|| asked(text))
                .unwrap_or_else(|| (text.to_owned(), ""));
            two(
                Column::Question,
                question.trim(),
                Column::Answer,
                answer.trim(),
            )
        }
        _ => vec![vec![(main_column(list), text.to_owned())]],
    }
}

/// Whether a line is a measure and its value, `Late orders: 120`.
fn is_measure(line: &str) -> bool {
    named(line).is_some_and(|(name, value)| name.len() <= LONGEST_NAME && !value.trim().is_empty())
}

/// Questions on lines of their own, each with the lines below it for its answer. `None` where there
/// are not several.
fn asked_in_lines(text: &str) -> Option<Vec<Vec<(Column, String)>>> {
    let mut asked: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in text.lines() {
        let line = line.trim();
        match asked.last_mut() {
            _ if line.trim_end_matches(['*', '_']).ends_with('?') => asked.push((line, Vec::new())),
            Some((_, answer)) => answer.push(line),
            None => return None,
        }
    }
    let rows = asked.iter().map(|(question, answer)| {
        vec![
            (Column::Question, (*question).to_owned()),
            (Column::Answer, answer.join("\n")),
        ]
    });
    (asked.len() > 1).then(|| rows.collect())
}

/// Somebody and what they did in the response: `Kim Lee @kim, scribe`, `@kim (IC)`, `Kim Lee:
/// on-call`.
fn with_role(text: &str) -> Option<(&str, &str)> {
    const ROLES: [&str; 17] = [
        "commander",
        "communications",
        "comms",
        "coordinator",
        "dba",
        "developer",
        "engineer",
        "ic",
        "lead",
        "liaison",
        "manager",
        "on-call",
        "operator",
        "responder",
        "scribe",
        "sre",
        "support",
    ];
    let in_brackets = || text.strip_suffix(')')?.split_once(" (");
    let parts = [" - ", " \u{2013} ", " \u{2014} ", ": "];
    let behind = || parts.iter().find_map(|part| text.split_once(part));
    let set_apart = in_brackets().or_else(behind);
    let (name, role) = set_apart.or_else(|| text.split_once(", "))?;
    let is_one = |word: &str| ROLES.contains(&word.to_lowercase().as_str());
    let is_role =
        |text: &str| text.len() <= LONGEST_NAME && text.split([' ', '/', ',']).any(is_one);
    // "Kim Lee, Bob Lead" are two.
    let is_named_so = |text: &str| {
        let mut words = text.split(' ');
        let begins = words.next().is_some_and(|word| !is_one(word));
        begins
            && text.contains(' ')
            && text
                .split(' ')
                .all(|word| word.starts_with(char::is_uppercase))
    };
    let is_several = set_apart.is_none() && (role.contains(", ") || is_named_so(role));
    let is_simple = !name.trim().is_empty() && !text.contains('\n') && !is_several;
    // Behind a handle stands what its owner did, in whatever words.
    let is_owned = name
        .rsplit(' ')
        .next()
        .is_some_and(|word| word.starts_with('@'));
    let is_known = is_role(role) && !is_role(name) || is_owned && !role.contains('@');
    (is_simple && is_known).then(|| (name.trim(), role.trim()))
}

/// A question and its answer behind it, without the emphasis that parts the two.
fn asked(text: &str) -> Option<(String, &str)> {
    text.match_indices('?').find_map(|(at, _)| {
        let (question, behind) = text.split_at(at + 1);
        let answer = behind.trim_start_matches(['*', '_']);
        let marks = &behind[..behind.len() - answer.len()];
        let is_end = answer.starts_with(char::is_whitespace) && !answer.trim().is_empty();
        let question = match question.trim_start().strip_prefix(marks) {
            Some(bare) => bare.to_owned(),
            None => [question, marks].concat(),
        };
        is_end.then_some((question, answer))
    })
}

/// A name and what it names: no colon of a clock, a ratio or a path parts them.
fn named(text: &str) -> Option<(&str, &str)> {
    let at = text.match_indices(':').map(|(at, _)| at).find(|at| {
        let rest = &text[at + 1..];
        rest.starts_with(char::is_whitespace) || rest.starts_with("**")
    })?;
    let name = &text[..at];
    (!name.contains(':')).then_some((name, &text[at + 1..]))
}

/// The column that takes a text of which nothing more is known.
pub(super) fn main_column(list: List) -> Column {
    let columns = list.columns();
    match columns.contains(&Column::Text) {
        true => Column::Text,
        false => columns.first().copied().unwrap_or(Column::Text),
    }
}
