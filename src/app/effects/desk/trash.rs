//! The trash: drafts thrown away, taken back, and deleted for good, in both stores.

use leptos::prelude::GetUntracked;

use super::{
    Desk,
    listing::{add, said},
    now,
};
use crate::{
    app::{effects::announce::Undo, platform::random},
    drafts::{
        DraftId, Envelope, Listed, StoreError, Stub,
        history::SnapshotKey,
        keys, moves,
        shelf::{ShelfError, Table},
    },
};

impl Desk {
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

    /// Puts a draft into the trash.
    pub fn trash(self, id: DraftId) {
        self.task(async move {
            self.drained(id).await;
            let slots = self.shelf.slots(id).await;
            let newest = self.newest(id, slots.as_ref());
            let title = newest.as_ref().map(|newest| Stub::of(newest).title);
            match (newest, slots) {
                (Some(newest), Some(slots)) => {
                    let [first, second] = &slots;
                    let slots = [first.as_deref(), second.as_deref()];
                    let key = moves::trash_key(&newest.meta);
                    let there = self.shelf.text(Table::Trash, &key).await.map_err(said)?;
                    let local = self.vault().raw(id).ok().flatten();
                    let (local, there) = (local.as_deref(), there.as_deref());
                    let batch = moves::to_trash(&newest, slots, local, there, now());
                    self.shelf.apply(&batch).await.map_err(said)?;
                    self.vault().forget(&newest.meta).map_err(said)?;
                }
                _ => self.vault().trash(id, now()).map_err(said)?,
            }
            let title = title.filter(|title| !title.trim().is_empty());
            let which = title.map_or_else(String::new, |title| format!(": {}", title.trim()));
            let said = format!("The draft is in the trash{which}");
            self.announcer.trashed(said, id);
            Ok(())
        });
    }

    /// Takes back that a draft was deleted, as long as the page tells of it. False where it does not.
    pub fn untrash(self) -> bool {
        let message = self.announcer.message().get_untracked();
        let Some(Undo::Trash(id)) = message.map(|message| message.undo) else {
            return false;
        };
        self.announcer.clear();
        self.restore(id);
        true
    }

    /// Takes a draft out of the trash.
    pub fn restore(self, id: DraftId) {
        self.task(async move {
            let spare = DraftId::from_bits(random::bits());
            match self.deleted(id).await {
                Some((deleted, _)) => {
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
            if let Some((_, raw)) = self.deleted(id).await {
                self.purge_on_the_shelf(id, &raw).await.map_err(said)?;
            }
            if self.raw(&keys::trash(id)).is_some() {
                self.vault().purge(id).map_err(said)?;
            }
            self.announcer.say("The draft is deleted for good");
            Ok(())
        });
    }

    /// Deletes for good what has lain in the trash for its time: of local storage's, and of the
    /// shelf's as it was found there. What cannot be deleted now is at the next look.
    pub(super) async fn delete_what_is_due(self, on_shelf: &[(String, String)]) {
        let drafts = self.list().unwrap_or_default().drafts;
        let newest = drafts.first().map_or(0, |draft| draft.updated_at);
        let due = self.vault().empty_trash(on_shelf, newest, now());
        for (key, raw) in on_shelf {
            if due.contains(key)
                && let Ok(deleted) = Envelope::decode(raw)
                && self.purge_on_the_shelf(deleted.meta.id, raw).await.is_ok()
            {
                let inside = self.inside();
                let trash = &mut inside.borrow_mut().shelved.trash;
                trash.retain(|one| moves::trash_key_of(one.id, one.created_at) != *key);
            }
        }
    }

    /// Deletes a draft of the shelf's trash, as it was found there: with its earlier states, unless
    /// they are also those of a draft that stands under the same id or lies beside it.
    async fn purge_on_the_shelf(self, id: DraftId, found: &str) -> Result<(), ShelfError> {
        let is_alone = matches!(self.vault().raw(id), Ok(None))
            && self.shelf.slots(id).await == Some([None, None])
            && self.trash_keys(id).await?.len() == 1;
        let snapshots = match is_alone {
            true => {
                self.shelf
                    .keys(Table::History, &SnapshotKey::prefix(id))
                    .await?
            }
            false => Vec::new(),
        };
        match moves::purge(found, &snapshots) {
            Ok(batch) => self.shelf.apply(&batch).await,
            Err(why) => Err(ShelfError::Store(StoreError::Other(why.to_string()))),
        }
    }

    /// The newest state of a draft in the shelf's trash, and its stored text.
    async fn deleted(self, id: DraftId) -> Option<(Envelope, String)> {
        let keys = self.trash_keys(id).await.ok()?;
        let raw = self.shelf.text(Table::Trash, keys.last()?).await.ok()??;
        Some((Envelope::decode(&raw).ok()?, raw))
    }

    async fn trash_keys(self, id: DraftId) -> Result<Vec<String>, ShelfError> {
        let mut prefix = id.to_string();
        prefix.push('.');
        self.shelf.keys(Table::Trash, &prefix).await
    }
}
