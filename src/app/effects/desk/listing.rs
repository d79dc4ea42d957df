//! All drafts: listed, searched, copied, thrown away and taken back, in both stores.

use leptos::{prelude::*, task::spawn_local};

use super::{Desk, now};
use crate::{
    app::platform::random,
    document::Postmortem,
    drafts::{
        CreateError, DraftId, DraftSummary, Envelope, Found, Hit, Listed, OpenError, Store,
        StoreError, Unreadable,
        history::SnapshotKey,
        keys, moves, reconcile, reopen,
        shelf::{ShelfError, Table},
    },
};

/// What only the shelf has.
#[derive(Default)]
pub(super) struct Shelved {
    drafts: Vec<DraftSummary>,
    trash: Vec<DraftSummary>,
    unreadable: Vec<Unreadable>,
}

impl Desk {
    /// The drafts that can be listed and those that cannot be read.
    ///
    /// # Errors
    ///
    /// [`StoreError`] where neither store can be listed.
    pub fn list(self) -> Result<Listed, StoreError> {
        let inside = self.inside();
        let shelved = &inside.borrow().shelved;
        let mut listed = match self.vault().list() {
            Ok(listed) => listed,
            Err(_) if !shelved.drafts.is_empty() => Listed::default(),
            Err(error) => return Err(error),
        };
        add(&mut listed, &shelved.drafts);
        listed.unreadable.extend_from_slice(&shelved.unreadable);
        Ok(listed)
    }

    /// What lies in the trash.
    ///
    /// # Errors
    ///
    /// [`StoreError`] where local storage cannot be listed.
    pub fn list_trash(self) -> Result<Listed, StoreError> {
        let mut listed = self.vault().list_trash()?;
        add(&mut listed, &self.inside().borrow().shelved.trash);
        Ok(listed)
    }

    /// The drafts in which every word of the query stands.
    ///
    /// # Errors
    ///
    /// [`StoreError`] where local storage cannot be read.
    pub fn search(self, query: &str) -> Result<Vec<Hit>, StoreError> {
        self.vault().search(query)
    }

    /// A stored value as it stands, for a file.
    pub fn raw(self, key: &str) -> Option<String> {
        self.vault().store().get(key).ok().flatten()
    }

    /// Makes a copy of a draft.
    pub fn duplicate(self, id: DraftId) {
        self.task(async move {
            let mut doc = self.read(id).await.map_err(|error| error.to_string())?;
            doc.title = format!("{} (copy)", doc.title).trim_start().to_owned();
            let copy = DraftId::from_bits(random::bits());
            let created = self.vault().create(copy, &doc, now());
            match created {
                Ok(_) => {}
                Err(error @ CreateError::Taken) => return Err(error.to_string()),
                // No room there: the other store may have some.
                Err(CreateError::Store(error)) => self.shelve_copy(copy, &doc, error).await?,
            }
            self.announcer.say("A copy was made");
            Ok(())
        });
    }

    /// Puts a draft into the trash.
    pub fn trash(self, id: DraftId) {
        self.task(async move {
            self.drained(id).await;
            let slots = self.shelf.slots(id).await;
            let newest = self.newest(id, slots.as_ref());
            match (newest, slots) {
                (Some(newest), Some(slots)) => {
                    let [first, second] = &slots;
                    let slots = [first.as_deref(), second.as_deref()];
                    let key = moves::trash_key(&newest.meta);
                    let there = self.shelf.text(Table::Trash, &key).await.map_err(said)?;
                    let batch = moves::to_trash(&newest, slots, there.as_deref(), now());
                    self.shelf.apply(&batch).await.map_err(said)?;
                    self.vault().forget(&newest.meta).map_err(said)?;
                }
                _ => self.vault().trash(id, now()).map_err(said)?,
            }
            self.announcer.trashed("The draft is in the trash", id);
            Ok(())
        });
    }

    /// Takes a draft out of the trash.
    pub fn restore(self, id: DraftId) {
        self.task(async move {
            let spare = DraftId::from_bits(random::bits());
            match self.deleted(id).await {
                Some(deleted) => {
                    let (batch, back) = moves::from_trash(&deleted, id);
                    let back = match self.shelf.apply(&batch).await {
                        Ok(()) => back,
                        Err(ShelfError::Changed(_)) => {
                            let (batch, back) = moves::from_trash(&deleted, spare);
                            self.shelf.apply(&batch).await.map_err(said)?;
                            back
                        }
                        Err(error) => return Err(said(error)),
                    };
                    // What local storage has no room for is listed from the shelf.
                    let _ = self.vault().follow(&back, now());
                }
                None => {
                    self.vault().restore(id, spare).map_err(said)?;
                }
            }
            self.announcer.say("The draft is back");
            Ok(())
        });
    }

    /// Deletes a draft of the trash for good, with its earlier states.
    pub fn purge(self, id: DraftId) {
        self.task(async move {
            if let Some(deleted) = self.deleted(id).await {
                let snapshots = match self.vault().raw(id) {
                    // A draft stands under the same id: its history is its own.
                    Ok(None) => {
                        let prefix = SnapshotKey::prefix(id);
                        self.shelf.keys(Table::History, &prefix).await
                    }
                    _ => Ok(Vec::new()),
                };
                let batch = moves::purge(&deleted.meta, &snapshots.map_err(said)?);
                self.shelf.apply(&batch).await.map_err(said)?;
            }
            if self.raw(&keys::trash(id)).is_some() {
                self.vault().purge(id).map_err(said)?;
            }
            self.announcer.say("The draft is deleted for good");
            Ok(())
        });
    }

    /// The newest state of a draft in the shelf's trash.
    async fn deleted(self, id: DraftId) -> Option<Envelope> {
        let keys = self
            .shelf
            .keys(Table::Trash, &format!("{id}."))
            .await
            .ok()?;
        let raw = self.shelf.text(Table::Trash, keys.last()?).await.ok()??;
        Envelope::decode(&raw).ok()
    }

    /// A draft's newest state, from both stores.
    ///
    /// # Errors
    ///
    /// [`OpenError`].
    pub async fn read(self, id: DraftId) -> Result<Postmortem, OpenError> {
        self.drained(id).await;
        let slots = self.shelf.slots(id).await;
        let found = Found {
            local: self.vault().raw(id),
            slots,
        };
        let read = reopen(id, &found, self.homes(), now(), &mut random::id)?;
        Ok(read.postmortem)
    }

    /// Holds both stores against each other, and lists what only the shelf has.
    pub(super) fn look_at_the_shelf(self) {
        spawn_local(async move {
            let has_shelf = self.shelf.get().await.is_some();
            self.keeps_nothing.set(!has_shelf && !self.lasts);
            let journal = self.shelf.all(Table::Journal).await;
            let trash = self.shelf.all(Table::Trash).await;
            let (Ok(journal), Ok(trash)) = (journal, trash) else {
                return;
            };
            let found = reconcile(&self.vault(), &journal, &trash, now());
            self.inside().borrow_mut().shelved = Shelved {
                drafts: found.only_on_shelf,
                trash: trash.iter().filter_map(|(_, raw)| summary(raw)).collect(),
                unreadable: found.unreadable,
            };
            if !found.leftovers.removes.is_empty() {
                // What stays is found at the next start.
                let _ = self.shelf.apply(&found.leftovers).await;
            }
            self.listing_changed();
        });
    }

    /// Does something with the stored drafts, says why where it fails, and lists them anew.
    fn task(self, run: impl Future<Output = Result<(), String>> + 'static) {
        let run: std::pin::Pin<Box<dyn Future<Output = Result<(), String>>>> = Box::pin(run);
        spawn_local(async move {
            if let Err(why) = run.await {
                self.announcer.say(why);
            }
            self.look_at_the_shelf();
        });
    }

    /// The newest whole state of a draft.
    pub(super) fn newest(
        self,
        id: DraftId,
        slots: Option<&[Option<String>; 2]>,
    ) -> Option<Envelope> {
        let local = self.vault().raw(id).ok().flatten();
        let texts = local.iter().chain(slots.into_iter().flatten().flatten());
        texts
            .filter_map(|raw| Envelope::decode(raw).ok())
            .max_by_key(|one| (one.meta.created_at, one.meta.revision, one.meta.updated_at))
            .map(|mut newest| {
                newest.meta.id = id;
                newest
            })
    }

    async fn shelve_copy(
        self,
        copy: DraftId,
        doc: &Postmortem,
        error: StoreError,
    ) -> Result<(), String> {
        let mut keeper =
            crate::drafts::Keeper::begin(copy, self.vault().tab(), self.homes(), now());
        match keeper.save(&self.vault(), doc, now()) {
            Some(write) => self.shelf.apply(&write.batch).await.map_err(said),
            None => Err(said(error)),
        }
    }
}

pub(super) fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}

fn add(listed: &mut Listed, more: &[DraftSummary]) {
    for draft in more {
        if listed.drafts.iter().all(|one| one.id != draft.id) {
            listed.drafts.push(draft.clone());
        }
    }
    listed.drafts.sort_by_key(|draft| {
        let changed = draft.trashed_at.unwrap_or(draft.updated_at);
        (std::cmp::Reverse(changed), draft.id)
    });
}

fn summary(raw: &str) -> Option<DraftSummary> {
    let deleted = Envelope::decode(raw).ok()?;
    Some(crate::drafts::Stub::of(&deleted).summary())
}
