//! A text of a field or a row among others: what would mean something beyond its end, or take
//! its meaning from there, is written so that it does not. Exact in both directions.

use std::borrow::Cow;

use super::{
    inline::{from_line, to_line},
    labels::{self, Name},
    raw::{self, Shape},
};

/// A text on lines of its own. `shared` has the labels that other texts use too.
pub(super) fn to_block(text: &str, name: &Name, shared: &[u64]) -> String {
    let text = raw::encode(text, Shape::Block);
    labels::encode(&text, name, shared).into_owned()
}

/// The text that was typed, the inverse of [`to_block`]; labels that were written as shared
/// are added to `shared`.
pub(super) fn from_block(text: &str, name: &Name, shared: &mut Vec<u64>) -> String {
    let text = labels::decode(text, name, shared);
    raw::decode(&text).into_owned()
}

/// A text in one line, in which nothing can be defined.
pub(super) fn to_one_line(text: &str) -> String {
    raw::encode(&to_line(text), Shape::Line).into_owned()
}

/// The text that was typed, the inverse of [`to_one_line`].
pub(super) fn from_one_line(line: &str) -> Cow<'_, str> {
    match raw::decode(line) {
        Cow::Borrowed(line) => from_line(line),
        Cow::Owned(line) => from_line(&line).into_owned().into(),
    }
}
