use std::{cell::Cell, rc::Rc};

use leptos::prelude::*;

use super::{
    card::card,
    element::{button, part},
    export::download_json,
    form::{card_id, form},
    history::history,
    nav::nav,
    preview::preview,
};
use crate::app::live::{follow, pressed};
use crate::app::{
    Page,
    effects::desk::{SaveState, Trouble},
    platform::{controls, dom::Piece, press::Press, render::after_render},
};
use crate::document::{Field, Place, Postmortem, Section};

/// The form and beside it the preview; on a phone one at a time.
pub fn editor(page: Page) -> Vec<Piece> {
    let session = page.session;
    let main = Piece::markup(
        "<main class=editor><h1 class=visually-hidden>Edit the post-mortem</h1>\
         <div class='pane sections-pane'></div><div class='pane form-pane'></div>\
         <div class='pane preview-pane'></div>\
         <div class=views role=group aria-label=View>\
         <button type=button data-do=write>Write</button>\
         <button type=button data-do=read>Read</button></div></main>",
    );
    let pane = main.find(".form-pane");
    let _ = main.find(".sections-pane").child(nav(page, &pane));
    let _ = pane.clone().child(form(page));
    card(page, &pane);
    follow(move || {
        // Where nothing in it takes the focus, it has to be scrolled by keys itself.
        pane.set("tabindex", session.read_only().get().then_some("0"));
    });

    let writes = RwSignal::new(true);
    preview(page, &main.find(".preview-pane"), move || writes.set(true));
    follow(move || {
        page.linter.went().track();
        writes.set(true);
    });
    let shown = main.clone();
    follow(move || {
        let writes = writes.get();
        shown.set("data-view", Some(if writes { "write" } else { "read" }));
        for (does, is) in [
            (".views [data-do=write]", writes),
            (".views [data-do=read]", !writes),
        ] {
            shown
                .find(does)
                .set("aria-pressed", Some(if is { "true" } else { "false" }));
        }
    });
    pressed(&main.find(".views"), move |press| {
        writes.set(press.does == "write")
    });

    let id = page.desk.id();
    if let Some(caret) = id.and_then(|id| page.settings.last_caret(id)) {
        after_render(move || controls::put_caret(caret));
    } else if page.session.with(is_new) {
        page.session.go_to(Place::Field(Field::Title));
    } else {
        after_render(go_to_the_beginning);
    }
    let [history_button, history] = history(page);
    let _ = main.find(".preview-head").child(history_button);
    vec![banner(page), main, history]
}

/// Moves the focus to the first section where nothing has it: what had it is gone.
pub fn go_to_the_beginning() {
    Piece::by_id(&card_id(Section::Incident)).focus_if_lost();
}

/// What stands in the way of writing or saving, and what can be done.
#[derive(PartialEq)]
struct Hindrance {
    is_bad: bool,
    why: String,
    /// What can be done, and how it is called; the first is the likely one.
    ways: &'static [(&'static str, &'static str)],
}

fn hindrance(page: Page) -> Option<Hindrance> {
    let (is_bad, why, ways): (_, _, &[_]) = match (page.desk.trouble(), page.desk.state()) {
        (Some(Trouble::Conflict { why }), _) => (
            true,
            why,
            &[
                ("keep", "Keep mine as a new draft"),
                ("theirs", "Show what is stored"),
            ],
        ),
        (_, SaveState::Failed { why }) => (true, why, &[("download", "Download the draft")]),
        (_, SaveState::Elsewhere) => (
            false,
            "This draft is being written in another tab. Here you can read it, and it follows."
                .to_owned(),
            &[("take-over", "Edit here instead")],
        ),
        _ => return None,
    };
    Some(Hindrance { is_bad, why, ways })
}

fn banner(page: Page) -> Piece {
    let banner = part("div", "banner", "")
        .attr("role", "alert")
        .attr("hidden", "");
    let shown = banner.clone();
    let is_pressed: Rc<Cell<bool>> = Rc::default();
    let was_pressed = Rc::clone(&is_pressed);
    let mut before = None;
    follow(move || {
        let now = hindrance(page);
        if before == now {
            return;
        }
        shown.set_text("");
        if let Some(Hindrance { is_bad, why, ways }) = &now {
            let mut filled = shown.clone().child(part("p", "", why));
            for (index, (does, name)) in ways.iter().enumerate() {
                let class = if index == 0 { "primary" } else { "" };
                filled = filled.child(button(name, does).attr("class", class));
            }
            filled.set("class", Some(if *is_bad { "banner bad" } else { "banner" }));
        }
        shown.show(now.is_some());
        // Who only reads keeps the place where they are.
        if now.is_none() && was_pressed.replace(false) {
            after_render(go_to_the_beginning);
        }
        before = now;
    });
    pressed(&banner, move |press| {
        is_pressed.set(true);
        answer(page, press);
    });
    banner
}

/// Does what a button of the banner asks for.
fn answer(page: Page, press: &Press) {
    match press.does.as_str() {
        "keep" => page.desk.keep_as_copy(),
        "theirs" => page.desk.take_theirs(),
        "take-over" => page.desk.take_over(),
        _ => download_json(page.session, page.announcer),
    }
}

/// Whether a draft has just been begun, and its writer begins at the title.
fn is_new(doc: &Postmortem) -> bool {
    doc.title.is_empty() && doc.summary.is_empty() && doc.timeline.is_empty()
}
