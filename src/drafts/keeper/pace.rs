use super::super::Millis;

/// A change is written at the latest so many milliseconds after it was made.
pub const SAVES_WITHIN_MS: Millis = 400;

/// However long a save takes, nothing waits longer than this for it.
pub const SAVES_WITHIN_AT_MOST_MS: Millis = 900;

/// How soon a save that failed is tried again, in milliseconds.
pub const RETRIES_AFTER_MS: Millis = 5_000;

/// How long an answer of the shelf is waited for, in milliseconds: a database that another tab
/// blocks, or that the browser has lost, may never answer.
pub const ANSWERS_WITHIN_MS: Millis = 10_000;

/// Whether the time for something has come. One that lies further ahead than anything is waited
/// for was set before the clock of the machine was put back: nothing would be saved for as long.
pub(super) fn is_due(at: Millis, now: Millis) -> bool {
    at.saturating_sub(now) > ANSWERS_WITHIN_MS || at <= now
}

/// When the next save is due.
#[derive(Debug, Default)]
pub(super) struct Pace {
    /// When the first edit that no save has taken in was made.
    unsaved_since: Option<Millis>,
    took: Millis,
}

impl Pace {
    pub(super) fn edited(&mut self, now: Millis) {
        let since = self.unsaved_since.filter(|since| *since <= now);
        self.unsaved_since = since.or(Some(now));
    }

    pub(super) fn took(&mut self, millis: Millis) {
        self.took = millis;
    }

    pub(super) fn saved(&mut self) {
        self.unsaved_since = None;
    }

    pub(super) fn is_unsaved(&self) -> bool {
        self.unsaved_since.is_some()
    }

    pub(super) fn saves_at(&self) -> Option<Millis> {
        let wait = self.took.saturating_mul(8);
        let wait = wait.clamp(SAVES_WITHIN_MS, SAVES_WITHIN_AT_MOST_MS);
        self.unsaved_since.map(|since| since.saturating_add(wait))
    }
}
