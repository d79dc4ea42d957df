use leptos::prelude::*;

use super::{
    icon::{Icon, icon},
    import::IMPORT_ID,
};
use crate::{
    app::{
        effects::{announce::Announcer, desk::Desk, route::Route},
        platform::{clock, dialogs, files, random},
    },
    document::{Form, Postmortem},
    drafts::{DraftSummary, Unreadable},
    template,
};

/// The list of drafts, and the ways to begin one.
#[component]
pub fn Home() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let query = RwSignal::new(String::new());
    view! {
        <main class="home">
            <h1>"Post-mortems"</h1>
            <p class="lead">
                "Write down what failed, what it meant and what changes, without blame. Everything stays in this browser."
            </p>
            <div class="starts">
                {start("New post-mortem", "Every section, guided", Postmortem::default)}
                {start(
                    "Brief summary",
                    "A lighter review of a minor incident",
                    move || Postmortem { form: Form::Brief, ..Postmortem::default() },
                )}
                {start(
                    "Worked example",
                    "An invented incident, to look around",
                    move || template::worked_example(&mut random::id),
                )}
                <button type="button" on:click=move |_| dialogs::open(IMPORT_ID)>
                    <strong>{icon(Icon::Upload)} "Import"</strong>
                    <span>"Markdown or JSON, by file, drop or paste"</span>
                </button>
            </div>
            <div class="drafts-head">
                <h2>"Drafts"</h2>
                <div class="search">
                    {icon(Icon::Search)}
                    <input
                        type="search"
                        aria-label="Search in all drafts"
                        placeholder="Search in all drafts"
                        on:input=move |event| query.set(event_target_value(&event))
                    />
                </div>
            </div>
            {move || {
                desk.track();
                let words = query.get();
                drafts(desk, words.trim())
            }}
            {move || {
                desk.track();
                trash(desk)
            }}
        </main>
    }
}

fn start(
    title: &'static str,
    what: &'static str,
    doc: impl Fn() -> Postmortem + 'static,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! {
        <button
            type="button"
            on:click=move |_| {
                desk.create(&doc());
            }
        >
            <strong>{icon(Icon::Plus)} {title}</strong>
            <span>{what}</span>
        </button>
    }
}

fn drafts(desk: Desk, words: &str) -> AnyView {
    if words.is_empty() {
        return match desk.list() {
            Err(error) => view! { <p role="alert">{error.to_string()}</p> }.into_any(),
            Ok(listed) if listed.drafts.is_empty() && listed.unreadable.is_empty() => view! {
                <p class="nothing">"No draft yet. Begin one above, or drop a Markdown or JSON file anywhere."</p>
            }
            .into_any(),
            Ok(listed) => view! {
                <ul class="drafts">
                    {listed
                        .drafts
                        .into_iter()
                        .map(|draft| draft_row(desk, draft, None))
                        .collect_view()}
                    {listed
                        .unreadable
                        .into_iter()
                        .map(|damaged| unreadable_row(desk, damaged))
                        .collect_view()}
                </ul>
            }
            .into_any(),
        };
    }
    match desk.search(words) {
        Err(error) => view! { <p role="alert">{error.to_string()}</p> }.into_any(),
        Ok(hits) if hits.is_empty() => {
            view! { <p class="nothing" role="status">"No draft has these words."</p> }.into_any()
        }
        Ok(hits) => view! {
            <ul class="drafts">
                {hits
                    .into_iter()
                    .map(|hit| draft_row(desk, hit.draft, Some(hit.excerpt)))
                    .collect_view()}
            </ul>
        }
        .into_any(),
    }
}

fn name_of(draft: &DraftSummary) -> String {
    match draft.title.trim() {
        "" => "Untitled".to_owned(),
        title => title.to_owned(),
    }
}

fn facts(draft: &DraftSummary) -> impl IntoView + use<> {
    let facts = [
        draft.incident_date.clone(),
        draft.severity.clone(),
        format!("Changed {}", clock::date_time(draft.updated_at as f64)),
    ];
    view! {
        <p class="draft-facts">
            {facts
                .into_iter()
                .filter(|fact| !fact.is_empty())
                .map(|fact| view! { <span>{fact}</span> })
                .collect_view()}
        </p>
    }
}

fn draft_row(desk: Desk, draft: DraftSummary, excerpt: Option<String>) -> impl IntoView {
    let id = draft.id;
    let name = name_of(&draft);
    view! {
        <li class="draft">
            <div class="draft-main">
                <a href=Route::Draft(id).href()>{name.clone()}</a>
                {facts(&draft)}
                {excerpt.map(|excerpt| view! { <p class="draft-excerpt">{excerpt}</p> })}
            </div>
            <div class="draft-tools">
                <button
                    type="button"
                    class="quiet"
                    aria-label=format!("Duplicate {name}")
                    title="Duplicate"
                    on:click=move |_| desk.duplicate(id)
                >
                    {icon(Icon::Copy)}
                </button>
                <button
                    type="button"
                    class="quiet"
                    aria-label=format!("Delete {name}")
                    title="Delete"
                    on:click=move |_| desk.trash(id)
                >
                    {icon(Icon::Trash)}
                </button>
            </div>
        </li>
    }
}

fn unreadable_row(desk: Desk, damaged: Unreadable) -> impl IntoView {
    let announcer = expect_context::<Announcer>();
    let key = damaged.key;
    view! {
        <li class="draft">
            <div class="draft-main">
                <strong>"A draft that cannot be read"</strong>
                <p class="draft-facts">{damaged.why.to_string()}</p>
            </div>
            <button
                type="button"
                on:click=move |_| {
                    let raw = desk.raw(&key).unwrap_or_default();
                    if !files::download("draft.txt", "text/plain", &raw) {
                        announcer.say("The browser refused the download.");
                    }
                }
            >
                {icon(Icon::Download)}
                "Download what is stored"
            </button>
        </li>
    }
}

fn trash(desk: Desk) -> Option<AnyView> {
    let listed = desk.list_trash().ok()?;
    if listed.drafts.is_empty() {
        return None;
    }
    let count = listed.drafts.len();
    Some(
        view! {
            <details class="trash">
                <summary>{format!("Trash ({count})")}</summary>
                <ul class="drafts">
                    {listed
                        .drafts
                        .into_iter()
                        .map(|draft| {
                            let id = draft.id;
                            let name = name_of(&draft);
                            view! {
                                <li class="draft">
                                    <div class="draft-main">
                                        <strong>{name.clone()}</strong>
                                        {facts(&draft)}
                                    </div>
                                    <div class="draft-tools">
                                        <button
                                            type="button"
                                            aria-label=format!("Restore {name}")
                                            on:click=move |_| desk.restore(id)
                                        >
                                            "Restore"
                                        </button>
                                        <button
                                            type="button"
                                            aria-label=format!("Delete for good: {name}")
                                            on:click=move |_| desk.purge(id)
                                        >
                                            "Delete for good"
                                        </button>
                                    </div>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </details>
        }
        .into_any(),
    )
}
