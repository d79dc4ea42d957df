//! Parts beside the fields of a section that show what the review reads out of the document.

use super::super::{element::part, live::follow};
use crate::app::{Page, effects::review::Look, platform::dom::Piece};

/// What a part shows of the document; nothing hides it.
pub type Draw = fn(&Look<'_>) -> Vec<Piece>;

/// A part that is drawn again whenever the document was reviewed, and touched only where it
/// comes out otherwise.
pub fn live(page: Page, tag: &str, class: &str, draw: Draw) -> Piece {
    let holder = part(tag, class, "");
    let (shown, tag, class) = (holder.clone(), tag.to_owned(), class.to_owned());
    follow(move || {
        page.review.track();
        let drawn = page.review.look(draw);
        let is_empty = drawn.is_empty();
        let fresh = part(&tag, &class, "").children(drawn);
        fresh.show(!is_empty);
        shown.renew(&fresh);
        shown.show(!is_empty);
    });
    holder
}

/// A muted line.
pub fn hint(text: &str) -> Piece {
    part("p", "hint", text)
}

/// A number in words: `1 action item`, `2 action items`.
pub fn count_of(count: usize, one: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    [&count.to_string(), " ", one, plural].concat()
}
