//! What becomes of the open draft in each plight, one by one.

use unblame::{
    document::{Column, Id, List, Postmortem, Row},
    drafts::{
        DraftError, Envelope, Homes, OpenError, STALE_MS, Standing, Stop, StoreError, Stub, Theirs,
        history::{Reason, Snapshot, SnapshotKey},
        keeper::{LARGE_UNITS, RETRIES_AFTER_MS, SAVES_WITHIN_MS},
        shelf::{ShelfError, Table},
    },
};

use crate::{
    BOTH,
    seen::*,
    shelf::Fate,
    world::{DRAFT, World},
};

#[test]
fn a_store_that_is_full_from_the_start_keeps_no_draft_from_being_begun() {
    let mut world = World::empty(BOTH);
    world.store.room.set(Some(10));
    world.begin(0);
    world.edit(0, |doc| doc.title = "On the shelf".into());
    world.wait(2_000);
    assert!(saved(&world));
    assert_eq!(local(&world), None);
    assert_eq!(listed(&world), ["On the shelf"]);

    let mut world = World::empty(LOCAL);
    world.store.room.set(Some(10));
    world.begin(0);
    world.type_word(0);
    world.wait(60_000);
    let why = StoreError::Full;
    assert_eq!(world.standing(0), Some(Standing::Failed { why }));
    assert!(
        world.tabs[0]
            .keeper
            .as_ref()
            .is_some_and(|keeper| keeper.would_lose())
    );
    world.store.room.set(None);
    world.wait(RETRIES_AFTER_MS);
    assert!(saved(&world));
}

/// The page wakes after [`ANSWERS_WITHIN_MS`](unblame::drafts::keeper::ANSWERS_WITHIN_MS) at the
/// latest, whatever it was planned for.
#[test]
fn a_clock_that_is_put_back_keeps_nothing_from_being_saved() {
    for homes in [LOCAL, BOTH] {
        let mut world = World::empty(homes);
        world.begin(0);
        world.wait(2_000);
        world.type_word(0);
        world.now -= 3_600_000;
        let now = world.now;
        let one = &mut world.tabs[0];
        let keeper = one.keeper.as_mut().expect("a draft is open");
        let write = keeper.tick(&one.vault, &one.doc, now);
        assert!(!keeper.has_unsaved());
        assert_eq!(write.is_some(), homes == BOTH);
    }
}

/// Each word that is typed then would put the save off.
#[test]
fn typing_behind_a_clock_that_was_put_back_is_saved_in_time() {
    let mut world = World::empty(LOCAL);
    world.begin(0);
    world.wait(2_000);
    world.type_word(0);
    world.now -= 5_000;
    world.type_word(0);
    world.wait(SAVES_WITHIN_MS);
    assert!(saved(&world));
}

#[test]
fn without_any_store_the_text_is_in_memory_and_said_to_be() {
    let mut world = World::empty(Homes {
        local: false,
        shelf: false,
    });
    world.begin(0);
    world.type_word(0);
    world.wait(2_000);
    assert_eq!(world.standing(0), Some(Standing::InMemory));
    assert!(
        world.tabs[0]
            .keeper
            .as_ref()
            .is_some_and(|keeper| keeper.would_lose())
    );
}

#[test]
fn a_large_draft_lies_on_the_shelf_and_is_listed_by_its_stub() {
    let mut world = World::new(BOTH);
    world.edit(0, |doc| {
        doc.title = "Large".into();
        doc.summary = "é".repeat(LARGE_UNITS);
    });
    world.wait(2_000);
    assert!(saved(&world));
    let stub = Stub::decode(&local(&world).expect("a stub")).expect("it is one");
    assert_eq!((stub.title.as_str(), stub.meta.id), ("Large", DRAFT));
    assert!(stub.bytes > 2 * LARGE_UNITS as u64);
    assert_eq!(listed(&world), ["Large"]);
    let opened = world.tabs[0].vault.open(DRAFT, &mut || panic!("no ids"));
    assert!(matches!(
        opened,
        Err(OpenError::Unreadable {
            why: DraftError::OnShelf,
            ..
        })
    ));
    world.kill(false);
    world.wait(STALE_MS);
    world.open(0);
    assert_eq!(world.tabs[0].doc.summary.chars().count(), LARGE_UNITS);

    world.edit(0, |doc| doc.summary = "small again".into());
    world.wait(2_000);
    assert!(saved(&world));
    let whole = Envelope::decode(&local(&world).expect("a draft")).expect("it is whole");
    assert!(whole.document.contains("small again"));
}

#[test]
fn a_draft_for_which_local_storage_has_no_room_gets_a_stub() {
    let mut world = World::new(BOTH);
    world.store.room.set(Some(2_000));
    world.edit(0, |doc| {
        doc.title = "Squeezed".into();
        doc.summary = "x".repeat(3_000);
    });
    world.wait(2_000);
    assert!(saved(&world));
    assert!(Stub::decode(&local(&world).expect("a stub")).is_some());
    assert_eq!(listed(&world), ["Squeezed"]);
}

#[test]
fn a_shelf_that_refuses_or_is_silent_leaves_half_saved_and_is_tried_again() {
    for fate in [Fate::Refused, Fate::Lost, Fate::Silent] {
        let mut world = World::new(BOTH);
        world.type_word(0);
        world.shelf.fates.push_back(fate);
        world.wait(500);
        let half = Some(Standing::HalfSaved {
            why: ShelfError::Store(StoreError::Other("refused".into())),
        });
        match fate {
            Fate::Refused => assert_eq!(world.standing(0), half),
            _ => assert_eq!(world.standing(0), Some(Standing::Saving)),
        }
        assert!(
            !world.tabs[0]
                .keeper
                .as_ref()
                .is_some_and(|keeper| keeper.would_lose())
        );
        world.wait(16_000);
        assert!(saved(&world), "{fate:?}");
    }
}

#[test]
fn the_storage_cleared_under_it_costs_nothing_where_there_is_a_shelf() {
    let mut world = World::new(BOTH);
    world.type_word(0);
    world.store.clear();
    world.wait(10_000);
    assert!(saved(&world));
    world.type_word(0);
    world.wait(2_000);
    let whole = Envelope::decode(&local(&world).expect("a draft")).expect("it is whole");
    assert!(whole.document.contains("w2."));

    // Everything cleared at once is what a deletion elsewhere looks like: the writer is asked.
    world.store.clear();
    world.shelf.values.clear();
    world.acknowledged.clear();
    world.tabs[0].typed.clear();
    world.edit(0, |doc| doc.title = "still here".into());
    world.wait(2_000);
    let gone = Stop::Theirs(Theirs::Gone);
    assert_eq!(world.standing(0), Some(Standing::Stopped(gone)));
}

#[test]
fn what_was_opened_and_what_is_written_meanwhile_becomes_history() {
    let mut world = World::new(BOTH);
    world.edit(0, |doc| doc.title = "First".into());
    world.wait(1_000);
    world.crash_and_wait(0);
    world.open(0);
    let before = keys_of(&world, Table::History).len();
    world.edit(0, |doc| doc.title = "Second".into());
    world.wait(1_000);
    let keys: Vec<SnapshotKey> = keys_of(&world, Table::History)
        .iter()
        .map(|key| key.parse().expect("a key"))
        .collect();
    assert_eq!(keys.len(), before + 1);
    let opened = keys
        .iter()
        .find(|key| key.reason == Reason::Opened)
        .expect("it is kept");
    let raw = &world.shelf.values[&(Table::History, opened.to_string())];
    let snapshot = Snapshot::decode(raw).expect("it is whole");
    assert!(snapshot.document.contains("\"First\""));
    for minute in 0..20 {
        world.edit(0, |doc| doc.title = format!("Minute {minute}"));
        world.wait(60_000);
    }
    let typed = keys_of(&world, Table::History).len() - keys.len();
    assert!((3..=4).contains(&typed), "{typed}");

    let one = &mut world.tabs[0];
    let keeper = one.keeper.as_mut().expect("a draft is open");
    let batch = keeper
        .snapshot(&one.doc, Reason::Import, world.now)
        .expect("there is a shelf");
    assert_eq!(world.shelf.run(&batch), Ok(()));
    assert_eq!(
        batch.puts[0].key.parse().map(|key: SnapshotKey| key.reason),
        Ok(Reason::Import)
    );
}

#[test]
fn text_of_any_kind_and_size_comes_back_to_the_byte() {
    const KINDS: [&str; 6] = [
        "plain, \"quoted\", back\\slash and\ttab",
        "👩‍💻🦀 emoji that are joined",
        "e\u{301}a\u{308}\u{323} marks that combine",
        "שלום עולם، مرحبا \u{202E}right to left",
        "a line\nand a second one",
        "\u{FEFF}\u{200B}\u{FFFD}\u{1}\u{7F}\u{10FFFF}",
    ];
    let mut doc = Postmortem {
        title: "Everything".into(),
        summary: KINDS.concat().repeat(1_000_000 / KINDS.concat().len() + 1),
        ..Postmortem::default()
    };
    assert!(doc.summary.len() >= 1_000_000);
    for index in 0..2_000 {
        let id = Id::from_bits(index + 1);
        let kind = KINDS[index as usize % KINDS.len()];
        let row = Row::with_cells(List::Timeline, id, [(Column::Text, kind)]);
        assert!(doc.rows_mut(List::Timeline).insert(index as usize, row));
    }
    for homes in [BOTH, LOCAL, LOCAL_IS_DENIED] {
        let mut world = World::new(homes);
        world.edit(0, |open| open.clone_from(&doc));
        world.wait(2_000);
        assert!(saved(&world), "{homes:?}");
        world.crash_and_wait(0);
        world.open(0);
        assert!(world.tabs[0].doc == doc, "{homes:?}");
        assert!(saved(&world), "{homes:?}");
    }
}

#[test]
fn text_that_no_store_has_is_not_given_up_when_another_tab_takes_the_draft() {
    let mut world = World::new(BOTH);
    world.type_word(0);
    world.wait(2_000);
    assert!(saved(&world));
    world.open(1);
    world.store.room.set(Some(0));
    world.shelf.denied = true;
    world.type_word(0);
    world.wait(2_000);
    assert!(matches!(
        world.standing(0),
        Some(Standing::Failed { .. } | Standing::HalfSaved { .. })
    ));
    world.store.room.set(None);
    world.take_over(1);
    world.store.room.set(Some(0));
    world.wait(4_000);
    let stopped = world.standing(0);
    assert!(
        matches!(stopped, Some(Standing::Stopped(Stop::TakenOver { .. }))),
        "{stopped:?}"
    );
}
