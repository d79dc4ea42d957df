//! The preview's pane: what in it belongs to which place, and where it is scrolled to.

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, window};

use super::dom::Piece;
use crate::document::Place;

/// Looks again for so many frames whether a place is in view: on the way to it, what comes near
/// the window turns out to be higher or lower than was guessed.
const FRAMES: u8 = 4;

/// Where in the preview the row or field of a place stands, scrolled into its pane.
pub fn reveal(pane_id: &'static str, place: Place) {
    reveal_for(pane_id, place, FRAMES);
}

fn reveal_for(pane_id: &'static str, place: Place, frames: u8) {
    if scroll_to(pane_id, place).is_some() && frames > 0 {
        request_animation_frame(move || reveal_for(pane_id, place, frames - 1));
    }
}

/// Gives nothing where the place is in view already, or is not shown.
fn scroll_to(pane_id: &str, place: Place) -> Option<()> {
    let pane = by_id(pane_id)?;
    let shown = shown_at(&pane, place)?;
    let (view, at) = (
        pane.get_bounding_client_rect(),
        shown.get_bounding_client_rect(),
    );
    let margin = view.height() / 4.0;
    let above = at.top() < view.top() + 8.0;
    let below = at.bottom() > view.bottom() - 8.0;
    (above || below).then(|| {
        let top = f64::from(pane.scroll_top()) + at.top() - view.top() - margin;
        pane.set_scroll_top(top as i32);
    })
}

/// How far a pane is scrolled, in CSS pixels.
pub fn scrolled(pane_id: &str) -> i32 {
    by_id(pane_id).map_or(0, |pane| pane.scroll_top())
}

/// Scrolls a pane so far.
pub fn scroll(pane_id: &str, top: i32) {
    if let Some(pane) = by_id(pane_id) {
        pane.set_scroll_top(top);
    }
}

/// The id of the card that is read in a pane of cards: the one in which the focus is, where that is
/// in sight, or else the one at a third of the pane's height, if there is one.
pub fn card_in_sight(pane: &Piece) -> Option<String> {
    let pane = pane.element()?;
    let view = pane.get_bounding_client_rect();
    let document = window()?.document()?;
    let focused = document.active_element().filter(|focused| {
        let at = focused.get_bounding_client_rect();
        // A card itself may be higher than all that is seen of it.
        let end = match focused.class_list().contains("card") {
            true => at.top(),
            false => at.bottom(),
        };
        pane.contains(Some(focused.as_ref())) && at.top() < view.bottom() && end >= view.top()
    });
    let (x, y) = (view.width() / 2.0, view.height() / 3.0);
    let (x, y) = ((view.left() + x) as f32, (view.top() + y) as f32);
    let read = focused.or_else(|| document.element_from_point(x, y))?;
    Some(read.closest(".card").ok()??.id())
}

/// The key of the section that is read in the preview's pane: the one at a third of its height.
pub fn section_in_sight(pane: &Piece) -> Option<String> {
    let view = pane.element()?.get_bounding_client_rect();
    let (x, y) = (view.width() / 2.0, view.height() / 3.0);
    let (x, y) = ((view.left() + x) as f32, (view.top() + y) as f32);
    let read = window()?.document()?.element_from_point(x, y)?;
    read.closest("[data-section]")
        .ok()??
        .get_attribute("data-section")
}

/// The place that was clicked in the preview, unless the click was on a link.
pub fn clicked(event: &Event) -> Option<Place> {
    let target: Element = event.target()?.dyn_into().ok()?;
    if target.closest("a, input, button, summary").ok()?.is_some() {
        return None;
    }
    let selected = window()?
        .get_selection()
        .ok()
        .flatten()
        .is_some_and(|selection| !selection.is_collapsed());
    if selected {
        return None;
    }
    target
        .closest("[data-place]")
        .ok()??
        .get_attribute("data-place")?
        .parse()
        .ok()
}

/// The part of the preview that shows a place, or failing that its section.
fn shown_at(pane: &Element, place: Place) -> Option<Element> {
    let find = |selector: &str| pane.query_selector(selector).ok().flatten();
    find(&format!("[data-place=\"{place}\"]"))
        .or_else(|| {
            let row = place.row()?;
            find(&format!("[data-place*=\".{row}.\"]"))
        })
        .or_else(|| find(&format!("[data-section=\"{}\"]", place.section().key())))
}

fn by_id(id: &str) -> Option<Element> {
    window()?.document()?.get_element_by_id(id)
}
