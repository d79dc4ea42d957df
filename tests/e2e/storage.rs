//! What happens to the text when the browser's storage does not do its part.

use crate::harness::{Outcome, Visit, journey};

/// Fills the storage to its last character, with a value of somebody else's.
const FILL: &str = "
    let text = 'x'.repeat(1 << 20), filling = '';
    while (text) {
        try { localStorage.setItem('other', filling + text); filling += text; }
        catch { text = text.slice(0, text.length >> 1); }
    }
    return filling.length > 0";

#[tokio::test(flavor = "multi_thread")]
async fn a_full_storage_is_said_and_no_word_is_lost() {
    journey("full", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;
        visit.becomes(FILL, true).await?;
        visit.write("Summary", "Words that find no room.").await?;
        says(visit, "storage for this site is full").await?;
        visit.reads("Words that find no room.").await?;

        // Leaving would lose them, so the draft stays on the screen.
        visit.follow("Unblame, all drafts").await?;
        says(visit, "is not saved yet").await?;
        visit.reads("Words that find no room.").await?;

        // With room again, it is saved without a word from the writer.
        visit.script("localStorage.removeItem('other')").await?;
        visit.is_saved().await?;
        visit.reload().await?;
        visit.reads("Words that find no room.").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_vanished_can_be_kept_as_a_new_one() {
    journey("vanished", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;
        visit.script("localStorage.clear()").await?;
        visit.write("Summary", "Still here.").await?;
        says(visit, "can be kept as a new draft").await?;
        visit.press("Keep mine as a new draft").await?;
        visit.is_saved().await?;
        visit.reload().await?;
        visit.reads("Still here.").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_draft_is_shown_and_left_as_it_is() {
    journey("damaged", async |visit| {
        visit
            .script("localStorage.setItem('unblame/draft/00000000000000ff', 'not ours')")
            .await?;
        visit.reload().await?;
        says(visit, "A draft that cannot be read").await?;
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

/// Waits until the page says this anywhere.
async fn says(visit: &Visit, words: &str) -> Outcome {
    visit
        .becomes(
            &format!("return document.getElementById('app').innerText.includes({words:?})"),
            true,
        )
        .await
}
