//! Where a check's finding stands in a file: the bytes of its field, cell or section.

use std::ops::Range;

use unblame::{
    document::{Place, Section},
    finding::{At, Finding},
    markdown,
};

use super::{Form, Found, Part, Source};

/// A date and time in UTC.
pub type Moment = chrono::NaiveDateTime;

impl Source {
    /// A finding with its bytes in the file.
    pub(super) fn placed(&self, finding: Finding) -> Found {
        let (section, range, sentence) = match finding.at {
            At::Place(place) => {
                let section = place.section();
                let found = self.at_place(place, &finding);
                let (range, sentence) = found.unwrap_or_else(|| {
                    let heading = self.heading(section);
                    (heading.clone(), heading)
                });
                (section, range, sentence)
            }
            At::Section(section) => {
                let heading = self.heading(section);
                (section, heading.clone(), heading)
            }
            At::Text => (Section::Incident, 0..0, 0..0),
        };
        Found {
            finding,
            section,
            range,
            sentence,
            fixes: Vec::new(),
        }
    }

    fn at_place(&self, place: Place, finding: &Finding) -> Option<(Range<usize>, Range<usize>)> {
        let text = self.document.text(place)?;
        if text.trim().is_empty() {
            return self.row(place).map(|row| (row.clone(), row));
        }
        if let Some(part) = self.part(place, &text) {
            let mapped = part.text();
            // The text of the file may have lost white space around it on its way.
            let lead = text.find(mapped.text()).unwrap_or_default();
            let moved = |range: &Range<usize>| {
                let start = range.start.saturating_sub(lead);
                start..range.end.saturating_sub(lead).max(start)
            };
            let range = mapped.source_range(moved(&finding.range));
            return Some((range, mapped.source_range(moved(&finding.sentence))));
        }
        // A fact that is no prose: it stands as it was typed, in the line of its row, or in a
        // heading above it.
        let (at, text) = (self.row_start(place), text.trim());
        let line = at..self.text[at..]
            .find('\n')
            .map_or(self.text.len(), |end| at + end);
        let found = self.text[line]
            .find(text)
            .map(|found| at + found)
            .or_else(|| place.row().and_then(|_| self.text[..at].rfind(text)))
            .or_else(|| Some(at + self.text[at..].find(text)?))?;
        let range = found..found + text.len();
        Some((range.clone(), range))
    }

    /// The part with this text at this place, of several with the same text the one that stands
    /// as far behind as the row does.
    fn part(&self, place: Place, text: &str) -> Option<&Part> {
        let same =
            |part: &&Part| is_like(part.place(), place) && part.text().text().trim() == text.trim();
        self.parts.iter().filter(same).nth(self.before(place, text))
    }

    /// How many rows before this one have the same text in the same cell.
    fn before(&self, place: Place, text: &str) -> usize {
        let Place::Cell { list, row, column } = place else {
            return 0;
        };
        let rows = self.document.rows(list);
        let before = rows.iter().take_while(|cells| cells.id() != row);
        let same = |cell: &str| cell.trim() == text.trim();
        // Where the row is in a branch of the whys, its text tells it.
        if rows.position(row).is_none() {
            return 0;
        }
        before
            .filter(|cells| cells.cell(column).is_some_and(same))
            .count()
    }

    /// The bytes of another cell of the same row.
    fn row(&self, place: Place) -> Option<Range<usize>> {
        let Place::Cell { list, row, .. } = place else {
            return None;
        };
        list.columns().iter().find_map(|&column| {
            let cell = Place::Cell { list, row, column };
            let text = self.document.text(cell)?;
            if text.trim().is_empty() {
                return None;
            }
            let part = self.part(cell, &text)?;
            let end = part.text().text().len();
            Some(part.text().source_range(0..end))
        })
    }

    /// From where a cell is to be looked for: its row, or the beginning of its section.
    fn row_start(&self, place: Place) -> usize {
        let row = self.row(place).map(|row| row.start);
        // A cell before the text of its row stands in the same line.
        let line = row.map(|at| self.text[..at].rfind('\n').map_or(0, |end| end + 1));
        line.unwrap_or_else(|| self.heading(place.section()).start)
    }

    /// The heading of a section, or failing that its first text, or the first line of the file.
    fn heading(&self, section: Section) -> Range<usize> {
        let first_line = || 0..self.text.find('\n').unwrap_or(self.text.len());
        let heading = markdown::heading(section).filter(|_| self.form == Form::Markdown);
        let named = heading.and_then(|heading| {
            let mut at = 0;
            self.text.split_inclusive('\n').find_map(|line| {
                let start = at;
                at += line.len();
                let text = line.trim_start_matches('#').trim();
                let is_it = line.starts_with('#') && text.eq_ignore_ascii_case(heading);
                is_it.then(|| start..start + line.trim_end().len())
            })
        });
        let text = || {
            let part = self
                .parts
                .iter()
                .find(|part| part.place().section() == section)?;
            Some(part.text().source_range(0..part.text().text().len()))
        };
        named.or_else(text).unwrap_or_else(first_line)
    }
}

/// Whether two places are the same field, or the same column of any row of one list.
fn is_like(a: Place, b: Place) -> bool {
    match (a, b) {
        (
            Place::Cell { list, column, .. },
            Place::Cell {
                list: other,
                column: wanted,
                ..
            },
        ) => list == other && column == wanted,
        _ => a == b,
    }
}
