//! Opening a draft that stands in several places: the newest state that is whole wins.

use super::{
    Aside, Baseline, DraftError, DraftId, Envelope, Homes, Keeper, Meta, Millis, OpenError,
    StoreError, Stub,
    history::Snapshot,
    keeper::{LocalSide, ShelfSide},
    keys,
    shelf::{Record, Slot, slot_key},
};
use crate::{
    document::{Id, Postmortem},
    json::Problem,
};

/// What the stores gave for one draft.
#[derive(Debug, Clone)]
pub struct Found {
    /// What local storage holds under [`keys::draft`].
    pub local: Result<Option<String>, StoreError>,
    /// What the journal holds in both slots; `None` where the shelf cannot be read.
    pub slots: Option<[Option<String>; 2]>,
}

/// A draft opened from all that was found of it.
#[derive(Debug)]
pub struct Reopened {
    pub postmortem: Postmortem,
    /// What was read, but not as it was stored.
    pub problems: Vec<Problem>,
    pub keeper: Keeper,
    /// The damaged values that were found beside the one that was opened. They are set aside
    /// before anything overwrites them.
    pub damaged: Vec<Aside>,
    /// States that were found beside it and that it may not follow. They go into the history with
    /// the next write to the shelf.
    pub rivals: Vec<Snapshot>,
}

/// One readable state and where it stood.
struct Candidate {
    envelope: Envelope,
    /// The slot, or local storage.
    slot: Option<Slot>,
}

/// Opens a draft from what was found: by revision, then by time, among the states that are whole.
///
/// # Errors
///
/// [`OpenError::Unreadable`] where no state is whole, and where any was written by a newer
/// version, which this one does not write beside; [`OpenError::Missing`] where there is none.
/// Everything is left as it is.
pub fn reopen(
    id: DraftId,
    found: &Found,
    homes: Homes,
    now: Millis,
    new_id: &mut dyn FnMut() -> Id,
) -> Result<Reopened, OpenError> {
    let mut candidates = Vec::new();
    let mut damaged = Vec::new();
    for (key, raw, slot) in places(id, found) {
        match Envelope::decode(raw) {
            Ok(envelope) => candidates.push(Candidate { envelope, slot }),
            Err(DraftError::OnShelf) => {}
            Err(why @ DraftError::Newer { .. }) => {
                let raw = raw.to_owned();
                return Err(OpenError::Unreadable { why, raw });
            }
            Err(why) => damaged.push((
                why.clone(),
                Aside {
                    from: key,
                    at: now,
                    why: why.to_string(),
                    raw: raw.to_owned(),
                },
            )),
        }
    }
    // Stable: of the same state in several places the shelf's comes last.
    candidates.sort_by_key(|one| {
        let Meta {
            created_at,
            revision,
            updated_at,
            ..
        } = one.envelope.meta;
        (created_at, revision, updated_at)
    });
    let Some(newest) = candidates.last() else {
        return Err(nothing_whole(found, damaged));
    };
    let read = match newest.envelope.open(new_id) {
        Ok(read) => read,
        Err(why) => {
            let raw = newest.envelope.encode();
            return Err(OpenError::Unreadable { why, raw });
        }
    };
    // The key says which draft it is: a copied value must not save over its original.
    let envelope = Envelope {
        meta: Meta {
            id,
            ..newest.envelope.meta
        },
        document: newest.envelope.document.clone(),
    };
    let damaged: Vec<Aside> = damaged.into_iter().map(|(_, aside)| aside).collect();
    let rivals = rivals(id, &envelope, &candidates);
    let mut beside: Vec<Record> = damaged.iter().map(Aside::record).collect();
    beside.extend(rivals.iter().map(Snapshot::record));
    let keeper = Keeper::over(
        envelope.meta,
        local_side(id, found, &candidates),
        shelf_side(found, &candidates),
        homes,
    );
    Ok(Reopened {
        postmortem: read.postmortem,
        problems: read.problems,
        keeper: keeper.opened(envelope, beside, !rivals.is_empty()),
        damaged,
        rivals,
    })
}

/// Every value that was found, with its key and its slot; local storage first.
fn places(id: DraftId, found: &Found) -> Vec<(String, &str, Option<Slot>)> {
    let mut places = Vec::new();
    if let Ok(Some(raw)) = &found.local {
        places.push((keys::draft(id), raw.as_str(), None));
    }
    for (slot, raw) in Slot::BOTH.into_iter().zip(found.slots.iter().flatten()) {
        if let Some(raw) = raw {
            places.push((slot_key(id, slot), raw.as_str(), Some(slot)));
        }
    }
    places
}

fn nothing_whole(found: &Found, damaged: Vec<(DraftError, Aside)>) -> OpenError {
    // The largest piece is the one of which most can be read.
    let largest = damaged.into_iter().max_by_key(|(_, aside)| aside.raw.len());
    match (largest, &found.local) {
        (Some((why, aside)), _) => OpenError::Unreadable {
            why,
            raw: aside.raw,
        },
        (None, Ok(Some(stub))) => OpenError::Unreadable {
            why: DraftError::OnShelf,
            raw: stub.clone(),
        },
        (None, Err(error)) => OpenError::Store(error.clone()),
        (None, Ok(None)) => OpenError::Missing,
    }
}

/// The states that the newest one may not follow, and that have another text: each becomes a
/// snapshot. Of two of one revision it has followed one at most.
fn rivals(id: DraftId, newest: &Envelope, candidates: &[Candidate]) -> Vec<Snapshot> {
    let mut rivals: Vec<Snapshot> = Vec::new();
    for Candidate { envelope, .. } in candidates {
        let has_twin = candidates.iter().any(|other| {
            let other = &other.envelope;
            other.meta.revision == envelope.meta.revision && other.document != envelope.document
        });
        let is_followed = follows(&newest.meta, &envelope.meta) && !has_twin;
        if envelope.document != newest.document && !is_followed {
            rivals.push(Snapshot::rival(id, envelope));
        }
    }
    rivals.dedup();
    rivals
}

/// Whether a state surely came of an earlier one: of the same draft, saved later, both with sight
/// of the shelf, and the earlier one known to be there or written by the same tab. (A tab to which
/// the shelf had given an old state counts on from that, and saves a low revision late.)
pub(super) fn follows(later: &Meta, earlier: &Meta) -> bool {
    later.created_at == earlier.created_at
        && later.revision > earlier.revision
        && later.updated_at >= earlier.updated_at
        && !later.is_alone
        && !earlier.is_alone
        && (later.base >= earlier.revision || later.writer == earlier.writer)
}

fn local_side(id: DraftId, found: &Found, candidates: &[Candidate]) -> LocalSide {
    let Ok(Some(raw)) = &found.local else {
        return LocalSide::empty();
    };
    let readable = candidates.iter().find(|one| one.slot.is_none());
    if let Some(Candidate { envelope, .. }) = readable {
        let meta = Meta {
            id,
            ..envelope.meta
        };
        return LocalSide::read(Baseline::of(meta, raw), meta.revision);
    }
    match Stub::decode(raw) {
        Some(stub) => {
            let meta = Meta { id, ..stub.meta };
            LocalSide::read(Baseline::of(meta, raw), 0)
        }
        None => {
            // Whatever it is; only its fingerprint counts.
            let meta = candidates.last().map(|newest| newest.envelope.meta);
            meta.map_or_else(LocalSide::empty, |meta| {
                LocalSide::blocked(Baseline::of(Meta { id, ..meta }, raw))
            })
        }
    }
}

/// What the shelf has: of another text than the newest, even of its revision, it has acknowledged
/// nothing that counts.
fn shelf_side(found: &Found, candidates: &[Candidate]) -> Option<ShelfSide> {
    let [first, second] = found.slots.as_ref()?;
    let newest = candidates.last().map(|one| &one.envelope);
    let on_shelf = candidates
        .iter()
        .rev()
        .find_map(|one| Some((one.slot?, &one.envelope)));
    let slots = [first.as_deref(), second.as_deref()];
    let Some((slot, envelope)) = on_shelf else {
        return Some(ShelfSide::read((Slot::Second, 0), 0, slots));
    };
    let seen = envelope.meta.revision;
    let counts = if newest == Some(envelope) { seen } else { 0 };
    Some(ShelfSide::read((slot, counts), seen, slots))
}
