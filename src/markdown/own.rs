//! Reading one section exactly as [`write_section`](super::write_section) writes it.

use super::{
    block, bounds,
    headings::{DURATION, FOLLOW_UP_FACTS, INCIDENT_FACTS, field_label, heading, list_label},
    labels::{Name, Shared},
    lines::{Kind, Scanner, in_comments},
    list, table, whys,
    write::{cause_labels, read_duration, write},
};
use crate::document::{
    Choice, Column, DocumentStatus, Field, Id, List, Place, Postmortem, Row, Section, Why,
};

/// Cuts a text before each of our section headings; the lines before the first of them, if
/// there are any, are the incident itself. With whether a piece is the last one.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = (Section, &str, bool)> {
    let mut scanner = Scanner::default();
    let mut pieces = Vec::new();
    let (mut section, mut start, mut at) = (Section::Incident, 0, 0);
    let lines: Vec<&str> = text.lines().collect();
    let comments = in_comments(&lines);
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let content = line.strip_suffix('\n').unwrap_or(line);
        if scanner.next(content) == Kind::Heading(2)
            && comments.get(number) != Some(&true)
            && let Some(next) = section_of(content)
        {
            if at > 0 {
                pieces.push((section, &text[start..at]));
            }
            (section, start) = (next, at);
        }
        at += line.len();
    }
    if start < at {
        pieces.push((section, &text[start..]));
    }
    let last = pieces.len().saturating_sub(1);
    let numbered = pieces.into_iter().enumerate();
    numbered.map(move |(index, (section, piece))| (section, piece, index == last))
}

/// Reads one piece, if it is a section just as we write it. A blank line parts it from the next
/// one; at the end of a text, the last line end may be missing.
pub(super) fn read_piece(
    section: Section,
    piece: &str,
    is_last: bool,
    new_id: &mut dyn FnMut() -> Id,
) -> Option<Postmortem> {
    if !is_last {
        return read_section(section, piece.strip_suffix('\n')?, new_id);
    }
    if piece.ends_with('\n') {
        return read_section(section, piece, new_id);
    }
    read_section(section, &format!("{piece}\n"), new_id)
}

/// Reads one section; `None` where writing it again would not give the same text.
fn read_section(
    section: Section,
    text: &str,
    new_id: &mut dyn FnMut() -> Id,
) -> Option<Postmortem> {
    let mut part = Part {
        doc: Postmortem::default(),
        shared: Shared::default(),
        new_id,
    };
    let body = match heading(section) {
        None => text.strip_suffix('\n')?,
        Some(heading) => text
            .strip_prefix("## ")?
            .strip_prefix(heading)?
            .strip_prefix("\n\n")?
            .strip_suffix('\n')?,
    };
    let lines: Vec<&str> = body.split('\n').collect();
    match section {
        Section::Incident => part.incident(&lines)?,
        Section::Summary => part.doc.summary = part.prose(Field::Summary, body, &[]),
        Section::Unsorted => {
            part.doc.unsorted_notes = part.prose(Field::UnsortedNotes, body, &[]);
        }
        Section::Timeline => part.table(List::Timeline, &lines)?,
        Section::Impact => part.table(List::Impact, &lines)?,
        Section::Actions => part.table(List::Actions, &lines)?,
        Section::WentWell => part.items(List::WentWell, &lines)?,
        Section::WentWrong => part.items(List::WentWrong, &lines)?,
        Section::GotLucky => part.items(List::GotLucky, &lines)?,
        Section::Lessons => part.lessons(&lines)?,
        Section::Causes => part.causes(&lines)?,
        Section::FollowUp => part.follow_up(&lines)?,
    }
    part.shared.sort();
    let same = write(&part.doc, section, &part.shared).as_deref() == Some(text);
    same.then_some(part.doc)
}

/// Takes the parts of one section from a document that holds nothing else.
pub(super) fn merge(section: Section, from: Postmortem, doc: &mut Postmortem) {
    match section {
        Section::Incident => {
            doc.title = from.title;
            doc.incident_date = from.incident_date;
            doc.start = from.start;
            doc.end = from.end;
            doc.severity = from.severity;
            doc.authors = from.authors;
            doc.postmortem_date = from.postmortem_date;
            doc.status = from.status;
            doc.services = from.services;
            doc.participants = from.participants;
        }
        Section::Summary => doc.summary = from.summary,
        Section::Timeline => doc.timeline = from.timeline,
        Section::Causes => {
            doc.immediate_cause = from.immediate_cause;
            doc.underlying_cause = from.underlying_cause;
            doc.contributing_factors = from.contributing_factors;
            doc.whys = from.whys;
            doc.accepted_risks = from.accepted_risks;
        }
        Section::Impact => doc.impact = from.impact,
        Section::WentWell => doc.went_well = from.went_well,
        Section::WentWrong => doc.went_wrong = from.went_wrong,
        Section::GotLucky => doc.got_lucky = from.got_lucky,
        Section::Actions => doc.action_items = from.action_items,
        Section::Lessons => doc.lessons = from.lessons,
        Section::FollowUp => {
            doc.review_date = from.review_date;
            doc.responsible = from.responsible;
            doc.reviewers = from.reviewers;
            doc.sharing = from.sharing;
        }
        Section::Unsorted => doc.unsorted_notes = from.unsorted_notes,
    }
}

fn section_of(line: &str) -> Option<Section> {
    let name = line.strip_prefix("## ")?;
    Section::ALL
        .iter()
        .copied()
        .find(|&section| heading(section) == Some(name))
}

struct Part<'a> {
    doc: Postmortem,
    /// What the labels say of other texts.
    shared: Shared,
    new_id: &'a mut dyn FnMut() -> Id,
}

impl Part<'_> {
    fn incident(&mut self, lines: &[&str]) -> Option<()> {
        let labels = [List::Services, List::Participants];
        let (head, parts) = split(
            lines,
            &labels.map(|list| list_label(list).unwrap_or_default()),
        );
        let mut head = head.as_slice();
        if let [title, rest @ ..] = head
            && let Some(title) = title.strip_prefix("# ")
        {
            self.doc.title = bounds::from_one_line(title).into_owned();
            head = rest.strip_prefix(&[""]).unwrap_or(rest);
        }
        self.facts(INCIDENT_FACTS, head)?;
        for (label, lines) in parts {
            match label {
                0 => self.items(List::Services, below_label(&lines)?)?,
                _ => self.table(List::Participants, below_label(&lines)?)?,
            }
        }
        Some(())
    }

    fn causes(&mut self, lines: &[&str]) -> Option<()> {
        let labels = cause_labels();
        let (head, parts) = split(lines, &labels);
        if !head.is_empty() {
            return None;
        }
        for (label, lines) in parts {
            match label {
                0 => {
                    let text = below_or_beside(&lines);
                    self.doc.immediate_cause = self.prose(Field::ImmediateCause, &text, &labels);
                }
                1 => {
                    let text = below_or_beside(&lines);
                    self.doc.underlying_cause = self.prose(Field::UnderlyingCause, &text, &labels);
                }
                2 => self.items(List::ContributingFactors, below_label(&lines)?)?,
                3 => self.doc.whys = self.whys(below_label(&lines)?)?,
                _ => self.table(List::AcceptedRisks, below_label(&lines)?)?,
            }
        }
        Some(())
    }

    fn follow_up(&mut self, lines: &[&str]) -> Option<()> {
        let labels = [List::Reviewers, List::Sharing];
        let (head, parts) = split(
            lines,
            &labels.map(|list| list_label(list).unwrap_or_default()),
        );
        self.facts(FOLLOW_UP_FACTS, &head)?;
        for (label, lines) in parts {
            let texts = list::read(below_label(&lines)?)?;
            for (text, number) in texts.iter().zip(1..) {
                if label == 0 {
                    let name = self.item(List::Reviewers, number, text);
                    self.push(List::Reviewers, [(Column::Name, name.as_str())]);
                } else {
                    let (audience, shared) = list::read_task(text)?;
                    let audience = self.item(List::Sharing, number, audience);
                    let shared = if shared { "yes" } else { "" };
                    let cells = [
                        (Column::Audience, audience.as_str()),
                        (Column::Shared, shared),
                    ];
                    self.push(List::Sharing, cells);
                }
            }
        }
        Some(())
    }

    fn lessons(&mut self, lines: &[&str]) -> Option<()> {
        if lines.first()?.starts_with('|') {
            return self.table(List::Lessons, lines);
        }
        for (text, number) in list::read(lines)?.iter().zip(1..) {
            let text = self.item(List::Lessons, number, text);
            let (title, text) = list::read_lesson(&text);
            self.push(
                List::Lessons,
                [(Column::Title, title), (Column::Text, text)],
            );
        }
        Some(())
    }

    fn facts(&mut self, fields: &[Field], lines: &[&str]) -> Option<()> {
        for line in lines {
            let (label, value) = line.strip_prefix("- **")?.split_once(":** ")?;
            let value = bounds::from_one_line(value);
            if label == DURATION {
                let (start, end, _) = read_duration(&value)?;
                self.doc.start = start.to_owned();
                self.doc.end = end.to_owned();
                continue;
            }
            let field = *fields
                .iter()
                .find(|&&field| field_label(field) == Some(label))?;
            let value = match field {
                Field::Status => DocumentStatus::from_label(&value)?.key(),
                _ => &value,
            };
            self.doc.set_text(Place::Field(field), value);
        }
        Some(())
    }

    fn items(&mut self, list: List, lines: &[&str]) -> Option<()> {
        for (text, number) in list::read(lines)?.iter().zip(1..) {
            let text = self.item(list, number, text);
            self.push(list, [(Column::Text, text.as_str())]);
        }
        Some(())
    }

    fn table(&mut self, list: List, lines: &[&str]) -> Option<()> {
        for row in table::read(list, lines, self.new_id)? {
            self.put(list, row);
        }
        Some(())
    }

    fn whys(&mut self, lines: &[&str]) -> Option<Vec<Why>> {
        whys::read(lines, Some(&mut self.shared), self.new_id)
    }

    fn prose(&mut self, field: Field, text: &str, labels: &[&str]) -> String {
        let text = block::decode(text, labels);
        bounds::from_block(&text, &Name::of_field(field), &mut self.shared)
    }

    fn item(&mut self, list: List, number: usize, text: &str) -> String {
        bounds::from_block(text, &Name::of_row(list, number), &mut self.shared)
    }

    fn push<'a>(&mut self, list: List, cells: impl IntoIterator<Item = (Column, &'a str)>) {
        let row = Row::with_cells(list, (self.new_id)(), cells);
        self.put(list, row);
    }

    fn put(&mut self, list: List, row: Row) {
        let rows = self.doc.rows_mut(list);
        let end = rows.len();
        rows.insert(end, row);
    }
}

type Labelled<'a> = (usize, Vec<&'a str>);

/// The lines before the first label, and those of each label with the index of it; the blank
/// line that parts them is taken off.
fn split<'a>(lines: &[&'a str], labels: &[&str]) -> (Vec<&'a str>, Vec<Labelled<'a>>) {
    let mut scanner = Scanner::default();
    let mut head: Vec<&str> = Vec::new();
    let mut parts: Vec<Labelled> = Vec::new();
    for line in lines {
        let label = (scanner.next(line) == Kind::Text)
            .then(|| label_of(line, labels))
            .flatten();
        match label {
            Some(label) => {
                take_blank(&mut head, &mut parts);
                parts.push((label, vec![line]));
            }
            None => match parts.last_mut() {
                Some((_, part)) => part.push(line),
                None => head.push(line),
            },
        }
    }
    (head, parts)
}

fn take_blank<'a>(head: &mut Vec<&'a str>, parts: &mut [Labelled<'a>]) {
    let before = match parts.last_mut() {
        Some((_, part)) => part,
        None => head,
    };
    if before.last().is_some_and(|line| line.is_empty()) {
        before.pop();
    }
}

fn label_of(line: &str, labels: &[&str]) -> Option<usize> {
    let end = block::label_end(line, labels)?;
    let label = line[..end].strip_prefix("**")?.strip_suffix(':')?;
    labels.iter().position(|known| *known == label)
}

fn below_label<'a, 'b>(lines: &'b [&'a str]) -> Option<&'b [&'a str]> {
    match lines {
        [_, "", body @ ..] => Some(body),
        _ => None,
    }
}

fn below_or_beside(lines: &[&str]) -> String {
    let text = lines.join("\n");
    let text = text.split_once(":**").map_or("", |(_, text)| text);
    let below = text.strip_prefix("\n\n");
    let beside = text.strip_prefix(' ');
    below.or(beside).unwrap_or(text).to_owned()
}
