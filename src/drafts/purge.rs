use serde_json::Value;

use super::{Envelope, Millis, Store, StoreError, Vault, keys};
use crate::json::Writer;

/// How long the trash keeps a draft, in milliseconds: 30 days.
pub const KEPT_MS: Millis = 30 * DAY;

const DAY: Millis = 86_400_000;

/// In how many days a draft that was deleted at this time may be deleted for good: each day that
/// has begun counts, and the last one until it is.
pub fn days_left(trashed_at: Millis, now: Millis) -> u64 {
    let at = trashed_at.saturating_add(KEPT_MS);
    at.saturating_sub(now).div_ceil(DAY).max(1)
}

/// Clocks are put right by so much every now and then.
const ALLOWANCE: Millis = 5 * 60_000;

/// Which deleted drafts have been seen to be due, and when.
///
/// A clock that jumps ahead must not empty the trash. So a draft that is due is only noted at
/// first, and deleted when it still is a day later by a clock that has gone forward all the time
/// and is behind nothing that has happened. Losing these notes costs a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Purge {
    due: Vec<(String, Millis)>,
    /// The time of the last look.
    seen_at: Millis,
}

impl Purge {
    /// Reads the notes; what is missing or cannot be read counts as never written.
    ///
    /// # Errors
    ///
    /// [`StoreError`] where the store gives nothing.
    pub fn load(store: &dyn Store) -> Result<Self, StoreError> {
        let raw = store.get(keys::PURGE)?.unwrap_or_default();
        let value: Value = serde_json::from_str(&raw).unwrap_or_default();
        let mut notes = Self {
            due: Vec::new(),
            seen_at: value["seen_at"].as_u64().unwrap_or_default(),
        };
        for (key, at) in value["due"].as_object().into_iter().flatten() {
            if let Some(at) = at.as_u64() {
                notes.due.push((key.clone(), at));
            }
        }
        Ok(notes)
    }

    /// Stores the notes.
    pub fn save(&self, store: &dyn Store) -> Result<(), StoreError> {
        let mut writer = Writer::new(false);
        writer.open('{');
        writer.key("version");
        writer.number(1);
        writer.key("seen_at");
        writer.number(self.seen_at);
        writer.key("due");
        writer.open('{');
        for (key, at) in &self.due {
            writer.key(key);
            writer.number(*at);
        }
        writer.close('}');
        writer.close('}');
        store.set(keys::PURGE, &writer.finish())
    }

    /// Looks at the trash, by key and time of deletion, and gives the keys of what is to be deleted
    /// for good. `newest` is the latest time at which anything was saved or deleted.
    pub fn look(&mut self, trash: &[(String, Millis)], newest: Millis, now: Millis) -> Vec<String> {
        let is_behind = now.saturating_add(ALLOWANCE) < self.seen_at.max(newest);
        self.seen_at = now;
        if is_behind {
            self.due.clear();
            return Vec::new();
        }
        let before = std::mem::take(&mut self.due);
        let mut purged = Vec::new();
        for (key, at) in trash {
            if *at > now || now - *at < KEPT_MS {
                continue;
            }
            let noted = before.iter().find(|(one, _)| one == key);
            let since = noted.map_or(now, |(_, since)| *since);
            self.due.push((key.clone(), since));
            if now.saturating_sub(since) >= DAY {
                purged.push(key.clone());
            }
        }
        purged
    }
}

impl<S: Store> Vault<S> {
    /// Empties the trash of what has lain there for its time: deletes what is due in local
    /// storage, and gives the keys of what is due on the shelf, whose trash is given as pairs of
    /// key and value. `newest` is the latest time at which a draft was saved.
    pub fn empty_trash(
        &self,
        on_shelf: &[(String, String)],
        newest: Millis,
        now: Millis,
    ) -> Vec<String> {
        let mut trash: Vec<(String, Millis)> = Vec::new();
        for (key, raw) in on_shelf {
            if let Ok(deleted) = Envelope::decode(raw)
                && let Some(at) = deleted.meta.trashed_at
            {
                trash.push((key.clone(), at));
            }
        }
        for draft in self.list_trash().unwrap_or_default().drafts {
            if let Some(at) = draft.trashed_at {
                trash.push((keys::trash(draft.id), at));
            }
        }
        if trash.is_empty() {
            return Vec::new();
        }
        let newest = trash.iter().fold(newest, |newest, (_, at)| newest.max(*at));
        let Ok(mut notes) = Purge::load(self.store()) else {
            return Vec::new();
        };
        let mut due = notes.look(&trash, newest, now);
        // What was not noted down is not deleted either.
        if notes.save(self.store()).is_err() {
            return Vec::new();
        }
        due.retain(|key| match keys::draft_of(key) {
            Some(id) => {
                // What cannot be deleted now is at the next look.
                let _ = self.purge(id);
                false
            }
            None => true,
        });
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drafts::MemoryStore;

    const NOW: Millis = 1_700_000_000_000;

    fn trash(at: Millis) -> Vec<(String, Millis)> {
        vec![("a".to_owned(), at)]
    }

    #[test]
    fn a_draft_stays_30_days_and_the_day_in_which_it_is_noticed() {
        let store = MemoryStore::default();
        let trash = trash(NOW);
        let day = |days: Millis| {
            let mut purge = Purge::load(&store).expect("it loads");
            let purged = purge.look(&trash, NOW, NOW + days * DAY);
            purge.save(&store).expect("it is stored");
            purged
        };
        assert!(day(29).is_empty());
        assert!(day(30).is_empty());
        assert_eq!(day(31), ["a"]);
    }

    #[test]
    fn the_days_that_are_left_end_with_the_last_one() {
        let left = |passed| days_left(NOW, NOW + passed);
        assert_eq!((left(0), left(1), left(DAY)), (30, 30, 29));
        assert_eq!((left(29 * DAY), left(29 * DAY + 1)), (1, 1));
        assert_eq!((left(KEPT_MS), left(40 * DAY)), (1, 1));
        assert_eq!(days_left(NOW, NOW - DAY), 31);
    }

    #[test]
    fn a_clock_that_jumps_deletes_nothing() {
        let mut purge = Purge::default();
        let trash = trash(NOW);
        assert!(purge.look(&trash, NOW, NOW + DAY).is_empty());
        // A year ahead, and back again.
        assert!(purge.look(&trash, NOW, NOW + 365 * DAY).is_empty());
        assert!(purge.look(&trash, NOW, NOW + 2 * DAY).is_empty());
        assert!(purge.look(&trash, NOW, NOW + 30 * DAY).is_empty());
        assert_eq!(purge.look(&trash, NOW, NOW + 31 * DAY), ["a"]);
        // Behind what has happened, and behind its own deletion.
        let mut purge = Purge::default();
        for _ in 0..3 {
            assert!(
                purge
                    .look(&trash, NOW + 90 * DAY, NOW + 60 * DAY)
                    .is_empty()
            );
            assert!(purge.look(&trash, NOW, NOW - DAY).is_empty());
        }
    }

    #[test]
    fn what_came_back_and_was_deleted_again_has_its_time_anew() {
        let mut purge = Purge::default();
        assert!(purge.look(&trash(NOW), NOW, NOW + 30 * DAY).is_empty());
        assert!(
            purge
                .look(&trash(NOW + 30 * DAY), NOW, NOW + 32 * DAY)
                .is_empty()
        );
    }
}
