//! The preview's margin: how many findings there are in what an element shows, as an attribute
//! that is none of the patcher's.

use rustc_hash::FxHashMap;
use wasm_bindgen::JsCast;
use web_sys::{Element, window};

use crate::document::Place;

const COUNT: &str = "data-findings";

/// Where what concerns a section as a whole is marked.
const HEADING: &str = "h1, h2";

/// Up to so many elements are looked for one by one, as at a key, which makes one or two anew. For
/// more of them, as when a draft is opened, the section is walked through once.
const FEW: usize = 4;

/// How many findings there are at a place; at none, in the section as a whole.
pub type Count = (Option<Place>, usize);

/// The marked elements of one section of the preview.
#[derive(Default)]
pub struct Margin(Vec<(Count, Element)>);

impl Margin {
    /// Marks the elements of these places, and no others, with their counts. The elements are
    /// looked for in the one with this id.
    pub fn show(&mut self, id: &str, counts: &[Count]) {
        let mut before = std::mem::take(&mut self.0);
        before.retain(|(_, element)| element.is_connected());
        let (mut looked_for, mut all) = (0, None);
        for &count in counts {
            let (place, number) = count;
            let kept = before.iter().position(|((at, _), _)| *at == place);
            let (was, element) = match kept.map(|index| before.remove(index)) {
                Some(((_, was), element)) => (was, Some(element)),
                None if looked_for < FEW => {
                    looked_for += 1;
                    (0, find(id, place))
                }
                None => (0, all.get_or_insert_with(|| Places::of(id)).find(id, place)),
            };
            let Some(element) = element else { continue };
            if was != number {
                // The attribute is one that every element can have.
                let _ = element.set_attribute(COUNT, &number.to_string());
            }
            self.0.push((count, element));
        }
        for (_, element) in before {
            // Taking away an attribute does not fail.
            let _ = element.remove_attribute(COUNT);
        }
    }
}

fn find(id: &str, place: Option<Place>) -> Option<Element> {
    let selector = place.map(|place| ["[data-place=\"", &place.to_string(), "\"]"].concat());
    around(id)?
        .query_selector(selector.as_deref().unwrap_or(HEADING))
        .ok()
        .flatten()
}

fn around(id: &str) -> Option<Element> {
    window()?.document()?.get_element_by_id(id)
}

/// The elements of one section that show places, by the places' names.
struct Places(FxHashMap<String, Element>);

impl Places {
    fn of(id: &str) -> Self {
        let found = around(id).and_then(|around| around.query_selector_all("[data-place]").ok());
        let mut places = FxHashMap::default();
        let elements = found.iter().flat_map(|found| {
            (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok())
        });
        for element in elements {
            if let Some(place) = element.get_attribute("data-place") {
                places.entry(place).or_insert(element);
            }
        }
        Self(places)
    }

    /// Looked for as [`find`] does: at no place is the heading.
    fn find(&self, id: &str, place: Option<Place>) -> Option<Element> {
        match place {
            Some(place) => self.0.get(&place.to_string()).cloned(),
            None => find(id, None),
        }
    }
}
