//! Makes Markdown of a rich text: what lies on the clipboard beside the plain text when a page of a
//! wiki or of a word processor is copied, and what a saved web page holds.
//!
//! Its signs are taken as they are: whoever typed `**` or `- ` into such a page meant it.

mod blocks;
mod inline;
mod styles;
mod table;

#[cfg(test)]
mod tests;

/// A piece of a rich text, as a browser has read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    Text(String),
    Element(Element),
}

/// An element of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    name: String,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Node>,
    is_block: bool,
}

pub use styles::hidden as with_hidden_styles;

/// The attributes that are looked at, once styles are hidden. An element needs no others.
pub const ATTRIBUTES: [&str; 9] = [
    "alt",
    "checked",
    "colspan",
    "data-style",
    "href",
    "rowspan",
    "src",
    "start",
    "type",
];

/// Elements that stand by themselves. Any other one does where one of these is in it: a word
/// processor puts a whole document into a `b`.
const BLOCKS: [&str; 44] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
    "ul",
];

/// Elements whose text no reader of the page sees.
const UNSEEN: [&str; 7] = [
    "head", "noscript", "script", "style", "template", "title", "colgroup",
];

/// What plain text has lost of a page: its sections.
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// Markdown of a rich text. No word that its reader saw is lost.
pub fn markdown(nodes: &[Node]) -> String {
    blocks::joined(&blocks::of(nodes))
}

/// Markdown of what lies on the clipboard in both forms; `None` where the plain text says as much
/// as the rich one, or is Markdown itself, as an editor's coloured text is.
pub fn of_clipboard(plain: &str, rich: &[Node]) -> Option<String> {
    let holds = |names: &[&str]| rich.iter().any(|node| node.holds(names));
    // No editor shows Markdown with headings of HTML; a page may well show code with a `#`.
    let says_more = holds(&HEADINGS) || holds(&["li", "table"]) && !is_markdown(plain);
    says_more.then(|| markdown(rich))
}

fn is_markdown(text: &str) -> bool {
    text.lines().any(|line| {
        let line = line.trim();
        let is_heading = line.trim_start_matches('#').starts_with(' ') && line.starts_with('#');
        let is_below_head = line.contains("--") && line.contains('|');
        is_heading || is_below_head && line.chars().all(|sign| " |:-".contains(sign))
    })
}

impl Node {
    /// Whether it is an element of one of these names, or has such in it.
    fn holds(&self, names: &[&str]) -> bool {
        match self {
            Self::Text(_) => false,
            Self::Element(element) => {
                names.contains(&element.name())
                    || element.children.iter().any(|child| child.holds(names))
            }
        }
    }

    fn is_block(&self) -> bool {
        matches!(self, Self::Element(element) if element.is_block)
    }
}

impl Element {
    /// An element by its name in lower case, with those of its attributes that are looked at.
    pub fn new(name: String, attributes: Vec<(&'static str, String)>, children: Vec<Node>) -> Self {
        let is_broken = |node: &Node| node.holds(&["br"]);
        let mut element = Self {
            name,
            attributes,
            children,
            is_block: false,
        };
        // Code of several lines stands by itself, whatever it stands in.
        element.is_block = BLOCKS.contains(&element.name())
            || element.styles("display", "block")
            || element.is_code() && element.children.iter().any(is_broken)
            || element.children.iter().any(Node::is_block);
        element
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(one, _)| *one == name);
        found.map(|(_, value)| &**value)
    }

    /// Whether its own style says this, as `font-weight:bold`.
    fn styles(&self, property: &str, value: &str) -> bool {
        let style = self.attribute("data-style").unwrap_or_default();
        style.split(';').any(|rule| {
            rule.split_once(':').is_some_and(|(name, set)| {
                name.trim().eq_ignore_ascii_case(property) && set.trim().starts_with(value)
            })
        })
    }

    fn is_code(&self) -> bool {
        ["code", "kbd", "samp", "tt"].contains(&self.name())
    }

    fn is_seen(&self) -> bool {
        !UNSEEN.contains(&self.name()) && !self.styles("display", "none")
    }
}
