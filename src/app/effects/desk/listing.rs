//! All drafts: listed, searched and copied, in both stores.

use leptos::{prelude::*, task::spawn_local};

use super::{Desk, now};
use crate::{
    app::platform::random,
    document::Postmortem,
    drafts::{
        DraftId, DraftSummary, Envelope, Found, Hit, Keeper, Listed, OpenError, Standing, Store,
        StoreError, Unreadable, keys, reconcile, reopen, search_states, shelf::Table,
    },
};

/// What only the shelf has.
#[derive(Default)]
pub(super) struct Shelved {
    drafts: Vec<DraftSummary>,
    pub(super) trash: Vec<DraftSummary>,
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
        // Where the shelf has it whole, the draft is opened from there.
        let is_whole = |key: &str| shelved.drafts.iter().any(|one| keys::draft(one.id) == key);
        listed.unreadable.retain(|one| !is_whole(&one.key));
        listed.unreadable.extend_from_slice(&shelved.unreadable);
        Ok(listed)
    }

    /// The drafts in which every word of the query stands, of those whose text local storage has.
    ///
    /// # Errors
    ///
    /// [`StoreError`] where local storage cannot be read.
    pub fn search(self, query: &str) -> Result<Vec<Hit>, StoreError> {
        self.vault().search(query)
    }

    /// The same of those whose text only the shelf has.
    pub async fn search_the_shelf(self, query: &str) -> Vec<Hit> {
        let mut ids = self.vault().on_shelf().unwrap_or_default();
        ids.extend(
            self.inside()
                .borrow()
                .shelved
                .drafts
                .iter()
                .map(|draft| draft.id),
        );
        let mut states = Vec::new();
        for id in ids {
            let slots = self.shelf.slots(id).await;
            states.extend(self.newest(id, slots.as_ref()));
        }
        search_states(&states, query)
    }

    /// A stored value as it stands, for a file: of local storage, or of the shelf by the name of
    /// its table and its key.
    pub async fn stored(self, key: &str) -> Option<String> {
        let on_shelf = key.split_once('/').and_then(|(table, key)| {
            let table = Table::ALL.into_iter().find(|one| one.name() == table)?;
            Some((table, key))
        });
        match on_shelf {
            Some((table, key)) => self.shelf.text(table, key).await.ok()?,
            None => self.raw(key),
        }
    }

    /// A value of local storage as it stands.
    pub(super) fn raw(self, key: &str) -> Option<String> {
        self.vault().store().get(key).ok().flatten()
    }

    /// Makes a copy of a draft.
    pub fn duplicate(self, id: DraftId) {
        self.task(async move {
            let mut doc = self.read(id).await.map_err(|error| error.to_string())?;
            doc.title = format!("{} (copy)", doc.title).trim_start().to_owned();
            let copy = DraftId::from_bits(random::bits());
            if self.shelf.is_there() {
                self.keep_copy(copy, &doc).await?;
            } else {
                self.vault().create(copy, &doc, now()).map_err(said)?;
            }
            self.announcer.say("A copy was made");
            Ok(())
        });
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

    /// Holds both stores against each other, lists what only the shelf has, and empties the trash
    /// of what has lain there for its time.
    pub(super) fn look_at_the_shelf(self) {
        spawn_local(async move {
            let has_shelf = self.shelf.get().await.is_some();
            self.keeps_nothing.set(!has_shelf && !self.lasts);
            let journal = self.shelf.all(Table::Journal).await;
            let trash = self.shelf.all(Table::Trash).await;
            if let (Ok(journal), Ok(trash)) = (&journal, &trash) {
                let found = reconcile(&self.vault(), journal, trash, now());
                self.inside().borrow_mut().shelved = Shelved {
                    drafts: found.only_on_shelf,
                    trash: found.trash,
                    unreadable: found.unreadable,
                };
                if !found.leftovers.removes.is_empty() {
                    // What stays is found at the next start.
                    let _ = self.shelf.apply(&found.leftovers).await;
                }
            }
            self.delete_what_is_due(&trash.unwrap_or_default()).await;
            self.listing_changed();
        });
    }

    /// Does something with the stored drafts, says why where it fails, and lists them anew.
    pub(super) fn task(self, run: impl Future<Output = Result<(), String>> + 'static) {
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

    /// Keeps a new draft in both stores, or in the one that takes it.
    async fn keep_copy(self, copy: DraftId, doc: &Postmortem) -> Result<(), String> {
        let vault = self.vault();
        let mut keeper = Keeper::begin(copy, vault.tab(), self.homes(), now());
        if let Some(write) = keeper.save(&vault, doc, now()) {
            let answer = self.shelf.apply(&write.batch).await;
            // Nothing has been typed into it that a further write would be for.
            let _ = keeper.answered(&vault, write.ticket, answer, now());
        }
        match keeper.standing() {
            Standing::Failed { why } => Err(said(why)),
            _ => Ok(()),
        }
    }
}

pub(super) fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}

pub(super) fn add(listed: &mut Listed, more: &[DraftSummary]) {
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
