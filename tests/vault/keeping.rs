//! What becomes of a draft in each plight, one by one.

use crate::{
    BOTH,
    shelf::Fate,
    world::{DRAFT, World},
};
use unblame::{
    document::{Column, Id, List, Postmortem, Row},
    drafts::{
        Aside, DraftError, DraftId, Envelope, Found, Hold, Homes, Meta, OpenError, STALE_MS,
        Standing, Stop, Store, StoreError, Stub, Theirs,
        history::{Reason, Snapshot, SnapshotKey},
        keeper::{LARGE_UNITS, RETRIES_AFTER_MS},
        keys, moves, reconcile, reopen,
        shelf::{ShelfError, Slot, Table, slot_key},
    },
};

const LOCAL: Homes = Homes {
    local: true,
    shelf: false,
};

fn saved(world: &World) -> bool {
    matches!(world.standing(0), Some(Standing::Saved { .. }))
}

fn local(world: &World) -> Option<String> {
    world.store.all().remove(&keys::draft(DRAFT))
}

fn keys_of(world: &World, table: Table) -> Vec<String> {
    let keys = world.shelf.values.keys().filter(|(one, _)| *one == table);
    keys.map(|(_, key)| key.clone()).collect()
}

fn values_of(world: &World, table: Table) -> Vec<(String, String)> {
    let values = world
        .shelf
        .values
        .iter()
        .filter(|((one, _), _)| *one == table);
    values
        .map(|((_, key), value)| (key.clone(), value.clone()))
        .collect()
}

/// The titles of what both stores list.
fn listed(world: &World) -> Vec<String> {
    let vault = &world.tabs[0].vault;
    let (journal, trash) = (
        values_of(world, Table::Journal),
        values_of(world, Table::Trash),
    );
    let more = reconcile(vault, &journal, &trash, world.now).only_on_shelf;
    let listed = vault.list().map(|listed| listed.drafts).unwrap_or_default();
    listed
        .into_iter()
        .chain(more)
        .map(|draft| draft.title)
        .collect()
}

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
fn a_damaged_value_is_set_aside_before_it_is_overwritten() {
    let mut world = World::new(BOTH);
    let cut = local(&world).expect("a draft")[..90].to_owned();
    world.crash_and_wait(0);
    world
        .store
        .faulty
        .set(&keys::draft(DRAFT), &cut)
        .expect("no fault");
    world.open(0);
    assert!(saved(&world), "the shelf has it");
    assert_eq!(local(&world), Some(cut.clone()));
    world.shelf.fates.push_back(Fate::Refused);
    world.type_word(0);
    world.wait(2_000);
    assert_eq!(
        local(&world),
        Some(cut.clone()),
        "it does not lie aside yet"
    );
    world.wait(RETRIES_AFTER_MS);
    assert!(saved(&world));
    let [(key, value)] = &values_of(&world, Table::Aside)[..] else {
        panic!("it lies aside");
    };
    let aside = Aside::decode(key, value);
    assert_eq!((aside.from, aside.raw), (keys::draft(DRAFT), cut));
    world.type_word(0);
    world.wait(2_000);
    let whole = Envelope::decode(&local(&world).expect("a draft")).expect("it is whole");
    assert!(whole.document.contains("w2."));
}

#[test]
fn a_damaged_slot_costs_the_revision_in_it_and_lies_aside() {
    let mut world = World::new(LOCAL_IS_DENIED);
    world.type_word(0);
    world.wait(2_000);
    world.crash_and_wait(0);
    let newest = (Table::Journal, slot_key(DRAFT, Slot::Second));
    let damaged = world.shelf.values[&newest].replace("w1.", "v1.");
    world.shelf.values.insert(newest, damaged);
    world.acknowledged.clear();
    world.open(0);
    assert_eq!(world.tabs[0].doc.summary, "", "the revision before");
    world.type_word(0);
    world.wait(2_000);
    assert!(saved(&world));
    assert_eq!(keys_of(&world, Table::Aside).len(), 1);
}

const LOCAL_IS_DENIED: Homes = Homes {
    local: false,
    shelf: true,
};

#[test]
fn a_newer_version_anywhere_is_not_written_beside() {
    let world = World::new(BOTH);
    let newer = local(&world)
        .expect("a draft")
        .replacen("\"version\":2", "\"version\":3", 1);
    let slot = |slot| {
        let key = (Table::Journal, slot_key(DRAFT, slot));
        world.shelf.values.get(&key).cloned()
    };
    let found = Found {
        local: Ok(local(&world)),
        slots: Some([slot(Slot::First), Some(newer.clone())]),
    };
    let opened = reopen(DRAFT, &found, BOTH, 0, &mut || panic!("no ids"));
    assert_eq!(
        opened.expect_err("it is newer"),
        OpenError::Unreadable {
            why: DraftError::Newer { version: 3 },
            raw: newer
        }
    );
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
fn the_trash_of_the_shelf_gives_back_what_was_put_there() {
    let mut world = World::new(BOTH);
    world.edit(0, |doc| doc.title = "Deleted".into());
    world.wait(1_000);
    let before = world.tabs[0].doc.clone();
    world.crash_and_wait(0);
    world.trash();
    assert_eq!(
        (local(&world), keys_of(&world, Table::Journal)),
        (None, vec![])
    );
    assert_eq!(listed(&world), Vec::<String>::new());
    world.untrash();
    assert_eq!(keys_of(&world, Table::Trash), Vec::<String>::new());
    assert_eq!(listed(&world), ["Deleted"]);
    world.open(0);
    assert_eq!(world.tabs[0].doc, before);

    world.trash();
    let (key, deleted) = values_of(&world, Table::Trash).remove(0);
    let history = keys_of(&world, Table::History);
    let batch = moves::purge(&deleted, &history).expect("it can be read");
    // Another tab has brought it back meanwhile, or deleted another state since.
    let place = (Table::Trash, key);
    let other = deleted.replacen("\"revision\":", "\"revision\":9", 1);
    for there in [None, Some(other)] {
        let kept = world.shelf.values.clone();
        match there {
            Some(other) => world.shelf.values.insert(place.clone(), other),
            None => world.shelf.values.remove(&place),
        };
        let refused = world.shelf.run(&batch);
        assert!(
            matches!(refused, Err(ShelfError::Changed(_))),
            "{refused:?}"
        );
        world.shelf.values = kept;
    }
    assert!(moves::purge(&deleted[..90], &[]).is_err());
    assert_eq!(world.shelf.run(&batch), Ok(()));
    assert_eq!(world.shelf.values.len(), 0);
}

#[test]
fn a_move_that_was_cut_short_is_finished_at_the_next_start() {
    let mut world = World::new(BOTH);
    world.store.flush();
    let journal = values_of(&world, Table::Journal);
    world.trash();
    // The kill gives local storage its draft back, and the journal was written to meanwhile.
    world.kill(false);
    world.wait(STALE_MS);
    for (key, value) in &journal {
        let place = (Table::Journal, key.clone());
        world.shelf.values.insert(place, value.clone());
    }
    assert!(local(&world).is_some());
    let vault = &world.tabs[0].vault;
    let trash = values_of(&world, Table::Trash);
    let found = reconcile(vault, &journal, &trash, world.now);
    assert_eq!(found.only_on_shelf, []);
    assert_eq!(local(&world), None);
    assert_eq!(world.shelf.run(&found.leftovers), Ok(()));
    assert_eq!(keys_of(&world, Table::Journal), Vec::<String>::new());
}

#[test]
fn local_storage_is_brought_up_to_the_shelf_at_the_start_and_never_back() {
    let mut world = World::new(BOTH);
    world.edit(0, |doc| doc.title = "Newer".into());
    world.wait(1_000);
    world.kill(false);
    world.wait(STALE_MS);
    let journal = values_of(&world, Table::Journal);
    // Two values that are no drafts cost only themselves.
    let mut all = journal.clone();
    all.push(("nonsense".into(), "x".into()));
    all.push((slot_key(DraftId::from_bits(9), Slot::First), "{".into()));
    let trash = [("0000000000000009.1".to_owned(), "{".to_owned())];
    let found = reconcile(&world.tabs[0].vault, &all, &trash, world.now);
    assert_eq!(found.trash, []);
    let unreadable: Vec<&str> = found
        .unreadable
        .iter()
        .map(|one| one.key.as_str())
        .collect();
    assert_eq!(
        unreadable,
        [
            "journal/nonsense",
            "trash/0000000000000009.1",
            "journal/0000000000000009.0"
        ]
    );
    let whole = Envelope::decode(&local(&world).expect("a draft")).expect("it is whole");
    assert!(whole.document.contains("\"Newer\""));

    world.open(0);
    world.shelf.denied = true;
    world.edit(0, |doc| doc.title = "Newest".into());
    world.wait(1_000);
    reconcile(&world.tabs[0].vault, &journal, &[], world.now);
    let whole = Envelope::decode(&local(&world).expect("a draft")).expect("it is whole");
    assert!(whole.document.contains("\"Newest\""));
}

#[test]
fn a_backup_goes_into_the_journal_over_an_earlier_state_only() {
    let mut world = World::new(BOTH);
    let first = Envelope::decode(&local(&world).expect("a draft")).expect("it is whole");
    let mut meta = first.meta;
    meta.revision = 7;
    let doc = Postmortem {
        title: "From a backup".into(),
        ..Postmortem::default()
    };
    let state = Envelope::of(meta, &doc);
    world.crash_and_wait(0);
    let slots = world.shelf.slots(DRAFT).expect("it can be read");
    let slots = [slots[0].as_deref(), slots[1].as_deref()];
    let batch = moves::place(&state, slots, world.now).expect("no newer version was there");
    assert_eq!(world.shelf.run(&batch), Ok(()));
    assert!(matches!(
        world.shelf.run(&batch),
        Err(ShelfError::Changed(_))
    ));
    assert_eq!(world.tabs[0].vault.follow(&state, world.now), Ok(true));
    assert_eq!(world.tabs[0].vault.take_in(&first, world.now), Ok(false));
    assert_eq!(listed(&world), ["From a backup"]);
    let slots = world.shelf.slots(DRAFT).expect("it can be read");
    assert!(
        slots.iter().all(Option::is_some),
        "the state before stands too"
    );
}

#[test]
fn a_backup_sets_damage_aside_and_writes_beside_no_newer_version() {
    let mut world = World::new(BOTH);
    let state = Envelope::decode(&local(&world).expect("a draft")).expect("it is whole");
    let whole = state.encode();
    let cut = &whole[..60];
    let batch = moves::place(&state, [Some(&whole), Some(cut)], 7).expect("it is only damaged");
    let [put, aside] = &batch.puts[..] else {
        panic!("{batch:?}");
    };
    assert_eq!(put.key, slot_key(DRAFT, Slot::Second));
    let aside = Aside::decode(&aside.key, &aside.value);
    assert_eq!(
        (aside.from, aside.raw.as_str(), aside.at),
        (put.key.clone(), cut, 7)
    );

    let newer = whole.replacen("\"version\":2", "\"version\":3", 1);
    let refused = moves::place(&state, [Some(&newer), None], 7);
    assert_eq!(refused, Err(DraftError::Newer { version: 3 }));
    world.shelf.values.clear();
}

/// Where there is no database, a backup's draft goes whole into local storage, large or not.
#[test]
fn without_a_database_a_backup_goes_into_local_storage_whole_or_not_at_all() {
    let world = World::empty(LOCAL);
    let vault = &world.tabs[0].vault;
    let large = |id: u64, revision: u64| {
        let meta = Meta {
            id: DraftId::from_bits(id),
            revision,
            created_at: world.now,
            updated_at: world.now,
            trashed_at: None,
            writer: vault.tab(),
            is_alone: true,
            base: 0,
        };
        let doc = Postmortem {
            summary: "x".repeat(LARGE_UNITS),
            ..Postmortem::default()
        };
        Envelope::of(meta, &doc)
    };
    assert_eq!(vault.take_in(&large(1, 1), world.now), Ok(true));
    assert_eq!(vault.take_in(&large(1, 2), world.now), Ok(true));
    let raw = vault.raw(DraftId::from_bits(1)).expect("it works");
    assert_eq!(raw, Some(large(1, 2).encode()));

    world.store.room.set(Some(2_000));
    assert_eq!(
        vault.take_in(&large(2, 1), world.now),
        Err(StoreError::Full)
    );
    assert_eq!(
        vault.raw(DraftId::from_bits(2)),
        Ok(None),
        "not even a stub"
    );

    world.store.room.set(None);
    let mut deleted = large(3, 1);
    deleted.meta.trashed_at = Some(world.now);
    assert_eq!(vault.take_deleted(&deleted), Ok(true));
    assert_eq!(vault.take_deleted(&large(3, 2)), Ok(false));
    let trash = vault.list_trash().expect("listed").drafts;
    assert_eq!((trash.len(), trash[0].revision), (1, 1));

    let other = world.tabs[1].vault.claim(DraftId::from_bits(1), world.now);
    assert_eq!(other, Ok(Hold::Mine));
    assert_eq!(
        vault.take_in(&large(1, 3), world.now),
        Ok(false),
        "it is open elsewhere"
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
