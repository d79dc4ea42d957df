//! The text that the bytes of a file are.

use std::borrow::Cow;

use crate::document::{Replaced, clean_utf16};

/// A text, and what its reader should know of how it was read, each a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'b> {
    pub text: Cow<'b, str>,
    pub notes: Vec<String>,
}

/// A file in which more than one of so many bytes is NUL is no text.
const TEXT_PER_NUL: usize = 100;

/// A text of which so many letters that are no ASCII are whole for each that is broken is UTF-8.
const WHOLE_PER_BROKEN: usize = 3;

/// In Windows-1252 no more than so many signs in a row are no ASCII: letters with accents stand
/// among others.
const ACCENTS_IN_A_ROW: usize = 3;

/// In Windows-1252 one of so many letters at most is no ASCII: no language that is written in it
/// has more, while those of other old encodings have little else.
const LETTERS_PER_ACCENT: usize = 4;

/// Reads bytes as UTF-8, as UTF-16 where its mark stands first, or as Windows-1252, in which older
/// Windows programs save. Halves of pairs and a few broken letters of UTF-8 become U+FFFD. `None`
/// where the bytes are no text, or one in an encoding that is not known here.
pub fn decode(bytes: &[u8]) -> Option<Decoded<'_>> {
    let units = |of: fn([u8; 2]) -> u16| -> Vec<u16> {
        let pairs = bytes[2..].chunks_exact(2);
        pairs.map(|pair| of([pair[0], pair[1]])).collect()
    };
    let utf16 = match bytes {
        [0xFF, 0xFE, ..] => Some(units(u16::from_le_bytes)),
        [0xFE, 0xFF, ..] => Some(units(u16::from_be_bytes)),
        _ => None,
    };
    if let Some(units) = utf16 {
        let (text, replaced) = clean_utf16(&units);
        return Some(Decoded::with(text, replaced));
    }
    let nuls = bytes.iter().filter(|byte| **byte == 0).count();
    if nuls * TEXT_PER_NUL > bytes.len() {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Decoded {
            text: text.into(),
            notes: Vec::new(),
        });
    }
    with_halves(bytes)
        .or_else(|| with_broken_letters(bytes))
        .or_else(|| windows_1252(bytes))
}

impl Decoded<'_> {
    fn with(text: String, replaced: Replaced) -> Self {
        let notes = match replaced.is_nothing() {
            true => Vec::new(),
            false => vec![replaced.to_string()],
        };
        Self {
            text: text.into(),
            notes,
        }
    }
}

/// UTF-8 in which halves of pairs stand by themselves.
fn with_halves(bytes: &[u8]) -> Option<Decoded<'static>> {
    let mut mended = bytes.to_vec();
    let mut halves = 0;
    for at in 0..mended.len().saturating_sub(2) {
        if let [0xED, 0xA0..=0xBF, 0x80..=0xBF] = mended[at..at + 3] {
            mended[at..at + 3].copy_from_slice("\u{FFFD}".as_bytes());
            halves += 1;
        }
    }
    let replaced = Replaced {
        halves,
        ..Replaced::default()
    };
    Some(Decoded::with(String::from_utf8(mended).ok()?, replaced))
}

/// UTF-8 in which some letters are broken, as where a file was cut off within one.
fn with_broken_letters(bytes: &[u8]) -> Option<Decoded<'static>> {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    let has_control = bytes.iter().any(is_control);
    if has_control || broken * WHOLE_PER_BROKEN > whole {
        return None;
    }
    let note = "Some letters of this file are broken and stand as \u{FFFD}. Look at them, or save it as UTF-8 and import it again.";
    Some(Decoded {
        text: String::from_utf8_lossy(bytes).into_owned().into(),
        notes: vec![note.to_owned()],
    })
}

fn is_control(byte: &u8) -> bool {
    *byte < b' ' && !b"\t\n\r\x0C".contains(byte)
}

/// `None` where a byte is no letter or sign of a text, or too many are no ASCII.
fn windows_1252(bytes: &[u8]) -> Option<Decoded<'static>> {
    let in_a_row = bytes
        .split(u8::is_ascii)
        .any(|accents| accents.len() > ACCENTS_IN_A_ROW);
    let accents = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let letters = bytes.iter().filter(|byte| byte.is_ascii_alphabetic());
    let is_pdf = bytes.starts_with(b"%PDF");
    if is_pdf
        || in_a_row
        || bytes.iter().any(is_control)
        || accents * LETTERS_PER_ACCENT > letters.count() + accents
    {
        return None;
    }
    let text: Option<String> = bytes.iter().map(|&byte| letter(byte)).collect();
    let note = "This file is not saved as UTF-8 and was read as Windows-1252. Look at its accents and quotation marks; where they are wrong, save it as UTF-8 and import it again.";
    Some(Decoded {
        text: text?.into(),
        notes: vec![note.to_owned()],
    })
}

/// What a byte means in Windows-1252; `None` for the five that mean nothing.
fn letter(byte: u8) -> Option<char> {
    /// From 0x80 on; the others are as in Unicode.
    const SIGNS: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0',
        '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => Some(SIGNS[usize::from(byte - 0x80)]).filter(|sign| *sign != '\0'),
        _ => Some(char::from(byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Option<(String, usize)> {
        let decoded = decode(bytes)?;
        Some((decoded.text.into_owned(), decoded.notes.len()))
    }

    #[test]
    fn older_files_of_windows_are_read_and_told_of() {
        let bytes = b"## Summary\n\n\x93Caf\xE9 M\xFCller\x94 \x96 100 \x80, it\x92s down.";
        let expected = "## Summary\n\n\u{201C}Café Müller\u{201D} – 100 €, it\u{2019}s down.";
        assert_eq!(text(bytes), Some((expected.to_owned(), 1)));
        assert_eq!(text("Café".as_bytes()), Some(("Café".to_owned(), 0)));
    }

    #[test]
    fn a_letter_that_was_cut_spoils_no_other() {
        let bytes = "F\u{FC}r Stunden h\u{F6}rte \u{2013} niemand, \u{E9}".as_bytes();
        let expected = "F\u{FC}r Stunden h\u{F6}rte \u{2013} niemand, \u{FFFD}";
        assert_eq!(
            text(&bytes[..bytes.len() - 1]),
            Some((expected.to_owned(), 1))
        );
    }

    #[test]
    fn what_is_no_text_of_windows_is_refused() {
        // GBK among ASCII, a document for print, Shift_JIS, a byte without meaning, a control character.
        for bytes in [
            &b"# Report of the outage \xB9\xCA\xD5\xCF\xB1\xA8\xB8\xE6 of the day"[..],
            b"%PDF-1.4\n%\xE2\xE3 and more of the text",
            b"\x8F\xE1\x8AQ\x95\xF1\x8D\x90",
            b"A plain text \x81 with it",
            b"A plain text \x01 with \xE9",
            b"\xFF\xD8\xFF\xE0",
        ] {
            assert_eq!(text(bytes), None, "{bytes:?}");
        }
    }
}
