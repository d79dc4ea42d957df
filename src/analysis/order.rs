//! Where findings stand in a document: one order for what is said and how it is said.

use std::{cell::Cell, ops::Range};

use crate::{
    document::{Id, List, Place, Postmortem, Why},
    finding::At,
    template::{self, Part},
};

/// Where everything of a document stands, in the order of its form.
#[derive(Debug)]
pub struct Order<'a> {
    doc: &'a Postmortem,
    /// Where the last row was found: what is asked for next is near it.
    last: Cell<usize>,
}

/// Section, part of it, row, column, first and last byte. What concerns a section as a whole
/// stands before what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stand(usize, usize, usize, usize, usize, usize);

impl<'a> Order<'a> {
    /// The order of a document; its texts are not touched.
    pub const fn of(doc: &'a Postmortem) -> Self {
        let last = Cell::new(0);
        Self { doc, last }
    }

    /// Where these bytes of a place stand, or of a section as a whole.
    pub fn stand(&self, at: At, range: &Range<usize>) -> Stand {
        let Range { start, end } = *range;
        let (place, section) = match at {
            At::Place(place) => (place, place.section()),
            At::Section(section) => return Stand(section as usize, 0, 0, 0, 0, 0),
            At::Text => return Stand(0, 0, 0, 0, 0, 0),
        };
        let is_it = |part: &Part| match (part, place) {
            (Part::Field(one), Place::Field(field)) => one.field == field,
            (Part::List(one), Place::Cell { list, .. }) => one.list == list,
            _ => false,
        };
        let template = template::section(section);
        let part = template.and_then(|template| template.parts.iter().position(is_it));
        let (row, column) = match place {
            Place::Field(_) => (0, 0),
            Place::Cell { list, row, column } => {
                let column = list.columns().iter().position(|&one| one == column);
                (self.row(list, row), column.unwrap_or_default())
            }
        };
        let part = part.map_or(0, |part| part + 1);
        Stand(section as usize, part, row, column, start, end)
    }

    fn row(&self, list: List, row: Id) -> usize {
        if list == List::Whys {
            let mut before = 0;
            count_whys(&self.doc.whys, row, &mut before);
            return before;
        }
        let rows = self.doc.rows(list);
        let is_it = |at: &usize| rows.get(*at).is_some_and(|cells| cells.id() == row);
        let last = self.last.get().min(rows.len());
        let found = (last..rows.len())
            .find(is_it)
            .or_else(|| (0..last).find(is_it));
        let found = found.unwrap_or_default();
        self.last.set(found);
        found
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

/// Counts the whys before this one, branch after branch. Gives whether it was found.
fn count_whys(whys: &[Why], id: Id, before: &mut usize) -> bool {
    whys.iter().any(|why| {
        if why.id == id {
            return true;
        }
        *before += 1;
        let branches = &why.branches;
        branches
            .iter()
            .any(|branch| count_whys(&branch.whys, id, before))
    })
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
