//! Undo and redo go across the whole document: texts, rows, imports.

use fantoccini::key::Key;
use serde_json::json;

use crate::harness::{Browser, Outcome, Visit, browser, journey};

pub async fn typing_is_taken_back_word_by_word() {
    journey("undo-words", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Summary", "one two three").await?;
        visit.command('z').await?;
        visit.holds("one two ", (8, 8)).await?;
        visit.command('z').await?;
        visit.holds("one ", (4, 4)).await?;
        visit.chord(&[Key::Control, Key::Shift], 'z').await?;
        visit.holds("one two ", (8, 8)).await?;
        visit.command('y').await?;
        visit.holds("one two three", (13, 13)).await?;
        visit.reads("one two three").await?;

        // Whatever is written anew makes a new end.
        visit.command('z').await?;
        visit.type_on("four").await?;
        visit.command('y').await?;
        visit.holds("one two four", (12, 12)).await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

pub async fn undo_goes_across_rows_fields_and_choices() {
    journey("undo-rows", async |visit| {
        const LIST: &str = "Contributing factors";
        visit.press("New post-mortem").await?;
        visit.choose("Severity", "Major").await?;
        visit.write_rows("Add factor", &["one"]).await?;
        visit.chord(&[Key::Shift], Key::Tab).await?;
        visit.press("Remove factor").await?;
        visit.has_rows(LIST, &[]).await?;
        visit.press("Undo").await?;
        visit.has_rows(LIST, &["one"]).await?;
        visit.press("Undo").await?;
        visit.has_rows(LIST, &[""]).await?;
        visit.press("Undo").await?;
        visit.has_rows(LIST, &[]).await?;
        visit.press("Undo").await?;
        visit.has_value("Severity", "").await?;
        for _ in 0..3 {
            visit.press("Redo").await?;
        }
        visit.has_value("Severity", "Major").await?;
        visit.has_rows(LIST, &["one"]).await?;

        // Where the step takes the row away in which the caret is, the one before it has it.
        visit.press("Add factor").await?;
        visit.is_in_row(2).await?;
        visit.command('z').await?;
        visit.has_rows(LIST, &["one"]).await?;
        visit.is_in_row(1).await?;
        visit.command('z').await?;
        visit.command('z').await?;
        visit.has_rows(LIST, &[]).await?;
        visit.is_at("Add factor").await
    })
    .await;
}

pub async fn an_import_in_place_of_the_draft_is_taken_back() {
    journey("undo-import", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.write_rows("Add factor", &["one"]).await?;
        let before = visit.markdown().await?;

        visit
            .drop_file(
                "other.md",
                b"# Another outage\n\n## What Went Well\n\n- The alert\n",
            )
            .await?;
        visit.press("Replace this draft").await?;
        visit.has_value("Title", "Another outage").await?;
        visit.has_rows("What went well", &["The alert"]).await?;
        visit.has_rows("Contributing factors", &[]).await?;

        visit.press("Undo").await?;
        visit.has_value("Title", "Outage").await?;
        visit.has_rows("Contributing factors", &["one"]).await?;
        assert_eq!(visit.markdown().await?, before);

        visit.press("Redo").await?;
        visit.has_rows("What went well", &["The alert"]).await?;
        visit.is_saved().await?;
        visit.reload().await?;
        visit.reads("Another outage").await
    })
    .await;
}

/// A browser's menu and a phone that is shaken ask for undo without any key that a page hears.
pub async fn the_browsers_own_undo_is_the_documents() {
    journey("undo-by-menu", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.write("Summary", "one two").await?;
        visit.undo_by_menu().await?;
        visit.holds("one ", (4, 4)).await?;
        // Firefox offers its command only while the field itself has something to take back.
        if browser() == Browser::Chromium {
            visit.undo_by_menu().await?;
            visit.undo_by_menu().await?;
            // In another field than the caret was: the browser alone would not go there.
            visit.has_value("Summary", "").await?;
            visit.has_value("Title", "").await?;
        }
        Ok(())
    })
    .await;
}

impl Visit {
    async fn undo_by_menu(&self) -> Outcome {
        match browser() {
            Browser::Chromium => {
                // A key without a meaning of its own, with the command that the menu has.
                let command = json!({
                    "type": "rawKeyDown", "key": "F20", "code": "F20", "commands": ["undo"],
                });
                self.devtools("Input.dispatchKeyEvent", command).await?;
            }
            Browser::Firefox => {
                self.in_firefox_itself("window.goDoCommand('cmd_undo')")
                    .await?;
            }
        }
        Ok(())
    }
}
