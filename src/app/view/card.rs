use leptos::prelude::*;

use super::finding::{self, part};
use crate::app::live::{follow, hear};
use crate::{
    app::{
        Page,
        effects::linter::Spot,
        platform::{beside, controls, dom::Piece, press::Press},
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
        let spot = linter.card().get();
        let look = spot.and_then(|spot| {
            linter.with_spot(spot, |found| {
                let look = finding::look(&found);
                // What is the same stays: someone may be writing a reason in it.
                if shown != Some(look) {
                    holder.set_children([finding::article(&found, false)]);
                    spoken.set_text(&in_words(found.finding));
                }
                look
            })
        });
        shown = look;
        holder.show(look.is_some());
        match spot {
            Some(spot) if look.is_some() => place(spot),
            Some(_) => linter.card().set(None),
            None => spoken.set_text(""),
        }
    });
    hear(&card, "click", move |event| {
        let Some(spot) = linter.card().get_untracked() else {
            return;
        };
        // What was folded in it may have come out.
        place(spot);
        if let Some(press) = Press::of(&event) {
            let silenced = finding::run(linter, spot, &press);
            if silenced || linter.card().get_untracked().is_none() {
                linter.card().set(None);
                controls::focus(spot.place);
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

fn place(spot: Spot) {
    request_animation_frame(move || {
        // Where its field is gone, the card goes with the next look.
        let _ = beside::put(CARD_ID, spot.place, spot.start);
    });
}
