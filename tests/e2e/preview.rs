//! The preview beside the form: it follows, it leads back, and nothing in it acts.

use serde_json::json;

use crate::harness::{Outcome, Visit, journey, until};

pub async fn a_click_in_the_preview_goes_to_the_field() {
    journey("preview-click", async |visit| {
        visit.press("Worked example").await?;
        visit.click_on("Watch what can run out").await?;
        visit.is_at("Title").await?;
        visit.is_in_row(1).await?;
        visit
            .click_on("Customers could read about it on the status page")
            .await?;
        visit.is_at("Item").await?;
        visit.is_in_row(4).await?;
        visit
            .click_on("The application had no free database connection")
            .await?;
        visit.is_at("Immediate cause").await
    })
    .await;
}

pub async fn each_tab_stays_where_it_was_scrolled_to() {
    const TOP: &str = "return document.getElementById('preview').scrollTop";
    journey("preview-scrolled", async |visit| {
        visit.press("Worked example").await?;
        for (tab, top) in [
            ("Markdown", 0),
            ("Preview", 0),
            ("Markdown", 700),
            ("Preview", 300),
        ] {
            visit.press(tab).await?;
            visit.becomes(TOP, top).await?;
            let scroll = "document.getElementById('preview').scrollTop = arguments[0]";
            let down = if tab == "Markdown" { 700 } else { 300 };
            visit.script_with(scroll, vec![down.into()]).await?;
        }
        Ok(())
    })
    .await;
}

/// Each row is laid out by itself.
pub async fn the_cells_of_a_table_stand_under_their_headings() {
    const STAND: &str = "
        const edges = (row) => [...row.cells].map((cell) => {
            const { left, right } = cell.getBoundingClientRect();
            return `${left} ${right}`;
        });
        const tables = [...document.querySelectorAll('.paper table')];
        return tables.map((table) => {
            const [head, ...rows] = [...table.rows].map((row) => edges(row).join());
            const columns = new Set(edges(table.rows[0])).size;
            return rows.every((row) => row === head) ? columns : 0;
        }).join()";
    // Under its text stands what has no room beside it, and nothing has to be scrolled sideways.
    const BELOW: &str = "
        const wide = [...document.querySelectorAll('.table-scroll')]
            .filter((one) => one.scrollWidth > one.clientWidth);
        const below = (row, at) => {
            const [text, said] = [row.cells[at], row.cells[at + 1]];
            return said.getBoundingClientRect().top >= text.getBoundingClientRect().bottom;
        };
        const row = (list) => document.querySelector(`.paper .${list}`).rows[1];
        return [wide.length, below(row('timeline'), 1), below(row('action_items'), 0)].join()";
    journey("preview-tables", async |visit| {
        visit.resize((1600, 900)).await?;
        visit.press("Worked example").await?;
        visit.becomes(STAND, "4,4,0").await?;
        visit.becomes(BELOW, "0,false,true").await?;
        visit.resize((1000, 800)).await?;
        visit.becomes(BELOW, "0,true,true").await?;
        let roles = "return ['table', 'row', 'columnheader', 'cell'].map((role) =>
            document.querySelectorAll(`.paper [role=${role}]`).length > 0).join()";
        visit.becomes(roles, "true,true,true,true").await
    })
    .await;
}

pub async fn the_preview_follows_the_field_in_focus() {
    journey("preview-follows", async |visit| {
        visit.press("Worked example").await?;
        visit.shows("Watch what can run out", false).await?;
        visit.write("Lesson", "").await?;
        visit.shows("Let reviews ask who cleans up", true).await?;
        visit.write("Summary", "").await?;
        visit
            .shows("the customer API stopped answering", true)
            .await?;
        visit.shows("Let reviews ask who cleans up", false).await
    })
    .await;
}

/// The list of sections shows where the writer is, and where nothing is focused, what is read.
pub async fn the_list_of_sections_follows_focus_and_scroll() {
    const HERE: &str =
        "return document.querySelector('.sections [aria-current] .state')?.nextSibling.data";
    journey("sections-follow", async |visit| {
        visit.press("Worked example").await?;
        visit.becomes(HERE, "Incident").await?;
        visit.follow("Lessons Learned").await?;
        visit.becomes(HERE, "Lessons Learned").await?;
        let to_the_top = "document.querySelector('.form-pane').scrollTop = 0";
        // What follows the scrolling comes with the rest of the program.
        let scrolled = until(async || {
            visit.script(to_the_top).await?;
            Ok(visit.script(HERE).await? == "Incident")
        });
        scrolled.await?;
        visit.write("Summary", "").await?;
        visit.becomes(HERE, "Executive Summary").await
    })
    .await;
}

pub async fn what_is_written_never_acts_in_the_page() {
    journey("preview-inert", async |visit| {
        visit.press("New post-mortem").await?;
        visit.is_kept_for_offline_use().await?;
        visit.server.forget_requests();
        let markup = "<img src=/x.png onerror=alert(1)> <b>bold</b> ![the graph](/graph.png)";
        visit.write("Summary", markup).await?;
        visit
            .reads_all([
                "<img src=/x.png onerror=alert(1)>",
                "<b>bold</b>",
                "the graph",
                "/graph.png",
            ])
            .await?;
        let acting =
            "return document.querySelectorAll('.paper :is(img, script, iframe, b)').length";
        visit.becomes(acting, 0).await?;

        visit
            .write("Immediate cause", "[a trap](javascript:alert(1))")
            .await?;
        visit.reads("a trap").await?;
        visit
            .becomes(
                "return document.querySelectorAll('.paper a[href^=\"javascript\" i]').length",
                0,
            )
            .await?;
        assert_eq!(visit.server.requests(), [""; 0]);
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

pub async fn footnotes_belong_to_their_field() {
    journey("footnotes", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Summary", "Seen early.[^1]\n\n[^1]: By the first graph.").await?;
        visit
            .write("Immediate cause", "No connection.[^1]\n\n[^1]: By the second graph.")
            .await?;
        visit.reads_all(["By the first graph.", "By the second graph."]).await?;
        // Each number leads to the note of its own section, and to one place only.
        visit
            .becomes(
                "return [...document.querySelectorAll('.paper sup a')].map((link) => {
                     const id = decodeURIComponent(link.hash.slice(1));
                     const notes = document.querySelectorAll(`[id=\"${CSS.escape(id)}\"]`);
                     return notes.length === 1 ? notes[0].innerText.trim().split('.')[0] : notes.length;
                 })",
                json!(["By the first graph", "By the second graph"]),
            )
            .await
    })
    .await;
}

/// The Markdown beside the form is what is exported, also where typing in one field changes how
/// another one is written.
pub async fn the_markdown_keeps_the_footnotes_of_two_fields_apart() {
    journey("footnotes-written", async |visit| {
        visit.press("New post-mortem").await?;
        visit
            .write("Summary", "Seen early.[^1]\n\n[^1]: By a graph.")
            .await?;
        visit.press("Markdown").await?;
        let source = "return [...document.querySelectorAll('.source pre:not([hidden])')]
            .map((one) => one.textContent).filter((text) => text.startsWith('\\n## ')).join('')";
        let alone = "\n## Executive Summary\n\nSeen early.[^1]\n\n[^1]: By a graph.\n";
        visit.becomes(source, alone).await?;
        visit
            .write("Immediate cause", "No connection.[^1]\n\n[^1]: Of twenty.")
            .await?;
        let both = "\n## Executive Summary\n\nSeen early.[^1-summary]\n\n\
            [^1-summary]: By a graph.\n\n## Root Cause Analysis\n\n\
            **Immediate Cause:** No connection.[^1-immediate-cause]\n\n\
            [^1-immediate-cause]: Of twenty.\n";
        visit.becomes(source, both).await?;
        visit.cut_all().await?;
        visit.becomes(source, alone).await
    })
    .await;
}

/// What names a section for those who don't see it.
pub async fn every_section_of_the_preview_is_named_by_its_heading() {
    journey("preview-names", async |visit| {
        visit.press("Worked example").await?;
        visit.reads("Executive Summary").await?;
        let named = "return [...document.querySelectorAll('.paper section')].filter((section) =>
            document.getElementById(section.getAttribute('aria-labelledby'))
                !== section.querySelector('h1, h2')).length";
        visit.becomes(named, 0).await
    })
    .await;
}

/// The smallest piece of the preview in which these words stand.
const PIECE: &str = "
    const pieces = [...document.querySelectorAll('.paper [data-place], .paper [data-place] *')]
        .filter((one) => one.textContent.includes(arguments[0]));
    const piece = pieces.at(-1);";

impl Visit {
    /// Clicks on these words in the preview.
    pub async fn click_on(&self, words: &str) -> Outcome {
        self.reads(words).await?;
        let find = format!("{PIECE} return [piece]");
        until(async || {
            let piece = self.script_with(&find, vec![words.into()]).await?;
            let piece = piece.get(0).and_then(|piece| self.element(piece));
            piece.ok_or("it is not in the preview")?.click().await?;
            Ok(true)
        })
        .await
    }

    /// Waits until these words are in the visible part of the preview, or out of it.
    async fn shows(&self, words: &str, shown: bool) -> Outcome {
        self.becomes_with(
            &format!(
                "{PIECE}
                 const at = piece.getBoundingClientRect();
                 const pane = document.getElementById('preview').getBoundingClientRect();
                 return at.bottom > pane.top && at.top < pane.bottom"
            ),
            vec![words.into()],
            shown,
        )
        .await
    }
}
