//! Rich text as the browser reads it, in a document of its own in which nothing runs and nothing
//! is loaded.

use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, Node, SupportedType};

use crate::paste::rich;

/// What an HTML text holds; nothing where the browser reads none.
pub fn read(html: &str) -> Vec<rich::Node> {
    let html = rich::with_hidden_styles(html);
    let parsed = DomParser::new()
        .and_then(|parser| parser.parse_from_string(&html, SupportedType::TextHtml))
        .ok();
    let root = parsed.and_then(|page| page.document_element());
    root.map(|root| children(&root)).unwrap_or_default()
}

fn children(parent: &Node) -> Vec<rich::Node> {
    let mut found = Vec::new();
    let mut next = parent.first_child();
    while let Some(node) = next {
        next = node.next_sibling();
        found.extend(of(node));
    }
    found
}

fn of(node: Node) -> Option<rich::Node> {
    if node.node_type() == Node::TEXT_NODE {
        return node.text_content().map(rich::Node::Text);
    }
    // Comments are no part of what is read.
    let element: Element = node.dyn_into().ok()?;
    let attributes = rich::ATTRIBUTES
        .iter()
        .filter_map(|name| Some((*name, element.get_attribute(name)?)));
    Some(rich::Node::Element(rich::Element::new(
        element.local_name(),
        attributes.collect(),
        children(&element),
    )))
}
