//! Sorting the lines of a file to fields and rows, as the reader of documents sorts them.

use std::borrow::Cow;

use super::{
    Passage,
    slices::{Slices, without_box},
};
use crate::{
    document::{Column, Field, Id, List, Place, Section},
    markdown::{
        foreign::{
            blocks::{self, Piece, PieceKind},
            entries::{cells, main_column, own_cells},
            facts::{
                by_item, by_label, fact_of, is_cause, is_own_cause, lists_only, take_bare_heads,
                without_unknown,
            },
            names::{self, Fact, Target, of_section},
            outline::{Outline, Route, answer, heads, is_unanswered},
            rows::closes,
            times,
        },
        lines::{Kind, Scanner, in_comments, item_marker, split_indent},
        table, whys,
    },
    paste,
    text::Mapped,
};

/// Goes through a file from its beginning.
pub(super) struct Reader<'s> {
    slices: Slices<'s>,
    passages: Vec<Passage>,
    outline: Outline,
    /// As it was found first.
    title: String,
    /// Whether the section is just as we write it.
    is_own: bool,
    rows: u64,
}

impl<'s> Reader<'s> {
    /// A reader of this text, of which everything that it is given must be a slice.
    pub(super) fn new(text: &'s str) -> Self {
        Self {
            slices: Slices(text),
            passages: Vec::new(),
            outline: Outline::default(),
            title: String::new(),
            is_own: false,
            rows: 0,
        }
    }

    /// Everything that was found.
    pub(super) fn finish(self) -> Vec<Passage> {
        self.passages
    }

    /// A section that is just as we write it: what its texts look like means nothing.
    pub(super) fn own_section(&mut self, section: Section, lines: &[&'s str]) {
        let mut body = lines.get(1..).unwrap_or_default();
        if section == Section::Incident {
            match lines.first().and_then(|line| line.strip_prefix("# ")) {
                Some(title) => self.title(title),
                None => body = lines,
            }
        }
        self.outline.begin(section);
        self.is_own = true;
        self.place(of_section(section), body);
        self.is_own = false;
    }

    /// Lines of any kind, sorted by their headings.
    pub(super) fn lines(&mut self, lines: &[&'s str]) {
        let mut target = self.outline.target();
        let mut part: Vec<&str> = Vec::new();
        let mut underlined = false;
        let mut answered = None;
        for (number, (&line, head)) in lines.iter().zip(heads(lines)).enumerate() {
            if std::mem::take(&mut underlined) || answered == Some(number) {
                continue;
            }
            let below = head.and_then(|head| {
                let answer = answer(lines, number, head);
                self.below((head.level, line), answer, target)
            });
            let Some((next, text, below)) = below else {
                part.push(line);
                continue;
            };
            self.place(target, &std::mem::take(&mut part));
            target = next;
            answered = below;
            part.push(text);
            underlined = head.is_some_and(|head| head.is_underlined);
        }
        self.place(target, &part);
    }

    /// Where the lines below a heading belong, what of the heading is text there, and which line
    /// was taken as the answer to it; `None` where it is one of the lines that stay where they are.
    fn below(
        &mut self,
        heading: (usize, &'s str),
        answer: Option<(usize, &'s str)>,
        current: Target,
    ) -> Option<(Target, &'s str, Option<usize>)> {
        let line = heading.1;
        let unmarked = line.trim_start_matches([' ', '#']);
        let title = self.title.clone();
        let mut outline = std::mem::take(&mut self.outline);
        let mut answered = None;
        let route = outline.route(heading, current, &title, &mut |text, is_outer| match (
            text.contains(':'),
            answer.filter(|_| is_outer),
        ) {
            (true, _) => self.fact(unmarked),
            (false, Some((number, value))) if self.labelled(text, value) => {
                answered = Some(number);
                true
            }
            _ => false,
        });
        self.outline = outline;
        let (target, said) = match route {
            Route::Content => return None,
            Route::Named { target, said, .. } => {
                let said = line.rfind(&said).filter(|_| !said.is_empty());
                (target, said.map_or("", |at| &line[at..]))
            }
            Route::Fact => (current, ""),
            Route::Title(_) => {
                self.title(unmarked.trim_end_matches(['#', ' ']));
                (Target::Incident, "")
            }
            Route::Inner(target) => (target, line),
            Route::Unknown(_) => (Target::Unsorted, line),
        };
        Some((target, said, answered))
    }

    fn place(&mut self, target: Target, lines: &[&'s str]) {
        if is_unanswered(lines) {
            return;
        }
        match target {
            Target::Incident if self.is_own => self.lead(lines),
            Target::Incident => {
                for (label, lines) in by_item(lines) {
                    match label {
                        Some((target, _)) => self.place(target, &lines),
                        None => self.lead(&lines),
                    }
                }
            }
            Target::Causes => {
                let names = if self.is_own { is_own_cause } else { is_cause };
                for (label, lines) in by_label(lines, names) {
                    match label {
                        Some((Target::Causes, _)) | None => {
                            self.prose(Field::UnderlyingCause, &lines);
                        }
                        Some((target, _)) => self.place(target, &lines),
                    }
                }
            }
            Target::FollowUp => {
                for (label, lines) in by_label(lines, |name| lists_only(name, Section::FollowUp)) {
                    match label {
                        Some((target, _)) => self.place(target, &lines),
                        None => {
                            let rest = self.without_facts(&lines);
                            self.rows(List::Actions, &rest);
                        }
                    }
                }
            }
            Target::Prose(field) => self.prose(field, lines),
            Target::Unsorted => self.prose(Field::UnsortedNotes, lines),
            Target::Rows(list) => self.rows(list, lines),
        }
    }

    fn lead(&mut self, lines: &[&'s str]) {
        for (label, lines) in by_label(lines, |name| lists_only(name, Section::Incident)) {
            match label {
                Some((target, _)) => self.place(target, &lines),
                None => {
                    let rest = self.without_facts(&lines);
                    let (mut rest, unknown) = without_unknown(&rest);
                    take_bare_heads(&mut rest);
                    for (_, line) in unknown {
                        self.prose(Field::UnsortedNotes, &[line]);
                    }
                    self.prose(Field::Summary, &rest);
                }
            }
        }
    }

    /// The lines that state no fact.
    fn without_facts(&mut self, lines: &[&'s str]) -> Vec<&'s str> {
        let mut scanner = Scanner::default();
        let mut rest = Vec::new();
        for (&line, is_comment) in lines.iter().zip(in_comments(lines)) {
            let kind = scanner.next(line);
            let may_be = matches!(kind, Kind::Item | Kind::Text) && !is_comment;
            if !(may_be && self.fact(line)) {
                rest.push(line);
            }
        }
        take_bare_heads(&mut rest);
        rest
    }

    /// Whether the line is a fact behind its label; the title is one that is text as well.
    pub(super) fn fact(&mut self, line: &'s str) -> bool {
        fact_of(line).is_some_and(|(label, value)| self.labelled(label, value))
    }

    fn labelled(&mut self, label: &str, value: &'s str) -> bool {
        let fact = names::fact(label);
        if fact == Some(Fact::Field(Field::Title)) && self.title.is_empty() {
            self.title(value.trim_matches(['"', '\'']));
        }
        fact.is_some()
    }

    fn title(&mut self, title: &'s str) {
        let text = self.slices.one_line(title);
        if !self.title.is_empty() {
            return;
        }
        text.text().clone_into(&mut self.title);
        self.add(Place::Field(Field::Title), text, false);
    }

    fn prose(&mut self, field: Field, lines: &[&'s str]) {
        let text = self.slices.joined(lines.iter().copied());
        self.add(Place::Field(field), text, false);
    }

    fn rows(&mut self, list: List, lines: &[&'s str]) {
        if list == List::Whys && self.own_whys(lines) {
            return;
        }
        let pieces = blocks::pieces(lines);
        for (number, piece) in pieces.iter().enumerate() {
            match piece.kind {
                PieceKind::Code => {}
                PieceKind::Table => self.table(list, piece, lines),
                PieceKind::Heading if list == List::Timeline => self.event_heading(piece, lines),
                PieceKind::Text if list == List::Timeline => self.events(piece, lines),
                PieceKind::Heading => {
                    // A heading with entries below it only groups them.
                    let next = pieces.get(number + 1);
                    if next.is_none_or(|next| next.kind == PieceKind::Heading) {
                        let text = self
                            .slices
                            .heading(piece.texts(lines).next().unwrap_or_default());
                        self.row(list, vec![(main_column(list), text)], false);
                    }
                }
                PieceKind::Text if closes(list, items(&pieces[..number])) => {
                    let lines: Vec<&str> = piece.texts(lines).collect();
                    self.prose(Field::UnsortedNotes, &lines);
                }
                PieceKind::Item(_) | PieceKind::Text => {
                    let text = self.slices.joined(piece.texts(lines)).trimmed();
                    self.entry(list, without_box(text));
                }
            }
        }
    }

    /// A tree of whys that is written as ours: each line is a row.
    fn own_whys(&mut self, lines: &[&'s str]) -> bool {
        let lines: Vec<&str> = lines
            .iter()
            .copied()
            .filter(|line| !line.is_empty())
            .collect();
        if whys::read(&lines, None, &mut || Id::from_bits(0)).is_none() {
            return false;
        }
        for line in lines {
            let (_, row) = split_indent(line);
            let (question, answer) = whys::split_row(&row[item_marker(row).unwrap_or_default()..]);
            let cells = vec![
                (Column::Question, self.slices.one_line(question)),
                (Column::Answer, self.slices.one_line(answer)),
            ];
            self.row(List::Whys, cells, true);
        }
        true
    }

    fn event_heading(&mut self, piece: &Piece, lines: &[&'s str]) {
        let text = self
            .slices
            .heading(piece.texts(lines).next().unwrap_or_default());
        if !times::is_day(text.text()) {
            self.event(text);
        }
    }

    /// The events of a paragraph, each from a line that begins with a time.
    fn events(&mut self, piece: &Piece, lines: &[&'s str]) {
        let mut event: Vec<&str> = Vec::new();
        for line in piece.texts(lines) {
            let is_day = times::is_day(line);
            if is_day || times::split(line).is_some() {
                let text = self.slices.joined(event.drain(..));
                self.event(text);
            }
            if !is_day {
                event.push(line);
            }
        }
        let text = self.slices.joined(event);
        self.event(text);
    }

    /// What happened, without its time.
    fn event(&mut self, text: Mapped) {
        let said = text.text();
        let range = match (times::split(said), times::split_end(said)) {
            (Some((_, Cow::Borrowed(rest))), _) => said.len() - rest.len()..said.len(),
            // A mark of the time's stands before it now.
            (Some((_, Cow::Owned(rest))), _) => {
                let rest = rest.trim_start_matches(['*', '_', '`']);
                said.len() - rest.len()..said.len()
            }
            (None, Some((_, before))) => 0..before.len(),
            (None, None) => 0..said.len(),
        };
        let text = text.part(range);
        self.row(List::Timeline, vec![(Column::Text, text)], false);
    }

    fn entry(&mut self, list: List, text: Mapped) {
        if list == List::Timeline {
            return self.event(text);
        }
        let mut from = 0;
        let is_text = |column| !matches!(column, Column::Priority | Column::Status);
        let cells = if self.is_own { own_cells } else { cells };
        for cells in cells(list, text.text()) {
            let mut parts = Vec::new();
            for (column, cell) in cells.into_iter().filter(|(column, _)| is_text(*column)) {
                let rest = text.text().get(from..).unwrap_or_default();
                // A name may have lost its bold marks; it is what stands before the colon.
                let found = rest.find(&cell).map(|at| from + at..from + at + cell.len());
                let range = found.unwrap_or(from..from + rest.find(':').unwrap_or(rest.len()));
                from = range.end;
                parts.push((column, text.part(range)));
            }
            self.row(list, parts, false);
        }
    }

    fn table(&mut self, list: List, piece: &Piece, lines: &[&'s str]) {
        let rows: Vec<&str> = piece.texts(lines).collect();
        let own = rows.first().and_then(|header| table::columns(header, list));
        let own = own.map(|columns| (columns.into_iter().map(Some).collect(), true));
        let read = own.or_else(|| paste::columns(&rows.join("\n"), list));
        let Some((columns, named)) = read else {
            return self.prose(Field::UnsortedNotes, &rows);
        };
        for (number, row) in rows.into_iter().enumerate() {
            if number == 0 && named || number == 1 && blocks::is_delimiter(row) {
                continue;
            }
            let cells = blocks::cells(row).into_iter().enumerate();
            let cells = cells.map(|(index, cell)| {
                let column = columns.get(index).copied().flatten();
                (column.unwrap_or(main_column(list)), self.slices.cell(cell))
            });
            let cells = cells.collect();
            self.row(list, cells, true);
        }
    }

    fn row(&mut self, list: List, cells: Vec<(Column, Mapped)>, in_cell: bool) {
        let row = Id::from_bits(self.rows);
        self.rows += 1;
        for (column, text) in cells {
            self.add(Place::Cell { list, row, column }, text, in_cell);
        }
    }

    fn add(&mut self, place: Place, text: Mapped, in_cell: bool) {
        let text = text.trimmed();
        if !text.text().is_empty() {
            self.passages.push(Passage {
                place,
                text,
                in_cell,
            });
        }
    }
}

fn items(pieces: &[Piece]) -> usize {
    let is_item = |piece: &&Piece| matches!(piece.kind, PieceKind::Item(_));
    pieces.iter().filter(is_item).count()
}
