//! Texts as plain words, for checks that listen for phrases.

use crate::lint::words;

/// So many letters of a word are compared: "connection" and "connections", "alert" and "alerting".
const STEM: usize = 5;

/// So many letters make a word rare: it counts once more, as a whole.
const LONG: usize = 9;

/// Words that join others, and say nothing about what two texts share.
const SMALL: words::List = words::words!(
    "about after again also another been before being both could does done each every first from \
     have having into itself just less like made make many more most much need needs next once \
     only other over same should since some still such than that their them then there these they \
     this those through under until used using very want were what when where which while will \
     with within without would your ours able because could during issue issues problem incident \
     there team work time take took"
);

/// The words of a text in lower case, with a space before and after each: addresses are left
/// out, and a hyphen parts two words.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + 2);
    plain.push(' ');
    for piece in text.split_whitespace() {
        if piece.contains("://") {
            continue;
        }
        for word in piece.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}') {
            let letters = word.chars().filter(|c| c.is_alphanumeric());
            let before = plain.len();
            plain.extend(letters.flat_map(char::to_lowercase));
            if plain.len() > before {
                plain.push(' ');
            }
        }
    }
    plain
}

/// Whether one of the phrases, with strokes between, stands in a plain text. A phrase begins at
/// the beginning of a word and may end inside of one; with a dot it ends where the word does.
pub fn hears(plain: &str, phrases: &str) -> bool {
    // Where words begin: far fewer places than letters.
    let starts: Vec<&str> = plain
        .match_indices(' ')
        .map(|(at, _)| &plain[at + 1..])
        .collect();
    phrases.split('|').any(|phrase| {
        let first = phrase.as_bytes().first();
        // Nearly all words differ in their first letter.
        let mut near = starts
            .iter()
            .filter(|rest| rest.as_bytes().first() == first);
        near.any(|rest| is_at(rest, phrase))
    })
}

/// Whether a plain text begins with one of the phrases, written as for [`hears`].
pub fn begins(plain: &str, phrases: &str) -> bool {
    let rest = plain.trim_start();
    phrases.split('|').any(|phrase| is_at(rest, phrase))
}

fn is_at(rest: &str, phrase: &str) -> bool {
    match phrase.strip_suffix('.') {
        Some(phrase) => rest
            .strip_prefix(phrase)
            .is_some_and(|rest| rest.starts_with(' ')),
        None => rest.starts_with(phrase),
    }
}

/// What two texts can share: the beginnings of their longer words and their long words, as sorted
/// hashes.
pub fn stems(text: &str) -> Vec<u32> {
    let plain = plain(text);
    let words = plain.split(' ').filter(|word| word.len() >= 4);
    let mut stems: Vec<u32> = Vec::new();
    for word in words.filter(|word| !SMALL.has(words::hash(word))) {
        let word = word.strip_suffix('s').unwrap_or(word);
        stems.push(words::hash(&word[..word.floor_char_boundary(STEM)]));
        if word.len() >= LONG {
            stems.push(words::hash(word));
        }
    }
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// How many stems are in both.
pub fn shared(one: &[u32], other: &[u32]) -> usize {
    let is_shared = |stem: &&u32| other.binary_search(stem).is_ok();
    one.iter().filter(is_shared).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_becomes_plain_words() {
        assert_eq!(
            plain("**Double-check** it, don't (https://a.example/x-y)"),
            " double check it dont "
        );
        assert_eq!(plain(" \u{1f600} "), " ");
    }

    #[test]
    fn phrases_begin_words_and_end_them_with_a_dot() {
        let text = plain("Rate limiting of logins");
        assert!(hears(&text, "quota|rate limit"));
        assert!(hears(&text, "logins."));
        assert!(!hears(&text, "login."));
        assert!(!hears(&text, "imit"));
        assert!(begins(&text, "rate") && !begins(&text, "limit") && !begins(&text, "rat."));
    }

    #[test]
    fn related_texts_share_stems() {
        let one = stems("The connection pool had no alert");
        let other = stems("Alerting on pools of connections");
        assert_eq!(shared(&one, &other), 4, "a long word counts twice");
        assert_eq!(
            shared(&stems("which were there"), &stems("which were there")),
            0
        );
    }
}
