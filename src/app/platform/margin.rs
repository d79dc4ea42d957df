//! The preview's margin: how many findings there are in what an element shows, as an attribute
//! that is none of the patcher's.

use web_sys::{Element, window};

use crate::document::Place;

const COUNT: &str = "data-findings";

/// The marked elements of one section of the preview.
#[derive(Default)]
pub struct Margin(Vec<Marked>);

struct Marked {
    place: Place,
    count: usize,
    element: Element,
}

impl Margin {
    /// Marks the elements of these places, and no others, with their counts. The elements are
    /// looked for in the one with this id.
    pub fn show(&mut self, id: &str, counts: &[(Place, usize)]) {
        let mut before = std::mem::take(&mut self.0);
        before.retain(|marked| marked.element.is_connected());
        for &(place, count) in counts {
            let kept = before.iter().position(|marked| marked.place == place);
            let marked = match kept.map(|index| before.remove(index)) {
                Some(marked) if marked.count == count => Some(marked),
                Some(marked) => Some(Marked { count, ..marked }.set()),
                None => find(id, place).map(|element| {
                    Marked {
                        place,
                        count,
                        element,
                    }
                    .set()
                }),
            };
            self.0.extend(marked);
        }
        for marked in before {
            // Taking away an attribute does not fail.
            let _ = marked.element.remove_attribute(COUNT);
        }
    }
}

impl Marked {
    fn set(self) -> Self {
        // The attribute is one that every element can have.
        let _ = self.element.set_attribute(COUNT, &self.count.to_string());
        self
    }
}

fn find(id: &str, place: Place) -> Option<Element> {
    let around = window()?.document()?.get_element_by_id(id)?;
    let selector = format!("[data-place=\"{place}\"]");
    around.query_selector(&selector).ok().flatten()
}
