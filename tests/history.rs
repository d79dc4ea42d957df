//! Earlier states of a draft: how two differ, and how one comes back.

#[path = "common/documents.rs"]
mod documents;
#[path = "common/filled.rs"]
mod filled;

use filled::filled;
use proptest::prelude::*;
use unblame::{
    document::{ActionStatus, Column, DocumentStatus, Edit, Field, Id, List, Postmortem, Section},
    drafts::{
        DraftError, DraftId,
        history::{
            Change, Difference, Mark, Piece, Reason, Snapshot, SnapshotKey, Word, difference,
            restore, restore_section,
        },
        shelf::Table,
    },
    template::worked_example,
};

fn no_ids() -> Id {
    panic!("every row has an id")
}

fn only_section(difference: &Difference) -> (Section, &[Piece]) {
    let [(section, pieces)] = &difference.sections[..] else {
        panic!("{difference:?}");
    };
    (*section, pieces)
}

fn word(mark: Mark, text: &str) -> Word {
    let text = text.to_owned();
    Word { mark, text }
}

#[test]
fn a_text_differs_by_its_words() {
    let old = Postmortem {
        summary: "The pool ran dry.".into(),
        ..filled()
    };
    let new = Postmortem {
        summary: "The pool of cart ran dry.".into(),
        ..filled()
    };
    assert_eq!(
        only_section(&difference(&old, &new)),
        (
            Section::Summary,
            &[Piece::Field {
                field: Field::Summary,
                words: vec![
                    word(Mark::Same, "The pool "),
                    word(Mark::Added, "of cart "),
                    word(Mark::Same, "ran dry."),
                ],
            }][..]
        )
    );
}

#[test]
fn what_was_chosen_differs_by_what_its_menu_says() {
    let old = filled();
    let mut new = old.clone();
    new.status = DocumentStatus::InReview;
    new.action_items[0].status = Some(ActionStatus::WontDo);
    let difference = difference(&old, &new);
    let mut said: Vec<&Vec<Word>> = Vec::new();
    for piece in difference.sections.iter().flat_map(|(_, pieces)| pieces) {
        match piece {
            Piece::Field { words, .. } => said.push(words),
            Piece::Row { cells, .. } => said.extend(cells.iter().map(|(_, words)| words)),
        }
    }
    let added = |words: &Vec<Word>| -> String {
        let added = words.iter().filter(|word| word.mark == Mark::Added);
        added.map(|word| word.text.as_str()).collect()
    };
    let added: Vec<String> = said.into_iter().map(added).collect();
    assert_eq!(added, ["In review", "Won't Do"]);
}

#[test]
fn rows_are_known_by_their_id_wherever_they_stand() {
    let mut last = 0;
    let old = worked_example(&mut || {
        last += 1;
        Id::from_bits(last)
    });
    let mut new = old.clone();
    let first = new.timeline[0].id;
    let list = List::Timeline;
    let to = new.timeline.len() - 1;
    assert!(to > 0, "the example has several events");
    Edit::Move {
        list,
        row: first,
        to,
    }
    .apply(&mut new);
    let moved = difference(&old, &new);
    let (section, pieces) = only_section(&moved);
    assert_eq!(section, Section::Timeline);
    assert_eq!(
        pieces,
        [Piece::Row {
            list,
            row: first,
            change: Change::Moved,
            cells: Vec::new()
        }]
    );

    new.timeline[to].text = "changed".into();
    let gone = new.timeline.remove(0).id;
    let changed = difference(&old, &new);
    let (_, pieces) = only_section(&changed);
    let changes: Vec<(Id, Change, Vec<Column>)> = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Row {
                row, change, cells, ..
            } => (*row, *change, cells.iter().map(|cell| cell.0).collect()),
            Piece::Field { .. } => panic!("{piece:?}"),
        })
        .collect();
    assert_eq!(changes[0], (first, Change::Changed, vec![Column::Text]));
    let (row, change, _) = &changes[1];
    assert_eq!((*row, *change), (gone, Change::Removed));
}

#[test]
fn one_section_comes_back_and_the_others_stay() {
    let then = filled();
    let mut now = filled();
    now.title = "Another title".into();
    now.went_well.clear();
    now.lessons.clear();
    let edit = restore_section(&now, &then, Section::WentWell).expect("it differs");
    let before = now.clone();
    let undo = edit.apply(&mut now).expect("it fits");
    assert_eq!(now.went_well, then.went_well);
    assert_eq!(now.title, "Another title");
    assert!(now.lessons.is_empty());
    undo.apply(&mut now);
    assert_eq!(now, before, "undo takes the restore back");
    assert_eq!(restore_section(&now, &then, Section::Summary), None);
}

#[test]
fn a_snapshot_comes_back_from_its_record_and_its_key_says_what_a_list_needs() {
    let draft = DraftId::from_bits(0xd1);
    let snapshot = Snapshot::of(draft, 7, &filled(), Reason::Import, 1_700_000_000_000);
    let record = snapshot.record();
    assert_eq!(record.table, Table::History);
    assert!(record.key.starts_with(&SnapshotKey::prefix(draft)));
    assert_eq!(record.key.parse(), Ok(snapshot.key()));
    assert_eq!(Snapshot::decode(&record.value), Ok(snapshot.clone()));
    let opened = snapshot.open(&mut no_ids).expect("it opens");
    assert_eq!(opened.postmortem, filled());
    for (wrong, why) in [
        (record.value.replace("import", "fix"), DraftError::Damaged),
        (
            record.value.replace("\"revision\":7", "\"revision\":8"),
            DraftError::Damaged,
        ),
        (
            record.value.replacen("\"version\":1", "\"version\":2", 1),
            DraftError::Newer { version: 2 },
        ),
        (record.value[..100].to_owned(), DraftError::NotJson),
    ] {
        assert_eq!(Snapshot::decode(&wrong), Err(why));
    }
    for key in [
        "",
        "x",
        "00000000000000d1/1/typed",
        "00000000000000d1/1/typed/1/1",
    ] {
        assert!(key.parse::<SnapshotKey>().is_err(), "{key}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_does_not_differ_is_the_same(old in documents::postmortem(), new in documents::postmortem()) {
        prop_assert!(difference(&old, &old).is_empty());
        prop_assert!(restore(&old, &old).is_none());
        if let Some(edit) = restore(&new, &old) {
            let mut doc = new.clone();
            let undo = edit.apply(&mut doc).expect("it fits");
            prop_assert_eq!(&doc, &old);
            undo.apply(&mut doc);
            prop_assert_eq!(&doc, &new);
        }
        // Bringing back every section leaves nothing but the silences to differ.
        let mut doc = new.clone();
        for &section in Section::ALL {
            if let Some(edit) = restore_section(&doc, &old, section) {
                edit.apply(&mut doc);
            }
        }
        prop_assert!(difference(&old, &doc).sections.is_empty());
    }
}
