//! A drawing of ours in the page. Its source is read as XML and never as HTML, and what is not
//! an element that our drawings have is not shown at all.

use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, SupportedType, window};

use super::dom::Piece;

/// The elements of our drawings.
const KNOWN: [&str; 7] = ["svg", "title", "desc", "rect", "text", "tspan", "path"];

/// Shows a drawing in an element, in place of what was in it.
pub fn show(holder: &Piece, svg: &str) {
    holder.set_children(read(svg).map(Piece::from));
}

fn read(svg: &str) -> Option<Element> {
    let parser = DomParser::new().ok()?;
    let parsed = parser
        .parse_from_string(svg, SupportedType::ImageSvgXml)
        .ok()?;
    let all = parsed.query_selector_all("*").ok()?;
    for index in 0..all.length() {
        let element: Element = all.get(index)?.dyn_into().ok()?;
        if !KNOWN.contains(&element.tag_name().as_str()) {
            return None;
        }
    }
    let document = window()?.document()?;
    let node = document
        .import_node_with_deep(&parsed.document_element()?.into(), true)
        .ok()?;
    node.dyn_into().ok()
}
