//! Where a small card goes so that it stands beside what is being written and never over it.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, window};

use super::mirror;

/// Room in CSS pixels between the card and what it stands beside.
const GAP: f64 = 6.0;

/// A card of less height shows nothing of use, in CSS pixels.
const LEAST_HEIGHT: f64 = 96.0;

/// Puts the card with this id beside an element: a heading, or the control of a place, in which
/// an underline may begin at `start` (bytes). The card lies in the pane that scrolls the control, and scrolls with it.
pub fn put(card_id: &str, id: &str, start: usize) -> Option<()> {
    let document = window()?.document()?;
    let card = document.get_element_by_id(card_id)?;
    let card: HtmlElement = card.dyn_into().ok()?;
    let pane = card.parent_element()?;
    let view = pane.get_bounding_client_rect();
    let underlined = id
        .parse()
        .ok()
        .and_then(|place| mirror::boxes(place, start));
    let (control, mark) = match underlined {
        Some(boxes) => boxes,
        None => {
            let element = document.get_element_by_id(id)?.get_bounding_client_rect();
            (element.clone(), element)
        }
    };
    // Where neither end of the pane has room for all of it, it scrolls.
    let room = (view.bottom() - mark.bottom()).max(mark.top() - view.top());
    let style = card.style();
    style.remove_property("max-height").ok()?;
    let whole = f64::from(card.offset_height());
    let height = whole.min((room - 2.0 * GAP).max(LEAST_HEIGHT));
    if height < whole {
        style.set_property("max-height", &pixels(height)).ok()?;
    }
    let width = f64::from(card.offset_width());
    let room_below = view.bottom() - control.bottom();
    let room_above = control.top() - view.top();
    let top = if room_below >= height + 2.0 * GAP {
        control.bottom() + GAP
    } else if room_above >= height + 2.0 * GAP {
        control.top() - height - GAP
    } else if view.bottom() - mark.bottom() >= mark.top() - view.top() {
        // A field as high as the pane: the card goes to the end that is further away.
        (view.bottom() - height - GAP).max(mark.bottom() + GAP)
    } else {
        (view.top() + GAP).min(mark.top() - height - GAP)
    };
    let top = top - view.top() + f64::from(pane.scroll_top());
    let most = f64::from(pane.client_width()) - width - GAP;
    let left = (mark.left() - view.left()).min(most).max(GAP);
    style.set_property("top", &pixels(top)).ok()?;
    style.set_property("left", &pixels(left)).ok()
}

fn pixels(length: f64) -> String {
    let mut text = (length.round() as i32).to_string();
    text.push_str("px");
    text
}
