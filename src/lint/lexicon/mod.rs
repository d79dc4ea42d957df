//! Words and what is known about them.
//!
//! The lists hold lemmas; the forms are made when the lexicon is built, once per process.

mod inflect;
mod names;
pub mod tags;
mod words;

use rustc_hash::FxHashMap;
use tags::{ADJECTIVE, ADVERB, ING, NOUN, PART, PAST, Tags};

/// The number of a word; 0 for one that neither a list nor a pattern has.
pub type WordId = u16;

/// The number of a word that is not known.
pub const UNKNOWN: WordId = 0;

/// The longest word that can be known, in bytes.
const LONGEST: usize = 40;

/// Every known word.
#[derive(Debug)]
pub struct Lexicon {
    ids: FxHashMap<Box<str>, WordId>,
    tags: Vec<Tags>,
    /// Lemmas of verbs with irregular forms, and their entries.
    irregular: FxHashMap<&'static str, &'static str>,
    /// The participle of every verb, by its base form.
    participles: FxHashMap<&'static str, Box<str>>,
    /// The base form of every form of a verb.
    lemmas: FxHashMap<WordId, Box<str>>,
    names: names::Names,
    signs: [WordId; 128],
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
            ids: FxHashMap::default(),
            tags: vec![0],
            irregular: FxHashMap::default(),
            participles: FxHashMap::default(),
            lemmas: FxHashMap::default(),
            names: names::Names::read(),
            signs: [UNKNOWN; 128],
            number: UNKNOWN,
            code: UNKNOWN,
            quote: UNKNOWN,
            handle: UNKNOWN,
        };
        lexicon.number = lexicon.intern("NUMBER");
        lexicon.code = lexicon.intern("CODE");
        lexicon.quote = lexicon.intern("QUOTE");
        lexicon.handle = lexicon.intern("HANDLE");
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
                if let Some((lemma, _)) = verb.split_once('/') {
                    lexicon.irregular.insert(lemma, verb);
                }
                let lemma = verb.split('/').next().unwrap_or_default();
                inflect::verb(verb, &mut |form, form_tag| {
                    let id = lexicon.add(form, tags | form_tag);
                    if form_tag & PART != 0 {
                        lexicon.participles.insert(lemma, form.into());
                    }
                    let lemmas = &mut lexicon.lemmas;
                    lemmas.entry(id).or_insert_with(|| lemma.into());
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
        self.participles.get(lemma).map(AsRef::as_ref)
    }

    /// The base form of a verb.
    pub fn lemma(&self, form: WordId) -> Option<&str> {
        self.lemmas.get(&form).map(AsRef::as_ref)
    }

    /// The number of a lower-case word, which becomes known.
    pub fn intern(&mut self, word: &str) -> WordId {
        if let Some(&id) = self.ids.get(word) {
            return id;
        }
        let Ok(id) = WordId::try_from(self.tags.len()) else {
            return UNKNOWN;
        };
        self.ids.insert(word.into(), id);
        self.tags.push(0);
        id
    }

    /// Every known word.
    #[cfg(test)]
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(AsRef::as_ref)
    }

    /// How many words there are, the unknown one included.
    pub fn len(&self) -> usize {
        self.tags.len()
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
        let entry = self.irregular.get(lemma).copied().unwrap_or(lemma);
        inflect::verb(entry, &mut |form, _| ids.push(self.intern(form)));
    }

    /// The number and tags of a word as it stands in a text.
    pub fn look_up(&self, word: &str) -> (WordId, Tags) {
        if !word.is_ascii() {
            return self.look_up_lower(&word.to_lowercase().replace('\u{2019}', "'"));
        }
        let mut lower = [0; LONGEST];
        let Some(lower) = lower.get_mut(..word.len()) else {
            return (UNKNOWN, NOUN);
        };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        std::str::from_utf8(lower).map_or((UNKNOWN, NOUN), |word| self.look_up_lower(word))
    }

    fn look_up_lower(&self, word: &str) -> (WordId, Tags) {
        match self.ids.get(word) {
            Some(&id) => {
                let tags = self.tags[id as usize];
                (id, if tags == 0 { guess(word) } else { tags })
            }
            None => (UNKNOWN, self.guess_compound(word)),
        }
    }

    /// `re-deployed` is known by its last part.
    fn guess_compound(&self, word: &str) -> Tags {
        let last = word.rsplit_once('-').map(|(_, last)| last);
        match last.and_then(|last| self.ids.get(last)) {
            Some(&id) if self.tags[id as usize] != 0 => self.tags[id as usize],
            _ => guess(word),
        }
    }
}

/// The part of speech that the ending of an unknown word suggests.
fn guess(word: &str) -> Tags {
    let ends = |ending: &str| word.len() > ending.len() + 2 && word.ends_with(ending);
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
