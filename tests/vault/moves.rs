//! Drafts that move between the stores: deleted, brought back, brought up to date.

use unblame::drafts::{
    DraftId, Envelope, STALE_MS, Store, keys, moves, reconcile,
    shelf::{ShelfError, Slot, Table, slot_key},
};

use crate::{BOTH, seen::*, world::World};

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
fn what_was_written_without_the_shelf_gives_way_to_no_higher_count() {
    let mut world = World::new(BOTH);
    for title in ["One", "Two", "Three"] {
        world.edit(0, |doc| doc.title = title.into());
        world.wait(1_000);
    }
    world.crash_and_wait(0);
    let journal = values_of(&world, Table::Journal);
    let states = journal
        .iter()
        .filter_map(|(_, raw)| Envelope::decode(raw).ok());
    let newest = states.max_by_key(|one| one.meta.revision);
    let mut alone = newest.expect("it is on the shelf");
    alone.meta.revision -= 1;
    alone.meta.updated_at += 5_000;
    alone.meta.is_alone = true;
    alone.document = alone.document.replace("Three", "Alone");
    let place = keys::draft(alone.meta.id);
    world.store.set(&place, &alone.encode()).expect("stored");

    let vault = &world.tabs[0].vault;
    reconcile(vault, &journal, &[], world.now);
    let there = world.store.get(&place).expect("read");
    assert!(there.is_some_and(|raw| raw.contains("Alone")));
    world.trash();
    let history = values_of(&world, Table::History);
    assert!(history.iter().any(|(_, raw)| raw.contains("Alone")));
}
