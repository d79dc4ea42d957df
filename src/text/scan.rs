//! From the characters of one block of prose to tokens and sentences.

mod markup;
mod quote;
mod stop;
#[cfg(test)]
mod tests;
mod word;

use super::prose::{Kind, Prose, Token};

pub(super) struct Scan<'a> {
    text: &'a str,
    bytes: &'a [u8],
    prose: &'a mut Prose,
    at: usize,
    end: usize,
}

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str, prose: &'a mut Prose) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            prose,
            at: 0,
            end: 0,
        }
    }

    /// Reads the bytes from `start` to `end`, which make sentences of their own.
    pub(super) fn block(mut self, start: usize, end: usize) {
        (self.at, self.end) = (start, end);
        while self.at < self.end {
            self.step();
        }
        self.prose.end_sentence(false);
    }

    fn byte(&self, at: usize) -> u8 {
        if at < self.end { self.bytes[at] } else { 0 }
    }

    fn step(&mut self) {
        let byte = self.bytes[self.at];
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => self.word(),
            b'`' => self.code(),
            b'@' if self.starts_handle() => self.handle(),
            b'<' => self.angle(),
            b']' => self.after_link_text(),
            b'!' if self.byte(self.at + 1) == b'[' => self.image(),
            b'"' => self.quote(b"\""),
            b'\'' => self.single_quote(),
            b'.' | b'!' | b'?' => self.stop(),
            b',' | b';' | b':' | b'(' | b')' | b'/' | b'=' | b'+' | b'%' | b'$' => self.sign(byte),
            b'-' => self.dash(),
            b'#' => self.number_sign(),
            b'~' if self.byte(self.at + 1).is_ascii_digit() => self.word_from(self.at + 1),
            b'*' | b'_' | b'[' | b'~' | b'\\' | b'{' | b'}' | b'|' => self.at += 1,
            0..=0x7F => self.at += 1,
            _ => self.other(),
        }
    }

    fn push(&mut self, end: usize, kind: Kind) {
        self.prose.tokens.push(Token {
            start: self.at as u32,
            end: end as u32,
            kind,
        });
        self.at = end;
    }

    fn sign(&mut self, sign: u8) {
        // An address or a path begins with it.
        let starts_word = self.at == 0 || !is_word(self.bytes[self.at - 1]);
        if sign == b'/' && starts_word && self.byte(self.at + 1).is_ascii_alphanumeric() {
            let end = self.until_space(self.at);
            self.push(end, Kind::Code);
            return;
        }
        self.push(self.at + 1, Kind::Sign(sign));
    }

    /// A dash between words; a hyphen or a rule of dashes is passed over.
    fn dash(&mut self) {
        let run = self.bytes[self.at..self.end]
            .iter()
            .take_while(|&&byte| byte == b'-')
            .count();
        let end = self.at + run;
        let spaced = self.at > 0 && self.bytes[self.at - 1] == b' ' && self.byte(end) == b' ';
        let flag = run <= 2 && self.byte(end).is_ascii_alphabetic();
        if self.byte(end) == b'>' {
            self.push(end + 1, Kind::Sign(b'>'));
        } else if flag && !spaced && (self.at == 0 || self.bytes[self.at - 1] == b' ') {
            // `--force` is an option, and no word.
            let end = self.until_space(end);
            self.push(end, Kind::Code);
        } else if spaced || run == 2 {
            self.push(end, Kind::Sign(b'-'));
        } else {
            self.at = end;
        }
    }

    /// A character beyond ASCII.
    fn other(&mut self) {
        let Some(c) = self.text[self.at..self.end].chars().next() else {
            self.at = self.end;
            return;
        };
        match c {
            '\u{201C}' | '\u{201E}' => self.curly_quote(&['\u{201D}', '\u{201C}']),
            '\u{2018}' => self.curly_quote(&['\u{2019}']),
            '\u{AB}' => self.curly_quote(&['\u{BB}']),
            '\u{2013}' | '\u{2014}' => self.push(self.at + 3, Kind::Sign(b'-')),
            '\u{2192}' => self.push(self.at + 3, Kind::Sign(b'>')),
            '\u{2026}' => self.push(self.at + 3, Kind::Sign(b';')),
            '\u{3002}' | '\u{FF01}' | '\u{FF1F}' => {
                self.at += 3;
                self.prose.end_sentence(c == '\u{FF1F}');
            }
            _ if c.is_alphanumeric() => self.word(),
            _ => self.at += c.len_utf8(),
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// Signs that belong to the letter before them: combining marks, joiners.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{200C}' | '\u{200D}')
}
