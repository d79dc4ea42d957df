//! A folder of the writer's into which each draft is written too, as Markdown and as JSON.

use leptos::task::spawn_local;

use super::Desk;
use crate::{
    app::{
        effects::shelf::OBJECTS,
        platform::folder::{self, Folder, FolderError},
    },
    document::Postmortem,
    drafts::DraftId,
    export::file_name,
    json, markdown,
};

/// Under which key the database keeps it.
const KEY: &str = "folder";

/// What is known of the folder.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Folders {
    /// This browser cannot write into one.
    #[default]
    Impossible,
    /// None was chosen.
    None,
    /// Drafts are written into the one that is called so.
    Written(String),
    /// The browser wants a click before it lets the page write into the one that is called so.
    AskAgain(String),
    /// It could not be written: its name, and why.
    Failed(String, String),
}

impl Desk {
    /// Lets the writer choose a folder; called by a click.
    pub fn choose_folder(self) {
        spawn_local(async move {
            let Some(folder) = folder::choose().await else {
                return;
            };
            if let Some(database) = self.shelf.get().await
                && let Err(error) = folder.keep(&database, OBJECTS, KEY).await
            {
                self.announcer.say(error.to_string());
            }
            self.use_folder(folder).await;
        });
    }

    /// Asks the browser again for the folder that was chosen; called by a click.
    pub fn allow_folder(self) {
        let folder = self.inside().borrow().folder.clone();
        spawn_local(async move {
            if let Some(folder) = folder
                && folder.allow().await
            {
                self.use_folder(folder).await;
            }
        });
    }

    /// Writes no longer into it. What is there stays.
    pub fn leave_folder(self) {
        {
            let inside = self.inside();
            let mut inside = inside.borrow_mut();
            inside.folder = None;
            // What waits for it is not for the next one.
            inside.copies.clear();
        }
        self.set_folders(Folders::None);
        spawn_local(async move {
            if let Some(database) = self.shelf.get().await
                && let Err(error) = folder::forget(&database, OBJECTS, KEY).await
            {
                self.announcer.say(error.to_string());
            }
        });
    }

    /// Finds the folder of an earlier visit.
    pub(super) fn remember_folder(self) {
        if !folder::is_possible() {
            return;
        }
        self.set_folders(Folders::None);
        spawn_local(async move {
            if let Some(database) = self.shelf.get().await
                && let Some(folder) = folder::kept(&database, OBJECTS, KEY).await
            {
                self.use_folder(folder).await;
            }
        });
    }

    /// What of the open draft goes into the folder once it is saved, if it is this one.
    pub(super) fn copy_for_folder(self, id: DraftId) -> Option<Copy> {
        let is_written = self.writes_into_a_folder() && self.id() == Some(id);
        is_written.then(|| Copy {
            id,
            doc: self.session.with(Postmortem::clone),
        })
    }

    /// Writes a draft into the folder, now that it is saved: one at a time, lest an earlier state
    /// come last.
    pub(super) fn write_into_folder(self, copy: Option<Copy>) {
        let Some(copy) = copy else {
            return;
        };
        let inside = self.inside();
        {
            let mut inside = inside.borrow_mut();
            inside.copies.retain(|waiting| waiting.id != copy.id);
            inside.copies.push(copy);
            if std::mem::replace(&mut inside.writes_copies, true) {
                return;
            }
        }
        spawn_local(async move {
            loop {
                let next = {
                    let mut inside = inside.borrow_mut();
                    let folder = inside.folder.clone();
                    let copy = (!inside.copies.is_empty()).then(|| inside.copies.remove(0));
                    folder.zip(copy)
                };
                let Some((folder, copy)) = next else {
                    break;
                };
                match copy.put_into(&folder).await {
                    Ok(()) => {}
                    Err(FolderError::AskAgain) => {
                        self.set_folders(Folders::AskAgain(folder.label()));
                    }
                    Err(error) => {
                        self.set_folders(Folders::Failed(folder.label(), error.to_string()));
                    }
                }
            }
            inside.borrow_mut().writes_copies = false;
        });
    }

    async fn use_folder(self, folder: Folder) {
        let name = folder.label();
        let state = match folder.is_allowed().await {
            true => Folders::Written(name),
            false => Folders::AskAgain(name),
        };
        self.inside().borrow_mut().folder = Some(folder);
        self.set_folders(state);
        self.write_into_folder(self.id().and_then(|id| self.copy_for_folder(id)));
    }
}

/// A draft as it goes into the folder.
pub(super) struct Copy {
    id: DraftId,
    doc: Postmortem,
}

impl Copy {
    async fn put_into(&self, folder: &Folder) -> Result<(), FolderError> {
        // Two drafts of one title are two files.
        let name = |extension: &str| {
            let plain = file_name(&self.doc, extension);
            let stem = plain.trim_end_matches(extension).trim_end_matches('.');
            format!("{stem}-{}.{extension}", &self.id.to_string()[..6])
        };
        folder
            .put(&name("md"), &markdown::write_full(&self.doc))
            .await?;
        folder.put(&name("json"), &json::to_json(&self.doc)).await
    }
}
