//! Everything in one file and back again, and what was set aside because it is damaged.

use super::{Desk, listing::said, now};
use crate::{
    app::platform::{files, random},
    document::Postmortem,
    drafts::{
        Aside, DraftId, Envelope, Listed, Meta, Millis, Store,
        backup::{Backup, Ledger, Merged, last_backup, merge, reminder},
        keys, moves,
        quota::Meter,
        shelf::{Batch, ShelfError, Slot, Table, slot_key},
    },
    json::salvage,
};

/// What a backup file is called before its date.
const FILE_NAME: &str = "unblame-backup-";

impl Desk {
    /// Gives everything as one file. The date stands in its name.
    ///
    /// # Errors
    ///
    /// Why not, in a sentence.
    pub async fn back_up(self, date: &str) -> Result<(), String> {
        let backup = Backup {
            made_at: now(),
            drafts: self.envelopes().await?,
            trash: self.deleted_ones().await,
            settings: self.raw(keys::SETTINGS),
            theme: self.raw(keys::THEME),
            set_aside: self.set_aside().await,
            unopened: Vec::new(),
        };
        let name = [FILE_NAME, date, ".json"].concat();
        if !files::download(&name, "application/json", &backup.write()) {
            return Err("The browser refused the download.".to_owned());
        }
        let mut ledger = self.ledger();
        ledger.backed_up(&backup.drafts, now());
        ledger.save(self.vault().store()).map_err(said)
    }

    /// Takes a backup in and says what became of each of its drafts. Newer work is not
    /// overwritten.
    ///
    /// # Errors
    ///
    /// Why nothing or not all of it was taken in, in a sentence.
    pub async fn take_back(self, text: &str) -> Result<Vec<(String, &'static str)>, String> {
        let backup = Backup::read(text, &mut random::id).map_err(said)?;
        let here = self.envelopes().await?;
        let trash = self.deleted_ones().await;
        let mut ledger = self.ledger();
        let mut spare = || DraftId::from_bits(random::bits());
        let tab = self.vault().tab();
        let merged = merge(&backup, &here, &trash, &ledger, &mut spare, now(), tab);
        let mut report = Vec::new();
        for one in &merged {
            self.store_merged(one).await?;
            if let Some(stored) = &one.store {
                ledger.note(stored.meta.id, &stored.document);
            }
            report.push((one.title.clone(), one.verdict.label()));
        }
        for unopened in &backup.unopened {
            let aside = Aside {
                from: "a backup".to_owned(),
                at: now(),
                why: unopened.why.to_string(),
                raw: unopened.raw.clone(),
            };
            self.keep_aside(&aside).await?;
            report.push(("A damaged draft".to_owned(), "Set aside, see below"));
        }
        for aside in &backup.set_aside {
            self.keep_aside(aside).await?;
        }
        // Without it the next backup brings copies of what it might have skipped.
        let _ = ledger.save(self.vault().store());
        self.look_at_the_shelf();
        Ok(report)
    }

    /// What is said about the last backup.
    pub fn last_backup(self) -> String {
        last_backup(self.ledger().backup_at, now())
    }

    /// What the writer is to be reminded of, if of anything.
    pub fn reminder(self, listed: &Listed) -> Option<String> {
        let (is_on, put_off_at) = self.settings.reminds();
        let drafts = listed.drafts.iter();
        reminder(
            is_on,
            self.ledger().backup_at,
            drafts.clone().map(|draft| draft.created_at).min(),
            drafts.map(|draft| draft.updated_at).max(),
            put_off_at,
            now(),
        )
    }

    /// How full local storage is; `None` where there is none.
    pub fn local_meter(self) -> Option<Meter> {
        let vault = self.vault();
        Meter::of_local(vault.store(), None)
            .ok()
            .filter(|_| self.lasts)
    }

    /// The damaged values that were set aside.
    pub async fn set_aside(self) -> Vec<Aside> {
        let all = self.shelf.all(Table::Aside).await.unwrap_or_default();
        let all = all.iter().map(|(key, value)| Aside::decode(key, value));
        all.collect()
    }

    /// Begins a draft with what a damaged value still holds.
    pub fn repair(self, raw: &str) {
        match salvage(raw, &mut random::id) {
            Some(salvaged) => {
                let doc: Postmortem = salvaged.postmortem;
                if self.create(&doc) {
                    self.announcer.say(match salvaged.breaks.is_empty() {
                        true => "A draft was made of what could be read",
                        false => "A draft was made of what could be read: some text breaks off",
                    });
                }
            }
            None => self
                .announcer
                .say("Nothing of a draft can be read in it. Download it to look at what is there."),
        }
    }

    /// The newest whole state of every draft.
    async fn envelopes(self) -> Result<Vec<Envelope>, String> {
        let listed = self.list().map_err(said)?;
        let mut all = Vec::new();
        for draft in listed.drafts {
            self.drained(draft.id).await;
            let slots = self.shelf.slots(draft.id).await;
            all.extend(self.newest(draft.id, slots.as_ref()));
        }
        Ok(all)
    }

    async fn deleted_ones(self) -> Vec<Envelope> {
        let shelf = self.shelf.all(Table::Trash).await.unwrap_or_default();
        let local = self.vault().list_trash().unwrap_or_default();
        let local = local
            .drafts
            .iter()
            .filter_map(|draft| self.raw(&keys::trash(draft.id)));
        let raws = shelf.into_iter().map(|(_, raw)| raw).chain(local);
        raws.filter_map(|raw| Envelope::decode(&raw).ok()).collect()
    }

    fn ledger(self) -> Ledger {
        Ledger::load(self.vault().store()).unwrap_or_default()
    }

    async fn keep_aside(self, aside: &Aside) -> Result<(), String> {
        let record = aside.record();
        let batch = Batch::default().put(record.table, record.key, record.value);
        self.shelf.apply(&batch).await.map_err(said)
    }

    async fn store_merged(self, one: &Merged) -> Result<(), String> {
        let Some(envelope) = &one.store else {
            return Ok(());
        };
        let id = envelope.meta.id;
        let slots = self.shelf.slots(id).await;
        let mut batch = match (&slots, envelope.meta.trashed_at) {
            (Some(_), Some(_)) => Batch::default().put(
                Table::Trash,
                moves::trash_key(&envelope.meta),
                envelope.encode(),
            ),
            (Some(slots), None) => into_journal(envelope, slots),
            // No database: local storage is all there is.
            (None, Some(_)) => {
                let store = self.vault();
                return store
                    .store()
                    .set(&keys::trash(id), &envelope.encode())
                    .map_err(said);
            }
            (None, None) => Batch::default(),
        };
        batch
            .puts
            .extend(one.before.iter().map(|before| before.record()));
        if slots.is_some() {
            self.shelf.apply(&batch).await.map_err(said)?;
        }
        if envelope.meta.trashed_at.is_none() {
            let stands = self.vault().follow(envelope, now()).map_err(said);
            if slots.is_none() && !stands? {
                return Err(said(ShelfError::Store(crate::drafts::StoreError::Full)));
            }
        }
        Ok(())
    }
}

/// The write of a state into the slot that does not hold the newest one.
fn into_journal(envelope: &Envelope, slots: &[Option<String>; 2]) -> Batch {
    let id = envelope.meta.id;
    let age = |slot: &Option<String>| -> (Millis, u64) {
        let held = slot.as_deref().and_then(|raw| Envelope::decode(raw).ok());
        let order = |meta: Meta| (meta.created_at, meta.revision);
        held.map_or((0, 0), |held| order(held.meta))
    };
    let goes_to = match age(&slots[0]) <= age(&slots[1]) {
        true => Slot::First,
        false => Slot::Second,
    };
    let mut batch = Batch::default().put(Table::Journal, slot_key(id, goes_to), envelope.encode());
    for (slot, found) in Slot::BOTH.into_iter().zip(slots) {
        let any_of = vec![found.as_deref().map(crate::drafts::fnv1a_64)];
        batch = batch.expect(Table::Journal, slot_key(id, slot), any_of);
    }
    batch
}
