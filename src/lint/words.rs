//! Lists of words. The words of all lists stand in one text, see `build.rs`, and become hashes when
//! the first is asked: a word of a text is then compared with a whole list in a few machine
//! instructions.

use std::{cmp::Ordering, sync::LazyLock};

include!(concat!(env!("OUT_DIR"), "/word_lists.rs"));

/// A list of lower-case words with spaces between.
macro_rules! words {
    ($list:expr) => {
        const { $crate::lint::words::List::of($list) }
    };
}

pub(crate) use words;

/// A list of words: the number of its line.
#[derive(Debug, Clone, Copy)]
pub struct List(u16);

impl List {
    /// The list that stands in the sources like this.
    pub const fn of(list: &str) -> Self {
        let (mut from, mut to) = (0, NUMBERS.len());
        while from < to {
            let middle = (from + to) / 2;
            let (other, number) = NUMBERS[middle];
            match order(list.as_bytes(), other.as_bytes()) {
                Ordering::Equal => return Self(number),
                Ordering::Less => to = middle,
                Ordering::Greater => from = middle + 1,
            }
        }
        panic!("a list is written as one text with spaces between its words")
    }

    /// Whether a word with this [`hash`] is in the list.
    pub fn has(self, hash: u32) -> bool {
        lists().has(self, hash)
    }
}

/// The lists as hashes.
#[derive(Debug)]
pub struct Lists(Vec<Vec<u32>>);

impl Lists {
    /// Whether a word with this [`hash`] is in the list.
    pub fn has(&self, list: List, hash: u32) -> bool {
        let hashes = self.0.get(usize::from(list.0));
        hashes.is_some_and(|hashes| hashes.contains(&hash))
    }
}

/// All lists.
pub fn lists() -> &'static Lists {
    static ALL: LazyLock<Lists> = LazyLock::new(|| {
        let mut lists = vec![Vec::new()];
        let mut word = BASIS;
        for byte in LISTS.bytes().chain([b' ']) {
            if byte > b' ' {
                word = step(word, byte);
                continue;
            }
            if let Some(list) = lists.last_mut() {
                list.push(fold(word));
            }
            word = BASIS;
            if byte == b'\n' {
                lists.push(Vec::new());
            }
        }
        Lists(lists)
    });
    &ALL
}

/// As the order of slices, when the program is built.
const fn order(one: &[u8], other: &[u8]) -> Ordering {
    let mut at = 0;
    while at < one.len() && at < other.len() {
        if one[at] != other[at] {
            return if one[at] < other[at] {
                Ordering::Less
            } else {
                Ordering::Greater
            };
        }
        at += 1;
    }
    if one.len() < other.len() {
        Ordering::Less
    } else if one.len() > other.len() {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

/// Chosen so that no word of a list shares its hash with another word that is known.
const BASIS: u32 = 0x811C_9DC5;
const PRIME: u32 = 0x0100_0193;
const BITS: u32 = 22;

/// How many words a text has.
pub const fn count(words: &str) -> usize {
    let bytes = words.as_bytes();
    let (mut at, mut count) = (0, 1);
    while at < bytes.len() {
        if bytes[at] == b' ' {
            count += 1;
        }
        at += 1;
    }
    count
}

/// The hashes of the words of a text, when the program is built.
pub const fn hashes<const COUNT: usize>(words: &str) -> [u32; COUNT] {
    let bytes = words.as_bytes();
    let mut hashes = [BASIS; COUNT];
    let (mut at, mut word) = (0, 0);
    while at < bytes.len() {
        if bytes[at] == b' ' {
            word += 1;
        } else {
            hashes[word] = step(hashes[word], bytes[at]);
        }
        at += 1;
    }
    word = 0;
    while word < COUNT {
        hashes[word] = fold(hashes[word]);
        word += 1;
    }
    hashes
}

const fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(PRIME)
}

const fn fold(hash: u32) -> u32 {
    (hash ^ hash >> BITS) & ((1 << BITS) - 1)
}

/// The hash of a word of a text: FNV-1a of its bytes in lower case, folded.
pub fn hash(word: &str) -> u32 {
    fold(
        word.bytes()
            .fold(BASIS, |hash, byte| step(hash, byte.to_ascii_lowercase())),
    )
}

/// Whether a word of a text is this lower-case one.
pub fn fits(known: &str, word: &str) -> bool {
    known.len() == word.len()
        && (known.bytes().zip(word.bytes())).all(|(a, b)| a == b.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_of_a_list_shares_its_hash_with_another_known_word() {
        let mut known: std::collections::HashMap<u32, Vec<String>> = Default::default();
        let lexicon = super::super::engine::lexicon();
        for word in lexicon.words() {
            known.entry(hash(word)).or_default().push(word.to_owned());
        }
        let mut count = 0;
        let mut shared = Vec::new();
        for word in LISTS.split([' ', '\n']) {
            count += 1;
            let others = known.get(&hash(word)).into_iter().flatten();
            shared.extend(
                others
                    .filter(|other| !other.eq_ignore_ascii_case(word))
                    .map(|other| (word.to_owned(), other.clone())),
            );
        }
        // Lists of the review alone have these, for the first word of an action.
        shared.retain(|(word, _)| !["develop", "join"].contains(&word.as_str()));
        assert!(
            count > 1000 && shared.is_empty(),
            "{count} words; another BASIS may help: {shared:?}"
        );
    }

    #[test]
    fn every_list_has_its_words_and_no_others() {
        for (written, number) in NUMBERS {
            let list = List::of(written);
            assert_eq!(list.0, number);
            for word in written.split(' ') {
                assert!(!word.is_empty(), "two spaces in {written:?}");
                assert!(list.has(hash(&word.to_ascii_uppercase())), "{word}");
            }
            assert!(!list.has(hash("no-such-word")), "{written}");
        }
        assert_eq!(LISTS.lines().count(), NUMBERS.len());
    }
}
