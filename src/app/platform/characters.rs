//! HTML's names of characters, such as `eacute`, as the browser knows them: a table of all of
//! them would take 7 kB of the page.

use super::dom::Piece;

/// Has comrak ask the browser what a name means.
pub fn install() {
    phf::ask(meaning);
}

/// What a name of ASCII letters and digits means, without its `&` and `;`.
///
/// A field for text holds no elements, whatever its source is. A name that is none stays as it is,
/// as does the end of one that only begins like an old name: `notit` is read as `not` and `it;`.
pub fn meaning(name: &str) -> Option<String> {
    let text = Piece::decoded(name)?;
    (text == ";" || !text.ends_with(';')).then_some(text)
}
