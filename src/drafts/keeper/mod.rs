//! Keeping the open draft in two stores at once, and saying truly how safe it is.
//!
//! A [`Keeper`] belongs to one open draft. It writes local storage itself, which answers at once,
//! and gives out what the shelf has to do as a [`Write`]; the page does it and brings the answer.
//! It has no clock: every call takes "now", and [`Keeper::wakes_at`] says when to call
//! [`Keeper::tick`].
//!
//! - One write at a time is on its way to the shelf, so that an older one cannot land after a
//!   newer one.
//! - A revision goes into the slot that does not hold the last acknowledged one.
//! - "Saved" is [`Standing::Saved`], and only where the shelf has acknowledged the newest text, or
//!   where there is no shelf, local storage has given it back.

mod large;
mod late;
mod local;
mod pace;
mod saving;
mod sides;
mod standing;

use super::{
    DraftId, Envelope, Meta, Millis, Store, TabId, Vault,
    history::{self, Reason, Snapshot},
    shelf::{Batch, Record},
};
use crate::document::Postmortem;

pub use large::LARGE_UNITS;
pub use pace::{ANSWERS_WITHIN_MS, RETRIES_AFTER_MS, SAVES_WITHIN_AT_MOST_MS, SAVES_WITHIN_MS};
pub use standing::{Standing, Stop};

pub(super) use large::fits;
pub(super) use sides::{LocalSide, ShelfSide};

use pace::{Pace, is_due};
use sides::Latest;

/// Which stores the browser gives this page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Homes {
    /// Local storage; the vault then is over the tab's memory.
    pub local: bool,
    pub shelf: bool,
}

/// What the shelf has to do now; its answer goes to [`Keeper::answered`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Write {
    /// By which the answer is known: the fingerprint of what is written, so that the answer to
    /// another write, of a draft that was open before, is not taken for it.
    pub ticket: u64,
    pub batch: Batch,
}

/// How one open draft is kept.
#[derive(Debug)]
pub struct Keeper {
    /// Of the newest revision that was read or made.
    meta: Meta,
    local: LocalSide,
    /// `None` where the browser gives no database, or did not let the draft be read from it.
    shelf: Option<ShelfSide>,
    homes: Homes,
    pace: Pace,
    /// The newest text until the shelf has it.
    latest: Option<Latest>,
    /// What goes to the shelf with the next write: damaged values and states that would be lost.
    beside: Vec<Record>,
    /// Whether among those are states that this text may not follow: until they are in the history,
    /// no save says that it does.
    owes_rivals: bool,
    /// The state that was opened, until the first save makes it history.
    opened: Option<Snapshot>,
    snapshot_at: Millis,
    stop: Option<Stop>,
    is_read_only: bool,
}

impl Keeper {
    /// For a new draft, which nothing has yet. Save at once.
    ///
    /// A store that is full or denied does not keep a draft from being begun: it is then in the
    /// other store, or in memory, and [`Keeper::standing`] says so.
    pub fn begin(id: DraftId, tab: TabId, homes: Homes, now: Millis) -> Self {
        let meta = Meta {
            revision: 0,
            ..Meta::first(id, tab, now)
        };
        let shelf = homes.shelf.then(ShelfSide::empty);
        let mut keeper = Self::over(meta, LocalSide::empty(), shelf, homes);
        keeper.pace.edited(now);
        keeper
    }

    pub(super) fn over(
        meta: Meta,
        local: LocalSide,
        shelf: Option<ShelfSide>,
        homes: Homes,
    ) -> Self {
        Self {
            meta,
            local,
            shelf,
            homes,
            pace: Pace::default(),
            latest: None,
            beside: Vec::new(),
            owes_rivals: false,
            opened: None,
            snapshot_at: 0,
            stop: None,
            is_read_only: false,
        }
    }

    /// With the newest state that was read, and what goes aside at the next write. A state that
    /// the shelf does not have goes there at the next tick.
    pub(super) fn opened(
        mut self,
        envelope: Envelope,
        beside: Vec<Record>,
        has_rivals: bool,
    ) -> Self {
        self.beside = beside;
        self.owes_rivals = has_rivals;
        if let Some(shelf) = &self.shelf
            && shelf.revision() < self.meta.revision
        {
            self.latest = Some(Latest {
                meta: self.meta,
                value: envelope.encode(),
                stub: None,
            });
        }
        self.opened = Some(Snapshot {
            draft: self.meta.id,
            at: envelope.meta.updated_at,
            reason: Reason::Opened,
            revision: envelope.meta.revision,
            document: envelope.document,
        });
        self
    }

    /// The draft.
    pub fn id(&self) -> DraftId {
        self.meta.id
    }

    /// The newest revision that was read or made.
    pub fn revision(&self) -> u64 {
        self.meta.revision
    }

    /// Whether another tab writes the draft, so that this one only shows it.
    pub fn set_read_only(&mut self, is_read_only: bool) {
        self.is_read_only = is_read_only;
    }

    /// Notes an edit: it is saved at [`Keeper::wakes_at`].
    pub fn edited(&mut self, now: Millis) {
        self.pace.edited(now);
    }

    /// Notes how long a save took: one that takes long is made less often, within a second.
    pub fn took(&mut self, millis: Millis) {
        self.pace.took(millis);
    }

    /// Whether there are edits that no save has taken in.
    pub fn has_unsaved(&self) -> bool {
        self.pace.is_unsaved()
    }

    /// Whether the shelf has been given something and has not answered.
    pub fn is_under_way(&self) -> bool {
        self.shelf.as_ref().is_some_and(ShelfSide::is_under_way)
    }

    /// When [`Keeper::tick`] has something to do, if at all.
    pub fn wakes_at(&self) -> Option<Millis> {
        if self.stop.is_some() || self.is_read_only {
            return None;
        }
        let shelf = self.shelf.as_ref().and_then(|shelf| {
            let waits = self.latest.is_some();
            shelf.wakes_at(waits)
        });
        [self.pace.saves_at(), self.retries_locally_at(), shelf]
            .into_iter()
            .flatten()
            .min()
    }

    /// Does what is due: a save, another try, the end of waiting for an answer.
    pub fn tick<S: Store>(
        &mut self,
        vault: &Vault<S>,
        doc: &Postmortem,
        now: Millis,
    ) -> Option<Write> {
        if let Some(shelf) = &mut self.shelf {
            shelf.give_up_waiting(now);
        }
        let is_due = |at: Option<Millis>| at.is_some_and(|at| is_due(at, now));
        if is_due(self.pace.saves_at()) || is_due(self.retries_locally_at()) {
            return self.save(vault, doc, now);
        }
        self.next_write(now)
    }

    /// A snapshot of the document as it is, before something that replaces much of it.
    pub fn snapshot(&mut self, doc: &Postmortem, reason: Reason, now: Millis) -> Option<Batch> {
        self.shelf.as_ref()?;
        self.snapshot_at = now;
        let snapshot = Snapshot::of(self.meta.id, self.meta.revision, doc, reason, now);
        let record = snapshot.record();
        Some(Batch {
            puts: vec![record],
            ..Batch::default()
        })
    }

    /// When local storage is to be tried again though nothing was edited: where the shelf does
    /// not have the text.
    fn retries_locally_at(&self) -> Option<Millis> {
        let shelf_works = self
            .shelf
            .as_ref()
            .is_some_and(|shelf| shelf.error.is_none());
        let at = self.local.wakes_at();
        at.filter(|_| !shelf_works && self.local.blocked.is_none())
    }

    /// Lets the states go along that would be missed: the one that was opened, and one now and
    /// then while someone writes.
    pub(super) fn keep_history(&mut self, envelope: &Envelope, now: Millis) {
        if let Some(opened) = self.opened.take() {
            self.beside.push(opened.record());
            self.snapshot_at = now;
        }
        let shelf_works = self
            .shelf
            .as_ref()
            .is_some_and(|shelf| shelf.error.is_none());
        if shelf_works && now.abs_diff(self.snapshot_at) >= history::EVERY_MS {
            let snapshot = Snapshot {
                draft: envelope.meta.id,
                at: now,
                reason: Reason::Typed,
                revision: envelope.meta.revision,
                document: envelope.document.clone(),
            };
            self.beside.push(snapshot.record());
            self.snapshot_at = now;
        }
    }
}
