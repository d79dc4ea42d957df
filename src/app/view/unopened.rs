//! What is stored and cannot be opened as it is.

use leptos::prelude::*;

use super::element::{button, part};
use crate::app::{
    Page,
    effects::{desk::Trouble, route::Route},
    live::pressed,
    platform::{dom::Piece, files},
};

/// What makes a draft of a stored text that cannot be opened as it is: what is stored stays.
pub const READABLE: &str = "Make a copy of what can be read";

/// A draft that could not be opened: why, and its stored text as a file.
pub fn unopened(page: Page) -> Piece {
    let Some(Trouble::Unopened { why, raw }) = untrack(|| page.desk.trouble()) else {
        return part("main", "home", "");
    };
    let stored = raw.as_ref().map(|_| {
        [
            button("Download what is stored", "stored"),
            button(READABLE, "readable"),
        ]
    });
    let all = part("a", "button", "All drafts").attr("href", &Route::Home.href());
    let main = part("main", "home", "")
        .child(part("h1", "", "This draft cannot be opened"))
        .child(part("p", "lead", &why))
        .child(
            part("p", "starts", "")
                .children(stored.into_iter().flatten())
                .child(all),
        );
    pressed(&main, move |press| {
        let raw = raw.as_deref().unwrap_or_default();
        match press.does.as_str() {
            "stored" => download(page, raw),
            "readable" => page.desk.repair(raw),
            _ => {}
        }
    });
    main
}

/// Gives a stored text to the browser as a file, read or not.
pub fn download(page: Page, raw: &str) {
    if !files::download("draft.txt", "text/plain", raw) {
        page.announcer.say("The browser refused the download.");
    }
}
