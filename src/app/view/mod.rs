//! What the page shows: the list of drafts, or the editor.

mod card;
mod dialog;
mod editor;
mod export;
mod finding;
mod findings;
mod form;
mod home;
mod icon;
mod import;
mod keys;
mod nav;
mod preview;
mod rules;
mod shell;

pub use card::CARD_ID;
pub use keys::KEYS_ID;
pub use shell::Shell;

use leptos::prelude::*;

/// Shows something as long as something is so.
///
/// What `<Show>` does, with one type for whatever is shown: each other type is a piece of program
/// of its own.
pub fn only(
    when: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let when: Box<dyn Fn() -> bool + Send + Sync> = Box::new(when);
    let when = Memo::new(move |_| when());
    let view: Box<dyn Fn() -> AnyView + Send> = Box::new(view);
    (move || match when.get() {
        true => view(),
        false => ().into_any(),
    })
    .into_any()
}
