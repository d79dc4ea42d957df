//! A post-mortem is written, seen, kept, taken out and brought back.

use fantoccini::key::Key;

use crate::harness::{Outcome, Visit, journey};

#[tokio::test(flavor = "multi_thread")]
async fn a_post_mortem_is_written_seen_kept_exported_and_imported_again() {
    journey("writing", async |visit| {
        visit.press("New post-mortem").await?;
        write_it(visit).await?;
        visit.reads("Checkout errors").await?;
        visit.reads("32 minutes").await?;
        visit.reads("First alert | latency").await?;
        visit.is_saved().await?;
        let written = visit.markdown().await?;

        visit.reload().await?;
        visit.reads("First alert | latency").await?;
        assert_eq!(visit.markdown().await?, written);

        visit.follow("Unblame, all drafts").await?;
        visit.press("Delete Checkout errors").await?;
        visit.press("Import").await?;
        let import = visit.control("Or paste the text").await?;
        import.send_keys(&written).await?;
        visit.press("Open as a new draft").await?;
        visit.reads("First alert | latency").await?;
        assert_eq!(visit.markdown().await?, written);
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

async fn write_it(visit: &mut Visit) -> Outcome {
    visit.write("Title", "Checkout errors").await?;
    visit.write("Date of incident", "2025-12-05").await?;
    visit.write("Start (UTC)", "14:00").await?;
    visit.write("End (UTC)", "14:32").await?;
    visit.choose("Severity", "Major").await?;
    visit.write("Author(s)", "Robin Example").await?;
    visit
        .write("Summary", "The checkout **failed** for 32 minutes.")
        .await?;
    visit.press("Add event").await?;
    visit.write("Time (UTC)", "14:00").await?;
    visit.write("Event", "First alert | latency").await?;
    visit.type_on(&char::from(Key::Enter).to_string()).await?;
    visit.type_on("14:05").await?;
    visit.write("Event", "Alert acknowledged").await?;
    visit.press("Add metric").await?;
    visit.write("Metric", "Users affected").await?;
    visit.write("Value", "~2,000").await?;
    visit.press("Add action item").await?;
    visit
        .write("Action", "Add an alert at 80 % of the pool")
        .await?;
    visit.write("Owner", "@robin").await
}

#[tokio::test(flavor = "multi_thread")]
async fn undo_goes_across_rows_and_fields() {
    journey("undo", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.press("Add event").await?;
        visit.write("Event", "Alert fired").await?;
        visit.reads("Alert fired").await?;
        visit.press("Remove event").await?;
        visit
            .becomes(
                "return document.querySelectorAll('.list-timeline .row').length",
                0,
            )
            .await?;
        visit.command('z').await?;
        visit.reads("Alert fired").await?;
        visit.press("Undo").await?;
        visit.press("Undo").await?;
        visit.press("Undo").await?;
        visit
            .becomes(
                "return document.querySelectorAll('.list-timeline .row').length",
                0,
            )
            .await?;
        visit.press("Redo").await?;
        visit
            .becomes(
                "return document.querySelectorAll('.list-timeline .row').length",
                1,
            )
            .await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_view_has_a_barrier() {
    journey("barriers", async |visit| {
        assert_eq!(visit.barriers().await?, [""; 0], "the list of drafts");
        visit.press("Worked example").await?;
        visit.reads("14:32").await?;
        visit.picture("example").await?;
        assert_eq!(visit.barriers().await?, [""; 0], "the editor");
        visit.press("Markdown").await?;
        assert_eq!(visit.barriers().await?, [""; 0], "the Markdown");
        visit.press("Export").await?;
        assert_eq!(visit.barriers().await?, [""; 0], "the export dialog");
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_tab_reads_and_may_take_over() {
    journey("tabs", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;
        let address = visit.browser.current_url().await?;
        let second = visit.browser.new_window(true).await?.handle;
        visit.browser.switch_to_window(second).await?;
        visit.browser.goto(address.as_str()).await?;
        visit
            .becomes(
                "return document.querySelector('#form fieldset')?.disabled ?? false",
                true,
            )
            .await?;
        visit.press("Edit here instead").await?;
        visit
            .becomes(
                "return document.querySelector('#form fieldset')?.disabled ?? true",
                false,
            )
            .await?;
        visit.write("Title", "!").await?;
        visit.is_saved().await?;
        visit.reads("Outage!").await
    })
    .await;
}
