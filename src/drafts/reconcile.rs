use super::{
    DraftError, DraftId, DraftSummary, Envelope, Meta, Millis, Store, Stub, Unread, Unreadable,
    Vault, fingerprint,
    moves::{is_same_or_earlier, standing},
    shelf::{Batch, Slot, Table, slot_key, slot_of},
};

/// What came of holding the two stores against each other.
#[derive(Debug, Default)]
pub struct Reconciled {
    /// The drafts that local storage does not list, because it has no room, is not there or is
    /// damaged.
    pub only_on_shelf: Vec<DraftSummary>,
    /// The deleted drafts.
    pub trash: Vec<DraftSummary>,
    /// The values of the journal of which no state is whole, and those of the trash that cannot be
    /// read, by the name of their table, `/` and their key.
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
    let mut drafts: Vec<(DraftId, Vec<(Slot, &str)>)> = Vec::new();
    for (key, raw) in journal {
        match slot_of(key) {
            Some((id, slot)) => match drafts.iter_mut().find(|(one, _)| *one == id) {
                Some((_, slots)) => slots.push((slot, raw)),
                None => drafts.push((id, vec![(slot, raw)])),
            },
            None => {
                reconciled
                    .unreadable
                    .push(unread(Table::Journal, key, raw, DraftError::WrongKind))
            }
        }
    }
    let mut deleted: Vec<Meta> = Vec::new();
    for (key, raw) in trash {
        match Envelope::decode(raw) {
            Ok(envelope) => {
                deleted.push(envelope.meta);
                reconciled.trash.push(Stub::of(&envelope).summary());
            }
            Err(why) => reconciled
                .unreadable
                .push(unread(Table::Trash, key, raw, why)),
        }
    }
    for meta in &deleted {
        // A kill may have brought back what was deleted; what cannot be removed now is at the
        // next start.
        let _ = vault.forget(meta);
    }
    for (id, slots) in drafts {
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
            reconciled
                .unreadable
                .push(unread(Table::Journal, &key, raw, why));
        }
        return;
    };
    newest.meta.id = id;
    let is_deleted = deleted
        .iter()
        .any(|meta| meta.id == id && is_same_or_earlier(&newest.meta, meta));
    if is_deleted {
        for (slot, raw) in slots {
            let (key, found) = (slot_key(id, *slot), Some(fingerprint(raw)));
            let batch = std::mem::take(&mut reconciled.leftovers);
            reconciled.leftovers = batch
                .expect(Table::Journal, key.clone(), vec![found])
                .remove(Table::Journal, key);
        }
        return;
    }
    let _ = vault.follow(&newest, now);
    if !lists(vault, id) {
        reconciled.only_on_shelf.push(Stub::of(&newest).summary());
    }
}

/// Whether a draft is listed from what local storage holds under its key: from a damaged value
/// nothing is opened where the shelf has a whole one.
fn lists<S: Store>(vault: &Vault<S>, id: DraftId) -> bool {
    let Ok(Some(raw)) = vault.raw(id) else {
        return false;
    };
    standing(&raw).is_some() || matches!(Envelope::decode(&raw), Err(DraftError::Newer { .. }))
}

fn unread(table: Table, key: &str, raw: &str, why: DraftError) -> Unreadable {
    Unreadable {
        key: [table.name(), "/", key].concat(),
        why: Unread::Draft(why),
        bytes: raw.len() as u64,
    }
}
