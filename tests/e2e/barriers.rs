//! The accessibility checker objects to nothing, on any view, in light and in dark.

use crate::harness::{DESK, Outcome, Visit, journey};

/// The narrowest screen that the page is made for, in CSS pixels.
const PHONE: (u32, u32) = (360, 740);

/// Opens everything that is folded.
const UNFOLD: &str = "document.querySelectorAll('details').forEach((one) => one.open = true)";

pub async fn no_view_has_a_barrier_in_light_colours() {
    journey("barriers-light", async |visit| {
        visit.press("Colours: System").await?;
        every_view(visit).await
    })
    .await;
}

pub async fn no_view_has_a_barrier_in_dark_colours() {
    journey("barriers-dark", async |visit| {
        visit.press("Colours: System").await?;
        visit.press("Colours: Light").await?;
        every_view(visit).await
    })
    .await;
}

async fn every_view(visit: &Visit) -> Outcome {
    visit.fold("Where your drafts are kept").await?;
    visit.says("Small storage").await?;
    visit
        .has_no_barrier("the empty list, and where drafts are kept")
        .await?;

    visit.press("Worked example").await?;
    visit.reads("Watch what can run out").await?;
    visit
        .has_no_barrier("the editor with a whole post-mortem")
        .await?;
    visit.press("Markdown").await?;
    visit.has_no_barrier("the Markdown").await?;
    visit.press("Findings").await?;
    visit.says("to look at").await?;
    visit.script(UNFOLD).await?;
    visit.says("Nothing answers it yet").await?;
    visit
        .has_no_barrier("findings, and what stands beside the form")
        .await?;
    visit.press("Preview").await?;
    for (button, view) in [
        ("Export", "the export dialog"),
        ("Keys", "the sheet of keys"),
    ] {
        visit.press(button).await?;
        visit.has_no_barrier(view).await?;
        visit.press("Close").await?;
    }
    visit.write("Title", "!").await?;
    visit.is_saved().await?;
    visit.reload().await?;
    visit.write("Title", "?").await?;
    visit.is_saved().await?;
    visit.press("History").await?;
    visit.press("20").await?;
    visit.says("What has changed since").await?;
    visit.has_no_barrier("what has changed").await?;
    visit.press("Close").await?;
    visit.drop_file("notes.md", b"# Outage\n\nNotes.").await?;
    visit.says("Found").await?;
    visit.has_no_barrier("the import dialog").await?;
    visit.press("Close").await?;

    let first = visit.browser.window().await?;
    visit.open_again().await?;
    visit.says("is being written in another tab").await?;
    visit
        .has_no_barrier("a draft that another tab writes")
        .await?;
    visit.browser.close_window().await?;
    visit.go_to_tab(&first).await?;

    visit.resize(PHONE).await?;
    visit.has_no_barrier("the form on a phone").await?;
    visit.press("Read").await?;
    visit.has_no_barrier("the preview on a phone").await?;

    visit.go_home().await?;
    visit.press("New post-mortem").await?;
    visit.is_saved().await?;
    visit.go_home().await?;
    visit.press("Delete Untitled").await?;
    visit.fold("Trash (1)").await?;
    visit.has_no_barrier("drafts and trash on a phone").await?;
    visit.resize(DESK).await?;
    visit.has_no_barrier("drafts and trash").await
}

impl Visit {
    pub async fn has_no_barrier(&self, view: &str) -> Outcome {
        // While colours and sizes are on their way, contrasts are none of the page's, and Firefox
        // leaves what is out of sight on its way for ever.
        self.script("document.getAnimations().forEach((one) => one.finish())")
            .await?;
        assert_eq!(self.barriers().await?, [""; 0], "{view}");
        Ok(())
    }

    pub async fn resize(&self, (width, height): (u32, u32)) -> Outcome {
        self.browser.set_window_size(width, height).await?;
        Ok(())
    }
}
