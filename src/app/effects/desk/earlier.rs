//! Earlier states of the open draft.

use leptos::task::spawn_local;

use super::{Desk, now};
use crate::{
    app::platform::random,
    document::{Edit, Postmortem},
    drafts::{
        DraftId,
        history::{BUDGET_BYTES, Reason, Snapshot, SnapshotKey, thin},
        shelf::{Batch, ShelfError, Table},
    },
};

impl Desk {
    /// The earlier states of the open draft that are kept, newest first.
    ///
    /// # Errors
    ///
    /// [`ShelfError`] where the database cannot be read.
    pub async fn earlier(self) -> Result<Vec<SnapshotKey>, ShelfError> {
        let Some(id) = self.id() else {
            return Ok(Vec::new());
        };
        let mut keys = self.snapshots(id).await?;
        keys.reverse();
        Ok(keys)
    }

    /// One of them.
    ///
    /// # Errors
    ///
    /// Why it cannot be read, in a sentence.
    pub async fn earlier_state(self, key: SnapshotKey) -> Result<Postmortem, String> {
        let raw = self.shelf.text(Table::History, &key.to_string()).await;
        let Some(raw) = raw.map_err(|error| error.to_string())? else {
            return Err(
                "This state is no longer there: older ones make room for newer ones.".to_owned(),
            );
        };
        let read = Snapshot::decode(&raw).and_then(|state| state.open(&mut random::id));
        read.map(|read| read.postmortem)
            .map_err(|error| error.to_string())
    }

    /// Makes a change that replaces much of the open draft, and keeps the state before it.
    pub fn replace(self, edit: Edit, reason: Reason) {
        let batch =
            self.with_keeper(|keeper| self.session.with(|doc| keeper.snapshot(doc, reason, now())));
        self.session.edit(edit);
        if let Some(batch) = batch.flatten() {
            spawn_local(async move {
                // Undo has that state too.
                if let Err(error) = self.shelf.apply(&batch).await {
                    self.announcer.say(error.to_string());
                }
            });
        }
    }

    /// Removes the states that newer ones stand for.
    pub(super) fn thin_history(self, id: DraftId) {
        spawn_local(async move {
            let Ok(keys) = self.snapshots(id).await else {
                return;
            };
            let removed = thin(&keys, now(), BUDGET_BYTES);
            if removed.is_empty() {
                return;
            }
            let batch = removed.iter().fold(Batch::default(), |batch, key| {
                batch.remove(Table::History, key.to_string())
            });
            // What stays is removed the next time.
            let _ = self.shelf.apply(&batch).await;
        });
    }

    async fn snapshots(self, id: DraftId) -> Result<Vec<SnapshotKey>, ShelfError> {
        let keys = self
            .shelf
            .keys(Table::History, &SnapshotKey::prefix(id))
            .await?;
        Ok(keys.iter().filter_map(|key| key.parse().ok()).collect())
    }
}
