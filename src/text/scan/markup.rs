//! Markdown and addresses: what is code, and what is passed over.

use super::{
    super::prose::{Kind, memchr},
    Scan, is_word,
};

impl Scan<'_> {
    pub(super) fn code(&mut self) {
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
    pub(super) fn angle(&mut self) {
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
    pub(super) fn after_link_text(&mut self) {
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

    pub(super) fn image(&mut self) {
        match memchr(b']', &self.bytes[self.at..self.end]) {
            Some(offset) => self.at += offset,
            None => self.at += 1,
        }
    }

    pub(super) fn starts_handle(&self) -> bool {
        // A no-break space is a space too, and none of its bytes are ASCII.
        let before = self.text[..self.at].chars().next_back();
        !before.is_some_and(char::is_alphanumeric)
            && (is_word(self.byte(self.at + 1)) || self.byte(self.at + 1) == b'_')
    }

    pub(super) fn handle(&mut self) {
        let mut end = self.at + 1;
        while is_word(self.byte(end)) || matches!(self.byte(end), b'-' | b'_' | b'.') {
            end += 1;
        }
        while matches!(self.bytes[end - 1], b'.' | b'-') {
            end -= 1;
        }
        self.push(end, Kind::Handle);
    }

    pub(super) fn number_sign(&mut self) {
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

    pub(super) fn until_space(&self, from: usize) -> usize {
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
}
