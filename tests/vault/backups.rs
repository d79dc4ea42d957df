//! Drafts that come out of a backup.

use unblame::{
    document::Postmortem,
    drafts::{
        Aside, DraftError, DraftId, Envelope, Hold, Meta, StoreError,
        backup::{Backup, Ledger, merge},
        keeper::LARGE_UNITS,
        moves, reconcile,
        shelf::{ShelfError, Slot, Table, slot_key},
    },
};

use crate::{
    BOTH,
    seen::*,
    world::{DRAFT, World},
};

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
fn a_deleted_draft_that_comes_out_of_a_backup_stays() {
    let mut world = World::new(BOTH);
    world.edit(0, |doc| doc.title = "In the backup".into());
    world.wait(1_000);
    let saved = Envelope::decode(&local(&world).expect("a draft")).expect("it is whole");
    let backup = Backup {
        drafts: vec![saved],
        ..Backup::default()
    };
    world.edit(0, |doc| doc.title = "Later".into());
    world.wait(1_000);
    world.crash_and_wait(0);
    world.trash();
    assert!(listed(&world).is_empty());

    let in_trash = values_of(&world, Table::Trash);
    let trash: Vec<Envelope> = in_trash
        .iter()
        .map(|(_, raw)| Envelope::decode(raw).expect("it is whole"))
        .collect();
    let vault = &world.tabs[0].vault;
    let mut spare = || DraftId::from_bits(99);
    let ledger = Ledger::default();
    let merged = merge(
        &backup,
        &[],
        &trash,
        &ledger,
        &mut spare,
        world.now,
        vault.tab(),
    );
    let back = merged[0].store.clone().expect("it comes back");
    let slots = world.shelf.slots(back.meta.id).expect("it can be read");
    let slots = [slots[0].as_deref(), slots[1].as_deref()];
    let batch = moves::place(&back, slots, world.now).expect("nothing stands there");
    assert_eq!(world.shelf.run(&batch), Ok(()));
    assert_eq!(world.tabs[0].vault.follow(&back, world.now), Ok(true));

    let (journal, trash) = (values_of(&world, Table::Journal), in_trash);
    let reconciled = reconcile(&world.tabs[0].vault, &journal, &trash, world.now);
    assert_eq!(world.shelf.run(&reconciled.leftovers), Ok(()));
    assert_eq!(listed(&world), ["In the backup"]);
    assert_eq!(values_of(&world, Table::Journal).len(), 1);
}
