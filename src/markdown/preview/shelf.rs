//! What the last rendering of a section used, to be used again where nothing has changed.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::{
    Medium,
    node::{Content, Key, Node, SafeHtml},
    prose::Blocks,
    render::{Outline, Rendered, Setting, render},
};
use crate::document::{Cells, Column, Id, List, Place};

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
    texts: FxHashMap<Place, (u32, Kept)>,
    rows: FxHashMap<Id, (u32, KeptRow)>,
    nodes: FxHashMap<NodeName, (u32, Rc<Node>)>,
}

/// The row to which an element belongs, its part there and its tag.
type NodeName = (Option<Id>, &'static str, &'static str);

/// A text and the element for it.
#[derive(Debug)]
struct Kept {
    text: String,
    look: Look,
    node: Rc<Node>,
    blocks: Blocks,
}

/// A row of a table and the texts of its cells.
#[derive(Debug)]
struct KeptRow {
    cells: Vec<Kept>,
    node: Rc<Node>,
}

impl Shelf {
    pub(super) fn new(medium: Medium) -> Self {
        Self {
            medium,
            generation: 0,
            texts: FxHashMap::default(),
            rows: FxHashMap::default(),
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
        self.texts.retain(|_, (generation, _)| *generation == now);
        self.rows.retain(|_, (generation, _)| *generation == now);
        self.nodes.retain(|_, (generation, _)| *generation == now);
    }

    /// The element for the text at a place, rendered only if the text is another than before.
    pub(super) fn text(&mut self, place: Place, text: &str, look: Look) -> Rc<Node> {
        if let Some((used, kept)) = self.texts.get_mut(&place)
            && kept.says(text, look)
        {
            *used = self.generation;
            return Rc::clone(&kept.node);
        }
        let before = self.texts.remove(&place).map(|(_, kept)| kept);
        let kept = Kept::of(before, self.medium, || place, text, look);
        let node = Rc::clone(&kept.node);
        self.texts.insert(place, (self.generation, kept));
        node
    }

    /// The row of a table with a cell for each of these looks, rendered only where the text of a
    /// cell is another than before. At most keys no row but one is.
    pub(super) fn row<'d>(
        &mut self,
        list: List,
        row: &'d dyn Cells,
        cells: &[(Column, Look)],
        text: impl Fn(Column) -> &'d str,
    ) -> Rc<Node> {
        let (generation, medium) = (self.generation, self.medium);
        let id = row.id();
        if let Some((used, kept)) = self.rows.get_mut(&id)
            && kept.cells.len() == cells.len()
            && kept.cells.iter().zip(cells).all(|(kept, (column, look))| {
                kept.look.key == look.key && kept.text == text(*column)
            })
        {
            *used = generation;
            return Rc::clone(&kept.node);
        }
        let mut before = self
            .rows
            .remove(&id)
            .map_or_else(Vec::new, |(_, row)| row.cells);
        let cells = cells.iter().map(|&(column, look)| {
            let same = before.iter().position(|kept| kept.look.key == look.key);
            let before = same.map(|index| before.swap_remove(index));
            let row = id;
            let place = move || Place::Cell { list, row, column };
            Kept::of(before, medium, place, text(column), look)
        });
        let cells: Vec<Kept> = cells.collect();
        let nodes = cells.iter().map(|cell| Rc::clone(&cell.node)).collect();
        let node = Node::new(Key::Row(id), "tr", Content::Nodes(nodes));
        let node = Rc::new(self.as_part_of_table(node, "row"));
        let kept = KeptRow {
            cells,
            node: Rc::clone(&node),
        };
        self.rows.insert(id, (generation, kept));
        node
    }

    /// See [`part_of_table`].
    pub(super) fn as_part_of_table(&self, node: Node, role: &'static str) -> Node {
        part_of_table(self.medium, node, role)
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

impl Kept {
    /// What is to be kept of this text now, where this was kept of the last one.
    fn of(
        before: Option<Self>,
        medium: Medium,
        place: impl FnOnce() -> Place,
        text: &str,
        look: Look,
    ) -> Self {
        let mut blocks = Blocks::default();
        if let Some(kept) = before {
            if kept.says(text, look) {
                return kept;
            }
            if kept.look == look {
                blocks = kept.blocks;
            }
        }
        let node = Rc::new(rendered(&mut blocks, medium, place(), text, look));
        Self {
            text: text.to_owned(),
            look,
            node,
            blocks,
        }
    }

    fn says(&self, text: &str, look: Look) -> bool {
        self.look == look && self.text == text
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
    }
    match look.tag {
        "td" => part_of_table(medium, node, "cell"),
        _ => node,
    }
}

/// Says in words what the element is to its table: to some browsers one that is laid out otherwise
/// is a table no more.
fn part_of_table(medium: Medium, node: Node, role: &'static str) -> Node {
    match medium {
        Medium::Screen => node.with("role", role),
        Medium::File | Medium::Clipboard => node,
    }
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
        breaks: look.tag == "td",
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
