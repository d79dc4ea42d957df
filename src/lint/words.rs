//! Lists of words, turned into numbers when the program is built: a word of a text is then
//! compared with a whole list in a few machine instructions.

/// A list of lower-case words with spaces between, as the hashes of its words.
macro_rules! words {
    ($list:expr) => {{
        const COUNT: usize = $crate::lint::words::count($list);
        const HASHES: [u32; COUNT] = $crate::lint::words::hashes($list);
        &HASHES
    }};
}

pub(crate) use words;

/// Chosen so that no word of a list shares its hash with another word that is known.
const BASIS: u32 = 0x811C_9DC5;
const PRIME: u32 = 0x0100_0193;
/// Hashes have no more bits than they need: the rest is zero, and packs well.
const BITS: u32 = 22;

/// How many words a list has.
pub const fn count(list: &str) -> usize {
    let bytes = list.as_bytes();
    let (mut at, mut count) = (0, 1);
    while at < bytes.len() {
        if bytes[at] == b' ' {
            count += 1;
        }
        at += 1;
    }
    count
}

/// The hashes of the words of a list.
pub const fn hashes<const COUNT: usize>(list: &str) -> [u32; COUNT] {
    let bytes = list.as_bytes();
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
        let mut files = vec![std::path::PathBuf::from("src/lint")];
        let mut shared = Vec::new();
        let mut count = 0;
        while let Some(path) = files.pop() {
            if path.is_dir() {
                let entries = std::fs::read_dir(&path).expect("the sources are there");
                files.extend(entries.flatten().map(|entry| entry.path()));
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap_or_default();
            for list in source.split("words!(").skip(1) {
                let list = list.trim_start().strip_prefix('"').unwrap_or_default();
                let list = list.split('"').next().unwrap_or_default();
                for word in list
                    .split([' ', '\n', '\\'])
                    .filter(|word| !word.is_empty())
                {
                    count += 1;
                    let others = known.get(&hash(word)).into_iter().flatten();
                    shared.extend(
                        others
                            .filter(|other| !other.eq_ignore_ascii_case(word))
                            .map(|other| (word.to_owned(), other.clone())),
                    );
                }
            }
        }
        assert!(
            count > 1000 && shared.is_empty(),
            "{count} words; another BASIS may help: {shared:?}"
        );
    }

    #[test]
    fn a_word_has_the_hash_of_the_list() {
        const LIST: &[u32] = words!("broke took went");
        assert_eq!(LIST, [hash("Broke"), hash("took"), hash("WENT")]);
    }
}
