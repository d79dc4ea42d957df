//! The page: the open document, what happens beside it, what is shown, and the browser under it.

mod effects;
mod live;
pub mod platform;
mod session;
mod view;

use std::rc::Rc;

use leptos::prelude::*;

use effects::{
    announce::Announcer,
    caret,
    desk::Desk,
    keyboard,
    linter::Linter,
    pasting,
    review::Review,
    route::{self, Route},
    settings::Settings,
    shelf::Shelf,
    tour::Tour,
    update::Update,
    whole::Whole,
};
use live::follow;
use platform::{characters, late, page, panic, storage};
use session::{Session, rescued_document};

use crate::{document::Section, export::file_name, json};

/// Puts the page into the document, and hears the browser from then on.
pub fn start() {
    panic::install(|| {
        let doc = rescued_document()?;
        Some((file_name(&doc, "json"), json::to_json(&doc)))
    });
    characters::install();
    page::mount(run);
}

/// What lives as long as the page does.
pub struct Parts {
    session: Session,
    settings: Settings,
    announcer: Announcer,
    desk: Desk,
    shelf: Shelf,
    linter: Linter,
    review: Review,
    update: Update,
    whole: Whole,
    route: RwSignal<Route>,
}

/// The parts of the page, for whatever is shown.
pub type Page = &'static Parts;

impl Parts {
    /// Whether a draft is open, and not the list of drafts; follows it.
    fn is_open(&self) -> bool {
        matches!(self.route.get(), Route::Draft(_))
    }
}

/// The root: everything that lives as long as the page is made here.
fn run() {
    let shelf = Shelf::install();
    let kept = storage::open();
    let session = Session::new();
    let settings = Settings::load(Rc::clone(&kept.store));
    let announcer = Announcer::new();
    let whole = Whole::install(announcer);
    let desk = Desk::install(&kept, shelf, session, settings, announcer);
    let linter = Linter::install(session, announcer);
    let review = Review::install(session, linter, announcer, whole, Rc::clone(&kept.store));
    let update = Update::install();
    let route = route::install();
    keyboard::install(session, desk, whole);
    let tour = Tour {
        session,
        linter,
        review,
        announcer,
    };
    caret::install(tour, desk);
    pasting::install(session, announcer);
    late::install();
    follow(move || desk.show(route.get()));
    let usual = page::title();
    follow(move || name_page(session, route.get(), &usual));
    let page = Box::new(Parts {
        session,
        settings,
        announcer,
        desk,
        shelf,
        linter,
        review,
        update,
        whole,
        route,
    });
    view::show(Box::leak(page));
}

fn name_page(session: Session, route: Route, usual: &str) {
    session.track(Section::Incident);
    let title = session.with(|doc| doc.title.trim().to_owned());
    match route {
        Route::Draft(_) if title.is_empty() => page::set_title("Untitled \u{2013} Unblame"),
        Route::Draft(_) => page::set_title(&format!("{title} \u{2013} Unblame")),
        Route::Home => page::set_title(usual),
    }
}
