use std::time::Duration;

use leptos::{
    ev::{Event, KeyboardEvent},
    prelude::*,
};

use super::{
    desk::Desk,
    meant::{Stop, Which},
    tour::Tour,
};
use crate::app::{
    platform::{controls, dialogs, dom::Piece, events, mirror},
    view::CARD_ID,
};

/// How long after the focus has come to a long text it is laid out for underlines.
const PREPARES_AFTER: Duration = Duration::from_millis(100);

/// Follows the caret from finding to finding, and hears the keys for them wherever the focus is;
/// installed once, at the root of the page.
pub fn install(tour: Tour, desk: Desk) {
    let linter = tour.linter;
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
        if linter.card().with_untracked(Option::is_some) && controls::of_event(&event).is_some() {
            queue_microtask(move || queue_microtask(move || linter.look()));
        }
    });
    events::on_window("focusin", move |event: Event| {
        let Some(which) = linter.card().get_untracked() else {
            return;
        };
        if !card().holds(&event) && Stop::focused() != Some(which.stop()) {
            linter.card().set(None);
        }
    });
    events::on_window("focusin", move |event: Event| {
        if let Some((place, control)) = controls::of_event(&event)
            && let Some(text) = control.long_text()
        {
            set_timeout(move || mirror::prepare(place, &text), PREPARES_AFTER);
        }
    });
    // Forms are there for Enter; nothing is sent anywhere.
    events::on_window("submit", |event: Event| event.prevent_default());
    events::on_window("keydown", move |event: KeyboardEvent| {
        if pressed(&event, tour, desk) {
            event.prevent_default();
        }
    });
}

/// Gives whether the key was for a finding.
fn pressed(event: &KeyboardEvent, tour: Tour, desk: Desk) -> bool {
    let linter = tour.linter;
    let command = event.ctrl_key() || event.meta_key();
    let key = event.key();
    let concerns = match key.as_str() {
        "F8" => !command,
        "." => command,
        "Enter" => event.alt_key(),
        "Escape" => linter.card().with_untracked(Option::is_some),
        _ => false,
    };
    // Only now: to look for open dialogs through a large page costs a part of a frame.
    if !concerns || event.is_composing() || desk.id().is_none() || dialogs::any_open() {
        return false;
    }
    for_finding(&key, event, tour)
}

/// Apart, for typing alone needs none of it: it need not be there first.
#[inline(never)]
fn for_finding(key: &str, event: &KeyboardEvent, tour: Tour) -> bool {
    let linter = tour.linter;
    match key {
        "F8" => {
            tour.step(event.shift_key());
            true
        }
        "." => linter.fix_here(),
        "Enter" if Stop::focused().is_some() => {
            let is_check = |which: &Option<Which>| matches!(which, Some(Which::Content(_)));
            // Wording is told of where the caret is, a check where the writer was led to it.
            if !linter.card().with_untracked(is_check) {
                linter.look();
            }
            let is_there = linter.card().with_untracked(Option::is_some);
            if is_there {
                queue_microtask(|| queue_microtask(|| card().focus_button()));
            }
            is_there
        }
        "Escape" => match linter.card().get_untracked() {
            Some(which) => {
                linter.card().set(None);
                if card().holds(event) {
                    which.stop().focus();
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
