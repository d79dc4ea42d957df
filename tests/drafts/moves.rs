//! Drafts that are deleted, brought back and copied.

use unblame::drafts::{
    Envelope, Hold, Meta, Saved, Store, Stub, TabId, Theirs, TrashError, Vault,
    keeper::LARGE_UNITS, keys,
};

use crate::{
    COPY, ID, doc, no_ids,
    stores::{FaultyStore, Write},
    tab_with, title,
};

#[test]
fn a_deleted_draft_is_not_brought_back_by_a_save_but_by_its_user() {
    let store = FaultyStore::default();
    let (tab, mut baseline) = tab_with(&store, "first");
    tab.trash(ID, 50).expect("trashed");
    let saved = tab.save(&mut baseline, &doc("second"), 60);
    assert_eq!(saved, Saved::Conflict(Theirs::Gone));
    assert_eq!(tab.raw(ID), Ok(None));
    assert!(tab.create(ID, &doc("second"), 70).is_ok());
    assert_eq!(tab.trash(ID, 80), Err(TrashError::Occupied));
    // What was deleted comes back beside it, and takes the place of nothing.
    assert_eq!(tab.restore(ID, COPY), Ok(COPY));
    assert_eq!(title(&tab), "second");
    let copy = tab.open(COPY, &mut no_ids).expect("it opens");
    assert_eq!(copy.postmortem.title, "first");
    assert_eq!(tab.list_trash().expect("listed").drafts, []);
}

/// A draft that was put back counts its revisions from 1 again: the higher number of the deleted
/// one does not make it the newer one.
#[test]
fn a_deleted_draft_does_not_take_the_place_of_one_that_was_put_back() {
    let store = FaultyStore::default();
    let (tab, mut baseline) = tab_with(&store, "first");
    let saved = tab.save(&mut baseline, &doc("second"), 20);
    assert_eq!(saved, Saved::Saved { revision: 2 });
    tab.trash(ID, 50).expect("trashed");
    assert!(tab.create(ID, &doc("third"), 70).is_ok());
    assert_eq!(tab.restore(ID, COPY), Ok(COPY));
    assert_eq!(title(&tab), "third");
}

#[test]
fn the_trash_gives_back_what_was_put_there() {
    let store = FaultyStore::default();
    let (tab, _) = tab_with(&store, "first");
    let before = tab.raw(ID);
    tab.trash(ID, 50).expect("trashed");
    assert_eq!(tab.list().expect("listed").drafts, []);
    assert_eq!(tab.search("first").expect("searched"), []);
    let trash = tab.list_trash().expect("listed");
    assert_eq!(trash.drafts[0].trashed_at, Some(50));
    assert_eq!(tab.trash(ID, 51), Err(TrashError::Missing));
    tab.restore(ID, COPY).expect("restored");
    assert_eq!(tab.raw(ID), before);
    assert_eq!(tab.purge(ID), Err(TrashError::Missing));
    tab.trash(ID, 60).expect("trashed");
    tab.purge(ID).expect("purged");
    assert_eq!(store.keys(""), Ok(Vec::new()));
}

#[test]
fn a_move_that_fails_leaves_the_draft_where_it_was() {
    for write in [Write::Full, Write::Torn, Write::Cut, Write::Ignored] {
        let store = FaultyStore::default();
        let (tab, _) = tab_with(&store, "first");
        store.next_write(write);
        let moved = tab.trash(ID, 50);
        assert!(matches!(moved, Err(TrashError::Store(_))), "{write:?}");
        assert_eq!(title(&tab), "first");
        assert_eq!(store.get(&keys::trash(ID)), Ok(None), "{write:?}");
        tab.trash(ID, 51).expect("trashed at the second try");
        store.next_write(write);
        let moved = tab.restore(ID, COPY);
        assert!(matches!(moved, Err(TrashError::Store(_))), "{write:?}");
        tab.restore(ID, COPY).expect("restored at the second try");
        assert_eq!(title(&tab), "first");
    }
}

#[test]
fn a_move_that_was_cut_short_can_be_finished_or_undone() {
    let store = FaultyStore::default();
    let (tab, _) = tab_with(&store, "first");
    let raw = tab.raw(ID).expect("read").expect("a draft");
    tab.trash(ID, 50).expect("trashed");
    // The tab was killed after the copy was written and before the draft was removed.
    store.set(&keys::draft(ID), &raw).expect("kept");
    tab.trash(ID, 60).expect("finished");
    assert_eq!(tab.raw(ID), Ok(None));
    store.set(&keys::draft(ID), &raw).expect("kept");
    tab.restore(ID, COPY).expect("undone");
    assert_eq!(title(&tab), "first");
    assert_eq!(store.get(&keys::trash(ID)), Ok(None));
}

#[test]
fn a_copy_is_a_draft_of_its_own() {
    let store = FaultyStore::default();
    let (tab, _) = tab_with(&store, "first");
    let mut copy = tab.duplicate(ID, COPY, 70, &mut no_ids).expect("copied");
    assert_eq!((copy.id(), copy.revision()), (COPY, 1));
    let opened = tab.open(COPY, &mut no_ids).expect("opened").postmortem;
    assert_eq!(opened.title, "first (copy)");
    assert_eq!(opened.services, doc("first").services);
    let saved = tab.save(&mut copy, &doc("changed"), 80);
    assert_eq!(saved, Saved::Saved { revision: 2 });
    assert_eq!(title(&tab), "first");
    assert!(tab.duplicate(ID, COPY, 90, &mut no_ids).is_err());
}

#[test]
fn a_value_copied_to_another_key_does_not_save_over_its_original() {
    let store = FaultyStore::default();
    let (tab, _) = tab_with(&store, "first");
    let raw = tab.raw(ID).expect("read").expect("a draft");
    store.set(&keys::draft(COPY), &raw).expect("kept");
    let mut copy = tab.open(COPY, &mut no_ids).expect("opened").baseline;
    assert_eq!(copy.id(), COPY);
    let saved = tab.save(&mut copy, &doc("second"), 20);
    assert!(matches!(saved, Saved::Saved { .. }));
    assert_eq!(title(&tab), "first");
}

/// A visit without a database leaves a text of any size in local storage alone.
#[test]
fn what_is_too_large_for_local_storage_takes_the_place_of_nothing_else_either() {
    let store = FaultyStore::default();
    let (tab, _) = tab_with(&store, "first");
    let first = Envelope::decode(&tab.raw(ID).expect("read").expect("there")).expect("whole");
    let large = |revision: u64| {
        let mut postmortem = doc("large");
        postmortem.summary = "x".repeat(LARGE_UNITS);
        let meta = Meta {
            revision,
            updated_at: 100 + revision,
            ..first.meta
        };
        Envelope::of(meta, &postmortem)
    };
    let newer = large(7).encode();
    for there in [newer.as_str(), "not a draft"] {
        store.set(&keys::draft(ID), there).expect("there is room");
        assert_eq!(tab.follow(&large(5), 200), Ok(false));
        assert_eq!(tab.raw(ID).expect("read").as_deref(), Some(there));
    }
    store.set(&keys::draft(ID), &newer).expect("there is room");
    let other = Vault::new(&store, TabId::from_bits(99));
    assert_eq!(other.take_over(ID, 200), Ok(Hold::Mine));
    assert_eq!(tab.follow(&large(8), 201), Ok(false));
    assert_eq!(tab.raw(ID).expect("read"), Some(newer));
    other.release(ID, 202).expect("given back");
    // What the shelf has acknowledged is not kept twice.
    assert_eq!(tab.follow(&large(7), 203), Ok(true));
    let stub = tab.raw(ID).expect("read").expect("there");
    assert_eq!(Stub::decode(&stub).map(|stub| stub.meta.revision), Some(7));
    assert_eq!(tab.follow(&large(8), 204), Ok(true));
}
