use leptos::{prelude::*, task::spawn_local};

use super::{
    dialog::Dialog,
    icon::{Icon, icon},
    only,
};
use crate::{
    app::{
        effects::desk::Desk,
        platform::{
            dialogs, events,
            files::{self, GivenFile},
            random,
        },
        session::Session,
    },
    document::Postmortem,
    import::{self, ImportError, Imported},
    template,
};

/// The id of the import dialog.
pub const IMPORT_ID: &str = "import";

const FILE_ID: &str = "import-file";

type Outcome = Option<Result<Imported, ImportError>>;

/// What was read by the import, wherever it came from.
#[derive(Clone, Copy)]
struct Inbox {
    outcome: RwSignal<Outcome>,
}

/// The dialog that takes a file or a pasted text, and shows what was found before anything changes.
#[component]
pub fn Import(is_open: Memo<bool>) -> impl IntoView {
    let inbox = Inbox {
        outcome: RwSignal::new(None),
    };
    let dragged = RwSignal::new(false);
    install_drop(inbox, dragged);
    let desk = expect_context::<Desk>();
    let session = expect_context::<Session>();
    let pasted = NodeRef::<leptos::html::Textarea>::new();
    let finish = move || {
        inbox.outcome.set(None);
        if let Some(pasted) = pasted.get_untracked() {
            pasted.set_value("");
        }
        dialogs::close(IMPORT_ID);
    };
    let as_new = move |_| {
        // Where there is no room for a draft, what was given stays here to be taken later.
        if let Some(doc) = inbox.take()
            && desk.create(&doc).is_some()
        {
            finish();
        }
    };
    let replace = move |_| {
        if let Some(doc) = inbox.take() {
            session.replace(doc);
            finish();
        }
    };
    view! {
        <Dialog id=IMPORT_ID title="Import">
            <p>"A post-mortem as Markdown or JSON: ours, or any other. Every word is kept; what fits no section goes to the unsorted notes."</p>
            <div class="actions">
                <button type="button" on:click=move |_| files::pick(FILE_ID)>
                    {icon(Icon::Upload)}
                    "Choose a file"
                </button>
            </div>
            <input
                type="file"
                id=FILE_ID
                class="visually-hidden"
                aria-label="File to import"
                tabindex="-1"
                accept=".md,.markdown,.txt,.json,text/markdown,text/plain,application/json"
                on:change=move |event| {
                    spawn_local(async move { inbox.receive(files::chosen(event).await) });
                }
            />
            <h3><label for="import-text">"Or paste the text"</label></h3>
            <textarea
                id="import-text"
                rows="6"
                node_ref=pasted
                on:input=move |event| inbox.read(&event_target_value(&event))
            ></textarea>
            {move || match inbox.outcome.get() {
                None => None,
                Some(Err(error)) => {
                    Some(view! { <p class="problem" role="alert">{error.to_string()}</p> }.into_any())
                }
                Some(Ok(imported)) => Some(found(&imported).into_any()),
            }}
            {only(
                move || inbox.outcome.with(|outcome| matches!(outcome, Some(Ok(_)))),
                move || {
                    view! {
                        <div class="actions">
                            <button type="button" class="primary" on:click=as_new>
                                "Open as a new draft"
                            </button>
                            {only(
                                move || is_open.get(),
                                move || {
                                    view! {
                                        <button type="button" on:click=replace>
                                            "Replace this draft"
                                        </button>
                                    }
                                        .into_any()
                                },
                            )}
                        </div>
                    }
                        .into_any()
                },
            )}
        </Dialog>
        <div class="drop-target" hidden=move || !dragged.get()>"Drop the file to import it"</div>
    }
}

fn found(imported: &Imported) -> impl IntoView + use<> {
    let names: Vec<&str> = imported
        .sections
        .iter()
        .filter_map(|&section| template::section(section))
        .map(|template| template.heading)
        .collect();
    let problems = imported.problems.clone();
    view! {
        <div role="status">
            <h3>"Found"</h3>
            <p>{names.join(", ")}</p>
            {(!problems.is_empty())
                .then(|| {
                    view! {
                        <ul>
                            {problems
                                .into_iter()
                                .map(|problem| view! { <li>{problem}</li> })
                                .collect_view()}
                        </ul>
                    }
                })}
        </div>
    }
}

impl Inbox {
    fn read(self, text: &str) {
        let read = match text.trim() {
            "" => None,
            _ => Some(import::read_text(text, &mut random::id)),
        };
        self.outcome.set(read);
    }

    fn receive(self, file: Option<GivenFile>) {
        let Some(file) = file else {
            return;
        };
        let read = match file.bytes {
            None => Err(ImportError::TooLarge),
            Some(bytes) => import::read_bytes(&bytes, &mut random::id),
        };
        self.outcome.set(Some(read));
        dialogs::open(IMPORT_ID);
    }

    fn take(self) -> Option<Postmortem> {
        match self.outcome.get_untracked() {
            Some(Ok(imported)) => Some(imported.postmortem),
            _ => None,
        }
    }
}

/// A file may be dropped anywhere on the page.
fn install_drop(inbox: Inbox, dragged: RwSignal<bool>) {
    events::on_window("dragover", move |event: leptos::ev::DragEvent| {
        if files::is_file_drag(&event) {
            event.prevent_default();
            dragged.set(true);
        }
    });
    events::on_window("dragleave", move |event: leptos::ev::DragEvent| {
        if event.related_target().is_none() {
            dragged.set(false);
        }
    });
    events::on_window("drop", move |event: leptos::ev::DragEvent| {
        dragged.set(false);
        if files::is_file_drag(&event) {
            event.prevent_default();
            spawn_local(async move { inbox.receive(files::dropped(event).await) });
        }
    });
}
