//! What happens to the text when the browser's storage does not do its part.

use serde_json::json;

use crate::harness::{Browser, Plan, browser, journey};

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

/// Fills the database of this site with another one's values, to the last kilobyte. They are noise:
/// browsers keep other texts in less room.
const FILL_THE_DATABASE: &str = "
    const opened = () => new Promise((done, failed) => {
        const request = indexedDB.open('other', 1);
        request.onupgradeneeded = () =>
            request.result.createObjectStore('noise', { autoIncrement: true });
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
    });
    let database = await opened();
    const fits = (noise) => new Promise((done, failed) => {
        const transaction = database.transaction('noise', 'readwrite');
        transaction.oncomplete = () => done(true);
        transaction.onabort = () => done(false);
        transaction.objectStore('noise').add(noise);
    });
    let size = 1 << 20, kept = 0;
    while (size >= 1 << 10) {
        const noise = new Uint8Array(size);
        for (let at = 0; at < size; at += 65536) {
            crypto.getRandomValues(noise.subarray(at, at + 65536));
        }
        // Firefox closes a database that has met the limit.
        const fitted = await fits(noise).catch(() => null);
        if (fitted === null) database = await opened();
        if (fitted) kept += size;
        else size >>= 1;
    }
    database.close();
    return kept;";

/// Takes those values away again.
const EMPTY_THE_DATABASE: &str = "
    localStorage.removeItem('other');
    await new Promise((done, failed) => {
        const gone = indexedDB.deleteDatabase('other');
        gone.onsuccess = done;
        gone.onerror = () => failed(gone.error);
    });";

/// No injection: the browser itself refuses, in both stores.
pub async fn a_database_that_is_really_full_is_said_and_no_word_is_lost() {
    Plan::new("really-full")
        .with_little_room()
        .make(async |visit| {
            visit.spoil_the_browser();
            let origin = visit.script("return location.origin").await?;
            if browser() == Browser::Chromium {
                let room = json!({ "origin": origin, "quotaSize": 12_000_000 });
                visit
                    .devtools("Storage.overrideQuotaForOrigin", room)
                    .await?;
            }
            visit.press("New post-mortem").await?;
            visit.write("Title", "Outage").await?;
            visit.is_saved().await?;
            let kept = visit.answer_of(FILL_THE_DATABASE, Vec::new()).await?;
            let kept = kept.as_u64().unwrap_or_default();
            println!("the browser took {kept} bytes before it refused");
            assert!(kept > 1_000_000, "{kept} bytes");
            visit.becomes(FILL, true).await?;

            // More than what is left between two pages of either store.
            let paste = "
                // In one line: a command of a script that inserts many takes Chromium minutes.
                const area = document.getElementById('summary');
                area.focus();
                const line = () => [...crypto.getRandomValues(new Uint8Array(30))]
                    .map((one) => one.toString(16)).join('');
                window.words = Array.from({ length: 2000 }, line).join(' ');
                document.execCommand('insertText', false, window.words);
                return area.value === window.words";
            visit.becomes(paste, true).await?;
            visit.says("storage for this site is full").await?;
            visit.is_kept("Not saved").await?;
            visit.write("Title", "!").await?;
            visit.reads("Outage!").await?;
            // By the address: a page so long may be scrolled just when it is clicked at.
            visit.script("location.hash = '#/'").await?;
            visit.says("is not saved yet").await?;
            visit.reads("Outage!").await?;

            visit.answer_of(EMPTY_THE_DATABASE, Vec::new()).await?;
            if browser() == Browser::Chromium {
                // It only counts what it has given back when it next tidies its files.
                visit
                    .devtools(
                        "Storage.overrideQuotaForOrigin",
                        json!({ "origin": origin }),
                    )
                    .await?;
            }
            visit.is_saved().await?;
            let words = visit.script("return window.words").await?;
            visit.reload().await?;
            visit.reads("Outage!").await?;
            let same = "return document.getElementById('summary').value === arguments[0]";
            visit.becomes_with(same, vec![words], true).await
        })
        .await;
}

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
        visit.fold("Where your drafts are kept").await?;
        visit.says("room for this site is used up").await?;

        // It is found by its words like any other.
        visit.write("Search in all drafts", "another").await?;
        visit.follow("Another").await?;
        visit.reads("Another").await?;
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

/// The database refuses, and the draft is left and come back to: it is not held by this very tab.
pub async fn a_draft_that_is_half_saved_is_written_on_after_coming_back() {
    journey("half-back", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;
        visit.script(REFUSE).await?;
        visit.write("Summary", "Half saved.").await?;
        visit.is_kept("Not saved").await?;
        visit.go_home().await?;
        visit.follow("Outage").await?;
        visit.reads("Half saved.").await?;
        visit.takes_text(true).await?;
        visit.script("window.relent()").await?;
        visit.write("Title", "!").await?;
        visit.is_saved().await?;
        visit.script("localStorage.clear()").await?;
        visit.reload().await?;
        visit.reads_all(["Outage!", "Half saved."]).await
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
