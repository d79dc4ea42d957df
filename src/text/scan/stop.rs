//! Where a sentence ends.

use super::{super::prose::Kind, Scan};

/// Words before a full stop that does not end a sentence; lower case.
const ABBREVIATIONS: [&str; 30] = [
    "aka", "approx", "apr", "aug", "ca", "cf", "dec", "dept", "dr", "e.g", "eg", "esp", "est",
    "feb", "fig", "i.e", "ie", "incl", "jan", "jr", "mr", "mrs", "ms", "nov", "oct", "prof",
    "resp", "sept", "st", "vs",
];

impl Scan<'_> {
    /// A sign that may end the sentence.
    pub(super) fn stop(&mut self) {
        let byte = self.bytes[self.at];
        let run = self.bytes[self.at..self.end]
            .iter()
            .take_while(|byte| matches!(byte, b'.' | b'!' | b'?'))
            .count();
        let end = self.at + run;
        let question = self.bytes[self.at..end].contains(&b'?');
        let after = self.bytes[end..self.end]
            .iter()
            .position(|byte| !matches!(byte, b')' | b'*' | b'_' | b'"' | b'\'' | b'~'))
            .map_or(self.end, |offset| end + offset);
        let spaced = after >= self.end || self.bytes[after].is_ascii_whitespace();
        let ends = spaced
            && !(byte == b'.' && run == 1 && self.after_abbreviation())
            && !(run >= 2 && byte == b'.' && self.next_is_lower(after));
        self.push(end, Kind::Sign(byte));
        if ends || self.text[end..self.end].starts_with(|c: char| c.is_ascii_uppercase()) {
            self.prose.end_sentence(question);
        }
    }

    fn next_is_lower(&self, at: usize) -> bool {
        self.text[at..self.end]
            .trim_start()
            .starts_with(char::is_lowercase)
    }

    fn after_abbreviation(&self) -> bool {
        let Some(last) = self.prose.tokens.last() else {
            return true;
        };
        let word = last.text(self.text);
        let touches = last.end as usize == self.at;
        let is_initial = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        let mut lower = [0; 8];
        let known = lower.get_mut(..word.len()).is_some_and(|lower| {
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            std::str::from_utf8(lower).is_ok_and(|word| ABBREVIATIONS.binary_search(&word).is_ok())
        });
        touches && (known || is_initial)
    }
}
