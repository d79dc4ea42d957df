//! The program itself fails: the work can still be had.

use unblame::document::Id;
use unblame::json;

use crate::harness::journey;

/// A browser in which taking an element out of the page fails with the kind of error that it has
/// for a stack that runs over. No page of ours can bring it about, so the journey breaks the
/// browser, and by a function of its own: an error of the driver's script would not be told.
const BREAK: &str = "Element.prototype.remove = ''.repeat.bind('a', -1);";

pub async fn a_fault_of_the_program_gives_the_draft_as_a_file() {
    journey("fault", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;
        visit.press("Add event").await?;
        visit.script(BREAK).await?;
        visit.write("Summary", "Typed a moment before.").await?;
        visit.press("Remove event").await?;

        visit.says("Unblame ran into a fault and stopped.").await?;
        assert_eq!(visit.barriers().await?, [""; 0]);
        visit.follow("Download the draft").await?;
        let file = visit.downloaded("outage.json").await?;
        let read = json::from_json(&file, &mut || Id::from_bits(0))?;
        assert_eq!(read.postmortem.summary, "Typed a moment before.");

        visit.follow("Reload the page").await?;
        visit.wait_for_the_program().await?;
        visit.follow("Outage").await?;
        visit.reads("Outage").await
    })
    .await;
}
