//! Quotations, each of them one token.

use super::{super::prose::Kind, Scan, is_word};

/// A quotation is closed within so many bytes, or it is none.
const LONGEST: usize = 600;

impl Scan<'_> {
    pub(super) fn quote(&mut self, close: &[u8]) {
        let from = self.at + 1;
        let to = self.end.min(from + LONGEST);
        let found = self.bytes[from..to]
            .windows(close.len())
            .position(|window| window == close);
        match found {
            Some(offset) => self.push(from + offset + close.len(), Kind::Quote),
            None => self.at += 1,
        }
    }

    /// An apostrophe inside of a word never comes here; this one opens a quotation if a word
    /// starts right behind it and another one closes it at a word's end.
    pub(super) fn single_quote(&mut self) {
        // The half of `@kit's`.
        let possessive = self.at > 0
            && is_word(self.bytes[self.at - 1])
            && self.byte(self.at + 1) == b's'
            && !is_word(self.byte(self.at + 2));
        if possessive {
            self.push(self.at + 2, Kind::Word);
            return;
        }
        let opens = (self.at == 0 || !is_word(self.bytes[self.at - 1]))
            && !self.byte(self.at + 1).is_ascii_whitespace();
        let to = self.end.min(self.at + LONGEST);
        let close = (self.at + 2..to).find(|&at| {
            self.bytes[at] == b'\''
                && !self.bytes[at - 1].is_ascii_whitespace()
                && !is_word(self.byte(at + 1))
        });
        match close {
            Some(close) if opens => self.push(close + 1, Kind::Quote),
            _ => self.at += 1,
        }
    }

    pub(super) fn curly_quote(&mut self, close: &[char]) {
        let from = self.at
            + self.text[self.at..]
                .chars()
                .next()
                .map_or(1, char::len_utf8);
        let found = self.text[from..self.end]
            .char_indices()
            .take_while(|(at, _)| *at < LONGEST)
            .find(|(at, c)| {
                // An apostrophe has the sign that closes a single quotation.
                let rest = &self.text[from + at + c.len_utf8()..self.end];
                close.contains(c) && !rest.starts_with(char::is_alphanumeric)
            });
        match found {
            Some((at, c)) => self.push(from + at + c.len_utf8(), Kind::Quote),
            None => self.at = from,
        }
    }
}
