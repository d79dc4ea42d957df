//! Where drafts are taken from and kept. The open one has a [`Keeper`], which says what is to be
//! saved where and how safe the text is; here that is done, and what follows from it is shown.

mod backup;
mod earlier;
mod folder;
mod keeping;
mod listing;
mod opening;
mod tabs;
mod told;
mod trash;

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::{prelude::*, task::spawn_local};

pub use folder::Folders;
pub use told::{SaveState, Trouble};

use super::{announce::Announcer, route::Route, settings::Settings, shelf::Shelf};
use crate::{
    app::{
        live::follow,
        platform::{
            channel::Channel, clock, durable::DurableError, events, folder::Folder, locks::Lock,
            panic, random, storage::Kept, waiting::Gate,
        },
        session::Session,
    },
    document::{Field, Place, Postmortem},
    drafts::{DraftId, Homes, Keeper, Millis, Store, TabId, Vault},
};

/// How often this tab shows that it is alive, and looks whether another one is.
const BEATS_EVERY: Duration = Duration::from_millis(1_500);

type BrowserVault = Vault<Rc<dyn Store>>;

/// The open draft, and all the others.
#[derive(Clone, Copy)]
pub struct Desk {
    vault: StoredValue<Rc<BrowserVault>, LocalStorage>,
    shelf: Shelf,
    /// Whether local storage outlives the tab.
    lasts: bool,
    session: Session,
    settings: Settings,
    announcer: Announcer,
    inside: StoredValue<Rc<RefCell<Inside>>, LocalStorage>,
    is_open: RwSignal<bool>,
    keeps_nothing: RwSignal<bool>,
    told: told::Changes,
    changed: RwSignal<u32>,
}

#[derive(Default)]
struct Inside {
    open: Option<Open>,
    /// Drafts that were left while the shelf had not answered yet.
    leaving: Vec<Left>,
    /// Counts the keepers, so that an answer finds its own.
    serial: u32,
    /// Counts the drafts that were gone to, so that what was begun at one does not end at another.
    stay: u32,
    /// Counts the readings of drafts, so that an older one does not replace a newer one.
    readings: u32,
    /// The reading that is on the screen.
    shown: u32,
    /// Opens at the next answer of the shelf.
    answer: Rc<Gate>,
    /// The stay in which this tab waits for its turn to write the draft.
    waits: Option<u32>,
    /// Counts how often this tab was given a draft to write.
    turns: u32,
    /// When the next look at the keeper is planned.
    wakes_at: Option<Millis>,
    shelved: listing::Shelved,
    /// Whether the stores have been looked through since the page was opened.
    has_settled: bool,
    told: told::Told,
    channel: Option<Channel>,
    folder: Option<Folder>,
    /// What waits to be written into it, one state of each draft.
    copies: Vec<folder::Copy>,
    /// Whether that is being done.
    writes_copies: bool,
    /// Of the open draft, for as long as this tab writes it.
    lock: Option<(DraftId, Lock)>,
}

/// The draft that is open.
struct Open {
    keeper: Keeper,
    serial: u32,
}

/// A draft that was left, with its lock until the shelf has all of it.
type Left = (Open, Option<(DraftId, Lock)>);

impl Desk {
    /// Created once, at the root of the page.
    pub fn install(
        kept: &Kept,
        shelf: Shelf,
        session: Session,
        settings: Settings,
        announcer: Announcer,
    ) -> Self {
        let tab = TabId::from_bits(random::bits());
        let desk = Self {
            vault: StoredValue::new_local(Rc::new(Vault::new(kept.store.clone(), tab))),
            shelf,
            lasts: kept.lasts,
            session,
            settings,
            announcer,
            inside: StoredValue::new_local(Rc::default()),
            is_open: RwSignal::new(false),
            keeps_nothing: RwSignal::new(false),
            told: told::Changes::new(),
            changed: RwSignal::new(0),
        };
        desk.follow_edits();
        desk.tell_of_the_shelf();
        desk.hear_other_tabs();
        events::on_leaving(move || {
            desk.flush();
            settings.remember_caret();
        });
        events::ask_before_leaving(move || desk.would_lose());
        events::on_event("pagehide", move || desk.let_go());
        events::on_event("pageshow", move || desk.beat());
        set_interval(move || desk.beat(), BEATS_EVERY);
        desk
    }

    /// What is to be known of the stores beside the draft that is opened: begun once, when what the
    /// visit leads to is there.
    fn settle_in(self) {
        let before = std::mem::replace(&mut self.inside().borrow_mut().has_settled, true);
        if !before {
            self.look_at_the_shelf();
            self.remember_folder();
        }
    }

    /// Says once why there is no database, where it may be missed.
    fn tell_of_the_shelf(self) {
        let mut told = !self.lasts;
        follow(move || {
            let why = self.shelf.trouble();
            // One that was closed is opened again at once.
            let why = why.filter(|why| *why != DurableError::Closed);
            if let Some(why) = why.filter(|_| !std::mem::replace(&mut told, true)) {
                self.announcer.say(why.to_string());
            }
        });
    }

    /// Whether the browser keeps nothing beyond this tab.
    pub fn keeps_nothing(self) -> ReadSignal<bool> {
        self.keeps_nothing.read_only()
    }

    /// Whether a draft is on the screen.
    pub fn is_open(self) -> ReadSignal<bool> {
        self.is_open.read_only()
    }

    /// Follows every change of which drafts there are.
    pub fn track(self) {
        self.changed.track();
    }

    /// The id of the open draft.
    pub fn id(self) -> Option<DraftId> {
        let inside = self.inside();
        let inside = inside.borrow();
        inside.open.as_ref().map(|open| open.keeper.id())
    }

    /// Creates a draft and goes to it. Where no store takes it, it is begun in memory, and the
    /// page says so.
    ///
    /// False where the draft that is open cannot be left.
    pub fn create(self, doc: &Postmortem) -> bool {
        let may_leave = self.may_leave();
        match may_leave {
            true => self.begin(Some(doc.clone())),
            false => self.say_not_saved(),
        }
        may_leave
    }

    /// Keeps what is on the screen as a draft of its own, after a conflict.
    pub fn keep_as_copy(self) {
        self.begin(None);
    }

    /// Takes what is stored in place of what is on the screen, after a conflict.
    pub fn take_theirs(self) {
        if let Some(id) = self.id() {
            self.open_draft(id);
        }
    }

    /// Puts a new draft on the screen, with this text or with what is there. Where another was
    /// there, the view of it stays: the writer goes to the beginning if the text is another one.
    fn begin(self, other: Option<Postmortem>) {
        let goes_up = other.is_some() && self.id().is_some();
        spawn_local(async move {
            // Only then is it known where the draft can be kept.
            self.shelf.get().await;
            // What was typed meanwhile goes with the one draft or the other.
            let doc = match other {
                None => self.session.with(Postmortem::clone),
                Some(_) if !self.may_leave() => return self.say_not_saved(),
                Some(doc) => doc,
            };
            self.leave();
            let id = DraftId::from_bits(random::bits());
            let keeper = Keeper::begin(id, self.vault().tab(), self.homes(), now());
            self.put_on_the_screen(keeper, doc);
            self.hold(id);
            self.save();
            Route::Draft(id).go();
            self.listing_changed();
            if goes_up {
                self.session.go_to(Place::Field(Field::Title));
            }
        });
    }

    /// Says why the draft on the screen is not left.
    pub(super) fn say_not_saved(self) {
        self.announcer
            .say("This draft is not saved yet. Download it or make room before you leave it.");
    }

    // These are asked for in many places; inlined, each would carry the look-up along.
    #[inline(never)]
    fn vault(self) -> Rc<BrowserVault> {
        self.vault.get_value()
    }

    #[inline(never)]
    fn inside(self) -> Rc<RefCell<Inside>> {
        self.inside.get_value()
    }

    fn homes(self) -> Homes {
        Homes {
            local: self.lasts,
            shelf: self.shelf.is_there(),
        }
    }

    /// Whether closing the page now would lose something that was written.
    fn would_lose(self) -> bool {
        if panic::happened() {
            return false;
        }
        self.flush();
        let inside = self.inside();
        let inside = inside.borrow();
        let edited = self.session.edits().get_untracked() > 0;
        inside.open.as_ref().is_some_and(|open| {
            let in_memory = open.keeper.standing() == crate::drafts::Standing::InMemory;
            open.keeper.would_lose() && (edited || !in_memory)
        })
    }

    /// Has everything that shows the drafts look at them again.
    pub fn listing_changed(self) {
        self.changed.update(|count| *count += 1);
    }
}

fn now() -> Millis {
    clock::now_ms() as Millis
}
