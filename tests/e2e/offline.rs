//! The page is kept for offline use, and gives way to a new version only when it is told to.

use std::fs;
use std::path::Path;

use crate::harness::{Outcome, Plan, Visit, change_the_page, copy_of_the_page, journey};

pub async fn the_first_reload_works_with_the_host_gone() {
    journey("offline", async |visit| {
        visit.is_kept_for_offline_use().await?;
        visit.server.stop();
        visit.reload().await?;
        assert!(visit.browser.title().await?.contains("Unblame"));
        Ok(())
    })
    .await;
}

pub async fn what_lies_below_the_page_is_not_taken_for_it() {
    journey("below", async |visit| {
        visit.is_kept_for_offline_use().await?;
        visit.reload().await?;
        let other = visit.browser.current_url().await?.join("icons/icon.svg")?;
        visit.browser.goto(other.as_str()).await?;
        visit
            .becomes("return document.documentElement.localName", "svg")
            .await
    })
    .await;
}

pub async fn nothing_is_asked_for_once_the_page_is_kept() {
    journey("silence", async |visit| {
        visit.is_kept_for_offline_use().await?;
        visit.reload().await?;
        visit
            .becomes("return Boolean(navigator.serviceWorker.controller)", true)
            .await?;
        let asked = visit.server.requests();
        visit.server.forget_requests();
        visit.reload().await?;
        // The browser itself looks whether there is a new worker, and nothing else is asked for.
        let again = visit.server.requests();
        assert!(
            again.iter().all(|path| path == "/sw.js"),
            "first {asked:?}, then {again:?}"
        );
        Ok(())
    })
    .await;
}

/// Compiled while the frame was painted, and by that alone.
pub async fn a_later_visit_begins_with_the_program_itself() {
    journey("early-program", async |visit| {
        let begun_early = "
            const [done] = arguments;
            Promise.resolve(window.unblameProgram).then((program) => done(`${program}`));";
        visit.is_kept_for_offline_use().await?;
        let first = visit.browser.execute_async(begun_early, vec![]).await?;
        assert_eq!(first, "undefined");
        visit.reload().await?;
        let later = visit.browser.execute_async(begun_early, vec![]).await?;
        assert_eq!(later, "[object WebAssembly.Module]");
        let fetched = "return performance.getEntriesByType('resource')
            .filter((one) => one.name.endsWith('_bg.wasm')).length";
        visit.becomes(fetched, 1).await?;
        visit.press("New post-mortem").await
    })
    .await;
}

pub async fn a_new_version_waits_until_it_is_accepted() {
    let folder = copy_of_the_page("update");
    Plan::new("update")
        .serving(&folder)
        .make(async |visit| {
            visit.is_kept_for_offline_use().await?;
            publish_a_new_version(&folder)?;
            visit.reload().await?;
            assert_eq!(visit.script("return document.title").await?, "Unblame: blameless post-mortems");
            visit
                .becomes(
                    "return navigator.serviceWorker.getRegistration().then((one) => Boolean(one.waiting))",
                    true,
                )
                .await?;
            visit.script("window.dispatchEvent(new CustomEvent('unblame:update-accept'))").await?;
            visit.becomes("return document.title", "The new version").await?;
            visit.wait_for_the_program().await?;
            visit.becomes("return caches.keys().then((keys) => keys.length)", 1).await
        })
        .await;
}

/// The writer's caret stands in the middle of a text when the new version comes.
pub async fn a_new_version_comes_back_to_the_same_caret() {
    let folder = copy_of_the_page("caret");
    Plan::new("caret")
        .serving(&folder)
        .make(async |visit| {
            visit.is_kept_for_offline_use().await?;
            // From the second visit on there is a version that a new one takes the place of.
            visit.reload().await?;
            visit.press("New post-mortem").await?;
            visit.write("Title", "Outage").await?;
            visit
                .write("Summary", "The queue grew for an hour.")
                .await?;
            visit.select(4, 4).await?;
            publish_a_new_version(&folder)?;
            visit.script("window.isTheOldPage = true").await?;
            visit
                .script("navigator.serviceWorker.getRegistration().then((one) => one.update())")
                .await?;
            visit.press("Update now").await?;
            visit
                .becomes("return window.isTheOldPage === undefined", true)
                .await?;
            visit.wait_for_the_program().await?;
            visit.holds("The queue grew for an hour.", (4, 4)).await?;
            visit.type_at_the_caret("long ").await?;
            visit
                .has_value("Summary", "The long queue grew for an hour.")
                .await?;
            visit
                .becomes(
                    "return caches.keys().then((keys) => keys[0].includes(' new-'))",
                    true,
                )
                .await
        })
        .await;
}

impl Visit {
    /// Waits until the page is kept: the worker has stored everything once it is active.
    pub async fn is_kept_for_offline_use(&self) -> Outcome {
        self.becomes(
            "return navigator.serviceWorker.ready.then((one) => one.active.state)",
            "activated",
        )
        .await
    }
}

/// A new version is any other content, with the worker's list made for it.
fn publish_a_new_version(folder: &Path) -> Outcome {
    change_the_page(folder, |page| {
        page.replace(
            "<title>Unblame: blameless post-mortems</title>",
            "<title>The new version</title>",
        )
    })?;
    let worker = fs::read_to_string(folder.join("sw.js"))?;
    let worker = worker.replace("BUILD=\"", "BUILD=\"new-");
    fs::write(folder.join("sw.js"), worker)?;
    Ok(())
}
