//! The preview's margin: how many findings there are in what an element shows, as an attribute
//! that is none of the patcher's.

use rustc_hash::FxHashMap;
use web_sys::{Element, window};

use crate::document::Place;

const COUNT: &str = "data-findings";

/// Where what concerns a section as a whole is marked.
const HEADING: &str = "h1, h2";

/// How many findings there are at each place; at none, in the section as a whole.
pub type Counts = FxHashMap<Option<Place>, usize>;

/// The marked elements of one section of the preview.
#[derive(Default)]
pub struct Margin(FxHashMap<Option<Place>, (usize, Element)>);

impl Margin {
    /// Marks the elements of these places, and no others, with their counts. The elements are
    /// looked for in the one with this id.
    pub fn show(&mut self, id: &str, counts: Counts) {
        let mut before = std::mem::take(&mut self.0);
        for (place, count) in counts {
            let kept = before
                .remove(&place)
                .filter(|(_, element)| element.is_connected());
            let is_same = kept.as_ref().is_some_and(|(was, _)| *was == count);
            let Some(element) = kept.map_or_else(|| find(id, place), |(_, element)| Some(element))
            else {
                continue;
            };
            if !is_same {
                // The attribute is one that every element can have.
                let _ = element.set_attribute(COUNT, &count.to_string());
            }
            self.0.insert(place, (count, element));
        }
        for (_, element) in before.into_values() {
            // Taking away an attribute does not fail.
            let _ = element.remove_attribute(COUNT);
        }
    }
}

fn find(id: &str, place: Option<Place>) -> Option<Element> {
    let around = window()?.document()?.get_element_by_id(id)?;
    let selector = place.map(|place| ["[data-place=\"", &place.to_string(), "\"]"].concat());
    around
        .query_selector(selector.as_deref().unwrap_or(HEADING))
        .ok()
        .flatten()
}
