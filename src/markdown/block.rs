//! Prose between our own headings and labels: exact in both directions. It is written as it was
//! typed, but for what `bounds` keeps within its field and for three cases:
//!
//! - A heading sinks below ours and keeps its level as closing hashes: `## Why` becomes
//!   `##### Why ##`.
//! - A line that begins with one of our labels gets a second colon: `**5 Whys::**`.
//! - A fence that is left open is closed with one character more than it was opened with, and
//!   a last line that closes one with so many already gets another.

use super::lines::{Kind, Scanner};

/// The prose as it stands in a section whose labels are these.
pub(super) fn encode(text: &str, labels: &[&str]) -> String {
    let mut scanner = Scanner::default();
    let mut out = String::with_capacity(text.len() + 16);
    let mut last = (Kind::Blank, "");
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        last = (scanner.next(line), line);
        match last.0 {
            Kind::Heading(level) => out.push_str(&sink(line, level)),
            Kind::Text => match label_end(line, labels) {
                Some(end) => {
                    out.push_str(&line[..end]);
                    out.push(':');
                    out.push_str(&line[end..]);
                }
                None => out.push_str(line),
            },
            _ => out.push_str(line),
        }
    }
    if let Some((mark, length)) = scanner.open_fence() {
        out.push('\n');
        out.extend(std::iter::repeat_n(mark, length + 1));
    } else if let (Kind::CodeEnd(length), line) = last
        && bare_fence(line) > length
    {
        out.extend(line.chars().next());
    }
    out
}

/// The prose that was typed, the inverse of [`encode`].
pub(super) fn decode(text: &str, labels: &[&str]) -> String {
    let mut scanner = Scanner::default();
    let mut out = String::with_capacity(text.len());
    let mut last = (Kind::Blank, "");
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        last = (scanner.next(line), line);
        match last.0 {
            Kind::Heading(level) => match raise(line, level) {
                Some(raised) => out.push_str(&raised),
                None => out.push_str(line),
            },
            Kind::Text => match label_end(line, labels) {
                Some(end) if line[..end].ends_with("::") => {
                    out.push_str(&line[..end - 1]);
                    out.push_str(&line[end..]);
                }
                _ => out.push_str(line),
            },
            _ => out.push_str(line),
        }
    }
    if let (Kind::CodeEnd(length), line) = last {
        let bare = bare_fence(line);
        if bare == length + 1 {
            out.truncate(out.len() - bare);
            out.pop();
        } else if bare > length + 1 {
            out.pop();
        }
    }
    out
}

/// Whether the prose may begin on the line of its label without changing what it means.
pub(super) fn begins_as_sentence(text: &str) -> bool {
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default();
    let second = lines.next().unwrap_or_default();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '"' | '\'' | '(' | '“' | '$' | '@');
    first.starts_with(plain)
        && Scanner::default().next(first) == Kind::Text
        && !second.trim_start().starts_with(['-', '=', '|', ':'])
}

/// Whether this heading of this level is one of the prose, sunk by [`encode`].
pub(super) fn is_sunk(line: &str, level: usize) -> bool {
    raise(line, level).is_some()
}

/// The level under which a heading of the prose is written.
const fn sunk(level: usize) -> usize {
    if level > 3 { 6 } else { level + 3 }
}

fn sink(line: &str, level: usize) -> String {
    let more = sunk(level) - level;
    let at = line.len() - line.trim_start_matches(' ').len();
    let (indent, heading) = line.split_at(at);
    format!(
        "{indent}{}{heading} {}",
        "#".repeat(more),
        "#".repeat(level)
    )
}

/// The heading that was sunk; `None` where this one was not.
fn raise(line: &str, level: usize) -> Option<String> {
    let typed = line.trim_end_matches('#');
    let closing = line.len() - typed.len();
    let typed = typed.strip_suffix(' ')?;
    if closing == 0 || closing > 6 || sunk(closing) != level {
        return None;
    }
    let at = line.len() - line.trim_start_matches(' ').len();
    let rest = typed.get(at + level - closing..)?;
    rest.starts_with(&"#".repeat(closing))
        .then(|| format!("{}{rest}", &line[..at]))
}

/// Where the colons of a label end at which this line begins, in bytes.
pub(super) fn label_end(line: &str, labels: &[&str]) -> Option<usize> {
    let bold = line.strip_prefix("**")?;
    labels.iter().find_map(|label| {
        let rest = bold.strip_prefix(label)?;
        let after = rest.trim_start_matches(':');
        (after.len() < rest.len() && after.starts_with("**")).then(|| line.len() - after.len())
    })
}

/// The length of a fence that stands alone at the margin, else 0.
fn bare_fence(line: &str) -> usize {
    match line.chars().next() {
        Some(mark) if line.chars().all(|c| c == mark) => line.len(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_keeps_its_text_below_our_headings() {
        for (text, written) in [
            ("plain\n\n", "plain\n\n"),
            ("# A", "#### A #"),
            ("  ### A ##", "  ###### A ## ###"),
            ("######", "###### ######"),
            ("```\n# a", "```\n# a\n````"),
            ("```\n````", "```\n`````"),
            ("```\n```", "```\n```"),
            ("**5 Whys:** x", "**5 Whys::** x"),
            ("- a\n  # b", "- a\n  # b"),
        ] {
            assert_eq!(encode(text, &["5 Whys"]), written);
            assert_eq!(decode(written, &["5 Whys"]), text);
        }
    }
}
