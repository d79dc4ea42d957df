//! Opening a draft from both stores.

use leptos::{prelude::*, task::spawn_local};

use super::{Desk, Open, Trouble, now};
use crate::{
    app::{
        effects::route::Route,
        platform::{locks, random, waiting::sleep},
    },
    document::Postmortem,
    drafts::{DraftId, Found, Keeper, OpenError, Reopened, keeper::RETRIES_AFTER_MS, reopen},
};

/// How long after a draft is opened the stores are looked through for all others, in milliseconds.
const SETTLES_AFTER_MS: i32 = 300;

/// What stands in the two slots of a draft.
type Slots = [Option<String>; 2];

impl Desk {
    /// Opens what the address names; whatever was open is saved and let go.
    ///
    /// Text that cannot be saved keeps its draft on the screen: the address goes back to it.
    pub fn show(self, route: Route) {
        let open = self.id();
        if open.is_some_and(|id| route == Route::Draft(id)) {
            return;
        }
        if let Some(id) = open
            && !self.may_leave()
        {
            Route::Draft(id).go();
            self.leave_later(route);
            return;
        }
        self.leave();
        self.set_trouble(None);
        if let Route::Draft(id) = route {
            self.open_draft(id);
        } else {
            if open.is_some() {
                // A draft for which local storage has not even room to be named is found there.
                self.look_at_the_shelf();
            }
            self.settle_in();
        }
        self.listing_changed();
    }

    /// Reads a draft from both stores and puts its newest state on the screen, unless it is read
    /// once more meanwhile, or written on.
    pub(super) fn open_draft(self, id: DraftId) {
        if self.id() != Some(id) {
            self.inside().borrow_mut().stay += 1;
        }
        let edited = self.session.edits().get_untracked();
        let reading = self.next_reading();
        let stay = self.stay();
        spawn_local(async move {
            self.drained(id).await;
            let (is_mine, slots) = self.read_slots(id, stay).await;
            let is_late = self.stay() != stay || self.inside().borrow().shown > reading;
            if is_late || self.session.edits().get_untracked() != edited {
                return;
            }
            self.opened(id, slots, is_mine, reading);
            // Where every draft is read, this one would be painted later.
            sleep(SETTLES_AFTER_MS).await;
            self.settle_in();
        });
    }

    pub(super) fn put_on_the_screen(self, mut keeper: Keeper, doc: Postmortem) {
        let id = keeper.id();
        keeper.set_read_only(self.session.is_read_only());
        let inside = self.inside();
        {
            let mut inside = inside.borrow_mut();
            inside.serial += 1;
            inside.wakes_at = None;
            let serial = inside.serial;
            inside.open = Some(Open { keeper, serial });
        }
        self.session.open(doc);
        self.set_trouble(None);
        self.settings.remember_draft(id);
        self.refresh();
        self.is_open.set(true);
        self.wait_for_the_shelf();
    }

    /// Keeps the open draft on the shelf too, as soon as that answers, where it did not when the
    /// draft was opened or begun.
    pub(super) fn wait_for_the_shelf(self) {
        let lacks = |desk: Self| desk.with_keeper(|keeper| keeper.lacks_shelf()) == Some(true);
        let Some(id) = self.id().filter(|_| lacks(self)) else {
            return;
        };
        let stay = self.inside().borrow().stay;
        spawn_local(async move {
            while self.shelf.is_there() || self.shelf.may_come() {
                sleep(RETRIES_AFTER_MS as i32).await;
                let slots = self.shelf.slots(id).await;
                if self.inside().borrow().stay != stay || !lacks(self) {
                    return;
                }
                let Some(slots) = slots else {
                    continue;
                };
                if self.session.is_read_only() {
                    self.open_draft(id);
                } else if self.with_keeper(|keeper| keeper.is_untouched()) == Some(true) {
                    // At once: a letter that is typed meanwhile would go with what is shown now.
                    let reading = self.next_reading();
                    self.opened(id, Some(slots), true, reading);
                } else {
                    self.meet_the_shelf(slots);
                }
                return;
            }
        });
    }

    /// Whether this tab writes a draft, and what stands in its slots since then.
    async fn read_slots(self, id: DraftId, stay: u32) -> (bool, Option<Slots>) {
        loop {
            let is_mine = self.holds(id, stay).await;
            let slots = self.shelf.slots(id).await;
            // Its turn may have come meanwhile, or another tab have taken it.
            let is_so = !locks::are_there() || self.has_lock(id) == is_mine;
            if is_so || self.stay() != stay {
                return (is_mine, slots);
            }
        }
    }

    /// What was on its way to a store when the draft was to be left: it is left once it is there.
    fn leave_later(self, route: Route) {
        spawn_local(async move {
            match self.settled().await {
                true => route.go(),
                false => self.say_not_saved(),
            }
        });
    }

    fn next_reading(self) -> u32 {
        let inside = self.inside();
        let mut inside = inside.borrow_mut();
        inside.readings += 1;
        inside.readings
    }

    fn opened(self, id: DraftId, slots: Option<Slots>, is_mine: bool, reading: u32) {
        self.inside().borrow_mut().shown = reading;
        let local = self.vault().raw(id);
        let found = Found { local, slots };
        match reopen(id, &found, self.homes(), now(), &mut random::id) {
            Ok(reopened) => {
                self.session.read_only().set(!is_mine);
                let Reopened {
                    postmortem,
                    problems,
                    keeper,
                    damaged,
                    rivals,
                } = reopened;
                self.put_on_the_screen(keeper, postmortem);
                self.thin_history(id);
                if let Some(problem) = problems.first() {
                    self.announcer.say(problem.to_string());
                } else if !damaged.is_empty() {
                    self.announcer.say(
                        "A stored copy of this draft was damaged. A whole one was opened. The damaged one is kept, and found in the list of drafts under Where your drafts are kept.",
                    );
                } else if !rivals.is_empty() {
                    self.announcer.say(
                        "Two tabs had written this draft at once. The newer text is shown, the other one is in its history.",
                    );
                }
            }
            Err(error) => {
                let raw = match &error {
                    OpenError::Unreadable { raw, .. } => Some(raw.clone()),
                    _ => None,
                };
                self.set_trouble(Some(Trouble::Unopened {
                    why: error.to_string(),
                    raw,
                }));
            }
        }
    }
}
