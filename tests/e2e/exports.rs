//! Every way out of the page gives what it says.

use unblame::document::{Id, Postmortem};
use unblame::export::{file_name, html};
use unblame::{json, markdown};

use crate::harness::{Outcome, Visit, journey, until};
use crate::person::Clipboard;

pub async fn every_download_has_its_name_and_its_content() {
    journey("downloads", async |visit| {
        visit.press("Worked example").await?;
        visit.press("Export").await?;
        let doc = visit.as_exported().await?;
        let files = [
            ("Download Markdown", "md", markdown::write_clean(&doc)),
            (
                "Download full Markdown",
                "full.md",
                markdown::write_full(&doc),
            ),
            ("Download JSON", "json", json::to_json(&doc)),
            ("Download web page", "html", html::page(&doc)),
        ];
        for (button, extension, content) in files {
            let name = file_name(&doc, extension);
            visit.press(button).await?;
            assert!(visit.downloaded(&name).await? == content, "{name}");
            visit
                .says(&format!("{name} was given to the browser"))
                .await?;
        }
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

pub async fn every_copy_has_its_content() {
    journey("copies", async |visit| {
        visit.press("Worked example").await?;
        visit.press("Export").await?;
        let doc = visit.as_exported().await?;
        let copies = [
            ("Copy Markdown", markdown::write_clean(&doc)),
            ("Copy full Markdown", markdown::write_full(&doc)),
            ("Copy JSON", json::to_json(&doc)),
        ];
        for (button, content) in copies {
            let before = visit.clipboard().await?.text;
            visit.press(button).await?;
            let copied = visit.clipboard_after(&before).await?;
            assert!(copied.text == content, "{button}");
            assert_eq!(copied.html, None, "{button}");
        }
        Ok(())
    })
    .await;
}

/// What an editor with tables takes over, and what one without them does.
pub async fn a_rich_copy_has_tables_and_the_markdown_beside_them() {
    journey("rich-copy", async |visit| {
        visit.press("Worked example").await?;
        visit.press("Export").await?;
        let doc = visit.as_exported().await?;
        let before = visit.clipboard().await?.text;
        visit.press("Copy rich text").await?;
        let copied = visit.clipboard_after(&before).await?;
        assert_eq!(copied.text, markdown::write_clean(&doc));
        let html = copied.html.ok_or("there is no rich text")?;
        // A browser may dress it up on its way through the clipboard, so that what it says counts.
        let told = visit
            .script_with(
                "const page = new DOMParser().parseFromString(arguments[0], 'text/html');
                 const cells = (table) => [...table.rows].map((row) =>
                     [...row.cells].map((cell) => cell.textContent.trim()));
                 return [...page.querySelectorAll('table')].map(cells)",
                vec![html.into()],
            )
            .await?;
        let tables: Vec<Vec<Vec<String>>> = serde_json::from_value(told)?;
        let has_row = |words: &str| {
            let mut rows = tables.iter().flatten();
            rows.any(|row| row.iter().any(|cell| cell == words))
        };
        for event in &doc.timeline {
            assert!(has_row(&event.text), "{:?}: {tables:?}", event.text);
        }
        for metric in &doc.impact {
            assert!(has_row(&metric.name), "{:?}: {tables:?}", metric.name);
        }
        Ok(())
    })
    .await;
}

impl Visit {
    /// The open document with the ids that the page has given it, as its JSON tells.
    async fn as_exported(&self) -> Outcome<Postmortem> {
        self.press("Copy JSON").await?;
        self.says("Copied").await?;
        let text = self.clipboard().await?.text;
        let read = json::from_json(&text, &mut || Id::from_bits(0))?;
        assert_eq!(read.problems, []);
        Ok(read.postmortem)
    }

    /// Waits until something else than this text lies on the clipboard.
    async fn clipboard_after(&self, before: &str) -> Outcome<Clipboard> {
        let mut found = None;
        until(async || {
            let copied = self.clipboard().await?;
            found = Some(copied).filter(|copied| copied.text != before);
            Ok(found.is_some())
        })
        .await?;
        found.ok_or_else(|| "the clipboard stayed as it was".into())
    }
}
