use leptos::prelude::*;

use crate::{
    app::platform::{events, location},
    drafts::DraftId,
};

/// What the page shows, as its address says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// The list of drafts.
    Home,
    /// One draft.
    Draft(DraftId),
}

impl Route {
    /// The part of the address after `#`.
    pub fn hash(self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Draft(id) => format!("/draft/{id}"),
        }
    }

    /// The address for a link.
    pub fn href(self) -> String {
        format!("#{}", self.hash())
    }

    /// Goes there.
    pub fn go(self) {
        location::go(&self.hash());
    }

    fn read(hash: &str) -> Self {
        hash.strip_prefix("/draft/")
            .and_then(|id| id.parse().ok())
            .map_or(Self::Home, Self::Draft)
    }
}

/// The route that the address shows, followed from now on.
pub fn install() -> RwSignal<Route> {
    let route = RwSignal::new(Route::read(&location::hash()));
    events::on_hash_change(move || {
        let now = Route::read(&location::hash());
        if route.get_untracked() != now {
            route.set(now);
        }
    });
    route
}
