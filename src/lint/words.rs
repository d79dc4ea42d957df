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

const BASIS: u32 = 0x811C_9DC5;
const PRIME: u32 = 0x0100_0193;

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
    hashes
}

const fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(PRIME)
}

/// The hash of a word of a text: FNV-1a of its bytes in lower case.
pub fn hash(word: &str) -> u32 {
    word.bytes()
        .fold(BASIS, |hash, byte| step(hash, byte.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_hash_of_the_list() {
        const LIST: &[u32] = words!("broke took went");
        assert_eq!(LIST, [hash("Broke"), hash("took"), hash("WENT")]);
    }
}
