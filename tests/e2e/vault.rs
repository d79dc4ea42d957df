//! Earlier states of a draft, and everything in one file and back again.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json as value;
use unblame::document::{Event, Id, Postmortem};
use unblame::export::file_name;
use unblame::{json, markdown};

use crate::harness::{Outcome, Visit, journey};

pub async fn an_earlier_state_is_compared_and_brought_back() {
    journey("history", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.write("Summary", "The queue grew.").await?;
        visit.is_saved().await?;
        visit.reload().await?;

        // Opening and changing it keeps the state that was opened.
        visit.write("Title", " of the queue").await?;
        visit.replace_text("Summary", "The queue shrank.").await?;
        visit.is_saved().await?;
        visit.press("History").await?;
        visit.says("As it was opened").await?;
        visit.press_part_of("As it was opened").await?;
        visit.says("What has changed since").await?;
        visit
            .becomes(
                "return ['ins', 'del'].map((one) => [...document.querySelectorAll(`.words ${one}`)]
                     .map((word) => word.textContent).join('|').includes(
                         one === 'ins' ? 'shrank' : 'grew'))",
                value!([true, true]),
            )
            .await?;

        // One section comes back, the other stays as it is.
        visit.press("Go back only in: Executive Summary").await?;
        visit.says("The section is back").await?;
        visit.has_value("Summary", "The queue grew.").await?;
        visit.has_value("Title", "Outage of the queue").await?;
        visit.press("Undo").await?;
        visit.has_value("Summary", "The queue shrank.").await?;

        // Then all of it, which undo takes back too.
        visit.press("History").await?;
        visit.says("Before a restore").await?;
        visit.press_part_of("As it was opened").await?;
        visit.press("Go back to this state").await?;
        visit.has_value("Summary", "The queue grew.").await?;
        visit.has_value("Title", "Outage").await?;
        visit.press("Undo").await?;
        visit.has_value("Title", "Outage of the queue").await
    })
    .await;
}

pub async fn everything_goes_into_one_file_and_comes_back() {
    journey("backup", async |visit| {
        visit.has_drafts(&["First outage", "Second outage"]).await?;
        let file = visit.backs_up().await?;

        // The first is changed afterwards, the second deleted for good.
        visit.adds_to_the_title("First outage", ", longer").await?;
        visit.press("Delete Second outage").await?;
        visit.fold("Trash (1)").await?;
        // Nothing takes that back, so it is asked for twice.
        visit.press("Delete for good: Second outage").await?;
        visit.says("Second outage").await?;
        // A key that is held down is no answer: it is heard a moment later.
        visit
            .becomes(
                "return document.querySelector('[data-do=purge]') !== null",
                true,
            )
            .await?;
        visit.press("Yes, delete for good: Second outage").await?;
        visit.says_no_more("Second outage").await?;

        visit.fold("Where your drafts are kept").await?;
        visit.give_file(&file).await?;
        visit.says("What the backup held").await?;
        visit
            .says("First outage: Older than here, left out")
            .await?;
        visit.says("Second outage: Added").await?;
        visit.follow("Second outage").await?;
        visit.reads("Second outage").await?;
        visit.go_home().await?;
        visit.reload().await?;
        visit.follow("First outage, longer").await?;
        visit.reads("First outage, longer").await?;

        // Whoever drops it on the page is led to the same.
        visit.go_home().await?;
        let content = fs::read(&file)?;
        visit.drop_file("backup.json", &content).await?;
        visit.says("a backup of all drafts").await?;
        visit.press("Restore the backup").await?;
        visit.says("Second outage: The same as here").await
    })
    .await;
}

/// What cannot be read of a draft costs only itself: it is set aside, and what is whole is opened.
pub async fn a_damaged_value_is_set_aside_and_repaired() {
    journey("aside", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.write("Summary", "Words that last.").await?;
        visit.is_saved().await?;
        visit.go_home().await?;
        visit
            .script(
                "const key = Object.keys(localStorage).find((one) => one.startsWith('unblame/draft/'));
                 localStorage.setItem(key, localStorage.getItem(key).slice(0, -40))",
            )
            .await?;
        visit.reload().await?;
        visit.press_link_to_the_draft().await?;
        visit.reads("Words that last.").await?;
        visit.write("Title", "!").await?;
        visit.is_saved().await?;
        visit.go_home().await?;
        visit.fold("Where your drafts are kept").await?;
        visit
            .says("A damaged value, kept as it was found")
            .await?;
        visit.press("Make a repaired copy").await?;
        visit.reads("Words that last.").await
    })
    .await;
}

/// Neither store has a whole state of the draft: both are listed, given out, and read as far as they
/// go.
pub async fn a_draft_that_is_damaged_everywhere_is_given_out_and_read_as_far_as_it_goes() {
    journey("damaged-twice", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.write("Summary", "Words that last.").await?;
        visit.is_saved().await?;
        // Both slots of the journal have the summary then.
        visit.write("Title", "!").await?;
        visit.is_saved().await?;
        visit.go_home().await?;
        visit.press("New post-mortem").await?;
        visit.write("Title", "Another").await?;
        visit.is_saved().await?;
        visit.go_home().await?;

        let outage = "const outage = Object.keys(localStorage).find((one) =>
                one.startsWith('unblame/draft/') && localStorage.getItem(one).includes('Outage'));";
        let id = format!("{outage} localStorage.removeItem(outage); return outage.slice(-16)");
        let id = visit.script(&id).await?;
        let id = id.as_str().ok_or("the draft was there")?;
        let mut cut = Vec::new();
        for (key, raw) in visit.kept_in("journal").await? {
            if key.starts_with(id) {
                cut.push((key, Some(raw[..raw.len() - 40].to_owned())));
            }
        }
        visit.keep_in("journal", &cut).await?;
        visit.reload().await?;
        visit.says("A draft that cannot be read").await?;
        visit.press("Download what is stored").await?;
        let given = visit.downloaded("draft.txt").await?;
        assert!(
            cut.iter().any(|(_, text)| text.as_ref() == Some(&given)),
            "{given:?}"
        );

        visit.press("Make a copy of what can be read").await?;
        visit.reads_all(["Outage", "Words that last."]).await?;
        visit.is_saved().await?;
        visit.go_home().await?;
        visit.says("A draft that cannot be read").await?;
        visit.follow("Another").await?;
        visit.reads("Another").await?;
        for (key, raw) in visit.kept_in("journal").await? {
            let before = cut.iter().find(|(one, _)| *one == key);
            assert!(
                before.is_none_or(|(_, text)| *text == Some(raw)),
                "{key} was written over"
            );
        }
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

/// What a newer version of the page has written is read and exported as a copy; it stays.
pub async fn a_draft_of_a_newer_version_is_read_as_a_copy_and_never_written_over() {
    journey("newer", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.write("Summary", "Words of tomorrow.").await?;
        visit.is_saved().await?;
        let address = visit.browser.current_url().await?;
        visit.go_home().await?;
        let newer = |raw: &str| {
            let now = format!("\"version\":{},", unblame::drafts::VERSION);
            let next = format!("\"version\":{},", unblame::drafts::VERSION + 1);
            raw.replacen(&now, &next, 1)
        };
        let journal = visit.kept_in("journal").await?;
        let journal: Vec<_> = journal
            .iter()
            .map(|(key, raw)| (key.clone(), Some(newer(raw))))
            .collect();
        visit.keep_in("journal", &journal).await?;
        let made_newer = "
            const key = Object.keys(localStorage).find((one) => one.startsWith('unblame/draft/'));
            const next = localStorage.getItem(key).replace(/\"version\":(\\d+)/,
                (_, version) => `\"version\":${Number(version) + 1}`);
            localStorage.setItem(key, next);
            return next";
        let local = visit.script(made_newer).await?;

        visit.reload().await?;
        visit.says("newer Unblame").await?;
        visit.browser.goto(address.as_str()).await?;
        visit.says("This draft cannot be opened").await?;
        visit.press("Make a copy of what can be read").await?;
        visit.reads_all(["Outage", "Words of tomorrow."]).await?;
        visit.write("Title", " of today").await?;
        visit.is_saved().await?;
        visit.press("Export").await?;
        visit.press("Download Markdown").await?;
        let file = visit.downloaded("outage-of-today.md").await?;
        assert!(file.contains("Words of tomorrow."), "{file}");

        let still = "return Object.values(localStorage).includes(arguments[0])";
        visit.becomes_with(still, vec![local], true).await?;
        let now = visit.kept_in("journal").await?;
        for (key, raw) in journal {
            assert!(
                now.contains(&(key.clone(), raw.unwrap_or_default())),
                "{key} was written over"
            );
        }
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

/// Two thousand events and every kind of text go through saving, a reload, export and import.
pub async fn text_of_any_kind_comes_back_to_the_byte() {
    journey("any-kind", async |visit| {
        let doc = document_of_any_kind();
        let file = json::to_json(&doc);
        visit.drop_file("any.json", file.as_bytes()).await?;
        visit.press("Open as a new draft").await?;
        visit.is_saved().await?;
        visit.reload().await?;
        visit.has_value("Title", &doc.title).await?;
        for _ in 0..2 {
            visit.press("Export").await?;
            visit.press("Download JSON").await?;
            let given = visit.downloaded(&file_name(&doc, "json")).await?;
            assert!(given == file, "{} bytes, not {}", given.len(), file.len());
            visit.press("Download full Markdown").await?;
            let full = visit.downloaded(&file_name(&doc, "full.md")).await?;
            let read = markdown::read(&full, &mut random_ids());
            assert_eq!(read.postmortem.timeline.len(), doc.timeline.len());
            assert!(
                read.postmortem
                    .timeline
                    .iter()
                    .zip(&doc.timeline)
                    .all(|(a, b)| a.text == b.text),
                "events came back otherwise"
            );
            visit.press("Close").await?;
            // And once more, from what was given out.
            visit.go_home().await?;
            visit.drop_file("again.json", given.as_bytes()).await?;
            visit.press("Open as a new draft").await?;
            visit.is_saved().await?;
        }
        Ok(())
    })
    .await;
}

fn document_of_any_kind() -> Postmortem {
    const KINDS: [&str; 5] = [
        "\u{1F469}\u{200D}\u{1F4BB} and \u{1F980}, joined",
        "e\u{301} and a\u{308}\u{323}, combined",
        "\u{5E9}\u{5DC}\u{5D5}\u{5DD} and \u{645}\u{631}\u{62D}\u{628}\u{627}, right to left",
        "\"quoted\", a back\\slash, <b>, a | and a\ttab",
        "\u{10FFFF}, \u{FFFD} and \u{1D11E}",
    ];
    let event = |index: usize| Event {
        id: Id::from_bits(1_000 + index as u64),
        at: format!("{:02}:{:02}", index / 60 % 24, index % 60),
        text: format!("{} {}", KINDS[index % KINDS.len()], index),
        milestone: None,
        source: String::new(),
        quote: String::new(),
        known: None,
    };
    Postmortem {
        title: "Any kind".into(),
        summary: KINDS.join("\n"),
        timeline: (0..2_000).map(event).collect(),
        ..Postmortem::default()
    }
}

fn random_ids() -> impl FnMut() -> Id {
    let mut last = 0;
    move || {
        last += 1;
        Id::from_bits(last)
    }
}

/// Rewording in many places at once is one step, with the state before it in the history.
pub async fn many_places_are_reworded_at_once_and_the_state_before_is_kept() {
    journey("reword-all", async |visit| {
        let blame = "Obviously the alert was late. Obviously nobody had seen it.";
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.write("Summary", blame).await?;
        visit.is_saved().await?;
        visit.press("Findings").await?;
        visit.press("Reword all").await?;
        visit.says("2 places were reworded").await?;
        let left =
            "return document.getElementById('summary').value.toLowerCase().includes('obviously')";
        visit.becomes(left, false).await?;
        visit.press("History").await?;
        visit.says("Before several fixes").await?;
        visit.press_part_of("Before several fixes").await?;
        visit.press("Go back to this state").await?;
        visit.has_value("Summary", blame).await?;
        visit.press("Undo").await?;
        visit.press("Undo").await?;
        visit.has_value("Summary", blame).await?;
        visit.press("Reword all").await?;
        visit.becomes(left, false).await?;
        let is_offered = "return document.querySelector('[data-do=reword]').checkVisibility()";
        visit.becomes(is_offered, false).await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

impl Visit {
    /// Replaces all of the text in a control.
    async fn replace_text(&self, label: &str, text: &str) -> Outcome {
        self.click_into(label).await?;
        self.script_with(
            "document.activeElement.select();
             document.execCommand('insertText', false, arguments[0])",
            vec![text.into()],
        )
        .await?;
        Ok(())
    }

    /// Presses the button in whose text these words stand.
    async fn press_part_of(&self, words: &str) -> Outcome {
        let press = "
            const button = [...document.querySelectorAll('button')]
                .find((one) => one.textContent.includes(arguments[0]));
            button?.click();
            return Boolean(button)";
        self.becomes_with(press, vec![words.into()], true).await
    }

    /// Opens the only draft, whatever the list calls it.
    async fn press_link_to_the_draft(&self) -> Outcome {
        let open = "
            const key = Object.keys(localStorage).find((one) => one.startsWith('unblame/draft/'));
            location.hash = `/draft/${key.slice('unblame/draft/'.length)}`;
            return true";
        self.becomes(open, true).await
    }

    /// Begins drafts with these titles, and goes home.
    pub async fn has_drafts(&self, titles: &[&str]) -> Outcome {
        for title in titles {
            self.press("New post-mortem").await?;
            self.write("Title", title).await?;
            self.is_saved().await?;
            self.go_home().await?;
        }
        Ok(())
    }

    /// Goes to a draft, writes on in its title, and goes home.
    pub async fn adds_to_the_title(&self, title: &str, more: &str) -> Outcome {
        self.follow(title).await?;
        self.write("Title", more).await?;
        self.is_saved().await?;
        self.go_home().await
    }

    /// Makes the first backup of everything, and gives its file.
    pub async fn backs_up(&self) -> Outcome<PathBuf> {
        self.fold("Where your drafts are kept").await?;
        self.says("No backup was made yet.").await?;
        self.press("Back up everything").await?;
        self.says("Last backup just now.").await?;
        self.downloaded_backup().await
    }

    /// Gives the page a backup file.
    pub async fn give_file(&self, file: &Path) -> Outcome {
        let inputs = fantoccini::Locator::Css("#backup-file");
        let path = file.to_str().ok_or("a path of plain text")?;
        self.browser.find(inputs).await?.send_keys(path).await?;
        Ok(())
    }

    /// The backup file that was downloaded.
    async fn downloaded_backup(&self) -> Outcome<PathBuf> {
        let mut found = None;
        crate::harness::until(async || {
            found = fs::read_dir(crate::harness::downloads())?
                .flatten()
                .map(|entry| entry.path())
                .find(|path| {
                    let name = path.file_name().unwrap_or_default().to_string_lossy();
                    name.starts_with("unblame-backup-") && name.ends_with(".json")
                });
            Ok(found.is_some())
        })
        .await?;
        found.ok_or_else(|| "there is no backup file".into())
    }
}
