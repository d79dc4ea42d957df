//! One draft in several tabs, and a tab that is killed.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::{
    harness::{Browser, Outcome, Visit, browser, journey, until},
    storage::FILL,
};

/// What a writer may lose when the tab is killed.
const MOST_LOST: Duration = Duration::from_secs(1);

/// Has the next answer of the database come seconds late, and says whether it is waited for.
const FIRST_ANSWER_IS_LATE: &str = "
    const add = EventTarget.prototype.addEventListener;
    IDBRequest.prototype.addEventListener = function (kind, hears, ...more) {
        const late = (event) => setTimeout(() => {
            window.isLate = false;
            hears.call(this, event);
        }, 4000);
        const is_late = kind === 'success' && window.isLate === undefined;
        if (is_late) window.isLate = true;
        add.call(this, kind, is_late ? late : hears, ...more);
    };";

/// A page that does not end when the process of the tab beside it does.
const OF_ANOTHER_PROCESS: &str = "about:support";

pub async fn a_second_tab_reads_along_and_writes_over_nothing() {
    journey("reads-along", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;
        let first = visit.browser.window().await?;

        let second = visit.open_again().await?;
        visit.says("is being written in another tab").await?;
        visit.is_kept("Open elsewhere").await?;
        visit.takes_text(false).await?;
        visit.reads("Outage").await?;

        visit.go_to_tab(&first).await?;
        visit.write("Summary", "Seen in both.").await?;
        visit.is_saved().await?;

        visit.go_to_tab(&second).await?;
        visit.reads("Seen in both.").await?;
        visit.takes_text(false).await?;
        visit.browser.close_window().await?;

        visit.go_to_tab(&first).await?;
        visit.write("Title", "!").await?;
        visit.is_saved().await?;
        visit.reload().await?;
        visit.reads_all(["Outage!", "Seen in both."]).await
    })
    .await;
}

/// What is put into a draft that another tab writes would be gone with that tab's next save.
pub async fn a_tab_that_reads_along_replaces_nothing() {
    journey("reads-import", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;

        visit.open_again().await?;
        visit.says("is being written in another tab").await?;
        visit.drop_file("other.md", b"# Another outage\n").await?;
        visit.says("Found").await?;
        visit.says("Open as a new draft").await?;
        visit.says_no_more("Replace this draft").await?;
        visit.press("Open as a new draft").await?;
        visit.takes_text(true).await?;
        visit.go_home().await?;
        visit.says("Another outage").await?;
        visit.says("Outage").await
    })
    .await;
}

pub async fn a_second_tab_may_take_over() {
    journey("takes-over", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;
        let first = visit.browser.window().await?;

        let second = visit.open_again().await?;
        visit.press("Edit here instead").await?;
        visit.takes_text(true).await?;
        visit.write("Title", "!").await?;
        visit.is_saved().await?;

        visit.go_to_tab(&first).await?;
        visit.takes_text(false).await?;
        visit.reads("Outage!").await?;
        visit.go_to_tab(&second).await?;
        visit.reload().await?;
        visit.reads("Outage!").await
    })
    .await;
}

/// The tab that had asked first has had its turn, and does not ask on.
pub async fn a_draft_that_goes_back_at_once_stays_there() {
    const UNDO_IS_OFF: &str = "return [...document.querySelectorAll('button')]
        .find((one) => one.getAttribute('aria-label')?.startsWith('Undo')).disabled";
    journey("goes-back", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;
        visit.becomes(UNDO_IS_OFF, false).await?;
        let first = visit.browser.window().await?;

        let second = visit.open_again().await?;
        visit.says("is being written in another tab").await?;
        visit.press("Edit here instead").await?;
        visit.takes_text(true).await?;
        visit.go_to_tab(&first).await?;
        visit.press("Edit here instead").await?;
        visit.takes_text(true).await?;
        // What was done before the other tab had it is not there to be taken back.
        visit.becomes(UNDO_IS_OFF, true).await?;
        visit.write("Title", "!").await?;
        // Longer than the second tab waits for an answer to what it had asked.
        tokio::time::sleep(Duration::from_millis(1_200)).await;
        visit.write("Title", "!").await?;
        visit.is_saved().await?;
        visit.takes_text(true).await?;
        visit.go_to_tab(&second).await?;
        visit.takes_text(false).await?;
        visit.reads("Outage!!").await
    })
    .await;
}

/// Local storage has no room for the lease either, and the tab that writes does not hear the other.
pub async fn a_draft_without_a_lease_can_be_taken_over() {
    journey("no-lease", async |visit| {
        visit.becomes(FILL, true).await?;
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;

        visit.open_again().await?;
        visit.says("is being written in another tab").await?;
        visit
            .script("BroadcastChannel.prototype.postMessage = () => {}")
            .await?;
        visit.press("Edit here instead").await?;
        visit.takes_text(true).await?;
        visit.write("Title", "!").await?;
        visit.is_saved().await?;
        visit.reload().await?;
        visit.reads("Outage!").await
    })
    .await;
}

/// The tab that reads along asks the database for what the other one has saved, and is told only
/// when it has taken the draft over and been typed into: that is no reason to show the old text.
pub async fn an_answer_that_comes_late_takes_no_text_away() {
    journey("late-answer", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;
        let first = visit.browser.window().await?;

        let second = visit.open_again().await?;
        visit.says("is being written in another tab").await?;
        visit.script(FIRST_ANSWER_IS_LATE).await?;
        visit.go_to_tab(&first).await?;
        visit.write("Summary", "Seen in both.").await?;
        visit.is_saved().await?;
        visit.go_to_tab(&second).await?;
        visit.becomes("return window.isLate ?? false", true).await?;
        visit.press("Edit here instead").await?;
        visit.takes_text(true).await?;
        visit.write("Title", "!").await?;
        visit.is_saved().await?;

        visit.becomes("return window.isLate", false).await?;
        visit.reads_all(["Outage!", "Seen in both."]).await?;
        visit.takes_text(true).await?;
        visit.reload().await?;
        visit.reads_all(["Outage!", "Seen in both."]).await
    })
    .await;
}

/// Each window types on, hidden or not, while the draft goes from one to the other.
pub async fn two_windows_that_type_at_once_lose_nothing() {
    journey("both-type", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;
        let first = visit.browser.window().await?;
        visit.type_by_itself("Summary", "a").await?;
        visit.open_again().await?;
        visit.says("is being written in another tab").await?;
        visit.press("Edit here instead").await?;
        visit.takes_text(true).await?;
        visit.type_by_itself("Title", "b").await?;
        until(async || Ok(visit.typed_by_itself().await? >= 5)).await?;
        let second_typed = visit.typed_by_itself().await?;
        visit.stop_typing().await?;
        visit.is_saved().await?;
        let second = visit.browser.window().await?;

        visit.go_to_tab(&first).await?;
        visit.takes_text(false).await?;
        let first_typed = visit.typed_by_itself().await?;
        visit.stop_typing().await?;
        visit.has_value("Summary", &"a".repeat(first_typed)).await?;

        visit.go_to_tab(&second).await?;
        visit.reload().await?;
        visit.has_value("Summary", &"a".repeat(first_typed)).await?;
        assert!(first_typed > 0 && second_typed >= 5);
        let kept = visit.value_of("Title").await?;
        assert!(kept.matches('b').count() >= second_typed, "{kept}");
        Ok(())
    })
    .await;
}

/// The tab's process ends without a word to the page, as when the system is out of memory.
pub async fn a_killed_tab_loses_at_most_a_second_and_the_draft_goes_on() {
    journey("killed", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Summary", "").await?;
        let address = visit.browser.current_url().await?;
        let first = visit.browser.window().await?;
        let spare = visit.browser.new_window(true).await?.handle;
        visit.go_to_tab(&spare).await?;
        visit.browser.goto(OF_ANOTHER_PROCESS).await?;
        visit.go_to_tab(&first).await?;

        let typed = visit.type_for(MOST_LOST * 2).await?;
        let killed = Instant::now();
        visit.spoil_the_browser();
        visit.kill_the_tab().await?;

        visit.go_to_tab(&spare).await?;
        visit.browser.goto(address.as_str()).await?;
        visit.takes_text(true).await?;
        let kept = visit.value_of("Summary").await?.len();
        let lost = typed.get(kept).map_or(Duration::ZERO, |at| killed - *at);
        let count = typed.len();
        assert!(lost <= MOST_LOST, "{kept} of {count} letters: {lost:?}");

        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;
        visit.reload().await?;
        visit.reads("Outage").await
    })
    .await;
}

impl Visit {
    /// Has the page type a letter into a control again and again, as far as the control takes it.
    async fn type_by_itself(&self, label: &str, letter: &str) -> Outcome {
        self.click_into(label).await?;
        let types = "
            const control = document.activeElement;
            window.typed = 0;
            window.types = setInterval(() => {
                if (control.matches(':disabled')) return;
                control.focus();
                const before = control.value.length;
                document.execCommand('insertText', false, arguments[0]);
                window.typed += control.value.length - before;
            }, 40)";
        self.script_with(types, vec![letter.into()]).await?;
        Ok(())
    }

    async fn stop_typing(&self) -> Outcome {
        self.script("clearInterval(window.types)").await?;
        Ok(())
    }

    /// How many letters the page has typed.
    async fn typed_by_itself(&self) -> Outcome<usize> {
        let typed = self.script("return window.typed").await?;
        Ok(typed.as_u64().unwrap_or_default() as usize)
    }

    /// Waits until the form takes text, or takes none.
    pub async fn takes_text(&self, takes: bool) -> Outcome {
        let is_disabled = "return document.querySelector('#form fieldset')?.disabled";
        self.becomes(is_disabled, !takes).await
    }

    /// Types letters for so long, and gives when each of them was there.
    async fn type_for(&self, time: Duration) -> Outcome<Vec<Instant>> {
        let begun = Instant::now();
        let mut typed = Vec::new();
        while begun.elapsed() < time {
            self.type_on("a").await?;
            typed.push(Instant::now());
        }
        Ok(typed)
    }

    /// Ends the process of the tab.
    async fn kill_the_tab(&self) -> Outcome {
        let killed = match browser() {
            Browser::Chromium => self.devtools("Page.crash", json!({})).await,
            Browser::Firefox => {
                // The driver would have the browser end with any of its processes.
                self.in_firefox_itself(
                    "Services.env.set('MOZ_CRASHREPORTER_SHUTDOWN', '');
                     const tab = window.gBrowser.selectedBrowser.frameLoader.remoteTab;
                     Cc['@mozilla.org/processtools-service;1']
                         .getService(Ci.nsIProcessToolsService).kill(tab.osPid);",
                )
                .await
            }
        };
        // The driver complains that the tab is gone, which is what was wanted.
        drop(killed);
        Ok(())
    }
}
