//! Which tab writes the open draft.
//!
//! The lock of the browser says it, where there are locks: it is free at the moment in which its
//! tab is gone, be it closed or killed. The lease in local storage follows it, and is all there is
//! in a browser without locks. The words on the channel are only hints: whoever misses one learns
//! of it by the lock, the lease or the revision.

use std::rc::Rc;

use leptos::{prelude::*, task::spawn_local};

use super::{Desk, Left, now};
use crate::{
    app::platform::{
        channel::Channel,
        events,
        locks::{self, How, Lock},
        panic,
        waiting::{Gate, sleep},
    },
    drafts::{DraftId, Hold, keys},
};

/// The name of the channel between the tabs of this page.
const CHANNEL: &str = "unblame";

/// This draft has a new revision.
const SAVED: &str = "saved ";

/// A tab would like to write this draft.
const ASKS: &str = "asks ";

/// How long the tab that writes has to save and hand the draft over, in milliseconds.
const HANDS_OVER_WITHIN_MS: i32 = 700;

/// How long the page that stood in this tab before a reload may hold its draft, in milliseconds:
/// its lock is free once the browser has put it away.
const LEAVES_WITHIN_MS: i32 = 600;

impl Desk {
    /// Takes the draft over from the tab that writes it, which is given the time to save.
    pub fn take_over(self) {
        let Some(id) = self.id() else {
            return;
        };
        self.say(ASKS, id);
        let (stay, turns) = (self.stay(), self.turns());
        spawn_local(async move {
            sleep(HANDS_OVER_WITHIN_MS).await;
            // Its turn may have come already, and even be over again.
            if self.stay() != stay || self.turns() != turns || !self.reads() {
                return;
            }
            if locks::are_there() {
                let lock =
                    locks::ask(&lock_name(id), How::Taking, move || self.lost_lock(id)).await;
                if self.stay() != stay {
                    return;
                }
                self.keep_lock(id, lock);
            }
            if self.has_lock(id) {
                self.take_lease(id);
                // Its turn may have come by itself in the meantime, and someone write already.
                if self.reads() {
                    self.open_draft(id);
                }
                return;
            }
            match self.vault().take_over(id, now()) {
                Ok(_) => self.open_draft(id),
                Err(error) => self.announcer.say(error.to_string()),
            }
        });
    }

    pub(super) fn hear_other_tabs(self) {
        let channel = Channel::open(CHANNEL, move |word| {
            if let Some(id) = word.strip_prefix(SAVED).and_then(|id| id.parse().ok()) {
                self.follow(id);
            } else if let Some(id) = word.strip_prefix(ASKS).and_then(|id| id.parse().ok()) {
                self.hand_over(id);
            }
        });
        self.inside().borrow_mut().channel = channel;
        events::on_storage(move |key| {
            self.listing_changed();
            let Some((id, key)) = self.id().zip(key) else {
                return;
            };
            if key == keys::open(id) {
                self.beat();
            } else if key == keys::draft(id) {
                self.follow(id);
            }
        });
    }

    pub(super) fn tell_saved(self, id: DraftId) {
        self.say(SAVED, id);
    }

    /// Whether this tab may write the draft that it is about to open. Where another one does, this
    /// one waits for its turn.
    pub(super) async fn holds(self, id: DraftId, stay: u32) -> bool {
        if self.has_lock(id) {
            return true;
        }
        if locks::are_there() {
            if let Some(turn) = self.wait_for_turn(id, stay) {
                turn.pass_within(LEAVES_WITHIN_MS).await;
            }
            if locks::are_there() || self.has_lock(id) {
                return self.has_lock(id);
            }
        }
        let hold = self.vault().claim(id, now());
        !matches!(hold, Ok(Hold::ReadOnly { .. }))
    }

    /// Takes a draft that was begun here: nobody else knows it.
    pub(super) fn hold(self, id: DraftId) {
        self.session.read_only().set(false);
        self.with_keeper(|keeper| keeper.set_read_only(false));
        self.take_lease(id);
        spawn_local(async move {
            let lock = locks::ask(&lock_name(id), How::IfFree, move || self.lost_lock(id)).await;
            if self.id() == Some(id) {
                self.keep_lock(id, lock);
            }
        });
    }

    /// Shows other tabs that this one is alive, and looks whether it still may write.
    pub(super) fn beat(self) {
        let Some(id) = self.id() else {
            return;
        };
        if panic::happened() || !self.is_untroubled() {
            return;
        }
        let is_mine = !self.reads();
        if locks::are_there() && !is_mine {
            // Its turn comes by itself.
            return;
        }
        if self.has_lock(id) {
            // Whatever a tab has written there that does not know yet that it has lost the lock.
            return self.take_lease(id);
        }
        match self.vault().claim(id, now()) {
            Ok(Hold::Mine) if !is_mine => self.open_draft(id),
            Ok(Hold::ReadOnly { .. }) if is_mine => self.lost(id),
            _ => {}
        }
    }

    /// Gives everything back, for the page is being left.
    pub(super) fn let_go(self) {
        let inside = self.inside();
        let mut inside = inside.borrow_mut();
        let left = std::mem::take(&mut inside.leaving);
        let left = left.iter().map(|(open, _)| open);
        for open in left.chain(inside.open.as_ref()) {
            // A lease that is not given back grows stale by itself.
            let _ = self.vault().release(open.keeper.id(), now());
        }
        inside.lock = None;
    }

    pub(super) fn release(self, (open, lock): Left) {
        // As above.
        let _ = self.vault().release(open.keeper.id(), now());
        drop(lock);
    }

    /// A lock was taken away. It may be an older one than this tab holds now: a tab that takes a
    /// draft over just when its turn has come takes it from itself.
    fn lost_lock(self, id: DraftId) {
        if !self.has_lock(id) {
            self.lost(id);
        }
    }

    /// Another tab has taken the draft. What is not saved yet is not given up for what it has.
    fn lost(self, id: DraftId) {
        if self.id() != Some(id) || self.reads() {
            return;
        }
        let stay = self.stay();
        spawn_local(async move {
            // What is on its way to a store may arrive.
            self.settled().await;
            let is_over = self.reads() || self.has_lock(id);
            if self.stay() != stay || is_over || panic::happened() {
                return;
            }
            let vault = self.vault();
            match self.with_keeper(|keeper| keeper.give_way(&vault, now())) {
                Some(true) => self.reads_along(id),
                _ => self.refresh(),
            }
        });
    }

    /// Shows the draft that another tab writes from now on.
    fn reads_along(self, id: DraftId) {
        let lock = self.inside().borrow_mut().lock.take();
        self.session.read_only().set(true);
        self.with_keeper(|keeper| keeper.set_read_only(true));
        // As above.
        let _ = self.vault().release(id, now());
        drop(lock);
        if locks::are_there() {
            let _ = self.wait_for_turn(id, self.stay());
        }
        self.refresh();
    }

    fn hand_over(self, id: DraftId) {
        if self.id() != Some(id) || self.reads() {
            return;
        }
        spawn_local(async move {
            if self.settled().await && self.id() == Some(id) {
                self.reads_along(id);
            }
        });
    }

    /// Reads what the other tab has saved. A tab that has taken the draft from it does so too, as
    /// long as nothing is written here: that was on its way to a store.
    fn follow(self, id: DraftId) {
        let is_untouched = || self.with_keeper(|keeper| keeper.is_untouched()) == Some(true);
        if self.id() == Some(id) && self.is_untroubled() && (self.reads() || is_untouched()) {
            self.open_draft(id);
        }
    }

    /// Writes as soon as the tab that does so now is gone, or hands over. The gate opens when it is
    /// this tab's turn. `None` where this tab waits already.
    fn wait_for_turn(self, id: DraftId, stay: u32) -> Option<Rc<Gate>> {
        if self.inside().borrow_mut().waits.replace(stay) == Some(stay) {
            return None;
        }
        let gate: Rc<Gate> = Rc::default();
        let turn = gate.clone();
        spawn_local(async move {
            let lock = locks::ask(&lock_name(id), How::InTurn, move || self.lost_lock(id)).await;
            if self.stay() == stay {
                self.inside().borrow_mut().waits = None;
            }
            if lock.is_some() && self.stay() == stay && !self.has_lock(id) {
                self.take_lease(id);
                self.keep_lock(id, lock);
                if self.reads() && self.id() == Some(id) {
                    self.open_draft(id);
                }
            }
            turn.open();
        });
        Some(gate)
    }

    fn keep_lock(self, id: DraftId, lock: Option<Lock>) {
        let inside = self.inside();
        let mut inside = inside.borrow_mut();
        inside.turns += u32::from(lock.is_some());
        inside.lock = lock.map(|lock| (id, lock));
    }

    fn turns(self) -> u32 {
        self.inside().borrow().turns
    }

    /// Whether another tab has taken a draft that this one writes, or is about to have left.
    pub(super) fn was_taken(self, id: DraftId) -> bool {
        let is_held = {
            let inside = self.inside();
            let inside = inside.borrow();
            let left = inside.leaving.iter().filter_map(|(_, lock)| lock.as_ref());
            let mut all = inside.lock.iter().chain(left);
            all.find(|(of, _)| *of == id)
                .map(|(_, lock)| lock.is_held())
        };
        match is_held {
            Some(is_held) => !is_held,
            None => matches!(self.vault().hold(id, now()), Ok(Hold::ReadOnly { .. })),
        }
    }

    pub(super) fn has_lock(self, id: DraftId) -> bool {
        let inside = self.inside();
        let inside = inside.borrow();
        let lock = inside.lock.as_ref();
        lock.is_some_and(|(of, lock)| *of == id && lock.is_held())
    }

    /// Whether another tab writes what is open, so that this one only shows it.
    fn reads(self) -> bool {
        self.session.is_read_only()
    }

    fn take_lease(self, id: DraftId) {
        // Where it cannot be taken, nothing can be saved there either, and that is said.
        let _ = self.vault().take_over(id, now());
    }

    pub(super) fn stay(self) -> u32 {
        self.inside().borrow().stay
    }

    fn say(self, word: &str, id: DraftId) {
        if let Some(channel) = &self.inside().borrow().channel {
            channel.say(&format!("{word}{id}"));
        }
    }
}

fn lock_name(id: DraftId) -> String {
    format!("unblame/draft/{id}")
}
