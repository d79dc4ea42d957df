//! The rest of the program, which the browser fetches once the page is there
//! (`xtask/src/page/parts`), and what of the page waits for it.
//!
//! What nobody needs until something is typed, seen and judged is put into the page when the rest
//! has arrived: dialogs, the list of findings, what stands beside the form. A first visit waits for
//! none of it.

use leptos::prelude::*;

use crate::app::{live::follow, platform::events, session::after_render};

/// Whether all of the program is there.
#[derive(Clone, Copy)]
pub struct Whole {
    is_there: RwSignal<bool>,
}

impl Whole {
    /// Hears that it has arrived; created once, at the root of the page.
    pub fn install() -> Self {
        let whole = Self {
            is_there: RwSignal::new(false),
        };
        events::on_event("unblame:whole", move || whole.arrive());
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

    /// Does something that needs what was put off by [`Self::then`]: at once, and where the rest
    /// has not arrived yet, whatever of it is called is fetched for it.
    pub fn now(self, run: impl FnOnce() + 'static) {
        if self.is_there() {
            run();
        } else {
            self.arrive();
            after_render(run);
        }
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
        }
    }
}
