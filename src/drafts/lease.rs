//! Which tab writes a draft.
//!
//! The tab that opened it holds a lease and renews it every second or two. A second tab sees the
//! lease and opens the draft to read; it may take the lease over when the user says so, and a
//! lease that was not renewed for [`STALE_MS`] (its tab was closed or killed) is free. The first
//! tab learns of it by the storage event of [`keys::open`], at its next renewal, or at the latest
//! when [`Vault::save`] refuses.

use serde_json::Value;

use super::{DraftId, Millis, Store, StoreError, TabId, Vault, keys};
use crate::json::Writer;

/// A lease that was not renewed for this long is nobody's.
pub const STALE_MS: Millis = 5_000;

/// Who writes a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// This tab.
    Mine,
    /// Another tab; this one may read.
    ReadOnly { writer: TabId },
    /// No tab: there is no lease, or a stale one.
    Free,
}

struct Lease {
    writer: TabId,
    /// When the lease was renewed last.
    beat: Millis,
}

impl Lease {
    fn encode(&self) -> String {
        let mut writer = Writer::new(false);
        writer.open('{');
        writer.entry("writer", &self.writer.to_string());
        writer.key("beat");
        writer.number(self.beat);
        writer.close('}');
        writer.finish()
    }

    fn decode(raw: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(raw).ok()?;
        Some(Self {
            writer: value["writer"].as_str()?.parse().ok()?,
            beat: value["beat"].as_u64()?,
        })
    }
}

impl<S: Store> Vault<S> {
    /// Who writes this draft now.
    pub fn hold(&self, id: DraftId, now: Millis) -> Result<Hold, StoreError> {
        let value = self.store().get(&keys::open(id))?;
        // A lease that cannot be read protects nothing: nobody could renew it.
        let lease = value.and_then(|value| Lease::decode(&value));
        Ok(match lease {
            Some(lease) if lease.writer == self.tab() => Hold::Mine,
            // A clock that was set back makes a beat of the future; such a lease is not eternal.
            Some(lease) if lease.beat.abs_diff(now) < STALE_MS => Hold::ReadOnly {
                writer: lease.writer,
            },
            _ => Hold::Free,
        })
    }

    /// Takes the lease unless another tab holds it. To be called when a draft is opened, and
    /// every second or two from then on, which renews the lease or tells that it was lost.
    ///
    /// Never gives [`Hold::Free`].
    pub fn claim(&self, id: DraftId, now: Millis) -> Result<Hold, StoreError> {
        match self.hold(id, now)? {
            Hold::ReadOnly { writer } => Ok(Hold::ReadOnly { writer }),
            Hold::Mine | Hold::Free => self.take_over(id, now),
        }
    }

    /// Takes the lease from whoever holds it, because the user wants to edit here.
    ///
    /// Open the draft again afterwards: the other tab may have saved in the meantime, and saving
    /// needs what is stored now.
    pub fn take_over(&self, id: DraftId, now: Millis) -> Result<Hold, StoreError> {
        let lease = Lease {
            writer: self.tab(),
            beat: now,
        };
        self.store().set(&keys::open(id), &lease.encode())?;
        // Two tabs may have found it free at once: the one that wrote last has it.
        self.hold(id, now)
    }

    /// Gives the lease back when the draft is closed here; another tab's is left alone.
    pub fn release(&self, id: DraftId, now: Millis) -> Result<(), StoreError> {
        match self.hold(id, now)? {
            Hold::Mine => self.store().remove(&keys::open(id)),
            Hold::ReadOnly { .. } | Hold::Free => Ok(()),
        }
    }
}
