//! The list of drafts: searched, copied, thrown away and taken back.

use serde_json::json;

use crate::harness::{Outcome, Visit, journey};

pub async fn drafts_are_listed_and_found_by_any_word_in_them() {
    journey("search", async |visit| {
        visit
            .make_draft("Checkout outage", "The pool ran out.")
            .await?;
        visit
            .make_draft("Login outage", "A certificate ended.")
            .await?;
        visit.lists(&["Login outage", "Checkout outage"]).await?;

        visit.write("Search in all drafts", "pool").await?;
        visit.lists(&["Checkout outage"]).await?;
        visit.says("The pool ran out.").await?;
        visit.type_on(" certificate").await?;
        visit.says("No draft has these words.").await?;
        visit.cut_all().await?;
        visit.type_on("OUTAGE").await?;
        visit.lists(&["Login outage", "Checkout outage"]).await?;
        visit.follow("Checkout outage").await?;
        visit.reads("The pool ran out.").await
    })
    .await;
}

/// No other tab has ever had it.
pub async fn a_copy_that_is_reloaded_at_once_has_no_rival() {
    journey("copy", async |visit| {
        visit.make_draft("Outage", "The pool ran out.").await?;
        visit.press("Duplicate Outage").await?;
        visit.says("A copy was made").await?;
        visit.follow("Outage (copy)").await?;
        visit.reads("The pool ran out.").await?;
        visit.write("Summary", " Again.").await?;
        visit.reload().await?;
        visit.reads("The pool ran out. Again.").await?;
        visit.is_saved().await?;
        let said = visit.script("return document.body.innerText").await?;
        let said = said.as_str().unwrap_or_default();
        assert!(!said.contains("Two tabs had written"), "{said}");
        Ok(())
    })
    .await;
}

pub async fn a_draft_is_copied_deleted_and_taken_back() {
    journey("trash", async |visit| {
        visit.make_draft("Outage", "The pool ran out.").await?;
        visit.press("Duplicate Outage").await?;
        visit.says("A copy was made").await?;
        visit
            .becomes("return document.querySelectorAll('ul.drafts a').length", 2)
            .await?;
        // Who copied it is still at it, wherever the copy stands.
        let at = "return document.activeElement.getAttribute('aria-label')";
        visit.becomes(at, "Duplicate Outage").await?;
        let names = visit.script(NAMES).await?;
        assert_eq!(names[1], "Outage");
        let copy = names[0].as_str().unwrap_or_default().to_owned();
        visit.follow(&copy).await?;
        visit.reads("The pool ran out.").await?;
        visit.write("Summary", " Again.").await?;
        visit.is_saved().await?;
        visit.go_home().await?;

        visit.press(&format!("Delete {copy}")).await?;
        visit.lists(&["Outage"]).await?;
        visit.answer("The draft is in the trash", "Undo").await?;
        visit.becomes(NAMES, json!([copy, "Outage"])).await?;

        visit.press("Delete Outage").await?;
        visit.says("The draft is in the trash: Outage").await?;
        visit.command('z').await?;
        visit.becomes(NAMES, json!([copy, "Outage"])).await?;
        visit.press("Delete Outage").await?;
        visit.becomes(NAMES, json!([copy])).await?;
        visit.reload().await?;
        visit.fold("Trash (1)").await?;
        visit.press("Restore Outage").await?;
        visit.follow("Outage").await?;
        visit.reads("The pool ran out.").await?;
        // The copy is a draft of its own.
        assert!(!visit.paper().await?.contains("Again."));
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

/// The titles of the drafts in the list, the newest first.
const NAMES: &str =
    "return [...document.querySelectorAll('main > ul.drafts a')].map((one) => one.textContent)";

impl Visit {
    /// Writes a draft and goes back to the list.
    async fn make_draft(&self, title: &str, summary: &str) -> Outcome {
        self.press("New post-mortem").await?;
        self.write("Title", title).await?;
        self.write("Summary", summary).await?;
        self.is_saved().await?;
        self.go_home().await
    }

    /// Waits until the list has these drafts.
    async fn lists(&self, names: &[&str]) -> Outcome {
        self.becomes(NAMES, json!(names)).await
    }
}
