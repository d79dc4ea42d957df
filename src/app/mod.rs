//! The page: the open document, what happens beside it, what is shown, and the browser under it.

mod effects;
pub mod platform;
mod session;
mod view;

use std::rc::Rc;

use leptos::prelude::*;

use effects::{
    announce::Announcer, caret, desk::Desk, keyboard, linter::Linter, route, settings::Settings,
    update::Update,
};
use platform::{late, page, panic, storage};
use session::{Session, rescued_document};
use view::Shell;

use crate::{document::Section, export::file_name, json};

/// Puts the page into the document, and hears the browser from then on.
pub fn start() {
    panic::install(|| {
        let doc = rescued_document()?;
        Some((file_name(&doc, "json"), json::to_json(&doc)))
    });
    page::mount(|| view! { <App/> });
}

/// The root: everything that lives as long as the page is made here.
#[component]
fn App() -> impl IntoView {
    let kept = storage::open();
    let session = Session::new();
    let settings = Settings::load(Rc::clone(&kept.store));
    let announcer = Announcer::new();
    let desk = Desk::install(&kept, session, settings, announcer);
    let linter = Linter::install(session, announcer);
    let update = Update::install();
    let route = route::install();
    keyboard::install(session, desk);
    caret::install(linter, desk);
    late::install();
    Effect::new(move |_| desk.show(route.get()));
    let usual = page::title();
    Effect::new(move |_| name_page(session, route.get(), &usual));
    provide_context(session);
    provide_context(settings);
    provide_context(announcer);
    provide_context(desk);
    provide_context(linter);
    provide_context(update);
    view! { <Shell route/> }
}

fn name_page(session: Session, route: route::Route, usual: &str) {
    session.track(Section::Incident);
    let title = session.with(|doc| doc.title.trim().to_owned());
    match route {
        route::Route::Draft(_) if title.is_empty() => page::set_title("Untitled \u{2013} Unblame"),
        route::Route::Draft(_) => page::set_title(&format!("{title} \u{2013} Unblame")),
        route::Route::Home => page::set_title(usual),
    }
}
