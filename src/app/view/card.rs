use leptos::prelude::*;

use super::finding;
use crate::app::{
    effects::linter::{Linter, Spot},
    platform::{beside, controls, dom::Piece, press::Press},
};

/// The id of the card beside the field.
pub const CARD_ID: &str = "finding-card";

const SPOKEN_ID: &str = "finding-spoken";

/// The finding under the caret, beside its field. It never takes the focus by itself: a screen
/// reader is told of it, and a key leads into it.
#[component]
pub fn Card() -> impl IntoView {
    let linter = expect_context::<Linter>();
    Effect::new(move |_| {
        linter.track();
        let spot = linter.card().get();
        let shown = spot.and_then(|spot| {
            linter.with_spot(spot, |found| {
                let finding = found.finding;
                card().set_children([finding::article(&found, false)]);
                let fix = finding.fixes.first();
                [
                    finding.what,
                    " ",
                    finding.instead,
                    fix.map_or("", |_| " Ctrl+period: "),
                    fix.map_or("", |fix| &fix.label),
                    " Alt+Enter: all choices.",
                ]
                .concat()
            })
        });
        card().show(shown.is_some());
        Piece::by_id(SPOKEN_ID).set_text(shown.as_deref().unwrap_or_default());
        if shown.is_none() && spot.is_some() {
            linter.card().set(None);
        } else if let Some(spot) = spot {
            place(spot);
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

fn card() -> Piece {
    Piece::by_id(CARD_ID)
}

fn place(spot: Spot) {
    request_animation_frame(move || {
        // Where its field is gone, the card goes with the next look.
        let _ = beside::put(CARD_ID, spot.place, spot.start);
    });
}
