//! Edits on any document: what one does, its inverse takes back.

mod common;

use common::documents::{postmortem, text};
use proptest::prelude::*;
use unblame::document::{
    Edit, Field, History, Id, List, OpenDocument, Place, Postmortem, Row, Silence, SilenceScope,
    Slot, Typing,
};

/// Some edit that may or may not fit the document.
fn edit(doc: &Postmortem, kind: u8, list: usize, index: usize, to: usize, text: &str) -> Edit {
    let list = List::ALL[list % List::ALL.len()];
    let rows = doc.rows(list);
    let row = match rows.len() {
        0 => Id::from_bits(1),
        len => rows
            .get(index % len)
            .map_or(Id::from_bits(1), |row| row.id()),
    };
    let place = match kind % 2 {
        0 => Place::Field(Field::ALL[index % Field::ALL.len()]),
        _ => Place::Cell {
            list,
            row,
            column: list.columns()[to % list.columns().len()],
        },
    };
    match kind % 8 {
        0 | 1 => Edit::retype(doc, place, text).unwrap_or(Edit::Batch(Vec::new())),
        2 => Edit::Remove { list, row },
        3 => Edit::Move { list, row, to },
        4 => Edit::Insert {
            slot: Slot {
                list,
                branch: None,
                index: to,
            },
            row: Box::new(Row::new(list, Id::from_bits(index as u64))),
        },
        5 => Edit::Silence(vec![Silence {
            id: Id::from_bits(index as u64),
            rule: "should-have".into(),
            scope: SilenceScope::Once,
            text: text.into(),
            sentence: text.into(),
            reason: String::new(),
        }]),
        6 => Edit::Answer {
            list,
            row,
            answers: vec![Id::from_bits(index as u64)],
        },
        _ => Edit::Replace(Box::default()),
    }
}

proptest! {
    #[test]
    fn undo_takes_every_edit_back_and_redo_makes_it_again(
        before in postmortem(),
        edits in prop::collection::vec((any::<u8>(), any::<usize>(), 0..9_usize, 0..5_usize, text()), 1..12),
    ) {
        let mut doc = before.clone();
        let mut history = History::default();
        for (kind, list, index, to, text) in edits {
            let edit = edit(&doc, kind, list, index, to, &text);
            history.edit(&mut doc, edit, Typing::Step);
        }
        let after = doc.clone();
        while history.can_undo() {
            history.undo(&mut doc);
        }
        prop_assert_eq!(&doc, &before);
        while history.can_redo() {
            history.redo(&mut doc);
        }
        prop_assert_eq!(&doc, &after);
    }
}

#[test]
fn a_document_is_had_in_the_midst_of_a_step_as_it_was_before() {
    let open = OpenDocument::default();
    open.replace(Postmortem {
        title: "Whole".into(),
        ..Postmortem::default()
    });
    let rescued = open.step(|_, doc| {
        doc.title = "Hal".into();
        // Here the program stops.
        open.rescued()
    });
    assert_eq!(rescued.map(|doc| doc.title), Some("Whole".into()));
    assert_eq!(open.rescued().map(|doc| doc.title), Some("Hal".into()));
    let read = open.read(|_| open.rescued());
    assert_eq!(read.map(|doc| doc.title), Some("Hal".into()));
}
