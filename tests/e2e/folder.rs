//! A folder of the writer's, into which each draft is written too.

use serde_json::json as value;
use unblame::document::Id;
use unblame::{json, markdown};

use crate::harness::{Browser, Outcome, Plan, Visit, browser};

/// In the place of the browser's own question, a folder of the site's own file system: an object of
/// the same kind, which the database can keep. `permission` in local storage is what the browser
/// says of it.
const FOLDER: &str = "
    const root = () => navigator.storage.getDirectory();
    window.showDirectoryPicker = async () =>
        (await root()).getDirectoryHandle('Reviews', { create: true });
    FileSystemHandle.prototype.queryPermission = async () =>
        localStorage.getItem('permission') ?? 'granted';
    FileSystemHandle.prototype.requestPermission = async () => {
        localStorage.removeItem('permission');
        return 'granted';
    };";

/// What lies in the folder, by name.
const FILES: &str = "
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('Reviews', { create: true });
    const files = [];
    for await (const [name, file] of folder.entries()) {
        files.push([name, await (await file.getFile()).text()]);
    }
    return files.sort();";

pub async fn each_draft_is_written_into_the_chosen_folder_too() {
    if browser() == Browser::Firefox {
        return no_folder_is_offered().await;
    }
    Plan::new("folder")
        .beginning_with(FOLDER)
        .make(async |visit| {
            visit.press("New post-mortem").await?;
            visit.write("Title", "Outage").await?;
            visit.is_saved().await?;
            visit.go_home().await?;
            visit.fold("Where your drafts are kept").await?;
            visit.press("Choose a folder").await?;
            visit.says("also written into the folder Reviews").await?;

            visit.follow("Outage").await?;
            visit.write("Summary", "The queue grew.").await?;
            visit.is_saved().await?;
            visit.folder_has("The queue grew.").await?;

            // The folder is known at the next visit; the browser wants a click first.
            visit
                .script("localStorage.setItem('permission', 'prompt')")
                .await?;
            visit.reload().await?;
            visit.write("Summary", " And shrank.").await?;
            visit.is_saved().await?;
            visit.go_home().await?;
            visit.fold("Where your drafts are kept").await?;
            visit
                .says("wants a click before drafts are written")
                .await?;
            let files = visit.answer_of(FILES, Vec::new()).await?;
            assert!(!files.to_string().contains("And shrank."), "{files}");
            visit.press("Allow the folder").await?;
            visit.says("also written into the folder Reviews").await?;
            visit.follow("Outage").await?;
            visit.write("Title", " of the queue").await?;
            visit.is_saved().await?;
            visit.folder_has("The queue grew. And shrank.").await?;

            // A folder that cannot be written costs nothing, and says so.
            visit
                .script(
                    "FileSystemFileHandle.prototype.createWritable = async () => {
                         throw new DOMException('no', 'NoModificationAllowedError');
                     }",
                )
                .await?;
            visit.write("Summary", " Then it was gone.").await?;
            visit.is_saved().await?;
            visit.go_home().await?;
            visit.fold("Where your drafts are kept").await?;
            visit.says("The folder could not be written").await?;
            visit.press("Stop writing to it").await?;
            visit
                .says("can also be written into a folder of yours")
                .await?;
            visit.reload().await?;
            visit.fold("Where your drafts are kept").await?;
            visit
                .says("can also be written into a folder of yours")
                .await?;
            assert_eq!(visit.complaints().await?, [""; 0]);
            Ok(())
        })
        .await;
}

/// Firefox lets no page write into a folder: nothing is said of one.
async fn no_folder_is_offered() {
    Plan::new("folder")
        .make(async |visit| {
            visit.fold("Where your drafts are kept").await?;
            visit.says("No backup was made yet.").await?;
            visit.says_no_more("a folder of yours").await
        })
        .await;
}

impl Visit {
    /// Waits until the folder has the newest draft both ways, with this summary.
    async fn folder_has(&self, summary: &str) -> Outcome {
        let mut seen = value!(null);
        let there = crate::harness::until(async || {
            // A file that is being written cannot be read just then.
            let Ok(now) = self.answer_of(FILES, Vec::new()).await else {
                return Ok(false);
            };
            seen = now;
            let files: Vec<(String, String)> = serde_json::from_value(seen.clone())?;
            let mut ids = || Id::from_bits(0);
            let in_json = files.iter().any(|(name, text)| {
                let read = json::from_json(text, &mut ids);
                name.ends_with(".json") && read.is_ok_and(|read| read.postmortem.summary == summary)
            });
            let in_markdown = files.iter().any(|(name, text)| {
                name.ends_with(".md")
                    && markdown::read(text, &mut ids).postmortem.summary == summary
            });
            Ok(in_json && in_markdown)
        });
        let there = there.await;
        there.map_err(|_| format!("the folder never had {summary:?}: {seen}").into())
    }
}
