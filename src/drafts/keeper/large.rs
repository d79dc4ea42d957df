/// Drafts larger than this, in UTF-16 units of their stored value, are not put into local
/// storage, which ends at some five million of them.
pub const LARGE_UNITS: usize = 1_000_000;

/// Whether a draft's stored value goes into local storage.
pub(in super::super) fn fits(value: &str) -> bool {
    // No text has more units than bytes, and counting them is a pass over all of it.
    value.len() <= LARGE_UNITS || units(value) <= LARGE_UNITS
}

/// How many UTF-16 units a text has: one for each byte that begins a character, and another where
/// that has four bytes. Decoded, each save of a large draft would wait a millisecond for this.
fn units(text: &str) -> usize {
    let counts = |byte: u8| usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xF0);
    text.bytes().map(counts).sum()
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
