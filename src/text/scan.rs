//! From the characters of one block of prose to tokens and sentences.

use super::prose::{Kind, Prose, Token, memchr};

/// A quotation is closed within so many bytes, or it is none.
const LONGEST_QUOTE: usize = 600;

/// Words before a full stop that does not end a sentence; lower case.
const ABBREVIATIONS: [&str; 30] = [
    "aka", "approx", "apr", "aug", "ca", "cf", "dec", "dept", "dr", "e.g", "eg", "esp", "est",
    "feb", "fig", "i.e", "ie", "incl", "jan", "jr", "mr", "mrs", "ms", "nov", "oct", "prof",
    "resp", "sept", "st", "vs",
];

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

    fn number_sign(&mut self) {
        if self.byte(self.at + 1).is_ascii_alphanumeric() {
            let mut end = self.at + 1;
            while is_word(self.byte(end)) || self.byte(end) == b'-' {
                end += 1;
            }
            self.push(end, Kind::Code);
        } else {
            self.at += 1;
        }
    }

    fn starts_handle(&self) -> bool {
        let before = if self.at == 0 {
            b' '
        } else {
            self.bytes[self.at - 1]
        };
        !is_word(before) && (is_word(self.byte(self.at + 1)) || self.byte(self.at + 1) == b'_')
    }

    fn handle(&mut self) {
        let mut end = self.at + 1;
        while is_word(self.byte(end)) || matches!(self.byte(end), b'-' | b'_' | b'.') {
            end += 1;
        }
        while matches!(self.bytes[end - 1], b'.' | b'-') {
            end -= 1;
        }
        self.push(end, Kind::Handle);
    }

    fn until_space(&self, from: usize) -> usize {
        let rest = &self.bytes[from..self.end];
        let mut end = from
            + rest
                .iter()
                .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b')' | b']' | b'>'))
                .unwrap_or(rest.len());
        while end > from + 1
            && matches!(
                self.bytes[end - 1],
                b'.' | b',' | b';' | b':' | b'!' | b'?' | b'"' | b'*'
            )
        {
            end -= 1;
        }
        end
    }

    fn code(&mut self) {
        let rest = &self.bytes[self.at..self.end];
        let run = rest.iter().take_while(|&&byte| byte == b'`').count();
        let mut at = self.at + run;
        while let Some(next) = memchr(b'`', &self.bytes[at..self.end]) {
            let start = at + next;
            let length = self.bytes[start..self.end]
                .iter()
                .take_while(|&&byte| byte == b'`')
                .count();
            at = start + length;
            if length == run {
                self.push(at, Kind::Code);
                return;
            }
        }
        self.at += run;
    }

    /// `<https://...>` is an address, `<b>` a tag, `<` alone a sign.
    fn angle(&mut self) {
        let rest = &self.bytes[self.at..self.end];
        let tag = matches!(rest.get(1), Some(b'/' | b'!' | b'a'..=b'z' | b'A'..=b'Z'));
        match memchr(b'>', rest) {
            Some(close) if tag && close < 400 => {
                let inside = &rest[1..close];
                let is_name = inside.contains(&b':') || !inside.contains(&b' ');
                let breaks = inside.starts_with(b"br") || inside.starts_with(b"/");
                if is_name && !breaks {
                    self.push(self.at + close + 1, Kind::Code);
                } else {
                    self.at += close + 1;
                }
            }
            _ => self.at += 1,
        }
    }

    /// The address behind a link's text is passed over.
    fn after_link_text(&mut self) {
        let close = match self.byte(self.at + 1) {
            b'(' => b')',
            b'[' => b']',
            _ => {
                self.at += 1;
                return;
            }
        };
        match memchr(close, &self.bytes[self.at + 2..self.end]) {
            Some(offset) => self.at += offset + 3,
            None => self.at += 1,
        }
    }

    fn image(&mut self) {
        match memchr(b']', &self.bytes[self.at..self.end]) {
            Some(offset) => self.at += offset,
            None => self.at += 1,
        }
    }

    fn quote(&mut self, close: &[u8]) {
        let from = self.at + 1;
        let to = self.end.min(from + LONGEST_QUOTE);
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
    fn single_quote(&mut self) {
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
        let to = self.end.min(self.at + LONGEST_QUOTE);
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

    fn word(&mut self) {
        self.word_from(self.at);
    }

    /// Reads a word; what comes before `from` belongs to it.
    fn word_from(&mut self, from: usize) {
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

    /// A sign that may end the sentence.
    fn stop(&mut self) {
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

    fn curly_quote(&mut self, close: &[char]) {
        let from = self.at
            + self.text[self.at..]
                .chars()
                .next()
                .map_or(1, char::len_utf8);
        let found = self.text[from..self.end]
            .char_indices()
            .take_while(|(at, _)| *at < LONGEST_QUOTE)
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

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// Signs that belong to the letter before them: combining marks, joiners.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{200C}' | '\u{200D}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> String {
        let prose = Prose::of(text);
        let mut out = String::new();
        for sentence in &prose.sentences {
            for token in &prose.tokens[sentence.first as usize..sentence.last as usize] {
                out.push_str(match token.kind {
                    Kind::Word | Kind::Sign(_) => "",
                    Kind::Number => "#",
                    Kind::Handle => "&",
                    Kind::Code => "$",
                    Kind::Quote => "?",
                });
                out.push_str(token.text(text));
                out.push(' ');
            }
            out.push_str("// ");
        }
        out
    }

    #[test]
    fn words_numbers_and_names_are_told_apart() {
        assert_eq!(
            tokens("At 14:02 @kit_b set `max_conn` to 4,200 (90%) on db-1.example.org, see #12."),
            "At #14:02 &@kit_b set $`max_conn` to #4,200 ( #90% ) on $db-1.example.org , see $#12 . // "
        );
    }

    #[test]
    fn contractions_are_split() {
        assert_eq!(
            tokens("We didn't see Sam's note, we\u{2019}ve no o'clock"),
            "We did n't see Sam 's note , we \u{2019}ve no o'clock // "
        );
    }

    #[test]
    fn sentences_end_where_a_reader_would_end_them() {
        assert_eq!(
            tokens("See e.g. Dr. Mar. It failed... again! Then v1.2 came, i.e. later. we left"),
            "See e.g . Dr . Mar . // It failed ... again ! // Then $v1.2 came , i.e . later . // we left // "
        );
    }

    #[test]
    fn quotations_are_one_token_and_apostrophes_are_none() {
        assert_eq!(
            tokens(
                "They said \"it broke. Twice.\" and \u{201C}so\u{201D}, users' pods ran 'rm x' here"
            ),
            "They said ?\"it broke. Twice.\" and ?\u{201C}so\u{201D} , users pods ran ?'rm x' here // "
        );
    }

    #[test]
    fn addresses_are_no_prose() {
        assert_eq!(
            tokens(
                "A [link text](https://x.example/should-have) and https://x.example, <https://y.example> ![alt](z) end"
            ),
            "A link text and $https://x.example , $<https://y.example> end // "
        );
    }
}
