//! Long texts of the page in pieces, each a text node of its own.
//!
//! Chromium lays a text node out line by line, and looks at much of it for each line: a log of
//! 25,000 lines in one paragraph took it seconds at each change of its width or its text.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node, Text, TreeWalker};

use crate::markdown::preview::Retyped;

/// How long a piece may be, in UTF-16 units.
pub const LONGEST: usize = 8_192;

const PIECE: u32 = LONGEST as u32;

/// The texts of an element, in their order.
pub struct Texts(TreeWalker);

impl Texts {
    /// Before the first one.
    pub fn of(document: &Document, element: &Element) -> Option<Self> {
        // Texts, as the browser's walkers name them (NodeFilter.SHOW_TEXT).
        let walker = document.create_tree_walker_with_what_to_show(element, 4);
        walker.ok().map(Self)
    }

    /// Puts them all into pieces.
    pub fn part(self) -> Option<()> {
        // The pieces of a text come next, and are no longer too long.
        while let Some(text) = self.0.next_node().ok()? {
            part(text.dyn_into().ok()?);
        }
        Some(())
    }

    /// All pieces of the next one.
    pub fn next(&self) -> Option<Vec<Node>> {
        let mut piece = self.0.next_node().ok()??;
        let mut pieces = Vec::new();
        loop {
            let next = piece.next_sibling();
            pieces.push(piece);
            match next.filter(|next| next.node_type() == Node::TEXT_NODE) {
                Some(next) => piece = next,
                None => break,
            }
            self.0.next_node().ok()?;
        }
        Some(pieces)
    }
}

/// Writes a change into the piece in which it is. `None` where the page has another text there
/// than the one that was written, or where more than one piece has changed.
pub fn retype(pieces: &[Node], change: &Retyped) -> Option<()> {
    let texts: Vec<String> = pieces
        .iter()
        .map(|one| one.node_value())
        .collect::<Option<_>>()?;
    if texts.concat() != change.old {
        return None;
    }
    let (index, now) = change.piece(texts.iter().map(String::len))?;
    let piece = pieces.get(index)?;
    piece.set_node_value(Some(now));
    part(piece.clone().dyn_into().ok()?);
    Some(())
}

fn part(mut text: Text) -> Option<()> {
    while text.length() > PIECE {
        let begins = text.substring_data(0, PIECE).ok()?;
        // At a space no letter is torn from the next; the last one may be half a character.
        let end = begins.rfind([' ', '\n']).map(|at| &begins[..=at]);
        let units = end.map_or(PIECE, |end| end.encode_utf16().count() as u32);
        text = text.split_text(units).ok()?;
    }
    Some(())
}
