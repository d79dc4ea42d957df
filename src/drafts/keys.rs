//! Every key of ours in the browser's storage, which the whole origin shares.

use super::DraftId;

/// What all our keys begin with; keys of other apps are never touched.
pub const PREFIX: &str = "unblame/";

/// What the keys of drafts begin with.
pub const DRAFTS: &str = "unblame/draft/";

/// What the keys of deleted drafts begin with.
pub const TRASH: &str = "unblame/trash/";

/// What the keys of leases begin with.
pub const OPEN: &str = "unblame/open/";

/// The chosen theme as a plain word: the page reads it before any of our code runs.
pub const THEME: &str = "unblame/theme";

/// The settings.
pub const SETTINGS: &str = "unblame/settings";

/// What a team has settled, as its settings file.
pub const POLICY: &str = "unblame/policy";

/// A settings value that could not be read, put here before a new one was written.
pub const SETTINGS_ASIDE: &str = "unblame/aside/settings";

/// What the backups know, see [`Ledger`](super::backup::Ledger).
pub const LEDGER: &str = "unblame/ledger";

/// What of the trash is due, see [`Purge`](super::Purge).
pub const PURGE: &str = "unblame/purge";

/// Where a draft is kept.
pub fn draft(id: DraftId) -> String {
    format!("{DRAFTS}{id}")
}

/// Where a deleted draft is kept.
pub fn trash(id: DraftId) -> String {
    format!("{TRASH}{id}")
}

/// Where it is said which tab writes a draft. The page listens for changes of this key.
pub fn open(id: DraftId) -> String {
    format!("{OPEN}{id}")
}

/// The draft whose value or lease stands under this key.
pub fn draft_of(key: &str) -> Option<DraftId> {
    [DRAFTS, TRASH, OPEN]
        .iter()
        .find_map(|prefix| key.strip_prefix(prefix))
        .and_then(|id| id.parse().ok())
}
