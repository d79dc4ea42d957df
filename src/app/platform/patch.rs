//! Brings a piece of the page in line with a rendered tree, touching only what differs.

use std::{collections::HashMap, rc::Rc};

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, window};

use super::pieces::{self, Texts};
use crate::markdown::preview::{Content, Key, Node, Retyped, SafeHtml, retyped};

/// An element of the page and the node that it shows.
struct Shown {
    node: Rc<Node>,
    element: Element,
    children: Vec<Shown>,
}

/// A tree of more text than this, in bytes, is laid out only where it is near the window.
const LONG: usize = 24_000;

/// About how high a text of so many bytes is, in CSS pixels: a guess until it has been seen.
const PIXELS_PER_BYTE: f64 = 0.25;

/// The place in the page at which one tree is shown.
pub struct Slot {
    parent: HtmlElement,
    document: Document,
    shown: Option<Shown>,
    is_long: bool,
}

impl Slot {
    /// The element with this id, which has to be empty.
    pub fn in_element(id: &str) -> Option<Self> {
        let document = window()?.document()?;
        let parent = document.get_element_by_id(id)?.dyn_into().ok()?;
        Some(Self {
            parent,
            document,
            shown: None,
            is_long: false,
        })
    }

    /// Shows this tree, or nothing.
    pub fn show(&mut self, node: Option<Rc<Node>>) {
        self.adapt_to(node.as_ref().map_or(0, |node| node.length()));
        self.shown = match (self.shown.take(), node) {
            (Some(shown), Some(node)) => patch(&self.document, shown, node),
            (Some(shown), None) => {
                shown.element.remove();
                None
            }
            (None, Some(node)) => create(&self.document, node).inspect(|shown| {
                // A child of an element that is in the page can always be added.
                let _ = self.parent.append_child(&shown.element);
            }),
            (None, None) => None,
        };
    }

    fn adapt_to(&mut self, length: usize) {
        let is_long = length > LONG;
        if is_long != self.is_long {
            self.is_long = is_long;
            let height = (length as f64 * PIXELS_PER_BYTE) as u32;
            let guess = ["auto ", &height.to_string(), "px"].concat();
            // Names and a length of ours, which can always be set.
            let _ = self.parent.class_list().toggle_with_force("long", is_long);
            let style = self.parent.style();
            let _ = style.set_property("contain-intrinsic-height", &guess);
        }
    }
}

/// An element with everything in it. The browser makes it of one text: to make each of its parts
/// by itself took several times as long.
fn create(document: &Document, node: Rc<Node>) -> Option<Shown> {
    let made = document.create_element(node.tag).ok()?;
    for (name, value) in &node.attrs {
        made.set_attribute(name, value).ok()?;
    }
    made.set_inner_html(node.inner().as_str());
    meet(document, node.clone(), made.clone()).or_else(|| create_by_part(document, node))
}

/// The same, part by part: where a text does not come out as the tree that it was written from.
fn create_by_part(document: &Document, node: Rc<Node>) -> Option<Shown> {
    let element = document.create_element(node.tag).ok()?;
    for (name, value) in &node.attrs {
        element.set_attribute(name, value).ok()?;
    }
    let mut children = Vec::new();
    match &node.content {
        Content::Text(text) => element.set_text_content(Some(text)),
        Content::Html(html) => set_html(document, &element, html),
        Content::Nodes(nodes) => {
            for node in nodes {
                let child = create_by_part(document, node.clone())?;
                element.append_child(&child.element).ok()?;
                children.push(child);
            }
        }
    }
    Some(Shown {
        node,
        element,
        children,
    })
}

/// Finds each element of a tree again. `None` where there are others than those of the tree.
fn meet(document: &Document, node: Rc<Node>, element: Element) -> Option<Shown> {
    let mut children = Vec::new();
    if let Content::Html(html) = &node.content {
        part(document, &element, html);
    }
    if let Content::Nodes(nodes) = &node.content {
        children.reserve(nodes.len());
        let mut next = element.first_element_child();
        for node in nodes {
            let child = next?;
            next = child.next_element_sibling();
            children.push(meet(document, node.clone(), child)?);
        }
        if next.is_some() {
            return None;
        }
    }
    Some(Shown {
        node,
        element,
        children,
    })
}

fn patch(document: &Document, mut shown: Shown, node: Rc<Node>) -> Option<Shown> {
    if Rc::ptr_eq(&shown.node, &node) {
        return Some(shown);
    }
    let alike = shown.node.tag == node.tag
        && std::mem::discriminant(&shown.node.content) == std::mem::discriminant(&node.content);
    if !alike {
        let new = create(document, node)?;
        shown.element.replace_with_with_node_1(&new.element).ok()?;
        return Some(new);
    }
    patch_attributes(&shown, &node);
    match (&shown.node.content, &node.content) {
        (Content::Text(old), Content::Text(new)) if old != new => {
            shown.element.set_text_content(Some(new));
        }
        (Content::Html(old), Content::Html(new)) if old != new => {
            let is_retyped = retyped(old, new)
                .is_some_and(|change| retype(document, &shown.element, &change).is_some());
            if !is_retyped {
                set_html(document, &shown.element, new);
            }
        }
        (_, Content::Nodes(nodes)) => {
            let children = std::mem::take(&mut shown.children);
            shown.children = patch_children(document, &shown.element, children, nodes);
        }
        _ => {}
    }
    shown.node = node;
    Some(shown)
}

/// Changes a single text: an element made anew has everything in it styled, built and laid out
/// again. `None` where the page has another text there than the one that was written.
fn retype(document: &Document, element: &Element, change: &Retyped) -> Option<()> {
    let texts = Texts::of(document, element)?;
    for _ in 0..change.before {
        texts.next()?;
    }
    pieces::retype(&texts.next()?, change)
}

fn set_html(document: &Document, element: &Element, html: &SafeHtml) {
    element.set_inner_html(html.as_str());
    part(document, element, html);
}

fn part(document: &Document, element: &Element, html: &SafeHtml) {
    if html.as_str().len() > pieces::LONGEST {
        let texts = Texts::of(document, element);
        texts.and_then(Texts::part);
    }
}

fn patch_attributes(shown: &Shown, node: &Node) {
    if shown.node.attrs == node.attrs {
        return;
    }
    for (name, _) in &shown.node.attrs {
        if !node.attrs.iter().any(|(kept, _)| kept == name) {
            shown.element.remove_attribute(name).unwrap_or_default();
        }
    }
    for (name, value) in &node.attrs {
        shown.element.set_attribute(name, value).unwrap_or_default();
    }
}

fn patch_children(
    document: &Document,
    parent: &Element,
    old: Vec<Shown>,
    new: &[Rc<Node>],
) -> Vec<Shown> {
    let same_order = old.len() == new.len()
        && old
            .iter()
            .zip(new)
            .all(|(shown, node)| shown.node.key == node.key);
    if same_order {
        return old
            .into_iter()
            .zip(new)
            .filter_map(|(shown, node)| patch(document, shown, node.clone()))
            .collect();
    }
    let mut by_key: HashMap<Key, Shown> = HashMap::with_capacity(old.len());
    for shown in old {
        if let Some(twin) = by_key.insert(shown.node.key, shown) {
            twin.element.remove();
        }
    }
    let children: Vec<Shown> = new
        .iter()
        .filter_map(|node| match by_key.remove(&node.key) {
            Some(shown) => patch(document, shown, node.clone()),
            None => create(document, node.clone()),
        })
        .collect();
    for gone in by_key.into_values() {
        gone.element.remove();
    }
    let mut next = parent.first_element_child();
    for child in &children {
        if next.as_ref() == Some(&child.element) {
            next = child.element.next_element_sibling();
        } else {
            let before = next.as_ref().map(AsRef::as_ref);
            // Both stand in the page, so the one can be put before the other.
            let _ = parent.insert_before(&child.element, before);
        }
    }
    children
}
