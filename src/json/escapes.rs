use std::borrow::Cow;

/// How many bytes a text begins with that a string of JSON holds as they are: all but quotation
/// marks, backslashes and control characters.
///
/// Eight at a time: a draft of a megabyte is written at each save, and byte by byte a key would
/// wait seven milliseconds for that alone.
pub(super) fn plain(text: &str) -> usize {
    let (eights, _) = text.as_bytes().as_chunks();
    let count = eights.iter().take_while(|eight| are_plain(**eight)).count();
    let rest = text.bytes().skip(8 * count);
    8 * count + rest.take_while(|byte| is_plain(*byte)).count()
}

fn is_plain(byte: u8) -> bool {
    byte >= 0x20 && byte != b'"' && byte != b'\\'
}

/// Whether all of eight bytes are plain. A byte that is below another has its highest bit set once
/// that is taken from it, unless it had it before; what is borrowed from the byte above only
/// matters where there is one to be found anyway.
const fn are_plain(eight: [u8; 8]) -> bool {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST: u64 = ONES << 7;
    let bytes = u64::from_le_bytes(eight);
    let quotes = bytes ^ (ONES * b'"' as u64);
    let slashes = bytes ^ (ONES * b'\\' as u64);
    let controls = bytes.wrapping_sub(ONES * 0x20) & !bytes;
    let found =
        controls | quotes.wrapping_sub(ONES) & !quotes | slashes.wrapping_sub(ONES) & !slashes;
    found & HIGHEST == 0
}

/// JSON whose strings can be read: half of a pair that stands alone, like `\ud83d`, which JSON
/// may hold and Unicode may not, becomes `\ufffd`. Gives how many did.
pub(super) fn mend_halves(json: &str) -> (Cow<'_, str>, usize) {
    let mut mended = String::new();
    let mut kept = 0;
    let mut count = 0;
    let mut at = 0;
    while let Some(found) = json[at..].find('\\') {
        let start = at + found;
        let Some(unit) = unit(json, start) else {
            // Another escape: what follows the backslash is part of it.
            let next = json[start + 1..].chars().next();
            at = start + 1 + next.map_or(0, char::len_utf8);
            continue;
        };
        at = start + 6;
        match unit {
            0xD800..=0xDBFF if matches!(self::unit(json, at), Some(0xDC00..=0xDFFF)) => at += 6,
            0xD800..=0xDFFF => {
                mended.push_str(&json[kept..start]);
                mended.push_str("\\ufffd");
                kept = at;
                count += 1;
            }
            _ => {}
        }
    }
    if count == 0 {
        return (json.into(), 0);
    }
    mended.push_str(&json[kept..]);
    (mended.into(), count)
}

/// The unit of the escape that begins here, like `\u00e9`.
fn unit(json: &str, at: usize) -> Option<u16> {
    let digits = json.get(at..at + 6)?.strip_prefix("\\u")?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::{is_plain, mend_halves, plain};

    #[test]
    fn what_is_plain_ends_at_the_first_byte_that_is_not() {
        for at in 0..20 {
            for other in 0..=255 {
                let mut bytes = [b'a'; 20];
                bytes[at] = other;
                let Ok(text) = str::from_utf8(&bytes) else {
                    continue;
                };
                let expected = if is_plain(other) { 20 } else { at };
                assert_eq!(plain(text), expected, "{other} at {at}");
            }
        }
        assert_eq!(plain("1234567\u{E9}\u{1F980} and so on\u{7F}!\n\""), 25);
        assert_eq!(plain(""), 0);
    }

    #[test]
    fn only_what_stands_alone_is_replaced() {
        let (text, count) =
            mend_halves(r#"["\ud83e\udd80","\ud83dx","\\ud83d","\udc00","é\u00e9"]"#);
        assert_eq!(
            text,
            r#"["\ud83e\udd80","\ufffdx","\\ud83d","\ufffd","é\u00e9"]"#
        );
        assert_eq!(count, 2);
        assert_eq!(mend_halves("\\").0, "\\");
        assert_eq!(mend_halves("\\é\\u12").1, 0);
    }
}
