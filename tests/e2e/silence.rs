//! Nothing leaves the page: a whole session of work asks for nothing.

use serde_json::json;
use unblame::document::Id;
use unblame::export::file_name;
use unblame::template::worked_example;

use crate::harness::{Outcome, Visit, journey};

pub async fn a_session_of_work_makes_no_request() {
    journey("silence", async |visit| {
        visit.is_kept_for_offline_use().await?;
        visit.reload().await?;
        visit
            .becomes("return Boolean(navigator.serviceWorker.controller)", true)
            .await?;
        // All of the program belongs to the load: with its rest the trash comes. What is fetched and
        // not at work yet may be fetched once more by a press that cannot wait.
        visit
            .becomes(
                "return Boolean(document.querySelector('main > .trash'))",
                true,
            )
            .await?;
        visit.watch_for_breaches().await?;
        visit.server.forget_requests();

        work(visit).await?;

        // The browser itself may look whether there is a new worker; the page asks for nothing.
        let requests = visit.server.requests();
        assert!(requests.iter().all(|path| path == "/sw.js"), "{requests:?}");
        let fetched = visit
            .script(
                "return performance.getEntriesByType('resource')
                     .filter((one) => one.startTime > window.workBegan)
                     .map((one) => one.name).filter((name) => !name.startsWith('blob:'))",
            )
            .await?;
        assert_eq!(fetched, json!([]));
        assert_eq!(visit.script("return window.breaches").await?, json!([]));
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

/// A bit of everything, with texts in it that would ask for something if they were let.
async fn work(visit: &Visit) -> Outcome {
    visit.press("Worked example").await?;
    visit.reads("Watch what can run out").await?;
    visit
        .write(
            "Summary",
            " ![graph](https://graphs.example/a.png) <img src=\"https://graphs.example/b.png\"> \
             https://graphs.example [c](https://graphs.example/c)",
        )
        .await?;
    visit.reads("graphs.example/b.png").await?;
    visit.press("Add event").await?;
    visit.write("Event", "A new event").await?;
    visit.press("Undo").await?;
    visit.press("Redo").await?;
    visit.markdown().await?;
    visit.press("Keys").await?;
    visit.press("Close").await?;
    visit.press("Export").await?;
    for button in ["Copy Markdown", "Copy rich text"] {
        visit.press(button).await?;
    }
    let example = worked_example(&mut || Id::from_bits(0));
    for (button, extension) in [("Download JSON", "json"), ("Download web page", "html")] {
        visit.press(button).await?;
        visit.downloaded(&file_name(&example, extension)).await?;
    }
    visit.press("Close").await?;
    visit.press("Colours: System").await?;
    visit.is_saved().await?;
    visit.go_home().await?;
    visit.write("Search in all drafts", "pool").await?;
    visit.says("Checkout unavailable").await?;
    visit.press("Duplicate Checkout unavailable").await?;
    visit.press("Delete Checkout unavailable").await?;
    visit
        .drop_file("notes.md", b"# Notes\n\n![d](https://graphs.example/d.png)")
        .await?;
    visit.press("Open as a new draft").await?;
    visit.reads("graphs.example/d.png").await?;
    visit.is_saved().await
}

impl Visit {
    /// From now on, what the policy blocks is noted down.
    async fn watch_for_breaches(&self) -> Outcome {
        self.script(
            "window.workBegan = performance.now();
             window.breaches = [];
             document.addEventListener('securitypolicyviolation', (event) =>
                 window.breaches.push(`${event.effectiveDirective} ${event.blockedURI}`));",
        )
        .await?;
        Ok(())
    }
}
