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

/// Has the database of this page say that it is full, until it relents.
pub const REFUSE: &str = "
    const put = IDBObjectStore.prototype.put;
    window.relent = () => { IDBObjectStore.prototype.put = put; };
    IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }";

/// Local storage ends at some five megabytes. The database has more room, and takes over.
pub async fn a_full_local_storage_costs_nothing() {
    journey("full", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;
        visit.becomes(FILL, true).await?;
        visit
            .write("Summary", "Words that find room elsewhere.")
            .await?;
        visit.reads("Words that find room elsewhere.").await?;
        visit.is_saved().await?;
        visit.reload().await?;
        visit.reads("Words that find room elsewhere.").await?;

        // A draft that is begun now is in the database alone, and listed all the same.
        visit.go_home().await?;
        visit.press("New post-mortem").await?;
        visit.write("Title", "Another").await?;
        visit.is_saved().await?;
        visit.go_home().await?;
        visit.follow("Outage").await?;
        visit.reads("Words that find room elsewhere.").await?;
        visit.go_home().await?;
        visit.reload().await?;
        visit.follow("Another").await?;
        visit.reads("Another").await
    })
    .await;
}

/// Nothing more fits anywhere: the page says so, keeps the text, and saves it once there is room.
pub async fn a_full_storage_is_said_and_no_word_is_lost() {
    journey("full-both", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;
        visit.becomes(FILL, true).await?;
        visit.script(REFUSE).await?;
        visit.write("Summary", "Words that find no room.").await?;
        visit.says("storage for this site is full").await?;
        visit.reads("Words that find no room.").await?;

        // Leaving would lose them, so the draft stays on the screen.
        visit.follow("Unblame, all drafts").await?;
        visit.says("is not saved yet").await?;
        visit.reads("Words that find no room.").await?;

        // With room again, it is saved without a word from the writer.
        visit
            .script("localStorage.removeItem('other'); window.relent()")
            .await?;
        visit.is_saved().await?;
        visit.reload().await?;
        visit.reads("Words that find no room.").await
    })
    .await;
}

/// Somebody clears local storage under an open draft: the database has it all.
pub async fn a_local_storage_that_was_cleared_costs_nothing() {
    journey("cleared", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;
        visit.script("localStorage.clear()").await?;
        visit.write("Summary", "Still here.").await?;
        visit.is_saved().await?;
        visit.script("localStorage.clear()").await?;
        visit.reload().await?;
        visit.reads_all(["Outage", "Still here."]).await?;
        visit.script("localStorage.clear()").await?;
        visit.go_home().await?;
        visit.reload().await?;
        visit.follow("Outage").await?;
        visit.reads_all(["Outage", "Still here."]).await
    })
    .await;
}

/// Both stores are taken away: what is on the screen is all there is, and is kept on a click.
pub async fn a_draft_that_vanished_can_be_kept_as_a_new_one() {
    journey("vanished", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;
        let gone = "
            const done = arguments[arguments.length - 1];
            localStorage.clear();
            const gone = indexedDB.deleteDatabase('unblame');
            gone.onsuccess = gone.onerror = () => done(gone.readyState);";
        assert_eq!(visit.script_with_callback(gone).await?, "done");
        visit.write("Summary", "Still here.").await?;
        visit.says("Keep mine as a new draft").await?;
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

pub async fn a_draft_can_be_begun_where_there_is_no_room_at_all() {
    journey("full-from-the-start", async |visit| {
        visit.becomes(FILL, true).await?;
        visit.script(REFUSE).await?;
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.write("Summary", "Words in this tab only.").await?;
        visit.says("storage for this site is full").await?;
        visit.press("Download the draft").await?;
        let file = visit.downloaded("outage.json").await?;
        assert!(file.contains("Words in this tab only."), "{file}");
        visit
            .script("localStorage.removeItem('other'); window.relent()")
            .await?;
        visit.is_saved().await?;
        visit.reload().await?;
        visit.reads("Words in this tab only.").await
    })
    .await;
}
