/// Drafts larger than this, in UTF-16 units of their stored value, are not put into local
/// storage, which ends at some five million of them.
pub const LARGE_UNITS: usize = 1_000_000;

/// Whether a draft's stored value goes into local storage.
pub(in super::super) fn fits(value: &str) -> bool {
    // No text has more units than bytes, and counting them is a pass over all of it.
    value.len() <= LARGE_UNITS || value.encode_utf16().count() <= LARGE_UNITS
}
