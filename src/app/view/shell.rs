use leptos::prelude::*;

use super::{
    editor::{Editor, Unopened},
    home::Home,
    icon::{Icon, icon},
    import::Import,
    keys::{KEYS_ID, Keys},
    only,
    rules::{self, Rules},
};
use crate::app::{
    effects::{
        announce::{Announcer, Undo},
        desk::{Desk, SaveState, Trouble},
        route::Route,
        update::Update,
    },
    platform::{
        clock, dialogs,
        picker::{self, DATE_ID, TIME_ID},
        theme,
    },
    session::Session,
};
use crate::document::Section;

/// The bar on top, what is open under it, and what may lie over it.
#[component]
pub fn Shell(route: RwSignal<Route>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let session = expect_context::<Session>();
    rules::follow_address();
    let is_open = Memo::new(move |_| matches!(route.get(), Route::Draft(_)));
    let unopened =
        Memo::new(move |_| matches!(desk.trouble().get(), Some(Trouble::Unopened { .. })));
    let on_pick = move |event: leptos::ev::Event| {
        if let Some((place, value)) = picker::picked(&event) {
            session.set_text(place, &value);
        }
    };
    view! {
        <div class="shell">
            <Bar is_open/>
            <UpdateBanner/>
            {(!desk.lasts())
                .then(|| {
                    view! {
                        <div class="banner" role="alert">
                            <p>
                                "This browser keeps nothing for this page. You can write, but the text lives in this tab only: export it before you close the tab."
                            </p>
                        </div>
                    }
                        .into_any()
                })}
            {move || match (is_open.get(), unopened.get()) {
                (false, _) => view! { <Home/> }.into_any(),
                (true, false) => view! { <Editor/> }.into_any(),
                (true, true) => view! { <Unopened/> }.into_any(),
            }}
        </div>
        <Keys/>
        <Rules/>
        <Import is_open/>
        <Toasts/>
        <input type="date" id=DATE_ID class="hidden-picker" tabindex="-1" aria-hidden="true" on:change=on_pick/>
        <input type="time" id=TIME_ID class="hidden-picker" tabindex="-1" aria-hidden="true" on:change=on_pick/>
    }
}

#[component]
fn Bar(is_open: Memo<bool>) -> impl IntoView {
    let session = expect_context::<Session>();
    let colours = RwSignal::new(theme::current());
    let title = Memo::new(move |_| {
        session.track(Section::Incident);
        session.with(|doc| doc.title.clone())
    });
    view! {
        <header class="bar">
            <a class="brand" href=Route::Home.href() aria-label="Unblame, all drafts">
                <img src="icons/icon.svg" alt="" width="24" height="24"/>
                <span class="wide-only">"Unblame"</span>
            </a>
            {only(
                move || is_open.get(),
                move || {
                    view! { <span class="bar-title">{move || title.get()}</span> }.into_any()
                },
            )}
            <div class="bar-tools">
                {only(move || is_open.get(), move || view! { <OfDraft/> }.into_any())}
                <button
                    type="button"
                    class="quiet"
                    aria-label=move || format!("Colours: {}", colours.get().label())
                    title=move || format!("Colours: {}", colours.get().label())
                    on:click=move |_| {
                        let next = colours.get_untracked().next();
                        theme::set(next);
                        colours.set(next);
                    }
                >
                    {icon(Icon::Theme)}
                </button>
                <button
                    type="button"
                    class="quiet wide-only"
                    aria-label="Keys"
                    title="Keys (?)"
                    on:click=move |_| dialogs::open(KEYS_ID)
                >
                    {icon(Icon::Keyboard)}
                </button>
            </div>
        </header>
    }
}

/// What the bar has for an open draft.
#[component]
fn OfDraft() -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <SaveView/>
        <button
            type="button"
            class="quiet"
            aria-label="Undo"
            title="Undo (Ctrl+Z)"
            disabled=move || !session.can_undo()
            on:click=move |_| {
                session.undo();
            }
        >
            {icon(Icon::Undo)}
        </button>
        <button
            type="button"
            class="quiet"
            aria-label="Redo"
            title="Redo (Ctrl+Shift+Z)"
            disabled=move || !session.can_redo()
            on:click=move |_| {
                session.redo();
            }
        >
            {icon(Icon::Redo)}
        </button>
    }
}

/// Whether what is written is safe, in words.
#[component]
fn SaveView() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let state = desk.state();
    view! {
        <span
            id="save-state"
            role="status"
            class=move || match state.get() {
                SaveState::Saved { .. } => "save-state",
                SaveState::Saving | SaveState::Elsewhere | SaveState::InMemory => "save-state saving",
                SaveState::Failed { .. } => "save-state failed",
            }
        >
            {move || match state.get() {
                SaveState::Saved { at } => format!("Saved {}", clock::clock_time(at as f64)),
                SaveState::Saving => "Saving\u{2026}".to_owned(),
                SaveState::Failed { .. } => "Not saved".to_owned(),
                SaveState::InMemory => "In this tab only".to_owned(),
                SaveState::Elsewhere => "Open elsewhere".to_owned(),
            }}
        </span>
    }
}

#[component]
fn UpdateBanner() -> impl IntoView {
    let update = expect_context::<Update>();
    let desk = expect_context::<Desk>();
    only(
        move || update.ready().get(),
        move || {
            view! {
                <div class="banner" role="status">
                    <p>"A new version is ready. Your draft is saved before it loads."</p>
                    <button type="button" class="primary" on:click=move |_| update.accept(desk)>
                        "Update now"
                    </button>
                    <button type="button" on:click=move |_| update.later()>
                        "Later"
                    </button>
                </div>
            }
            .into_any()
        },
    )
}

#[component]
fn Toasts() -> impl IntoView {
    let announcer = expect_context::<Announcer>();
    let session = expect_context::<Session>();
    let desk = expect_context::<Desk>();
    let message = announcer.message();
    // Its button would take back another change than the one that it tells of.
    let is_past = Memo::new(move |_| {
        let edits = session.edits().get();
        message
            .get()
            .is_some_and(|message| matches!(message.undo, Undo::Edit(at) if at != edits))
    });
    view! {
        <div class="toasts" role="status">
            {move || {
                let message = message.get().filter(|_| !is_past.get());
                message
                    .map(|message| {
                        let undo = message.undo;
                        view! {
                            <div class="toast">
                                <span>{message.text}</span>
                                {(undo != Undo::Nothing)
                                    .then(|| {
                                        view! {
                                            <button
                                                type="button"
                                                on:click=move |_| {
                                                    announcer.clear();
                                                    match undo {
                                                        Undo::Edit(_) => {
                                                            session.undo();
                                                        }
                                                        Undo::Trash(id) => desk.restore(id),
                                                        Undo::Nothing => {}
                                                    }
                                                }
                                            >
                                                "Undo"
                                            </button>
                                        }
                                    })}
                                <button
                                    type="button"
                                    aria-label="Dismiss"
                                    on:click=move |_| announcer.clear()
                                >
                                    {icon(Icon::Cross)}
                                </button>
                            </div>
                        }
                            .into_any()
                    })
            }}
        </div>
    }
}
