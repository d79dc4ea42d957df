//! The browser's own date and time pickers, beside text fields that keep what is typed.
//!
//! One hidden picker of each kind serves the whole form.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, window};

use crate::document::Place;

/// The id of the hidden date picker.
pub const DATE_ID: &str = "date-picker";

/// The id of the hidden time picker.
pub const TIME_ID: &str = "time-picker";

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
    let id = if picks == "date" { DATE_ID } else { TIME_ID };
    if let Some(picker) = input(id) {
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
    let _ = picker.show_picker();
}

fn input(id: &str) -> Option<HtmlInputElement> {
    window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}
