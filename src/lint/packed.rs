//! The phrases of a rule as one text, made when the program is built: a slice of texts takes an
//! address and a length for each, and nothing compresses an address.
//!
//! Each phrase is a line, with an empty line between groups. The alternatives in a phrase are
//! brought into one order: words that often stand together then compress better, and which of
//! them comes first makes no difference.

/// A slice of groups of phrases as one text.
macro_rules! packed {
    ($groups:expr) => {{
        const GROUPS: &[&[&str]] = $groups;
        const BYTES: [u8; $crate::lint::packed::length(GROUPS)] =
            $crate::lint::packed::bytes(GROUPS);
        match str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => panic!("words are moved whole"),
        }
    }};
}

pub(super) use packed;

/// The phrases of a packed text, each with the number of its group.
pub fn phrases(packed: &str) -> impl Iterator<Item = (u8, &str)> {
    let mut group = 0;
    packed.split('\n').filter_map(move |phrase| {
        group += u8::from(phrase.is_empty());
        (!phrase.is_empty()).then_some((group, phrase))
    })
}

/// How many bytes the text of these groups has.
pub const fn length(groups: &[&[&str]]) -> usize {
    let (mut length, mut group) = (0, 0);
    while group < groups.len() {
        let mut phrase = 0;
        while phrase < groups[group].len() {
            length += separator(group, phrase) + groups[group][phrase].len();
            phrase += 1;
        }
        group += 1;
    }
    length
}

/// The text of these groups, of which none but the only one may be empty.
pub const fn bytes<const LENGTH: usize>(groups: &[&[&str]]) -> [u8; LENGTH] {
    // What stays of it stands between phrases.
    let mut text = [b'\n'; LENGTH];
    let (mut at, mut group) = (0, 0);
    while group < groups.len() {
        assert!(!groups[group].is_empty() || groups.len() == 1);
        let mut phrase = 0;
        while phrase < groups[group].len() {
            at += separator(group, phrase);
            let bytes = groups[group][phrase].as_bytes();
            let mut step = 0;
            while step < bytes.len() {
                let end = end(bytes, step, bytes.len(), b' ');
                put_step(bytes, step, end, &mut text, at + step);
                if end < bytes.len() {
                    text[at + end] = b' ';
                }
                step = end + 1;
            }
            at += bytes.len();
            phrase += 1;
        }
        group += 1;
    }
    text
}

/// How many line ends stand before a phrase of a group.
const fn separator(group: usize, phrase: usize) -> usize {
    if phrase > 0 {
        1
    } else if group > 0 {
        2
    } else {
        0
    }
}

/// Puts one word of a phrase into the text at `at`, its alternatives in order.
const fn put_step(bytes: &[u8], start: usize, end: usize, text: &mut [u8], mut at: usize) {
    let whole = at + (end - start);
    let mut from = start;
    if bytes[start] == b'!' && end - start > 1 {
        text[at] = b'!';
        from += 1;
        at += 1;
    }
    let to = if bytes[end - 1] == b'?' && end - from > 1 {
        end - 1
    } else {
        end
    };
    let mut last = None;
    let mut is_first = true;
    while let Some((word, word_end)) = next(bytes, from, to, last) {
        if !is_first {
            text[at] = b'|';
            at += 1;
        }
        is_first = false;
        let mut place = word;
        while place < word_end {
            text[at] = bytes[place];
            at += 1;
            place += 1;
        }
        last = Some((word, word_end));
    }
    if to < end {
        text[at] = b'?';
        at += 1;
    }
    assert!(at == whole, "no alternative is empty");
}

/// The alternative that follows `last` in the order of their letters; of the same, that of their
/// places.
const fn next(
    bytes: &[u8],
    from: usize,
    to: usize,
    last: Option<(usize, usize)>,
) -> Option<(usize, usize)> {
    let mut found = None;
    let mut word = from;
    while word < to {
        let word_end = end(bytes, word, to, b'|');
        let this = (word, word_end);
        let is_behind = match last {
            Some(last) => is_before(bytes, last, this),
            None => true,
        };
        let is_nearer = match found {
            Some(found) => is_before(bytes, this, found),
            None => true,
        };
        if is_behind && is_nearer {
            found = Some(this);
        }
        word = word_end + 1;
    }
    found
}

const fn is_before(bytes: &[u8], one: (usize, usize), other: (usize, usize)) -> bool {
    let mut at = 0;
    while one.0 + at < one.1 && other.0 + at < other.1 {
        let (this, that) = (rank(bytes[one.0 + at]), rank(bytes[other.0 + at]));
        if this != that {
            return this < that;
        }
        at += 1;
    }
    let (this, that) = (one.1 - one.0, other.1 - other.0);
    this < that || this == that && one.0 < other.0
}

/// In front, a `!` would deny all alternatives, and at the end, a `?` would make them optional.
const fn rank(byte: u8) -> u8 {
    match byte {
        b'?' => 0,
        b'!' => u8::MAX,
        other => other,
    }
}

/// Where the next `sign` stands, or `to`.
const fn end(bytes: &[u8], from: usize, to: usize, sign: u8) -> usize {
    let mut at = from;
    while at < to && bytes[at] != sign {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_come_back_in_their_groups_with_their_alternatives_in_order() {
        const PACKED: &str = packed!(&[
            &["^ now|~be|%part|an|a? !to|by < of|o|o >", "no ..3 one|$ ?"],
            &["x"],
            &["!b|a?", "b|!", "$|,|?|)"],
        ]);
        let phrases: Vec<_> = phrases(PACKED).collect();
        assert_eq!(
            phrases,
            [
                (0, "^ %part|a|an|now|~be? !by|to < o|o|of >"),
                (0, "no ..3 $|one ?"),
                (1, "x"),
                (2, "!a|b?"),
                (2, "b|!"),
                (2, "?|$|)|,"),
            ]
        );
        const NONE: &str = packed!(&[&[]]);
        assert_eq!(super::phrases(NONE).count(), 0);
    }
}
