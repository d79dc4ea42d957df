use leptos::{prelude::*, task::spawn_local};

use crate::app::{effects::desk::Desk, platform::events};

/// Whether a new version of the page waits to be used.
#[derive(Clone, Copy)]
pub struct Update {
    ready: RwSignal<bool>,
}

impl Update {
    /// Listens for a new version; created once, at the root of the page.
    pub fn install() -> Self {
        let ready = RwSignal::new(false);
        events::on_event("unblame:update-ready", move || ready.set(true));
        Self { ready }
    }

    /// Whether a new version waits.
    pub fn ready(self) -> ReadSignal<bool> {
        self.ready.read_only()
    }

    /// Not now: the next start will have it.
    pub fn later(self) {
        self.ready.set(false);
    }

    /// Saves what is open, then lets the new version take over.
    pub fn accept(self, desk: Desk) {
        spawn_local(async move {
            if desk.settled().await {
                self.ready.set(false);
                events::dispatch("unblame:update-accept");
            } else {
                desk.say_not_saved();
            }
        });
    }
}
