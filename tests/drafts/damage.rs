//! Values that cannot be read: they are listed, and neither overwritten nor deleted.

use proptest::prelude::*;
use unblame::drafts::{
    CreateError, DraftError, Envelope, OpenError, Saved, Store, Theirs, TrashError, Unread, keys,
};

use crate::{COPY, ID, doc, no_ids, stores::FaultyStore, tab_with};

#[test]
fn a_truncated_value_is_listed_and_neither_overwritten_nor_deleted() {
    let whole = stored("first");
    let ends = whole.char_indices().map(|(end, _)| end);
    for end in ends.step_by(7) {
        let why = unreadable(&whole[..end]);
        assert_eq!(why, DraftError::NotJson, "{}", &whole[..end]);
    }
}

#[test]
fn a_damaged_value_is_listed_and_neither_overwritten_nor_deleted() {
    let whole = stored("first");
    let other = whole.replace("first", "fight");
    assert_eq!(unreadable(&other), DraftError::Damaged);
    let no_revision = whole.replace("\"revision\":1,", "");
    assert_eq!(unreadable(&no_revision), DraftError::Damaged);
    assert_eq!(unreadable("{\"format\":\"a\"}"), DraftError::WrongKind);
    assert_eq!(unreadable("[1,2]"), DraftError::WrongKind);
    assert_eq!(
        unreadable("{\"format\":\"other\",\"version\":1}"),
        DraftError::WrongKind
    );
}

#[test]
fn a_newer_version_is_never_overwritten() {
    let newer = stored("first").replacen("\"version\":2", "\"version\":3", 1);
    assert_eq!(unreadable(&newer), DraftError::Newer { version: 3 });

    // The document alone may be newer, too: the envelope is then whole.
    let envelope = Envelope::decode(&stored("first")).expect("our own");
    let document = envelope
        .document
        .replacen("\"version\":1", "\"version\":9", 1);
    let newer = Envelope {
        document,
        ..envelope
    };
    let store = FaultyStore::default();
    let (tab, mut baseline) = tab_with(&store, "mine");
    let raw = newer.encode();
    store.set(&keys::draft(ID), &raw).expect("kept");
    let listed = tab.list().expect("listed");
    assert_eq!((listed.drafts.len(), listed.unreadable.len()), (0, 1));
    assert!(matches!(
        tab.open(ID, &mut no_ids),
        Err(OpenError::Unreadable { raw: all, .. }) if all == raw
    ));
    let saved = tab.save(&mut baseline, &doc("second"), 20);
    assert!(matches!(saved, Saved::Conflict(_)), "{saved:?}");
    assert_eq!(tab.raw(ID), Ok(Some(raw)));
}

#[test]
fn one_damaged_draft_costs_only_itself() {
    let store = FaultyStore::default();
    let (tab, _) = tab_with(&store, "first");
    store.set(&keys::draft(COPY), "{").expect("kept");
    store
        .set("unblame/draft/not-an-id", &stored("x"))
        .expect("kept");
    let listed = tab.list().expect("listed");
    let keys_of: Vec<&str> = listed.unreadable.iter().map(|un| un.key.as_str()).collect();
    assert_eq!(listed.drafts.len(), 1);
    assert_eq!(
        keys_of,
        [keys::draft(COPY).as_str(), "unblame/draft/not-an-id"]
    );
    assert_eq!(tab.search("first").expect("searched").len(), 1);

    store.reads_until_failure.set(Some(0));
    let listed = tab.list().expect("listed");
    assert_eq!((listed.drafts.len(), listed.unreadable.len()), (0, 3));
    assert!(matches!(listed.unreadable[0].why, Unread::Store(_)));
}

proptest! {
    #[test]
    fn no_stored_value_makes_it_panic(raw in any::<String>(), query in any::<String>()) {
        let store = FaultyStore::default();
        let (tab, _) = tab_with(&store, &raw);
        store.set(&keys::draft(COPY), &raw).expect("kept");
        store.set(&keys::open(COPY), &raw).expect("kept");
        prop_assert!(tab.list().is_ok());
        prop_assert!(tab.search(&query).is_ok());
        prop_assert!(tab.claim(COPY, 0).is_ok());
        prop_assert!(tab.open(COPY, &mut no_ids).is_err());
        prop_assert_eq!(tab.raw(COPY), Ok(Some(raw)));
    }
}

/// The value under which a draft with this title is stored.
fn stored(title: &str) -> String {
    let store = FaultyStore::default();
    let (tab, _) = tab_with(&store, title);
    tab.raw(ID).expect("read").expect("a draft")
}

/// Puts a value in a draft's place, tries everything on it, and gives why it cannot be read.
fn unreadable(raw: &str) -> DraftError {
    let store = FaultyStore::default();
    let (tab, mut baseline) = tab_with(&store, "mine");
    store.set(&keys::draft(ID), raw).expect("kept");
    let opened = tab.open(ID, &mut no_ids).expect_err("unreadable");
    let OpenError::Unreadable { why, raw: all } = opened else {
        panic!("{opened:?}");
    };
    assert_eq!(all, raw);
    let listed = tab.list().expect("listed");
    assert_eq!(listed.drafts, []);
    assert_eq!(listed.unreadable.len(), 1);
    assert_eq!(listed.unreadable[0].why, Unread::Draft(why.clone()));
    let saved = tab.save(&mut baseline, &doc("mine"), 20);
    assert_eq!(saved, Saved::Conflict(Theirs::Unreadable(why.clone())));
    let unread = TrashError::Unreadable(why.clone());
    assert_eq!(tab.create(ID, &doc("x"), 20), Err(CreateError::Taken));
    assert_eq!(tab.trash(ID, 20), Err(unread.clone()));
    assert!(tab.duplicate(ID, COPY, 20, &mut no_ids).is_err());
    assert_eq!(tab.raw(ID), Ok(Some(raw.to_owned())));

    store.remove(&keys::draft(ID)).expect("removed");
    store.set(&keys::trash(ID), raw).expect("kept");
    assert_eq!(tab.restore(ID, COPY), Err(unread.clone()));
    assert_eq!(tab.purge(ID), Err(unread));
    assert_eq!(store.get(&keys::trash(ID)), Ok(Some(raw.to_owned())));
    why
}
