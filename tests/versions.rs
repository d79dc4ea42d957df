//! Every version of the format that has been written opens, for as long as there are files of it.

#[path = "common/filled.rs"]
mod filled;
#[path = "common/kept.rs"]
mod kept;

use filled::filled;
use unblame::{
    document::{Branch, DEEPEST_WHYS, Id, Postmortem, Why},
    drafts::{
        Aside, Baseline, DraftError, Envelope, MemoryStore, Meta, OpenError, Purge, Saved,
        Settings, Store, Stub, TabId, Vault,
        backup::{Backup, Ledger},
        fnv1a_64,
        history::Snapshot,
        keys,
    },
    json::{from_json, salvage, to_json},
};

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("fixtures/", $name))
    };
}

fn no_ids() -> Id {
    panic!("every row has an id")
}

#[test]
fn version_1_opens_to_what_it_has_always_been() {
    let fixture = include_str!("fixtures/postmortem.v1.json");
    let read = from_json(fixture, &mut no_ids).expect("it can be read");
    assert_eq!(read.problems, []);
    assert_eq!(read.postmortem, filled());
    assert_eq!(to_json(&filled()), fixture);
}

/// A document that can be stored can be opened again, however far its whys branch.
#[test]
fn the_deepest_whys_come_back() {
    let mut last = 0;
    let mut id = || {
        last += 1;
        Id::from_bits(last)
    };
    let mut why = |branches| Why {
        id: id(),
        question: "Why?".into(),
        answer: String::new(),
        branches,
    };
    let mut whys = vec![why(Vec::new())];
    for depth in 1..DEEPEST_WHYS {
        let id = Id::from_bits(1_000 + depth as u64);
        whys = vec![why(vec![Branch { id, whys }])];
    }
    let doc = Postmortem {
        whys,
        ..Postmortem::default()
    };
    let read = from_json(&to_json(&doc), &mut no_ids).expect("it can be read");
    assert_eq!(read.postmortem, doc);
}

/// What is kept is written as its fixture says: a change of any byte is a new version.
#[test]
fn what_is_kept_is_written_as_it_has_always_been() {
    let fixtures = [
        fixture!("draft.v2.json"),
        fixture!("deleted.v2.json"),
        fixture!("stub.v1.json"),
        fixture!("snapshot.v1.json"),
        fixture!("aside.v1.json"),
        fixture!("settings.v1.json"),
        fixture!("ledger.v1.json"),
        fixture!("purge.v1.json"),
        fixture!("backup.v1.json"),
    ];
    let kept = kept::kept();
    assert_eq!(kept.len(), fixtures.len());
    for ((name, written), fixture) in kept.iter().zip(fixtures) {
        assert_eq!(written, fixture, "{name}");
    }
}

/// Every value of a format that people have in their browsers and files, frozen: a fixture is added
/// and never changed. A change of the format raises its version, gets a fixture of its own, and reads
/// those that are there.
#[test]
fn the_fixtures_of_versions_that_were_written_are_frozen() {
    let frozen = [
        ("aside.v1.json", 0x3cb4_4fe2_6c42_61eb),
        ("backup.v1.json", 0x6186_c43c_f64a_0d72),
        ("deleted.v2.json", 0x9cd6_c1af_8a37_f163),
        ("draft.v1.json", 0x56cf_0cab_adfc_43c0),
        ("draft.v2.json", 0x70fe_2dba_d2b7_8baf),
        ("ledger.v1.json", 0x7267_8ef0_cb70_3f2b),
        ("postmortem.v1.json", 0xfbfb_cb14_7c55_ac0f),
        ("purge.v1.json", 0x4781_296b_2dc0_ce3a),
        ("settings.v1.json", 0x5507_4009_66a3_0e43),
        ("snapshot.v1.json", 0x867f_9d0c_4ba6_2eee),
        ("stub.v1.json", 0x6f87_1798_8dab_a2fc),
    ];
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    let entries = std::fs::read_dir(folder).expect("there are fixtures");
    let mut found: Vec<(String, u64)> = entries
        .map(|entry| {
            let path = entry.expect("it can be read").path();
            let name = path.file_name().expect("a file").to_string_lossy();
            let text = std::fs::read_to_string(&path).expect("a fixture is text");
            (name.into_owned(), fnv1a_64(&text))
        })
        .collect();
    found.sort();
    let found: Vec<(&str, u64)> = found
        .iter()
        .map(|(name, print)| (name.as_str(), *print))
        .collect();
    assert_eq!(
        found, frozen,
        "a fixture was changed: raise the version of its format and add a new one instead"
    );
}

#[test]
fn what_is_kept_is_read_as_it_was_written() {
    assert_eq!(
        Envelope::decode(fixture!("draft.v2.json")),
        Ok(kept::envelope())
    );
    assert_eq!(
        Envelope::decode(fixture!("deleted.v2.json")),
        Ok(kept::deleted())
    );
    let stub = Stub::decode(fixture!("stub.v1.json"));
    assert_eq!(stub, Some(Stub::of(&kept::envelope())));
    assert_eq!(
        Snapshot::decode(fixture!("snapshot.v1.json")),
        Ok(kept::snapshot())
    );
    assert_eq!(Aside::decode("", fixture!("aside.v1.json")), kept::aside());
    let backup = Backup::read(fixture!("backup.v1.json"), &mut no_ids);
    assert_eq!(backup, Ok(kept::backup()));
    let store = MemoryStore::default();
    for (key, value) in [
        (keys::SETTINGS, fixture!("settings.v1.json")),
        (keys::LEDGER, fixture!("ledger.v1.json")),
        (keys::PURGE, fixture!("purge.v1.json")),
    ] {
        store.set(key, value).expect("it is stored");
    }
    let settings = Settings::load(&store).map(|loaded| loaded.settings);
    assert_eq!(settings, Ok(kept::settings()));
    assert_eq!(Ledger::load(&store), Ok(kept::ledger()));
    assert_eq!(Purge::load(&store), Ok(kept::purge()));
}

#[test]
fn a_draft_of_version_1_opens_and_is_stored_as_this_version_at_its_next_save() {
    let store = MemoryStore::default();
    let old = fixture!("draft.v1.json");
    let read = Envelope::decode(old).expect("it opens");
    let meta = Meta {
        // Of what lies on the shelf that version knew nothing.
        is_alone: true,
        base: 0,
        ..kept::meta()
    };
    assert_eq!(
        (read.meta, read.document),
        (meta, kept::envelope().document)
    );
    let key = keys::draft(meta.id);
    store.set(&key, old).expect("it is stored");
    let vault = Vault::new(&store, TabId::from_bits(3));
    let opened = vault.open(meta.id, &mut no_ids).expect("it opens");
    assert_eq!(opened.postmortem, filled());
    let mut baseline: Baseline = opened.baseline;
    let saved = vault.save(&mut baseline, &filled(), 9);
    assert_eq!(saved, Saved::Saved { revision: 43 });
    let stored = store.get(&key).expect("it works").expect("a draft");
    assert!(stored.starts_with("{\"format\":\"unblame/draft\",\"version\":2,"));
    let damaged = old.replacen("\"revision\":42", "\"revision\":4x", 1);
    assert!(Envelope::decode(&damaged).is_err());
}

/// One of a newer version is read as far as this one understands it, and never written over.
#[test]
fn what_a_newer_version_wrote_opens_to_read() {
    let newer = fixture!("draft.v2.json")
        .replacen("\"version\":2", "\"version\":3", 1)
        .replacen("\"version\":1", "\"version\":2", 1)
        .replacen("\"title\":", "\"mood\":\"calm\",\"title\":", 1);
    assert_eq!(
        Envelope::decode(&newer),
        Err(DraftError::Newer { version: 3 })
    );
    let read = salvage(&newer, &mut no_ids).expect("it can be read");
    assert_eq!((&read.breaks[..], &read.missing[..]), (&[][..], &[][..]));
    let expected = Postmortem {
        unsorted_notes: format!("{}\n\nmood: calm", filled().unsorted_notes),
        ..filled()
    };
    assert_eq!(read.postmortem, expected);

    let store = MemoryStore::default();
    let key = keys::draft(kept::meta().id);
    store
        .set(&key, fixture!("draft.v2.json"))
        .expect("it is stored");
    let vault = Vault::new(&store, TabId::from_bits(3));
    let mut baseline = vault
        .open(kept::meta().id, &mut no_ids)
        .expect("it opens")
        .baseline;
    store.set(&key, &newer).expect("it is stored");
    let saved = vault.save(&mut baseline, &filled(), 9);
    assert!(matches!(saved, Saved::Conflict(_)), "{saved:?}");
    assert!(matches!(
        vault.open(kept::meta().id, &mut no_ids),
        Err(OpenError::Unreadable { raw, .. }) if raw == newer
    ));
    assert_eq!(store.get(&key), Ok(Some(newer)));
}
