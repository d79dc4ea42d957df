//! Earlier states of a draft, and everything in one file and back again.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::harness::{Outcome, Visit, journey};

pub async fn an_earlier_state_is_compared_and_brought_back() {
    journey("history", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.write("Summary", "The queue grew.").await?;
        visit.is_saved().await?;
        visit.reload().await?;

        // Opening and changing it keeps the state that was opened.
        visit.write("Title", " of the queue").await?;
        visit.replace_text("Summary", "The queue shrank.").await?;
        visit.is_saved().await?;
        visit.press("History").await?;
        visit.says("As it was opened").await?;
        visit.press_part_of("As it was opened").await?;
        visit.says("What has changed since").await?;
        visit
            .becomes(
                "return ['ins', 'del'].map((one) => [...document.querySelectorAll(`.words ${one}`)]
                     .map((word) => word.textContent).join('|').includes(
                         one === 'ins' ? 'shrank' : 'grew'))",
                json!([true, true]),
            )
            .await?;

        // One section comes back, the other stays as it is.
        visit.press("Bring back: Executive Summary").await?;
        visit.says("The section is back").await?;
        visit.has_value("Summary", "The queue grew.").await?;
        visit.has_value("Title", "Outage of the queue").await?;
        visit.press("Undo").await?;
        visit.has_value("Summary", "The queue shrank.").await?;

        // Then all of it, which undo takes back too.
        visit.press("History").await?;
        visit.says("Before a restore").await?;
        visit.press_part_of("As it was opened").await?;
        visit.press("Bring all of it back").await?;
        visit.has_value("Summary", "The queue grew.").await?;
        visit.has_value("Title", "Outage").await?;
        visit.press("Undo").await?;
        visit.has_value("Title", "Outage of the queue").await
    })
    .await;
}

pub async fn everything_goes_into_one_file_and_comes_back() {
    journey("backup", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "First outage").await?;
        visit.is_saved().await?;
        visit.go_home().await?;
        visit.press("New post-mortem").await?;
        visit.write("Title", "Second outage").await?;
        visit.is_saved().await?;
        visit.go_home().await?;
        visit.fold("Where your drafts are kept").await?;
        visit.says("No backup was made yet.").await?;
        visit.press("Back up everything").await?;
        visit.says("Last backup just now.").await?;
        let file = visit.downloaded_backup().await?;

        // The first is changed afterwards, the second deleted for good.
        visit.follow("First outage").await?;
        visit.write("Title", ", longer").await?;
        visit.is_saved().await?;
        visit.go_home().await?;
        visit.press("Delete Second outage").await?;
        visit.fold("Trash (1)").await?;
        visit.press("Delete for good: Second outage").await?;
        visit.says_no_more("Second outage").await?;

        visit.fold("Where your drafts are kept").await?;
        visit.give_file(&file).await?;
        visit.says("What the backup held").await?;
        visit
            .says("First outage: Older than here, left out")
            .await?;
        visit.says("Second outage: Added").await?;
        visit.follow("Second outage").await?;
        visit.reads("Second outage").await?;
        visit.go_home().await?;
        visit.reload().await?;
        visit.follow("First outage, longer").await?;
        visit.reads("First outage, longer").await
    })
    .await;
}

/// What cannot be read of a draft costs only itself: it is set aside, and what is whole is opened.
pub async fn a_damaged_value_is_set_aside_and_repaired() {
    journey("aside", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.write("Summary", "Words that last.").await?;
        visit.is_saved().await?;
        visit.go_home().await?;
        visit
            .script(
                "const key = Object.keys(localStorage).find((one) => one.startsWith('unblame/draft/'));
                 localStorage.setItem(key, localStorage.getItem(key).slice(0, -40))",
            )
            .await?;
        visit.reload().await?;
        visit.press_link_to_the_draft().await?;
        visit.reads("Words that last.").await?;
        visit.write("Title", "!").await?;
        visit.is_saved().await?;
        visit.go_home().await?;
        visit.fold("Where your drafts are kept").await?;
        visit
            .says("A damaged value, kept as it was found")
            .await?;
        visit.press("Make a repaired copy").await?;
        visit.reads("Words that last.").await
    })
    .await;
}

impl Visit {
    /// Replaces all of the text in a control.
    async fn replace_text(&self, label: &str, text: &str) -> Outcome {
        self.control(label).await?.click().await?;
        self.script_with(
            "document.activeElement.select();
             document.execCommand('insertText', false, arguments[0])",
            vec![text.into()],
        )
        .await?;
        Ok(())
    }

    /// Presses the button in whose text these words stand.
    async fn press_part_of(&self, words: &str) -> Outcome {
        let press = "
            const button = [...document.querySelectorAll('button')]
                .find((one) => one.textContent.includes(arguments[0]));
            button?.click();
            return Boolean(button)";
        self.becomes_with(press, vec![words.into()], true).await
    }

    /// Opens the only draft, whatever the list calls it.
    async fn press_link_to_the_draft(&self) -> Outcome {
        let open = "
            const key = Object.keys(localStorage).find((one) => one.startsWith('unblame/draft/'));
            location.hash = `/draft/${key.slice('unblame/draft/'.length)}`;
            return true";
        self.becomes(open, true).await
    }

    /// Gives the page a backup file.
    async fn give_file(&self, file: &Path) -> Outcome {
        let inputs = fantoccini::Locator::Css("#backup-file");
        let path = file.to_str().ok_or("a path of plain text")?;
        self.browser.find(inputs).await?.send_keys(path).await?;
        Ok(())
    }

    /// The backup file that was downloaded.
    async fn downloaded_backup(&self) -> Outcome<PathBuf> {
        let mut found = None;
        crate::harness::until(async || {
            found = fs::read_dir(crate::harness::downloads())?
                .flatten()
                .map(|entry| entry.path())
                .find(|path| {
                    let name = path.file_name().unwrap_or_default().to_string_lossy();
                    name.starts_with("unblame-backup-") && name.ends_with(".json")
                });
            Ok(found.is_some())
        })
        .await?;
        found.ok_or_else(|| "there is no backup file".into())
    }
}
