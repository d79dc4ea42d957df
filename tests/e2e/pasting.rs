//! What is pasted into a list becomes rows.

use crate::harness::journey;

pub async fn pasted_lines_become_rows_and_one_undo_takes_them_back() {
    journey("paste-lines", async |visit| {
        const LIST: &str = "Contributing factors";
        visit.press("New post-mortem").await?;
        visit.write_rows("Add factor", &["one"]).await?;
        visit.paste("- two\n- three\n\n- four\n").await?;
        visit
            .has_rows(LIST, &["one", "two", "three", "four"])
            .await?;
        visit.is_in_row(4).await?;
        visit.answer("3 rows pasted", "Undo").await?;
        visit.has_rows(LIST, &["one"]).await?;

        // A single line is a text like any other, and goes where the caret is.
        visit.write("Factor", "").await?;
        visit.select(0, 0).await?;
        visit.paste("not ").await?;
        visit.has_rows(LIST, &["not one"]).await
    })
    .await;
}

pub async fn a_pasted_table_fills_rows_wherever_it_comes_from() {
    journey("paste-tables", async |visit| {
        visit.press("New post-mortem").await?;

        visit.press("Add event").await?;
        visit.is_at("Time (UTC)").await?;
        visit
            .paste("14:00\tAn alert fires\r\n14:05\tThe page is acknowledged\r\n")
            .await?;
        visit
            .has_rows(
                "Events",
                &["14:00 | An alert fires", "14:05 | The page is acknowledged"],
            )
            .await?;

        visit.press("Add metric").await?;
        visit.is_at("Metric").await?;
        visit
            .paste(
                "| Metric | Value |\n| --- | ---: |\n| Users affected | ~2,000 |\n\
                 | Error rate | 4 \\| 5 % |\n",
            )
            .await?;
        visit
            .has_rows("Metrics", &["Users affected | ~2,000", "Error rate | 4 | 5 %"])
            .await?;

        visit.press("Add action item").await?;
        visit.is_at("Action").await?;
        visit
            .paste(
                "Action\tOwner\tDeadline\tStatus\tPriority\nAdd an alert\t@robin\t2025-12-10\tDone\tHigh\n\
                 Add a test\t@kit\t2025-12-15\tTo Do\tLow\n",
            )
            .await?;
        visit
            .has_rows(
                "Action items",
                &[
                    "Add an alert | @robin | 2025-12-10 | Done | High",
                    "Add a test | @kit | 2025-12-15 | To Do | Low",
                ],
            )
            .await?;
        visit
            .reads_all(["An alert fires", "4 | 5 %", "Add a test @kit"])
            .await
    })
    .await;
}
