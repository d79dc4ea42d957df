use std::fmt;

use super::{DraftError, DraftId, Envelope, Meta, Millis, Store, StoreError, Vault, keys};

/// Why a draft was not moved into the trash, out of it, or deleted for good.
/// Nothing was lost: it still stands where it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrashError {
    /// There is no such draft.
    Missing,
    /// The trash holds another state of this draft, which is not overwritten.
    Occupied,
    /// It cannot be read, and what cannot be read is neither moved nor deleted.
    Unreadable(DraftError),
    Store(StoreError),
}

impl fmt::Display for TrashError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => {
                f.write_str("This draft is no longer there. Another tab may have moved it.")
            }
            Self::Occupied => f.write_str(
                "The trash holds another state of this draft. Both were left as they are: \
                 restore the other one or delete it for good, then try again.",
            ),
            Self::Unreadable(why) => why.fmt(f),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for TrashError {}

impl<S: Store> Vault<S> {
    /// Moves a draft into the trash. A tab that still has it open finds it gone when it saves.
    pub fn trash(&self, id: DraftId, now: Millis) -> Result<(), TrashError> {
        self.carry(&keys::draft(id), id, &keys::trash(id), Some(now))
    }

    /// Moves a draft back out of the trash, and gives the id under which it now stands: its own,
    /// or `spare` where the drafts hold another state of it.
    pub fn restore(&self, id: DraftId, spare: DraftId) -> Result<DraftId, TrashError> {
        let from = keys::trash(id);
        match self.carry(&from, id, &keys::draft(id), None) {
            Ok(()) => Ok(id),
            Err(TrashError::Occupied | TrashError::Unreadable(_)) => self
                .carry(&from, spare, &keys::draft(spare), None)
                .map(|()| spare),
            Err(error) => Err(error),
        }
    }

    /// Stores a deleted draft that comes from elsewhere, where there is no shelf. False where the
    /// trash holds something else under its id, which is left alone.
    ///
    /// # Errors
    ///
    /// [`StoreError`]; nothing was stored.
    pub fn take_deleted(&self, deleted: &Envelope) -> Result<bool, StoreError> {
        let key = keys::trash(deleted.meta.id);
        match self.store().get(&key)? {
            Some(_) => Ok(false),
            None => self.put(&key, None, &deleted.encode()).map(|()| true),
        }
    }

    /// Deletes a draft of the trash for good.
    pub fn purge(&self, id: DraftId) -> Result<(), TrashError> {
        let key = keys::trash(id);
        self.readable(&key)?.ok_or(TrashError::Missing)?;
        self.store().remove(&key).map_err(TrashError::Store)
    }

    /// Moves a value: the new place is written and read back before the old one is emptied, so
    /// that whoever is killed in between leaves it twice, and never not at all.
    fn carry(
        &self,
        from: &str,
        id: DraftId,
        to: &str,
        trashed_at: Option<Millis>,
    ) -> Result<(), TrashError> {
        let (stored, envelope) = self.readable(from)?.ok_or(TrashError::Missing)?;
        let target = self.readable(to)?;
        if let Some((_, there)) = &target
            && !supersedes(&envelope, there)
        {
            return Err(TrashError::Occupied);
        }
        let moved = Envelope {
            meta: Meta {
                id,
                trashed_at,
                ..envelope.meta
            },
            ..envelope
        };
        let old = target.as_ref().map(|(raw, _)| raw.as_str());
        self.put(to, old, &moved.encode())
            .map_err(TrashError::Store)?;
        match self.store().get(from).map_err(TrashError::Store)? {
            // Another tab saved meanwhile: its draft stays.
            Some(now_stored) if now_stored != stored => Err(TrashError::Occupied),
            _ => self.store().remove(from).map_err(TrashError::Store),
        }
    }

    fn readable(&self, key: &str) -> Result<Option<(String, Envelope)>, TrashError> {
        let Some(raw) = self.store().get(key).map_err(TrashError::Store)? else {
            return Ok(None);
        };
        match Envelope::decode(&raw) {
            Ok(envelope) => Ok(Some((raw, envelope))),
            Err(why) => Err(TrashError::Unreadable(why)),
        }
    }
}

/// Whether `moved` may take the place of what a move that was cut short left `there`: an
/// earlier state of the same draft, or the same one. A draft that was put back under its old id
/// counts from 1 again and was created later: the two do not follow each other.
fn supersedes(moved: &Envelope, there: &Envelope) -> bool {
    let follows =
        moved.meta.created_at == there.meta.created_at && moved.meta.revision > there.meta.revision;
    follows || moved.document == there.document
}
