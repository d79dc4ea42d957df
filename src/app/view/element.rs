//! The elements that views are made of.

use crate::app::platform::dom::Piece;

/// An element of a class, which may be empty, with a text.
pub fn part(tag: &str, class: &str, text: &str) -> Piece {
    Piece::new(tag)
        .maybe("class", (!class.is_empty()).then_some(class))
        .text(text)
}

/// A button with its words, see
/// [`Press`](crate::app::platform::press::Press).
pub fn button(text: &str, does: &str) -> Piece {
    Piece::button("", does).text(text)
}
