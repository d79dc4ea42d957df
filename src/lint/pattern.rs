//! Phrases as data: a small language for sequences of words.
//!
//! A phrase is words with spaces between. `a|b` is one of several, `%area` any word with that
//! tag, `~fail` any form of a verb, `x?` an optional word, `..3` up to three words of any kind,
//! `!x` demands that the next word is not `x`, `^` the start of a sentence or of what is said in it
//! (behind a label, a time, a checkbox), `$` its end. `<` and `>` bound what is flagged; without
//! them it is everything. Gaps do not run over signs such as commas, but for `..,3`.

use super::{
    lexicon::{
        Lexicon, UNKNOWN, WordId,
        tags::{NAMES, Tags},
    },
    sentence::{Sentence, Tok},
};

/// Every phrase, ready to be looked for, with all steps and words in one place each.
#[derive(Debug, Default)]
pub struct Book {
    steps: Vec<Step>,
    words: Vec<WordId>,
}

/// One word of a phrase.
#[derive(Debug, Clone, Copy)]
enum Step {
    Word {
        any: AnyOf,
        optional: bool,
        /// Or the end of the sentence.
        ends: bool,
    },
    Gap {
        most: u8,
        over_signs: bool,
    },
    Not(AnyOf),
    Start,
    End,
    Open,
    Close,
}

/// One of some words, or a word with one of these tags.
#[derive(Debug, Clone, Copy)]
struct AnyOf {
    /// Where its words stand in the book.
    first: u32,
    count: u32,
    tags: Tags,
}

/// A phrase in the book.
#[derive(Debug, Clone, Copy)]
pub struct Pattern {
    first: u32,
    count: u32,
    /// What a sentence must have before it is worth a look: the two steps that the fewest
    /// sentences serve.
    needs: [Need; 2],
}

/// Words and tags, of which there must be some.
#[derive(Debug, Clone, Copy)]
struct Need {
    words: WordSet,
    tags: Tags,
}

/// Which words there are, each by a bit that it shares with some others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WordSet([u64; 2]);

impl WordSet {
    /// Adds a word; the unknown one is none.
    pub const fn add(&mut self, word: WordId) {
        if word != UNKNOWN {
            self.0[(word >> 6 & 1) as usize] |= 1 << (word & 63);
        }
    }

    const fn meets(self, other: Self) -> bool {
        (self.0[0] & other.0[0]) | (self.0[1] & other.0[1]) != 0
    }
}

/// Where a phrase stands: token indices, the end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// Whether two spans share a token.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl Book {
    /// Reads a phrase; its words become known.
    pub fn read(&mut self, phrase: &str, lexicon: &mut Lexicon) -> Pattern {
        let first = self.steps.len();
        for step in phrase.split_ascii_whitespace() {
            let step = self.step(step, lexicon);
            self.steps.push(step);
        }
        Pattern {
            first: first as u32,
            count: (self.steps.len() - first) as u32,
            needs: self.needs(first),
        }
    }

    fn steps(&self, pattern: &Pattern) -> &[Step] {
        &self.steps[pattern.first as usize..][..pattern.count as usize]
    }

    fn words(&self, any: AnyOf) -> &[WordId] {
        &self.words[any.first as usize..][..any.count as usize]
    }

    /// The words and tags with which a phrase begins, for an index.
    pub fn first(&self, pattern: &Pattern) -> (&[WordId], Tags) {
        let words = self.steps(pattern).iter().find_map(|step| match step {
            Step::Word { any, .. } => Some((self.words(*any), any.tags)),
            _ => None,
        });
        words.unwrap_or((&[], 0))
    }

    /// Whether the first word of a phrase can be left out, which an index could not serve.
    #[cfg(test)]
    pub fn starts_open(&self, pattern: &Pattern) -> bool {
        let first = self
            .steps(pattern)
            .iter()
            .find(|step| !matches!(step, Step::Open | Step::Start));
        !matches!(
            first,
            Some(Step::Word {
                optional: false,
                ..
            })
        )
    }

    /// The flagged span, if the phrase stands at token `at`.
    pub fn match_at(&self, pattern: &Pattern, sentence: &Sentence<'_>, at: usize) -> Option<Span> {
        let serves =
            |need: &Need| need.tags & sentence.all != 0 || need.words.meets(sentence.words);
        if !pattern.needs.iter().all(serves) {
            return None;
        }
        let mut marks = Span {
            start: at,
            end: usize::MAX,
        };
        let end = self.run(self.steps(pattern), sentence, at, &mut marks)?;
        if marks.end == usize::MAX {
            marks.end = end;
        }
        (marks.start < marks.end).then_some(marks)
    }

    /// Of the steps from `first` on, behind the one that an index serves, the two that ask for
    /// the least common words.
    fn needs(&self, first: usize) -> [Need; 2] {
        let mut asked: Vec<AnyOf> = self.steps[first..]
            .iter()
            .filter_map(|step| match step {
                Step::Word {
                    any,
                    optional: false,
                    ends: false,
                } => Some(*any),
                _ => None,
            })
            .skip(1)
            .collect();
        // A tag stands for many words.
        asked.sort_by_key(|any| any.count + any.tags.count_ones() * 50);
        [0, 1].map(|at| {
            let Some(any) = asked.get(at) else {
                return Need {
                    words: WordSet([u64::MAX; 2]),
                    tags: Tags::MAX,
                };
            };
            let mut words = WordSet::default();
            for &word in self.words(*any) {
                words.add(word);
            }
            Need {
                words,
                tags: any.tags,
            }
        })
    }

    fn step(&mut self, step: &str, lexicon: &mut Lexicon) -> Step {
        match step {
            "^" => return Step::Start,
            "$" => return Step::End,
            "<" => return Step::Open,
            ">" => return Step::Close,
            _ => {}
        }
        if let Some(gap) = step.strip_prefix("..") {
            let over_signs = gap.starts_with(',');
            let most = gap.trim_start_matches(',').parse().unwrap_or(1);
            return Step::Gap { most, over_signs };
        }
        let negated = step.starts_with('!') && step.len() > 1;
        let optional = step.ends_with('?') && step.len() > 1;
        let words = step.trim_start_matches(if negated { "!" } else { "" });
        let words = if optional {
            &words[..words.len() - 1]
        } else {
            words
        };
        let first = self.words.len();
        let (mut tags, mut ends) = (0, false);
        for word in words.split('|') {
            if word == "$" {
                ends = true;
            } else if let Some(name) = word.strip_prefix('%') {
                tags |= tag(name);
            } else if let Some(lemma) = word.strip_prefix('~') {
                lexicon.intern_forms(lemma, &mut self.words);
            } else {
                self.words.push(lexicon.intern(word));
            }
        }
        let any = AnyOf {
            first: first as u32,
            count: (self.words.len() - first) as u32,
            tags,
        };
        if negated {
            Step::Not(any)
        } else {
            Step::Word {
                any,
                optional,
                ends,
            }
        }
    }

    fn is_one_of(&self, token: &Tok, any: AnyOf) -> bool {
        token.tags & any.tags != 0 || token.word != UNKNOWN && self.words(any).contains(&token.word)
    }

    /// The token behind the match of `steps` from `at` on, the first way in which they match.
    fn run(
        &self,
        steps: &[Step],
        sentence: &Sentence<'_>,
        at: usize,
        marks: &mut Span,
    ) -> Option<usize> {
        let Some((step, rest)) = steps.split_first() else {
            return Some(at);
        };
        match step {
            Step::Start => sentence
                .is_head(at)
                .then(|| self.run(rest, sentence, at, marks))?,
            Step::End => sentence
                .is_end(at)
                .then(|| self.run(rest, sentence, at, marks))?,
            Step::Open => {
                marks.start = at;
                let end = self.run(rest, sentence, at, marks)?;
                marks.start = at;
                Some(end)
            }
            Step::Close => {
                let end = self.run(rest, sentence, at, marks)?;
                marks.end = at;
                Some(end)
            }
            Step::Not(any) => match sentence.tokens.get(at) {
                Some(token) if self.is_one_of(token, *any) => None,
                _ => self.run(rest, sentence, at, marks),
            },
            Step::Word {
                any,
                optional,
                ends,
            } => {
                let here = sentence
                    .tokens
                    .get(at)
                    .is_some_and(|token| self.is_one_of(token, *any));
                if here && let Some(end) = self.run(rest, sentence, at + 1, marks) {
                    return Some(end);
                }
                if *optional || *ends && sentence.is_end(at) {
                    return self.run(rest, sentence, at, marks);
                }
                None
            }
            Step::Gap { most, over_signs } => {
                for skipped in 0..=usize::from(*most) {
                    if let Some(end) = self.run(rest, sentence, at + skipped, marks) {
                        return Some(end);
                    }
                    match sentence.tokens.get(at + skipped) {
                        Some(token) if *over_signs || !token.is_sign() => {}
                        _ => return None,
                    }
                }
                None
            }
        }
    }
}

/// A tag by name. An unknown name gives none, which a test finds.
fn tag(name: &str) -> Tags {
    let found = NAMES.iter().find(|(known, _)| *known == name);
    debug_assert!(found.is_some(), "no tag is called {name}");
    found.map_or(0, |(_, tag)| *tag)
}
