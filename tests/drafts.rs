//! Drafts against every fault of a browser's storage, and two tabs against each other.

#[path = "drafts/model.rs"]
mod model;
#[path = "common/stores.rs"]
mod stores;

use proptest::prelude::*;
use stores::{FaultyStore, Write};
use unblame::{
    document::{Field, Id, Item, Place, Postmortem, Section},
    drafts::{
        Baseline, CreateError, DraftError, DraftId, Envelope, Hold, LastOpen, Meta, OpenError,
        STALE_MS, Saved, Settings, Store, StoreError, TabId, Theirs, TrashError, Unread, Vault,
        keys, search_states,
    },
};

const ID: DraftId = DraftId::from_bits(0xd1);
const COPY: DraftId = DraftId::from_bits(0xd2);
const ONE: TabId = TabId::from_bits(1);
const TWO: TabId = TabId::from_bits(2);

type Tab<'a> = Vault<&'a FaultyStore>;

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

#[test]
fn who_does_not_hold_the_lease_may_only_read() {
    let store = FaultyStore::default();
    let (one, mut mine) = tab_with(&store, "first");
    let two = Vault::new(&store, TWO);
    assert_eq!(two.claim(ID, 100), Ok(Hold::Mine));
    let writer = TWO;
    assert_eq!(one.claim(ID, 101), Ok(Hold::ReadOnly { writer }));
    let saved = one.save(&mut mine, &doc("second"), 102);
    assert_eq!(saved, Saved::ReadOnly { writer });
    assert_eq!(title(&one), "first");
    assert_eq!(one.release(ID, 103), Ok(()));
    assert_eq!(two.hold(ID, 103), Ok(Hold::Mine));

    let just_fresh = 100 + STALE_MS - 1;
    assert_eq!(one.hold(ID, just_fresh), Ok(Hold::ReadOnly { writer }));
    assert_eq!(one.hold(ID, just_fresh + 1), Ok(Hold::Free));
    assert_eq!(one.take_over(ID, 104), Ok(Hold::Mine));
    assert_eq!(two.claim(ID, 105), Ok(Hold::ReadOnly { writer: ONE }));
    assert_eq!(one.release(ID, 106), Ok(()));
    assert_eq!(two.hold(ID, 106), Ok(Hold::Free));
}

#[test]
fn a_lease_that_cannot_be_read_or_is_of_the_future_holds_nobody_off() {
    let store = FaultyStore::default();
    let one = Vault::new(&store, ONE);
    store.set(&keys::open(ID), "mine!").expect("kept");
    assert_eq!(one.hold(ID, 0), Ok(Hold::Free));
    let two = Vault::new(&store, TWO);
    two.take_over(ID, 1_000_000).expect("taken");
    assert_eq!(one.claim(ID, 10), Ok(Hold::Mine));
}

#[test]
fn a_save_over_what_another_tab_saved_is_a_conflict() {
    let store = FaultyStore::default();
    let (one, mut mine) = tab_with(&store, "first");
    let two = Vault::new(&store, TWO);
    let mut theirs = two.open(ID, &mut no_ids).expect("opened").baseline;
    let saved = two.save(&mut theirs, &doc("theirs"), 20);
    assert_eq!(saved, Saved::Saved { revision: 2 });
    let revision = Theirs::Revision {
        revision: 2,
        writer: TWO,
    };
    for _ in 0..2 {
        let saved = one.save(&mut mine, &doc("mine"), 30);
        assert_eq!(saved, Saved::Conflict(revision.clone()));
    }
    assert_eq!(title(&one), "theirs");

    let mut read = one.open(ID, &mut no_ids).expect("opened").baseline;
    let saved = one.save(&mut read, &doc("mine"), 40);
    assert_eq!(saved, Saved::Saved { revision: 3 });
}

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

#[test]
fn search_finds_all_words_in_any_case_and_says_where() {
    let store = FaultyStore::default();
    let (tab, _) = tab_with(&store, "Checkout outage");
    let other = Postmortem {
        summary: "İstanbul: the POOL of Größe ran dry".to_owned(),
        ..doc("Search")
    };
    tab.create(COPY, &other, 99).expect("created");
    let found = |query: &str| -> Vec<DraftId> {
        let hits = tab.search(query).expect("searched");
        hits.iter().map(|hit| hit.draft.id).collect()
    };
    assert_eq!(found("outage CHECKOUT"), [ID]);
    assert_eq!(found("outage pool"), []);
    assert_eq!(found("pool search"), [COPY]);
    assert_eq!(found("cart"), [COPY, ID]);
    assert_eq!(found("  "), []);
    let hits = tab.search("größe").expect("searched");
    assert_eq!(hits[0].place, Some(Place::Field(Field::Summary)));
    assert_eq!(hits[0].excerpt, "İstanbul: the POOL of Größe ran dry");

    let raw = tab.raw(COPY).expect("read").expect("a draft");
    let state = Envelope::decode(&raw).expect("it is whole");
    let hit = search_states(std::slice::from_ref(&state), "größe").remove(0);
    assert_eq!((hit.draft.id, &hit.excerpt), (COPY, &hits[0].excerpt));
    assert_eq!(search_states(std::slice::from_ref(&state), "größe x"), []);
    assert_eq!(search_states(&[state], " "), []);
}

#[test]
fn keys_of_others_are_left_alone() {
    let store = FaultyStore::default();
    let foreign = ["unblamed", "unblame", "other/draft/1", "unblame-draft/1"];
    for key in foreign {
        store.set(key, "theirs").expect("kept");
    }
    let (tab, mut baseline) = tab_with(&store, "first");
    let _ = tab.save(&mut baseline, &doc("second"), 20);
    tab.claim(ID, 20).expect("claimed");
    tab.release(ID, 20).expect("released");
    let listed = tab.list().expect("listed");
    assert_eq!((listed.drafts.len(), listed.unreadable.len()), (1, 0));
    assert_eq!(tab.usage(), Ok(listed.drafts[0].bytes));
    tab.trash(ID, 30).expect("trashed");
    tab.purge(ID).expect("purged");
    Settings::default().save(&store).expect("saved");
    store.remove(keys::SETTINGS).expect("removed");
    assert_eq!(store.keys("").expect("keys").len(), foreign.len());
    for key in foreign {
        assert_eq!(store.get(key), Ok(Some("theirs".to_owned())));
    }
}

#[test]
fn settings_come_back_and_bad_ones_cost_only_themselves() {
    let store = FaultyStore::default();
    let load = || Settings::load(&store).expect("loaded");
    assert_eq!(load().settings, Settings::default());
    let settings = Settings {
        preview: false,
        reminds: false,
        put_off_at: Some(8),
        last: Some(LastOpen {
            draft: ID,
            section: Section::ALL.first().copied(),
            place: Some(Place::Field(Field::Summary)),
            caret: Some(7),
            scroll: Some(900),
        }),
    };
    settings.save(&store).expect("saved");
    assert_eq!(load().settings, settings);
    assert!(!load().set_aside);

    let odd = r#"{"version":9,"preview":"dim","last":{"draft":"00000000000000d1","section":"x","place":3,"caret":-1,"scroll":5},"new":1}"#;
    store.set(keys::SETTINGS, odd).expect("kept");
    let last = load().settings.last.expect("a draft");
    assert!(load().settings.preview);
    assert_eq!((last.draft, last.scroll), (ID, Some(5)));
    assert_eq!((last.section, last.place, last.caret), (None, None, None));

    for bad in ["", "{\"prev", "[]", "3"] {
        store.set(keys::SETTINGS, bad).expect("kept");
        let loaded = load();
        assert!(loaded.set_aside);
        assert_eq!(loaded.settings, Settings::default());
        assert_eq!(store.get(keys::SETTINGS_ASIDE), Ok(Some(bad.to_owned())));
    }
}

/// What one of two tabs does next.
#[derive(Debug, Clone, Copy)]
enum Step {
    Open,
    Save,
    Claim,
    TakeOver,
    Release,
    /// Time passes, in ms.
    Wait(u64),
    /// The next write meets a fault.
    Fault(Write),
    /// A read soon fails.
    Blind(u32),
}

fn step() -> impl Strategy<Value = Step> {
    let writes = [
        Write::Full,
        Write::Torn,
        Write::Cut,
        Write::Ignored,
        Write::Unacknowledged,
    ];
    prop_oneof![
        3 => Just(Step::Open),
        6 => Just(Step::Save),
        2 => Just(Step::Claim),
        1 => Just(Step::TakeOver),
        1 => Just(Step::Release),
        1 => (0..2 * STALE_MS).prop_map(Step::Wait),
        1 => prop::sample::select(writes.to_vec()).prop_map(Step::Fault),
        1 => (0..4_u32).prop_map(Step::Blind),
    ]
}

proptest! {
    #[test]
    fn of_two_tabs_none_overwrites_what_it_has_not_read(
        steps in prop::collection::vec((any::<bool>(), step()), 1..40)
    ) {
        let store = FaultyStore::default();
        let tabs = [Vault::new(&store, ONE), Vault::new(&store, TWO)];
        let first = tabs[0].create(ID, &doc("0"), 0).expect("created");
        // For each tab its baseline, and the texts it knows: read, written, or tried to write.
        let mut baselines: [Option<Baseline>; 2] = [Some(first), None];
        let mut known = [vec!["0".to_owned()], Vec::new()];
        let mut now = 1;
        for (count, (second, step)) in steps.into_iter().enumerate() {
            let at = usize::from(second);
            let tab = &tabs[at];
            now += 1;
            match step {
                Step::Open => {
                    if let Ok(opened) = tab.open(ID, &mut no_ids) {
                        known[at].push(opened.postmortem.title);
                        baselines[at] = Some(opened.baseline);
                    }
                }
                Step::Save => {
                    let Some(baseline) = &mut baselines[at] else { continue };
                    let faulty = !store.writes.borrow().is_empty()
                        || store.reads_until_failure.get().is_some();
                    let before = hidden(&store, || title(tab));
                    let other_holds = hidden(&store, || tab.hold(ID, now));
                    let text = format!("{}", count + 1);
                    let saved = tab.save(baseline, &doc(&text), now);
                    known[at].push(text.clone());
                    let after = hidden(&store, || title(tab));
                    match saved {
                        Saved::Saved { revision } => {
                            prop_assert!(known[at].contains(&before), "{before} was unread");
                            prop_assert_eq!(&after, &text);
                            prop_assert_eq!(revision, baseline.revision());
                            let held_by_other = matches!(other_holds, Ok(Hold::ReadOnly { .. }));
                            prop_assert!(!held_by_other);
                        }
                        Saved::Failed(_) => {
                            prop_assert!(faulty, "failed without a fault");
                            prop_assert!(after == before || after == text);
                        }
                        Saved::ReadOnly { .. } | Saved::Conflict(_) => {
                            prop_assert_eq!(after, before);
                        }
                    }
                }
                Step::Claim => drop(tab.claim(ID, now)),
                Step::TakeOver => drop(tab.take_over(ID, now)),
                Step::Release => drop(tab.release(ID, now)),
                Step::Wait(ms) => now += ms,
                // One at a time: a store that breaks a value and then refuses to have it put
                // back breaks what every store promises, and nobody could save that value.
                Step::Fault(write) => {
                    store.writes.borrow_mut().clear();
                    store.next_write(write);
                }
                Step::Blind(reads) => store.reads_until_failure.set(Some(reads)),
            }
        }
    }

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

fn doc(title: &str) -> Postmortem {
    Postmortem {
        title: title.to_owned(),
        services: vec![Item {
            id: Id::from_bits(7),
            text: "cart".to_owned(),
        }],
        ..Postmortem::default()
    }
}

fn tab_with<'a>(store: &'a FaultyStore, title: &str) -> (Tab<'a>, Baseline) {
    let tab = Vault::new(store, ONE);
    let baseline = tab.create(ID, &doc(title), 10).expect("created");
    (tab, baseline)
}

/// For documents that need no new ids.
fn no_ids() -> Id {
    panic!("every row has an id")
}

fn title(tab: &Tab<'_>) -> String {
    let opened = tab.open(ID, &mut no_ids).expect("it opens");
    opened.postmortem.title
}

/// The value under which a draft with this title is stored.
fn stored(title: &str) -> String {
    let store = FaultyStore::default();
    let (tab, _) = tab_with(&store, title);
    tab.raw(ID).expect("read").expect("a draft")
}

/// Looks into the store as if there were no faults, and leaves them as they were.
fn hidden<T>(store: &FaultyStore, look: impl FnOnce() -> T) -> T {
    let reads = store.reads_until_failure.take();
    let seen = look();
    store.reads_until_failure.set(reads);
    seen
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
