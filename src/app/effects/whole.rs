//! The rest of the program, which the browser fetches once the page is there
//! (`xtask/src/page/parts`), and what of the page waits for it.
//!
//! What nobody needs until something is typed, seen and judged is put into the page when the rest
//! has arrived: dialogs, the list of findings, what stands beside the form. A first visit waits for
//! none of it.

use leptos::prelude::*;

use super::announce::Announcer;
use crate::app::{
    live::follow,
    platform::{events, render::after_render},
};

/// Whether all of the program is there, and what the writer asked of it before.
#[derive(Clone, Copy)]
pub struct Whole {
    is_there: RwSignal<bool>,
    wanted: StoredValue<Option<Box<dyn FnOnce()>>, LocalStorage>,
    announcer: Announcer,
}

impl Whole {
    /// Hears that it has arrived; created once, at the root of the page.
    pub fn install(announcer: Announcer) -> Self {
        let whole = Self {
            is_there: RwSignal::new(false),
            wanted: StoredValue::new_local(None),
            announcer,
        };
        events::on_event("unblame:whole", move || whole.arrive());
        events::on_event("unblame:whole-missing", move || whole.is_missing());
        whole
    }

    /// Whether it is there, or is had at once.
    pub fn is_there(self) -> bool {
        self.is_there.get_untracked()
    }

    /// Does something as soon as it is there, if the view around it is still shown then.
    pub fn then(self, run: impl FnOnce() + 'static) {
        self.once_there(Box::new(run));
    }

    /// Does what the writer asks for and what needs that which was put off by [`Self::then`]: at
    /// once, or where the rest has not arrived yet, when it has been fetched for it. Of several
    /// such wishes the last one counts.
    pub fn now(self, run: impl FnOnce() + 'static) {
        if self.is_there() {
            run();
        } else {
            self.want(Box::new(run));
        }
    }

    fn want(self, run: Box<dyn FnOnce()>) {
        self.wanted.set_value(Some(run));
        self.announcer
            .say("One moment: this part of Unblame is still on its way.");
        events::dispatch("unblame:whole-wanted");
    }

    fn once_there(self, run: Box<dyn FnOnce()>) {
        let mut waits = Some(run);
        follow(move || {
            if self.is_there.get()
                && let Some(run) = waits.take()
            {
                // What it reads is not followed: run again, this would take away what it made.
                untrack(run);
            }
        });
    }

    /// It arrives once: whatever follows it would be made anew.
    fn arrive(self) {
        if !self.is_there() {
            self.is_there.set(true);
            if let Some(run) = self.take_wanted() {
                self.announcer.clear();
                after_render(run);
            }
        }
    }

    /// It could not be fetched for what was asked. That is not done later by itself, when nobody
    /// waits for it any more.
    fn is_missing(self) {
        if self.take_wanted().is_some() {
            self.announcer.say(
                "This part of Unblame could not be loaded. What you write is kept: check the connection and try again.",
            );
        }
    }

    fn take_wanted(self) -> Option<Box<dyn FnOnce()>> {
        self.wanted.try_update_value(Option::take).flatten()
    }
}
