//! Which text a document can hold, and by what the rest is replaced on its way in.

use std::{borrow::Cow, fmt};

/// How much of a text was replaced because a browser's field or Unicode cannot keep it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Replaced {
    /// CRLF and lone CR, each by LF.
    pub line_ends: usize,
    /// NUL, each by U+FFFD.
    pub nuls: usize,
    /// Halves of UTF-16 pairs that stood alone, each by U+FFFD.
    pub halves: usize,
}

impl Replaced {
    /// Whether the text is as it was.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }

    /// What was replaced in two texts.
    pub fn and(self, other: Self) -> Self {
        Self {
            line_ends: self.line_ends + other.line_ends,
            nuls: self.nuls + other.nuls,
            halves: self.halves + other.halves,
        }
    }
}

impl fmt::Display for Replaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds = [
            (
                self.line_ends,
                "line end",
                "of another system by a plain one",
            ),
            (self.nuls, "NUL character", "by \u{FFFD}"),
            (self.halves, "half character", "by \u{FFFD}"),
        ];
        f.write_str("Replaced, because a text field cannot keep it: ")?;
        let mut separator = "";
        for (count, name, by) in kinds.into_iter().filter(|(count, ..)| *count > 0) {
            let s = if count == 1 { "" } else { "s" };
            write!(f, "{separator}{count} {name}{s} {by}")?;
            separator = ", ";
        }
        f.write_str(". Everything else is as it was.")
    }
}

/// Text as a browser's field and Unicode can keep it: CRLF and lone CR become LF,
/// NUL becomes U+FFFD. Everything else is left as it is.
///
/// Applied to all text that comes from outside (files, pastes); what is already clean
/// is returned without a copy.
pub fn clean_text(text: &str) -> Cow<'_, str> {
    clean_and_count(text).0
}

/// The same, and how much was replaced.
pub fn clean_and_count(text: &str) -> (Cow<'_, str>, Replaced) {
    let mut replaced = Replaced::default();
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\r' => {
                bytes.next_if_eq(&b'\n');
                replaced.line_ends += 1;
            }
            0 => replaced.nuls += 1,
            _ => {}
        }
    }
    if replaced.is_nothing() {
        return (text.into(), replaced);
    }
    let clean = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\0', "\u{FFFD}");
    (clean.into(), replaced)
}

/// A text from its UTF-16 units, of which a browser's strings and some files are made, cleaned.
pub fn clean_utf16(units: &[u16]) -> (String, Replaced) {
    let mut halves = 0;
    let text: String = char::decode_utf16(units.iter().copied())
        .map(|unit| {
            unit.unwrap_or_else(|_| {
                halves += 1;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    let (clean, replaced) = clean_and_count(&text);
    (clean.into_owned(), Replaced { halves, ..replaced })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_and_nul_are_replaced_and_counted() {
        let (text, replaced) = clean_and_count("a\r\nb\rc\0d\r\r\n");
        assert_eq!(text, "a\nb\nc\u{FFFD}d\n\n");
        let expected = Replaced {
            line_ends: 4,
            nuls: 1,
            halves: 0,
        };
        assert_eq!(replaced, expected);
        assert_eq!(
            replaced.to_string(),
            "Replaced, because a text field cannot keep it: 4 line ends of another system by a \
             plain one, 1 NUL character by \u{FFFD}. Everything else is as it was."
        );
    }

    #[test]
    fn clean_text_is_borrowed() {
        assert!(matches!(clean_text("a\nb\u{202E}é"), Cow::Borrowed(_)));
    }

    #[test]
    fn halves_of_pairs_are_replaced_and_whole_pairs_kept() {
        let mut units: Vec<u16> = "🦀 e\u{301}\r\n".encode_utf16().collect();
        units.extend([0xD83D, 0x61, 0xDC00]);
        let (text, replaced) = clean_utf16(&units);
        assert_eq!(text, "🦀 e\u{301}\n\u{FFFD}a\u{FFFD}");
        assert_eq!((replaced.halves, replaced.line_ends), (2, 1));
    }
}
