//! Phrases as data: a small language for sequences of words.
//!
//! A phrase is words with spaces between. `a|b` is one of several, `%area` any word with that
//! tag, `~fail` any form of a verb, `x?` an optional word, `..3` up to three words of any kind,
//! `!x` demands that the next word is not `x`, `^` the start of a sentence or of what is said in it
//! (behind a label, a time, a checkbox), `$` its end. `<` and `>` bound what is flagged; without
//! them it is everything. Gaps do not run over signs such as commas, but for `..,3`.

use super::{
    lexicon::{
        Lexicon, WordId,
        tags::{NAMES, Tags},
    },
    sentence::{Sentence, Tok},
};

/// One word of a phrase.
#[derive(Debug, Clone)]
enum Step {
    /// One of these words, or a word with one of these tags.
    Word {
        ids: Box<[WordId]>,
        tags: Tags,
        optional: bool,
        /// Or the end of the sentence.
        ends: bool,
    },
    Gap {
        most: u8,
        over_signs: bool,
    },
    Not {
        ids: Box<[WordId]>,
        tags: Tags,
    },
    Start,
    End,
    Open,
    Close,
}

/// A phrase, ready to be looked for.
#[derive(Debug, Clone)]
pub struct Pattern {
    steps: Box<[Step]>,
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

impl Pattern {
    /// Reads a phrase; its words become known.
    pub fn new(phrase: &str, lexicon: &mut Lexicon) -> Self {
        let steps = phrase.split_ascii_whitespace();
        Self {
            steps: steps.map(|step| read_step(step, lexicon)).collect(),
        }
    }

    /// The words and tags with which it begins, for an index.
    pub fn first(&self) -> (&[WordId], Tags) {
        let words = self.steps.iter().find_map(|step| match step {
            Step::Word { ids, tags, .. } => Some((&**ids, *tags)),
            _ => None,
        });
        words.unwrap_or((&[], 0))
    }

    /// Whether its first word can be left out, which an index could not serve.
    #[cfg(test)]
    pub fn starts_open(&self) -> bool {
        let first = self
            .steps
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
    pub fn match_at(&self, sentence: &Sentence<'_>, at: usize) -> Option<Span> {
        let mut marks = Span {
            start: at,
            end: usize::MAX,
        };
        let end = run(&self.steps, sentence, at, &mut marks)?;
        if marks.end == usize::MAX {
            marks.end = end;
        }
        (marks.start < marks.end).then_some(marks)
    }
}

fn read_step(step: &str, lexicon: &mut Lexicon) -> Step {
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
    let (mut ids, mut tags, mut ends) = (Vec::new(), 0, false);
    for word in words.split('|') {
        if word == "$" {
            ends = true;
        } else if let Some(name) = word.strip_prefix('%') {
            tags |= tag(name);
        } else if let Some(lemma) = word.strip_prefix('~') {
            lexicon.intern_forms(lemma, &mut ids);
        } else {
            ids.push(lexicon.intern(word));
        }
    }
    let ids = ids.into_boxed_slice();
    if negated {
        Step::Not { ids, tags }
    } else {
        Step::Word {
            ids,
            tags,
            optional,
            ends,
        }
    }
}

/// A tag by name. An unknown name gives none, which a test finds.
fn tag(name: &str) -> Tags {
    let found = NAMES.iter().find(|(known, _)| *known == name);
    debug_assert!(found.is_some(), "no tag is called {name}");
    found.map_or(0, |(_, tag)| *tag)
}

fn is_one_of(token: &Tok, ids: &[WordId], tags: Tags) -> bool {
    token.tags & tags != 0 || token.word != 0 && ids.contains(&token.word)
}

/// The token behind the match of `steps` from `at` on, the first way in which they match.
fn run(steps: &[Step], sentence: &Sentence<'_>, at: usize, marks: &mut Span) -> Option<usize> {
    let Some((step, rest)) = steps.split_first() else {
        return Some(at);
    };
    match step {
        Step::Start => sentence
            .is_head(at)
            .then(|| run(rest, sentence, at, marks))?,
        Step::End => sentence
            .is_end(at)
            .then(|| run(rest, sentence, at, marks))?,
        Step::Open => {
            marks.start = at;
            let end = run(rest, sentence, at, marks)?;
            marks.start = at;
            Some(end)
        }
        Step::Close => {
            let end = run(rest, sentence, at, marks)?;
            marks.end = at;
            Some(end)
        }
        Step::Not { ids, tags } => match sentence.tokens.get(at) {
            Some(token) if is_one_of(token, ids, *tags) => None,
            _ => run(rest, sentence, at, marks),
        },
        Step::Word {
            ids,
            tags,
            optional,
            ends,
        } => {
            let here = sentence
                .tokens
                .get(at)
                .is_some_and(|token| is_one_of(token, ids, *tags));
            if here && let Some(end) = run(rest, sentence, at + 1, marks) {
                return Some(end);
            }
            if *optional || *ends && sentence.is_end(at) {
                return run(rest, sentence, at, marks);
            }
            None
        }
        Step::Gap { most, over_signs } => {
            for skipped in 0..=usize::from(*most) {
                if let Some(end) = run(rest, sentence, at + skipped, marks) {
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
