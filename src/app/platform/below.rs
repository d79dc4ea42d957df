//! Cards of the form that are laid out only once the page is shown: at its opening a person sees
//! one or two of a dozen, and waits for the others' layout as long as for all the rest of it.

use std::cell::RefCell;

use wasm_bindgen::closure::Closure;

use super::{dom::Piece, waiting};

/// The attribute by which the style sheet leaves a card out that is out of sight.
const IS_BELOW: &str = "data-below";

thread_local! {
    /// From the last to the first.
    static CARDS: RefCell<Vec<Piece>> = const { RefCell::new(Vec::new()) };
    static IDLE: Closure<dyn FnMut()> = Closure::new(lay_out_next);
}

/// Leaves these cards, which stand in this order below what is seen first, to when the browser has
/// nothing else to do. (For good it would not do: Chromium's autofill would have each laid out by
/// itself at every key.)
pub fn begin(cards: impl DoubleEndedIterator<Item = Piece>) {
    let cards: Vec<Piece> = cards.rev().collect();
    cards.iter().for_each(|card| card.set(IS_BELOW, Some("")));
    let before = CARDS.replace(cards);
    if before.is_empty() {
        IDLE.with(waiting::call_when_idle);
    }
}

fn lay_out_next() {
    let are_left = CARDS.with_borrow_mut(|cards| {
        if let Some(card) = cards.pop() {
            card.set(IS_BELOW, None);
        }
        !cards.is_empty()
    });
    if are_left {
        IDLE.with(waiting::call_when_idle);
    }
}
