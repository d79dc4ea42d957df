//! Leaving the page: it asks where something would be lost, and only there.

use crate::harness::{Outcome, Plan, Visit};
use crate::storage::{FILL, REFUSE};

pub async fn the_page_asks_before_unsaved_text_is_left_and_only_then() {
    Plan::new("leaving")
        .asking_before_leaving()
        .make(async |visit| {
            visit.press("New post-mortem").await?;
            visit.write("Title", "Outage").await?;
            visit.is_saved().await?;
            visit.reload().await?;
            visit.reads("Outage").await?;

            // Neither store takes anything any more.
            visit.becomes(FILL, true).await?;
            visit.script(REFUSE).await?;
            visit.write("Summary", "Words that find no room.").await?;
            visit.says("storage for this site is full").await?;
            visit.ask_for_a_reload().await?;
            visit.browser.dismiss_alert().await?;
            visit.reads("Words that find no room.").await?;

            // Not by a reload: once its question was answered, Firefox's driver makes none.
            visit
                .script("localStorage.removeItem('other'); window.relent()")
                .await?;
            visit.is_saved().await?;
            visit.open_again().await?;
            visit.reads("Words that find no room.").await
        })
        .await;
}

pub async fn the_page_asks_before_text_is_left_that_only_the_tab_has() {
    Plan::new("leaving-memory")
        .keeping_nothing()
        .asking_before_leaving()
        .make(async |visit| {
            visit.press("New post-mortem").await?;
            visit.write("Title", "Outage").await?;
            visit.reads("Outage").await?;
            visit.ask_for_a_reload().await?;
            visit.browser.dismiss_alert().await?;
            visit.reads("Outage").await
        })
        .await;
}

impl Visit {
    /// Asks for a reload and waits until the browser asks back.
    async fn ask_for_a_reload(&self) -> Outcome {
        self.script("setTimeout(() => location.reload())").await?;
        crate::harness::until(async || Ok(self.browser.get_alert_text().await.is_ok())).await
    }
}
