//! Rows from the pieces of a section.

use super::{
    Reader,
    assigned::assigned,
    blocks::{self, Block},
    entries::{cells, main_column},
    times,
};
use crate::{
    document::{ActionKind, ActionStatus, Answer, Choice, Column, Id, Known, List, Milestone, Row},
    markdown::{read::Problem, whys},
    paste,
};

impl Reader {
    /// Makes rows of the lines under a heading.
    pub(super) fn rows(&mut self, list: List, lines: &[&str], new_id: &mut dyn FnMut() -> Id) {
        if list == List::Whys && self.own_whys(lines, new_id) {
            return;
        }
        let blocks = blocks::read(lines);
        if list == List::Timeline {
            self.events(blocks, new_id);
        } else {
            self.list(list, blocks, new_id);
        }
    }

    /// A tree of whys that is written as ours, whatever stands around it.
    fn own_whys(&mut self, lines: &[&str], new_id: &mut dyn FnMut() -> Id) -> bool {
        let lines: Vec<&str> = lines
            .iter()
            .copied()
            .filter(|line| !line.is_empty())
            .collect();
        let Some(whys) = whys::read(&lines, None, new_id) else {
            return false;
        };
        for line in lines {
            self.label(line.split_whitespace().next().unwrap_or_default());
        }
        self.doc.whys.extend(whys);
        true
    }

    /// A row for each item and paragraph; a heading between them is put before each.
    fn list(&mut self, list: List, blocks: Vec<Block>, new_id: &mut dyn FnMut() -> Id) {
        let mut group: Option<String> = None;
        let mut used = true;
        let mut items = 0;
        for block in blocks {
            let text = match block {
                Block::Heading(heading) => {
                    self.leave_group(list, &group, used, new_id);
                    (group, used) = (Some(heading), false);
                    continue;
                }
                Block::Code(code) => {
                    self.leave_group(list, &group, used, new_id);
                    used = true;
                    self.attach(list, &code, new_id);
                    continue;
                }
                Block::Table(table) => {
                    used = true;
                    let before = self.doc.rows(list).len();
                    self.table(list, &table, new_id);
                    self.put_group_before(list, group.as_deref(), before);
                    continue;
                }
                Block::Item { text, marker } => {
                    self.label(&marker);
                    items += 1;
                    text
                }
                Block::Text(text)
                    if list == List::Lessons
                        && let Some(title) = &group =>
                {
                    used = true;
                    self.titled_lesson(title, &text, new_id);
                    continue;
                }
                Block::Text(text) if closes(list, items) => {
                    let section = list.section();
                    self.note(&text, Some(Problem::NoRow { section }));
                    continue;
                }
                Block::Text(text) => text,
            };
            let (text, status) = self.without_box(&text);
            used = true;
            let before = self.doc.rows(list).len();
            if list == List::Actions
                && let Some(assigned) = assigned(text)
            {
                for label in assigned.labels {
                    self.label(label);
                }
            }
            for cells in cells(list, text) {
                self.push(list, &cells, status, new_id);
            }
            self.put_group_before(list, group.as_deref(), before);
        }
        self.leave_group(list, &group, used, new_id);
    }

    /// Says of the rows from this one on under which heading they stood: by their kind, where it
    /// names one of action items, else before their text.
    fn put_group_before(&mut self, list: List, group: Option<&str>, from: usize) {
        let Some(group) = group.map(|group| group.trim_end_matches(':')) else {
            return;
        };
        if list == List::Whys
            && group.ends_with('?')
            && let [why] = &mut self.doc.whys[from..]
            && why.answer.is_empty()
        {
            why.answer = std::mem::replace(&mut why.question, group.to_owned());
            return;
        }
        let kind = action_kind(group).filter(|_| list == List::Actions);
        let rows = self.doc.rows_mut(list);
        for index in from..rows.len() {
            let Some(row) = rows.get_mut(index) else {
                continue;
            };
            let is_free = row.cell(Column::Kind).is_some_and(str::is_empty);
            if let Some(kind) = kind.filter(|_| is_free) {
                row.set_cell(Column::Kind, kind.key());
            } else if let Some(text) = row.text_mut(main_column(list)) {
                *text = [group, ": ", text].concat();
            }
        }
        if kind.is_some() {
            self.label(group);
        }
    }

    /// A heading with nothing below it is an entry itself.
    fn leave_group(
        &mut self,
        list: List,
        group: &Option<String>,
        used: bool,
        new_id: &mut dyn FnMut() -> Id,
    ) {
        if let (Some(group), false) = (group, used) {
            let cells = [(main_column(list), group.clone())];
            self.push(list, &cells, None, new_id);
        }
    }

    /// A paragraph below a heading among lessons: the heading is the title of one, and what stands
    /// below it its text.
    fn titled_lesson(&mut self, title: &str, text: &str, new_id: &mut dyn FnMut() -> Id) {
        match self.doc.lessons.last_mut() {
            Some(last) if last.title == title => {
                last.text.push_str("\n\n");
                last.text.push_str(text);
            }
            _ => {
                let cells = [
                    (Column::Title, title.to_owned()),
                    (Column::Text, text.to_owned()),
                ];
                self.push(List::Lessons, &cells, None, new_id);
            }
        }
    }

    /// An event for each item, line or heading that begins with a time.
    fn events(&mut self, blocks: Vec<Block>, new_id: &mut dyn FnMut() -> Id) {
        let first = self.doc.timeline.len();
        // A day in the heading is that of all events below it, until another one comes.
        let mut day = Day {
            name: self.when.day.take(),
            is_of_all: true,
            used: false,
        };
        // Whether text goes on with the event above it, as it does below a heading.
        let mut open = false;
        for block in blocks {
            match block {
                Block::Heading(heading) if times::is_day(&heading) => {
                    self.leave(&mut day, new_id);
                    day.name = Some(self.bare_day(&heading));
                }
                Block::Heading(heading) => {
                    let (at, text) = times::split(self.without_time_label(&heading))
                        .unwrap_or((String::new(), heading.as_str().into()));
                    self.event(day.put_before(at), &text, new_id);
                    open = true;
                }
                Block::Table(table) => self.table_of_events(&table, &mut day, new_id),
                Block::Code(code) => self.attach(List::Timeline, &code, new_id),
                Block::Item { text, marker } => {
                    self.label(&marker);
                    match times::split(&text) {
                        Some((at, rest)) => {
                            self.event(day.put_before(at), &rest, new_id);
                            open = false;
                        }
                        None if open => {
                            self.attach(List::Timeline, &format!("- {text}"), new_id);
                        }
                        None => {
                            let (at, said) = times::split_end(&text).unwrap_or(("", &text));
                            self.event(day.put_before(at.to_owned()), said, new_id);
                        }
                    }
                }
                Block::Text(text) => open = self.event_lines(&text, open, &mut day, new_id),
            }
        }
        self.leave(&mut day, new_id);
        self.put_zone(first);
    }

    fn table_of_events(&mut self, table: &str, day: &mut Day, new_id: &mut dyn FnMut() -> Id) {
        let before = self.doc.timeline.len();
        self.table(List::Timeline, table, new_id);
        let events = self.doc.timeline.iter_mut().skip(before);
        for event in events.filter(|event| !event.at.is_empty()) {
            event.at = day.put_before(std::mem::take(&mut event.at));
        }
    }

    /// The events of a paragraph; gives whether more text goes on with the last one.
    fn event_lines(
        &mut self,
        text: &str,
        open: bool,
        day: &mut Day,
        new_id: &mut dyn FnMut() -> Id,
    ) -> bool {
        let mut open = open;
        let mut said = Vec::new();
        for line in text.lines() {
            if times::is_day(line) {
                self.say(&said.join("\n"), open, day, new_id);
                said.clear();
                self.leave(day, new_id);
                day.name = Some(self.bare_day(line));
                open = false;
                continue;
            }
            match times::split(line) {
                Some((at, rest)) => {
                    self.say(&said.join("\n"), open, day, new_id);
                    said.clear();
                    self.event(day.put_before(at), &rest, new_id);
                    open = true;
                }
                None => said.push(line),
            }
        }
        self.say(&said.join("\n"), open, day, new_id);
        open
    }

    fn bare_day(&mut self, text: &str) -> String {
        let (day, aside) = times::bare(text);
        if !self.zone(aside) {
            self.label(aside);
        }
        day.to_owned()
    }

    /// Text without a time: part of the event above it, what happened on the day, or a note.
    fn say(&mut self, text: &str, open: bool, day: &mut Day, new_id: &mut dyn FnMut() -> Id) {
        if text.is_empty() {
            return;
        }
        if self.zone(text) {
            return;
        }
        if day.name.is_some() && !day.used {
            self.event(day.put_before(String::new()), text, new_id);
        } else if open {
            self.attach(List::Timeline, text, new_id);
        } else {
            let section = List::Timeline.section();
            self.note(text, Some(Problem::NoRow { section }));
        }
    }

    /// A day that no event has taken for its date is an event itself, else a label.
    fn leave(&mut self, day: &mut Day, new_id: &mut dyn FnMut() -> Id) {
        let Day {
            name,
            is_of_all,
            used,
        } = std::mem::take(day);
        match name {
            Some(name) if !used && is_of_all => self.note_when(&name),
            Some(name) if !used => self.event(name, "", new_id),
            _ => {}
        }
    }

    fn event(&mut self, at: String, text: &str, new_id: &mut dyn FnMut() -> Id) {
        // "At 14:05" is read as a sentence; the time is what stands behind it.
        let at = match at.split_once(' ') {
            Some((word, time)) if word.eq_ignore_ascii_case("at") => {
                self.label(word);
                time.to_owned()
            }
            _ => at,
        };
        let cells = [(Column::At, at), (Column::Text, text.trim().to_owned())];
        self.push(List::Timeline, &cells, None, new_id);
    }

    /// The rows of a table; its column names are labels, and so are its choices.
    fn table(&mut self, list: List, table: &str, new_id: &mut dyn FnMut() -> Id) {
        let Some(rows) = paste::rows(table, list, new_id) else {
            self.note(
                table,
                Some(Problem::NoRow {
                    section: list.section(),
                }),
            );
            return;
        };
        let names = table.lines().next().map(blocks::cells).unwrap_or_default();
        for (number, line) in table.lines().enumerate() {
            if number == 0 {
                self.column_names(list, line);
            }
            for (index, cell) in blocks::cells(line).into_iter().enumerate() {
                let name = names.get(index);
                let counts = name.is_some_and(|name| paste::names_count(name));
                if counts || is_choice(cell.trim()) {
                    self.label(cell);
                } else if let Some((_, mark)) = paste::marked(cell.trim()) {
                    self.label(mark);
                }
            }
        }
        let before = self.doc.timeline.len();
        for row in rows {
            self.put(list, row);
        }
        if list == List::Timeline {
            self.put_zone_of_columns(before, table.lines().next().unwrap_or_default());
        }
    }

    /// What a name of a column says beside it is noted, but for the zone of its times.
    fn column_names(&mut self, list: List, line: &str) {
        self.label(line);
        for cell in blocks::cells(line) {
            let is_zone = |aside: &str| {
                times::says_utc(aside)
                    || list == List::Timeline && times::stated_zone(aside).is_some()
            };
            if super::names::aside(cell).is_some_and(|aside| !is_zone(aside)) {
                self.note(cell.trim(), None);
            }
        }
    }

    fn push(
        &mut self,
        list: List,
        cells: &[(Column, String)],
        status: Option<ActionStatus>,
        new_id: &mut dyn FnMut() -> Id,
    ) {
        let cells = cells.iter().map(|(column, text)| (*column, text.as_str()));
        let mut row = Row::with_cells(list, new_id(), cells);
        if let Some(status) = status {
            let shared = if status == ActionStatus::Done {
                "yes"
            } else {
                ""
            };
            row.cells_mut().set_cell(Column::Status, status.key());
            row.cells_mut().set_cell(Column::Shared, shared);
        }
        self.put(list, row);
    }

    fn put(&mut self, list: List, row: Row) {
        self.found(list.section());
        let rows = self.doc.rows_mut(list);
        rows.insert(rows.len(), row);
    }

    /// Adds to the last row, or makes one where there is none.
    fn attach(&mut self, list: List, more: &str, new_id: &mut dyn FnMut() -> Id) {
        let column = main_column(list);
        let rows = self.doc.rows_mut(list);
        let last = rows
            .len()
            .checked_sub(1)
            .and_then(|last| rows.get_mut(last));
        match last.and_then(|row| row.text_mut(column)) {
            Some(text) => {
                if !text.is_empty() {
                    text.push_str("\n\n");
                }
                text.push_str(more);
            }
            None => self.push(list, &[(column, more.to_owned())], None, new_id),
        }
    }

    fn without_box<'t>(&mut self, text: &'t str) -> (&'t str, Option<ActionStatus>) {
        for (mark, status) in [
            ("[ ]", ActionStatus::ToDo),
            ("[x]", ActionStatus::Done),
            ("[X]", ActionStatus::Done),
            ("[/]", ActionStatus::InProgress),
            ("[-]", ActionStatus::WontDo),
            ("\u{2610}", ActionStatus::ToDo),
            ("\u{2611}", ActionStatus::Done),
        ] {
            if let Some(rest) = text.strip_prefix(mark) {
                self.label(mark);
                return (rest.trim_start(), Some(status));
            }
        }
        (text, None)
    }

    fn without_time_label<'t>(&mut self, heading: &'t str) -> &'t str {
        match heading.split_once(':') {
            Some((label, time)) if label.trim().eq_ignore_ascii_case("time") => {
                self.label(label);
                time
            }
            _ => heading,
        }
    }
}

/// The day under which events stand.
#[derive(Default)]
struct Day {
    name: Option<String>,
    /// Whether the heading of the timeline names it.
    is_of_all: bool,
    used: bool,
}

impl Day {
    /// A time with this day before it, where it has none of its own.
    fn put_before(&mut self, at: String) -> String {
        match &self.name {
            Some(name) if !times::has_day(&at) => {
                self.used = true;
                format!("{name} {at}").trim_end().to_owned()
            }
            _ => at,
        }
    }
}

/// Whether a paragraph behind so many items is no action item: it closes the document.
pub(super) fn closes(list: List, items: usize) -> bool {
    list == List::Actions && items > 1
}

/// The kind of action items that a heading over them names.
fn action_kind(group: &str) -> Option<ActionKind> {
    ActionKind::from_label(group).or_else(|| match group.to_lowercase().as_str() {
        "prevention" | "preventive" | "preventative" => Some(ActionKind::Prevent),
        "detection" | "detective" => Some(ActionKind::Detect),
        "mitigation" | "mitigative" => Some(ActionKind::Mitigate),
        _ => None,
    })
}

/// Whether a cell may have become a choice, and so stands in no text.
fn is_choice(cell: &str) -> bool {
    Milestone::from_label(cell).is_some()
        || Known::from_label(cell).is_some()
        || paste::status(cell).is_some()
        || paste::priority(cell).is_some()
        || ActionKind::from_label(cell).is_some()
        || Answer::from_label(cell).is_some()
        || paste::is_estimate(cell)
}
