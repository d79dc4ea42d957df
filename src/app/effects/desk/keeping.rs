//! Saving the open draft by itself: when the keeper wants it, and as it wants it.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use super::{Desk, Inside, Left, Open, SaveState, Trouble, now};
use crate::{
    app::{
        live::follow,
        platform::{clock, panic, waiting::sleep},
    },
    drafts::{
        DraftId, Keeper, Standing, Stop, StoreError, Theirs,
        keeper::{ANSWERS_WITHIN_MS, Write},
        shelf::{Batch, ShelfError},
    },
};

/// How long a draft that is left may wait for the shelf, in milliseconds.
const SETTLES_WITHIN_MS: u64 = 4_000;

/// How often it is looked whether it has, in milliseconds.
const LOOKS_EVERY_MS: i32 = 10;

impl Desk {
    /// Writes what is not written yet. False where closing the page now would lose something.
    pub fn flush(self) -> bool {
        let has_unsaved = self.with_keeper(|keeper| keeper.has_unsaved());
        if has_unsaved == Some(true) {
            self.save();
        }
        !self
            .with_keeper(|keeper| keeper.would_lose())
            .unwrap_or(false)
    }

    /// Writes what is not written yet and waits for the answer. False where nothing has it.
    pub async fn settled(self) -> bool {
        let until = now() + SETTLES_WITHIN_MS;
        self.flush();
        while self.is_saving() && now() < until {
            // A timer of a tab that is not seen may come seconds late; an answer does not.
            let answer = self.inside().borrow().answer.clone();
            answer.pass_within(LOOKS_EVERY_MS).await;
        }
        self.may_leave()
    }

    /// Whether the open draft may be left: what was written is somewhere.
    pub(super) fn may_leave(self) -> bool {
        self.flush() || self.with_keeper(|keeper| keeper.standing()) == Some(Standing::InMemory)
    }

    /// From the first edit on, every change is saved; the state before was read, not written.
    pub(super) fn follow_edits(self) {
        let edits = self.session.edits();
        let mut before = None;
        follow(move || {
            let count = edits.get();
            if before.replace(count).is_some_and(|before| before != count) {
                self.with_keeper(|keeper| keeper.edited(now()));
                self.refresh();
            }
        });
    }

    /// Saves the document as it is now.
    pub(super) fn save(self) {
        if panic::happened() {
            return;
        }
        self.keep(&|keeper, desk| {
            let vault = desk.vault();
            desk.session.with(|doc| keeper.save(&vault, doc, now()))
        });
    }

    /// Shows how safe the draft is, and plans the next look at it.
    pub(super) fn refresh(self) {
        let Some(standing) = self.with_keeper(|keeper| keeper.standing()) else {
            return;
        };
        let state = match standing {
            Standing::Saved { at } => SaveState::Saved { at },
            Standing::Saving => SaveState::Saving,
            Standing::HalfSaved { why } => SaveState::Failed {
                why: why.to_string(),
            },
            Standing::Failed { why } => SaveState::Failed {
                why: why.to_string(),
            },
            Standing::InMemory => SaveState::InMemory,
            Standing::Elsewhere => SaveState::Elsewhere,
            Standing::Stopped(stop) => {
                let why = conflict(&stop).to_owned();
                self.set_trouble(Some(Trouble::Conflict { why: why.clone() }));
                SaveState::Failed { why }
            }
        };
        self.set_state(state);
        self.plan();
    }

    /// Does something with the keeper of the open draft.
    pub(super) fn with_keeper<T>(self, run: impl FnOnce(&mut Keeper) -> T) -> Option<T> {
        let inside = self.inside();
        let mut inside = inside.borrow_mut();
        inside.open.as_mut().map(|open| run(&mut open.keeper))
    }

    /// Lets the open draft go. What the shelf has not acknowledged yet goes on by itself.
    pub(super) fn leave(self) {
        let inside = self.inside();
        let left = {
            let mut inside = inside.borrow_mut();
            inside.stay += 1;
            inside.wakes_at = None;
            let lock = inside.lock.take();
            inside.open.take().map(|open| (open, lock))
        };
        self.is_open.set(false);
        self.announcer.leave_draft();
        if let Some(left) = left {
            match left.0.keeper.is_under_way() {
                true => inside.borrow_mut().leaving.push(left),
                false => self.release(left),
            }
        }
    }

    /// Waits until nothing of this draft is on its way to the shelf from here, and no longer than
    /// for a shelf that answers: who comes back to the draft would find it held by this very tab.
    pub(super) async fn drained(self, id: DraftId) {
        let until = now() + SETTLES_WITHIN_MS;
        let inside = self.inside();
        let is_leaving = |inside: &Inside| {
            inside
                .leaving
                .iter()
                .any(|(open, _)| open.keeper.id() == id)
        };
        while is_leaving(&inside.borrow()) && now() < until {
            sleep(LOOKS_EVERY_MS).await;
        }
        self.let_go_of(&|left| left.keeper.id() == id);
    }

    fn plan(self) {
        let Some(Some(at)) = self.with_keeper(|keeper| keeper.wakes_at()) else {
            return;
        };
        let inside = self.inside();
        let planned = inside.borrow().wakes_at;
        if planned.is_some_and(|planned| planned <= at) {
            return;
        }
        inside.borrow_mut().wakes_at = Some(at);
        // Nothing is waited for longer, whatever becomes of the clock.
        let wait = Duration::from_millis(at.saturating_sub(now()).min(ANSWERS_WITHIN_MS));
        set_timeout(move || self.wake(at), wait);
    }

    fn wake(self, at: u64) {
        let inside = self.inside();
        if inside.borrow().wakes_at != Some(at) || panic::happened() {
            return;
        }
        inside.borrow_mut().wakes_at = None;
        self.keep(&|keeper, desk| {
            let vault = desk.vault();
            desk.session.with(|doc| keeper.tick(&vault, doc, now()))
        });
    }

    /// Has the keeper take in a shelf that answers only now.
    pub(super) fn meet_the_shelf(self, slots: [Option<String>; 2]) {
        self.keep(&move |keeper, desk| {
            let [first, second] = &slots;
            let slots = [first.as_deref(), second.as_deref()];
            let vault = desk.vault();
            desk.session
                .with(|doc| keeper.meet_shelf(&vault, doc, slots, now()))
        });
    }

    /// Lets the keeper do something that may save, and does what it then wants of the shelf.
    fn keep(self, run: &dyn Fn(&mut Keeper, Self) -> Option<Write>) {
        let began = clock::now_ms();
        let inside = self.inside();
        let write = {
            let mut inside = inside.borrow_mut();
            let Some(open) = inside.open.as_mut() else {
                return;
            };
            let had_unsaved = open.keeper.has_unsaved();
            let write = run(&mut open.keeper, self);
            if had_unsaved && !open.keeper.has_unsaved() {
                open.keeper.took((clock::now_ms() - began) as u64);
            }
            write.map(|write| (open.serial, open.keeper.id(), write))
        };
        if let Some((serial, id, write)) = write {
            self.shelve(serial, id, write);
        }
        self.refresh();
    }

    /// Has the shelf do what a keeper wants of it, and brings the keeper the answer.
    fn shelve(self, serial: u32, id: DraftId, write: Write) {
        // By the time that it is saved, another draft may be open.
        let copy = self.copy_for_folder(id);
        spawn_local(async move {
            let Write { ticket, batch } = write;
            let answer = self.write(id, &batch).await;
            if answer.is_ok() {
                self.tell_saved(id);
                self.write_into_folder(copy);
            }
            self.answered(serial, ticket, answer);
        });
    }

    async fn write(self, id: DraftId, batch: &Batch) -> Result<(), ShelfError> {
        // A tab that has taken the draft over has read it before this was on its way.
        match self.was_taken(id) {
            true => Err(ShelfError::Store(StoreError::Other(
                "another tab writes this draft now".to_owned(),
            ))),
            false => self.shelf.apply(batch).await,
        }
    }

    fn answered(self, serial: u32, ticket: u64, answer: Result<(), ShelfError>) {
        let vault = self.vault();
        let inside = self.inside();
        let next = {
            let mut inside = inside.borrow_mut();
            let Inside { open, leaving, .. } = &mut *inside;
            let mut all = open
                .iter_mut()
                .chain(leaving.iter_mut().map(|(open, _)| open));
            let found = all.find(|open| open.serial == serial);
            found.and_then(|open| {
                let write = open.keeper.answered(&vault, ticket, answer, now());
                Some((open.keeper.id(), write?))
            })
        };
        if let Some((id, write)) = next {
            self.shelve(serial, id, write);
        }
        // A draft that was left waits for the shelf once. Local storage has it where that fails:
        // otherwise it could not have been left.
        self.let_go_of(&|left| !left.keeper.is_under_way());
        self.refresh();
        std::mem::take(&mut inside.borrow_mut().answer).open();
    }

    /// Gives back those of the drafts that were left of which this is true.
    fn let_go_of(self, is_over: &dyn Fn(&Open) -> bool) {
        let inside = self.inside();
        let over: Vec<Left> = {
            let mut inside = inside.borrow_mut();
            let leaving = std::mem::take(&mut inside.leaving);
            let (over, waits) = leaving.into_iter().partition(|(open, _)| is_over(open));
            inside.leaving = waits;
            over
        };
        over.into_iter().for_each(|left| self.release(left));
    }
}

fn conflict(stop: &Stop) -> &'static str {
    match stop {
        Stop::TakenOver { .. } => {
            "Another tab has taken this draft over while something here was not saved yet. Keep both, or take the other."
        }
        Stop::Theirs(Theirs::Revision { .. }) => {
            "Another tab has changed this draft since this one read it. Keep both, or take the other."
        }
        Stop::Theirs(Theirs::Gone) => {
            "This draft was deleted elsewhere. What is on the screen can be kept as a new draft."
        }
        Stop::Theirs(Theirs::Unreadable(_)) => {
            "The stored copy of this draft was damaged. What is on the screen can be kept as a new draft."
        }
    }
}
