//! Damaged values and those of newer versions: they lie aside before anything is written over
//! them, or nothing is.

use unblame::drafts::{
    Aside, DraftError, Envelope, Found, OpenError, Store,
    keeper::RETRIES_AFTER_MS,
    keys, reopen,
    shelf::{Slot, Table, slot_key},
};

use crate::{
    BOTH,
    seen::*,
    shelf::Fate,
    world::{DRAFT, World},
};

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
fn a_draft_that_is_damaged_in_local_storage_is_listed_from_the_shelf() {
    let mut world = World::new(BOTH);
    world.edit(0, |doc| doc.title = "Whole".into());
    world.wait(2_000);
    assert!(saved(&world));
    let cut = local(&world).expect("a draft")[..90].to_owned();
    let place = keys::draft(DRAFT);
    world.store.faulty.set(&place, &cut).expect("no fault");
    assert_eq!(listed(&world), ["Whole"]);
    assert_eq!(local(&world), Some(cut));
}
