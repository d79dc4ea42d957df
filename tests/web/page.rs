//! The page around the pieces: scripts in it, elements of it, and patience.

use js_sys::{Date, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, window};

/// How long the page may take for anything, in milliseconds.
const PATIENCE_MS: f64 = 5_000.0;

/// Runs the body of a function in the page.
pub fn script(body: &str) -> JsValue {
    Function::new_no_args(body)
        .call0(&JsValue::NULL)
        .expect("the script runs")
}

/// The page itself.
pub fn document() -> Document {
    let document = window().and_then(|window| window.document());
    document.expect("the tests run in a page")
}

/// An empty element of the page with this id.
pub fn empty_element(tag: &str, id: &str) -> HtmlElement {
    if let Some(old) = document().get_element_by_id(id) {
        old.remove();
    }
    let element = document().create_element(tag).expect("it is an element");
    element.set_id(id);
    let body = document().body().expect("a page has a body");
    body.append_child(&element).expect("a body takes elements");
    element.unchecked_into()
}

/// Every element that a selector finds, in the order of the page.
pub fn all(selector: &str) -> Vec<Element> {
    let found = document().query_selector_all(selector);
    let found = found.expect("it is a selector");
    (0..found.length())
        .filter_map(|index| found.get(index))
        .map(JsCast::unchecked_into)
        .collect()
}

/// Looks again at every turn of the page until it is so.
pub async fn until(what: &str, is_so: impl Fn() -> bool) {
    let begun = Date::now();
    while !is_so() {
        assert!(Date::now() - begun < PATIENCE_MS, "never came: {what}");
        let turn = Promise::new(&mut |resolve, _| {
            let window = window().expect("the tests run in a page");
            let wait = window.set_timeout_with_callback(&resolve);
            wait.expect("a page takes timers");
        });
        JsFuture::from(turn).await.expect("a timer does not fail");
    }
}
