use leptos::prelude::*;

use super::{
    card::Card,
    export::{Export, download_json},
    form::Form,
    nav::Nav,
    preview::PreviewPane,
};
use crate::app::{
    effects::{
        announce::Announcer,
        desk::{Desk, SaveState, Trouble},
        linter::Linter,
        route::Route,
        settings::Settings,
    },
    platform::files,
    session::Session,
};

/// The form and beside it the preview; on a phone one at a time.
#[component]
pub fn Editor() -> impl IntoView {
    let session = expect_context::<Session>();
    let settings = expect_context::<Settings>();
    let desk = expect_context::<Desk>();
    let linter = expect_context::<Linter>();
    let writes = RwSignal::new(true);
    Effect::new(move |_| {
        linter.went().track();
        writes.set(true);
    });
    if let Some(place) = desk.id().and_then(|id| settings.last_place(id)) {
        session.go_to(place);
    }
    let view_button = move |write: bool, label: &'static str| {
        view! {
            <button
                type="button"
                aria-pressed=move || (writes.get() == write).to_string()
                on:click=move |_| writes.set(write)
            >
                {label}
            </button>
        }
    };
    view! {
        <Banners/>
        <main class="editor" data-view=move || if writes.get() { "write" } else { "read" }>
            <h1 class="visually-hidden">"Edit the post-mortem"</h1>
            <div class="pane sections-pane">
                <Nav/>
            </div>
            // Where nothing in it takes the focus, it has to be scrolled by keys itself.
            <div
                class="pane form-pane"
                tabindex=move || session.read_only().get().then_some("0")
            >
                <Form/>
                <Card/>
            </div>
            <div class="pane preview-pane">
                <PreviewPane on_go=move |()| writes.set(true)/>
            </div>
            <div class="views" role="group" aria-label="View">
                {view_button(true, "Write")}
                {view_button(false, "Read")}
            </div>
        </main>
        <Export/>
    }
}

/// What stands in the way of writing or saving, and what can be done.
#[component]
fn Banners() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let session = expect_context::<Session>();
    let announcer = expect_context::<Announcer>();
    let download = move |_| download_json(session, announcer);
    view! {
        {move || match (desk.trouble().get(), desk.state().get()) {
            (Some(Trouble::Conflict { why }), _) => {
                Some(
                    view! {
                        <div class="banner bad" role="alert">
                            <p>{why}</p>
                            <button type="button" class="primary" on:click=move |_| desk.keep_as_copy()>
                                "Keep mine as a new draft"
                            </button>
                            <button type="button" on:click=move |_| desk.take_theirs()>
                                "Show what is stored"
                            </button>
                        </div>
                    }
                        .into_any(),
                )
            }
            (_, SaveState::Failed { why }) => {
                Some(
                    view! {
                        <div class="banner bad" role="alert">
                            <p>{why}</p>
                            <button type="button" class="primary" on:click=download>
                                "Download the draft"
                            </button>
                        </div>
                    }
                        .into_any(),
                )
            }
            (_, SaveState::Elsewhere) => {
                Some(
                    view! {
                        <div class="banner" role="alert">
                            <p>
                                "This draft is being written in another tab. Here you can read it, and it follows."
                            </p>
                            <button type="button" class="primary" on:click=move |_| desk.take_over()>
                                "Edit here instead"
                            </button>
                        </div>
                    }
                        .into_any(),
                )
            }
            _ => None,
        }}
    }
}

/// A draft that could not be opened: why, and its stored text as a file.
#[component]
pub fn Unopened() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let announcer = expect_context::<Announcer>();
    move || match desk.trouble().get() {
        Some(Trouble::Unopened { why, raw }) => Some(view! {
            <main class="home">
                <h1>"This draft cannot be opened"</h1>
                <p class="lead">{why}</p>
                <p class="starts">
                    {raw
                        .map(|raw| {
                            view! {
                                <button
                                    type="button"
                                    on:click=move |_| {
                                        if !files::download("draft.txt", "text/plain", &raw) {
                                            announcer.say("The browser refused the download.");
                                        }
                                    }
                                >
                                    "Download what is stored"
                                </button>
                            }
                        })}
                    <a class="button" href=Route::Home.href()>"All drafts"</a>
                </p>
            </main>
        }),
        _ => None,
    }
}
