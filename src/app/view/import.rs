use std::{cell::RefCell, rc::Rc};

use leptos::{prelude::*, task::spawn_local};

use super::{
    dialog::dialog,
    editor::go_to_the_beginning,
    element::{button, part},
    icon::Icon,
    stores,
};
use crate::app::live::{follow, hear, pressed};
use crate::{
    app::{
        Page,
        platform::{
            clipboard, dialogs,
            dom::Piece,
            files::{self, GivenFile},
            random,
            render::after_render,
            rich,
        },
    },
    document::{Edit, Postmortem},
    drafts::history::Reason,
    import::{self, ImportError, Imported},
    paste::rich as rich_text,
    template,
};

/// The id of the import dialog.
pub const IMPORT_ID: &str = "import";

/// The id of its input for a file.
pub const FILE_ID: &str = "import-file";
const TEXT_ID: &str = "import-text";

/// What was read by the import, wherever it came from.
#[derive(Clone)]
struct Inbox {
    outcome: Rc<RefCell<Option<Result<Imported, ImportError>>>>,
    /// Where it is told.
    told: Piece,
    /// What can be done with it.
    ways: Piece,
    /// The backup that was given, and what can be done with that.
    backup: Rc<RefCell<String>>,
    take_back: Piece,
}

/// The dialog that takes a file or a pasted text, and shows what was found before anything
/// changes.
pub fn import(page: Page) -> Piece {
    let body = body();
    let inbox = Inbox {
        outcome: Rc::default(),
        told: body.find(".told"),
        ways: body.find(".ways"),
        backup: Rc::default(),
        take_back: body.find("[data-do=take-back]"),
    };
    let dialog = dialog(IMPORT_ID, "Import").child(body);
    let replace = inbox.ways.find("[data-do=replace]");
    follow(move || replace.show(page.is_open() && !page.session.read_only().get()));
    let given = inbox.clone();
    hear(&dialog.find("input"), "change", move |event| {
        let inbox = given.clone();
        spawn_local(async move { inbox.receive(files::chosen(event).await) });
    });
    hear(&dialog.find("textarea"), "paste", |event| {
        let (plain, html) = (clipboard::pasted(&event), clipboard::pasted_html(&event));
        let plain = plain.unwrap_or_default();
        let Some(html) = html.filter(|html| !html.is_empty()) else {
            return;
        };
        let markdown = rich_text::of_clipboard(&plain, &rich::read(&html));
        if markdown.is_some_and(|markdown| clipboard::write_at_the_caret(&markdown)) {
            event.prevent_default();
        }
    });
    let written = inbox.clone();
    hear(&dialog.find("textarea"), "input", move |event| {
        written.read(&event_target_value(&event));
    });
    pressed(&dialog, move |press| match press.does.as_str() {
        "choose" => files::pick(FILE_ID),
        // Where there is no room for a draft, what was given stays here to be taken later.
        "open" => {
            if let Some(doc) = inbox.given()
                && page.desk.create(&doc)
            {
                inbox.finish();
                // The editor may have come while the dialog still had the focus.
                after_render(go_to_the_beginning);
            }
        }
        "replace" => {
            if let Some(doc) = inbox.given()
                && !page.session.is_read_only()
            {
                let edit = Edit::Replace(Box::new(doc));
                page.desk.replace(edit, Reason::Import);
                inbox.finish();
            }
        }
        "take-back" => {
            let inbox = inbox.clone();
            spawn_local(async move { inbox.take_back(page).await });
        }
        _ => {}
    });
    dialog
}

fn body() -> Piece {
    let about = "A post-mortem as Markdown or JSON, ours or any other, or as a page copied from a wiki. Every word is kept; what fits no section goes to the unsorted notes.";
    let choose = Piece::button("", "choose")
        .attr("autofocus", "")
        .child(Piece::icon(Icon::Upload.path()))
        .text("Choose a file");
    let file = part("input", "visually-hidden", "")
        .attr("type", "file")
        .attr("id", FILE_ID)
        .attr("aria-label", "File to import")
        .attr("tabindex", "-1")
        .attr(
            "accept",
            ".md,.markdown,.txt,.json,.html,.htm,text/markdown,text/plain,text/html,application/json",
        );
    let label = part("label", "", "Or paste the text, or the page").attr("for", TEXT_ID);
    let ways = part("p", "actions ways", "")
        .attr("hidden", "")
        .child(button("Open as a new draft", "open").attr("class", "primary"))
        .child(button("Replace this draft", "replace"));
    let take_back = button("Restore the backup", "take-back")
        .attr("class", "primary")
        .attr("hidden", "");
    part("div", "", "")
        .child(part("p", "", about))
        .child(part("p", "actions", "").child(choose))
        .child(file)
        .child(part("h3", "", "").child(label))
        .child(
            part("textarea", "", "")
                .attr("id", TEXT_ID)
                .attr("rows", "6"),
        )
        .child(
            part("div", "told", "")
                .attr("role", "status")
                .attr("tabindex", "-1"),
        )
        .child(part("p", "actions", "").child(take_back))
        .child(ways)
}

impl Inbox {
    fn read(&self, text: &str) {
        self.show(match text.trim() {
            "" => None,
            _ => Some(match import::read_text(text, &mut random::id) {
                Err(ImportError::WebPage) => read_page(text),
                read => self.keep_backup(read, || text.to_owned()),
            }),
        });
    }

    fn receive(&self, file: Option<GivenFile>) {
        let Some(file) = file else {
            return;
        };
        let read = match file.bytes {
            None => Err(ImportError::TooLarge),
            Some(bytes) => match import::read_bytes(&bytes, &mut random::id) {
                Err(ImportError::WebPage) => import::decode(&bytes)
                    .ok_or(ImportError::NotText)
                    .and_then(|page| {
                        let mut imported = read_page(&page.text)?;
                        imported.problems.extend(page.notes);
                        Ok(imported)
                    }),
                read => self.keep_backup(read, || {
                    let decoded = import::decode(&bytes);
                    decoded.map_or(String::new(), |decoded| decoded.text.into_owned())
                }),
            },
        };
        dialogs::open(IMPORT_ID);
        self.show(Some(read));
    }

    /// Keeps the text of a backup, which may be asked for as a whole.
    fn keep_backup(
        &self,
        read: Result<Imported, ImportError>,
        text: impl FnOnce() -> String,
    ) -> Result<Imported, ImportError> {
        if read == Err(ImportError::Backup) {
            self.backup.replace(text());
        }
        read
    }

    /// Takes a whole backup in, and says what became of each of its drafts.
    async fn take_back(&self, page: Page) {
        let text = self.backup.borrow().clone();
        let report = page.desk.take_back(&text).await;
        // Where it failed, it may be tried again.
        self.take_back.show(report.is_err());
        self.told.set_children(stores::report(&report));
        let _ = Piece::by_id(TEXT_ID).value("");
        self.told.focus();
    }

    fn given(&self) -> Option<Postmortem> {
        match &*self.outcome.borrow() {
            Some(Ok(imported)) => Some(imported.postmortem.clone()),
            _ => None,
        }
    }

    /// Forgets what was given, now that it is somewhere else.
    fn finish(&self) {
        self.show(None);
        let _ = Piece::by_id(TEXT_ID).value("");
        dialogs::close(IMPORT_ID);
    }

    fn show(&self, outcome: Option<Result<Imported, ImportError>>) {
        let told = match &outcome {
            None => None,
            Some(Err(error)) => {
                Some(part("p", "problem", &error.to_string()).attr("role", "alert"))
            }
            Some(Ok(imported)) => Some(found(imported)),
        };
        self.told.set_children(told);
        let is_read = matches!(outcome, Some(Ok(_))).then_some("read");
        Piece::by_id(TEXT_ID).set("class", is_read);
        self.ways.show(matches!(outcome, Some(Ok(_))));
        self.take_back
            .show(matches!(outcome, Some(Err(ImportError::Backup))));
        self.outcome.replace(outcome);
    }
}

/// Reads a web page, as far as its reader sees it.
fn read_page(html: &str) -> Result<Imported, ImportError> {
    let markdown = rich_text::markdown(&rich::read(html));
    let mut imported = import::read_text(&markdown, &mut random::id)?;
    let note = "This is a web page. What stands around the post-mortem in it, such as menus, is in the unsorted notes.";
    imported.problems.push(note.to_owned());
    Ok(imported)
}

fn found(imported: &Imported) -> Piece {
    let sections = imported.sections.iter();
    let names: Vec<&str> = sections
        .filter_map(|&section| template::section(section))
        .map(|template| template.heading)
        .collect();
    let problems = imported.problems.iter();
    let problems = problems.map(|problem| part("li", "", problem));
    // All of them need not be in sight.
    let heading = match imported.problems.len() {
        0 => "Found".to_owned(),
        1 => "Found, with one note".to_owned(),
        count => ["Found, with ", &count.to_string(), " notes"].concat(),
    };
    part("div", "", "")
        .child(part("h3", "", &heading))
        .child(part("p", "", &names.join(", ")))
        .children((!imported.problems.is_empty()).then(|| part("ul", "", "").children(problems)))
}
