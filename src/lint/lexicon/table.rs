use super::{
    super::words::{self, fits},
    WordId,
};

/// Words by number, with their letters in one place, found by their hash.
#[derive(Debug)]
pub struct Table {
    letters: String,
    /// Where the letters of each word end; those of the first, the unknown one, are none.
    ends: Vec<u32>,
    hashes: Vec<u32>,
    /// Numbers of words, each as near as can be behind the place that its hash names.
    slots: Vec<WordId>,
}

/// How many slots there are: a power of two, and half as many again as words. More are made
/// when words need them.
const SLOTS: usize = 1 << 14;

impl Table {
    /// A table that knows the unknown word alone.
    pub fn new() -> Self {
        Self {
            letters: String::with_capacity(SLOTS * 5),
            ends: vec![0],
            hashes: vec![0],
            slots: vec![0; SLOTS],
        }
    }

    /// How many words there are, the unknown one included.
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// The letters of a word.
    pub fn word(&self, id: WordId) -> &str {
        let id = usize::from(id);
        let start = id.checked_sub(1).map_or(0, |before| self.end(before));
        self.letters.get(start..self.end(id)).unwrap_or_default()
    }

    fn end(&self, id: usize) -> usize {
        self.ends.get(id).map_or(0, |&end| end as usize)
    }

    /// The number of a word in any case, by its [`words::hash`]; 0 if it is not known.
    pub fn find(&self, word: &str, hash: u32) -> WordId {
        let mut slot = self.slot(hash);
        loop {
            let id = self.slots[slot];
            if id == 0 || self.hashes[usize::from(id)] == hash && fits(self.word(id), word) {
                return id;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    const fn slot(&self, hash: u32) -> usize {
        hash as usize & (self.slots.len() - 1)
    }

    /// The number of a lower-case word, which becomes known. 0 if there is no number left.
    pub fn intern(&mut self, word: &str) -> WordId {
        let hash = words::hash(word);
        let known = self.find(word, hash);
        if known != 0 {
            return known;
        }
        let Ok(id) = WordId::try_from(self.len()) else {
            return 0;
        };
        self.letters.push_str(word);
        self.ends.push(self.letters.len() as u32);
        self.hashes.push(hash);
        if self.len() * 4 > self.slots.len() * 3 {
            self.slots = vec![0; self.slots.len() * 2];
            for known in 1..id {
                self.put(known);
            }
        }
        self.put(id);
        id
    }

    fn put(&mut self, id: WordId) {
        let mut slot = self.slot(self.hashes[usize::from(id)]);
        while self.slots[slot] != 0 {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        self.slots[slot] = id;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_number_however_many_there_are() {
        let mut table = Table::new();
        let words: Vec<String> = (0..20_000).map(|n| format!("word{n}")).collect();
        for word in &words {
            table.intern(word);
        }
        for (at, word) in words.iter().enumerate() {
            let id = table.find(&word.to_uppercase(), words::hash(word));
            assert_eq!(usize::from(id), at + 1);
            assert_eq!(table.word(id), word);
        }
        assert_eq!(table.find("none", words::hash("none")), 0);
    }
}
