//! A browser whose database answers late, or that has none at all.

use crate::harness::{Plan, until};

/// Where local storage says so, the database does not answer before `letItCome` was called.
const LATE: &str = "
    const comes = localStorage.getItem('late') === null ? Promise.resolve()
        : new Promise((come) => { window.letItCome = come; });
    const add = EventTarget.prototype.addEventListener;
    IDBOpenDBRequest.prototype.addEventListener = function (type, heard, ...more) {
        const late = (event) => comes.then(() => heard(event));
        add.call(this, type, type === 'success' ? late : heard, ...more);
    };";

/// Where local storage says so, the database answers no question, though it is open.
const SILENT: &str = "
    const get = IDBObjectStore.prototype.get;
    IDBObjectStore.prototype.get = function (...what) {
        return localStorage.getItem('silent') === null ? get.apply(this, what)
            : { addEventListener() {} };
    };";

/// A browser without IndexedDB.
const NONE: &str = "Object.defineProperty(window, 'indexedDB', { value: undefined });";

/// The page says that it goes on without its database, and keeps the draft there too once that has
/// answered.
pub async fn a_database_that_answers_late_gets_what_was_written_meanwhile() {
    Plan::new("late")
        .beginning_with(LATE)
        .make(async |visit| {
            visit.press("New post-mortem").await?;
            visit.write("Title", "Outage").await?;
            visit.is_saved().await?;
            visit.script("localStorage.setItem('late', 'yes')").await?;
            visit.reload().await?;
            visit.says("database has not answered yet").await?;
            visit.reads("Outage").await?;
            visit.write("Title", ", written meanwhile").await?;
            visit.is_saved().await?;

            visit
                .script("localStorage.removeItem('late'); window.letItCome()")
                .await?;
            until(async || {
                let kept = visit.kept_in("journal").await?;
                Ok(kept
                    .iter()
                    .any(|(_, raw)| raw.contains("written meanwhile")))
            })
            .await?;
            visit.write("Author(s)", "@kit").await?;
            visit.is_saved().await?;
            visit.script("localStorage.clear()").await?;
            visit.reload().await?;
            visit
                .reads_all(["Outage, written meanwhile", "@kit"])
                .await?;
            assert_eq!(visit.complaints().await?, [""; 0]);
            Ok(())
        })
        .await;
}

/// A draft opens from local storage where the database is there and gives no answer.
pub async fn a_database_that_falls_silent_keeps_no_draft_from_opening() {
    Plan::new("silent")
        .beginning_with(SILENT)
        .make(async |visit| {
            visit.press("New post-mortem").await?;
            visit.write("Title", "Outage").await?;
            visit.is_saved().await?;
            visit
                .script("localStorage.setItem('silent', 'yes')")
                .await?;
            visit.reload().await?;
            visit.reads("Outage").await?;
            visit.write("Title", ", in the silence").await?;
            visit.reads("Outage, in the silence").await?;
            visit.is_kept("Not saved").await?;
            visit.script("localStorage.removeItem('silent')").await?;
            visit.is_saved().await?;
            visit.script("localStorage.clear()").await?;
            visit.reload().await?;
            visit.reads("Outage, in the silence").await
        })
        .await;
}

/// Everything works with local storage alone, backups too, and the page says what that means.
pub async fn without_a_database_drafts_are_kept_deleted_backed_up_and_brought_back() {
    Plan::new("no-database")
        .beginning_with(NONE)
        .make(async |visit| {
            visit.says("This browser gives the page no database").await?;
            visit
                .has_drafts(&["First outage", "Second outage", "Third outage"])
                .await?;
            visit.press("Delete Third outage").await?;
            visit.says("Trash (1)").await?;
            let file = visit.backs_up().await?;

            // The first is changed afterwards; all else is lost with the storage.
            visit.adds_to_the_title("First outage", ", longer").await?;
            visit
                .script(
                    "for (const key of Object.keys(localStorage)) {
                         const text = localStorage.getItem(key);
                         const goes = /^unblame.(draft|trash)/.test(key) && !text.includes('longer');
                         if (goes) localStorage.removeItem(key);
                     }",
                )
                .await?;
            visit.reload().await?;
            visit.says_no_more("Second outage").await?;
            visit.fold("Where your drafts are kept").await?;
            visit.give_file(&file).await?;
            visit.says("First outage: Older than here, left out").await?;
            visit.says("Second outage: Added").await?;
            visit.says("Third outage: Added").await?;
            visit.reload().await?;
            visit.follow("Second outage").await?;
            visit.reads("Second outage").await?;
            visit.go_home().await?;
            visit.follow("First outage, longer").await?;
            visit.reads("First outage, longer").await?;
            visit.go_home().await?;
            visit.fold("Trash (1)").await?;
            visit.press("Restore Third outage").await?;
            visit.follow("Third outage").await?;
            visit.reads("Third outage").await?;

            // A draft that another tab writes is left to it.
            visit.open_again().await?;
            visit.says("is being written in another tab").await?;
            visit.go_home().await?;
            visit
                .script(
                    "const key = Object.keys(localStorage).find((one) => one.startsWith('unblame/draft/')
                         && localStorage.getItem(one).includes('Third outage'));
                     localStorage.removeItem(key)",
                )
                .await?;
            visit.reload().await?;
            visit.fold("Where your drafts are kept").await?;
            visit.give_file(&file).await?;
            visit
                .says("Third outage: Left out: it is open in another tab")
                .await?;
            assert_eq!(visit.complaints().await?, [""; 0]);
            Ok(())
        })
        .await;
}
