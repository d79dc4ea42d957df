//! Who does an action item, by when and under which ticket, where a list says so behind it: `Limit
//! retries (@kim, due 2026-03-01)`, `Write the runbook, OPS-12, @lou, due 5 March 2026`.

use crate::{
    document::{
        ActionStatus, Choice, Column, Priority,
        moment::{day, month, read_date},
    },
    paste,
};

/// How an action item is cut where something is said behind it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Assigned<'t> {
    pub text: &'t str,
    pub owner: Option<&'t str>,
    pub deadline: Option<&'t str>,
    pub tracker: Option<&'t str>,
    pub done_on: Option<&'t str>,
    pub priority: Option<Priority>,
    pub status: Option<ActionStatus>,
    /// What called them so, and what became a choice: `Owner`, `due`, `P1`.
    pub labels: Vec<&'t str>,
}

impl<'t> Assigned<'t> {
    /// An action item of which nothing is known yet but its text.
    fn bare(text: &'t str) -> Self {
        Self {
            text: text.trim_end(),
            owner: None,
            deadline: None,
            tracker: None,
            done_on: None,
            priority: None,
            status: None,
            labels: Vec::new(),
        }
    }

    /// The cells of the row, its texts in the order in which they stand.
    pub(super) fn cells(&self) -> Vec<(Column, String)> {
        let texts = [
            (Column::Text, Some(self.text)),
            (Column::Owner, self.owner),
            (Column::Deadline, self.deadline),
            (Column::Tracker, self.tracker),
            (Column::DoneOn, self.done_on),
        ];
        let texts = texts.into_iter();
        let mut texts: Vec<(Column, &str)> = texts
            .filter_map(|(column, text)| Some((column, text?)))
            .collect();
        texts.sort_by_key(|(_, text)| text.as_ptr());
        let choices = [
            (Column::Priority, self.priority.map(Choice::key)),
            (Column::Status, self.status.map(Choice::key)),
        ];
        let choices = choices.into_iter();
        texts.extend(choices.filter_map(|(column, key)| Some((column, key?))));
        let cells = texts.into_iter();
        cells
            .map(|(column, text)| (column, text.to_owned()))
            .collect()
    }

    /// Takes in one thing that is said. `None` where it is none of these, or said for the second
    /// time.
    fn take(&mut self, said: &'t str) -> Option<()> {
        let (label, value) = labelled(said.trim_end_matches('.'));
        if let Some(label) = label.filter(|label| label.eq_ignore_ascii_case("priority")) {
            let priority = paste::priority(value)?;
            self.labels.extend([label, value]);
            return self.priority.replace(priority).is_none().then_some(());
        }
        let (cell, is_one) = match label.map(str::to_ascii_lowercase).as_deref() {
            Some("due" | "due date" | "deadline" | "by" | "due by" | "eta" | CALENDAR) => {
                (&mut self.deadline, true)
            }
            Some(TICK) => (&mut self.done_on, true),
            Some(_) => (&mut self.owner, true),
            None if read_date(value).is_some() => (&mut self.deadline, true),
            None if is_ticket(value) => (&mut self.tracker, true),
            None => (&mut self.owner, value.split_whitespace().all(is_handle)),
        };
        if !is_one || value.is_empty() || cell.is_some() {
            return None;
        }
        *cell = Some(value);
        self.labels.extend(label);
        Some(())
    }

    /// Takes in a name that stands first where a date follows: `Ana, by Feb 20`.
    fn take_name(&mut self, said: &'t str) -> Option<()> {
        let mut words = said.split(' ').peekable();
        let is_name = said.len() <= LONGEST_NAME
            && words.peek().is_some()
            && words.all(|word| {
                word.starts_with(char::is_uppercase)
                    && word
                        .chars()
                        .all(|c| c.is_alphabetic() || matches!(c, '-' | '.'))
            });
        if !is_name || self.owner.is_some() {
            return None;
        }
        self.owner = Some(said);
        Some(())
    }

    /// Takes in what stands at the end: behind commas, behind labels on lines or in sentences of
    /// their own, as a day behind "due" or "by", as the address of an issue.
    fn take_the_end(&mut self) {
        while let Some((before, said)) = last(self.text) {
            if self.take(said).is_none() {
                break;
            }
            self.text = before.trim_end();
        }
        for _ in 0..2 {
            if let Some((before, said)) = due(self.text)
                && self.take(said).is_some()
            {
                self.text = before.trim_end_matches([' ', ',']);
            }
        }
        if let Some((before, address)) = self.text.rsplit_once([' ', '\n'])
            && is_issue(address)
            && says_what(before)
            && self.tracker.is_none()
        {
            (self.text, self.tracker) = (before.trim_end(), Some(address));
        }
    }

    /// Takes in what stands before the text: a ticket, its priority or its status.
    fn take_the_beginning(&mut self) {
        if let Some((link, text)) = linked_ticket(self.text)
            && self.tracker.is_none()
        {
            (self.tracker, self.text) = (Some(link), text);
        }
        let Some((mark, text)) = self.text.split_once(": ") else {
            return;
        };
        // "OPEN: ports 80 and 443" is about ports, and "P2: is a level" about levels.
        let begins = text.trim_start().starts_with(char::is_uppercase);
        let is_level = mark.len() == 2 && mark.starts_with(['P', 'p']) && begins;
        let priority = paste::priority(mark).filter(|_| is_level);
        let is_loud = ["TODO", "DONE", "WIP"].contains(&mark);
        let status = paste::status(mark).filter(|_| is_loud);
        if priority.is_some() && self.priority.is_none() || status.is_some() {
            self.priority = self.priority.or(priority);
            self.status = status;
            self.labels.push(mark);
            self.text = text.trim_start();
        }
    }

    fn says_something(self) -> Option<Self> {
        let has_text = self.text.contains(char::is_alphanumeric);
        let said = [self.owner, self.deadline, self.tracker, self.done_on];
        let is_cut =
            said.iter().any(Option::is_some) || self.priority.is_some() || self.status.is_some();
        (has_text && is_cut).then_some(self)
    }
}

/// How long a name without a sign before it may be, in bytes.
const LONGEST_NAME: usize = 40;

/// What task lists put before the day on which something is due.
const CALENDAR: &str = "\u{1F4C5}";
const CALENDAR_SIGN: char = '\u{1F4C5}';

/// What they put before the day on which it was done.
const TICK: &str = "\u{2705}";
const TICK_SIGN: char = '\u{2705}';

/// The parts of an action item, where what stands behind it in brackets, behind a dash or behind
/// commas says who does it, by when or under which ticket.
pub(super) fn assigned(text: &str) -> Option<Assigned<'_>> {
    let mut assigned = set_apart(text).unwrap_or_else(|| Assigned::bare(text));
    assigned.take_the_end();
    assigned.take_the_beginning();
    assigned.says_something()
}

/// Where all in the last brackets, or behind the last dash, is said of the item.
fn set_apart(text: &str) -> Option<Assigned<'_>> {
    let (before, said) = behind(text)?;
    let mut assigned = Assigned::bare(before);
    let mut rest = said;
    let mut name = None;
    while !rest.is_empty() {
        let (one, more) = first(rest);
        let one = one.trim();
        if assigned.take(one).is_none() {
            // A name is one only where a date stands beside it.
            if rest.len() < said.len() || more.is_empty() {
                return None;
            }
            name = Some(one);
        }
        rest = more;
    }
    if let Some(name) = name {
        let is_by = assigned.deadline.is_some() && !assigned.labels.is_empty();
        if !is_by || !text.ends_with(')') {
            return None;
        }
        assigned.take_name(name)?;
    }
    Some(assigned)
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

/// What is said last, and what stands before it: in brackets with two colons, behind a comma, or
/// with a label behind a dash, a full stop or a line's end. The comma within a date parts nothing.
fn last(text: &str) -> Option<(&str, &str)> {
    if let Some(field) = text.strip_suffix(']')
        && let Some((before, said)) = field.rsplit_once('[')
        && said.contains("::")
    {
        return Some((before, said));
    }
    let mut commas = text.match_indices([',', ';']).rev().map(|(at, _)| at);
    let (last, before) = (commas.next(), commas.next());
    let is_date = |at: &usize| read_date(labelled(text[at + 1..].trim()).1).is_some();
    let comma = before.filter(is_date).or(last);
    let mark = BEFORE_A_LABEL.iter().filter_map(|mark| {
        let at = text.rfind(mark)?;
        let said = text[at + mark.len()..].trim().trim_end_matches('.');
        labelled(said).0.map(|_| (at, said))
    });
    let mark = mark.max_by_key(|(at, _)| *at);
    match (comma, mark) {
        (Some(comma), mark) if mark.is_none_or(|(at, _)| at < comma) => {
            Some((&text[..comma], text[comma + 1..].trim()))
        }
        (_, Some((at, said))) => Some((&text[..at], said)),
        _ => None,
    }
}

/// What may stand before a label that begins something else.
const BEFORE_A_LABEL: [&str; 7] = [
    "\n- ",
    "\n* ",
    "\n",
    ". ",
    " - ",
    " \u{2013} ",
    " \u{2014} ",
];

/// What stands behind the last "due" or "by", if that is a day, and what stands before it. In a
/// sentence about something that is due, or that somebody did by then, it is no deadline.
fn due(text: &str) -> Option<(&str, &str)> {
    const OF_A_SENTENCE: [&str; 20] = [
        "is", "are", "was", "were", "be", "been", "being", "that", "which", "who", "what", "when",
        "where", "because", "if", "they", "it", "had", "has", "have",
    ];
    let starts = [" due ", " by ", " due: ", " \u{1F4C5} ", " \u{2705} "];
    let at = starts.iter().filter_map(|start| text.rfind(start)).max()?;
    let said = text[at..].trim();
    labelled(said).0?;
    let before = &text[..at];
    let is_word = |c: char| !c.is_alphanumeric();
    let tells = before
        .split(is_word)
        .any(|word| OF_A_SENTENCE.contains(&word));
    (!tells || said.starts_with([CALENDAR_SIGN, TICK_SIGN])).then_some((before, said))
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
        "priority",
    ];
    const BEFORE_A_DATE: [&str; 7] = ["due by", "due", "by", "deadline", "eta", CALENDAR, TICK];
    if let Some((label, value)) = said.split_once(':') {
        let is_label = |known: &str| known.eq_ignore_ascii_case(label.trim());
        if BEFORE_A_COLON.iter().any(|known| is_label(known)) {
            return (Some(label.trim()), value.trim_start_matches(':').trim());
        }
    }
    for label in BEFORE_A_DATE {
        if let Some((before, value)) = said.split_at_checked(label.len())
            && before.eq_ignore_ascii_case(label)
            && value.starts_with(' ')
            && is_day(value.trim())
        {
            return (Some(before), value.trim());
        }
    }
    (None, said)
}

/// A date, with or without its year: `2026-03-01`, `Feb 20`.
fn is_day(text: &str) -> bool {
    let without_year = || {
        let (first, second) = text.split_once(' ')?;
        let named = month(first).and(day(second));
        named.or_else(|| month(second).and(day(first)))
    };
    read_date(text).is_some() || without_year().is_some()
}

/// `OPS-12`, `#12`: nothing but the key of a ticket.
fn is_ticket(text: &str) -> bool {
    const OTHER_KEYS: [&str; 12] = [
        "AES", "COVID", "CVE", "HTTP", "ISO", "MD", "RFC", "SEV", "SHA", "SSL", "TLS", "UTF",
    ];
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_key = |key: &str| {
        key.len() > 1
            && !OTHER_KEYS.contains(&key)
            && key.starts_with(|c: char| c.is_ascii_uppercase())
            && key
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    let keyed = text.rsplit_once('-');
    text.strip_prefix('#').is_some_and(is_number)
        || keyed.is_some_and(|(key, number)| is_key(key) && is_number(number))
}

/// Whether a text says what to do without the address behind it: "Revert" does not, nor does "Read
/// the docs at".
fn says_what(text: &str) -> bool {
    const LEADS_ON: [&str; 14] = [
        "at", "in", "to", "of", "see", "from", "with", "via", "and", "on", "as", "per", "for", "is",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    let last = words
        .last()
        .map(|word| word.trim_end_matches(':').to_lowercase());
    words.len() > 1 && last.is_some_and(|last| !LEADS_ON.contains(&&*last))
}

/// A ticket with its address that stands first, and what follows it.
fn linked_ticket(text: &str) -> Option<(&str, &str)> {
    let (name, address) = text.strip_prefix('[')?.split_once("](")?;
    let mut open = 1;
    let closed = address.char_indices().find(|(_, c)| {
        open += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        open == 0
    });
    let end = text.len() - address.len() + closed?.0 + 1;
    let rest = text[end..].trim_start_matches([' ', ':', '-', '\u{2013}', '\u{2014}']);
    (is_ticket(name) && !rest.is_empty()).then_some((&text[..end], rest))
}

/// The address of an issue or of a change.
fn is_issue(address: &str) -> bool {
    let parts = [
        "/issues/",
        "/issue/",
        "/browse/",
        "/pull/",
        "/merge_requests/",
    ];
    address.starts_with("http") && parts.iter().any(|part| address.contains(part))
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
    fn labels_tell_what_stands_on_lines_and_in_sentences_of_their_own() {
        for (text, expected) in [
            (
                "Limit retries. Owner: Kim. Due: 2026-02-01. Priority: High.",
                "deadline=2026-02-01 owner=Kim priority=high text=Limit retries",
            ),
            (
                "Limit retries \u{2014} Owner: Kim \u{2014} Due: 2026-03-20",
                "deadline=2026-03-20 owner=Kim text=Limit retries",
            ),
            (
                "Limit retries\n- Owner: Kim\n- Due: 2026-03-20",
                "deadline=2026-03-20 owner=Kim text=Limit retries",
            ),
            (
                "[OPS-13](https://tickets.example/13) Limit retries",
                "text=Limit retries tracker=[OPS-13](https://tickets.example/13)",
            ),
            (
                "[OPS-13](https://t.example/a_(b)) Limit retries",
                "text=Limit retries tracker=[OPS-13](https://t.example/a_(b))",
            ),
            (
                "Limit retries https://code.example/a/issues/12",
                "text=Limit retries tracker=https://code.example/a/issues/12",
            ),
            ("P1: Limit retries", "priority=high text=Limit retries"),
            ("DONE: Limit retries", "status=done text=Limit retries"),
            (
                "Limit retries [owner:: Kim] [due:: 2026-03-20]",
                "deadline=2026-03-20 owner=Kim text=Limit retries",
            ),
            (
                "Limit retries \u{1F4C5} 2026-03-05 \u{2705} 2026-02-25",
                "deadline=2026-03-05 done_on=2026-02-25 text=Limit retries",
            ),
        ] {
            let found = assigned(text).expect(text);
            let mut cells: Vec<String> = found
                .cells()
                .into_iter()
                .map(|(column, text)| [column.key(), "=", &text].concat())
                .collect();
            cells.sort();
            assert_eq!(cells.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn what_stands_behind_commas_and_under_which_ticket() {
        for (text, expected) in [
            (
                "Limit retries, OPS-12, @kim, due 2026-03-10",
                ["Limit retries", "@kim", "2026-03-10", "OPS-12"],
            ),
            (
                "Limit retries, for all clients, @kim, due March 5, 2026",
                [
                    "Limit retries, for all clients",
                    "@kim",
                    "March 5, 2026",
                    "",
                ],
            ),
            (
                "Limit retries by 2026-03-10",
                ["Limit retries", "", "2026-03-10", ""],
            ),
            (
                "Limit retries \u{1F4C5} 2026-03-10",
                ["Limit retries", "", "2026-03-10", ""],
            ),
            (
                "Limit retries (Kim, by Feb 20)",
                ["Limit retries", "Kim", "Feb 20", ""],
            ),
            (
                "Limit retries (Kim Example, #12, due 2026-03-10)",
                ["Limit retries", "Kim Example", "2026-03-10", "#12"],
            ),
            (
                "Limit retries (OPS-12)",
                ["Limit retries", "", "", "OPS-12"],
            ),
        ] {
            let found = assigned(text).expect(text);
            let empty = Option::unwrap_or_default;
            let found = [
                found.text,
                empty(found.owner),
                empty(found.deadline),
                empty(found.tracker),
            ];
            assert_eq!(found, expected, "{text}");
        }
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
            ("Fix it, @kim.", ["Fix it", "@kim", ""]),
            (
                "Move to the new region - Frankfurt, by May 5",
                ["Move to the new region - Frankfurt", "", "May 5"],
            ),
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
            "Limit retries (Kim)",
            "Limit retries (Kim, three of them)",
            "Raise the limit, then lower it by 20",
            "Read all files as text (UTF-8)",
            "Ask @kim, may she know",
            "Mind this: it is slow",
            "Read https://docs.example/limits",
            "Document that the certificate is due 2026-03-01",
            "Replay the messages that were lost by 5 May",
            "Sort tickets, by: date",
            "OPEN: ports 80 and 443",
            "P2: is a level to drop",
            "Revert https://code.example/a/pull/5",
            "Read docs at https://code.example/a/issues/12",
            "Migrate the databases (Postgres, 2026-03-01)",
            "Compare it to other crises, COVID-19",
            "A - ",
            "",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
