//! Regular English forms.

use super::tags::{BASE, ING, PART, PAST, THIRD, Tags};

/// Gives every form of a verb with its tags. Irregular ones are written `break/broke/broken`,
/// the participle only where it differs from the past; a phrasal verb is given by its verb.
pub fn verb(entry: &str, give: &mut dyn FnMut(&str, Tags)) {
    let mut parts = entry.split('/');
    let lemma = parts.next().unwrap_or_default();
    let (past, part) = (parts.next(), parts.next());
    give(lemma, BASE);
    plural_like(lemma, &mut |form| give(form, THIRD));
    match (past, part) {
        (Some(past), Some(part)) => {
            give(past, PAST);
            give(part, PART);
        }
        (Some(past), None) => give(past, PAST | PART),
        _ => give(&regular_past(lemma), PAST | PART),
    }
    give(&gerund(lemma, past), ING);
}

/// Gives the plural of a noun.
pub fn plural(noun: &str, give: &mut dyn FnMut(&str)) {
    if noun.ends_with("man") && noun.len() > 4 {
        give(&[&noun[..noun.len() - 3], "men"].concat());
    } else if !noun.ends_with('s') || noun.ends_with("ss") || noun.ends_with("us") {
        plural_like(noun, give);
    }
}

fn plural_like(word: &str, give: &mut dyn FnMut(&str)) {
    let hisses = ["s", "x", "z", "ch", "sh", "o"]
        .iter()
        .any(|ending| word.ends_with(ending));
    if hisses {
        give(&[word, "es"].concat());
    } else if let Some(stem) = consonant_y(word) {
        give(&[stem, "ies"].concat());
    } else {
        give(&[word, "s"].concat());
    }
}

fn regular_past(lemma: &str) -> String {
    if lemma.ends_with('e') {
        [lemma, "d"].concat()
    } else if let Some(stem) = consonant_y(lemma) {
        [stem, "ied"].concat()
    } else if doubles(lemma) {
        [lemma, &lemma[lemma.len() - 1..], "ed"].concat()
    } else {
        [lemma, "ed"].concat()
    }
}

fn gerund(lemma: &str, past: Option<&str>) -> String {
    let doubled = [
        lemma,
        lemma.get(lemma.len().wrapping_sub(1)..).unwrap_or_default(),
    ]
    .concat();
    let by_past = past.is_some_and(|past| past.starts_with(&doubled));
    let keeps_e = lemma.ends_with("ee") || lemma.ends_with("oe");
    if let Some(stem) = lemma.strip_suffix("ie") {
        [stem, "ying"].concat()
    } else if let Some(stem) = lemma.strip_suffix('e').filter(|_| !keeps_e) {
        [stem, "ing"].concat()
    } else if by_past || doubles(lemma) {
        [&doubled, "ing"].concat()
    } else {
        [lemma, "ing"].concat()
    }
}

fn consonant_y(word: &str) -> Option<&str> {
    let stem = word.strip_suffix('y')?;
    (!stem.ends_with(['a', 'e', 'i', 'o', 'u'])).then_some(stem)
}

/// Whether a verb of one syllable doubles its last letter: drop, wipe does not.
fn doubles(lemma: &str) -> bool {
    let is_vowel = |byte: u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u');
    let vowels = lemma.bytes().filter(|&byte| is_vowel(byte)).count();
    match lemma.as_bytes() {
        [.., before, vowel, last] => {
            vowels == 1
                && is_vowel(*vowel)
                && !is_vowel(*before)
                && !is_vowel(*last)
                && !matches!(last, b'w' | b'x' | b'y')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(entry: &str) -> Vec<String> {
        let mut forms = Vec::new();
        verb(entry, &mut |form, _| forms.push(form.to_owned()));
        forms
    }

    #[test]
    fn verbs_have_their_forms() {
        assert_eq!(forms("drop"), ["drop", "drops", "dropped", "dropping"]);
        assert_eq!(forms("wipe"), ["wipe", "wipes", "wiped", "wiping"]);
        assert_eq!(forms("apply"), ["apply", "applies", "applied", "applying"]);
        assert_eq!(
            forms("break/broke/broken"),
            ["break", "breaks", "broke", "broken", "breaking"]
        );
        assert_eq!(
            forms("commit/committed"),
            ["commit", "commits", "committed", "committing"]
        );
        assert_eq!(forms("push"), ["push", "pushes", "pushed", "pushing"]);
        assert_eq!(
            forms("reload"),
            ["reload", "reloads", "reloaded", "reloading"]
        );
    }

    #[test]
    fn nouns_have_their_plural() {
        let one = |noun: &str| {
            let mut out = Vec::new();
            plural(noun, &mut |plural| out.push(plural.to_owned()));
            out
        };
        assert_eq!(one("fix"), ["fixes"]);
        assert_eq!(one("policy"), ["policies"]);
        assert_eq!(one("foreman"), ["foremen"]);
        assert!(one("ops").is_empty());
    }
}
