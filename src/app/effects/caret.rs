use leptos::{
    ev::{Event, KeyboardEvent},
    prelude::*,
};

use super::{desk::Desk, linter::Linter};
use crate::app::{
    platform::{controls, dialogs, dom::Piece, events, mirror},
    view::CARD_ID,
};

/// Follows the caret from finding to finding, and hears the keys for them wherever the focus is;
/// installed once, at the root of the page.
pub fn install(linter: Linter, desk: Desk) {
    events::on_scroll(|event| mirror::scrolled(&event));
    events::on_window("compositionstart", move |event: Event| {
        linter.compose(controls::of_event(&event).map(|(place, _)| place));
    });
    events::on_window("compositionend", move |_: Event| linter.compose(None));
    events::on_window("click", move |event: Event| {
        if controls::of_event(&event).is_some() {
            linter.look();
        }
    });
    events::on_window("keyup", move |event: KeyboardEvent| {
        let moves = matches!(
            event.key().as_str(),
            "ArrowLeft"
                | "ArrowRight"
                | "ArrowUp"
                | "ArrowDown"
                | "Home"
                | "End"
                | "PageUp"
                | "PageDown"
        );
        if moves && controls::of_event(&event).is_some() {
            linter.look();
        }
    });
    // A card that is there follows; typing alone brings none.
    events::on_window("input", move |event: Event| {
        if linter.card().get_untracked().is_some() && controls::of_event(&event).is_some() {
            queue_microtask(move || queue_microtask(move || linter.look()));
        }
    });
    events::on_window("focusin", move |event: Event| {
        let Some(spot) = linter.card().get_untracked() else {
            return;
        };
        let stays = card().holds(&event)
            || controls::of_event(&event).is_some_and(|(place, _)| place == spot.place);
        if !stays {
            linter.card().set(None);
        }
    });
    events::on_window("keydown", move |event: KeyboardEvent| {
        if pressed(&event, linter, desk) {
            event.prevent_default();
        }
    });
}

/// Gives whether the key was for a finding.
fn pressed(event: &KeyboardEvent, linter: Linter, desk: Desk) -> bool {
    let command = event.ctrl_key() || event.meta_key();
    let key = event.key();
    let concerns = match key.as_str() {
        "F8" => !command,
        "." => command,
        "Enter" => event.alt_key(),
        "Escape" => linter.card().get_untracked().is_some(),
        _ => false,
    };
    // Only now: to look for open dialogs through a large page costs a part of a frame.
    if !concerns || event.is_composing() || desk.id().is_none() || dialogs::any_open() {
        return false;
    }
    match key.as_str() {
        "F8" => {
            linter.step(event.shift_key());
            true
        }
        "." => linter.fix_here(),
        "Enter" if controls::of_event(event).is_some() => {
            linter.look();
            let is_there = linter.card().get_untracked().is_some();
            if is_there {
                queue_microtask(|| queue_microtask(|| card().focus_button()));
            }
            is_there
        }
        "Escape" => match linter.card().get_untracked() {
            Some(spot) => {
                linter.card().set(None);
                if card().holds(event) {
                    controls::focus(spot.place);
                }
                true
            }
            None => false,
        },
        _ => false,
    }
}

fn card() -> Piece {
    Piece::by_id(CARD_ID)
}
