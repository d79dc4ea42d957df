/// Texts are compared word by word up to this many pairs of words that may differ; beyond it the
/// whole of what differs is marked, for a comparison of long texts takes the square of their
/// length in time and memory (two bytes a pair).
const MOST_PAIRS: usize = 2_000_000;

/// What became of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Same,
    Added,
    Removed,
}

/// A piece of text of one mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub mark: Mark,
    pub text: String,
}

/// How `old` became `new`, word by word: the pieces that are not added make up the old text, those
/// that are not removed the new one, to the byte.
pub fn mark_words(old: &str, new: &str) -> Vec<Word> {
    let (old, new) = (words(old), words(new));
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (left, right) = (&old[start..], &new[start..]);
    let same = left.iter().rev().zip(right.iter().rev());
    let end = same.take_while(|(a, b)| a == b).count();
    let (middle_old, middle_new) = (&left[..left.len() - end], &right[..right.len() - end]);
    let mut marked = Marked::default();
    marked.push(Mark::Same, &old[..start]);
    if middle_old.len().saturating_mul(middle_new.len()) > MOST_PAIRS {
        marked.push(Mark::Removed, middle_old);
        marked.push(Mark::Added, middle_new);
    } else {
        let mut next = (0, 0);
        let ends = (middle_old.len(), middle_new.len());
        for (old, new) in in_common(middle_old, middle_new).into_iter().chain([ends]) {
            marked.push(Mark::Removed, &middle_old[next.0..old]);
            marked.push(Mark::Added, &middle_new[next.1..new]);
            marked.push(Mark::Same, middle_old.get(old..=old).unwrap_or_default());
            next = (old + 1, new + 1);
        }
    }
    marked.push(Mark::Same, &left[left.len() - end..]);
    marked.0
}

/// The longest sequence of words that both have, as pairs of their indices.
fn in_common(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    // For each pair, how many words are in common from there on.
    let mut left = vec![0_u16; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let at = i * width + j;
            left[at] = if old[i] == new[j] {
                left[at + width + 1].saturating_add(1)
            } else {
                left[at + width].max(left[at + 1])
            };
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        let at = i * width + j;
        if old[i] == new[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if left[at + width] >= left[at + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[derive(Default)]
struct Marked(Vec<Word>);

impl Marked {
    fn push(&mut self, mark: Mark, words: &[&str]) {
        if words.is_empty() {
            return;
        }
        let text = words.concat();
        match self.0.last_mut() {
            Some(last) if last.mark == mark => last.text.push_str(&text),
            _ => self.0.push(Word { mark, text }),
        }
    }
}

#[derive(PartialEq)]
enum Kind {
    Word,
    Space,
    /// A character that is compared by itself.
    Single,
}

/// A text cut into words, stretches of space, and single marks.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut last: Option<Kind> = None;
    for (at, c) in text.char_indices() {
        let kind = kind(c);
        let joins = last.as_ref() == Some(&kind) && kind != Kind::Single;
        if at > 0 && !joins {
            words.push(&text[start..at]);
            start = at;
        }
        last = Some(kind);
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

fn kind(c: char) -> Kind {
    let is_written_without_spaces =
        matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}');
    if c.is_whitespace() {
        Kind::Space
    } else if is_written_without_spaces || c.is_ascii_punctuation() {
        Kind::Single
    } else {
        // Combining marks and what joins emoji belong to what they stand on.
        Kind::Word
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Marks written as `[-removed-]` and `{+added+}`.
    fn marked(old: &str, new: &str) -> String {
        let write = |word: Word| match word.mark {
            Mark::Same => word.text,
            Mark::Removed => format!("[-{}-]", word.text),
            Mark::Added => format!("{{+{}+}}", word.text),
        };
        mark_words(old, new).into_iter().map(write).collect()
    }

    #[test]
    fn words_are_marked_whole() {
        assert_eq!(
            marked("The pool ran dry.", "The pool of cart ran dry!"),
            "The pool {+of cart +}ran dry[-.-]{+!+}"
        );
        assert_eq!(marked("", "new"), "{+new+}");
        assert_eq!(marked("old", ""), "[-old-]");
        assert_eq!(marked("same", "same"), "same");
        assert_eq!(
            marked("ran cafe\u{301}", "ran cafe"),
            "ran [-cafe\u{301}-]{+cafe+}"
        );
        assert_eq!(marked("停電した", "停電です"), "停電[-した-]{+です+}");
    }

    #[test]
    fn texts_without_anything_in_common_are_not_compared_for_minutes() {
        let (old, new) = ("a ".repeat(100_000), "b\n".repeat(100_000));
        let marks: Vec<Mark> = mark_words(&old, &new)
            .iter()
            .map(|word| word.mark)
            .collect();
        assert_eq!(marks, [Mark::Removed, Mark::Added]);
    }

    proptest! {
        #[test]
        fn both_texts_come_back(old in "[ab \\n.é🦀\u{301}]{0,40}", new in "[ab \\n.é🦀\u{301}]{0,40}") {
            let words = mark_words(&old, &new);
            let of = |not: Mark| -> String {
                let kept = words.iter().filter(|word| word.mark != not);
                kept.map(|word| word.text.as_str()).collect()
            };
            prop_assert_eq!(of(Mark::Added), old);
            prop_assert_eq!(of(Mark::Removed), new);
        }
    }
}
