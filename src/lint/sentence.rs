//! A sentence as rules see it: its words with what is known about them, where what is said
//! begins, who is in it, and who does what.

use std::cell::OnceCell;

use super::{
    Context,
    clause::{self, Person, PersonKind, Subject, Verb},
    lexicon::{Lexicon, UNKNOWN, WordId, tags::*},
    pattern::WordSet,
    words,
};
use crate::text::{self, Kind, Prose};

/// A word or sign with what is known about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tok {
    /// In bytes of the text.
    pub start: u32,
    /// In bytes of the text, exclusive.
    pub end: u32,
    pub kind: Kind,
    pub word: WordId,
    /// Of the word in lower case, for comparing it with lists.
    pub hash: u32,
    pub tags: Tags,
    pub case: Case,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    Lower,
    Capital,
    AllCapitals,
}

impl Tok {
    /// Whether it is a comma, a colon, a bracket or the like.
    pub fn is_sign(&self) -> bool {
        matches!(self.kind, Kind::Sign(_))
    }

    /// Whether it has one of these tags.
    pub fn is(&self, tags: Tags) -> bool {
        self.tags & tags != 0
    }

    /// Whether it can only be a noun or a name for a thing.
    pub fn is_thing(&self) -> bool {
        matches!(self.kind, Kind::Code | Kind::Quote | Kind::Number)
            || self.is(NOUN) && !self.is(PAST)
    }
}

/// One sentence, analysed.
#[derive(Debug)]
pub struct Sentence<'a> {
    pub text: &'a str,
    pub tokens: &'a [Tok],
    pub question: bool,
    pub context: &'a Context<'a>,
    pub lexicon: &'a Lexicon,
    /// Where what is said begins: behind a time, a label, "we need to"; ascending.
    pub heads: Vec<usize>,
    /// What any of the tokens is.
    pub all: Tags,
    /// Which known words there are.
    pub words: WordSet,
    people: OnceCell<Vec<Person>>,
    verbs: OnceCell<Vec<Verb>>,
}

impl<'a> Sentence<'a> {
    /// Analyses the tokens of one sentence.
    pub fn new(
        text: &'a str,
        tokens: &'a [Tok],
        question: bool,
        context: &'a Context<'a>,
        lexicon: &'a Lexicon,
    ) -> Self {
        let mut words = WordSet::default();
        for token in tokens {
            words.add(token.word);
        }
        let mut sentence = Self {
            text,
            tokens,
            question,
            context,
            lexicon,
            heads: Vec::new(),
            all: tokens.iter().fold(0, |all, token| all | token.tags),
            words,
            people: OnceCell::new(),
            verbs: OnceCell::new(),
        };
        sentence.heads = clause::heads(&sentence);
        sentence
    }

    /// Everyone who is in the sentence, in order. Found when first asked for: most sentences
    /// have no word that makes a rule ask.
    pub fn people(&self) -> &[Person] {
        self.people.get_or_init(|| clause::people(self))
    }

    /// Every finite verb, in order.
    pub fn verbs(&self) -> &[Verb] {
        self.verbs.get_or_init(|| clause::verbs(self))
    }

    /// The text of one token; empty past the end.
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| {
            self.text
                .get(token.start as usize..token.end as usize)
                .unwrap_or_default()
        })
    }

    /// Whether the token is one of these words, in any case.
    pub fn is_word(&self, at: usize, words: words::List) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| self.lexicon.lists.has(words, token.hash))
    }

    /// The tags of a token; none past the end.
    pub fn tags(&self, at: usize) -> Tags {
        self.tokens.get(at).map_or(0, |token| token.tags)
    }

    /// Whether the token has one of these tags.
    pub fn is(&self, at: usize, tags: Tags) -> bool {
        self.tags(at) & tags != 0
    }

    /// Whether the token is this sign.
    pub fn is_sign(&self, at: usize, sign: u8) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == Kind::Sign(sign))
    }

    /// Whether what is said begins at this token.
    pub fn is_head(&self, at: usize) -> bool {
        self.heads.contains(&at)
    }

    /// Whether nothing but the closing sign follows.
    pub fn is_end(&self, at: usize) -> bool {
        self.tokens[at.min(self.tokens.len())..]
            .iter()
            .all(Tok::is_sign)
    }

    /// Whether any token from `from` to `to` has one of these tags.
    pub fn any(&self, from: usize, to: usize, tags: Tags) -> bool {
        let to = to.min(self.tokens.len());
        from < to && self.tokens[from..to].iter().any(|token| token.is(tags))
    }

    /// Whether any token from `from` to `to` is one of these words.
    pub fn any_word(&self, from: usize, to: usize, words: words::List) -> bool {
        let to = to.min(self.tokens.len());
        from < to
            && self.tokens[from..to]
                .iter()
                .any(|token| self.lexicon.lists.has(words, token.hash))
    }

    /// The person who is the subject of a verb.
    pub fn subject(&self, verb: &Verb) -> Option<&Person> {
        match verb.subject {
            Subject::Person(index) => self.people().get(index),
            _ => None,
        }
    }

    /// What kind of person is the subject of a verb.
    pub fn subject_kind(&self, verb: &Verb) -> Option<PersonKind> {
        self.subject(verb).map(|person| person.kind)
    }

    /// The verb whose words hold this token.
    pub fn verb_at(&self, at: usize) -> Option<&Verb> {
        self.verbs()
            .iter()
            .find(|verb| verb.first <= at && at < verb.end)
    }

    /// Whether the words for somebody who is meant begin between these tokens.
    pub fn any_person(&self, from: usize, to: usize, is_meant: fn(&Person) -> bool) -> bool {
        let mut people = self.people().iter();
        people.any(|person| person.start >= from && person.start < to && is_meant(person))
    }

    /// Whether a verb only ties to its subject what is said behind it: was, seemed, became.
    pub fn links(&self, verb: &Verb) -> bool {
        self.is(verb.main, BE)
            || self.is_word(
                verb.main,
                words::words!(
                    "got became become grown been seemed looked appeared grew felt being remained proved"
                ),
            )
    }

    /// The person whose words begin at this token.
    pub fn person_at(&self, start: usize) -> Option<&Person> {
        self.people().iter().find(|person| person.start == start)
    }
}

/// Tokens of a text with what the lexicon and the document know about them.
pub fn tokens(text: &str, prose: &Prose, lexicon: &Lexicon, context: &Context<'_>) -> Vec<Tok> {
    let mut tokens: Vec<Tok> = Vec::with_capacity(prose.tokens.len());
    let is_s = lexicon.look_up("'s").0;
    for token in &prose.tokens {
        let mut token = token_of(text, token, lexicon, context);
        // "It's", "there's": the half behind a pronoun is a verb.
        if token.word == is_s
            && let Some(before) = tokens.last()
            && (before.is(PRONOUN) || before.is(DET | ADVERB | SUBORDINATOR) && !before.is(NOUN))
        {
            token.tags = BE;
        }
        // Whoever does what only people do may be a name that no list has.
        if token.is(PAST)
            && clause::is_by_hand(&token)
            && let Some(before) = tokens.last_mut()
            && before.kind == Kind::Word
            && before.word == UNKNOWN
        {
            before.tags |= DOUBTFUL_NAME;
        }
        // "sergei's branch", "bob rebooted the wrong box", as in a chat.
        let opens = match tokens.as_slice() {
            [_] => true,
            [.., before, _] => {
                before.is_sign() || before.kind == Kind::Number || before.is(SUBORDINATOR | AND)
            }
            [] => false,
        };
        if (token.word == is_s || opens && token.is(PAST | HAVE))
            && let Some(before) = tokens.last_mut()
            && before.case == Case::Lower
            && before.word == UNKNOWN
            && lexicon.is_name(before.hash)
        {
            before.tags |= NAME;
        }
        // "RK:" may be the initials of whoever speaks.
        if token.kind == Kind::Sign(b':')
            && let Some(before) = tokens.last_mut()
            && before.case == Case::AllCapitals
            && before.end - before.start <= 3
        {
            before.tags |= DOUBTFUL_NAME;
        }
        tokens.push(token);
    }
    tokens
}

fn token_of(text: &str, token: &text::Token, lexicon: &Lexicon, context: &Context<'_>) -> Tok {
    let word = token.text(text);
    let (id, mut tags, hash) = match token.kind {
        Kind::Word => lexicon.look_up(word),
        Kind::Sign(sign) => (lexicon.sign(sign), 0, words::hash(word)),
        Kind::Number => (lexicon.number, 0, words::hash(word)),
        Kind::Code => (lexicon.code, NOUN, 0),
        Kind::Quote => (lexicon.quote, NOUN, 0),
        Kind::Handle => (lexicon.handle, NAME, 0),
    };
    let case = case_of(word);
    if token.kind == Kind::Word {
        if id == UNKNOWN && case == Case::Capital && lexicon.is_name(hash) {
            tags = NAME;
        }
        tags = personal_tags(word, id, tags, case, context);
    }
    Tok {
        start: token.start,
        end: token.end,
        kind: token.kind,
        word: id,
        hash,
        tags,
        case,
    }
}

/// Names and roles are what the document says they are, and names are capitalised.
fn personal_tags(
    word: &str,
    id: WordId,
    mut tags: Tags,
    case: Case,
    context: &Context<'_>,
) -> Tags {
    if case != Case::Capital && tags & (NAME | DOUBTFUL_NAME | PRODUCT) != 0 {
        tags &= !(NAME | DOUBTFUL_NAME | PRODUCT);
        // "A summer intern": what is left of a name is a noun.
        if tags == 0 {
            tags = NOUN;
        }
    }
    if context.people.is_empty() {
        return tags;
    }
    let lower = word.to_lowercase();
    let is_name = context.people.is_name(&lower);
    // In lower case only what is no other word, as in a chat.
    if is_name && (case == Case::Capital || id == UNKNOWN) {
        tags |= NAME;
    }
    if context.people.is_role(&lower) {
        tags |= ROLE | NOUN;
    }
    tags
}

fn case_of(word: &str) -> Case {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) if first.is_uppercase() => {
            let mut rest = chars.filter(|c| c.is_alphabetic()).peekable();
            let capitals = rest.peek().is_some() && rest.all(char::is_uppercase);
            if capitals {
                Case::AllCapitals
            } else {
                Case::Capital
            }
        }
        _ => Case::Lower,
    }
}

impl Sentence<'_> {
    /// Whether this token is the word `to`.
    pub fn word_is_to(&self, token: &Tok) -> bool {
        self.text
            .get(token.start as usize..token.end as usize)
            .is_some_and(|word| word.eq_ignore_ascii_case("to"))
    }
}
