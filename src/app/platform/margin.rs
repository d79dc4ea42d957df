//! The preview's margin: how many findings there are in what an element shows, as an attribute
//! that is none of the patcher's.

use web_sys::{Element, window};

use crate::document::Place;

const COUNT: &str = "data-findings";

/// Where what concerns a section as a whole is marked.
const HEADING: &str = "h1, h2";

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
        for &count in counts {
            let (place, number) = count;
            let kept = before.iter().position(|((at, _), _)| *at == place);
            let (was, element) = match kept.map(|index| before.remove(index)) {
                Some(((_, was), element)) => (was, Some(element)),
                None => (0, find(id, place)),
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
    let around = window()?.document()?.get_element_by_id(id)?;
    let selector = place.map(|place| ["[data-place=\"", &place.to_string(), "\"]"].concat());
    around
        .query_selector(selector.as_deref().unwrap_or(HEADING))
        .ok()
        .flatten()
}
