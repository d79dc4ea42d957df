//! A folder of the writer's into which each draft is written too, as Markdown and as JSON.

use leptos::task::spawn_local;

use super::Desk;
use crate::{
    app::{
        effects::shelf::OBJECTS,
        platform::folder::{self, Folder, FolderError},
    },
    document::Postmortem,
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
        self.inside().borrow_mut().folder = None;
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

    /// Writes the open draft into the folder, now that it is saved.
    pub(super) fn write_into_folder(self) {
        let folder = self.inside().borrow().folder.clone();
        let Some(folder) = folder.filter(|_| self.writes_into_a_folder()) else {
            return;
        };
        let doc = self.session.with(Postmortem::clone);
        let id = self.id();
        spawn_local(async move {
            let Some(id) = id else {
                return;
            };
            // Two drafts of one title are two files.
            let name = |extension: &str| {
                let plain = file_name(&doc, extension);
                let stem = plain.trim_end_matches(extension).trim_end_matches('.');
                format!("{stem}-{}.{extension}", &id.to_string()[..6])
            };
            let written = match folder.put(&name("md"), &markdown::write_full(&doc)).await {
                Ok(()) => folder.put(&name("json"), &json::to_json(&doc)).await,
                Err(error) => Err(error),
            };
            match written {
                Ok(()) => {}
                Err(FolderError::AskAgain) => self.set_folders(Folders::AskAgain(folder.label())),
                Err(error) => self.set_folders(Folders::Failed(folder.label(), error.to_string())),
            }
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
        self.write_into_folder();
    }
}
