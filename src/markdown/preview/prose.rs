//! A text that may be long: cut into blocks, of which only the touched ones are rendered again.

use std::rc::Rc;

use super::{
    blocks::cut,
    node::{Content, Key, Node, SafeHtml},
    render::{Outline, Setting, render},
};

/// The longest link definitions that are worth giving to every block, in bytes.
const MOST_DEFINITIONS: usize = 4096;

/// What the last rendering of a text left behind.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    blocks: Vec<Block>,
    definitions: String,
    last_key: u32,
}

#[derive(Debug)]
struct Block {
    source: Box<str>,
    before: Outline,
    after: Outline,
    has_headings: bool,
    node: Rc<Node>,
}

impl Blocks {
    /// Renders the text, taking over every block that has not changed.
    ///
    /// `None` where it cannot be cut.
    pub(super) fn render(&mut self, text: &str, setting: Setting<'_>) -> Option<Content> {
        let cut = cut(text)?;
        let sources: Vec<&str> = cut
            .parts
            .iter()
            .filter_map(|part| text.get(part.clone()))
            .collect();
        let definitions = definitions(&sources, &cut.definitions, setting)?;
        if definitions != self.definitions {
            self.blocks.clear();
            self.definitions = definitions;
        }
        self.replace(&sources, setting);
        let nodes = self.blocks.iter().filter(|block| !block.is_empty());
        Some(Content::Nodes(
            nodes.map(|block| Rc::clone(&block.node)).collect(),
        ))
    }

    /// Takes over the blocks that are equal at the start and at the end; those between are
    /// rendered, and keep their keys one by one so that their elements are kept too.
    fn replace(&mut self, sources: &[&str], setting: Setting<'_>) {
        let mut old = std::mem::take(&mut self.blocks);
        let equal = |block: &Block, source: &&str| *block.source == **source;
        let same = |(block, source): &(&Block, &&str)| equal(block, source);
        let start = old.iter().zip(sources).take_while(same).count();
        let most = old.len().min(sources.len()) - start;
        let backwards = old.iter().rev().zip(sources.iter().rev());
        let end = backwards.take(most).take_while(same).count();
        let tail = old.split_off(old.len() - end);
        let mut touched = old.split_off(start).into_iter().map(|block| block.key());
        let mut outline = Outline::default();
        let head = old.into_iter().map(Some);
        let middle = (0..sources.len() - start - end).map(|_| None);
        let known = head.chain(middle).chain(tail.into_iter().map(Some));
        let mut blocks = Vec::with_capacity(sources.len());
        for (block, source) in known.zip(sources) {
            let block = match block {
                Some(block) if !block.has_headings => block.following(outline),
                Some(block) if block.before == outline => block,
                Some(block) => self.block(block.key(), source, setting, outline),
                None => {
                    let key = touched.next().unwrap_or_else(|| self.next_key());
                    self.block(key, source, setting, outline)
                }
            };
            outline = block.after;
            blocks.push(block);
        }
        self.blocks = blocks;
    }

    fn block(&self, key: Key, source: &str, setting: Setting<'_>, before: Outline) -> Block {
        let definitions = &self.definitions;
        let setting = Setting {
            definitions,
            ..setting
        };
        let rendered = render(source, setting, before);
        let html = SafeHtml::new(rendered.html);
        Block {
            source: source.into(),
            before,
            after: rendered.outline,
            has_headings: rendered.has_headings,
            node: Rc::new(Node::new(key, "div", Content::Html(html))),
        }
    }

    fn next_key(&mut self) -> Key {
        self.last_key = self.last_key.wrapping_add(1);
        Key::Block(self.last_key)
    }
}

impl Block {
    fn key(&self) -> Key {
        self.node.key
    }

    fn is_empty(&self) -> bool {
        matches!(&self.node.content, Content::Html(html) if html.as_str().is_empty())
    }

    fn following(self, outline: Outline) -> Self {
        Self {
            before: outline,
            after: outline,
            ..self
        }
    }
}

/// The parts that hold link definitions and nothing else, in order.
///
/// `None` where definitions and text may be mixed, or are too long to go with every block.
fn definitions(sources: &[&str], parts: &[usize], setting: Setting<'_>) -> Option<String> {
    let mut definitions = String::new();
    for source in parts.iter().filter_map(|&part| sources.get(part)) {
        if definitions.len() + source.len() > MOST_DEFINITIONS {
            return None;
        }
        let shows = render(source, setting, Outline::default());
        if !shows.html.is_empty() {
            return None;
        }
        definitions.push_str(source);
        definitions.push_str("\n\n");
    }
    Some(definitions)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::{collection::vec, prelude::*, sample::select};

    use super::*;
    use crate::markdown::preview::Medium;

    const LINES: &[&str] = &[
        "",
        "",
        "",
        "",
        "",
        "words of a paragraph",
        "more `code` and **bold**",
        "  indented by two",
        " by one",
        "   by three",
        "    by four",
        "\tby a tab",
        "- item",
        "- ",
        "-",
        "* other",
        "+ third",
        "  - nested",
        "   - deeper",
        " - by one",
        "1. one",
        "2. two",
        "10) ten",
        "  1. in",
        "-\ttab",
        "-     code",
        "- - twice",
        "- ```",
        "> quote",
        ">",
        "> - item",
        "> ```",
        "  > in",
        "lazy",
        "```",
        "````",
        "``` rust",
        "```no `fence",
        "  ```",
        "   ```",
        "    ```",
        " ```",
        "~~~",
        "  ~~~",
        "---",
        "***",
        "- - -",
        "* * *",
        "===",
        "# one",
        "## two",
        "### three",
        "###### six",
        "#",
        "  # in",
        "| a | b |",
        "|---|:-:|",
        "| 1 | 2 |",
        "<div>",
        "</div>",
        "  <div>",
        "<b>inline</b>",
        "<a href=\"x\">",
        "[a]: /first",
        "[a]: /second 'title'",
        "[b]:",
        "/target",
        "[a] and [b] and [a][b]",
        "  [a]: /in",
        "> [a]: /quoted",
        "- [a]: /item",
        "[a",
        "b]: /c",
        "[log]: not a definition",
        "- [ ] open",
        "- [x] done",
        "https://a.example",
        "\u{FEFF}bom",
        "\u{a0}space",
        "\u{c}feed",
        "\\",
        "ends in two  ",
        "<!-- c",
        "-->",
        "<pre>",
        "</pre>",
    ];

    fn setting() -> Setting<'static> {
        Setting {
            medium: Medium::Screen,
            prefix: "summary",
            base: 3,
            inline: false,
            breaks: false,
            definitions: "",
        }
    }

    const STARTS: &[&str] = &[
        "", "", " ", "  ", "   ", "    ", "\t", "- ", "-   ", "* ", "+\t", "1. ", "23) ", "> ",
        ">", "[x]: ",
    ];

    const CONTENTS: &[&str] = &[
        "", "word", "```", "~~~~", "`", "<i>", "<p", "</td>", "<!", "-", "--- ", "*", "#", "## h",
        "=", "|", "a|b", "-|-", "[x]", "[x]: y", "[ ] z", "2. ", "\\", "&amp;", "\u{2028}",
        "\u{85}", "\u{0}", "é",
    ];

    fn line() -> impl Strategy<Value = String> {
        let starts = vec(select(STARTS), 0..4).prop_map(|starts| starts.concat());
        let made = (starts, select(CONTENTS), select(CONTENTS));
        prop_oneof![
            2 => Just(String::new()),
            3 => select(LINES).prop_map(str::to_owned),
            3 => made.prop_map(|(starts, one, two)| format!("{starts}{one}{two}")),
        ]
    }

    fn text() -> impl Strategy<Value = String> {
        vec(line(), 0..24).prop_map(|lines| lines.join("\n"))
    }

    fn html(content: &Content) -> String {
        let mut out = String::new();
        if let Content::Nodes(nodes) = content {
            for node in nodes {
                if let Content::Html(html) = &node.content {
                    out.push_str(html.as_str());
                }
            }
        }
        out
    }

    fn whole(text: &str) -> String {
        render(text, setting(), Outline::default()).html
    }

    proptest! {
        #[test]
        fn blocks_give_the_html_of_the_whole(text in text()) {
            if let Some(content) = Blocks::default().render(&text, setting()) {
                prop_assert_eq!(html(&content), whole(&text));
            }
        }

        #[test]
        fn a_change_gives_what_rendering_anew_gives(before in text(), after in text(), at in any::<prop::sample::Index>()) {
            let mut blocks = Blocks::default();
            blocks.render(&before, setting());
            let mut lines: Vec<&str> = before.split('\n').collect();
            let at = at.index(lines.len());
            lines.splice(at..(at + 1).min(lines.len()), after.split('\n'));
            let changed = lines.join("\n");
            if let Some(content) = blocks.render(&changed, setting()) {
                prop_assert_eq!(html(&content), whole(&changed));
            }
        }
    }

    #[test]
    fn only_the_touched_block_is_rendered_again_and_it_keeps_its_key() {
        let mut blocks = Blocks::default();
        let before = "# one\n\ntwo\n\n- three\n\n  still three\n\nfour";
        let Some(Content::Nodes(before)) = blocks.render(before, setting()) else {
            panic!("it can be cut");
        };
        let after = "# one\n\ntwo!\n\n- three\n\n  still three\n\nfour";
        let Some(Content::Nodes(after)) = blocks.render(after, setting()) else {
            panic!("it can be cut");
        };
        let same: Vec<bool> = before
            .iter()
            .zip(&after)
            .map(|(a, b)| Rc::ptr_eq(a, b))
            .collect();
        assert_eq!(same, [true, false, true, true]);
        assert_eq!(before[1].key, after[1].key);
    }
}
