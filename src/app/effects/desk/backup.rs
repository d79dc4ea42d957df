//! Everything in one file and back again, and what was set aside because it is damaged.

use super::{Desk, listing::said, now};
use crate::{
    app::platform::{files, random},
    document::Postmortem,
    drafts::{
        Aside, DraftId, Envelope, Hold, Listed,
        backup::{Backup, Ledger, Merged, last_backup, merge, reminder},
        history::Snapshot,
        keys, moves,
        quota::Meter,
        shelf::{Batch, Table},
    },
    json::salvage,
};

/// What a backup file is called before its date.
const FILE_NAME: &str = "unblame-backup-";

impl Desk {
    /// Gives everything as one file. The date stands in its name. Gives how many drafts are not in
    /// it, because they cannot be read now: it does not count as a backup of everything then.
    ///
    /// # Errors
    ///
    /// Why not, in a sentence.
    pub async fn back_up(self, date: &str) -> Result<usize, String> {
        let (drafts, missing) = self.envelopes().await?;
        let backup = Backup {
            made_at: now(),
            drafts,
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
        if missing == 0 {
            let mut ledger = self.ledger();
            ledger.backed_up(&backup.drafts, now());
            ledger.save(self.vault().store()).map_err(said)?;
        }
        Ok(missing)
    }

    /// Takes a backup in and says what became of each of its drafts. Newer work is not
    /// overwritten.
    ///
    /// # Errors
    ///
    /// Why nothing of it was taken in, in a sentence.
    pub async fn take_back(self, text: &str) -> Result<Vec<(String, String)>, String> {
        let backup = Backup::read(text, &mut random::id).map_err(said)?;
        let (here, _) = self.envelopes().await?;
        let trash = self.deleted_ones().await;
        let mut ledger = self.ledger();
        let mut spare = || DraftId::from_bits(random::bits());
        let tab = self.vault().tab();
        let merged = merge(&backup, &here, &trash, &ledger, &mut spare, now(), tab);
        let mut report = Vec::new();
        for one in &merged {
            match self.store_merged(one).await {
                Ok(()) => {
                    if let Some(stored) = &one.store {
                        ledger.note(stored.meta.id, &stored.document);
                    }
                    report.push((one.title.clone(), one.verdict.label().to_owned()));
                }
                Err(why) => report.push((one.title.clone(), why)),
            }
        }
        for unopened in &backup.unopened {
            let aside = Aside {
                from: "a backup".to_owned(),
                at: now(),
                why: unopened.why.to_string(),
                raw: unopened.raw.clone(),
            };
            let told = match self.keep_aside(&aside).await {
                Ok(()) => "Set aside, see below",
                Err(_) => {
                    "Left in the backup's file: this browser gives no database to set it aside"
                }
            };
            report.push(("A damaged draft".to_owned(), told.to_owned()));
        }
        for aside in &backup.set_aside {
            // What finds no place here stays in the file.
            let _ = self.keep_aside(aside).await;
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

    /// The newest whole state of every draft, and how many drafts there are that have none, or whose
    /// text the database does not give now.
    async fn envelopes(self) -> Result<(Vec<Envelope>, usize), String> {
        let listed = self.list().map_err(said)?;
        let mut all = Vec::new();
        let mut missing = listed.unreadable.len();
        for draft in listed.drafts {
            self.drained(draft.id).await;
            let slots = self.shelf.slots(draft.id).await;
            match self.newest(draft.id, slots.as_ref()) {
                Some(newest) => all.push(newest),
                None => missing += 1,
            }
        }
        Ok((all, missing))
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
        if let Ok(Hold::ReadOnly { .. }) = self.vault().hold(id, now()) {
            return Err(ELSEWHERE.to_owned());
        }
        let is_deleted = envelope.meta.trashed_at.is_some();
        let Some([first, second]) = self.shelf.slots(id).await else {
            // No database: local storage is all there is.
            return self.store_locally(envelope, is_deleted);
        };
        let mut batch = match is_deleted {
            true => {
                let key = moves::trash_key(&envelope.meta);
                Batch::default().put(Table::Trash, key, envelope.encode())
            }
            false => {
                let slots = [first.as_deref(), second.as_deref()];
                moves::place(envelope, slots, now()).map_err(said)?
            }
        };
        let before = one.before.iter().map(Snapshot::record);
        batch.puts.extend(before);
        self.shelf.apply(&batch).await.map_err(said)?;
        if !is_deleted {
            // What local storage has no room for is listed from the shelf.
            let _ = self.vault().follow(envelope, now());
        }
        Ok(())
    }

    fn store_locally(self, envelope: &Envelope, is_deleted: bool) -> Result<(), String> {
        let vault = self.vault();
        let stands = match is_deleted {
            true => vault.take_deleted(envelope),
            false => vault.take_in(envelope, now()),
        };
        match stands {
            Ok(true) => Ok(()),
            Ok(false) => Err(ELSEWHERE.to_owned()),
            Err(error) => Err(said(error)),
        }
    }
}

/// Why a draft of a backup was not stored where something else keeps its place.
const ELSEWHERE: &str = "Left out: it is open in another tab, or what stands here cannot be read. Close the other tab and try again.";
