//! How much room is left, and what to do when it runs out.

use std::fmt;

use super::{Millis, Store, StoreError, vault::stored_bytes};

/// What browsers give one site in local storage, in bytes: five million and some UTF-16 units, at
/// two bytes each (Chromium's and Firefox's limit; Safari gives half of it).
pub const LOCAL_BYTES: u64 = 2 * 5 * 1024 * 1024;

/// From this share on, in percent, the writer is warned.
pub const WARNS_AT: u64 = 80;

/// How full a store is, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meter {
    pub used: u64,
    /// What the browser gives, as far as it says so.
    pub limit: u64,
}

/// How much of an answer a meter needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// There is enough.
    Enough,
    /// [`WARNS_AT`] is reached.
    Scarce,
    /// A draft more may not fit.
    Out,
}

impl Meter {
    /// The meter of local storage: all that it holds, other apps' values of the same origin too,
    /// for they eat the same room. Values are only measured, never looked into.
    ///
    /// `refused_at` is how full it was when the browser last refused a write for want of room:
    /// that is then the limit, whatever the browser usually gives.
    ///
    /// # Errors
    ///
    /// [`StoreError`] where the store gives no keys.
    pub fn of_local(store: &dyn Store, refused_at: Option<u64>) -> Result<Self, StoreError> {
        let mut used = 0;
        for key in store.keys("")? {
            let value = store.get(&key).ok().flatten().unwrap_or_default();
            used += stored_bytes(&key, &value);
        }
        Ok(Self {
            used,
            limit: refused_at.unwrap_or(LOCAL_BYTES).max(1),
        })
    }

    /// The used share in percent, at most 100.
    pub fn percent(self) -> u64 {
        let percent = self.used.saturating_mul(100) / self.limit.max(1);
        percent.min(100)
    }

    /// Whether the writer should be told.
    pub fn room(self) -> Room {
        match self.percent() {
            98.. => Room::Out,
            WARNS_AT.. => Room::Scarce,
            _ => Room::Enough,
        }
    }

    /// Whether a value of so many bytes would still fit.
    pub fn fits(self, bytes: u64) -> bool {
        self.used.saturating_add(bytes) <= self.limit
    }

    /// What to tell the writer, if anything.
    pub fn advice(self) -> Option<&'static str> {
        match self.room() {
            Room::Enough => None,
            Room::Scarce => Some(
                "The browser's room for this site is running out. Make a backup file, then empty \
                 the trash and delete drafts that you no longer need.",
            ),
            Room::Out => Some(
                "The browser's room for this site is used up, and new text may find no place. \
                 Make a backup file now, then empty the trash and delete drafts that you no \
                 longer need.",
            ),
        }
    }
}

impl fmt::Display for Meter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (used, limit) = (in_words(self.used), in_words(self.limit));
        write!(f, "{used} of {limit} ({} %)", self.percent())
    }
}

/// A size for people: whole kilobytes, or more with one digit after the point.
pub fn in_words(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        1_000_000..1_000_000_000 => {
            format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10)
        }
        _ => in_words(bytes / 1_000).replace("MB", "GB"),
    }
}

/// How long ago something was, for people: "just now", "3 days ago".
pub fn ago(then: Millis, now: Millis) -> String {
    const MINUTE: Millis = 60_000;
    let minutes = now.saturating_sub(then) / MINUTE;
    let (count, unit) = match minutes {
        0 => return "just now".to_owned(),
        1..60 => (minutes, "minute"),
        60..1_440 => (minutes / 60, "hour"),
        _ => (minutes / 1_440, "day"),
    };
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{s} ago")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drafts::MemoryStore;

    #[test]
    fn local_storage_is_measured_in_utf_16_with_what_others_keep_there() {
        let store = MemoryStore::default();
        store.set("unblame/a", "🦀é").expect("it fits");
        store.set("other", "1234").expect("it fits");
        let meter = Meter::of_local(&store, None).expect("there are keys");
        assert_eq!(meter.used, 2 * (9 + 3 + 5 + 4));
        assert_eq!(meter.limit, LOCAL_BYTES);
        let refused = Meter::of_local(&store, Some(50)).expect("there are keys");
        assert_eq!((refused.percent(), refused.room()), (84, Room::Scarce));
        assert!(refused.fits(8) && !refused.fits(9));
    }

    #[test]
    fn the_warning_comes_at_80_percent() {
        let room = |used| Meter { used, limit: 1_000 }.room();
        assert_eq!(room(799), Room::Enough);
        assert_eq!(room(800), Room::Scarce);
        assert_eq!(room(980), Room::Out);
        assert_eq!(room(5_000), Room::Out);
        let meter = Meter {
            used: 3_250_000,
            limit: 10_485_760,
        };
        assert_eq!(meter.to_string(), "3.2 MB of 10.4 MB (30 %)");
        assert!(meter.advice().is_none());
    }

    #[test]
    fn times_are_told_in_words() {
        assert_eq!(ago(100, 50), "just now");
        assert_eq!(ago(0, 60_000), "1 minute ago");
        assert_eq!(ago(0, 3 * 3_600_000), "3 hours ago");
        assert_eq!(ago(0, 3 * 86_400_000), "3 days ago");
    }
}
