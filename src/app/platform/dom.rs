//! Elements that are made once and then left to the browser: what the form is built of.
//!
//! With hundreds of rows, following each of their parts would cost more than what is shown.
//! Whoever builds them hears their events at the form, and changes what little changes.

use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement, Node, NodeList,
    window,
};

use super::events::{Listener, attach};

/// An element, in the page or on its way there.
///
/// A browser refuses to make an element only for a name that is none, and ours are; such a
/// piece would be nothing, and so would everything that is done with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece(Option<Element>);

impl Piece {
    /// A new element.
    pub fn new(tag: &str) -> Self {
        Self(document().and_then(|document| document.create_element(tag).ok()))
    }

    /// A new element of a class.
    pub fn of(tag: &str, class: &str) -> Self {
        Self::new(tag).attr("class", class)
    }

    /// A button of a class. What it does is said by its `data-do`.
    pub fn button(class: &str, does: &str) -> Self {
        Self::of("button", class)
            .attr("type", "button")
            .attr("data-do", does)
    }

    /// A picture of one path on a field of 16 by 16, which readers of the screen pass over.
    pub fn icon(path: &str) -> Self {
        drawing("icon", path).attr("viewBox", "0 0 16 16")
    }

    /// An empty field for lines, in pixels, which readers of the screen pass over.
    pub fn lines(id: &str) -> Self {
        drawing("lines", "").attr("id", id)
    }

    /// An element from its source, which is part of the program: what a user wrote lives too
    /// short to be given here.
    pub fn markup(html: &'static str) -> Self {
        let holder = Self::new("div");
        Self(holder.0.and_then(|holder| {
            holder.set_inner_html(html);
            holder.first_element_child()
        }))
    }

    /// The text that a reference to a character by this name is in a field, in which there are
    /// no elements. A line end at the very beginning would get lost, so a letter stands before it.
    pub fn decoded(name: &str) -> Option<String> {
        let field = Self::new("textarea").0?;
        field.set_inner_html(&["a&", name, ";"].concat());
        Some(field.text_content()?.get(1..)?.to_owned())
    }

    /// The first element in it that a selector of ours finds.
    pub fn find(&self, selector: &str) -> Self {
        let inside = self.0.as_ref();
        Self(inside.and_then(|element| element.query_selector(selector).ok().flatten()))
    }

    /// The element with this id.
    pub fn by_id(id: &str) -> Self {
        Self(document().and_then(|document| document.get_element_by_id(id)))
    }

    /// With an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        self.set(name, Some(value));
        self
    }

    /// With an attribute, where there is a value for it.
    pub fn maybe(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// With a text at its end.
    pub fn text(self, text: &str) -> Self {
        if let (Some(element), Some(document)) = (&self.0, document()) {
            append(element, &document.create_text_node(text));
        }
        self
    }

    /// With another element at its end.
    pub fn child(self, child: Piece) -> Self {
        if let (Some(element), Some(child)) = (&self.0, &child.0) {
            append(element, child);
        }
        self
    }

    /// With other elements at its end.
    pub fn children(self, children: impl IntoIterator<Item = Piece>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// With a text to edit in it, as the browser's own value: as a child or an attribute the
    /// text would be the one to which a form is reset.
    pub fn value(self, text: &str) -> Self {
        if let Some(element) = &self.0 {
            if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
                area.set_value(text);
            } else if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
                input.set_value(text);
            }
        }
        self
    }

    /// Sets an attribute or takes it away.
    pub fn set(&self, name: &str, value: Option<&str>) {
        if let Some(element) = &self.0 {
            // Our names are names of attributes.
            let _ = match value {
                Some(value) => element.set_attribute(name, value),
                None => element.remove_attribute(name),
            };
        }
    }

    /// Shows it or not.
    pub fn show(&self, shown: bool) {
        self.set("hidden", (!shown).then_some(""));
    }

    /// Ticks a box or not.
    pub fn check(&self, checked: bool) {
        let input = self.0.as_ref().and_then(|element| element.dyn_ref());
        if let Some(input) = input {
            HtmlInputElement::set_checked(input, checked);
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        let element = self.0.as_ref();
        element.is_none_or(|element| element.child_element_count() == 0)
    }

    /// Replaces its text.
    pub fn set_text(&self, text: &str) {
        if let Some(element) = &self.0 {
            element.set_text_content(Some(text));
        }
    }

    /// Replaces everything in it.
    pub fn set_children(&self, children: impl IntoIterator<Item = Piece>) {
        self.set_text("");
        self.clone().children(children);
    }

    /// Hears an event that happens in it, as long as the listener is kept.
    pub fn on(&self, name: &'static str, heard: Box<dyn FnMut(Event)>) -> Option<Listener> {
        self.0.as_ref().map(|element| attach(element, name, heard))
    }

    /// Every element of the page that a selector of ours finds.
    pub fn all(selector: &str) -> Vec<Self> {
        let found = document().and_then(|document| document.query_selector_all(selector).ok());
        pieces(found)
    }

    /// Replaces everything in it by what is in another one, unless the two look the same
    /// already: then who is in it keeps the focus.
    pub fn resemble(&self, other: &Piece) {
        let (Some(element), Some(other)) = (&self.0, &other.0) else {
            return;
        };
        if !element.is_equal_node(Some(other)) {
            self.set_text("");
            while let Some(child) = other.first_element_child() {
                append(element, &child);
            }
        }
    }

    /// The same, and who was at one of its buttons, fields or menus is then at the same one of
    /// those that came: at that of the same draft, else counted from the first.
    pub fn renew(&self, other: &Piece) {
        let at = self.focused();
        let was = at.and_then(|at| self.focusable().get(at)?.of_draft());
        self.resemble(other);
        if let Some(at) = at {
            let inside = self.focusable();
            let same = inside
                .iter()
                .find(|one| was.is_some() && one.of_draft() == was);
            if let Some(same) = same {
                return same.focus();
            }
            let place = inside.get(at.min(inside.len().saturating_sub(1)));
            match place {
                Some(place) => place.focus_if_lost(),
                // Nothing is left in it: what it is called takes the focus.
                None => self.heading().focus_if_lost(),
            }
        }
    }

    /// The draft to which a button belongs, and what it does.
    fn of_draft(&self) -> Option<(String, String)> {
        let draft = self.0.as_ref()?.closest("[data-draft]").ok()??;
        Some((
            draft.get_attribute("data-draft")?,
            self.attribute("data-do")?,
        ))
    }

    /// The nearest heading before it that can take the focus, or else itself.
    fn heading(&self) -> Self {
        let mut around = self.0.clone();
        while let Some(one) = around {
            let found = one.query_selector("h2[tabindex]").ok().flatten();
            if found.is_some() {
                return Self(found);
            }
            around = one.parent_element();
        }
        self.clone()
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.0.as_ref()?.get_attribute(name)
    }

    /// Whether it has an attribute.
    pub fn has(&self, name: &str) -> bool {
        let element = self.0.as_ref();
        element.is_some_and(|element| element.has_attribute(name))
    }

    /// Whether there is such an element.
    pub fn is_there(&self) -> bool {
        self.0.is_some()
    }

    /// Which of what can be focused in it has the focus.
    fn focused(&self) -> Option<usize> {
        let focused = document()?.active_element()?;
        let mut inside = self.focusable().into_iter();
        inside.position(|piece| piece.0.as_ref() == Some(&focused))
    }

    fn focusable(&self) -> Vec<Self> {
        let found = self.0.as_ref();
        let found = found.and_then(|one| one.query_selector_all("button, input, select").ok());
        pieces(found)
    }

    /// Moves the focus to it.
    pub fn focus(&self) {
        focus(self.0.clone());
    }

    /// Moves the focus to it where nothing has it: what had it may be gone, or in a dialog that was
    /// closed, where a browser leaves it until the next frame.
    pub fn focus_if_lost(&self) {
        if is_focus_lost() {
            self.focus();
        }
    }

    /// Whether it takes room in the page.
    pub fn is_shown(&self) -> bool {
        let element = self.element();
        element.is_some_and(|element| element.client_height() > 0)
    }

    /// Whether the focus is in it, or nowhere: what had it may be gone.
    pub fn has_focus(&self) -> bool {
        let focused = document().and_then(|document| document.active_element());
        focused.is_none_or(|element| {
            element.tag_name() == "BODY"
                || self
                    .element()
                    .is_some_and(|own| own.contains(Some(&element)))
        })
    }

    /// Moves the focus to the first button in it.
    pub fn focus_button(&self) {
        self.find("button").focus();
    }

    /// Moves the focus to its so many-th child, or to the last one.
    pub fn focus_child(&self, index: usize) {
        let children = self.0.as_ref().map(Element::children);
        focus(children.and_then(|children| {
            let last = children.length().saturating_sub(1);
            children.item(last.min(index as u32))
        }));
    }

    /// The element itself.
    pub(super) fn element(&self) -> Option<&Element> {
        self.0.as_ref()
    }

    /// The elements in it that a selector of ours finds.
    pub fn within(&self, selector: &str) -> Vec<Self> {
        let found = self.0.as_ref();
        pieces(found.and_then(|element| element.query_selector_all(selector).ok()))
    }

    /// Whether an event happened in it.
    pub fn holds(&self, event: &Event) -> bool {
        let target = event.target();
        let target = target.and_then(|target| target.dyn_into::<Node>().ok());
        self.0
            .as_ref()
            .is_some_and(|element| element.contains(target.as_ref()))
    }

    /// Takes it out of the page.
    pub fn remove(&self) {
        if let Some(element) = &self.0 {
            element.remove();
        }
    }

    /// Puts these elements, in this order, at the beginning of it. An element that stands where
    /// it should is not touched: to be moved costs it the focus.
    pub fn arrange<'p>(&self, children: impl Iterator<Item = &'p Piece>) {
        let Some(parent) = &self.0 else {
            return;
        };
        let mut next = parent.first_element_child();
        for child in children.filter_map(|piece| piece.0.as_ref()) {
            if next.as_ref() == Some(child) {
                next = child.next_element_sibling();
            } else {
                let before = next.as_ref().map(AsRef::as_ref);
                // `next` stands in the parent, so something can be put before it.
                let _ = parent.insert_before(child, before);
            }
        }
    }
}

/// Whether nothing in the page has the focus, or what has it is in a dialog that was closed.
pub fn is_focus_lost() -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_none_or(|element| {
        let closed = element.closest("dialog:not([open])");
        element.tag_name() == "BODY" || closed.is_ok_and(|closed| closed.is_some())
    })
}

impl From<Element> for Piece {
    fn from(element: Element) -> Self {
        Self(Some(element))
    }
}

fn drawing(class: &str, path: &str) -> Piece {
    let svg = |tag| {
        let space = Some("http://www.w3.org/2000/svg");
        Piece(document().and_then(|document| document.create_element_ns(space, tag).ok()))
    };
    svg("svg")
        .attr("class", class)
        .attr("aria-hidden", "true")
        .child(svg("path").attr("d", path))
}

fn pieces(nodes: Option<NodeList>) -> Vec<Piece> {
    let nodes = nodes.as_ref();
    let found = (0..nodes.map_or(0, NodeList::length)).filter_map(|at| nodes?.get(at));
    found.map(|node| Piece(node.dyn_into().ok())).collect()
}

fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // What cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

fn append(parent: &Element, child: &Node) {
    // Elements of ours take children; only a document refuses some.
    let _ = parent.append_child(child);
}

fn document() -> Option<Document> {
    window()?.document()
}
