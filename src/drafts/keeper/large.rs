/// Drafts larger than this, in UTF-16 units of their stored value, are not put into local
/// storage, which ends at some five million of them.
pub const LARGE_UNITS: usize = 1_000_000;

/// Whether a draft's stored value goes into local storage.
pub(in super::super) fn fits(value: &str) -> bool {
    // No text has more units than bytes, and counting them is a pass over all of it.
    value.len() <= LARGE_UNITS || units(value) <= LARGE_UNITS
}

/// How many UTF-16 units a text has: one for each byte that begins a character, and another where
/// that has four bytes. Eight bytes at a time: each save of a large draft waits for this.
fn units(text: &str) -> usize {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let (eights, rest) = text.as_bytes().as_chunks();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let eights = eights.iter().chain([&last]).map(|eight: &[u8; 8]| {
        let bytes = u64::from_le_bytes(*eight);
        let go_on = (bytes >> 7) & !(bytes >> 6) & ONES;
        let begin_four = (bytes >> 7) & (bytes >> 6) & (bytes >> 5) & (bytes >> 4) & ONES;
        begin_four.count_ones() as usize + 8 - go_on.count_ones() as usize
    });
    eights.sum::<usize>() - (8 - rest.len())
}

#[cfg(test)]
mod tests {
    use super::units;

    #[test]
    fn units_are_those_of_utf_16() {
        for text in [
            "",
            "a",
            "\u{E9}\u{7FF}\u{800}\u{FFFD}",
            "a\u{1F980}\u{10FFFF}e\u{301}",
        ] {
            assert_eq!(units(text), text.encode_utf16().count(), "{text}");
        }
    }
}
