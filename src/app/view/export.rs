use leptos::task::spawn_local;

use super::{dialog::dialog, element::part, icon::Icon};
use crate::app::live::pressed;
use crate::{
    app::{
        Page,
        effects::announce::Announcer,
        platform::{clipboard, dialogs, dom::Piece, files, page},
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
    const ALL: [Self; 4] = [Self::Markdown, Self::FullMarkdown, Self::Json, Self::Html];

    fn of_extension(extension: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|target| target.extension() == extension)
    }

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

/// Every way out of the page, in the order of the dialog.
const WAYS: [Way; 6] = [
    Way {
        name: "Markdown",
        hint: " for a wiki: no ids, nothing hidden",
        does: &[
            ("copy md", "Copy Markdown"),
            ("download md", "Download Markdown"),
        ],
    },
    Way {
        name: "Rich text",
        hint: " for Confluence, Google Docs, mail: tables stay tables",
        does: &[("copy", "Copy rich text")],
    },
    Way {
        name: "Full Markdown",
        hint: " comes back exactly as it is: for Git",
        does: &[
            ("copy full.md", "Copy full Markdown"),
            ("download full.md", "Download full Markdown"),
        ],
    },
    Way {
        name: "JSON",
        hint: " everything, with a published schema",
        does: &[
            ("copy json", "Copy JSON"),
            ("download json", "Download JSON"),
        ],
    },
    Way {
        name: "Web page",
        hint: " one file, to read and print",
        does: &[("download html", "Download web page")],
    },
    Way {
        name: "Paper or PDF",
        hint: " by the browser's print dialog",
        does: &[("print", "Print")],
    },
];

struct Way {
    name: &'static str,
    hint: &'static str,
    /// What its buttons do, and to which kind of file (rich text is none), and their full names,
    /// of which only the first word is shown.
    does: &'static [(&'static str, &'static str)],
}

/// The dialog with every way out of the page.
pub fn export(page: Page) -> Piece {
    let ways: Vec<Piece> = WAYS.iter().map(entry).collect();
    // Enter does what most come for, and does not close it again.
    if let Some(first) = ways.first() {
        first.find("button").set("autofocus", Some(""));
    }
    let dialog = dialog(EXPORT_ID, "Export").child(part("div", "exports", "").children(ways));
    pressed(&dialog, move |press| {
        let (what, extension) = press.does.split_once(' ').unwrap_or((&press.does, ""));
        let target = Target::of_extension(extension);
        match (what, target) {
            ("copy", Some(target)) => copy(page.session, page.announcer, target),
            ("copy", None) => copy_rich(page.session, page.announcer),
            ("download", Some(target)) => download(page.session, page.announcer, target),
            ("print", _) => {
                dialogs::close(EXPORT_ID);
                page::print();
            }
            _ => {}
        }
    });
    dialog
}

fn entry(way: &Way) -> Piece {
    let buttons = way.does.iter().map(|(does, name)| {
        let word = name.split(' ').next().unwrap_or(name);
        let icon = match word {
            "Copy" => Icon::Copy,
            "Print" => Icon::Print,
            _ => Icon::Download,
        };
        Piece::button("", does)
            .attr("aria-label", name)
            .child(Piece::icon(icon.path()))
            .text(word)
    });
    part("div", "", "")
        .child(
            part("p", "", "")
                .child(part("strong", "", way.name))
                .child(part("span", "hint", way.hint)),
        )
        .child(part("span", "tools", "").children(buttons))
}
