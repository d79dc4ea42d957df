//! A text of a field or a row among others: what would mean something beyond its end, or take
//! its meaning from there, is written so that it does not. Exact in both directions.

use std::borrow::Cow;

use super::{
    inline::{from_line, to_line},
    labels::{self, Name, Shared},
    lines::{opening_fence, split_indent},
    raw::{self, Shape},
    tail,
};

/// A text on lines of its own. `shared` says what others have in common with it.
pub(super) fn to_block(text: &str, name: &Name, shared: &Shared) -> String {
    let text = raw::encode(text, Shape::Block);
    labels::encode(&text, name, shared).into_owned()
}

/// The text that was typed, the inverse of [`to_block`]; what the
/// labels say of other texts is added to `shared`.
pub(super) fn from_block(text: &str, name: &Name, shared: &mut Shared) -> String {
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

/// A text in one line to which the lines below belong: it must not begin a block that goes on
/// there. A fence at its beginning gets a backslash.
pub(super) fn to_head(text: &str) -> String {
    let mut line = raw::encode(&to_line(text), Shape::Head).into_owned();
    match fence(&line) {
        Some((at, Fence::Typed)) => {
            line.insert(at, '\\');
            tail::put(&mut line, 0, 2);
        }
        Some((_, Fence::Escaped)) => tail::put(&mut line, 1, 2),
        None => {}
    }
    line
}

/// The text that was typed, the inverse of [`to_head`].
pub(super) fn from_head(line: &str) -> String {
    if let Some((at, Fence::Escaped)) = fence(line) {
        let (line, is_typed) = tail::take(line, 2);
        let mut line = line.to_owned();
        if is_typed == 0 {
            line.remove(at);
        }
        return from_one_line(&line).into_owned();
    }
    from_one_line(line).into_owned()
}

enum Fence {
    Typed,
    Escaped,
}

/// The fence with which a line begins, and where it stands.
fn fence(line: &str) -> Option<(usize, Fence)> {
    let (indent, rest) = split_indent(line);
    let at = line.len() - rest.len();
    let (kind, rest) = match rest.strip_prefix('\\') {
        Some(rest) => (Fence::Escaped, rest),
        None => (Fence::Typed, rest),
    };
    (indent < 4 && opening_fence(rest).is_some()).then_some((at, kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_at_the_head_of_other_lines_goes_on_there() {
        for (text, line) in [
            ("Why?", "Why?"),
            ("```", "\\```"),
            (" ~~~ x  ", " \\~~~ x    "),
            ("\\```", "\\``` "),
            ("``` a `b` c", "``` a `b` c"),
            ("<div>x</div>", "&lt;div>x&lt;/div>"),
            ("x <b>y</b>", "x <b>y</b>"),
            ("```\n<b>", "\\```<br>&lt;b>"),
        ] {
            assert_eq!(to_head(text), line);
            assert_eq!(from_head(line), text);
        }
    }
}
