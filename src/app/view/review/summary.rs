//! Under the summary: have it written from the fields.

use super::{
    super::element::button,
    panel::{hint, live},
};
use crate::{
    app::{Page, effects::review::Look, platform::dom::Piece, view::live::pressed},
    document::{Field, Place},
    finding::{Change, Remedy},
    review::summary,
};

/// Puts the button under the summary.
pub fn summary_writer(page: Page, card: &Piece) {
    let writer = live(page, "div", "writer", draw);
    pressed(&writer, move |press| {
        if press.does == "write" {
            let written = page.review.look(|look| summary::write(look.doc));
            if let Some(written) = written {
                page.review.offer(&Remedy {
                    label: "Write the summary from the fields".into(),
                    changes: vec![Change::set(Place::Field(Field::Summary), written)],
                });
                // The button is gone with that.
                page.session.go_to(Place::Field(Field::Summary));
            }
        }
    });
    let _ = card.find(".field-summary").child(writer);
}

fn draw(look: &Look<'_>) -> Vec<Piece> {
    let Some(written) = summary::write(look.doc) else {
        return Vec::new();
    };
    if look.doc.summary == written {
        let about = "Written from the fields. It follows them until you change it.";
        return vec![hint(about)];
    }
    let button = button("Write it from the fields", "write");
    match look.doc.summary.trim().is_empty() {
        true => vec![button],
        false => vec![
            button,
            hint("It replaces the text above; undo brings that back."),
        ],
    }
}
