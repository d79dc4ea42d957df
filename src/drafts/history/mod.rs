//! Earlier states of a draft: when they are kept, which of them stay, how two differ, and how one
//! comes back.

mod difference;
mod restore;
mod snapshot;
mod thin;
mod words;

use super::Millis;

pub use difference::{Change, Difference, Piece, difference};
pub use restore::{restore, restore_section};
pub use snapshot::{Reason, Snapshot, SnapshotKey};
pub use thin::{BUDGET_BYTES, thin};
pub use words::{Mark, Word, mark_words};

/// While someone writes, a state is kept this often, in milliseconds.
pub const EVERY_MS: Millis = 5 * 60_000;
