//! One of each value that is kept, as this version writes it, by the name of its fixture.

use crate::filled::filled;
use unblame::{
    document::{Field, Place, Section},
    drafts::{
        Aside, DraftId, Envelope, LastOpen, MemoryStore, Meta, Purge, Settings, Store, Stub, TabId,
        backup::{Backup, Ledger},
        history::{Reason, Snapshot},
        keys,
    },
};

/// What is known of the draft of the fixtures.
pub fn meta() -> Meta {
    Meta {
        id: DraftId::from_bits(0x00d1_00d1_00d1_00d1),
        revision: 42,
        created_at: 1_773_500_000_000,
        updated_at: 1_773_600_000_000,
        trashed_at: None,
        writer: TabId::from_bits(0x7ab0_7ab0_7ab0_7ab0),
        is_alone: false,
        base: 41,
    }
}

pub fn envelope() -> Envelope {
    Envelope::of(meta(), &filled())
}

pub fn deleted() -> Envelope {
    let meta = Meta {
        trashed_at: Some(1_773_700_000_000),
        is_alone: true,
        ..meta()
    };
    Envelope::of(meta, &filled())
}

pub fn snapshot() -> Snapshot {
    Snapshot::of(meta().id, 41, &filled(), Reason::Fix, 1_773_550_000_000)
}

pub fn aside() -> Aside {
    Aside {
        from: keys::draft(meta().id),
        at: 1_773_650_000_000,
        why: "It was cut off.".into(),
        raw: "{\"format\":\"unblame/draft\",\"ver".into(),
    }
}

pub fn settings() -> Settings {
    Settings {
        preview: false,
        reminds: false,
        put_off_at: Some(1_773_640_000_000),
        last: Some(LastOpen {
            draft: meta().id,
            section: Some(Section::Timeline),
            place: Some(Place::Field(Field::Summary)),
            caret: Some(7),
            scroll: Some(900),
        }),
    }
}

pub fn ledger() -> Ledger {
    let mut ledger = Ledger::default();
    ledger.backed_up(&[envelope()], 1_773_660_000_000);
    ledger
}

pub fn purge() -> Purge {
    let mut purge = Purge::default();
    let trash = [(
        "00d100d100d100d1.1773500000000".to_owned(),
        1_773_700_000_000,
    )];
    purge.look(&trash, 0, 1_776_300_000_000);
    purge
}

pub fn backup() -> Backup {
    Backup {
        made_at: 1_773_660_000_000,
        drafts: vec![envelope()],
        trash: vec![deleted()],
        settings: Some(stored(keys::SETTINGS)),
        theme: Some("dark".into()),
        set_aside: vec![aside()],
        unopened: Vec::new(),
    }
}

/// Every value with the name of its fixture.
pub fn kept() -> Vec<(&'static str, String)> {
    vec![
        ("draft.v2.json", envelope().encode()),
        ("deleted.v2.json", deleted().encode()),
        ("stub.v1.json", Stub::of(&envelope()).encode()),
        ("snapshot.v1.json", snapshot().record().value),
        ("aside.v1.json", aside().record().value),
        ("settings.v1.json", stored(keys::SETTINGS)),
        ("ledger.v1.json", stored(keys::LEDGER)),
        ("purge.v1.json", stored(keys::PURGE)),
        ("backup.v1.json", backup().write()),
    ]
}

/// What stands in local storage under a key once everything is stored.
fn stored(key: &str) -> String {
    let store = MemoryStore::default();
    let done = [
        settings().save(&store),
        ledger().save(&store),
        purge().save(&store),
    ];
    assert!(done.iter().all(Result::is_ok));
    store.get(key).ok().flatten().unwrap_or_default()
}
