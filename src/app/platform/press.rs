//! Buttons that are heard at an element around them: what one does stands in its `data-do`, and
//! for what in the elements around it.

use std::time::Duration;

use leptos::prelude::{request_animation_frame, set_timeout};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{
    Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlSelectElement,
    KeyboardEvent, window,
};

use super::{dom::Piece, render::after_render};
use crate::document::{Id, List};

/// A button that was pressed.
#[derive(Clone)]
pub struct Press {
    /// Its `data-do`.
    pub does: String,
    /// The list in which it stands, or which it names.
    pub list: Option<List>,
    /// The row in which it stands.
    pub row: Option<Id>,
    button: HtmlElement,
}

impl Press {
    /// The button to which an event belongs, if it belongs to one that does something.
    pub fn of(event: &Event) -> Option<Self> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let button = target.closest("[data-do]").ok()??;
        let (list, row) = row_at(&button);
        Some(Self {
            does: button.get_attribute("data-do")?,
            list,
            row,
            button: button.dyn_into().ok()?,
        })
    }

    /// What the nearest element around it says in an attribute.
    pub fn near(&self, name: &str) -> Option<String> {
        near(&self.button, name)
    }

    /// The number of the entry of a list in which it stands.
    pub fn index(&self) -> Option<usize> {
        self.entry()?.get_attribute("data-index")?.parse().ok()
    }

    /// What is written in the field of that entry.
    pub fn words(&self) -> Option<String> {
        Some(self.field()?.value())
    }

    /// Moves the focus to the field of that entry, once it is shown: what holds it is unfolded after
    /// the press was heard.
    pub fn focus_words(&self) {
        if let Some(field) = self.field() {
            request_animation_frame(move || {
                // Where it was folded away, the focus stays.
                let _ = field.focus();
            });
        }
    }

    fn field(&self) -> Option<HtmlInputElement> {
        let field = self.entry()?.query_selector("input").ok()??;
        field.dyn_into().ok()
    }

    /// What is chosen in the menu of the row in which it stands.
    pub fn choice(&self) -> Option<String> {
        let row = self.button.closest("[data-row]").ok()??;
        let menu = row.query_selector("select").ok()??;
        Some(menu.dyn_into::<HtmlSelectElement>().ok()?.value())
    }

    fn entry(&self) -> Option<Element> {
        self.button.closest("[data-index]").ok()?
    }

    /// The button itself.
    pub fn button(&self) -> &HtmlElement {
        &self.button
    }

    /// Shows that it is the one of several that was chosen.
    pub fn show_chosen(&self) {
        // The attribute of an element can always be set.
        let _ = self.button.set_attribute("aria-pressed", "true");
    }

    /// The element around a summary, as long as there is nothing else in it.
    pub fn unfilled(&self) -> Option<Piece> {
        let holder = self.button.parent_element()?;
        (holder.child_element_count() == 1).then(|| Piece::from(holder))
    }

    /// Has the button ask once more: it does this when it is pressed again, and says so. What it is
    /// about stands behind the colon of its name. A key that is held down does not answer, and after
    /// a while the button is as it was.
    pub fn asks(&self, does: &'static str, words: &str) {
        let name = self.button.get_attribute("aria-label").unwrap_or_default();
        let about = name.find(':').map_or("", |colon| &name[colon..]);
        let text = self.button.text_content().unwrap_or_default();
        dress(&self.button, "", &[words, about].concat(), words);
        ignore_repeats(&self.button);
        let button = self.button.clone();
        set_timeout(
            move || {
                let _ = button.set_attribute("data-do", does);
            },
            ASKS_AFTER,
        );
        let (button, before) = (self.button.clone(), self.does.clone());
        set_timeout(move || dress(&button, &before, &name, &text), ASKS_FOR);
    }

    /// Closes the dialog in which it stands.
    pub fn shut(&self) {
        let dialog = self.button.closest("dialog").ok().flatten();
        if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok())
        {
            dialog.close();
        }
    }

    /// Gives the focus back to a button that a key has just moved.
    pub fn keep_focus(&self) {
        let button = self.button.clone();
        after_render(move || {
            // A button that is gone leaves the focus where it is.
            let _ = button.focus();
        });
    }
}

/// The list to which the button adds a row that has the focus.
pub fn adds_to() -> Option<List> {
    let button = window()?.document()?.active_element()?;
    let adds = button.get_attribute("data-do").as_deref() == Some("add");
    row_at(&button).0.filter(|_| adds)
}

/// What a button does, how it is called, and what it shows.
fn dress(button: &HtmlElement, does: &str, name: &str, text: &str) {
    // Attributes of an element can always be set.
    let _ = button.set_attribute("data-do", does);
    let _ = button.set_attribute("aria-label", name);
    button.set_text_content(Some(text));
}

/// Has a key that is held down press a button no further.
fn ignore_repeats(button: &HtmlElement) {
    let ignore = Closure::<dyn Fn(KeyboardEvent)>::new(|event: KeyboardEvent| {
        if event.repeat() {
            event.prevent_default();
        }
    });
    // An element hears what happens to it.
    let _ = button.add_event_listener_with_callback("keydown", ignore.as_ref().unchecked_ref());
    // It outlives the button: a few bytes for each question, of which there are few.
    ignore.forget();
}

/// How long a button that asks hears no answer: the second click of two is none.
const ASKS_AFTER: Duration = Duration::from_millis(600);

/// How long a button asks.
const ASKS_FOR: Duration = Duration::from_secs(8);

/// The list and the row to which an element belongs.
pub(super) fn row_at(element: &Element) -> (Option<List>, Option<Id>) {
    (
        near(element, "data-list").and_then(|key| List::from_key(&key)),
        near(element, "data-row").and_then(|id| id.parse().ok()),
    )
}

fn near(element: &Element, name: &str) -> Option<String> {
    let holder = element.closest(&["[", name, "]"].concat()).ok()??;
    holder.get_attribute(name)
}
