//! Prose as sentences and words: Markdown is read only as far as it takes to know what is
//! prose, and what is code, an address, a quotation or somebody else's text.

use super::scan::Scan;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word, or one half of a contraction (`did` and `n't`).
    Word,
    /// A number, a time, a percentage.
    Number,
    /// `@name`.
    Handle,
    /// Something with a name and no grammar: code, a path, a link's address, `#123`.
    Code,
    /// A quotation, as a whole.
    Quote,
    /// A sign that divides: comma, colon, dash, bracket.
    Sign(u8),
}

/// A piece of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// In bytes of the text.
    pub start: u32,
    /// In bytes of the text, exclusive.
    pub end: u32,
    pub kind: Kind,
}

impl Token {
    /// The token's own text.
    pub fn text<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}

/// A sentence, heading, list item or table cell: a range of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    pub first: u32,
    /// Exclusive.
    pub last: u32,
    /// Whether it ends with a question mark.
    pub question: bool,
}

/// A text as tokens, in sentences.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
}

impl Prose {
    /// Reads a text; every text can be read.
    pub fn of(text: &str) -> Self {
        // Offsets are kept in 32 bits; a text past that is no prose.
        if text.len() > u32::MAX as usize {
            return Self::default();
        }
        let mut prose = Self {
            tokens: Vec::with_capacity(text.len() / 5),
            sentences: Vec::new(),
        };
        let mut lines = Lines::new(text);
        while let Some(block) = lines.next_block() {
            Scan::new(text, &mut prose).block(block.start, block.end);
        }
        prose
    }

    /// Ends the sentence that is being read.
    pub(super) fn end_sentence(&mut self, question: bool) {
        let first = self.sentences.last().map_or(0, |sentence| sentence.last);
        let last = self.tokens.len() as u32;
        if last > first {
            self.sentences.push(Sentence {
                first,
                last,
                question,
            });
        }
    }
}

/// The bytes of one run of prose: a paragraph, a heading, a list item or a table cell.
#[derive(Debug, Clone, Copy)]
struct Block {
    start: usize,
    end: usize,
}

/// Walks over the lines and leaves out what is not the writer's prose: fenced and indented
/// code, block quotes, comments, front matter.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    /// The end of the table row that is being handed out cell by cell.
    row_end: usize,
    after_blank: bool,
    in_list: bool,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let mut lines = Self {
            text,
            at: 0,
            row_end: 0,
            after_blank: true,
            in_list: false,
        };
        lines.skip_front_matter();
        lines
    }

    fn skip_front_matter(&mut self) {
        if !self.text.starts_with("---\n") && !self.text.starts_with("---\r\n") {
            return;
        }
        let mut at = self.line_end(0);
        while at < self.text.len() {
            let end = self.line_end(at);
            if matches!(self.text[at..end].trim_end(), "---" | "...") {
                self.at = end;
                return;
            }
            at = end;
        }
    }

    /// Where the line that starts at `at` ends, its line break included.
    fn line_end(&self, at: usize) -> usize {
        let rest = &self.text.as_bytes()[at..];
        memchr(b'\n', rest).map_or(self.text.len(), |offset| at + offset + 1)
    }

    fn next_block(&mut self) -> Option<Block> {
        loop {
            if self.at < self.row_end {
                return Some(self.next_cell());
            }
            if self.at >= self.text.len() {
                return None;
            }
            let (start, end) = (self.at, self.line_end(self.at));
            let line = &self.text[start..end];
            let inner = line.trim_start_matches([' ', '\t']);
            let indent = line.len() - inner.len();
            let is_blank = inner.trim().is_empty();
            let is_code = indent >= 4 && self.after_blank && !self.in_list;
            if is_blank || is_code {
                self.after_blank = true;
                self.at = end;
                continue;
            }
            if let Some(fence) = fence(inner) {
                self.skip_fenced(end, fence);
                continue;
            }
            if inner.starts_with("<!--") {
                self.skip_comment(start);
                continue;
            }
            if inner.starts_with('>') {
                self.at = end;
                continue;
            }
            if inner.starts_with('|') {
                (self.at, self.row_end) = (start + indent + 1, end);
                continue;
            }
            let marker = marker(inner);
            self.in_list = marker > 0 || self.in_list && (indent > 0 || !self.after_blank);
            self.after_blank = false;
            self.at = if inner.starts_with('#') {
                end
            } else {
                self.paragraph_end(end)
            };
            return Some(Block {
                start: start + indent + marker,
                end: self.at,
            });
        }
    }

    /// Where the paragraph goes on to, whose first line ends at `at`.
    fn paragraph_end(&self, mut at: usize) -> usize {
        while at < self.text.len() {
            let end = self.line_end(at);
            let inner = self.text[at..end].trim_start_matches([' ', '\t']);
            let starts_anew = inner.trim().is_empty()
                || inner.starts_with(['>', '|', '#'])
                || inner.starts_with("<!--")
                || fence(inner).is_some()
                || marker(inner) > 0
                || starts_like_an_event(inner);
            if starts_anew {
                break;
            }
            at = end;
        }
        at
    }

    fn next_cell(&mut self) -> Block {
        let start = self.at;
        let row = &self.text.as_bytes()[start..self.row_end];
        let end = (0..row.len())
            .find(|&at| row[at] == b'|' && (at == 0 || row[at - 1] != b'\\'))
            .map_or(self.row_end, |at| start + at);
        self.at = end + 1;
        if self.at >= self.row_end {
            self.at = self.row_end;
        }
        Block { start, end }
    }

    fn skip_fenced(&mut self, from: usize, (mark, length): (u8, usize)) {
        self.at = from;
        while self.at < self.text.len() {
            let start = self.at;
            self.at = self.line_end(start);
            let line = self.text[start..self.at].trim();
            if line.len() >= length && line.bytes().all(|byte| byte == mark) {
                return;
            }
        }
    }

    fn skip_comment(&mut self, start: usize) {
        let end = self.text[start..].find("-->");
        self.at = end.map_or(self.text.len(), |end| start + end + 3);
    }
}

/// Where a byte first stands.
pub(super) fn memchr(byte: u8, bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|&other| other == byte)
}

/// The mark and length of a code fence.
fn fence(line: &str) -> Option<(u8, usize)> {
    let mark = *line.as_bytes().first()?;
    if mark != b'`' && mark != b'~' {
        return None;
    }
    let length = line.bytes().take_while(|&byte| byte == mark).count();
    let opens = length >= 3 && (mark == b'~' || !line[length..].contains('`'));
    opens.then_some((mark, length))
}

/// The bytes that a list marker takes, its checkbox and spaces included; 0 without one.
fn marker(line: &str) -> usize {
    let bytes = line.as_bytes();
    let sign = match bytes {
        [b'-' | b'*' | b'+', b' ' | b'\t', ..] => 1,
        _ => {
            let digits = bytes
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            match bytes.get(digits..) {
                Some([b'.' | b')', b' ' | b'\t', ..]) if (1..=3).contains(&digits) => digits + 1,
                _ => return 0,
            }
        }
    };
    let rest = line[sign..].trim_start_matches([' ', '\t']);
    let boxed = ["[ ] ", "[x] ", "[X] "]
        .iter()
        .any(|sign| rest.starts_with(sign));
    line.len() - rest.len() + if boxed { 4 } else { 0 }
}

/// Whether a line begins with a time, as the lines of a pasted timeline do.
fn starts_like_an_event(line: &str) -> bool {
    let line = line.trim_start_matches(['*', '[', '(']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    matches!(line.as_bytes().get(digits), Some(b':')) && (1..=2).contains(&digits)
        || digits == 4 && matches!(line.as_bytes().get(4), Some(b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sentences, their tokens with a stroke between.
    fn sentences(text: &str) -> Vec<String> {
        let prose = Prose::of(text);
        let tokens = |sentence: &Sentence| {
            prose.tokens[sentence.first as usize..sentence.last as usize]
                .iter()
                .map(|token| token.text(text))
                .collect::<Vec<_>>()
                .join("|")
        };
        prose.sentences.iter().map(tokens).collect()
    }

    #[test]
    fn what_is_not_prose_is_left_out() {
        let text = "---\ntitle: x\n---\nOne.\n\n```\ncode\n```\n> They said\n\n<!-- not\nthis -->\nTwo.\n\n    indented\n\nThree";
        assert_eq!(sentences(text), ["One|.", "Two|.", "Three"]);
    }

    #[test]
    fn blocks_end_sentences() {
        assert_eq!(
            sentences(
                "# A head\nThe text\ngoes on\n- [ ] one\n- two\n| a | b |\n|---|---|\n14:02 x\n14:03 y"
            ),
            [
                "A|head",
                "The|text|goes|on",
                "one",
                "two",
                "a",
                "b",
                "14:02|x",
                "14:03|y"
            ]
        );
    }

    #[test]
    fn crlf_is_white_space() {
        assert_eq!(
            sentences("One\r\ntwo.\r\n\r\nThree"),
            ["One|two|.", "Three"]
        );
    }
}
