use super::{element::part, icon::Icon, toasts};
use crate::app::{
    live::hear,
    platform::{dialogs, dom::Piece},
};

/// A modal dialog, closed until [`dialogs::open`] opens it.
/// Its heading also names it.
pub fn dialog(id: &str, title: &str) -> Piece {
    let title_id = [id, "-title"].concat();
    let dialog = Piece::of("dialog", "dialog")
        .attr("id", id)
        .attr("aria-labelledby", &title_id)
        .child(
            Piece::of("header", "dialog-head")
                .child(part("h2", "", title).attr("id", &title_id))
                // What lies behind an open dialog can be neither reached nor heard.
                .child(toasts::region())
                .child(
                    Piece::button("quiet", "shut")
                        .attr("aria-label", "Close")
                        .child(Piece::icon(Icon::Cross.path())),
                ),
        );
    hear(&dialog, "close", |_| dialogs::changed());
    dialog
}
