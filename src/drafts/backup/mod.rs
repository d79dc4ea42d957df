//! Everything in one file, and back again without overwriting newer work.

mod file;
mod ledger;
mod merge;
mod reminder;

pub use file::{Backup, BackupError, Unopened};
pub use ledger::Ledger;
pub use merge::{Merged, Verdict, merge};
pub use reminder::{REMINDS_AFTER_MS, last_backup, reminder};
