//! Everything into one file and back: nothing here that is newer is overwritten, and damage costs
//! only what it hits.

#[path = "common/filled.rs"]
mod filled;

use filled::filled;
use unblame::{
    document::{Id, Postmortem},
    drafts::{
        Aside, DraftError, DraftId, Envelope, MemoryStore, Meta, Settings, Store, StoreError,
        TabId,
        backup::{Backup, BackupError, Ledger, Merged, Verdict, merge},
        history::Reason,
        keys,
    },
    export::html,
    import::{ImportError, read_text},
    json::{self, JsonError},
    markdown,
};

const TAB: TabId = TabId::from_bits(7);
const NOW: u64 = 1_700_000_000_000;

fn no_ids() -> Id {
    panic!("every row has an id")
}

fn draft(id: u64, revision: u64, title: &str) -> Envelope {
    let meta = Meta {
        id: DraftId::from_bits(id),
        revision,
        created_at: 1_000 + id,
        updated_at: 2_000 + revision,
        trashed_at: None,
        writer: TAB,
        is_alone: false,
        base: 0,
    };
    let doc = Postmortem {
        title: title.into(),
        ..filled()
    };
    Envelope::of(meta, &doc)
}

fn trashed(mut envelope: Envelope) -> Envelope {
    envelope.meta.trashed_at = Some(5_000);
    envelope
}

fn backup(drafts: &[Envelope]) -> Backup {
    Backup {
        made_at: NOW,
        drafts: drafts.to_vec(),
        ..Backup::default()
    }
}

fn read(text: &str) -> Backup {
    Backup::read(text, &mut no_ids).expect("it is a backup")
}

/// Merges over what is here, by an empty trash, and gives one draft's outcome.
fn outcome(backup: &Backup, here: &[Envelope], ledger: &Ledger) -> Merged {
    let mut spare = || DraftId::from_bits(0xc0);
    let merged = merge(backup, here, &[], ledger, &mut spare, NOW, TAB);
    let [one] = &merged[..] else {
        panic!("{merged:?}");
    };
    one.clone()
}

#[test]
fn a_backup_comes_back_as_it_was() {
    let backup = Backup {
        made_at: NOW,
        drafts: vec![
            draft(1, 3, "One 🦀 \"quoted\",\"drafts\":["),
            draft(2, 1, "Two"),
        ],
        trash: vec![trashed(draft(3, 9, "Three"))],
        settings: Some("{\"version\":1,\"preview\":false}".into()),
        theme: Some("dark".into()),
        set_aside: vec![Aside {
            from: keys::draft(DraftId::from_bits(4)),
            at: 8,
            why: "It was cut off.".into(),
            raw: "{\"format\":\"unblame/draft\",\n".into(),
        }],
        unopened: Vec::new(),
    };
    let file = backup.write();
    assert!(Backup::is_one(&file));
    assert_eq!(read(&file), backup);
    let value: serde_json::Value = serde_json::from_str(&file).expect("it is JSON");
    assert_eq!(
        value["drafts"][0]["document"]["title"],
        backup_title(&backup)
    );
    // Set anew by another program it says the same.
    let pretty = serde_json::to_string_pretty(&value).expect("it is JSON");
    assert_eq!(read(&pretty), backup);
    assert_eq!(read(&Backup::default().write()), Backup::default());
}

fn backup_title(backup: &Backup) -> String {
    let opened = backup.drafts[0].open(&mut no_ids).expect("it opens");
    opened.postmortem.title
}

#[test]
fn damage_costs_only_the_draft_that_it_hits() {
    let drafts = [draft(1, 3, "One"), draft(2, 1, "Two"), draft(3, 1, "Three")];
    let file = backup(&drafts).write();
    let hit = file.replacen("\"title\":\"Two\"", "\"title\":\"Tvo\"", 1);
    let found = read(&hit);
    assert_eq!(found.drafts, [drafts[0].clone(), drafts[2].clone()]);
    assert_eq!(found.unopened[0].why, DraftError::Damaged);
    assert!(found.unopened[0].raw.contains("Tvo"));

    let end = file.find("\"title\":\"Three\"").expect("it is there");
    let cut = read(&file[..end]);
    assert_eq!(cut.drafts, drafts[..2]);
    assert_eq!(cut.unopened[0].why, DraftError::NotJson);
    assert_eq!(cut.made_at, NOW);
}

#[test]
fn a_newer_draft_in_a_backup_is_named_and_kept_as_it_is() {
    let mut newer = draft(1, 3, "One");
    newer.document = newer.document.replacen("\"version\":1", "\"version\":9", 1);
    let found = read(&backup(&[newer, draft(2, 1, "Two")]).write());
    assert_eq!(found.drafts.len(), 1);
    let newer = DraftError::Document(JsonError::Newer { version: 9 });
    assert_eq!(found.unopened[0].why, newer);
}

#[test]
fn what_is_no_backup_is_refused() {
    for text in ["", "{}", "# Title", "{\"format\":\"unblame/postmortem\"}"] {
        assert_eq!(Backup::read(text, &mut no_ids), Err(BackupError::Foreign));
    }
}

#[test]
fn what_is_not_here_is_added_and_what_is_the_same_is_left() {
    let one = draft(1, 3, "One");
    let ledger = Ledger::default();
    let added = outcome(&backup(std::slice::from_ref(&one)), &[], &ledger);
    assert_eq!(added.verdict, Verdict::Added);
    assert_eq!(
        (added.title.as_str(), &added.store),
        ("One", &Some(one.clone()))
    );
    let later = draft(1, 8, "One");
    let same = outcome(&backup(&[one]), &[later], &ledger);
    assert_eq!((same.verdict, same.store), (Verdict::Same, None));
}

#[test]
fn an_older_state_is_left_out_and_a_newer_one_taken() {
    let (old, new) = (draft(1, 3, "Old"), draft(1, 8, "New"));
    let mut ledger = Ledger::default();
    ledger.backed_up(std::slice::from_ref(&old), 5);
    let older = outcome(
        &backup(std::slice::from_ref(&old)),
        std::slice::from_ref(&new),
        &ledger,
    );
    assert_eq!((older.verdict, older.store), (Verdict::Older, None));

    let newer = outcome(
        &backup(std::slice::from_ref(&new)),
        std::slice::from_ref(&old),
        &ledger,
    );
    assert_eq!(newer.verdict, Verdict::Newer);
    let stored = newer.store.expect("it is stored");
    assert_eq!((stored.meta.id, stored.meta.revision), (old.meta.id, 9));
    assert_eq!(stored.document, new.document);
    let before = newer.before.expect("the state before is kept");
    assert_eq!(
        (before.document, before.reason),
        (old.document, Reason::Import)
    );
}

#[test]
fn where_both_have_changed_both_are_kept() {
    let (base, here, there) = (
        draft(1, 3, "Base"),
        draft(1, 8, "Here"),
        draft(1, 9, "There"),
    );
    let mut ledger = Ledger::default();
    ledger.backed_up(&[base], 5);
    for there in [there, draft(1, 4, "There")] {
        let copied = outcome(&backup(&[there]), std::slice::from_ref(&here), &ledger);
        assert_eq!(copied.verdict, Verdict::Copied);
        let copy = copied.store.expect("it is stored");
        assert_eq!(
            (copy.meta.id, copy.meta.revision),
            (DraftId::from_bits(0xc0), 1)
        );
        let opened = copy.open(&mut no_ids).expect("it opens");
        assert_eq!(opened.postmortem.title, "There (from a backup)");
    }
}

#[test]
fn the_trash_of_a_backup_deletes_nothing_here() {
    let (here, gone) = (draft(1, 8, "Here"), trashed(draft(1, 3, "Here once")));
    let only_trash = Backup {
        trash: vec![gone.clone()],
        ..Backup::default()
    };
    let mut spare = || DraftId::from_bits(0xc0);
    let mut merged = |here: &[Envelope], trash: &[Envelope]| {
        let ledger = Ledger::default();
        merge(&only_trash, here, trash, &ledger, &mut spare, NOW, TAB).remove(0)
    };
    assert_eq!(merged(&[here], &[]).store, None);
    assert_eq!(
        merged(&[], std::slice::from_ref(&gone)).verdict,
        Verdict::Same
    );
    let added = merged(&[], &[]);
    let expected = (Verdict::Added, Some(gone.clone()));
    assert_eq!((added.verdict, added.store), expected);
    // Of what stands nowhere here no word is left out.
    let mut other = draft(1, 8, "Another text");
    other.meta.writer = TabId::from_bits(8);
    for (here, trash) in [
        (vec![other.clone()], vec![]),
        (vec![], vec![trashed(other)]),
    ] {
        let beside = merged(&here, &trash);
        assert_eq!(beside.verdict, Verdict::Copied);
        let stored = beside.store.expect("it is kept");
        assert_eq!(stored.document, gone.document);
        assert_eq!(stored.meta.trashed_at, gone.meta.trashed_at);
        assert_ne!(stored.meta.id, gone.meta.id);
    }
}

/// Which is why it comes out of a backup: as the state that it was, the next start would take it for
/// what a move into the trash has left.
#[test]
fn what_was_deleted_here_is_begun_anew() {
    let there = draft(1, 3, "Deleted by mistake");
    let here = trashed(draft(1, 5, "Deleted by mistake, later"));
    let mut spare = || DraftId::from_bits(0xc0);
    let ledger = Ledger::default();
    let backup = backup(std::slice::from_ref(&there));
    let added = merge(
        &backup,
        &[],
        std::slice::from_ref(&here),
        &ledger,
        &mut spare,
        NOW,
        TAB,
    );
    let added = added.first().cloned().expect("one for each");
    assert_eq!(added.verdict, Verdict::Added);
    let stored = added.store.expect("it comes back");
    assert_eq!(
        (stored.meta.id, &stored.document),
        (there.meta.id, &there.document)
    );
    assert!(stored.meta.created_at > here.meta.created_at);
    assert_eq!(stored.meta.trashed_at, None);
}

#[test]
fn a_byte_order_mark_costs_nothing() {
    let whole = Backup {
        settings: Some("{}".into()),
        theme: Some("dark".into()),
        ..backup(&[draft(1, 3, "One")])
    };
    let marked = read(&format!("\u{FEFF}{}", whole.write()));
    assert_eq!(
        (marked.settings, marked.theme),
        (whole.settings, whole.theme)
    );
    assert_eq!((marked.drafts.len(), marked.made_at), (1, NOW));
}

#[test]
fn the_ledger_is_kept_and_a_damaged_one_only_makes_copies() {
    let store = MemoryStore::default();
    let mut ledger = Ledger::load(&store).expect("it loads");
    assert_eq!(ledger, Ledger::default());
    let one = draft(1, 3, "One");
    ledger.backed_up(std::slice::from_ref(&one), NOW);
    ledger.save(&store).expect("it is stored");
    let read = Ledger::load(&store).expect("it loads");
    assert_eq!(read, ledger);
    assert_eq!(read.backup_at, Some(NOW));
    assert!(read.knows(one.meta.id, &one.document));
    assert!(!read.knows(DraftId::from_bits(2), &one.document));
    for change in 0..8 {
        ledger.note(one.meta.id, &change.to_string());
    }
    assert!(
        !ledger.knows(one.meta.id, &one.document),
        "only the last few are kept"
    );
    for damaged in [
        "",
        "{",
        "[]",
        "{\"shared\":{\"x\":[1]},\"backup_at\":\"z\"}",
    ] {
        store.set(keys::LEDGER, damaged).expect("it is stored");
        assert_eq!(Ledger::load(&store), Ok(Ledger::default()));
    }
}

#[test]
fn settings_come_back_only_where_there_are_none() -> Result<(), StoreError> {
    let store = MemoryStore::default();
    let raw = "{\"version\":1,\"preview\":false,\"reminds\":false}";
    assert_eq!(Settings::put_back(&store, "{"), Ok(false));
    assert_eq!(Settings::put_back(&store, raw), Ok(true));
    let loaded = Settings::load(&store)?.settings;
    assert!(!loaded.preview && !loaded.reminds);
    Settings::default().save(&store)?;
    assert_eq!(Settings::put_back(&store, raw), Ok(false));
    assert!(Settings::load(&store)?.settings.preview);
    Ok(())
}

/// Who chooses them as a post-mortem is told what they are.
#[test]
fn other_files_of_ours_are_no_import() {
    let read = |text: &str| read_text(text, &mut || Id::from_bits(1));
    let doc = Postmortem {
        title: "Outage".into(),
        summary: "It sent <html> and \"unblame/backup\".".into(),
        ..Postmortem::default()
    };
    for page in [html::page(&doc), "\n<HTML><p>x</p></HTML>".into()] {
        assert_eq!(read(&page), Err(ImportError::WebPage));
    }
    let backup = Backup::default().write();
    assert_eq!(read(&backup), Err(ImportError::Backup));
    for text in [
        json::to_json(&doc),
        markdown::write_full(&doc),
        markdown::write_clean(&doc),
    ] {
        let read = read(&text).expect("it is a post-mortem");
        assert_eq!(read.postmortem.summary, doc.summary);
    }
}
