//! The part of the address after `#`, which says what is open.

use web_sys::{Location, window};

/// The part after `#`, without it.
pub fn hash() -> String {
    location()
        .and_then(|location| location.hash().ok())
        .map(|hash| hash.trim_start_matches('#').to_owned())
        .unwrap_or_default()
}

/// Goes to another address of the page, as a link would.
pub fn go(hash: &str) {
    if let Some(location) = location() {
        // A fragment is always a valid address.
        let _ = location.set_hash(hash);
    }
}

fn location() -> Option<Location> {
    Some(window()?.location())
}
