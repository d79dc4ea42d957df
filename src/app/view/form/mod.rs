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

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;

use super::{
    live::{follow, hear},
    review,
};
use crate::app::{
    Page, Parts,
    effects::pasting,
    platform::{below, clipboard, controls, dom::Piece, keyboard, late, picker, press::adds_to},
};
use crate::{document::Place, paste, template::SECTIONS};
use section::card;
pub use section::{card_id, heading_id};

const CARDS_ID: &str = "cards";

/// The form for the open document.
pub fn form(page: Page) -> Piece {
    let Parts {
        session,
        settings,
        announcer,
        ..
    } = *page;
    let opened = session.opened();
    let cards = Piece::of("div", "form-body").attr("id", CARDS_ID);
    let fields = Piece::new("fieldset")
        .child(Piece::of("legend", "visually-hidden").text("Post-mortem"))
        .child(cards.clone());
    let form = Piece::of("div", "form")
        .attr("id", "form")
        .child(fields.clone());
    follow(move || fields.set("disabled", session.read_only().get().then_some("")));
    follow(move || {
        opened.track();
        // Of another document the controls have to be other elements, or they would go on
        // showing what was typed into them.
        late::begin(&cards, move |list, id| row::words(session, list, id));
        let all: Vec<Piece> = SECTIONS
            .iter()
            .map(|template| {
                let card = card(page, template);
                let beside = card.clone();
                page.whole
                    .then(move || review::beside(page, template.section, &beside));
                card
            })
            .collect();
        let seen = seen_first(page);
        below::begin(all.iter().skip(seen + 1).cloned());
        cards.set_children(all);
        controls::fit_all(&cards);
        page.review.offer_severities();
    });
    // Of the rows, which are forms each.
    hear(&form, "submit", |event| event.prevent_default());
    // What goes behind the line break that a key is about to write.
    let marker: Rc<RefCell<Option<String>>> = Rc::default();
    let written = marker.clone();
    hear(&form, "input", move |event| {
        if let Some((place, control)) = controls::of_event(&event)
            && control.is_text()
        {
            if let Some(marker) = written.take().filter(|_| controls::is_line_break(&event)) {
                control.write_on(&marker);
            }
            let held = control.value();
            control.fit(&held);
            session.typed(place, &held);
        }
    });
    hear(&form, "change", move |event| {
        if let Some((place, control)) = controls::of_event(&event) {
            if control.is_text() {
                control.show_reading(place);
            } else {
                session.chosen(place, control.value());
            }
        }
    });
    hear(&form, "keydown", move |event| {
        if let Some(event) = keyboard::of(&event) {
            marker.replace(keys::pressed(event, session, announcer));
        }
    });
    hear(&form, "click", move |event| {
        picker::clicked(&event);
        press::clicked(&event, session, announcer);
    });
    hear(&form, "pointerdown", move |event| {
        press::grabbed(&event, session)
    });
    hear(&form, "paste", move |event| {
        let replaced = clipboard::replaced(&event);
        if !replaced.is_nothing() {
            announcer.say(replaced.to_string());
        }
        let Some((Place::Cell { list, row, column }, control)) = controls::of_event(&event) else {
            return;
        };
        // At a button, Firefox tells of it where the caret was last.
        if adds_to().is_some() {
            return;
        }
        let Some(text) = clipboard::pasted(&event) else {
            return;
        };
        let takes_lines = control.is_text_area() && !paste::is_row_text(list, column);
        if takes_lines && paste::columns(&text, list).is_none() {
            return;
        }
        // What is selected gives way, as everywhere; rows take the place of a row with which
        // nothing else goes.
        let selects = control.selection().is_some_and(|(start, end)| start < end);
        let replaces = selects && control.is_all_selected();
        if selects && !(replaces && session.has_nothing_beside(list, row, column)) {
            return;
        }
        let count = session.paste_rows(list, row, &text, replaces);
        pasting::tell(&event, session, announcer, count);
    });
    hear(&form, "focusin", move |event| {
        if let Some((place, _)) = controls::of_event(&event) {
            session.focused().set(Some(place));
            settings.remember_place(place);
        }
    });
    hear(&form, "focusout", move |event| {
        if let Some((place, control)) = controls::of_event(&event)
            && let Some((caret, _)) = control.selection()
        {
            settings.leave(place, caret);
        }
    });
    hear(&form, "beforeinput", move |event| {
        match controls::history_command(&event) {
            Some(controls::HistoryCommand::Undo) => session.undo(),
            Some(controls::HistoryCommand::Redo) => session.redo(),
            None => false,
        };
    });
    form
}

/// The number of the card that is seen first: the caret will stand in it.
fn seen_first(page: Page) -> usize {
    let caret = page.desk.id().and_then(|id| page.settings.last_caret(id));
    let section = caret.map(|caret| caret.place.section());
    let card = SECTIONS.iter().position(|one| Some(one.section) == section);
    card.unwrap_or(0)
}
