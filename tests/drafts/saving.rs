//! What a save promises, whatever the store does.

use proptest::prelude::*;
use unblame::drafts::{
    CreateError, Envelope, Meta, OpenError, Saved, Settings, Store, StoreError, TabId, TrashError,
    Vault,
};

use crate::{
    COPY, ID, ONE, TWO, doc, no_ids,
    stores::{FaultyStore, Write},
    tab_with, title,
};

#[test]
fn what_is_saved_can_be_opened_in_another_tab() {
    let store = FaultyStore::default();
    let one = Vault::new(&store, ONE);
    let mut baseline = one.create(ID, &doc("first"), 10).expect("created");
    assert_eq!((baseline.revision(), baseline.saved_at()), (1, 10));
    assert_eq!(one.create(ID, &doc("other"), 11), Err(CreateError::Taken));
    let saved = one.save(&mut baseline, &doc("second"), 20);
    assert_eq!(saved, Saved::Saved { revision: 2 });

    let two = Vault::new(&store, TWO);
    let opened = two.open(ID, &mut no_ids).expect("opened");
    assert_eq!(opened.postmortem, doc("second"));
    assert_eq!(opened.problems, []);
    assert_eq!(opened.baseline.revision(), 2);
    let listed = two.list().expect("listed");
    assert_eq!(listed.unreadable, []);
    let [draft] = &listed.drafts[..] else {
        panic!("{listed:?}");
    };
    assert_eq!((draft.id, draft.title.as_str()), (ID, "second"));
    assert_eq!((draft.created_at, draft.updated_at), (10, 20));
    assert_eq!(two.usage(), Ok(draft.bytes));
}

#[test]
fn a_store_that_is_denied_says_so_everywhere_and_costs_nothing() {
    let store = FaultyStore::default();
    let (tab, mut baseline) = tab_with(&store, "first");
    store.denied.set(true);
    let denied = StoreError::Denied;
    assert_eq!(tab.list(), Err(denied.clone()));
    assert_eq!(tab.list_trash(), Err(denied.clone()));
    assert_eq!(tab.search("first"), Err(denied.clone()));
    assert_eq!(tab.usage(), Err(denied.clone()));
    assert_eq!(tab.raw(ID), Err(denied.clone()));
    assert_eq!(tab.claim(ID, 0), Err(denied.clone()));
    assert_eq!(tab.release(ID, 0), Err(denied.clone()));
    assert_eq!(Settings::load(&store), Err(denied.clone()));
    assert_eq!(
        tab.create(COPY, &doc("x"), 0),
        Err(CreateError::Store(denied.clone()))
    );
    assert_eq!(
        tab.open(ID, &mut no_ids).expect_err("denied"),
        OpenError::Store(denied.clone())
    );
    assert_eq!(tab.trash(ID, 0), Err(TrashError::Store(denied.clone())));
    assert_eq!(tab.purge(ID), Err(TrashError::Store(denied.clone())));
    let saved = tab.save(&mut baseline, &doc("second"), 20);
    assert_eq!(saved, Saved::Failed(denied));

    store.heal();
    assert_eq!(title(&tab), "first");
    let saved = tab.save(&mut baseline, &doc("second"), 30);
    assert_eq!(saved, Saved::Saved { revision: 2 });
}

#[test]
fn a_save_that_fails_leaves_the_old_value_and_can_be_tried_again() {
    for write in [Write::Full, Write::Torn, Write::Cut, Write::Ignored] {
        let store = FaultyStore::default();
        let (tab, mut baseline) = tab_with(&store, "first");
        let before = tab.raw(ID);
        store.next_write(write);
        let saved = tab.save(&mut baseline, &doc("second"), 20);
        assert!(matches!(saved, Saved::Failed(_)), "{write:?}: {saved:?}");
        assert_eq!(tab.raw(ID), before, "{write:?}");
        assert_eq!(title(&tab), "first", "{write:?}");

        let saved = tab.save(&mut baseline, &doc("second"), 30);
        assert_eq!(saved, Saved::Saved { revision: 2 }, "{write:?}");
        assert_eq!(title(&tab), "second", "{write:?}");
    }
}

#[test]
fn saved_means_read_back_whatever_the_store_says() {
    let store = FaultyStore::default();
    let (tab, mut baseline) = tab_with(&store, "first");
    store.next_write(Write::Unacknowledged);
    let saved = tab.save(&mut baseline, &doc("second"), 20);
    assert_eq!(saved, Saved::Saved { revision: 2 });
    assert_eq!(title(&tab), "second");
}

#[test]
fn a_read_that_fails_at_any_point_of_a_save_makes_no_conflict_with_oneself() {
    for reads in 0..4 {
        for rollback in [Write::Kept, Write::Full, Write::Ignored] {
            let store = FaultyStore::default();
            let (tab, mut baseline) = tab_with(&store, "first");
            store.reads_until_failure.set(Some(reads));
            store.next_write(Write::Kept);
            store.next_write(rollback);
            let first_try = tab.save(&mut baseline, &doc("second"), 20);
            store.heal();
            assert!(["first", "second"].contains(&title(&tab).as_str()));
            let again = tab.save(&mut baseline, &doc("third"), 30);
            assert!(
                matches!(again, Saved::Saved { .. }),
                "{reads} reads, {rollback:?}: {first_try:?}, {again:?}"
            );
            assert_eq!(title(&tab), "third");
        }
    }
}

#[test]
fn a_draft_that_could_not_be_created_leaves_nothing() {
    for write in [Write::Full, Write::Torn, Write::Cut, Write::Ignored] {
        let store = FaultyStore::default();
        let tab = Vault::new(&store, ONE);
        store.next_write(write);
        let created = tab.create(ID, &doc("first"), 10);
        assert!(matches!(created, Err(CreateError::Store(_))), "{write:?}");
        assert_eq!(store.keys(""), Ok(Vec::new()), "{write:?}");
        assert!(tab.create(ID, &doc("first"), 10).is_ok(), "{write:?}");
    }
}

proptest! {
    #[test]
    fn an_envelope_gives_back_what_was_put_in(title in any::<String>(), revision: u64, at: u64, writer: u64) {
        let meta = Meta {
            id: ID,
            revision,
            created_at: at,
            updated_at: at,
            trashed_at: (at % 2 == 0).then_some(at),
            writer: TabId::from_bits(writer),
            is_alone: at % 3 == 0,
            base: at / 2,
        };
        let envelope = Envelope::of(meta, &doc(&title));
        prop_assert_eq!(Envelope::decode(&envelope.encode()), Ok(envelope));
    }
}
