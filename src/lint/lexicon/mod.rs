//! Words and what is known about them.
//!
//! The lists hold lemmas; the forms are made when the lexicon is built, once per process.

mod inflect;
mod names;
mod table;
pub mod tags;
mod words;

use super::words::Lists;
use table::Table;
use tags::{ADJECTIVE, ADVERB, ING, NOUN, PART, PAST, Tags};

/// The number of a word; 0 for one that neither a list nor a pattern has.
pub type WordId = u16;

/// The number of a word that is not known.
pub const UNKNOWN: WordId = 0;

/// What stands in a pattern for any number, and so on; no word of a text is one of them.
const STAND_INS: [&str; 4] = ["NUMBER", "CODE", "QUOTE", "HANDLE"];

/// Every known word.
#[derive(Debug)]
pub struct Lexicon {
    table: Table,
    tags: Vec<Tags>,
    /// Lemmas of verbs with irregular forms, and their entries.
    irregular: Vec<(WordId, &'static str)>,
    /// By the number of a verb's lemma: that of its participle.
    participles: Vec<WordId>,
    /// By the number of any form of a verb: that of its lemma.
    lemmas: Vec<WordId>,
    names: names::Names,
    signs: [WordId; 128],
    /// The lists of rules.
    pub lists: &'static Lists,
    /// What stands for any number, in a pattern `NUMBER`.
    pub number: WordId,
    /// The same for `CODE`.
    pub code: WordId,
    /// The same for `QUOTE`.
    pub quote: WordId,
    /// The same for `HANDLE`.
    pub handle: WordId,
}

impl Lexicon {
    /// The lexicon of all lists.
    pub fn build() -> Self {
        let mut lexicon = Self {
            table: Table::new(),
            tags: vec![0],
            irregular: Vec::new(),
            participles: Vec::new(),
            lemmas: Vec::new(),
            names: names::Names::read(),
            signs: [UNKNOWN; 128],
            lists: super::words::lists(),
            number: UNKNOWN,
            code: UNKNOWN,
            quote: UNKNOWN,
            handle: UNKNOWN,
        };
        // Blanks keep them apart from any word.
        [lexicon.number, lexicon.code, lexicon.quote, lexicon.handle] =
            ["a number", "a code", "a quote", "a handle"].map(|name| lexicon.intern(name));
        for sign in b",;:()/-=+.!?" {
            let id = lexicon.intern(char::from(*sign).encode_utf8(&mut [0; 4]));
            lexicon.signs[usize::from(*sign)] = id;
        }
        for &(tags, words) in words::WORDS {
            for word in words.split_ascii_whitespace() {
                lexicon.add(word, tags);
            }
        }
        for &(tags, nouns) in words::NOUNS {
            for noun in nouns.split_ascii_whitespace() {
                lexicon.add(noun, tags | NOUN);
                inflect::plural(noun, &mut |plural| {
                    lexicon.add(plural, tags | NOUN);
                });
            }
        }
        for &(tags, verbs) in words::VERBS {
            for verb in verbs.split_ascii_whitespace() {
                let lemma = lexicon.intern(verb.split('/').next().unwrap_or_default());
                if verb.contains('/') {
                    lexicon.irregular.push((lemma, verb));
                }
                inflect::verb(verb, &mut |form, form_tag| {
                    let id = lexicon.add(form, tags | form_tag);
                    if form_tag & PART != 0 {
                        set(&mut lexicon.participles, lemma, id);
                    }
                    if lexicon
                        .lemmas
                        .get(usize::from(id))
                        .is_none_or(|&known| known == UNKNOWN)
                    {
                        set(&mut lexicon.lemmas, id, lemma);
                    }
                });
            }
        }
        for &(tags, names) in names::NAMES {
            for name in names.split_ascii_whitespace() {
                lexicon.add(name, tags);
            }
        }
        lexicon
    }

    fn add(&mut self, word: &str, tags: Tags) -> WordId {
        let id = self.intern(word);
        self.tags[id as usize] |= tags;
        id
    }

    /// The participle of a verb, given by its base form.
    pub fn participle(&self, lemma: &str) -> Option<&str> {
        let lemma = self.table.find(lemma, super::words::hash(lemma));
        self.word(get(&self.participles, lemma))
    }

    /// The base form of a verb.
    pub fn lemma(&self, form: WordId) -> Option<&str> {
        self.word(get(&self.lemmas, form))
    }

    fn word(&self, id: WordId) -> Option<&str> {
        (id != UNKNOWN).then(|| self.table.word(id))
    }

    /// The number of a lower-case word, which becomes known.
    pub fn intern(&mut self, word: &str) -> WordId {
        // Of all that is asked for, only the stand-ins are in capitals.
        if word.as_bytes().first().is_some_and(u8::is_ascii_uppercase)
            && let Some(at) = STAND_INS.iter().position(|name| *name == word)
        {
            return [self.number, self.code, self.quote, self.handle][at];
        }
        let id = self.table.intern(word);
        self.tags.resize(self.table.len(), 0);
        id
    }

    /// Every known word.
    #[cfg(test)]
    pub fn words(&self) -> impl Iterator<Item = &str> {
        (1..self.table.len()).map(|id| self.table.word(id as WordId))
    }

    /// How many words there are, the unknown one included.
    pub const fn len(&self) -> usize {
        self.table.len()
    }

    /// The number of a sign.
    pub fn sign(&self, sign: u8) -> WordId {
        self.signs
            .get(usize::from(sign))
            .copied()
            .unwrap_or(UNKNOWN)
    }

    /// Whether a given name that is no other word has this hash.
    pub fn is_name(&self, hash: u32) -> bool {
        self.names.contains(hash)
    }

    /// The numbers of every form of a verb, given by its lemma.
    pub fn intern_forms(&mut self, lemma: &str, ids: &mut Vec<WordId>) {
        let whole = match lemma {
            "be" => "be is are was were been being am",
            "have" => "have has had having",
            "do" => "do does did done doing",
            _ => "",
        };
        if !whole.is_empty() {
            ids.extend(whole.split(' ').map(|form| self.intern(form)));
            return;
        }
        let id = self.intern(lemma);
        let irregular = self.irregular.iter().find(|(lemma, _)| *lemma == id);
        let entry = irregular.map_or(lemma, |(_, entry)| entry);
        inflect::verb(entry, &mut |form, _| ids.push(self.intern(form)));
    }

    /// The number, the tags and the hash of a word as it stands in a text.
    pub fn look_up(&self, word: &str) -> (WordId, Tags, u32) {
        if !word.is_ascii() {
            let word = word.to_lowercase().replace('\u{2019}', "'");
            let hash = super::words::hash(&word);
            let (id, tags) = self.look_up_hashed(&word, hash);
            return (id, tags, hash);
        }
        let hash = super::words::hash(word);
        let (id, tags) = self.look_up_hashed(word, hash);
        (id, tags, hash)
    }

    fn look_up_hashed(&self, word: &str, hash: u32) -> (WordId, Tags) {
        let id = self.table.find(word, hash);
        if id == UNKNOWN {
            return (UNKNOWN, self.guess_compound(word));
        }
        let tags = self.tags[usize::from(id)];
        (id, if tags == 0 { guess(word) } else { tags })
    }

    /// `re-deployed` is known by its last part.
    fn guess_compound(&self, word: &str) -> Tags {
        let last = word.rsplit_once('-').map(|(_, last)| last);
        let known = last.map_or(UNKNOWN, |last| {
            self.table.find(last, super::words::hash(last))
        });
        match self.tags[usize::from(known)] {
            0 => guess(word),
            tags => tags,
        }
    }
}

fn set(numbers: &mut Vec<WordId>, at: WordId, number: WordId) {
    let at = usize::from(at);
    if at >= numbers.len() {
        numbers.resize(at + 1, UNKNOWN);
    }
    numbers[at] = number;
}

fn get(numbers: &[WordId], at: WordId) -> WordId {
    numbers.get(usize::from(at)).copied().unwrap_or(UNKNOWN)
}

/// The part of speech that the ending of an unknown word suggests.
fn guess(word: &str) -> Tags {
    let ends = |ending: &str| {
        word.len() > ending.len() + 2
            && word
                .get(word.len() - ending.len()..)
                .is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    if ends("ly") {
        ADVERB
    } else if ends("ed") {
        PAST | PART
    } else if ends("ing") {
        ING
    } else if ["able", "ible", "ous", "ful", "less", "ive", "al", "ic"]
        .iter()
        .any(|ending| ends(ending))
    {
        ADJECTIVE
    } else {
        NOUN
    }
}
