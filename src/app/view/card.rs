use leptos::prelude::*;

use super::finding;
use crate::{
    app::{
        effects::linter::{Linter, Spot},
        platform::{beside, controls, dom::Piece, press::Press},
    },
    finding::Finding,
};

/// The id of the card beside the field.
pub const CARD_ID: &str = "finding-card";

const SPOKEN_ID: &str = "finding-spoken";

/// The finding under the caret, beside its field. It never takes the focus by itself: a screen
/// reader is told of it, and a key leads into it.
#[component]
pub fn Card() -> impl IntoView {
    let linter = expect_context::<Linter>();
    let mut shown = None;
    Effect::new(move |_| {
        linter.track();
        let spot = linter.card().get();
        let look = spot.and_then(|spot| {
            linter.with_spot(spot, |found| {
                let look = finding::look(&found);
                // What is the same stays: someone may be writing a reason in it.
                if shown != Some(look) {
                    card().set_children([finding::article(&found, false)]);
                    Piece::by_id(SPOKEN_ID).set_text(&in_words(found.finding));
                }
                look
            })
        });
        shown = look;
        card().show(look.is_some());
        match spot {
            Some(spot) if look.is_some() => place(spot),
            Some(_) => linter.card().set(None),
            None => Piece::by_id(SPOKEN_ID).set_text(""),
        }
    });
    let clicked = move |event: leptos::ev::MouseEvent| {
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
    };
    view! {
        <p id=SPOKEN_ID class="visually-hidden" role="status"></p>
        <div id=CARD_ID class="finding-card" role="group" aria-label="Finding" hidden on:click=clicked></div>
    }
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

fn card() -> Piece {
    Piece::by_id(CARD_ID)
}

fn place(spot: Spot) {
    request_animation_frame(move || {
        // Where its field is gone, the card goes with the next look.
        let _ = beside::put(CARD_ID, spot.place, spot.start);
    });
}
