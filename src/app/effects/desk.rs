use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::prelude::*;

use super::{announce::Announcer, route::Route, settings::Settings};
use crate::{
    app::{
        live::follow,
        platform::{clock, events, panic, random, storage::Kept},
        session::Session,
    },
    document::Postmortem,
    drafts::{
        Baseline, DraftId, Hit, Hold, Listed, Millis, OpenError, Saved, Store, StoreError, TabId,
        Theirs, Vault, keys,
    },
};

/// A change is written at the latest so many milliseconds after it was made.
const SAVES_WITHIN_MS: f64 = 400.0;

/// However long a save takes, nothing waits longer than this for it.
const SAVES_WITHIN_AT_MOST_MS: f64 = 900.0;

/// How soon a save that failed is tried again.
const RETRIES_AFTER: Duration = Duration::from_secs(5);

/// How often this tab shows that it is alive, and looks whether another one is.
const BEATS_EVERY: Duration = Duration::from_millis(1_500);

type BrowserVault = Vault<Rc<dyn Store>>;

/// Where drafts are taken from and kept: the open one is saved by itself, the others listed.
#[derive(Clone, Copy)]
pub struct Desk {
    vault: StoredValue<Rc<BrowserVault>, LocalStorage>,
    lasts: bool,
    session: Session,
    settings: Settings,
    announcer: Announcer,
    open: StoredValue<Rc<RefCell<Option<Open>>>, LocalStorage>,
    state: RwSignal<SaveState>,
    trouble: RwSignal<Option<Trouble>>,
    changed: RwSignal<u32>,
    retries: StoredValue<bool>,
}

/// The draft that is open.
struct Open {
    baseline: Baseline,
    unsaved: bool,
    scheduled: bool,
    last_save_ms: f64,
}

impl Open {
    /// Notes that there is something to save. Gives when to save it, unless that is planned.
    fn edited(&mut self) -> Option<Duration> {
        self.unsaved = true;
        if std::mem::replace(&mut self.scheduled, true) {
            return None;
        }
        let wait = (self.last_save_ms * 8.0).clamp(SAVES_WITHIN_MS, SAVES_WITHIN_AT_MOST_MS);
        Some(Duration::from_millis(wait as u64))
    }
}

/// What the writer is told about the open draft's safety.
#[derive(Debug, Clone, PartialEq)]
pub enum SaveState {
    /// Everything is in the browser's storage, since this moment.
    Saved { at: Millis },
    /// Something is not yet.
    Saving,
    /// It could not be written; it is tried again.
    Failed { why: String },
    /// The browser keeps nothing: the text lives in this tab alone.
    InMemory,
    /// Another tab writes this draft; this one shows it.
    Elsewhere,
}

/// Why the draft that was asked for is not on the screen, or cannot go on as it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Trouble {
    /// It could not be opened; its stored text, where there is one.
    Unopened { why: String, raw: Option<String> },
    /// Its stored value was changed by something else since it was read.
    Conflict { why: String },
}

impl Desk {
    /// Created once, at the root of the page.
    pub fn install(
        kept: &Kept,
        session: Session,
        settings: Settings,
        announcer: Announcer,
    ) -> Self {
        let tab = TabId::from_bits(random::bits());
        let desk = Self {
            vault: StoredValue::new_local(Rc::new(Vault::new(kept.store.clone(), tab))),
            lasts: kept.lasts,
            session,
            settings,
            announcer,
            open: StoredValue::new_local(Rc::default()),
            state: RwSignal::new(SaveState::Saving),
            trouble: RwSignal::new(None),
            changed: RwSignal::new(0),
            retries: StoredValue::new(false),
        };
        desk.follow_edits();
        events::on_leaving(move || {
            desk.flush();
        });
        events::ask_before_leaving(move || desk.would_lose());
        events::on_event("pagehide", move || desk.release());
        events::on_event("pageshow", move || desk.beat());
        events::on_storage(move |key| desk.changed_elsewhere(key));
        set_interval(move || desk.beat(), BEATS_EVERY);
        desk
    }

    /// Whether the browser keeps drafts beyond this tab.
    pub fn lasts(self) -> bool {
        self.lasts
    }

    /// How safe the open draft is.
    pub fn state(self) -> Signal<SaveState> {
        self.state.into()
    }

    /// What stands in the way of the open draft, if anything does.
    pub fn trouble(self) -> Signal<Option<Trouble>> {
        self.trouble.into()
    }

    /// Follows every change of which drafts there are.
    pub fn track(self) {
        self.changed.track();
    }

    /// Opens what the address names; whatever was open is saved and let go.
    ///
    /// Text that cannot be saved keeps its draft on the screen: the address goes back to it.
    pub fn show(self, route: Route) {
        if !self.flush()
            && let Some(id) = self.id()
        {
            if route != Route::Draft(id) {
                Route::Draft(id).go();
                self.announcer.say(
                    "This draft is not saved yet. Download it or make room before you leave it.",
                );
            }
            return;
        }
        self.release();
        self.open().take();
        self.trouble.set(None);
        if let Route::Draft(id) = route {
            self.open_draft(id);
        }
        self.listing_changed();
    }

    /// Creates a draft and goes to it.
    pub fn create(self, doc: &Postmortem) -> Option<DraftId> {
        let id = DraftId::from_bits(random::bits());
        let created = self.vault().create(id, doc, now());
        match created {
            Ok(_) => {
                Route::Draft(id).go();
                Some(id)
            }
            Err(error) => {
                self.announcer.say(error.to_string());
                None
            }
        }
    }

    /// The drafts that can be listed and those that cannot be read.
    pub fn list(self) -> Result<Listed, StoreError> {
        self.vault().list()
    }

    /// What lies in the trash.
    pub fn list_trash(self) -> Result<Listed, StoreError> {
        self.vault().list_trash()
    }

    /// The drafts in which every word of the query stands.
    pub fn search(self, query: &str) -> Result<Vec<Hit>, StoreError> {
        self.vault().search(query)
    }

    /// Makes a copy of a draft.
    pub fn duplicate(self, id: DraftId) {
        let copy = DraftId::from_bits(random::bits());
        let made = self.vault().duplicate(id, copy, now(), &mut random::id);
        match made {
            Ok(_) => self.announcer.say("A copy was made"),
            Err(error) => self.announcer.say(error.to_string()),
        }
        self.listing_changed();
    }

    /// Puts a draft into the trash.
    pub fn trash(self, id: DraftId) {
        match self.vault().trash(id, now()) {
            Ok(()) => self.announcer.trashed("The draft is in the trash", id),
            Err(error) => self.announcer.say(error.to_string()),
        }
        self.listing_changed();
    }

    /// Takes a draft out of the trash.
    pub fn restore(self, id: DraftId) {
        let spare = DraftId::from_bits(random::bits());
        match self.vault().restore(id, spare) {
            Ok(_) => self.announcer.say("The draft is back"),
            Err(error) => self.announcer.say(error.to_string()),
        }
        self.listing_changed();
    }

    /// Deletes a draft of the trash for good.
    pub fn purge(self, id: DraftId) {
        match self.vault().purge(id) {
            Ok(()) => self.announcer.say("The draft is deleted for good"),
            Err(error) => self.announcer.say(error.to_string()),
        }
        self.listing_changed();
    }

    /// A stored value as it stands, for a file.
    pub fn raw(self, key: &str) -> Option<String> {
        self.vault().store().get(key).ok().flatten()
    }

    /// Writes what is not written yet. False where that failed.
    pub fn flush(self) -> bool {
        let unsaved = matches!(&*self.open().borrow(), Some(open) if open.unsaved);
        !unsaved || self.save()
    }

    /// Takes the draft over from the tab that writes it.
    pub fn take_over(self) {
        let Some(id) = self.id() else {
            return;
        };
        match self.vault().take_over(id, now()) {
            Ok(_) => self.open_draft(id),
            Err(error) => self.announcer.say(error.to_string()),
        }
    }

    /// Keeps what is on the screen as a draft of its own, after a conflict.
    pub fn keep_as_copy(self) {
        let doc = self.session.with(Postmortem::clone);
        if self.create(&doc).is_some() {
            // Only now is the text safe elsewhere.
            self.open().take();
        }
    }

    /// Takes what is stored in place of what is on the screen, after a conflict.
    pub fn take_theirs(self) {
        if let Some(id) = self.id() {
            self.open_draft(id);
        }
    }

    /// Whether closing the page now would lose something that was written.
    fn would_lose(self) -> bool {
        let only_here = !self.lasts && self.session.edits().get_untracked() > 0;
        !panic::happened() && (only_here || !self.flush())
    }

    /// The id of the open draft.
    pub fn id(self) -> Option<DraftId> {
        self.open().borrow().as_ref().map(|open| open.baseline.id())
    }

    // Both are asked for in many places; inlined, each would carry the look-up along.
    #[inline(never)]
    fn vault(self) -> Rc<BrowserVault> {
        self.vault.get_value()
    }

    #[inline(never)]
    fn open(self) -> Rc<RefCell<Option<Open>>> {
        self.open.get_value()
    }

    fn open_draft(self, id: DraftId) {
        let hold = self.vault().claim(id, now());
        let opened = self.vault().open(id, &mut random::id);
        match opened {
            Ok(opened) => {
                let at = opened.baseline.saved_at();
                self.open().replace(Some(Open {
                    baseline: opened.baseline,
                    unsaved: false,
                    scheduled: false,
                    last_save_ms: 0.0,
                }));
                self.session.open(opened.postmortem);
                self.trouble.set(None);
                self.settings.remember_draft(id);
                let mine = !matches!(hold, Ok(Hold::ReadOnly { .. }));
                self.session.read_only().set(!mine);
                self.state.set(match (mine, self.lasts) {
                    (false, _) => SaveState::Elsewhere,
                    (true, true) => SaveState::Saved { at },
                    (true, false) => SaveState::InMemory,
                });
                if let Some(problem) = opened.problems.first() {
                    self.announcer.say(problem.to_string());
                }
            }
            Err(error) => {
                let raw = match &error {
                    OpenError::Unreadable { raw, .. } => Some(raw.clone()),
                    _ => None,
                };
                self.trouble.set(Some(Trouble::Unopened {
                    why: error.to_string(),
                    raw,
                }));
            }
        }
    }

    /// From the first edit on, every change is saved; the state before was read, not written.
    fn follow_edits(self) {
        let edits = self.session.edits();
        let mut before = None;
        follow(move || {
            let count = edits.get();
            if before.replace(count).is_some_and(|before| before != count) {
                self.edited();
            }
        });
    }

    fn edited(self) {
        let wait = self.open().borrow_mut().as_mut().and_then(Open::edited);
        if self.lasts && !matches!(self.state.get_untracked(), SaveState::Failed { .. }) {
            self.state.set(SaveState::Saving);
        }
        if let Some(wait) = wait {
            set_timeout(
                move || {
                    self.flush();
                },
                wait,
            );
        }
    }

    fn save(self) -> bool {
        if panic::happened() {
            return false;
        }
        let began = clock::now_ms();
        let saved = self.open().borrow_mut().as_mut().map(|open| {
            open.scheduled = false;
            let saved = self
                .session
                .with(|doc| self.vault().save(&mut open.baseline, doc, now()));
            open.unsaved = !matches!(saved, Saved::Saved { .. });
            open.last_save_ms = clock::now_ms() - began;
            saved
        });
        match saved {
            None => true,
            Some(Saved::Saved { .. }) => {
                self.state.set(match self.lasts {
                    true => SaveState::Saved { at: now() },
                    false => SaveState::InMemory,
                });
                true
            }
            Some(Saved::ReadOnly { .. }) => {
                self.stopped(
                    "Another tab has taken this draft over while something here was not saved yet. Keep both, or take the other.",
                );
                false
            }
            Some(Saved::Conflict(theirs)) => {
                self.conflict(&theirs);
                false
            }
            Some(Saved::Failed(error)) => {
                self.state.set(SaveState::Failed {
                    why: error.to_string(),
                });
                self.retry_later();
                false
            }
        }
    }

    /// Tries again after a while; however often a save fails, one try is on its way.
    fn retry_later(self) {
        if self.retries.get_value() {
            return;
        }
        self.retries.set_value(true);
        set_timeout(
            move || {
                self.retries.set_value(false);
                self.flush();
            },
            RETRIES_AFTER,
        );
    }

    fn conflict(self, theirs: &Theirs) {
        self.stopped(match theirs {
            Theirs::Revision { .. } => {
                "Another tab has changed this draft since this one read it. Keep both, or take the other."
            }
            Theirs::Gone => {
                "This draft was deleted elsewhere. What is on the screen can be kept as a new draft."
            }
            Theirs::Unreadable(_) => {
                "The stored copy of this draft was damaged. What is on the screen can be kept as a new draft."
            }
        });
    }

    /// Tells that the draft cannot be saved as it is, and asks the writer which text to keep.
    fn stopped(self, why: &str) {
        self.state.set(SaveState::Failed {
            why: why.to_owned(),
        });
        self.trouble.set(Some(Trouble::Conflict {
            why: why.to_owned(),
        }));
    }

    /// Shows other tabs that this one is alive, and looks whether it still may write.
    fn beat(self) {
        let Some(id) = self.id() else {
            return;
        };
        if panic::happened() || self.trouble.get_untracked().is_some() {
            return;
        }
        let hold = self.vault().claim(id, now());
        let read_only = self.session.read_only().get_untracked();
        match hold {
            Ok(Hold::Mine) if read_only => self.open_draft(id),
            // What is not saved yet is not given up for what the other tab has.
            Ok(Hold::ReadOnly { .. }) if !read_only && self.flush() => {
                self.session.read_only().set(true);
                self.state.set(SaveState::Elsewhere);
            }
            _ => {}
        }
    }

    fn changed_elsewhere(self, key: Option<String>) {
        self.listing_changed();
        let Some(id) = self.id() else {
            return;
        };
        let Some(key) = key else {
            return;
        };
        if key == keys::open(id) {
            self.beat();
        } else if key == keys::draft(id)
            && self.session.read_only().get_untracked()
            && self.trouble.get_untracked().is_none()
        {
            self.open_draft(id);
        }
    }

    fn release(self) {
        if let Some(id) = self.id() {
            // A lease that is not given back grows stale by itself.
            let _ = self.vault().release(id, now());
        }
    }

    fn listing_changed(self) {
        self.changed.update(|count| *count += 1);
    }
}

fn now() -> Millis {
    clock::now_ms() as Millis
}
