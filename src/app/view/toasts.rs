use leptos::prelude::*;

use super::{
    element::{button, part},
    icon::Icon,
};
use crate::app::live::follow;
use crate::app::{
    Page,
    effects::announce::{Message, Undo},
    platform::{controls, dom::Piece, press::Press, render::after_render},
};

const REACHED: &str = ".shell > .toasts, dialog[open] .toasts";

/// Where messages are shown: one place under everything, and one in each dialog.
pub fn region() -> Piece {
    Piece::of("div", "toasts").attr("role", "status")
}

/// Shows the announcer's messages in the region under everything and in that of the open dialog:
/// while a dialog is open nothing behind it is heard, and when it closes the message is still
/// there.
pub fn show(page: Page) {
    let mut shown = None;
    follow(move || {
        let edits = page.session.edits().get();
        let message = page.announcer.message().get();
        // Its button would take back another change than the one that it tells of.
        let message =
            message.filter(|message| !matches!(message.undo, Undo::Edit(at) if at != edits));
        if shown != message {
            for region in Piece::all(".toasts") {
                region.set_text("");
            }
            for region in Piece::all(REACHED) {
                region.set_children(message.as_ref().map(toast));
            }
            // By then the focus is where the change that it tells of has led it.
            if message.is_some() {
                request_animation_frame(controls::keep_in_sight);
            }
            shown = message;
        }
    });
}

/// Does what a button of a message asks for.
pub fn pressed(page: Page, press: &Press) {
    let message = page.announcer.message().get_untracked();
    match press.does.as_str() {
        "dismiss" => {
            page.announcer.clear();
            after_render(move || go_back(page));
        }
        "take-back" => {
            page.announcer.clear();
            match message.map(|message| message.undo) {
                Some(Undo::Edit(_)) => {
                    page.session.undo();
                }
                Some(Undo::Trash(id)) => page.desk.restore(id),
                Some(Undo::Nothing) | None => {}
            }
            // What the step has led elsewhere stays there.
            after_render(move || go_back(page));
        }
        _ => {}
    }
}

/// The button that was pressed is gone: the focus goes to where the writer was, or to the drafts.
fn go_back(page: Page) {
    let place = page.session.focused().get_untracked();
    let field = place.map(|place| Piece::by_id(&place.to_string()));
    let head = Piece::all("h2[tabindex]").into_iter().next();
    if let Some(back) = head.or(field) {
        back.focus_if_lost();
    }
}

fn toast(message: &Message) -> Piece {
    let undo = (message.undo != Undo::Nothing).then(|| button("Undo", "take-back"));
    part("div", "toast", "")
        .child(part("span", "", &message.text))
        .children(undo)
        .child(
            button("", "dismiss")
                .attr("aria-label", "Dismiss")
                .child(Piece::icon(Icon::Cross.path())),
        )
}
