use std::collections::BTreeMap;

use serde_json::Value;

use super::{Millis, Store, StoreError, keys};
use crate::json::Writer;

/// How long the trash keeps a draft, in milliseconds: 30 days.
pub const KEPT_MS: Millis = 30 * DAY;

const DAY: Millis = 86_400_000;

/// Clocks are put right by so much every now and then.
const ALLOWANCE: Millis = 5 * 60_000;

/// Which deleted drafts have been seen to be due, and when.
///
/// A clock that jumps ahead must not empty the trash. So a draft that is due is only noted at
/// first, and deleted when it still is a day later by a clock that has gone forward all the time
/// and is behind nothing that has happened. Losing these notes costs a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Purge {
    due: BTreeMap<String, Millis>,
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
        let due = value["due"].as_object().into_iter().flatten();
        Ok(Self {
            due: due
                .filter_map(|(key, at)| Some((key.clone(), at.as_u64()?)))
                .collect(),
            seen_at: value["seen_at"].as_u64().unwrap_or_default(),
        })
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
        let is_due = |at: Millis| at <= now && now - at >= KEPT_MS;
        let due: Vec<&String> = trash
            .iter()
            .filter(|(_, at)| is_due(*at))
            .map(|(key, _)| key)
            .collect();
        self.due.retain(|key, _| due.contains(&key));
        let mut purged = Vec::new();
        for key in due {
            let since = *self.due.entry(key.clone()).or_insert(now);
            if now.saturating_sub(since) >= DAY {
                purged.push(key.clone());
            }
        }
        purged
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
