use std::ops::Range;

use super::{Branch, Id, List, Place, Postmortem, Row, Silence};
use crate::text::{common_end, common_start};

/// Where a row stands: its list, for the whys its branch, and its index in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    pub list: List,
    /// The branch of the whys; `None` is the main chain, and the only value for other lists.
    pub branch: Option<Id>,
    pub index: usize,
}

/// One change to a document.
///
/// [`Edit::apply`] gives the edit that takes it back, and undo, redo and the history come of that.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Replaces a byte range of a free text.
    Splice {
        place: Place,
        range: Range<usize>,
        with: String,
    },
    /// Sets a choice or a flag by its key.
    Choose { place: Place, key: String },
    /// Puts a row in.
    Insert { slot: Slot, row: Box<Row> },
    /// Takes a row out.
    Remove { list: List, row: Id },
    /// Moves a row to another index of its own chain.
    Move { list: List, row: Id, to: usize },
    /// Sets which causes and items, by row id, an action or an accepted risk answers.
    Answer {
        list: List,
        row: Id,
        answers: Vec<Id>,
    },
    /// Replaces the list of silenced findings.
    Silence(Vec<Silence>),
    /// Puts a branch of questions in after the answer of a why.
    Branch {
        why: Id,
        index: usize,
        branch: Box<Branch>,
    },
    /// Takes a branch out, with all of its questions.
    Unbranch { branch: Id },
    /// Replaces the whole document, as an import or a restore does.
    Replace(Box<Postmortem>),
    /// Several edits that are one step for the writer.
    Batch(Vec<Edit>),
}

impl Edit {
    /// The smallest splice that makes the text at `place` into `new`; `None` where nothing
    /// changes or where the place holds no free text.
    pub fn retype(doc: &Postmortem, place: Place, new: &str) -> Option<Self> {
        let old = doc.text(place)?;
        if old == new {
            return None;
        }
        let (range, with) = difference(&old, new);
        Some(Self::Splice {
            place,
            range,
            with: with.to_owned(),
        })
    }

    /// Changes the document and gives the edit that takes the change back.
    ///
    /// An edit that does not fit the document (a row that is gone, a range outside the text)
    /// changes nothing and gives `None`. A batch is applied as far as it fits.
    pub fn apply(self, doc: &mut Postmortem) -> Option<Edit> {
        match self {
            Self::Splice { place, range, with } => splice(doc, place, range, &with),
            Self::Choose { place, key } => {
                let before = doc.text(place)?.into_owned();
                let changed = before != key && doc.set_text(place, &key);
                changed.then_some(Self::Choose { place, key: before })
            }
            Self::Insert { slot, row } => {
                let id = row.id();
                let rows = doc.chain_mut(slot.list, slot.branch)?;
                rows.insert(slot.index, *row).then_some(Self::Remove {
                    list: slot.list,
                    row: id,
                })
            }
            Self::Remove { list, row } => {
                let slot = doc.locate(list, row)?;
                let row = doc.chain_mut(list, slot.branch)?.remove(slot.index)?;
                Some(Self::Insert {
                    slot,
                    row: Box::new(row),
                })
            }
            Self::Move { list, row, to } => {
                let slot = doc.locate(list, row)?;
                let rows = doc.chain_mut(list, slot.branch)?;
                if to >= rows.len() || to == slot.index {
                    return None;
                }
                let taken = rows.remove(slot.index)?;
                rows.insert(to, taken);
                Some(Self::Move {
                    list,
                    row,
                    to: slot.index,
                })
            }
            Self::Answer { list, row, answers } => {
                let cells = doc.row_mut(list, row)?;
                let before = cells.answers().to_vec();
                cells.set_answers(answers);
                let changed = cells.answers() != before;
                changed.then_some(Self::Answer {
                    list,
                    row,
                    answers: before,
                })
            }
            Self::Silence(new) => {
                let changed = doc.silenced != new;
                let old = std::mem::replace(&mut doc.silenced, new);
                changed.then_some(Self::Silence(old))
            }
            Self::Branch { why, index, branch } => {
                let id = branch.id;
                doc.insert_branch(why, index, *branch)
                    .then_some(Self::Unbranch { branch: id })
            }
            Self::Unbranch { branch } => {
                let (why, index, branch) = doc.remove_branch(branch)?;
                Some(Self::Branch {
                    why,
                    index,
                    branch: Box::new(branch),
                })
            }
            Self::Replace(new) => {
                let old = std::mem::replace(doc, *new);
                Some(Self::Replace(Box::new(old)))
            }
            Self::Batch(edits) => {
                let mut undo: Vec<Edit> = edits
                    .into_iter()
                    .filter_map(|edit| edit.apply(doc))
                    .collect();
                undo.reverse();
                (!undo.is_empty()).then_some(Self::Batch(undo))
            }
        }
    }

    /// Whether this edit can only change texts, not which rows there are or their order.
    pub fn keeps_rows(&self) -> bool {
        match self {
            Self::Splice { .. } | Self::Choose { .. } | Self::Answer { .. } | Self::Silence(_) => {
                true
            }
            Self::Batch(edits) => edits.iter().all(Self::keeps_rows),
            _ => false,
        }
    }

    /// The place at which a writer should look after this edit, if it is one.
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::Splice { place, .. } | Self::Choose { place, .. } => Some(*place),
            Self::Insert { slot, row } => Some(first_cell(slot.list, row.id())),
            Self::Move { list, row, .. } | Self::Answer { list, row, .. } => {
                Some(first_cell(*list, *row))
            }
            Self::Branch { branch, .. } => {
                let first = branch.whys.first()?;
                Some(first_cell(List::Whys, first.id))
            }
            Self::Batch(edits) => edits.iter().find_map(Self::place),
            Self::Remove { .. } | Self::Unbranch { .. } | Self::Silence(_) | Self::Replace(_) => {
                None
            }
        }
    }
}

fn first_cell(list: List, row: Id) -> Place {
    Place::Cell {
        list,
        row,
        column: list.columns()[0],
    }
}

fn splice(doc: &mut Postmortem, place: Place, range: Range<usize>, with: &str) -> Option<Edit> {
    let text = doc.text_mut(place)?;
    let before = text.get(range.clone())?.to_owned();
    if before == with {
        return None;
    }
    let after = range.start..range.start + with.len();
    text.replace_range(range, with);
    Some(Edit::Splice {
        place,
        range: after,
        with: before,
    })
}

/// The byte range of `old` that differs and what stands there in `new`, cut at characters.
fn difference<'n>(old: &str, new: &'n str) -> (Range<usize>, &'n str) {
    let most = old.len().min(new.len());
    let mut start = common_start(old, new);
    while !old.is_char_boundary(start) {
        start -= 1;
    }
    let mut tail = common_end(old, new, most - start);
    while !old.is_char_boundary(old.len() - tail) || !new.is_char_boundary(new.len() - tail) {
        tail -= 1;
    }
    (start..old.len() - tail, &new[start..new.len() - tail])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Column, Field, SilenceScope, Why};

    #[test]
    fn retyping_gives_the_smallest_splice() {
        let mut doc = Postmortem {
            title: "Zürich à jour".into(),
            ..Postmortem::default()
        };
        let place = Place::Field(Field::Title);
        let edit = Edit::retype(&doc, place, "Zürich â jour").expect("texts differ");
        assert_eq!(
            edit,
            Edit::Splice {
                place,
                range: 8..10,
                with: "â".into()
            }
        );
        let undo = edit.apply(&mut doc).expect("it fits");
        assert_eq!(doc.title, "Zürich â jour");
        undo.apply(&mut doc);
        assert_eq!(doc.title, "Zürich à jour");
    }

    #[test]
    fn a_repeated_letter_is_one_insertion() {
        assert_eq!(difference("aa", "aaa"), (2..2, "a"));
        assert_eq!(difference("aaa", "aa"), (2..3, ""));
    }

    #[test]
    fn silencing_is_taken_back_and_does_nothing_twice() {
        let mut doc = Postmortem::default();
        let silence = Silence {
            id: Id::from_bits(1),
            rule: "should-have".into(),
            scope: SilenceScope::Rule,
            text: String::new(),
            sentence: String::new(),
            reason: "They ask for it.".into(),
        };
        let edit = Edit::Silence(vec![silence.clone()]);
        let undo = edit.clone().apply(&mut doc).expect("the list differs");
        assert_eq!(doc.silenced, [silence]);
        assert_eq!(edit.apply(&mut doc), None);
        undo.apply(&mut doc);
        assert_eq!(doc, Postmortem::default());
    }

    #[test]
    fn a_branch_is_put_in_and_taken_out_with_all_of_it() {
        let why = |bits| Why {
            id: Id::from_bits(bits),
            question: String::new(),
            answer: String::new(),
            branches: Vec::new(),
        };
        let mut doc = Postmortem {
            whys: vec![why(1)],
            ..Postmortem::default()
        };
        let branch = |bits, of| Edit::Branch {
            why: Id::from_bits(of),
            index: 0,
            branch: Box::new(Branch {
                id: Id::from_bits(bits),
                whys: vec![why(bits + 1)],
            }),
        };
        assert_eq!(branch(9, 8).apply(&mut doc), None, "there is no such why");
        branch(2, 1).apply(&mut doc).expect("the why is there");
        branch(4, 3).apply(&mut doc).expect("a branch may branch");
        let whole = doc.clone();
        let out = Edit::Unbranch {
            branch: Id::from_bits(2),
        };
        let back = out.apply(&mut doc).expect("the branch is there");
        assert_eq!(doc.whys, [why(1)]);
        back.apply(&mut doc).expect("it fits again");
        assert_eq!(doc, whole);
    }

    #[test]
    fn an_edit_that_does_not_fit_changes_nothing() {
        let mut doc = Postmortem::default();
        let place = Place::Field(Field::Title);
        let with = "x".to_owned();
        assert_eq!(
            Edit::Splice {
                place,
                range: 3..4,
                with
            }
            .apply(&mut doc),
            None
        );
        let row = Id::from_bits(1);
        let list = List::Timeline;
        assert_eq!(Edit::Remove { list, row }.apply(&mut doc), None);
        assert_eq!(Edit::Move { list, row, to: 0 }.apply(&mut doc), None);
        let column = Column::At;
        let place = Place::Cell { list, row, column };
        let key = "started".to_owned();
        assert_eq!(Edit::Choose { place, key }.apply(&mut doc), None);
        assert_eq!(doc, Postmortem::default());
    }
}
