use std::borrow::Cow;

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
    use super::mend_halves;

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
