//! Plain elements, for views of which there are many or whose content changes as a whole:
//! they cost less, in bytes and in time, than views that follow signals.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, window};

/// An element, or nothing where the browser gives none.
#[derive(Debug, Clone)]
pub struct Part(Option<Element>);

/// An element of a class with a text; the class may be empty.
pub fn part(tag: &str, class: &str, text: &str) -> Part {
    let element = window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element(tag).ok());
    if let Some(element) = &element {
        if !class.is_empty() {
            element.set_class_name(class);
        }
        if !text.is_empty() {
            element.set_text_content(Some(text));
        }
    }
    Part(element)
}

/// A button that tells its command, see [`command`].
pub fn button(text: &str, command: &str) -> Part {
    part("button", "", text)
        .attr("type", "button")
        .attr("data-do", command)
}

impl Part {
    /// Sets an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        if let Some(element) = &self.0 {
            // A name of ours is always one that can be set.
            let _ = element.set_attribute(name, value);
        }
        self
    }

    /// Puts a text behind what is in it.
    pub fn text(self, text: &str) -> Self {
        if let Some(element) = &self.0 {
            // A text can stand in every element that is made here.
            let _ = element.append_with_str_1(text);
        }
        self
    }

    /// Puts an element behind what is in it.
    pub fn with(self, child: Part) -> Self {
        if let (Some(element), Some(child)) = (&self.0, &child.0) {
            // An element that was just made can be put into another one.
            let _ = element.append_child(child);
        }
        self
    }

    /// Puts several elements behind what is in it.
    pub fn with_all(self, children: impl IntoIterator<Item = Part>) -> Self {
        children.into_iter().fold(self, Self::with)
    }
}

/// Shows these elements, and nothing else, in the element with this id.
pub fn fill(id: &str, parts: impl IntoIterator<Item = Part>) {
    let Some(element) = by_id(id) else {
        return;
    };
    element.set_text_content(None);
    Part(Some(element)).with_all(parts);
}

/// Writes a text into the element with this id.
pub fn write(id: &str, text: &str) {
    if let Some(element) = by_id(id) {
        element.set_text_content(Some(text));
    }
}

/// Shows or hides the element with this id.
pub fn set_hidden(id: &str, hidden: bool) {
    if let Some(element) = by_id(id) {
        // The attribute is one that every element has.
        let _ = element.toggle_attribute_with_force("hidden", hidden);
    }
}

/// Moves the focus to the first button in the element with this id.
pub fn focus_first(id: &str) {
    let button = by_id(id).and_then(|element| element.query_selector("button").ok().flatten());
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        // A button that cannot take the focus leaves it where it is.
        let _ = button.focus();
    }
}

/// Moves the focus to the so many-th child of the element with this id, or to its last one.
pub fn focus_child(id: &str, index: usize) {
    let Some(children) = by_id(id).map(|element| element.children()) else {
        return;
    };
    let last = children.length().saturating_sub(1);
    let child = children.item(last.min(index as u32));
    if let Some(child) = child.and_then(|child| child.dyn_into::<HtmlElement>().ok()) {
        // A child that cannot take the focus leaves it where it is.
        let _ = child.focus();
    }
}

/// Whether an event happened within the element with this id.
pub fn is_in(event: &Event, id: &str) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .zip(by_id(id))
        .is_some_and(|(target, element)| element.contains(Some(&target)))
}

/// What a click on a [`button`] asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Command {
    pub what: String,
    /// The `data-index` of the element around the button.
    pub index: usize,
    /// What is written in the field beside the button.
    pub reason: String,
}

/// The command of the button that was clicked, if it was one.
pub fn command(event: &Event) -> Option<Command> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let button = target.closest("[data-do]").ok()??;
    let around = button.closest("[data-index]").ok()??;
    let field = around.query_selector("input").ok().flatten();
    let reason = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    Some(Command {
        what: button.get_attribute("data-do")?,
        index: around.get_attribute("data-index")?.parse().ok()?,
        reason: reason.map(|field| field.value()).unwrap_or_default(),
    })
}

fn by_id(id: &str) -> Option<Element> {
    window()?.document()?.get_element_by_id(id)
}
