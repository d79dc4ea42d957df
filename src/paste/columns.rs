use crate::document::{
    ActionKind, ActionStatus, Answer, Choice, Column, Id, Known, List, Milestone, Priority, Row,
    moment::{read_date, read_moment},
};

use super::table::Table;

/// The rows of a table: by the names in its header where they are known, else by order.
///
/// `None` where a list of single texts is given a table of one cell.
pub(super) fn rows(table: Table, list: List, new_id: &mut dyn FnMut() -> Id) -> Option<Vec<Row>> {
    let (records, columns, _) = lay_out(table, list);
    let rows: Vec<Row> = records
        .iter()
        .filter(|record| record.iter().any(|cell| !cell.is_empty()))
        .map(|record| row(record, &columns, list, new_id()))
        .collect();
    (!rows.is_empty()).then_some(rows)
}

/// What each column of a table holds, `None` for one that the list does not have; and whether
/// the first line of the table names them.
pub(super) fn columns(table: Table, list: List) -> (Vec<Option<Column>>, bool) {
    let (_, columns, named) = lay_out(table, list);
    let column = |target: &Target| match target {
        Target::Cell(column) => Some(*column),
        Target::Unknown(_) | Target::Count => None,
    };
    (columns.iter().map(column).collect(), named)
}

/// Whether the first line of a table names two columns of the list or more, and nothing else.
pub(super) fn is_named(table: &Table, list: List) -> bool {
    let first = table.records.first();
    first.is_some_and(|names| is_header(names, list) && known(names, list) > 1)
}

/// The records below the names, if it has such, and what their columns become.
fn lay_out(table: Table, list: List) -> (Vec<Vec<String>>, Vec<Target>, bool) {
    let Table {
        header,
        mut records,
    } = table;
    let names = match header {
        Some(header) if known(&header, list) > 0 => Some(header),
        // Names that say nothing to us are kept as a row: they are words all the same.
        Some(header) => {
            records.insert(0, header);
            None
        }
        None => match records.first() {
            Some(first) if records.len() > 1 && is_header(first, list) => Some(records.remove(0)),
            _ => None,
        },
    };
    let columns = match &names {
        Some(names) => by_name(names, &records, list),
        None => by_order(&records, list),
    };
    (records, columns, names.is_some())
}

/// What a column of the table becomes.
enum Target {
    Cell(Column),
    /// A column that the list does not have, with its name.
    Unknown(String),
    /// The numbers of the rows, which say nothing.
    Count,
}

/// Whether an unmarked record names the columns: at least half of the names are known, and none is
/// a time.
fn is_header(names: &[String], list: List) -> bool {
    let filled = names.iter().filter(|name| !name.is_empty()).count();
    let known = known(names, list);
    known > 0 && known * 2 >= filled && !names.iter().any(|name| read_moment(name).is_some())
}

/// How many columns the list has of those that are named.
fn known(names: &[String], list: List) -> usize {
    let known = names.iter().filter(|name| column(name, list).is_some());
    known.count()
}

fn by_name(names: &[String], records: &[Vec<String>], list: List) -> Vec<Target> {
    let target = |(index, name): (usize, &String)| match column(name, list) {
        Some(column) => Target::Cell(column),
        None if names_count(name) && is_count(index, records) => Target::Count,
        None => Target::Unknown(name.clone()),
    };
    let mut targets: Vec<Target> = names.iter().enumerate().map(target).collect();
    let main = main_column(list);
    let is_main = |target: &Target| matches!(target, Target::Cell(column) if *column == main);
    if !targets.iter().any(is_main) {
        // What is written at length in a column of another name is what the row is about.
        let letters = |index: usize| -> usize {
            let cells = records.iter().filter_map(|record| record.get(index));
            cells.map(String::len).sum()
        };
        let unknown = targets.iter().enumerate();
        let unknown = unknown.filter(|(_, target)| matches!(target, Target::Unknown(_)));
        let longest = unknown.map(|(index, _)| index).rev();
        if let Some(index) = longest.max_by_key(|&index| letters(index)) {
            targets[index] = Target::Cell(main);
        }
    }
    targets
}

/// Whether a column of this name may count the rows.
pub fn names_count(name: &str) -> bool {
    ["#", "no", "no.", "nr", "nr."].contains(&name.trim().to_lowercase().as_str())
}

/// Whether the cells of a column are the numbers of their rows.
fn is_count(index: usize, records: &[Vec<String>]) -> bool {
    let mut cells = records
        .iter()
        .filter_map(|record| record.get(index))
        .zip(1..);
    cells.all(|(cell, number)| *cell == number.to_string())
}

/// The customary order; in a timeline, the times go to the time wherever they stand.
fn by_order(records: &[Vec<String>], list: List) -> Vec<Target> {
    let width = records.iter().map(Vec::len).max().unwrap_or_default();
    let mut columns = list.columns().iter().copied();
    if list != List::Timeline {
        return (0..width)
            .map(|_| match columns.next() {
                Some(column) => Target::Cell(column),
                None => Target::Unknown(String::new()),
            })
            .collect();
    }
    let holds_times = |index: usize| {
        let cells = records.iter().filter_map(|record| record.get(index));
        let filled = cells.filter(|cell| !cell.is_empty());
        let times = filled
            .clone()
            .filter(|cell| read_moment(cell).is_some() || read_date(cell).is_some());
        let (times, filled) = (times.count(), filled.count());
        times > 0 && times * 2 >= filled
    };
    // A date and a time may stand side by side; times further on belong to the event.
    let mut times = (0..width).skip_while(|&index| !holds_times(index));
    let first = times.next().unwrap_or(width);
    let after = times.find(|&index| !holds_times(index)).unwrap_or(width);
    let text = if first == 0 { after } else { 0 };
    (0..width)
        .map(|index| match index {
            _ if (first..after).contains(&index) => Target::Cell(Column::At),
            _ if index == text => Target::Cell(Column::Text),
            _ => Target::Unknown(String::new()),
        })
        .collect()
}

fn row(record: &[String], columns: &[Target], list: List, id: Id) -> Row {
    let main = main_column(list);
    let mut row = Row::new(list, id);
    let mut over = Vec::new();
    for (index, text) in record.iter().enumerate() {
        if text.is_empty() {
            continue;
        }
        match columns.get(index) {
            Some(Target::Cell(Column::Tracker)) if let Some((bug, mark)) = marked(text) => {
                let is_filled = fill(&mut row, Column::Status, mark);
                fill(
                    &mut row,
                    Column::Tracker,
                    if is_filled { bug } else { text },
                );
            }
            // "Done?", and no day.
            Some(Target::Cell(Column::DoneOn)) if let Some(is_done) = Answer::from_label(text) => {
                let status = match is_done {
                    Answer::Yes => ActionStatus::Done,
                    Answer::No => ActionStatus::ToDo,
                };
                if !fill(&mut row, Column::Status, status.label()) {
                    over.push(format!("done: {text}"));
                }
            }
            Some(Target::Cell(column)) => {
                if !fill(&mut row, *column, text) {
                    over.push(format!("{}: {text}", column.key().replace('_', " ")));
                }
            }
            Some(Target::Count) => {}
            Some(Target::Unknown(name)) if !name.is_empty() => over.push(format!("{name}: {text}")),
            _ => over.push(text.clone()),
        }
    }
    if let Some(text) = row.cells_mut().text_mut(main) {
        for more in over {
            if !text.is_empty() {
                text.push_str("; ");
            }
            text.push_str(&more);
        }
    }
    row
}

/// Puts a text into a cell, after what stands there. False where it is not one of its choices.
fn fill(row: &mut Row, column: Column, text: &str) -> bool {
    let cells = row.cells_mut();
    // A time is read without its emphasis.
    let bare = text.trim_matches(['*', '_', '`']);
    let text = match column == Column::At && read_moment(bare).is_some() {
        true => bare,
        false => text,
    };
    let Some(old) = cells.text_mut(column) else {
        let free = cells.cell(column).is_some_and(str::is_empty);
        return free && key(column, text).is_some_and(|key| cells.set_cell(column, key));
    };
    if old.is_empty() {
        text.clone_into(old);
    } else if column == Column::At && read_date(old).is_none() && read_date(text).is_some() {
        // The date comes first, whichever column stood first.
        *old = format!("{text} {old}");
    } else {
        old.push(' ');
        old.push_str(text);
    }
    true
}

/// The key of a choice that is written by its label, or differently only in case and spacing.
fn key(column: Column, text: &str) -> Option<&'static str> {
    fn of<C: Choice>(text: &str) -> Option<&'static str> {
        C::from_label(text).map(Choice::key)
    }
    match column {
        Column::Milestone => of::<Milestone>(text),
        Column::Known => of::<Known>(text),
        Column::Status => status(text).map(Choice::key),
        Column::Priority => priority(text).map(Choice::key),
        Column::Kind => of::<ActionKind>(text),
        Column::Estimate if is_estimate(text) => Some("yes"),
        Column::Estimate | Column::Shared => match Answer::from_label(text)? {
            Answer::Yes => Some("yes"),
            Answer::No => Some(""),
        },
        _ => None,
    }
}

/// Whether a cell says that a value is an estimate by naming it so.
pub fn is_estimate(text: &str) -> bool {
    ["estimate", "estimated", "~"].contains(&&*text.to_lowercase())
}

/// The status that a cell means: by its label, or as trackers call it.
pub fn status(text: &str) -> Option<ActionStatus> {
    ActionStatus::from_label(text).or_else(|| match text.trim().to_lowercase().as_str() {
        "open" | "new" | "not started" | "backlog" | "planned" | "pending" | "outstanding" => {
            Some(ActionStatus::ToDo)
        }
        "started" | "wip" | "ongoing" | "in review" => Some(ActionStatus::InProgress),
        "complete" | "completed" | "closed" | "resolved" | "fixed" | "merged" | "shipped" => {
            Some(ActionStatus::Done)
        }
        "won't fix" | "won\u{2019}t fix" | "wontfix" | "cancelled" | "canceled" | "rejected"
        | "dropped" | "declined" | "duplicate" => Some(ActionStatus::WontDo),
        _ => None,
    })
}

/// The priority that a cell means: by its label, or as trackers count and call it.
pub fn priority(text: &str) -> Option<Priority> {
    Priority::from_label(text).or_else(|| match text.trim().to_lowercase().as_str() {
        "p0" | "p1" | "critical" | "urgent" | "blocker" | "highest" => Some(Priority::High),
        "p2" | "normal" => Some(Priority::Medium),
        "p3" | "p4" | "lowest" => Some(Priority::Low),
        _ => None,
    })
}

/// A ticket and its status in bold behind it, as in the template of Google's book: `#12 **DONE**`.
pub fn marked(text: &str) -> Option<(&str, &str)> {
    let (ticket, mark) = text.strip_suffix("**")?.rsplit_once("**")?;
    status(mark).map(|_| (ticket.trim_end(), mark))
}

/// Where text goes that fits no other cell.
fn main_column(list: List) -> Column {
    let columns = list.columns();
    match columns.contains(&Column::Text) {
        true => Column::Text,
        false => columns.first().copied().unwrap_or(Column::Text),
    }
}

/// The column of the list that a header means.
fn column(name: &str, list: List) -> Option<Column> {
    let plain: String = name
        .split('(')
        .next()
        .unwrap_or_default()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let meant = names(list)
        .iter()
        .find(|(_, names)| names.contains(&plain.as_str()));
    meant.map(|(column, _)| *column)
}

/// What people call the columns, without spaces and case.
fn names(list: List) -> &'static [(Column, &'static [&'static str])] {
    match list {
        List::Timeline => &[
            (
                Column::At,
                &[
                    "time",
                    "timeutc",
                    "utc",
                    "at",
                    "when",
                    "date",
                    "timestamp",
                    "start",
                    "starttime",
                    "began",
                    "datetime",
                ],
            ),
            (
                Column::Text,
                &[
                    "event",
                    "events",
                    "what",
                    "description",
                    "whathappened",
                    "message",
                    "text",
                    "action",
                    "entry",
                    "logentry",
                    "activity",
                    "update",
                    "details",
                ],
            ),
            (Column::Milestone, &["milestone", "phase", "type"]),
            (
                Column::Source,
                &["source", "link", "evidence", "url", "datalink"],
            ),
            (Column::Quote, &["quote"]),
            (Column::Known, &["known"]),
        ],
        List::Impact => &[
            (Column::Name, &["metric", "name", "impact", "measure"]),
            (Column::Value, &["value", "amount", "number", "count"]),
            (Column::Unit, &["unit", "units"]),
            (Column::Estimate, &["estimate", "estimated"]),
        ],
        List::Actions => &[
            (
                Column::Text,
                &[
                    "action",
                    "actions",
                    "actionitem",
                    "item",
                    "task",
                    "taskname",
                    "what",
                    "description",
                    "todo",
                    "remediation",
                    "title",
                    "summary",
                    "followup",
                    "correctiveaction",
                    "preventiveaction",
                    "improvement",
                ],
            ),
            (
                Column::Owner,
                &[
                    "owner",
                    "owners",
                    "who",
                    "person",
                    "assignee",
                    "assignedto",
                    "pointperson",
                    "responsible",
                    "dri",
                ],
            ),
            (
                Column::Deadline,
                &[
                    "deadline",
                    "due",
                    "duedate",
                    "by",
                    "bywhen",
                    "when",
                    "eta",
                    "target",
                    "targetdate",
                    "targetcompletion",
                    "dueby",
                ],
            ),
            (Column::Status, &["status", "state", "progress"]),
            (Column::Priority, &["priority", "prio"]),
            (Column::Kind, &["kind", "type"]),
            (
                Column::Tracker,
                &[
                    "tracker",
                    "ticket",
                    "issue",
                    "link",
                    "bug",
                    "jira",
                    "jiraticket",
                    "jiraissue",
                    "issuekey",
                    "trackerlink",
                ],
            ),
            (Column::DoneOn, &["doneon", "done", "completed", "datedone"]),
        ],
        List::Participants => &[
            (Column::Name, &["name", "participant", "person", "who"]),
            (Column::Handle, &["handle", "username", "slack", "user"]),
            (Column::Role, &["role", "function", "responsibility"]),
        ],
        List::Lessons => &[
            (Column::Title, &["title", "lesson", "takeaway"]),
            (Column::Text, &["text", "description", "details", "why"]),
        ],
        List::Whys => &[
            (Column::Question, &["question", "why"]),
            (Column::Answer, &["answer", "because"]),
        ],
        List::AcceptedRisks => &[
            (
                Column::Text,
                &["risk", "acceptedrisk", "text", "description"],
            ),
            (Column::Reason, &["reason", "why"]),
        ],
        List::Reviewers => &[(Column::Name, &["name", "reviewer"])],
        List::Sharing => &[
            (Column::Audience, &["audience", "team", "who"]),
            (Column::Shared, &["shared", "done"]),
        ],
        List::Services => &[(Column::Text, &["service", "system", "name"])],
        List::ContributingFactors | List::WentWell | List::WentWrong | List::GotLucky => {
            &[(Column::Text, &["text", "item", "factor", "description"])]
        }
    }
}
