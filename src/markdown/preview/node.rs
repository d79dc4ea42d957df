//! The rendered post-mortem as a keyed tree, which the page patches and the exports write out.

use std::{borrow::Cow, rc::Rc};

use crate::document::{Column, Id};

/// One HTML element.
///
/// What has not changed since the last rendering is the very same `Rc`, so that a patcher
/// compares pointers and looks no further.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Tells siblings apart and stays the same while they move or change.
    pub key: Key,
    /// The element's name; never a void element.
    pub tag: &'static str,
    /// Names and values; values are not escaped yet.
    pub attrs: Vec<(&'static str, Cow<'static, str>)>,
    pub content: Content,
}

/// What is inside of an element.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    Nodes(Vec<Rc<Node>>),
    /// Rendered Markdown.
    Html(SafeHtml),
    /// Characters, not escaped yet.
    Text(Cow<'static, str>),
}

/// The identity of an element among its siblings.
///
/// Unique there as long as the rows of the document have ids of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A fixed part of a section.
    Part(&'static str),
    /// A row of a list.
    Row(Id),
    /// A cell of a row.
    Cell(Column),
    /// A block of a long text, or some of the rows of a table.
    Block(u32),
}

impl Key {
    /// The row that it names.
    pub(super) fn row(self) -> Option<Id> {
        match self {
            Self::Row(id) => Some(id),
            _ => None,
        }
    }
}

/// HTML that was rendered from Markdown by this module, and can be made nowhere else:
/// the only way by which user text becomes HTML.
#[derive(Debug, Clone)]
pub struct SafeHtml(Rc<str>);

impl SafeHtml {
    pub(super) fn new(html: String) -> Self {
        Self(html.into())
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether both are the same piece of memory, which is cheap to ask.
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl PartialEq for SafeHtml {
    fn eq(&self, other: &Self) -> bool {
        self.is(other) || self.0 == other.0
    }
}

impl Node {
    pub(super) fn new(key: Key, tag: &'static str, content: Content) -> Self {
        let attrs = Vec::new();
        Self {
            key,
            tag,
            attrs,
            content,
        }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.attrs.push((name, value.into()));
        self
    }

    /// Whether both stand for the same element with the very same content; children are
    /// compared by pointer, so that the answer costs no walk.
    pub fn is(&self, other: &Self) -> bool {
        self.key == other.key
            && self.tag == other.tag
            && self.content.is(&other.content)
            && self.attrs == other.attrs
    }

    /// Appends the element as HTML. A `div` or `span` without
    /// attributes only groups and is left out.
    pub fn write(&self, out: &mut String) {
        let bare = matches!(self.tag, "div" | "span") && self.attrs.is_empty();
        if !bare {
            self.open(out);
        }
        match &self.content {
            Content::Nodes(nodes) => nodes.iter().for_each(|node| node.write(out)),
            Content::Html(html) => out.push_str(html.as_str()),
            Content::Text(text) => escape(text, out),
        }
        if !bare {
            self.close(out);
        }
        if self.is_block() {
            out.push('\n');
        }
    }

    /// Everything in the element as HTML: each element of the tree, and nothing between them.
    pub fn inner(&self) -> SafeHtml {
        let mut out = String::with_capacity(2 * self.length());
        self.write_inner(&mut out);
        SafeHtml::new(out)
    }

    /// About how much text there is in it, in bytes.
    pub fn length(&self) -> usize {
        match &self.content {
            Content::Nodes(nodes) => nodes.iter().map(|node| node.length()).sum(),
            Content::Html(html) => html.as_str().len(),
            Content::Text(text) => text.len(),
        }
    }

    fn write_inner(&self, out: &mut String) {
        match &self.content {
            Content::Nodes(nodes) => {
                for node in nodes {
                    node.open(out);
                    node.write_inner(out);
                    node.close(out);
                }
            }
            Content::Html(html) => out.push_str(html.as_str()),
            Content::Text(text) => escape(text, out),
        }
    }

    fn open(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.tag);
        for (name, value) in &self.attrs {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        }
        out.push('>');
    }

    fn close(&self, out: &mut String) {
        out.push_str("</");
        out.push_str(self.tag);
        out.push('>');
    }

    fn is_block(&self) -> bool {
        !matches!(self.tag, "span" | "strong" | "div")
    }
}

impl Content {
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Nodes(a), Self::Nodes(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Rc::ptr_eq(a, b))
            }
            (Self::Html(a), Self::Html(b)) => a == b,
            (Self::Text(a), Self::Text(b)) => a == b,
            _ => false,
        }
    }
}

/// Appends text with everything escaped that could end a text or a quoted attribute.
pub fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\0']) {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        out.push_str(match special.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            Some(b'"') => "&quot;",
            _ => "\u{FFFD}",
        });
        rest = special.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
}
