use super::{Word, mark_words};
use crate::document::{Cells, Column, Field, Id, List, Postmortem, Section, Why};

/// How one state of a draft became another, as data for a view.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// The sections in which something differs, in document order.
    pub sections: Vec<(Section, Vec<Piece>)>,
    /// How many findings are silenced now that were not, and the other way round.
    pub silences: (usize, usize),
}

/// One thing that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Field {
        field: Field,
        words: Vec<Word>,
    },
    Row {
        list: List,
        row: Id,
        change: Change,
        /// Of a row that was added or removed every cell that is written, of one that changed the
        /// cells that differ.
        cells: Vec<(Column, Vec<Word>)>,
    },
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Added,
    Removed,
    /// Its cells differ, or what it answers.
    Changed,
    /// It stands elsewhere among the rows that both states have.
    Moved,
}

impl Difference {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty() && self.silences == (0, 0)
    }
}

/// How `old` became `new`: fields by their text, rows by their id, texts word by word.
pub fn difference(old: &Postmortem, new: &Postmortem) -> Difference {
    let mut sections = Vec::new();
    for &section in Section::ALL {
        let mut pieces = Vec::new();
        for &field in Field::ALL.iter().filter(|field| field.section() == section) {
            let (before, after) = (old.field(field), new.field(field));
            if before != after {
                let words = mark_words(field.shown(&before), field.shown(&after));
                pieces.push(Piece::Field { field, words });
            }
        }
        for &list in List::ALL.iter().filter(|list| list.section() == section) {
            rows(
                list,
                &all_rows(old, list),
                &all_rows(new, list),
                &mut pieces,
            );
        }
        if !pieces.is_empty() {
            sections.push((section, pieces));
        }
    }
    let missing = |from: &Postmortem, of: &Postmortem| {
        let gone = of
            .silenced
            .iter()
            .filter(|one| !from.silenced.contains(one));
        gone.count()
    };
    Difference {
        sections,
        silences: (missing(old, new), missing(new, old)),
    }
}

/// The rows of a list in reading order, those of branches too.
fn all_rows(doc: &Postmortem, list: List) -> Vec<&dyn Cells> {
    let mut found = Vec::new();
    if list == List::Whys {
        whys(&doc.whys, &mut found);
    } else {
        found.extend(doc.rows(list).iter());
    }
    found
}

fn whys<'d>(chain: &'d Vec<Why>, found: &mut Vec<&'d dyn Cells>) {
    for why in chain {
        found.push(why);
        for branch in &why.branches {
            whys(&branch.whys, found);
        }
    }
}

fn rows(list: List, old: &[&dyn Cells], new: &[&dyn Cells], pieces: &mut Vec<Piece>) {
    let find = |rows: &[&dyn Cells], id: Id| rows.iter().position(|row| row.id() == id);
    let moved = moved(old, new);
    for &row in new {
        let before = find(old, row.id()).map(|at| old[at]);
        let cells = cells(list, before, Some(row));
        let change = match before {
            None => Change::Added,
            Some(before) if !cells.is_empty() || before.answers() != row.answers() => {
                Change::Changed
            }
            Some(_) if moved.contains(&row.id()) => Change::Moved,
            Some(_) => continue,
        };
        pieces.push(Piece::Row {
            list,
            row: row.id(),
            change,
            cells,
        });
    }
    for &row in old {
        if find(new, row.id()).is_none() {
            pieces.push(Piece::Row {
                list,
                row: row.id(),
                change: Change::Removed,
                cells: cells(list, Some(row), None),
            });
        }
    }
}

fn cells(list: List, old: Option<&dyn Cells>, new: Option<&dyn Cells>) -> Vec<(Column, Vec<Word>)> {
    let text = |row: Option<&dyn Cells>, column: Column| {
        row.and_then(|row| row.cell(column).map(str::to_owned))
            .unwrap_or_default()
    };
    let mut cells = Vec::new();
    for &column in list.columns() {
        let (before, after) = (text(old, column), text(new, column));
        if before != after {
            let words = mark_words(column.shown(&before), column.shown(&after));
            cells.push((column, words));
        }
    }
    cells
}

/// The rows of both states that stand elsewhere among each other: as few as explain the order.
fn moved(old: &[&dyn Cells], new: &[&dyn Cells]) -> Vec<Id> {
    let before: Vec<Id> = old.iter().map(|row| row.id()).collect();
    let common: Vec<(Id, usize)> = new
        .iter()
        .filter_map(|row| {
            let at = before.iter().position(|id| *id == row.id())?;
            Some((row.id(), at))
        })
        .collect();
    // The longest run of rows that kept their order: for each row, by its place before, how long
    // the run is that ends with it, and the row before it in that run.
    let mut longest: Vec<(usize, Option<usize>)> = Vec::with_capacity(common.len());
    for (index, (_, at)) in common.iter().enumerate() {
        let best = (0..index)
            .filter(|&earlier| common[earlier].1 < *at)
            .max_by_key(|&earlier| longest[earlier].0);
        longest.push((best.map_or(1, |best| longest[best].0 + 1), best));
    }
    let mut keeps = vec![false; common.len()];
    let mut at = (0..common.len()).max_by_key(|&index| longest[index].0);
    while let Some(index) = at {
        keeps[index] = true;
        at = longest[index].1;
    }
    let moved = common.iter().zip(keeps).filter(|(_, keeps)| !keeps);
    moved.map(|((id, _), _)| *id).collect()
}
