//! Who does an action item and by when, where a list says so behind it: `Limit retries (@kim, due
//! 2026-03-01)`, `Write the runbook - @lou`.

use crate::document::{Column, moment::read_date};

/// How an action item is cut where somebody is named behind it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Assigned<'t> {
    pub text: &'t str,
    pub owner: Option<&'t str>,
    pub deadline: Option<&'t str>,
    /// What called them so: `Owner`, `due`.
    pub labels: Vec<&'t str>,
}

impl<'t> Assigned<'t> {
    /// The cells of the row.
    pub(super) fn cells(&self) -> Vec<(Column, String)> {
        let cells = [
            (Column::Text, Some(self.text)),
            (Column::Owner, self.owner),
            (Column::Deadline, self.deadline),
        ];
        let filled = cells.into_iter().filter_map(|(column, text)| {
            let text = text?;
            Some((column, text.to_owned()))
        });
        filled.collect()
    }

    /// Takes in one thing that is said. `None` where it is neither, or said for the second time.
    fn take(&mut self, said: &'t str) -> Option<()> {
        let (label, value) = labelled(said);
        let (cell, is_one) = match label.map(str::to_ascii_lowercase).as_deref() {
            Some("due" | "due date" | "deadline" | "by" | "due by" | "eta") => {
                (&mut self.deadline, true)
            }
            Some(_) => (&mut self.owner, true),
            None if read_date(value).is_some() => (&mut self.deadline, true),
            None => (&mut self.owner, value.split_whitespace().all(is_handle)),
        };
        if !is_one || value.is_empty() || cell.replace(value).is_some() {
            return None;
        }
        self.labels.extend(label);
        Some(())
    }
}

/// The parts of an action item, where all that stands behind it in brackets or behind a dash says
/// who does it or by when.
pub(super) fn assigned(text: &str) -> Option<Assigned<'_>> {
    let (before, said) = behind(text)?;
    let mut assigned = Assigned {
        text: before.trim_end(),
        owner: None,
        deadline: None,
        labels: Vec::new(),
    };
    let mut rest = said;
    while !rest.is_empty() {
        let (one, more) = first(rest);
        assigned.take(one.trim())?;
        rest = more;
    }
    let has_text = assigned.text.contains(char::is_alphanumeric);
    (has_text && !said.is_empty()).then_some(assigned)
}

/// What stands in the last brackets, or behind the last dash, and what stands before that.
fn behind(text: &str) -> Option<(&str, &str)> {
    if let Some(inner) = text.strip_suffix(')') {
        let (before, said) = inner.rsplit_once('(')?;
        return (before.ends_with(' ') && !said.contains(')')).then_some((before, said));
    }
    [" - ", " \u{2013} ", " \u{2014} ", " -- "]
        .iter()
        .filter_map(|dash| text.rsplit_once(dash))
        .max_by_key(|(before, _)| before.len())
}

/// What is said first, and the rest. The comma within a date parts nothing.
fn first(said: &str) -> (&str, &str) {
    let commas = said.match_indices([',', ';']).map(|(at, _)| at);
    let ends: Vec<usize> = commas.chain([said.len()]).take(2).collect();
    let is_date = |end: &usize| read_date(labelled(said[..*end].trim()).1).is_some();
    let by_date = ends.iter().rev().copied().find(is_date);
    let end = by_date.or(ends.first().copied()).unwrap_or(said.len());
    (&said[..end], said.get(end + 1..).unwrap_or_default())
}

/// The label before a value, as in `Owner: Kim` and `due 2026-03-01`, and the value.
fn labelled(said: &str) -> (Option<&str>, &str) {
    const BEFORE_A_COLON: [&str; 12] = [
        "owner",
        "owners",
        "assignee",
        "assigned to",
        "responsible",
        "dri",
        "who",
        "due",
        "due date",
        "deadline",
        "eta",
        "by",
    ];
    const BEFORE_A_DATE: [&str; 5] = ["due by", "due", "by", "deadline", "eta"];
    if let Some((label, value)) = said.split_once(':') {
        let is_label = |known: &str| known.eq_ignore_ascii_case(label.trim());
        if BEFORE_A_COLON.iter().any(|known| is_label(known)) {
            return (Some(label.trim()), value.trim());
        }
    }
    for label in BEFORE_A_DATE {
        if let Some((before, value)) = said.split_at_checked(label.len())
            && before.eq_ignore_ascii_case(label)
            && value.starts_with(' ')
            && read_date(value).is_some()
        {
            return (Some(before), value.trim());
        }
    }
    (None, said)
}

/// `@kim`, and what stands between two of them.
fn is_handle(word: &str) -> bool {
    let name = word.strip_prefix('@').unwrap_or_default();
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    matches!(word, "and" | "&" | "+") || !name.is_empty() && name.chars().all(is_name)
}

#[cfg(test)]
mod tests {
    use super::assigned;

    fn parts(text: &str) -> Option<[&str; 3]> {
        let found = assigned(text)?;
        let empty = Option::unwrap_or_default;
        Some([found.text, empty(found.owner), empty(found.deadline)])
    }

    #[test]
    fn who_and_when_are_told_apart_from_the_action() {
        for (text, expected) in [
            (
                "Limit retries (@kim, 2026-03-01)",
                ["Limit retries", "@kim", "2026-03-01"],
            ),
            (
                "Limit retries (@kim and @lou)",
                ["Limit retries", "@kim and @lou", ""],
            ),
            (
                "Limit retries (due March 5, 2026)",
                ["Limit retries", "", "March 5, 2026"],
            ),
            (
                "Limit retries (Owner: Kim Example, due: next sprint)",
                ["Limit retries", "Kim Example", "next sprint"],
            ),
            (
                "Limit retries (by 5 May 2026; owner: @kim)",
                ["Limit retries", "@kim", "5 May 2026"],
            ),
            ("Write it - twice - @lou", ["Write it - twice", "@lou", ""]),
            (
                "Write it \u{2014} Owner: @lou, Due: 2026-03-01",
                ["Write it", "@lou", "2026-03-01"],
            ),
        ] {
            assert_eq!(parts(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_else_stands_behind_an_action_belongs_to_it() {
        for text in [
            "Limit retries",
            "Limit retries (three of them)",
            "Limit retries (@kim, three of them)",
            "Limit retries (@kim, @lou)",
            "Limit retries(@kim)",
            "Ask @kim",
            "Mail to kim@example.com - today",
            "Turn on the limit - see #4",
            "(@kim)",
            "Limit retries ()",
            "Limit retries (owner: )",
            "A - ",
            "",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
