//! The guided form: one card for each section, built from the template.
//!
//! All of its controls and buttons are heard here, once, at the form itself, and their elements
//! are made once and left to the browser: with hundreds of rows, listeners and bindings on each
//! would cost more than the typing.

mod control;
mod field;
mod keys;
mod press;
mod row;
mod rows;
mod section;

use leptos::prelude::*;

use super::super::{
    effects::{announce::Announcer, settings::Settings},
    platform::{clipboard, controls, dom::Piece, late, picker},
    session::Session,
};
use crate::{document::Place, template::SECTIONS};
use section::card;
pub use section::card_id;

const CARDS_ID: &str = "cards";

/// The form for the open document.
#[component]
pub fn Form() -> impl IntoView {
    let session = expect_context::<Session>();
    let settings = expect_context::<Settings>();
    let announcer = expect_context::<Announcer>();
    let opened = session.opened();
    let on_input = move |event| {
        if let Some((place, control)) = controls::of_event(&event)
            && control.is_text()
        {
            control.fit();
            session.typed(place, &control.value());
        }
    };
    let on_change = move |event| {
        if let Some((place, control)) = controls::of_event(&event) {
            if control.is_text() {
                control.show_reading(place);
            } else {
                session.chosen(place, control.value());
            }
        }
    };
    let on_focus = move |event: leptos::ev::FocusEvent| {
        if let Some((place, _)) = controls::of_event(&event) {
            session.focused().set(Some(place));
            settings.remember_place(place);
        }
    };
    let on_paste = move |event: leptos::ev::ClipboardEvent| {
        let Some((Place::Cell { list, row, .. }, _)) = controls::of_event(&event) else {
            return;
        };
        let Some(text) = clipboard::pasted(&event) else {
            return;
        };
        let count = session.paste_rows(list, row, &text);
        if count > 0 {
            event.prevent_default();
            announcer.undoable(
                format!("{count} rows pasted"),
                session.edits().get_untracked(),
            );
        }
    };
    let on_before_input = move |event| match controls::history_command(&event) {
        Some(controls::HistoryCommand::Undo) => {
            session.undo();
        }
        Some(controls::HistoryCommand::Redo) => {
            session.redo();
        }
        None => {}
    };
    Effect::new(move |_| {
        opened.track();
        // Of another document the controls have to be other elements, or they would go on
        // showing what was typed into them.
        let form = Piece::by_id(CARDS_ID);
        late::begin(&form);
        form.set_children(SECTIONS.iter().map(|template| card(session, template)));
        controls::fit_all(&form);
    });
    view! {
        <form
            id="form"
            class="form"
            autocomplete="off"
            on:submit=|event| event.prevent_default()
            on:input=on_input
            on:change=on_change
            on:keydown=move |event| keys::pressed(&event, session, announcer)
            on:focusin=on_focus
            on:paste=on_paste
            on:beforeinput=move |event| on_before_input(event.into())
            on:click=move |event| {
                picker::clicked(&event);
                press::clicked(&event, session, announcer);
            }
            on:pointerdown=move |event| press::grabbed(&event, session)
        >
            <fieldset disabled=move || session.read_only().get()>
                <legend class="visually-hidden">"Post-mortem"</legend>
                <div id=CARDS_ID class="form-body"></div>
            </fieldset>
        </form>
    }
}
