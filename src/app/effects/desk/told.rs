//! What the writer is told of the open draft and its stores.
//!
//! The values lie beside the draft, and counters tell of their changes: a signal for each of their
//! types would be a further piece of program for each.

use leptos::prelude::*;

use super::{Desk, Folders};

/// How safe the open draft is.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum SaveState {
    /// Everything is in the browser's storage, since this moment.
    Saved { at: u64 },
    /// Something is not yet.
    #[default]
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

/// All of it.
#[derive(Default)]
pub(super) struct Told {
    state: SaveState,
    trouble: Option<Trouble>,
    folders: Folders,
}

/// Counters of the changes of each.
#[derive(Clone, Copy)]
pub(super) struct Changes {
    state: RwSignal<u32>,
    trouble: RwSignal<u32>,
    folders: RwSignal<u32>,
}

impl Changes {
    pub(super) fn new() -> Self {
        Self {
            state: RwSignal::new(0),
            trouble: RwSignal::new(0),
            folders: RwSignal::new(0),
        }
    }
}

impl Desk {
    /// How safe the open draft is; follows it.
    pub fn state(self) -> SaveState {
        self.told.state.track();
        self.inside().borrow().told.state.clone()
    }

    /// What stands in the way of the open draft, if anything does; follows it.
    pub fn trouble(self) -> Option<Trouble> {
        self.told.trouble.track();
        self.inside().borrow().told.trouble.clone()
    }

    /// What is known of the folder; follows it.
    pub fn folder(self) -> Folders {
        self.told.folders.track();
        self.inside().borrow().told.folders.clone()
    }

    /// Whether nothing stands in its way.
    pub(super) fn is_untroubled(self) -> bool {
        self.inside().borrow().told.trouble.is_none()
    }

    pub(super) fn is_saving(self) -> bool {
        self.inside().borrow().told.state == SaveState::Saving
    }

    pub(super) fn writes_into_a_folder(self) -> bool {
        matches!(self.inside().borrow().told.folders, Folders::Written(_))
    }

    pub(super) fn set_state(self, state: SaveState) {
        let is_new = self.inside().borrow().told.state != state;
        if is_new {
            self.inside().borrow_mut().told.state = state;
            count(self.told.state);
        }
    }

    pub(super) fn set_trouble(self, trouble: Option<Trouble>) {
        self.inside().borrow_mut().told.trouble = trouble;
        count(self.told.trouble);
    }

    pub(super) fn set_folders(self, folders: Folders) {
        self.inside().borrow_mut().told.folders = folders;
        count(self.told.folders);
    }
}

fn count(changes: RwSignal<u32>) {
    changes.update(|count| *count += 1);
}
