//! Drafts: how post-mortems are kept between one visit and the next.
//!
//! Everything here is logic over a [`Store`] of plain strings; the page gives the browser's.
//! The rules that the [`Vault`] keeps:
//!
//! - A stored value is overwritten only by who has read exactly that value: saving takes the
//!   [`Baseline`] that opening or creating gave.
//! - What cannot be read is listed, and neither overwritten nor deleted.
//! - "Saved" is said only of what has been read back or, where there is a database beside the
//!   store, of what that has acknowledged ([`keeper`]).
//! - One draft is one key, so that a damaged one costs only itself.
//! - Of two tabs on one draft, the one that holds the lease writes.
//!
//! A browser's storage has no compare-and-swap. Between reading the old value and writing the new
//! one there are some microseconds in which another tab could write; the lease keeps other tabs
//! out of them.

mod aside;
pub mod backup;
mod checksum;
mod envelope;
pub mod history;
mod ids;
pub mod keeper;
pub mod keys;
mod lease;
mod listing;
pub mod moves;
mod opening;
mod purge;
pub mod quota;
mod reconcile;
mod seal;
mod search;
mod settings;
pub mod shelf;
mod store;
mod stub;
mod trash;
mod vault;

pub use aside::Aside;
pub use checksum::{fingerprint, fnv1a_64};
pub use envelope::{DraftError, Envelope, Meta, VERSION};
pub use ids::{DraftId, TabId};
pub use keeper::{Homes, Keeper, Standing, Stop};
pub use lease::{Hold, STALE_MS};
pub use listing::{DraftSummary, Listed, Unread, Unreadable};
pub use opening::{Found, Reopened, reopen};
pub use purge::{KEPT_MS, Purge, days_left};
pub use reconcile::{Reconciled, reconcile};
pub use search::{Hit, search_states, sort_hits};
pub use settings::{LastOpen, Loaded, Settings};
pub use store::{MemoryStore, Store, StoreError};
pub use stub::Stub;
pub use trash::TrashError;
pub use vault::{Baseline, CreateError, DuplicateError, OpenError, Opened, Saved, Theirs, Vault};

/// Milliseconds since 1970-01-01 00:00 UTC, as the page's clock gives them.
pub type Millis = u64;
