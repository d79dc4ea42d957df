use leptos::prelude::*;

use super::{element::part, finding, form::heading_id, review::article};
use crate::app::live::{follow, hear};
use crate::{
    app::{
        Page,
        effects::meant::{Stop, Which},
        platform::{beside, dom::Piece, press::Press, render::after_render},
    },
    finding::Finding,
};

/// The id of the card beside the field.
pub const CARD_ID: &str = "finding-card";

const SPOKEN_ID: &str = "finding-spoken";

/// The finding under the caret, beside its field. It never takes the focus by itself: a screen
/// reader is told of it, and a key leads into it.
/// Goes into the pane of the form.
pub fn card(page: Page, pane: &Piece) {
    let linter = page.linter;
    let spoken = part("p", "visually-hidden", "")
        .attr("id", SPOKEN_ID)
        .attr("role", "status");
    let card = part("div", "finding-card", "")
        .attr("id", CARD_ID)
        .attr("role", "group")
        .attr("aria-label", "Finding")
        .attr("hidden", "");
    let _ = pane.clone().child(spoken.clone()).child(card.clone());
    let holder = card.clone();
    let mut shown = None;
    follow(move || {
        linter.track();
        page.review.track_findings();
        let which = linter.card().get();
        let look = match &which {
            Some(Which::Wording(spot)) => linter.with_spot(*spot, |found| {
                let look = finding::look(&found);
                // What is the same stays: someone may be writing a reason in it.
                if shown != Some(look) {
                    holder.set_children([finding::article(&found, false)]);
                    spoken.set_text(&in_words(found.finding));
                }
                look
            }),
            Some(Which::Content(mark)) => page.review.with_mark(mark, |doc, held| {
                if shown != Some(held.look) {
                    holder.set_children([article::article(doc, &held.finding, false)]);
                    spoken.set_text(&in_words(&held.finding));
                }
                held.look
            }),
            None => None,
        };
        shown = look;
        holder.show(look.is_some());
        match which {
            Some(which) if look.is_some() => place(which),
            Some(_) => linter.card().set(None),
            None => spoken.set_text(""),
        }
    });
    hear(&card, "click", move |event| {
        let Some(which) = linter.card().get_untracked() else {
            return;
        };
        // What was folded in it may have come out.
        place(which.clone());
        if let Some(press) = Press::of(&event) {
            // From the dialog that opens, the writer comes back to the field.
            if press.does == "about" {
                which.stop().focus();
            }
            let may_be_gone = match &which {
                Which::Wording(spot) => finding::run(page, *spot, &press),
                Which::Content(mark) => article::run(page, mark, &press),
            };
            if may_be_gone || linter.card().with_untracked(Option::is_none) {
                linter.card().set(None);
                // Where the writer was led on, to a blank for one, the focus is there.
                let stays = Piece::by_id(CARD_ID);
                after_render(move || {
                    if !stays.has_focus() {
                        return;
                    }
                    which.stop().focus();
                });
            }
        }
    });
}

/// What a screen reader says of it.
fn in_words(finding: &Finding) -> String {
    let (key, fix) = match finding.fixes.first() {
        Some(fix) => (" Ctrl+period: ", &*fix.label),
        None => ("", ""),
    };
    let choices = " Alt+Enter: all choices.";
    [&finding.what, " ", finding.instead, key, fix, choices].concat()
}

fn place(which: Which) {
    request_animation_frame(move || {
        let (id, start) = match (&which, which.stop()) {
            (Which::Wording(spot), _) => (spot.place.to_string(), spot.start),
            (_, Stop::Place(place)) => (place.to_string(), 0),
            (_, Stop::Section(section)) => (heading_id(section), 0),
        };
        // Where its field is gone, the card goes with the next look.
        let _ = beside::put(CARD_ID, &id, start);
    });
}
