//! Between the core's bytes and the browser's UTF-16 units.

/// A range in UTF-16 units, as a browser counts a selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Utf16Range {
    pub start: u32,
    /// Exclusive.
    pub end: u32,
}

/// The byte at which the UTF-16 unit `at` stands; a unit inside of a character gives the
/// character's start, one past the end gives the end.
pub fn byte_at(text: &str, at: u32) -> usize {
    let mut units = 0;
    for (byte, c) in text.char_indices() {
        units += c.len_utf16() as u32;
        if units > at {
            return byte;
        }
    }
    text.len()
}

/// The UTF-16 unit at which a byte stands; a byte inside of a character counts as its start.
pub fn utf16_at(text: &str, byte: usize) -> u32 {
    text.char_indices()
        .take_while(|(at, c)| at + c.len_utf8() <= byte)
        .map(|(_, c)| c.len_utf16() as u32)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_units_meet_at_every_character() {
        let text = "a\u{e9}\u{1F469}\u{200D}\u{1F4BB}e\u{301}";
        for (byte, _) in text.char_indices() {
            assert_eq!(byte_at(text, utf16_at(text, byte)), byte);
        }
        assert_eq!(byte_at(text, 999), text.len());
        assert_eq!(utf16_at(text, 999), 9);
        assert_eq!(byte_at(text, 3), 3, "inside a pair of surrogates");
    }
}
