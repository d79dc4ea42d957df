use std::ops::Range;

use crate::{
    document::Place,
    finding::{Finding, Fix},
    text::{Utf16Range, utf16_at},
};

/// A finding where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found<'a> {
    pub place: Place,
    /// The whole text at this place.
    pub text: &'a str,
    pub finding: &'a Finding,
}

impl<'a> Found<'a> {
    /// The flagged words in UTF-16 units of the text.
    pub fn utf16(&self) -> Utf16Range {
        Utf16Range {
            start: utf16_at(self.text, self.finding.range.start),
            end: utf16_at(self.text, self.finding.range.end),
        }
    }

    /// The sentence: what stands before the flagged words, these, and what follows.
    pub fn sentence(&self) -> [&'a str; 3] {
        let Range { start, end } = self.finding.range;
        self.around(start..end)
            .map(|(before, after)| {
                let words = self.text.get(start..end).unwrap_or_default();
                [before, words, after]
            })
            .unwrap_or_default()
    }

    /// The sentence with a fix applied: what stands before the new words, these, and what
    /// follows.
    pub fn fixed<'f>(&self, fix: &'f Fix) -> [&'f str; 3]
    where
        'a: 'f,
    {
        self.around(fix.range.clone())
            .map(|(before, after)| [before, fix.with.as_str(), after])
            .unwrap_or_default()
    }

    /// What of the sentence stands before and after a range.
    fn around(&self, range: Range<usize>) -> Option<(&'a str, &'a str)> {
        let sentence = &self.finding.sentence;
        let before = self
            .text
            .get(sentence.start.min(range.start)..range.start)?;
        let after = self.text.get(range.end..sentence.end.max(range.end))?;
        Some((before, after))
    }
}

/// The first blank of a text, such as `[what made this possible?]`, in bytes: brackets that
/// are no link.
pub fn blank(text: &str) -> Option<Range<usize>> {
    let mut from = 0;
    loop {
        let start = from + text[from..].find('[')?;
        let end = start + text[start..].find(']')? + 1;
        if !text[end..].starts_with('(') {
            return Some(start..end);
        }
        from = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_is_told_from_a_link() {
        assert_eq!(blank("see [it](a) or [what?] here"), Some(15..22));
        assert_eq!(blank("see [it](a)"), None);
        assert_eq!(blank("open [ only"), None);
    }
}
