//! A browser in which two tabs write one draft, its two stores, and time.
//!
//! Every word typed is a new one, and a tab only adds words to what it has read. So a word that
//! was said to be saved and stands nowhere any more was lost.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use crate::{
    lossy::LossyStore,
    shelf::{Flight, Shelf},
};
use unblame::{
    document::{Id, Postmortem},
    drafts::{
        DraftId, Envelope, Found, Hold, Homes, Keeper, STALE_MS, Standing, Store, TabId, Vault,
        history::Snapshot,
        keeper::{RETRIES_AFTER_MS, Write},
        keys, moves, reopen,
        shelf::{Slot, Table, slot_key},
    },
};

pub const DRAFT: DraftId = DraftId::from_bits(0xd1);

/// How often a tab renews its lease, in milliseconds, as the page does.
const BEAT: u64 = 1_500;

pub struct Tab {
    pub vault: Vault<Rc<LossyStore>>,
    pub keeper: Option<Keeper>,
    pub doc: Postmortem,
    /// When each word on the screen was typed.
    pub typed: Vec<(u64, String)>,
    pub is_read_only: bool,
    /// Whether the tab has been told of the shelf: it may have opened the draft before that
    /// answered.
    knows_shelf: bool,
    /// Whether local storage was cleared behind the tab's back: it takes what it has written to be
    /// there until it writes again.
    is_cleared: bool,
    next_beat: u64,
    next_look: u64,
}

pub struct World {
    pub store: Rc<LossyStore>,
    pub shelf: Shelf,
    pub tabs: Vec<Tab>,
    pub now: u64,
    pub latency: u64,
    homes: Homes,
    words: usize,
    tabs_opened: u64,
    pub acknowledged: BTreeSet<String>,
    /// What was there at the last check.
    checked: Option<(u32, u32, usize, [bool; 2])>,
}

impl World {
    /// With a draft that nobody has written into and that every store has.
    pub fn new(homes: Homes) -> Self {
        let mut world = Self::empty(homes);
        world.begin(0);
        world.wait(2_000);
        assert!(matches!(world.standing(0), Some(Standing::Saved { .. })));
        world.store.flush();
        world
    }

    /// Without a draft.
    pub fn empty(homes: Homes) -> Self {
        let store = Rc::new(LossyStore::default());
        let mut world = Self {
            tabs: Vec::new(),
            store,
            shelf: Shelf::default(),
            now: 1_700_000_000_000,
            latency: 20,
            homes,
            words: 0,
            tabs_opened: 0,
            acknowledged: BTreeSet::new(),
            checked: None,
        };
        world.tabs = (0..2).map(|_| world.blank_tab()).collect();
        world
    }

    /// A new draft is begun in a tab.
    pub fn begin(&mut self, tab: usize) {
        let one = &mut self.tabs[tab];
        let keeper = Keeper::begin(DRAFT, one.vault.tab(), self.homes, self.now);
        one.keeper = Some(keeper);
    }

    pub fn has_shelf(&self) -> bool {
        self.homes.shelf
    }

    /// How many tabs write the draft: two where no lease could be had. If then the only store gives
    /// one of them an old value in place of the other's, nothing tells.
    pub fn writers(&self) -> usize {
        let writes = |one: &&Tab| one.keeper.is_some() && !one.is_read_only;
        self.tabs.iter().filter(writes).count()
    }

    pub fn standing(&self, tab: usize) -> Option<Standing> {
        Some(self.tabs[tab].keeper.as_ref()?.standing())
    }

    pub fn open(&mut self, tab: usize) {
        self.open_with(tab, self.homes.shelf);
    }

    /// A tab opens the draft before the shelf has answered.
    pub fn open_early(&mut self, tab: usize) {
        self.open_with(tab, false);
    }

    fn open_with(&mut self, tab: usize, knows_shelf: bool) {
        self.checked = None;
        let now = self.now;
        let homes = Homes {
            shelf: knows_shelf,
            ..self.homes
        };
        let slots = if homes.shelf {
            self.slots()
        } else {
            // A single store that gives an old value as the draft cannot be seen through.
            self.store.reads_until_stale.set(None);
            None
        };
        let one = &mut self.tabs[tab];
        let hold = one.vault.claim(DRAFT, now);
        let local = one.vault.store().get(&keys::draft(DRAFT));
        let found = Found { local, slots };
        if let Ok(reopened) = reopen(DRAFT, &found, homes, now, &mut || Id::from_bits(9)) {
            one.knows_shelf = knows_shelf;
            one.is_cleared = false;
            one.next_look = now + RETRIES_AFTER_MS;
            one.is_read_only = matches!(hold, Ok(Hold::ReadOnly { .. }));
            let mut keeper = reopened.keeper;
            keeper.set_read_only(one.is_read_only);
            one.keeper = Some(keeper);
            one.doc = reopened.postmortem;
            one.typed.clear();
        }
    }

    pub fn type_word(&mut self, tab: usize) {
        let one = &mut self.tabs[tab];
        let Some(keeper) = one.keeper.as_mut().filter(|_| !one.is_read_only) else {
            return;
        };
        self.words += 1;
        let word = format!("w{}.", self.words);
        one.doc.summary.push(' ');
        one.doc.summary.push_str(&word);
        one.typed.push((self.now, word));
        keeper.edited(self.now);
    }

    /// Something is changed in a tab.
    pub fn edit(&mut self, tab: usize, change: impl FnOnce(&mut Postmortem)) {
        let one = &mut self.tabs[tab];
        change(&mut one.doc);
        let keeper = one.keeper.as_mut().expect("a draft is open");
        keeper.edited(self.now);
    }

    pub fn save(&mut self, tab: usize) {
        let one = &mut self.tabs[tab];
        if let Some(keeper) = &mut one.keeper {
            let write = keeper.save(&one.vault, &one.doc, self.now);
            self.send(tab, write);
        }
    }

    /// Somebody clears local storage.
    pub fn clear(&mut self) {
        self.store.clear();
        for one in &mut self.tabs {
            one.is_cleared = true;
        }
    }

    pub fn take_over(&mut self, tab: usize) {
        let _ = self.tabs[tab].vault.take_over(DRAFT, self.now);
        self.open(tab);
    }

    /// Another part of the page moves the draft into the trash.
    pub fn trash(&mut self) {
        let Some([first, second]) = self.slots() else {
            return;
        };
        let local = self.store.get(&keys::draft(DRAFT)).ok().flatten();
        let raws = [local.as_deref(), first.as_deref(), second.as_deref()];
        let states = raws
            .into_iter()
            .flatten()
            .filter_map(|raw| Envelope::decode(raw).ok());
        let Some(newest) = states.max_by_key(|one| (one.meta.created_at, one.meta.revision)) else {
            return;
        };
        let place = (Table::Trash, moves::trash_key(&newest.meta));
        let in_trash = self.shelf.values.get(&place).cloned();
        let slots = [first.as_deref(), second.as_deref()];
        let batch = moves::to_trash(
            &newest,
            slots,
            local.as_deref(),
            in_trash.as_deref(),
            self.now,
        );
        if self.shelf.run(&batch).is_ok() {
            let _ = self.tabs[0].vault.forget(&newest.meta);
        }
    }

    pub fn untrash(&mut self) {
        let mut trash = self
            .shelf
            .values
            .iter()
            .filter(|((table, _), _)| *table == Table::Trash);
        let Some((_, raw)) = trash.next_back() else {
            return;
        };
        let deleted = Envelope::decode(raw).expect("the trash is whole");
        let (batch, back) = moves::from_trash(&deleted, DRAFT);
        if self.shelf.run(&batch).is_ok() {
            let _ = self.tabs[0].vault.follow(&back, self.now);
        }
    }

    /// A tab that has the draft without the shelf looks whether that answers now, as the page does.
    fn look_for_the_shelf(&mut self, tab: usize) {
        self.tabs[tab].next_look = self.now + RETRIES_AFTER_MS;
        let lacks = self.tabs[tab]
            .keeper
            .as_ref()
            .is_some_and(Keeper::lacks_shelf);
        if !lacks || !self.homes.shelf {
            return;
        }
        let Some([first, second]) = self.slots() else {
            return;
        };
        self.checked = None;
        let one = &mut self.tabs[tab];
        let Some(keeper) = &mut one.keeper else {
            return;
        };
        if one.is_read_only || keeper.is_untouched() {
            self.open(tab);
            // What is nowhere any more is not shown any longer, and the page says why.
            self.tabs[tab].keeper.take_if(|keeper| keeper.lacks_shelf());
            return;
        }
        let slots = [first.as_deref(), second.as_deref()];
        let write = keeper.meet_shelf(&one.vault, &one.doc, slots, self.now);
        one.knows_shelf = true;
        self.send(tab, write);
    }

    /// A tab is gone, and with it all that it knew. What it had sent may still arrive.
    pub fn crash(&mut self, tab: usize, arrives: bool) {
        let flights: Vec<Flight> = self.shelf.flights.drain(..).collect();
        for flight in flights {
            if flight.tab != tab {
                self.shelf.flights.push_back(flight);
            } else if arrives {
                self.shelf.land(&flight.write);
            }
        }
        self.tabs[tab] = self.blank_tab();
    }

    /// The same, until nobody waits for the lease of the tab any more.
    pub fn crash_and_wait(&mut self, tab: usize) {
        self.crash(tab, true);
        self.wait(STALE_MS);
    }

    /// The browser is killed: both tabs are gone, and what local storage had not flushed.
    pub fn kill(&mut self, arrives: bool) {
        for tab in 0..self.tabs.len() {
            self.crash(tab, arrives);
        }
        self.store.kill();
    }

    /// Time passes; everything that is due in it happens at its time.
    pub fn wait(&mut self, millis: u64) {
        let until = self.now + millis;
        let mut steps = 0;
        while let Some((at, tab)) = self.next().filter(|(at, _)| *at <= until) {
            steps += 1;
            assert!(steps < 2_000, "it never rests");
            self.now = self.now.max(at);
            match tab {
                None => self.land(),
                Some(tab) => self.beat_or_tick(tab),
            }
            self.check();
        }
        self.now = until;
    }

    pub fn heal(&mut self) {
        self.store.heal();
        self.store.room.set(None);
        self.shelf.denied = false;
        self.shelf.fails_every = None;
        self.shelf.fates.clear();
    }

    /// Nothing that was said to be saved is lost, and "saved" is said of nothing that a kill now
    /// would lose.
    pub fn check(&mut self) {
        let is_saved = |tab| matches!(self.standing(tab), Some(Standing::Saved { .. }));
        let seen = (
            self.store.changes.get(),
            self.shelf.changes,
            self.words,
            [is_saved(0), is_saved(1)],
        );
        // Time alone loses nothing.
        if self.checked.replace(seen) == Some(seen) {
            return;
        }
        for tab in 0..self.tabs.len() {
            let knows_shelf = self.tabs[tab].knows_shelf;
            let is_as_known = self.local_is_as_known(tab);
            let Some(keeper) = &self.tabs[tab].keeper else {
                continue;
            };
            if let Standing::Saved { .. } = keeper.standing() {
                // A kill now leaves it; where the tab knows of no shelf, only a crash does.
                let local = match knows_shelf {
                    true => self.store.flushed(),
                    false => self.store.all(),
                };
                let words = self.on_the_screen(tab);
                // Where there is local storage alone, that somebody has just cleared it is not known.
                if knows_shelf || is_as_known {
                    self.has_all(&words, local, "is called saved and is not");
                }
                if knows_shelf || !self.homes.shelf {
                    self.acknowledged.extend(words);
                }
            } else if !keeper.would_lose() && !self.tabs[tab].is_read_only {
                // Nobody is asked before the page is closed, and a browser that is closed in peace
                // writes its local storage down. As above.
                let (words, local) = (self.on_the_screen(tab), self.store.all());
                if is_as_known {
                    self.has_all(&words, local, "would be lost, and nobody says so");
                }
            }
        }
        let left = self.readable(self.store.all().remove(&keys::draft(DRAFT)));
        for word in &self.acknowledged {
            assert!(left.contains(word), "{word} was saved and is lost");
        }
    }

    /// Whether nobody has cleared local storage since the tab wrote there, not even to have the
    /// trash put an earlier state back.
    fn local_is_as_known(&mut self, tab: usize) -> bool {
        let Some(raw) = self.store.all().remove(&keys::draft(DRAFT)) else {
            return false;
        };
        let one = &mut self.tabs[tab];
        if let (Some(keeper), Ok(there)) = (&one.keeper, Envelope::decode(&raw)) {
            let is_own = there.meta.writer == one.vault.tab();
            one.is_cleared &= !is_own || there.meta.revision < keeper.revision();
        }
        !one.is_cleared
    }

    fn on_the_screen(&self, tab: usize) -> Vec<String> {
        let words = self.tabs[tab].doc.summary.split_whitespace();
        words
            .filter(|word| word.starts_with('w'))
            .map(str::to_owned)
            .collect()
    }

    fn has_all(&self, words: &[String], mut local: BTreeMap<String, String>, or: &str) {
        let left = self.readable(local.remove(&keys::draft(DRAFT)));
        for word in words {
            assert!(left.contains(word), "{word} {or}");
        }
    }

    /// Every word that can be read: in the draft, in its history, and in the trash.
    pub fn readable(&self, local: Option<String>) -> BTreeSet<String> {
        let values = &self.shelf.values;
        let slot = |slot| {
            values
                .get(&(Table::Journal, slot_key(DRAFT, slot)))
                .cloned()
        };
        let found = Found {
            local: Ok(local),
            slots: self.homes.shelf.then(|| Slot::BOTH.map(slot)),
        };
        let mut texts = Vec::new();
        let opened = reopen(DRAFT, &found, self.homes, self.now, &mut || {
            Id::from_bits(9)
        });
        if let Ok(reopened) = opened {
            texts.push(reopened.postmortem.summary);
            texts.extend(reopened.rivals.into_iter().map(|rival| rival.document));
        }
        for ((table, _), raw) in values {
            let document = match table {
                Table::History => Snapshot::decode(raw).ok().map(|one| one.document),
                Table::Trash => Envelope::decode(raw).ok().map(|one| one.document),
                Table::Journal | Table::Aside => None,
            };
            texts.extend(document);
        }
        let words = texts.iter().flat_map(|text| text.split([' ', '"']));
        words
            .filter(|word| word.starts_with('w'))
            .map(str::to_owned)
            .collect()
    }

    fn blank_tab(&mut self) -> Tab {
        self.tabs_opened += 1;
        Tab {
            vault: Vault::new(self.store.clone(), TabId::from_bits(self.tabs_opened)),
            keeper: None,
            doc: Postmortem::default(),
            typed: Vec::new(),
            is_read_only: false,
            knows_shelf: self.homes.shelf,
            is_cleared: false,
            next_beat: self.now + BEAT,
            next_look: u64::MAX,
        }
    }

    /// What happens next: a write lands, or a tab does what is due.
    fn next(&self) -> Option<(u64, Option<usize>)> {
        let landing = self
            .shelf
            .flights
            .front()
            .map(|flight| (flight.lands_at, None));
        let tabs = self.tabs.iter().enumerate().filter_map(|(tab, one)| {
            let keeper = one.keeper.as_ref()?;
            let wakes = keeper.wakes_at().unwrap_or(u64::MAX);
            let looks = match keeper.lacks_shelf() && self.homes.shelf {
                true => one.next_look,
                false => u64::MAX,
            };
            Some((wakes.min(one.next_beat).min(looks), Some(tab)))
        });
        tabs.chain(landing).min()
    }

    fn beat_or_tick(&mut self, tab: usize) {
        let now = self.now;
        if self.tabs[tab].next_look <= now {
            self.look_for_the_shelf(tab);
        }
        let one = &mut self.tabs[tab];
        let Some(keeper) = &mut one.keeper else {
            return;
        };
        if one.next_beat > now {
            let write = keeper.tick(&one.vault, &one.doc, now);
            self.send(tab, write);
            return;
        }
        one.next_beat = now + BEAT;
        let is_stopped = matches!(keeper.standing(), Standing::Stopped(_));
        match one.vault.claim(DRAFT, now) {
            Ok(Hold::Mine) if one.is_read_only => self.open(tab),
            Ok(Hold::ReadOnly { .. }) if !one.is_read_only && !is_stopped => {
                let write = match keeper.has_unsaved() {
                    true => keeper.save(&one.vault, &one.doc, now),
                    false => None,
                };
                // What is on its way is waited for, until the next beat.
                let waits = keeper.standing() == Standing::Saving && keeper.would_lose();
                if !waits && keeper.give_way(&one.vault, now) {
                    one.is_read_only = true;
                    keeper.set_read_only(true);
                    self.given_up(tab);
                }
                self.send(tab, write);
            }
            _ => {}
        }
    }

    /// A tab reads from now on what another one writes: all that stood in it is kept.
    fn given_up(&mut self, tab: usize) {
        let (words, local) = (self.on_the_screen(tab), self.store.all());
        if self.local_is_as_known(tab) {
            self.has_all(&words, local, "was given up for what another tab has");
        }
    }

    /// What the shelf's journal holds. A database reads after the writes that were begun before.
    fn slots(&mut self) -> Option<[Option<String>; 2]> {
        for _ in 0..self.shelf.flights.len() {
            self.land();
        }
        self.shelf.slots(DRAFT)
    }

    fn land(&mut self) {
        let Some(Flight { tab, write, .. }) = self.shelf.flights.pop_front() else {
            return;
        };
        let Some(answer) = self.shelf.land(&write) else {
            return;
        };
        let one = &mut self.tabs[tab];
        if let Some(keeper) = &mut one.keeper {
            let next = keeper.answered(&one.vault, write.ticket, answer, self.now);
            self.send(tab, next);
        }
    }

    fn send(&mut self, tab: usize, write: Option<Write>) {
        let Some(write) = write else {
            return;
        };
        // Transactions on the same tables are done in the order in which they were begun.
        let last = self
            .shelf
            .flights
            .back()
            .map_or(0, |flight| flight.lands_at);
        let lands_at = last.max(self.now + self.latency);
        self.shelf.flights.push_back(Flight {
            tab,
            write,
            lands_at,
        });
    }
}
