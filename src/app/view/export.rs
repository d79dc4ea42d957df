use leptos::{prelude::*, task::spawn_local};

use super::{
    dialog::Dialog,
    icon::{Icon, icon},
};
use crate::{
    app::{
        effects::announce::Announcer,
        platform::{clipboard, dialogs, files, page},
        session::Session,
    },
    document::Postmortem,
    export::{file_name, html},
    json, markdown,
};

/// The id of the export dialog.
pub const EXPORT_ID: &str = "export";

/// A file that the page can make of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Markdown,
    FullMarkdown,
    Json,
    Html,
}

impl Target {
    fn text(self, doc: &Postmortem) -> String {
        match self {
            Self::Markdown => markdown::write_clean(doc),
            Self::FullMarkdown => markdown::write_full(doc),
            Self::Json => json::to_json(doc),
            Self::Html => html::page(doc),
        }
    }

    const fn mime(self) -> &'static str {
        match self {
            Self::Markdown | Self::FullMarkdown => "text/markdown",
            Self::Json => "application/json",
            Self::Html => "text/html",
        }
    }

    const fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::FullMarkdown => "full.md",
            Self::Json => "json",
            Self::Html => "html",
        }
    }
}

/// Downloads the open document as JSON, which keeps everything.
pub fn download_json(session: Session, announcer: Announcer) {
    download(session, announcer, Target::Json);
}

fn download(session: Session, announcer: Announcer, target: Target) {
    let (name, text) = session.with(|doc| (file_name(doc, target.extension()), target.text(doc)));
    if files::download(&name, target.mime(), &text) {
        announcer.say(format!("{name} was given to the browser"));
    } else {
        announcer.say("The browser refused the download. Copy the text instead.");
    }
}

fn copy(session: Session, announcer: Announcer, target: Target) {
    let text = session.with(|doc| target.text(doc));
    spawn_local(async move {
        let copied = clipboard::copy_text(&text).await;
        tell_copied(announcer, copied);
    });
}

fn copy_rich(session: Session, announcer: Announcer) {
    let (html, text) = session.with(|doc| (html::fragment(doc), markdown::write_clean(doc)));
    spawn_local(async move {
        let copied = clipboard::copy_rich(&html, &text).await;
        tell_copied(announcer, copied);
    });
}

fn tell_copied(announcer: Announcer, copied: bool) {
    announcer.say(match copied {
        true => "Copied",
        false => "The browser refused to copy. Download the file instead.",
    });
}

/// Every way out of the page.
#[component]
pub fn Export() -> impl IntoView {
    let session = expect_context::<Session>();
    let announcer = expect_context::<Announcer>();
    let download_button = move |target: Target, name: &'static str| {
        view! {
            <button
                type="button"
                aria-label=format!("Download {name}")
                on:click=move |_| download(session, announcer, target)
            >
                {icon(Icon::Download)}
                "Download"
            </button>
        }
    };
    let copy_button = move |target: Target, name: &'static str| {
        view! {
            <button
                type="button"
                aria-label=format!("Copy {name}")
                on:click=move |_| copy(session, announcer, target)
            >
                {icon(Icon::Copy)}
                "Copy"
            </button>
        }
    };
    view! {
        <Dialog id=EXPORT_ID title="Export">
            <div class="exports">
                <div>
                    <p>
                        <strong>"Markdown"</strong>
                        <span class="hint">" for a wiki: no ids, nothing hidden"</span>
                    </p>
                    <span class="tools">
                        {copy_button(Target::Markdown, "Markdown")}
                        {download_button(Target::Markdown, "Markdown")}
                    </span>
                </div>
                <div>
                    <p>
                        <strong>"Rich text"</strong>
                        <span class="hint">" for Confluence, Google Docs, mail: tables stay tables"</span>
                    </p>
                    <span class="tools">
                        <button
                            type="button"
                            aria-label="Copy rich text"
                            on:click=move |_| copy_rich(session, announcer)
                        >
                            {icon(Icon::Copy)}
                            "Copy"
                        </button>
                    </span>
                </div>
                <div>
                    <p>
                        <strong>"Full Markdown"</strong>
                        <span class="hint">" comes back exactly as it is: for Git"</span>
                    </p>
                    <span class="tools">
                        {copy_button(Target::FullMarkdown, "full Markdown")}
                        {download_button(Target::FullMarkdown, "full Markdown")}
                    </span>
                </div>
                <div>
                    <p>
                        <strong>"JSON"</strong>
                        <span class="hint">" everything, with a published schema"</span>
                    </p>
                    <span class="tools">
                        {copy_button(Target::Json, "JSON")}
                        {download_button(Target::Json, "JSON")}
                    </span>
                </div>
                <div>
                    <p>
                        <strong>"Web page"</strong>
                        <span class="hint">" one file, to read and print"</span>
                    </p>
                    <span class="tools">{download_button(Target::Html, "web page")}</span>
                </div>
                <div>
                    <p>
                        <strong>"Paper or PDF"</strong>
                        <span class="hint">" by the browser's print dialog"</span>
                    </p>
                    <span class="tools">
                        <button
                            type="button"
                            on:click=move |_| {
                                dialogs::close(EXPORT_ID);
                                page::print();
                            }
                        >
                            {icon(Icon::Print)}
                            "Print"
                        </button>
                    </span>
                </div>
            </div>
        </Dialog>
    }
}
