//! Words in the form that their new place asks for.

use super::super::{
    lexicon::tags::*,
    sentence::{Case, Sentence},
};
use crate::text::Kind;

/// Whether the sentence has nothing before this token but signs.
pub fn opens(sentence: &Sentence<'_>, at: usize) -> bool {
    (0..at).all(|before| {
        let token = &sentence.tokens[before];
        token.is_sign() || token.kind == Kind::Number
    })
}

/// The words with a first letter that suits the place: a capital at the start of a sentence.
pub fn placed(sentence: &Sentence<'_>, at: usize, phrase: &str, first: usize) -> String {
    if opens(sentence, at) {
        return capitalised(phrase);
    }
    lowered(sentence, phrase, first)
}

/// With a capital first letter.
pub fn capitalised(phrase: &str) -> String {
    let mut chars = phrase.chars();
    match chars.next() {
        // "eBPF" is written so wherever it stands.
        Some(_) if first_word(phrase).contains(char::is_uppercase) => phrase.to_owned(),
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

fn first_word(phrase: &str) -> &str {
    phrase.split(' ').next().unwrap_or_default()
}

/// With a small first letter, unless the first word is a name or an abbreviation.
pub fn lowered(sentence: &Sentence<'_>, phrase: &str, first: usize) -> String {
    let is_plain = sentence.tokens.get(first).is_some_and(|token| {
        token.kind == Kind::Word
            && token.case == Case::Capital
            && token.is(DET | ADJECTIVE | PREPOSITION | ING | SUBORDINATOR)
    });
    let mut chars = phrase.chars();
    match chars.next() {
        Some(letter) if is_plain => letter.to_lowercase().chain(chars).collect(),
        _ => phrase.to_owned(),
    }
}

/// "A" or "an", by the sound with which the word begins.
pub fn a_or_an(word: &str) -> &'static str {
    let lower = word.to_lowercase();
    let sounds_like_you = ["uni", "use", "usa", "usu", "uti", "eu", "one", "once"]
        .iter()
        .any(|start| lower.starts_with(start));
    if lower.starts_with(['a', 'e', 'i', 'o', 'u']) && !sounds_like_you {
        "an"
    } else {
        "a"
    }
}

/// "Was" or "were", by what stands before.
pub fn was(plural: bool) -> &'static str {
    if plural { "were" } else { "was" }
}

/// The participle of a verb in the past, if it can be told.
pub fn participle(sentence: &Sentence<'_>, verb: usize) -> Option<String> {
    let token = sentence.tokens.get(verb)?;
    let word = sentence.word(verb).to_lowercase();
    let irregular = [
        ("broke", "broken"),
        ("took", "taken"),
        ("wrote", "written"),
        ("overwrote", "overwritten"),
        ("ran", "run"),
        ("chose", "chosen"),
        ("threw", "thrown"),
        ("overrode", "overridden"),
        ("rewrote", "rewritten"),
        ("gave", "given"),
        ("forgot", "forgotten"),
    ];
    if let Some((_, part)) = irregular.iter().find(|(past, _)| *past == word) {
        return Some((*part).to_owned());
    }
    token.is(PART).then_some(word)
}

/// The base form of the verb at this token.
pub fn base<'a>(sentence: &Sentence<'a>, verb: usize) -> Option<&'a str> {
    let token = sentence.tokens.get(verb)?;
    sentence.lexicon.lemma(token.word)
}
