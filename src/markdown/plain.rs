//! A text without its marks, for where Markdown is not rendered.

use comrak::{
    Arena, Node,
    arena_tree::NodeEdge,
    nodes::{ListType, NodeValue},
    parse_document,
};

use super::options;

/// The words of a text as a reader sees them, in one line: code without backticks, bold text
/// without stars, links without their addresses. Footnotes are not referred to.
pub fn plain(text: &str) -> String {
    if !may_have_marks(text) {
        return text.trim().to_owned();
    }
    let arena = Arena::new();
    let mut out = String::with_capacity(text.len());
    for edge in parse_document(&arena, text, &options()).traverse() {
        match edge {
            NodeEdge::Start(node) => begin(node, &mut out),
            NodeEdge::End(node) if node.data().value.block() => part(&mut out),
            NodeEdge::End(_) => {}
        }
    }
    let words = out.trim();
    // A definition alone shows nothing, and a text that is there should not look as if it weren't.
    let words = if words.is_empty() { text.trim() } else { words };
    words.to_owned()
}

fn may_have_marks(text: &str) -> bool {
    let begins = |c: char| c.is_ascii_digit() || "-+=".contains(c);
    text.contains(|c| "\\`*_~[]<>&#|\n\t".contains(c)) || text.trim_start().starts_with(begins)
}

fn begin(node: Node<'_>, out: &mut String) {
    match &node.data().value {
        NodeValue::Text(text) => out.push_str(text),
        NodeValue::Code(code) => out.push_str(&code.literal),
        NodeValue::CodeBlock(code) => out.push_str(&in_one_line(&code.literal)),
        NodeValue::HtmlInline(html) => out.push_str(html),
        NodeValue::HtmlBlock(html) => out.push_str(&in_one_line(&html.literal)),
        NodeValue::SoftBreak | NodeValue::LineBreak => part(out),
        NodeValue::TaskItem(task) => out.push_str(match task.symbol {
            Some(_) => "☑ ",
            None => "☐ ",
        }),
        NodeValue::Item(item) => match item.list_type {
            ListType::Bullet => out.push_str("- "),
            ListType::Ordered => out.push_str(&format!("{}. ", item.start)),
        },
        _ => {}
    }
}

/// Parts the words before from those that follow.
fn part(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

fn in_one_line(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_and_marks_go() {
        for (text, words) in [
            ("The pool was full", "The pool was full"),
            (" 14:05 it came back ", "14:05 it came back"),
            (
                "`x` is **bold**, _thin_ and ~~gone~~",
                "x is bold, thin and gone",
            ),
            (
                "See the [graph](https://a.example) \\[1\\]",
                "See the graph [1]",
            ),
            ("![A curve](c.png) of [log][1]\n\n[1]: /a", "A curve of log"),
            ("A note[^1]\n\n[^1]: about it", "A note about it"),
            ("# Why\n\nfirst\nsecond", "Why first second"),
            (
                "- one\n- two\n\n3. three\n4. four",
                "- one - two 3. three 4. four",
            ),
            ("- [x] done\n- [ ] open", "☑ done ☐ open"),
            ("```\na\n  b\n```", "a b"),
            ("<b>x</b> &amp; pool_size", "<b>x</b> & pool_size"),
            ("| a | b |\n|---|---|\n| 1 | 2 |", "a b 1 2"),
            ("<!-- a\nb", "<!-- a b"),
            ("[log]: https://a.example", "[log]: https://a.example"),
            ("", ""),
        ] {
            assert_eq!(plain(text), words);
        }
    }
}
