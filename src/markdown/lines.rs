//! What each line of a Markdown text is at the top level of its document.
//!
//! Writer and readers share this one scanner, so that what the writer takes for code or for a
//! heading is what a reader takes for it.

/// The kind of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Blank,
    /// An ATX heading of this level, indented by at most three spaces.
    Heading(usize),
    /// The first line of a list item.
    Item,
    /// An indented line inside a list item.
    Nested,
    /// A fence that opens, or a line inside of it.
    Code,
    /// The line that closes a fence whose opening has this many characters.
    CodeEnd(usize),
    Text,
}

/// Reads lines in order and says what each is.
#[derive(Debug, Default)]
pub(super) struct Scanner {
    fence: Option<(char, usize)>,
    /// The indentation of the list item in which the lines stand.
    item: Option<usize>,
}

impl Scanner {
    /// The kind of the next line, given without its line end.
    pub(super) fn next(&mut self, line: &str) -> Kind {
        let (indent, rest) = split_indent(line);
        if let Some((mark, length)) = self.fence {
            if indent < 4 && closes(rest, mark, length) {
                self.fence = None;
                return Kind::CodeEnd(length);
            }
            return Kind::Code;
        }
        if rest.is_empty() {
            return Kind::Blank;
        }
        if self.item.is_some_and(|item| indent > item) {
            return Kind::Nested;
        }
        self.item = None;
        if indent > 3 {
            return Kind::Text;
        }
        if let Some(fence) = opening_fence(rest) {
            self.fence = Some(fence);
            return Kind::Code;
        }
        if let Some(level) = heading_level(rest) {
            return Kind::Heading(level);
        }
        if item_marker(rest).is_some() {
            self.item = Some(indent);
            return Kind::Item;
        }
        Kind::Text
    }

    /// The character and length of the fence that is still open.
    pub(super) fn open_fence(&self) -> Option<(char, usize)> {
        self.fence
    }
}

/// Which lines stand in comments of HTML, by which a template says what to write: they state no
/// facts and are no headings. A comment that is never closed is none, nor is one in an item or in
/// code.
pub(super) fn in_comments(lines: &[&str]) -> Vec<bool> {
    let mut inside = vec![false; lines.len()];
    let mut scanner = Scanner::default();
    let mut open = None;
    for (number, line) in lines.iter().enumerate() {
        let is_text = scanner.next(line) == Kind::Text;
        let (indent, rest) = split_indent(line);
        if open.is_none() && is_text && indent < 4 && rest.starts_with("<!--") {
            open = Some(number);
        }
        if line.contains("-->")
            && let Some(first) = open.take()
        {
            inside[first..=number].fill(true);
        }
    }
    inside
}

/// The width of a line's indentation in columns (a tab counts four), and what follows it.
pub(super) fn split_indent(line: &str) -> (usize, &str) {
    let rest = line.trim_start_matches([' ', '\t']);
    let white = &line[..line.len() - rest.len()];
    let width = white.bytes().map(|b| if b == b'\t' { 4 } else { 1 }).sum();
    (width, rest)
}

/// The length in bytes of a list marker with the white space behind it, as `- ` or `12. `.
pub(super) fn item_marker(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let marker = if digits == 0 {
        line.starts_with(['-', '*', '+']).then_some(1)?
    } else {
        let ends = line[digits..].starts_with(['.', ')']);
        (ends && digits < 10).then_some(digits + 1)?
    };
    let rest = &line[marker..];
    if rest.is_empty() {
        return Some(marker);
    }
    rest.starts_with([' ', '\t']).then_some(marker + 1)
}

fn heading_level(line: &str) -> Option<usize> {
    let level = line.bytes().take_while(|&b| b == b'#').count();
    let rest = &line[level..];
    let ends = rest.is_empty() || rest.starts_with([' ', '\t']);
    ((1..=6).contains(&level) && ends).then_some(level)
}

/// The character and length of a fence, if this line without its indentation opens one.
pub(super) fn opening_fence(line: &str) -> Option<(char, usize)> {
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = line.chars().take_while(|&c| c == mark).count();
    let info = &line[length..];
    (length >= 3 && !(mark == '`' && info.contains('`'))).then_some((mark, length))
}

fn closes(line: &str, mark: char, length: usize) -> bool {
    let rest = line.trim_start_matches(mark);
    line.len() - rest.len() >= length && rest.trim_matches([' ', '\t']).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_known_by_their_place() {
        let text = "# a\n- b\n  # c\n\n  ```\nd\n```js\n# e\n``` \n#f\n    # g";
        let mut scanner = Scanner::default();
        let kinds: Vec<Kind> = text.split('\n').map(|line| scanner.next(line)).collect();
        assert_eq!(
            kinds,
            [
                Kind::Heading(1),
                Kind::Item,
                Kind::Nested,
                Kind::Blank,
                Kind::Nested,
                Kind::Text,
                Kind::Code,
                Kind::Code,
                Kind::CodeEnd(3),
                Kind::Text,
                Kind::Text,
            ]
        );
    }
}
