//! The browser's own date and time pickers, beside text fields that keep what is typed.
//!
//! One hidden picker of each kind serves the whole form. It is made when it is first asked for: to
//! make one costs a browser some milliseconds.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, window};

use super::dom::Piece;
use crate::document::Place;

/// The id of the element that holds the pickers.
pub const PICKERS_ID: &str = "pickers";

/// Opens the picker if a picker's button was clicked: beside it, at the value typed so far.
pub fn clicked(event: &Event) {
    let Some(button) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|element| element.closest("[data-picks]").ok().flatten())
    else {
        return;
    };
    let (Some(picks), Some(place)) = (
        button.get_attribute("data-picks"),
        button.get_attribute("data-for"),
    ) else {
        return;
    };
    if let Some(picker) = picker(&picks) {
        open(&picker, &button, &place);
    }
}

/// What was picked and for which place.
pub fn picked(event: &Event) -> Option<(Place, String)> {
    let picker: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let place = picker.get_attribute("data-for")?.parse().ok()?;
    let value = picker.value();
    (!value.is_empty()).then_some((place, value))
}

fn open(picker: &HtmlInputElement, button: &Element, place: &str) {
    let typed = input(place).map(|input| input.value()).unwrap_or_default();
    // A value that the picker cannot take leaves it empty.
    picker.set_value(&typed);
    let at = button.get_bounding_client_rect();
    let element: &HtmlElement = picker;
    let style = element.style();
    // Attributes and plain lengths can always be set; a browser that cannot show a picker by
    // command leaves the text field, which takes everything.
    let _ = picker.set_attribute("data-for", place);
    let _ = style.set_property("left", &format!("{}px", at.left() as i32));
    let _ = style.set_property("top", &format!("{}px", at.bottom() as i32));
    // It opens where the picker was laid out last.
    let _ = picker.get_bounding_client_rect();
    let _ = picker.show_picker();
}

/// The picker of a kind, `date` or `time`.
fn picker(kind: &str) -> Option<HtmlInputElement> {
    let id = [kind, "-picker"].concat();
    input(&id).or_else(|| {
        let made = Piece::of("input", "hidden-picker")
            .attr("type", kind)
            .attr("id", &id)
            .attr("tabindex", "-1")
            .attr("aria-hidden", "true");
        let _ = Piece::by_id(PICKERS_ID).child(made);
        input(&id)
    })
}

fn input(id: &str) -> Option<HtmlInputElement> {
    window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}
