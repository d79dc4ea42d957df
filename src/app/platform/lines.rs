//! Lines between elements that stand beside each other.

use wasm_bindgen::JsCast;
use web_sys::{Element, window};

use super::dom::Piece;

/// Draws a line from the right edge of the first to the left edge of the second of each pair of
/// ids, into an SVG element that covers both columns. Where they stand below each other, there
/// is no room for lines and none are drawn.
pub fn draw(svg_id: &str, pairs: &[(String, String)]) -> Option<()> {
    let document = window()?.document()?;
    let svg = document.get_element_by_id(svg_id)?;
    let area = svg.get_bounding_client_rect();
    let mut path = String::new();
    for (from, to) in pairs {
        let find = |id: &str| {
            document
                .get_element_by_id(id)
                .map(|one| one.get_bounding_client_rect())
        };
        let (Some(from), Some(to)) = (find(from), find(to)) else {
            continue;
        };
        if to.left() < from.right() {
            continue;
        }
        let numbers = [
            from.right() - area.left(),
            from.top() + from.height() / 2.0 - area.top(),
            to.left() - area.left(),
            to.top() + to.height() / 2.0 - area.top(),
        ];
        let [x1, y1, x2, y2] = numbers.map(|number| (number as i32).to_string());
        let middle = (((numbers[0] + numbers[2]) / 2.0) as i32).to_string();
        let parts = [
            "M", &x1, " ", &y1, "C", &middle, " ", &y1, " ", &middle, " ", &y2, " ", &x2, " ", &y2,
        ];
        parts.iter().for_each(|part| path.push_str(part));
    }
    let line: Element = svg.first_element_child()?.dyn_into().ok()?;
    Piece::from(line).set("d", Some(&path));
    Some(())
}
