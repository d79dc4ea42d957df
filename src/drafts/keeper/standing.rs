use super::{
    super::{Hold, Millis, Store, StoreError, TabId, Theirs, Vault, shelf::ShelfError},
    Keeper,
};

/// How safe the open draft is: what the writer may be told, and nothing better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Everything is in the browser's durable store, since this moment.
    Saved { at: Millis },
    /// Something is not yet.
    Saving,
    /// Local storage has it, or is about to, but the database refuses: a browser that is killed
    /// now may lose the last seconds. It is tried again.
    HalfSaved { why: ShelfError },
    /// No store takes it; it is tried again.
    Failed { why: StoreError },
    /// The browser keeps nothing: the text lives in this tab alone.
    InMemory,
    /// Another tab writes this draft; this one shows it.
    Elsewhere,
    /// Saving has stopped until the writer has chosen which text to go on with.
    Stopped(Stop),
}

/// Why saving has stopped. What was stored still is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stop {
    /// Another tab took the draft over while something here was not saved yet.
    TakenOver { writer: TabId },
    /// A store holds something that was not read here.
    Theirs(Theirs),
}

impl Keeper {
    /// How safe the draft is now.
    pub fn standing(&self) -> Standing {
        if let Some(stop) = &self.stop {
            return Standing::Stopped(stop.clone());
        }
        if self.is_read_only {
            return Standing::Elsewhere;
        }
        if !self.homes.local && !self.homes.shelf {
            return Standing::InMemory;
        }
        let newest = self.meta.revision;
        let is_all_saved = newest > 0 && !self.has_unsaved();
        let saved = Standing::Saved {
            at: self.meta.updated_at,
        };
        let Some(shelf) = &self.shelf else {
            return match &self.local.error {
                Some(why) => Standing::Failed { why: why.clone() },
                None if self.homes.shelf => Standing::HalfSaved {
                    why: ShelfError::Silent,
                },
                None if is_all_saved && self.local.revision == newest => saved,
                None => Standing::Saving,
            };
        };
        if is_all_saved && shelf.revision() == newest {
            return saved;
        }
        let Some(error) = &shelf.error else {
            return Standing::Saving;
        };
        let local_works = self.homes.local && self.local.revision == newest;
        match (&self.local.error, error) {
            (None, why) if local_works => Standing::HalfSaved { why: why.clone() },
            (_, ShelfError::Store(why)) => Standing::Failed { why: why.clone() },
            (Some(why), _) => Standing::Failed { why: why.clone() },
            (None, why) => Standing::Failed {
                why: StoreError::Other(why.to_string()),
            },
        }
    }

    /// Whether closing the page now would lose something that was written.
    pub fn would_lose(&self) -> bool {
        match self.standing() {
            Standing::Saved { .. } | Standing::Elsewhere => false,
            Standing::HalfSaved { .. } => self.has_unsaved(),
            // A page that is closed gives local storage the time to keep what it has.
            Standing::Saving => {
                let newest = self.meta.revision;
                self.has_unsaved() || !self.homes.local || self.local.revision != newest
            }
            Standing::Failed { .. } | Standing::InMemory | Standing::Stopped(_) => true,
        }
    }

    /// Lets another tab have the draft that it has taken. False where something here is in no store
    /// and would be given up with that: then saving stops, and the writer chooses.
    ///
    /// What is on its way to the shelf should be waited for before.
    pub fn give_way<S: Store>(&mut self, vault: &Vault<S>, now: Millis) -> bool {
        if self.stop.is_none() && self.would_lose() {
            let writer = match vault.hold(self.meta.id, now) {
                Ok(Hold::ReadOnly { writer }) => writer,
                // The lease of the other tab is not to be had, as where there is no local storage.
                _ => vault.tab(),
            };
            self.stop = Some(Stop::TakenOver { writer });
        }
        self.stop.is_none()
    }
}
