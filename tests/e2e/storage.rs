//! What happens to the text when the browser's storage does not do its part.

use crate::harness::{Plan, journey};

/// Fills the storage to its last character, with a value of somebody else's.
pub const FILL: &str = "
    let text = 'x'.repeat(1 << 20), filling = '';
    while (text) {
        try { localStorage.setItem('other', filling + text); filling += text; }
        catch { text = text.slice(0, text.length >> 1); }
    }
    return filling.length > 0";

pub async fn a_full_storage_is_said_and_no_word_is_lost() {
    journey("full", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;
        visit.becomes(FILL, true).await?;
        visit.write("Summary", "Words that find no room.").await?;
        visit.says("storage for this site is full").await?;
        visit.reads("Words that find no room.").await?;

        // Leaving would lose them, so the draft stays on the screen.
        visit.follow("Unblame, all drafts").await?;
        visit.says("is not saved yet").await?;
        visit.reads("Words that find no room.").await?;

        // With room again, it is saved without a word from the writer.
        visit.script("localStorage.removeItem('other')").await?;
        visit.is_saved().await?;
        visit.reload().await?;
        visit.reads("Words that find no room.").await
    })
    .await;
}

pub async fn a_draft_that_vanished_can_be_kept_as_a_new_one() {
    journey("vanished", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;
        visit.script("localStorage.clear()").await?;
        visit.write("Summary", "Still here.").await?;
        visit.says("can be kept as a new draft").await?;
        visit.press("Keep mine as a new draft").await?;
        visit.is_saved().await?;
        visit.reload().await?;
        visit.reads("Still here.").await
    })
    .await;
}

pub async fn a_damaged_draft_is_shown_and_left_as_it_is() {
    journey("damaged", async |visit| {
        visit
            .script("localStorage.setItem('unblame/draft/00000000000000ff', 'not ours')")
            .await?;
        visit.reload().await?;
        visit.says("A draft that cannot be read").await?;
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;
        visit
            .becomes(
                "return localStorage.getItem('unblame/draft/00000000000000ff')",
                "not ours",
            )
            .await
    })
    .await;
}

pub async fn a_browser_that_keeps_nothing_still_takes_text_and_gives_it_out() {
    Plan::new("denied")
        .keeping_nothing()
        .make(async |visit| {
            visit
                .says("This browser keeps nothing for this page")
                .await?;
            visit.press("New post-mortem").await?;
            visit.write("Title", "Outage").await?;
            visit.write("Summary", "Words in this tab only.").await?;
            visit.reads("Words in this tab only.").await?;
            visit.is_kept("In this tab only").await?;

            visit.press("Export").await?;
            visit.press("Download Markdown").await?;
            let file = visit.downloaded("outage.md").await?;
            assert!(file.contains("Words in this tab only."), "{file}");
            visit.press("Close").await?;

            visit.go_home().await?;
            visit.follow("Outage").await?;
            visit.reads("Words in this tab only.").await?;
            assert_eq!(visit.complaints().await?, [""; 0]);
            Ok(())
        })
        .await;
}

pub async fn a_storage_that_is_full_from_the_start_is_said() {
    journey("full-from-the-start", async |visit| {
        visit.becomes(FILL, true).await?;
        visit.press("New post-mortem").await?;
        visit.says("storage for this site is full").await?;
        visit.script("localStorage.removeItem('other')").await?;
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;
        visit.reload().await?;
        visit.reads("Outage").await
    })
    .await;
}
