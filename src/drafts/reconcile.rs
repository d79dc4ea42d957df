use super::{
    DraftError, DraftId, DraftSummary, Envelope, Meta, Millis, Store, Stub, Unread, Unreadable,
    Vault, fnv1a_64,
    moves::is_same_or_earlier,
    shelf::{Batch, Slot, Table, slot_key, slot_of},
};

/// What came of holding the two stores against each other.
#[derive(Debug, Default)]
pub struct Reconciled {
    /// The drafts that local storage does not list, because it has no room or is not there.
    pub only_on_shelf: Vec<DraftSummary>,
    /// The values of the journal of which no state is whole, by `journal/` and their key.
    pub unreadable: Vec<Unreadable>,
    /// What is left of moves that were cut short, to be removed.
    pub leftovers: Batch,
}

/// Holds the journal and the trash of the shelf, as pairs of key and value, against local storage
/// when the page starts: local storage may have lost its last seconds, or everything.
///
/// Every draft whose newest whole state is on the shelf is brought to local storage, see
/// [`Vault::follow`]; what is newer there stays, and is brought to the shelf when it is opened.
pub fn reconcile<S: Store>(
    vault: &Vault<S>,
    journal: &[(String, String)],
    trash: &[(String, String)],
    now: Millis,
) -> Reconciled {
    let mut reconciled = Reconciled::default();
    let mut slots: Vec<(DraftId, Slot, &str)> = Vec::new();
    for (key, raw) in journal {
        match slot_of(key) {
            Some((id, slot)) => slots.push((id, slot, raw)),
            None => reconciled
                .unreadable
                .push(unread(key, raw, DraftError::WrongKind)),
        }
    }
    let deleted: Vec<Meta> = trash
        .iter()
        .filter_map(|(_, raw)| Envelope::decode(raw).ok())
        .map(|envelope| envelope.meta)
        .collect();
    for meta in &deleted {
        // A kill may have brought back what was deleted; what cannot be removed now is at the
        // next start.
        let _ = vault.forget(meta);
    }
    slots.sort_by_key(|(id, ..)| *id);
    for slots in slots.chunk_by(|(one, ..), (other, ..)| one == other) {
        let id = slots[0].0;
        let slots: Vec<(Slot, &str)> = slots.iter().map(|(_, slot, raw)| (*slot, *raw)).collect();
        draft(vault, id, &slots, &deleted, now, &mut reconciled);
    }
    reconciled
}

fn draft<S: Store>(
    vault: &Vault<S>,
    id: DraftId,
    slots: &[(Slot, &str)],
    deleted: &[Meta],
    now: Millis,
    reconciled: &mut Reconciled,
) {
    let read = |raw: &str| Envelope::decode(raw);
    let newest = slots
        .iter()
        .filter_map(|(_, raw)| read(raw).ok())
        .max_by_key(|one| (one.meta.created_at, one.meta.revision, one.meta.updated_at));
    let Some(mut newest) = newest else {
        for (slot, raw) in slots {
            let why = read(raw).err().unwrap_or(DraftError::Damaged);
            let key = slot_key(id, *slot);
            reconciled.unreadable.push(unread(&key, raw, why));
        }
        return;
    };
    newest.meta.id = id;
    let is_deleted = deleted
        .iter()
        .any(|meta| meta.id == id && is_same_or_earlier(&newest.meta, meta));
    if is_deleted {
        for (slot, raw) in slots {
            let (key, found) = (slot_key(id, *slot), Some(fnv1a_64(raw)));
            let batch = std::mem::take(&mut reconciled.leftovers);
            reconciled.leftovers = batch
                .expect(Table::Journal, key.clone(), vec![found])
                .remove(Table::Journal, key);
        }
        return;
    }
    let _ = vault.follow(&newest, now);
    // What local storage holds under its key is listed from there, whatever it is.
    if !matches!(vault.raw(id), Ok(Some(_))) {
        reconciled.only_on_shelf.push(Stub::of(&newest).summary());
    }
}

fn unread(key: &str, raw: &str, why: DraftError) -> Unreadable {
    Unreadable {
        key: format!("{}/{key}", Table::Journal.name()),
        why: Unread::Draft(why),
        bytes: raw.len() as u64,
    }
}
