//! Where findings stand in a document: one order for what is said and how it is said.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::{
    document::{Column, Id, List, Place, Postmortem, Section, Why},
    finding::At,
    template::{self, Part},
};

/// Where everything of a document stands, in the order of its form.
#[derive(Debug)]
pub struct Order {
    /// The row's place among those of its list.
    rows: FxHashMap<Id, usize>,
}

/// Section, part of it, row, column, first and last byte. What concerns a section as a whole
/// stands before what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stand(usize, usize, usize, usize, usize, usize);

impl Order {
    /// Looks through the rows of a document once; their texts are not touched.
    pub fn of(doc: &Postmortem) -> Self {
        let mut rows = FxHashMap::default();
        for &list in List::ALL {
            if list == List::Whys {
                number_whys(&doc.whys, &mut rows);
                continue;
            }
            for cells in doc.rows(list).iter() {
                let number = rows.len();
                rows.insert(cells.id(), number);
            }
        }
        Self { rows }
    }

    /// Where these bytes of a place stand, or of a section as a whole.
    pub fn stand(&self, at: At, range: &Range<usize>) -> Stand {
        let Range { start, end } = *range;
        match at {
            At::Place(Place::Field(field)) => {
                let (section, part) = part_of(
                    field.section(),
                    |part| matches!(part, Part::Field(one) if one.field == field),
                );
                Stand(section, part, 0, 0, start, end)
            }
            At::Place(Place::Cell { list, row, column }) => {
                let (section, part) = part_of(
                    list.section(),
                    |part| matches!(part, Part::List(one) if one.list == list),
                );
                let row = self.rows.get(&row).copied().unwrap_or_default();
                Stand(section, part, row, column_of(list, column), start, end)
            }
            At::Section(section) => Stand(section as usize, 0, 0, 0, 0, 0),
            At::Text => Stand(0, 0, 0, 0, 0, 0),
        }
    }
}

/// Which of some findings comes next: the one after where the writer is, or before it, or going
/// round. Who was led to one of them stands at it, so that others at the same words have their
/// turn; who stands at none says so by `None`.
pub fn next(stands: &[Stand], from: Option<(Stand, Option<usize>)>, back: bool) -> Option<usize> {
    let numbered = || {
        stands
            .iter()
            .enumerate()
            .map(|(index, stand)| (*stand, index))
    };
    let next = match (from, back) {
        (None, false) => numbered().min(),
        (None, true) => numbered().max(),
        (Some((from, at)), false) => {
            let beyond = |one: &(Stand, usize)| *one > (from, at.unwrap_or(usize::MAX));
            numbered().filter(beyond).min().or_else(|| numbered().min())
        }
        (Some((from, at)), true) => {
            let before = |one: &(Stand, usize)| *one < (from, at.unwrap_or(0));
            numbered().filter(before).max().or_else(|| numbered().max())
        }
    };
    next.map(|(_, index)| index)
}

fn number_whys(whys: &[Why], rows: &mut FxHashMap<Id, usize>) {
    for why in whys {
        let number = rows.len();
        rows.insert(why.id, number);
        for branch in &why.branches {
            number_whys(&branch.whys, rows);
        }
    }
}

/// The number of the section and that of the part in it, counted from 1.
fn part_of(section: Section, is: impl Fn(&Part) -> bool) -> (usize, usize) {
    let template = template::section(section);
    let part = template.and_then(|template| template.parts.iter().position(is));
    (section as usize, part.map_or(0, |part| part + 1))
}

fn column_of(list: List, column: Column) -> usize {
    let columns = list.columns().iter();
    columns.take_while(|&&one| one != column).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stand(section: usize, start: usize) -> Stand {
        Stand(section, 1, 0, 0, start, start + 3)
    }

    #[test]
    fn steps_go_round_and_pass_none_of_those_that_stand_together() {
        let stands = [stand(2, 0), stand(1, 5), stand(1, 5), stand(1, 0)];
        let mut seen = Vec::new();
        let mut from = None;
        for _ in 0..5 {
            let index = next(&stands, from, false).expect("there are some");
            from = Some((stands[index], Some(index)));
            seen.push(index);
        }
        assert_eq!(seen, [3, 1, 2, 0, 3]);
        let mut seen = Vec::new();
        for _ in 0..4 {
            let index = next(&stands, from, true).expect("there are some");
            from = Some((stands[index], Some(index)));
            seen.push(index);
        }
        assert_eq!(seen, [0, 2, 1, 3]);
        assert_eq!(next(&[], None, false), None);
    }
}
