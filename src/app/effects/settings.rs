use std::{rc::Rc, time::Duration};

use leptos::prelude::*;

use crate::{
    app::platform::controls::{self, Caret},
    document::Place,
    drafts::{self, DraftId, LastOpen, Millis, Store},
};

/// How long after a move of the caret its place is remembered.
const REMEMBERS_AFTER: Duration = Duration::from_millis(400);

/// What the page remembers of the writer's view: which draft was open, and where.
#[derive(Clone, Copy)]
pub struct Settings {
    store: StoredValue<Rc<dyn Store>, LocalStorage>,
    value: StoredValue<drafts::Settings>,
    waiting: StoredValue<bool>,
    may_save: bool,
}

impl Settings {
    /// Reads what was remembered; created once, at the root of the page.
    pub fn load(store: Rc<dyn Store>) -> Self {
        // Settings that cannot be read are set aside. Where not even that was possible, what is
        // stored is left alone.
        let loaded = drafts::Settings::load(&store);
        let may_save = loaded.is_ok();
        let value = loaded.map(|loaded| loaded.settings).unwrap_or_default();
        Self {
            may_save,
            store: StoredValue::new_local(store),
            value: StoredValue::new(value),
            waiting: StoredValue::new(false),
        }
    }

    /// Where the writer was in this draft, if it was the last one open.
    pub fn last_caret(self, draft: DraftId) -> Option<Caret> {
        self.value.with_value(|value| {
            let last = value.last.as_ref().filter(|last| last.draft == draft)?;
            let at = last.caret.unwrap_or(0);
            last.place.map(|place| Caret {
                place,
                start: at,
                end: at,
            })
        })
    }

    /// Remembers which draft is open.
    pub fn remember_draft(self, draft: DraftId) {
        if self.draft() != Some(draft) {
            self.value.update_value(|value| {
                value.last = Some(LastOpen {
                    draft,
                    section: None,
                    place: None,
                    caret: None,
                    scroll: None,
                });
            });
            self.save();
        }
    }

    /// Remembers where in the open draft the writer is.
    pub fn remember_place(self, place: Place) {
        self.value.update_value(|value| {
            if let Some(last) = value.last.as_mut() {
                last.section = Some(place.section());
                // The same control again, in a form that was built anew: the caret was there.
                if last.place != Some(place) {
                    last.place = Some(place);
                    last.caret = None;
                }
            }
        });
        if !self.waiting.get_value() {
            self.waiting.set_value(true);
            set_timeout(
                move || {
                    self.waiting.set_value(false);
                    self.save();
                },
                REMEMBERS_AFTER,
            );
        }
    }

    /// Remembers where exactly the caret stands, for the page is being left. Where it stands in no
    /// control, it is where the writer was last: whoever presses a button comes back to the text.
    pub fn remember_caret(self) {
        if let Some(caret) = controls::caret() {
            self.leave(caret.place, caret.start);
        }
        self.save();
    }

    /// Remembers where the caret stood, in UTF-16 units, in a control that is being left.
    pub fn leave(self, place: Place, caret: u32) {
        self.value.update_value(|value| {
            if let Some(last) = value.last.as_mut() {
                last.place = Some(place);
                last.caret = Some(caret);
            }
        });
    }

    /// Whether the writer is reminded of backups, and when they last said "later".
    pub fn reminds(self) -> (bool, Option<Millis>) {
        self.value
            .with_value(|value| (value.reminds, value.put_off_at))
    }

    /// Turns reminders of backups on or off.
    pub fn set_reminds(self, reminds: bool) {
        self.value.update_value(|value| value.reminds = reminds);
        self.save();
    }

    /// Puts the reminder off.
    pub fn put_off(self, now: Millis) {
        self.value
            .update_value(|value| value.put_off_at = Some(now));
        self.save();
    }

    fn draft(self) -> Option<DraftId> {
        self.value
            .with_value(|value| value.last.as_ref().map(|last| last.draft))
    }

    fn save(self) {
        if !self.may_save {
            return;
        }
        self.store.with_value(|store| {
            self.value.with_value(|value| {
                // What is not remembered costs a click, never a word.
                let _ = value.save(store);
            });
        });
    }
}
