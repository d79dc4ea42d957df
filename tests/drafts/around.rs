//! What is asked of all drafts at once, and what lies in the store beside them.

use unblame::{
    document::{Field, Place, Postmortem, Section},
    drafts::{DraftId, Envelope, LastOpen, Settings, Store, keys, search_states},
};

use crate::{COPY, ID, doc, stores::FaultyStore, tab_with};

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
fn a_draft_without_a_title_is_known_by_its_first_words() {
    let store = FaultyStore::default();
    let (tab, mut baseline) = tab_with(&store, "Checkout outage");
    let listed = tab.list().expect("listed");
    assert_eq!(listed.drafts[0].beginning, "");
    let mut beginning_of = |summary: &str, cause: &str| {
        let doc = Postmortem {
            summary: summary.to_owned(),
            immediate_cause: cause.to_owned(),
            ..doc(" ")
        };
        let _ = tab.save(&mut baseline, &doc, 20);
        let listed = tab.list().expect("listed");
        listed.drafts[0].beginning.clone()
    };
    assert_eq!(beginning_of("Orders\n waited. ", "x"), "Orders waited.");
    assert_eq!(
        beginning_of("\n", "The disk was full."),
        "The disk was full."
    );
    assert_eq!(
        beginning_of(&"größe ".repeat(20), ""),
        "größe größe größe größe größe größe größe größe größe größe…"
    );
    assert_eq!(beginning_of(&"ß".repeat(99), ""), "ß".repeat(60) + "…");
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
