//! What the last rendering of a section used, to be used again where nothing has changed.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::{
    Medium,
    node::{Content, Key, Node, SafeHtml},
    prose::Blocks,
    render::{Outline, Rendered, Setting, render},
};
use crate::document::{Id, Place};

/// Texts shorter than this are rendered in one piece, in bytes.
const LEAST_TO_CUT: usize = 1024;

/// How a text of the document becomes an element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    pub key: Key,
    /// The element for a text of one paragraph and for plain text.
    pub tag: &'static str,
    /// The element for a text of several blocks.
    pub block_tag: &'static str,
    pub class: Option<&'static str>,
    pub reads: Reads,
    /// The level of the outermost heading that a writer may put into the text.
    pub base: u8,
}

/// How a text is read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Reads {
    /// Not at all: it is shown as typed.
    Typed,
    /// As Markdown where that makes a single paragraph, else as typed.
    Title,
    /// As Markdown, a single paragraph without its `<p>`.
    Inline,
    /// As Markdown.
    Prose,
}

/// The elements that the last rendering of one section used.
#[derive(Debug)]
pub(super) struct Shelf {
    pub medium: Medium,
    generation: u32,
    texts: FxHashMap<Place, Kept>,
    nodes: FxHashMap<NodeName, (u32, Rc<Node>)>,
}

/// The row to which an element belongs, its part there and its tag.
type NodeName = (Option<Id>, &'static str, &'static str);

#[derive(Debug)]
struct Kept {
    generation: u32,
    text: String,
    look: Look,
    node: Rc<Node>,
    blocks: Blocks,
}

impl Shelf {
    pub(super) fn new(medium: Medium) -> Self {
        Self {
            medium,
            generation: 0,
            texts: FxHashMap::default(),
            nodes: FxHashMap::default(),
        }
    }

    /// Begins a rendering of the section.
    pub(super) fn begin(&mut self) {
        self.generation = self.generation.wrapping_add(1);
    }

    /// Ends it: what was not used is let go.
    pub(super) fn end(&mut self) {
        let now = self.generation;
        self.texts.retain(|_, kept| kept.generation == now);
        self.nodes.retain(|_, (generation, _)| *generation == now);
    }

    /// The element for the text at a place, rendered only if the text is another than before.
    pub(super) fn text(&mut self, place: Place, text: &str, look: Look) -> Rc<Node> {
        let generation = self.generation;
        let mut blocks = Blocks::default();
        if let Some(kept) = self.texts.get_mut(&place) {
            kept.generation = generation;
            if kept.look == look {
                if kept.text == text {
                    return Rc::clone(&kept.node);
                }
                blocks = std::mem::take(&mut kept.blocks);
            }
        }
        let node = Rc::new(rendered(&mut blocks, self.medium, place, text, look));
        let kept = Kept {
            generation,
            text: text.to_owned(),
            look,
            node: Rc::clone(&node),
            blocks,
        };
        self.texts.insert(place, kept);
        node
    }

    /// Says in words what the element is to its table: to some browsers one that is laid out
    /// otherwise is a table no more.
    pub(super) fn as_part_of_table(&self, node: Node, role: &'static str) -> Node {
        match self.medium {
            Medium::Screen => node.with("role", role),
            Medium::File | Medium::Clipboard => node,
        }
    }

    /// The element as it was kept under this name, if it is the same; else this one, kept.
    pub(super) fn keep(&mut self, row: Option<Id>, part: &'static str, node: Node) -> Rc<Node> {
        let generation = self.generation;
        let name = (row, part, node.tag);
        if let Some((used, kept)) = self.nodes.get_mut(&name)
            && kept.is(&node)
        {
            *used = generation;
            return Rc::clone(kept);
        }
        let node = Rc::new(node);
        let kept = (generation, Rc::clone(&node));
        self.nodes.insert(name, kept);
        node
    }
}

fn rendered(blocks: &mut Blocks, medium: Medium, place: Place, text: &str, look: Look) -> Node {
    let (content, single) = content(blocks, medium, place, text, look);
    let tag = if single { look.tag } else { look.block_tag };
    let mut node = Node::new(look.key, tag, content);
    if let Some(class) = look.class.filter(|_| medium != Medium::Clipboard) {
        node = node.with("class", class);
    }
    if medium == Medium::Screen {
        node = node.with("data-place", place.to_string());
        if look.tag == "td" {
            node = node.with("role", "cell");
        }
    }
    node
}

/// The content, and whether it is a single paragraph.
fn content(
    blocks: &mut Blocks,
    medium: Medium,
    place: Place,
    text: &str,
    look: Look,
) -> (Content, bool) {
    let typed = || (Content::Text(text.to_owned().into()), true);
    if look.reads == Reads::Typed || text.trim().is_empty() {
        return typed();
    }
    let setting = Setting {
        medium,
        prefix: &place.to_string(),
        base: look.base,
        inline: look.reads != Reads::Prose,
        definitions: "",
    };
    if text.len() >= LEAST_TO_CUT
        && look.reads != Reads::Title
        && let Some(content) = blocks.render(text, setting)
    {
        return (content, false);
    }
    *blocks = Blocks::default();
    let Rendered { html, single, .. } = render(text, setting, Outline::default());
    if look.reads == Reads::Title && !single {
        return typed();
    }
    (Content::Html(SafeHtml::new(html)), single)
}
