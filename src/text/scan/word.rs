//! Words, numbers, and what is written like one.

use super::{super::prose::Kind, Scan, is_joined, is_word};

impl Scan<'_> {
    pub(super) fn word(&mut self) {
        self.word_from(self.at);
    }

    /// Reads a word; what comes before `from` belongs to it.
    pub(super) fn word_from(&mut self, from: usize) {
        let start = self.at;
        let rest = &self.bytes[start..self.end];
        if rest.starts_with(b"http://") || rest.starts_with(b"https://") {
            let end = self.until_space(start);
            self.push(end, Kind::Code);
            return;
        }
        let (mut end, mut apostrophe) = (from, None);
        let (mut digits, mut letters, mut code) = (0, 0, false);
        while end < self.end {
            let byte = self.bytes[end];
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' => letters += 1,
                b'0'..=b'9' => digits += 1,
                b'_' if is_word(self.byte(end + 1)) => code = true,
                b'-' if is_word(self.byte(end + 1)) => {}
                b'\'' if self.byte(end + 1).is_ascii_alphabetic() => apostrophe = Some((end, 1)),
                b':' | b','
                    if digits > 0 && letters == 0 && self.byte(end + 1).is_ascii_digit() => {}
                b'%' if letters == 0 => {}
                b'.' | b'@' if is_word(self.byte(end + 1)) => {
                    if byte == b'.' && self.missing_space(end) {
                        break;
                    }
                    code |= letters > 0 || self.byte(end + 1).is_ascii_alphabetic();
                }
                0x80.. => match self.text[end..self.end].chars().next() {
                    Some('\u{2019}') if self.byte(end + 3).is_ascii_alphabetic() => {
                        apostrophe = Some((end, 3));
                        end += 2;
                    }
                    Some(c) if c.is_alphanumeric() || is_joined(c) => {
                        letters += 1;
                        end += c.len_utf8() - 1;
                    }
                    _ => break,
                },
                _ => break,
            }
            end += 1;
        }
        if let (b"e" | b"i", b"g" | b"e") = (&self.bytes[from..from + 1], &self.bytes[end - 1..end])
        {
            code &= end != from + 3;
        }
        let kind = match (digits, letters) {
            _ if code => Kind::Code,
            (1.., 0) => Kind::Number,
            _ => Kind::Word,
        };
        match apostrophe {
            Some((at, width)) if kind == Kind::Word => self.contraction(at, width, end),
            _ => self.push(end, kind),
        }
    }

    /// `done.Then`: a full stop with its space left out.
    fn missing_space(&self, stop: usize) -> bool {
        stop >= 3
            && self.bytes[stop - 3..stop]
                .iter()
                .all(u8::is_ascii_lowercase)
            && self.byte(stop + 1).is_ascii_uppercase()
            && self.byte(stop + 2).is_ascii_lowercase()
    }

    /// Two tokens out of `didn't`, `Sam's`, `we've`.
    fn contraction(&mut self, at: usize, width: usize, end: usize) {
        let tail = &self.bytes[at + width..end];
        let is_nt = tail.eq_ignore_ascii_case(b"t")
            && self.bytes[at - 1].eq_ignore_ascii_case(&b'n')
            && at - self.at > 1;
        let splits = ["s", "ve", "re", "ll", "d", "m"]
            .iter()
            .any(|known| tail.eq_ignore_ascii_case(known.as_bytes()));
        let middle = match (is_nt, splits) {
            (true, _) => at - 1,
            (_, true) if at > self.at => at,
            _ => end,
        };
        self.push(middle, Kind::Word);
        if middle < end {
            self.push(end, Kind::Word);
        }
    }
}
