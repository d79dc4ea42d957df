use std::fmt;

use super::{
    DraftError, DraftId, Envelope, Hold, Meta, Millis, Store, StoreError, TabId, fingerprint, keys,
};
use crate::{
    document::{Id, Postmortem},
    json::Problem,
};

/// The drafts in a store, as one tab sees them.
#[derive(Debug, Clone)]
pub struct Vault<S> {
    store: S,
    tab: TabId,
}

/// What is stored under a draft's key, as far as this tab has read or written it.
///
/// Only opening, creating and saving make one, and saving asks for one: so nothing is overwritten
/// that was not read first.
#[derive(Debug, PartialEq, Eq)]
pub struct Baseline {
    meta: Meta,
    /// Of the stored value, byte for byte.
    fingerprint: u64,
    /// A save that was not acknowledged; it may have been stored all the same.
    attempt: Option<(Meta, u64)>,
}

impl Baseline {
    /// The draft.
    pub fn id(&self) -> DraftId {
        self.meta.id
    }

    /// The stored revision.
    pub fn revision(&self) -> u64 {
        self.meta.revision
    }

    /// When that revision was saved.
    pub fn saved_at(&self) -> Millis {
        self.meta.updated_at
    }
}

/// A draft that was opened.
#[derive(Debug)]
pub struct Opened {
    pub postmortem: Postmortem,
    /// What was read, but not as it was stored.
    pub problems: Vec<Problem>,
    pub baseline: Baseline,
}

/// Why a draft was not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// There is no such draft.
    Missing,
    /// There is something that cannot be read; `raw` is all of it, to download.
    Unreadable {
        why: DraftError,
        raw: String,
    },
    Store(StoreError),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str(
                "This draft is no longer in the browser's storage. It may have been deleted in \
                 another tab: look into the trash.",
            ),
            Self::Unreadable { why, .. } => why.fmt(f),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for OpenError {}

/// Why a draft was not created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CreateError {
    /// There is a draft with this id, and it was left alone.
    Taken,
    Store(StoreError),
}

impl fmt::Display for CreateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taken => f.write_str(
                "There is a draft in this place already. It was left as it is: try once more.",
            ),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for CreateError {}

/// Why a draft was not copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DuplicateError {
    Open(OpenError),
    Create(CreateError),
}

impl fmt::Display for DuplicateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open(error) => error.fmt(f),
            Self::Create(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for DuplicateError {}

/// What came of a save. In all cases but the first, what was stored still is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Saved {
    /// It is stored, and was read back.
    Saved { revision: u64 },
    /// Another tab holds the draft.
    ReadOnly { writer: TabId },
    /// Something else is stored than this tab has read.
    Conflict(Theirs),
    /// The store refused, or did not keep what it was given. Worth another try.
    Failed(StoreError),
}

/// What stands where this tab wanted to save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Theirs {
    /// Another revision. Opening the draft again gives it, and a baseline to save over it.
    Revision { revision: u64, writer: TabId },
    /// Nothing: the draft was deleted, or the storage cleared. [`Vault::create`] puts it back.
    Gone,
    /// Something that this version cannot read and therefore does not overwrite.
    Unreadable(DraftError),
}

impl<S: Store> Vault<S> {
    /// The drafts in `store`, for this tab.
    pub fn new(store: S, tab: TabId) -> Self {
        Self { store, tab }
    }

    /// The store beneath.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// The tab that this vault writes for.
    pub fn tab(&self) -> TabId {
        self.tab
    }

    /// Stores a new draft. Its revision is 1.
    ///
    /// # Errors
    ///
    /// [`CreateError::Taken`] where something is stored under this id.
    pub fn create(
        &self,
        id: DraftId,
        postmortem: &Postmortem,
        now: Millis,
    ) -> Result<Baseline, CreateError> {
        let meta = Meta::first(id, self.tab, now);
        let value = Envelope::of(meta, postmortem).encode();
        self.create_value(meta, &value)
    }

    /// The same with a value that is made already.
    pub(super) fn create_value(&self, meta: Meta, value: &str) -> Result<Baseline, CreateError> {
        let key = keys::draft(meta.id);
        if self.store.get(&key).map_err(CreateError::Store)?.is_some() {
            return Err(CreateError::Taken);
        }
        self.put(&key, None, value).map_err(CreateError::Store)?;
        Ok(Baseline::of(meta, value))
    }

    /// Opens a draft to read, and to save if this tab holds the lease.
    ///
    /// # Errors
    ///
    /// [`OpenError`]; what is stored is left as it is.
    pub fn open(&self, id: DraftId, new_id: &mut dyn FnMut() -> Id) -> Result<Opened, OpenError> {
        let raw = match self.store.get(&keys::draft(id)) {
            Ok(Some(raw)) => raw,
            Ok(None) => return Err(OpenError::Missing),
            Err(error) => return Err(OpenError::Store(error)),
        };
        let read = Envelope::decode(&raw)
            .and_then(|envelope| envelope.open(new_id).map(|read| (envelope.meta, read)));
        match read {
            Ok((meta, read)) => Ok(Opened {
                postmortem: read.postmortem,
                problems: read.problems,
                // The key says which draft it is: a copied value must not save over its original.
                baseline: Baseline::of(Meta { id, ..meta }, &raw),
            }),
            Err(why) => Err(OpenError::Unreadable { why, raw }),
        }
    }

    /// Saves over the revision that the baseline stands for, reads it back, and moves the
    /// baseline on.
    pub fn save(&self, baseline: &mut Baseline, postmortem: &Postmortem, now: Millis) -> Saved {
        let meta = Meta {
            revision: baseline.meta.revision.saturating_add(1),
            updated_at: now,
            writer: self.tab,
            is_alone: true,
            ..baseline.meta
        };
        let value = Envelope::of(meta, postmortem).encode();
        self.save_value(baseline, meta, &value, now)
    }

    /// The same with a value that is made already: a draft's envelope or its stub.
    pub(super) fn save_value(
        &self,
        baseline: &mut Baseline,
        meta: Meta,
        value: &str,
        now: Millis,
    ) -> Saved {
        match self.hold(baseline.id(), now) {
            Ok(Hold::ReadOnly { writer }) => return Saved::ReadOnly { writer },
            Ok(Hold::Mine | Hold::Free) => {}
            Err(error) => return Saved::Failed(error),
        }
        let key = keys::draft(baseline.id());
        let stored = match self.store.get(&key) {
            Ok(Some(stored)) => stored,
            Ok(None) => return Saved::Conflict(Theirs::Gone),
            Err(error) => return Saved::Failed(error),
        };
        if !baseline.knows(&stored) {
            return Saved::Conflict(Theirs::of(&stored));
        }
        baseline.attempt = Some((meta, fingerprint(value)));
        match self.put(&key, Some(&stored), value) {
            Ok(()) => {
                *baseline = Baseline::of(meta, value);
                Saved::Saved {
                    revision: meta.revision,
                }
            }
            Err(error) => Saved::Failed(error),
        }
    }

    /// Stores a copy of a draft under the id `copy`, with "(copy)" at the end of its title.
    ///
    /// # Errors
    ///
    /// [`DuplicateError`] where the draft cannot be read or the copy cannot be stored.
    pub fn duplicate(
        &self,
        id: DraftId,
        copy: DraftId,
        now: Millis,
        new_id: &mut dyn FnMut() -> Id,
    ) -> Result<Baseline, DuplicateError> {
        let mut postmortem = self
            .open(id, new_id)
            .map_err(DuplicateError::Open)?
            .postmortem;
        let title = format!("{} (copy)", postmortem.title);
        title.trim_start().clone_into(&mut postmortem.title);
        self.create(copy, &postmortem, now)
            .map_err(DuplicateError::Create)
    }

    /// Everything that is stored under a draft's key, to download what cannot be opened.
    pub fn raw(&self, id: DraftId) -> Result<Option<String>, StoreError> {
        self.store.get(&keys::draft(id))
    }

    /// How much of the browser's storage our keys take, in bytes as browsers count them:
    /// two for each UTF-16 unit of key and value.
    pub fn usage(&self) -> Result<u64, StoreError> {
        let mut bytes = 0;
        for key in self.store.keys(keys::PREFIX)? {
            let value = self.store.get(&key)?.unwrap_or_default();
            bytes += stored_bytes(&key, &value);
        }
        Ok(bytes)
    }

    /// Writes a value and reads it back. Where something else comes back, `old` is put there
    /// again, for an error must leave what was stored.
    pub(super) fn put(&self, key: &str, old: Option<&str>, new: &str) -> Result<(), StoreError> {
        let result = self.store.set(key, new);
        match self.store.get(key) {
            Ok(Some(stored)) if stored == new => return Ok(()),
            Ok(stored) if stored.as_deref() == old => {}
            _ => match old {
                Some(old) => self.store.set(key, old)?,
                None => self.store.remove(key)?,
            },
        }
        Err(result.err().unwrap_or_else(|| {
            StoreError::Other("what was written is not what came back".to_owned())
        }))
    }
}

/// What a key and its value take of the browser's storage, in bytes.
pub(super) fn stored_bytes(key: &str, value: &str) -> u64 {
    let units = key.encode_utf16().count() + value.encode_utf16().count();
    2 * units as u64
}

impl Baseline {
    pub(super) fn of(meta: Meta, stored: &str) -> Self {
        Self {
            meta,
            fingerprint: fingerprint(stored),
            attempt: None,
        }
    }

    /// Whether the stored value is the one that was read or written here.
    fn knows(&mut self, stored: &str) -> bool {
        let stored = fingerprint(stored);
        match self.attempt.take() {
            Some((meta, fingerprint)) if fingerprint == stored => {
                (self.meta, self.fingerprint) = (meta, fingerprint);
                true
            }
            _ => self.fingerprint == stored,
        }
    }
}

impl Theirs {
    pub(super) fn of(stored: &str) -> Self {
        match Envelope::decode(stored) {
            Ok(Envelope { meta, .. }) => Self::Revision {
                revision: meta.revision,
                writer: meta.writer,
            },
            Err(why) => Self::Unreadable(why),
        }
    }
}
