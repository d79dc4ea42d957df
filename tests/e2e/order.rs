//! Rows in the order of their meaning: a timeline by time, whys by what they ask about.

use crate::harness::journey;

pub async fn a_timeline_is_sorted_when_asked_and_never_by_itself() {
    journey("sort", async |visit| {
        const LIST: &str = "Events";
        visit.press("New post-mortem").await?;
        visit.press("Add event").await?;
        visit.is_in_row(1).await?;
        visit
            .paste("14:30\tRestored\n14:00\tAlert\nlater\tCalled\n14:10\tRestart")
            .await?;
        let typed = [
            "14:30 | Restored",
            "14:00 | Alert",
            "later | Called",
            "14:10 | Restart",
        ];
        visit.has_rows(LIST, &typed).await?;

        // A time that cannot be read keeps its row behind the one it was written after.
        visit.press("Sort by time").await?;
        let sorted = [
            "14:00 | Alert",
            "later | Called",
            "14:10 | Restart",
            "14:30 | Restored",
        ];
        visit.has_rows(LIST, &sorted).await?;
        visit.says_no_more("Sort by time").await?;
        visit.is_at("Add event").await?;
        visit.says("The timeline was sorted").await?;
        visit.command('z').await?;
        visit.has_rows(LIST, &typed).await?;
        visit.says("Sort by time").await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

pub async fn an_answer_is_asked_about_twice() {
    journey("branch", async |visit| {
        visit.press("New post-mortem").await?;
        visit.press("Add why").await?;
        visit.write("Why?", "Why did the queue fill?").await?;
        visit.write("Because", "Its workers had stopped.").await?;
        visit.press("What else?").await?;
        visit.write("Why?", "Why did nothing tell of it?").await?;
        visit.reads("Why did nothing tell of it?").await?;
        visit.is_saved().await?;
        visit.reload().await?;
        visit.reads("Why did nothing tell of it?").await?;
        visit
            .has_value("Why?", "Why did nothing tell of it?")
            .await?;
        let branches = "return document.querySelectorAll('.branch').length";
        visit.becomes(branches, 1).await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}
