//! Earlier states of a draft: when they are kept, which of them stay, how two differ, and how one
//! comes back.

mod snapshot;

use super::Millis;

pub use snapshot::{Reason, Snapshot, SnapshotKey};

/// While someone writes, a state is kept this often, in milliseconds.
pub const EVERY_MS: Millis = 5 * 60_000;
