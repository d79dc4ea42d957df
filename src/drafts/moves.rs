//! Drafts moved between the tables of the shelf, and local storage brought after them.
//!
//! The shelf goes first, in one transaction; local storage follows once that is acknowledged.
//! Whoever is killed in between leaves a copy more, which [`reconcile`](super::reconcile) finds.

use super::{
    Aside, DraftError, DraftId, Envelope, Hold, Meta, Millis, Store, StoreError, Stub, Vault,
    fingerprint,
    history::Snapshot,
    keeper::fits,
    keys,
    opening::follows,
    shelf::{Batch, Record, Slot, Table, slot_key},
};

/// The key of a deleted draft: its id, a point, and when it was created, so that a draft which was
/// put back under its old id and deleted again does not take the place of the first.
pub fn trash_key(meta: &Meta) -> String {
    trash_key_of(meta.id, meta.created_at)
}

/// The same, for a draft of which no more is known.
pub fn trash_key_of(id: DraftId, created_at: Millis) -> String {
    format!("{id}.{created_at}")
}

/// Moves a draft into the trash: its newest state, what both slots of the journal and local storage
/// held when that was read, and what the trash holds under [`trash_key`]. On success,
/// [`Vault::forget`] the state in local storage.
///
/// What is left of an earlier move does not take the place of a later state; of two texts the
/// other becomes a snapshot, and so does a state that the newest may not follow. What cannot be
/// read in the journal goes aside; in local storage it stays.
pub fn to_trash(
    newest: &Envelope,
    slots: [Option<&str>; 2],
    local: Option<&str>,
    in_trash: Option<&str>,
    now: Millis,
) -> Batch {
    let id = newest.meta.id;
    let mut batch = Batch::default();
    for (slot, found) in Slot::BOTH.into_iter().zip(slots) {
        let key = slot_key(id, slot);
        batch = batch
            .expect(Table::Journal, key.clone(), vec![found.map(fingerprint)])
            .remove(Table::Journal, key.clone());
        match found.map(Envelope::decode) {
            Some(Ok(there)) => batch.puts.extend(rival(newest, &there)),
            Some(Err(why)) => {
                let raw = found.unwrap_or_default().to_owned();
                batch.puts.push(aside(key, raw, &why, now));
            }
            None => {}
        }
    }
    if let Some(Ok(there)) = local.map(Envelope::decode) {
        let rival = rival(newest, &there);
        batch
            .puts
            .extend(rival.filter(|one| !batch.puts.contains(one)));
    }
    let key = trash_key(&newest.meta);
    batch = batch.expect(Table::Trash, key.clone(), vec![in_trash.map(fingerprint)]);
    let put = |batch: Batch| {
        let deleted = marked(newest, id, Some(now));
        batch.put(Table::Trash, key.clone(), deleted.encode())
    };
    let there = match in_trash.map(Envelope::decode) {
        None => return put(batch),
        Some(Ok(there)) => there,
        Some(Err(why)) => {
            let from = [Table::Trash.name(), "/", &key].concat();
            let raw = in_trash.unwrap_or_default().to_owned();
            batch.puts.push(aside(from, raw, &why, now));
            return put(batch);
        }
    };
    let is_leftover = is_same_or_earlier(&newest.meta, &there.meta);
    let goes = if is_leftover { newest } else { &there };
    if newest.document != there.document {
        batch.puts.push(Snapshot::rival(id, goes).record());
    }
    if is_leftover { batch } else { put(batch) }
}

/// Moves a draft out of the trash, to stand under `to`: its own id, or another where a draft
/// stands under that. On success, [`Vault::follow`] with the envelope that this gives.
pub fn from_trash(deleted: &Envelope, to: DraftId) -> (Batch, Envelope) {
    let back = marked(deleted, to, None);
    let mut batch = Batch::default();
    for slot in Slot::BOTH {
        batch = batch.expect(Table::Journal, slot_key(to, slot), vec![None]);
    }
    let batch = batch
        .put(Table::Journal, slot_key(to, Slot::First), back.encode())
        .remove(Table::Trash, trash_key(&deleted.meta));
    (batch, back)
}

/// Deletes a draft of the trash for good, as it was found there, and those of its snapshots whose
/// keys are given: all of them, unless a draft stands under the same id. Nothing is deleted where
/// another tab has brought it back meanwhile.
///
/// # Errors
///
/// [`DraftError`]: what cannot be read is not deleted.
pub fn purge(found: &str, snapshots: &[String]) -> Result<Batch, DraftError> {
    let deleted = Envelope::decode(found)?.meta;
    let key = trash_key(&deleted);
    let mut batch = Batch::default()
        .expect(Table::Trash, key.clone(), vec![Some(fingerprint(found))])
        .remove(Table::Trash, key);
    if !snapshots.is_empty() {
        for slot in Slot::BOTH {
            batch = batch.expect(Table::Journal, slot_key(deleted.id, slot), vec![None]);
        }
    }
    Ok(snapshots.iter().fold(batch, |batch, key| {
        batch.remove(Table::History, key.clone())
    }))
}

/// A snapshot of a state whose text the newest one may not follow.
fn rival(newest: &Envelope, there: &Envelope) -> Option<Record> {
    let is_other = there.document != newest.document && !follows(&newest.meta, &there.meta);
    is_other.then(|| Snapshot::rival(newest.meta.id, there).record())
}

fn aside(from: String, raw: String, why: &DraftError, at: Millis) -> Record {
    let why = why.to_string();
    Aside { from, at, why, raw }.record()
}

fn marked(envelope: &Envelope, id: DraftId, trashed_at: Option<Millis>) -> Envelope {
    Envelope {
        meta: Meta {
            id,
            trashed_at,
            ..envelope.meta
        },
        document: envelope.document.clone(),
    }
}

impl<S: Store> Vault<S> {
    /// Takes a draft out of local storage whose state `moved` now stands elsewhere on the shelf.
    /// False where something else stands there, which is left alone.
    pub fn forget(&self, moved: &Meta) -> Result<bool, StoreError> {
        self.forget_under(&keys::draft(moved.id), moved)
    }

    /// The same in the trash of local storage.
    pub fn forget_trashed(&self, moved: &Meta) -> Result<bool, StoreError> {
        self.forget_under(&keys::trash(moved.id), moved)
    }

    fn forget_under(&self, key: &str, moved: &Meta) -> Result<bool, StoreError> {
        let Some(raw) = self.store().get(key)? else {
            return Ok(true);
        };
        let is_known = standing(&raw).is_some_and(|there| is_same_or_earlier(&there, moved));
        if is_known {
            self.store().remove(key)?;
        }
        Ok(is_known)
    }

    /// Brings local storage up to a state that the shelf has acknowledged: its text, or its stub
    /// where the text is too large or finds no room. False where neither stands there afterwards.
    ///
    /// A later state, a draft that another tab writes, and what cannot be read are left alone.
    pub fn follow(&self, acknowledged: &Envelope, now: Millis) -> Result<bool, StoreError> {
        let id = acknowledged.meta.id;
        let key = keys::draft(id);
        let old = self.store().get(&key)?;
        let stub = Stub::of(acknowledged).encode();
        if old.as_deref() == Some(&stub) {
            return Ok(true);
        }
        let value = acknowledged.encode();
        let is_small = fits(&value);
        match self.found_for(acknowledged, old.as_deref(), now)? {
            InPlace::Another => return Ok(false),
            InPlace::TheSame if is_small => return Ok(true),
            InPlace::TheSame | InPlace::Earlier => {}
        }
        if is_small {
            match self.put(&key, old.as_deref(), &value) {
                Err(StoreError::Full) => {}
                done => return done.map(|()| true),
            }
        }
        Ok(self.put(&key, old.as_deref(), &stub).is_ok())
    }

    /// Stores a state that comes from elsewhere, whole, where there is no shelf. False where
    /// something else stands there than nothing or an earlier state of the same draft, or another
    /// tab writes it: it is left alone.
    ///
    /// # Errors
    ///
    /// [`StoreError`]; nothing was stored.
    pub fn take_in(&self, state: &Envelope, now: Millis) -> Result<bool, StoreError> {
        let key = keys::draft(state.meta.id);
        let old = self.store().get(&key)?;
        match self.found_for(state, old.as_deref(), now)? {
            InPlace::Another => Ok(false),
            InPlace::TheSame => Ok(true),
            InPlace::Earlier => self
                .put(&key, old.as_deref(), &state.encode())
                .map(|()| true),
        }
    }

    /// What stands where this state would go: only what it follows may give way to it.
    fn found_for(
        &self,
        state: &Envelope,
        old: Option<&str>,
        now: Millis,
    ) -> Result<InPlace, StoreError> {
        if let Some(raw) = old {
            let whole = Envelope::decode(raw).ok();
            let there = match &whole {
                Some(whole) => Some(whole.meta),
                None => Stub::decode(raw).map(|stub| stub.meta),
            };
            let Some(there) = there else {
                return Ok(InPlace::Another);
            };
            if whole.is_some() && there.revision == state.meta.revision {
                // Two tabs may have made the same revision of different texts.
                let is_same = (there.created_at, there.updated_at)
                    == (state.meta.created_at, state.meta.updated_at);
                return Ok(if is_same {
                    InPlace::TheSame
                } else {
                    InPlace::Another
                });
            }
            // Whoever opens the draft finds both texts, and keeps both.
            let is_rival = whole.is_some_and(|there| rival(state, &there).is_some());
            if is_rival || !is_same_or_earlier(&there, &state.meta) {
                return Ok(InPlace::Another);
            }
        }
        Ok(match self.hold(state.meta.id, now)? {
            Hold::ReadOnly { .. } => InPlace::Another,
            Hold::Mine | Hold::Free => InPlace::Earlier,
        })
    }
}

/// What stands in local storage where a state from elsewhere would go.
enum InPlace {
    /// The same state, whole.
    TheSame,
    /// Nothing, or what it follows.
    Earlier,
    /// A later state, one of another draft, what cannot be read, or what another tab writes.
    Another,
}

/// Puts a state that comes from elsewhere into the journal, beside the newer one of what both slots
/// held when they were read. What cannot be read in its slot goes aside. On success,
/// [`Vault::follow`].
///
/// # Errors
///
/// [`DraftError::Newer`] where a newer version of the page has written there.
pub fn place(state: &Envelope, slots: [Option<&str>; 2], now: Millis) -> Result<Batch, DraftError> {
    let id = state.meta.id;
    let read = slots.map(|raw| raw.map(Envelope::decode));
    if let Some(why @ DraftError::Newer { .. }) =
        read.iter().flatten().find_map(|one| one.as_ref().err())
    {
        return Err(why.clone());
    }
    let age = |slot: Slot| match &read[slot as usize] {
        Some(Ok(there)) => (there.meta.created_at, there.meta.revision),
        _ => (0, 0),
    };
    let goes_to = match age(Slot::First) > age(Slot::Second) {
        true => Slot::Second,
        false => Slot::First,
    };
    let key = slot_key(id, goes_to);
    let mut batch = Batch::default().put(Table::Journal, key.clone(), state.encode());
    for (slot, found) in Slot::BOTH.into_iter().zip(slots) {
        let any_of = vec![found.map(fingerprint)];
        batch = batch.expect(Table::Journal, slot_key(id, slot), any_of);
    }
    if let (Some(raw), Some(Err(why))) = (slots[goes_to as usize], &read[goes_to as usize]) {
        batch.puts.push(aside(key, raw.to_owned(), why, now));
    }
    Ok(batch)
}

/// What is known of the draft or the stub under a key.
pub(super) fn standing(raw: &str) -> Option<Meta> {
    match Stub::decode(raw) {
        Some(stub) => Some(stub.meta),
        None => Envelope::decode(raw).ok().map(|envelope| envelope.meta),
    }
}

/// Whether `there` is an earlier state of the same draft, or the same one. A draft that was put
/// back under its old id counts from 1 again and was created later: the two do not follow.
pub(super) fn is_same_or_earlier(there: &Meta, than: &Meta) -> bool {
    there.created_at == than.created_at
        && (there.revision, there.updated_at) <= (than.revision, than.updated_at)
}
