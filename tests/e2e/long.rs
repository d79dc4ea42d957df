//! Lists of many rows, which are filled when they come near or when something goes to them, and
//! have only their words until then.

use std::{fs, time::Duration};

use fantoccini::key::Key;
use serde_json::json;
use tokio::time::sleep;
use unblame::document::{Column, Id, List, Postmortem, Row};
use unblame::json::to_json;

use crate::harness::{Browser, Outcome, Plan, Visit, browser, empty_folder, journey, until};

const ROWS: usize = 120;

/// A page in which some key is pressed all the time.
const TYPING: &str = "
    window.isTyping = true;
    setInterval(() => {
        if (window.isTyping) window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
    }, 100);";

const LONGER_THAN_A_REST: Duration = Duration::from_millis(2_500);

/// In this row, counted from 1, stands something of which the linter has to tell.
const FOUND: usize = 119;

/// In this one there is a wording that needs no new fact.
const REWORDED: usize = 117;

/// How many rows of the timeline are filled.
const FILLED: &str =
    "return document.querySelectorAll('.list-timeline .row:not([data-late])').length";

/// What those have that are not.
const WAITING: &str = "return [...document.querySelectorAll('.list-timeline .row[data-late]')]
    .map((row) => row.textContent)";

/// The text of each row of the timeline in the form, or nothing where it is not filled.
const TEXTS: &str = "return [...document.querySelectorAll('.list-timeline .row')]
    .map((row) => row.querySelector('.cell-text textarea')?.value ?? null)";

pub async fn far_rows_of_a_long_list_are_worked_on_like_any() {
    journey("long-list", async |visit| {
        let mut texts = texts();
        visit.open_a_long_timeline("long-list").await?;
        assert!(visit.filled().await? < ROWS / 2);

        // From the preview to a row that was never near.
        visit.click_on(&texts[99]).await?;
        visit.is_in_row(100).await?;
        visit.is_at("Event").await?;
        assert!(visit.filled().await? < ROWS);

        // Writing, moving, undo and redo there.
        visit.hit(Key::End).await?;
        visit.type_on("!").await?;
        visit.reads(&[&texts[99], "!"].concat()).await?;
        visit.command('z').await?;
        visit.has_text(100, &texts[99]).await?;
        visit.command('y').await?;
        texts[99].push('!');
        visit.has_text(100, &texts[99]).await?;
        visit.chord(&[Key::Alt], Key::Up).await?;
        visit.is_in_row(99).await?;
        visit.has_text(99, &texts[99]).await?;
        visit.has_text(100, &texts[98]).await?;
        visit.chord(&[Key::Alt], Key::Down).await?;
        visit.is_in_row(100).await?;
        visit.has_text(100, &texts[99]).await?;

        // By key to what is found far from there.
        visit.write("Title", "").await?;
        visit.goes_by_key_to_row(FOUND).await?;

        // The far end: a row is added by its key and by the button.
        visit
            .script("document.querySelector('.list-timeline .row:last-child').scrollIntoView()")
            .await?;
        visit.has_text(ROWS, &texts[ROWS - 1]).await?;
        visit.click_on(&texts[ROWS - 1]).await?;
        visit.is_in_row(ROWS).await?;
        visit.hit(Key::Enter).await?;
        visit.is_in_row(ROWS + 1).await?;
        visit.write("Event", "Added by its key").await?;
        visit.press("Add event").await?;
        visit.is_in_row(ROWS + 2).await?;
        visit.write("Event", "Added by the button").await?;
        texts.extend(["Added by its key", "Added by the button"].map(str::to_owned));
        visit.reads("Added by the button").await?;

        // All of it is exported and printed, whatever the form has filled.
        assert!(visit.filled().await? < ROWS);
        let markdown = visit.markdown().await?;
        for text in &texts {
            assert!(markdown.contains(text), "{text:?} is in {markdown}");
        }
        visit.as_printed(true).await?;
        let printed = "return [...document.querySelectorAll('.paper td')]
                .filter((cell) => cell.checkVisibility())
                .map((cell) => cell.textContent)
                .filter((text) => text.startsWith('Event number') || text.startsWith('Added'))";
        visit.becomes(printed, json!(texts)).await?;
        visit.as_printed(false).await?;

        // The keys of the browser's own search have every row filled before it opens.
        visit
            .script(
                "window.dispatchEvent(new KeyboardEvent('keydown', { key: 'f', ctrlKey: true }))",
            )
            .await?;
        assert_eq!(visit.script(TEXTS).await?, json!(texts));
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

/// A browser's search that is opened by its menu tells the page nothing.
pub async fn rows_that_were_never_near_are_found_by_the_browsers_own_search() {
    let plan = Plan::new("long-found").beginning_with(TYPING);
    plan.make(async |visit| {
        let texts = texts();
        visit.open_a_long_timeline("long-found").await?;
        visit.click_on(&texts[19]).await?;
        visit.is_in_row(20).await?;

        // While something is typed, the others wait.
        sleep(LONGER_THAN_A_REST).await;
        let words = visit.words_of_waiting_rows().await?;
        assert!(words.len() > ROWS / 2, "{words:?}");
        assert_eq!(words.concat(), "");

        // Then they have their words, and what is looked at stays where it is.
        let at = "return Math.round(document.activeElement.getBoundingClientRect().top)";
        let before = visit.script(at).await?;
        visit.script("window.isTyping = false").await?;
        visit
            .becomes("return document.querySelector('.row:empty') === null", true)
            .await?;
        assert_eq!(visit.script(at).await?, before);
        assert!(visit.filled().await? < ROWS / 2);
        let words = visit.words_of_waiting_rows().await?;
        let row = ["11:50\n", &texts[110], "\n"].concat();
        assert!(
            words.iter().any(|words| words.starts_with(&row)),
            "{words:?}"
        );

        // They follow what changes there.
        assert!(words.concat().contains("Obviously"), "{words:?}");
        visit.press("Findings").await?;
        visit.press("Reword all").await?;
        visit.says("2 places were reworded").await?;
        visit
            .becomes("return document.querySelector('.row:empty') === null", true)
            .await?;
        let words = visit.words_of_waiting_rows().await?.concat();
        assert!(words.contains("number 117:"), "{words}");
        assert!(!words.contains("Obviously"), "{words}");

        // The preview has the same words; only the form is searched here. What is found comes near.
        visit
            .script("document.querySelector('.preview-pane').style.display = 'none'")
            .await?;
        visit.searches_by_the_browser("number 121:", false).await?;
        visit.searches_by_the_browser("number 111:", true).await?;
        visit.has_text(111, &texts[110]).await?;
        // Words in a field are found too.
        visit.searches_by_the_browser("number 020:", true).await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

fn texts() -> Vec<String> {
    let text = |number| {
        let said = match number {
            FOUND => "John deployed the bad code.",
            REWORDED => "Obviously the queue grew.",
            _ => "The queue grew.",
        };
        format!("Event number {number:03}: {said}")
    };
    (1..=ROWS).map(text).collect()
}

impl Visit {
    /// Opens a post-mortem with many events, and waits until it is shown.
    async fn open_a_long_timeline(&self, name: &str) -> Outcome {
        let mut doc = Postmortem {
            title: "Outage of the queue".into(),
            ..Postmortem::default()
        };
        for (index, text) in texts().iter().enumerate() {
            let at = format!("{:02}:{:02}", 10 + index / 60, index % 60);
            let cells = [(Column::At, at.as_str()), (Column::Text, text)];
            let row = Row::with_cells(List::Timeline, Id::from_bits(index as u64 + 1), cells);
            doc.rows_mut(List::Timeline).insert(index, row);
        }
        let file = empty_folder(&[name, "-file"].concat()).join("outage.json");
        fs::write(&file, to_json(&doc))?;
        self.press("Import").await?;
        self.choose_file(&file).await?;
        self.press("Open as a new draft").await?;
        self.reads("Event number 120").await
    }

    async fn filled(&self) -> Outcome<usize> {
        let filled = self.script(FILLED).await?;
        Ok(filled.as_u64().unwrap_or_default() as usize)
    }

    async fn words_of_waiting_rows(&self) -> Outcome<Vec<String>> {
        Ok(serde_json::from_value(self.script(WAITING).await?)?)
    }

    /// Waits until a row of the form, counted from 1, has this text.
    async fn has_text(&self, row: usize, text: &str) -> Outcome {
        let script = format!("{TEXTS}[arguments[0] - 1]");
        self.becomes_with(&script, vec![row.into(), text.into()], text)
            .await
    }

    /// Searches for words as the browser's own menu does.
    async fn searches_by_the_browser(&self, words: &str, is_found: bool) -> Outcome {
        match browser() {
            Browser::Chromium => {
                // A script's search selects what it finds; the browser's own scrolls to it too.
                let find = "
                    const isFound = window.find(arguments[0], false, false, true);
                    const at = getSelection().anchorNode;
                    if (isFound) (at.scrollIntoView ? at : at.parentElement).scrollIntoView();
                    return isFound";
                self.becomes_with(find, vec![words.into()], is_found).await
            }
            Browser::Firefox => {
                self.in_firefox_itself(&format!(
                    "const {{ finder }} = gBrowser.selectedBrowser;
                     window.wasFound = null;
                     finder.addResultListener({{
                         onCurrentSelection() {{}},
                         onHighlightFinished() {{}},
                         onMatchesCountResult() {{}},
                         onFindResult: (found) => {{
                             window.wasFound = found.result !== Ci.nsITypeAheadFind.FIND_NOTFOUND;
                         }},
                     }});
                     finder.fastFind({words:?}, false, false)"
                ))
                .await?;
                until(async || {
                    let found = self.in_firefox_itself("return window.wasFound").await?;
                    Ok(found == is_found)
                })
                .await
            }
        }
    }

    /// Presses the key for the next finding until it leads to a row of the timeline.
    async fn goes_by_key_to_row(&self, row: usize) -> Outcome {
        let at = "return document.activeElement.closest('.list-timeline li.row')
            ? [...document.querySelectorAll('.list-timeline .row')]
                .indexOf(document.activeElement.closest('li.row')) + 1 : 0";
        let is_shown = "return document.querySelector('.finding-card').checkVisibility()";
        for _ in 0..60 {
            self.hit(Key::F8).await?;
            self.becomes(is_shown, true).await?;
            if self.script(at).await? == row {
                return Ok(());
            }
        }
        Err(format!("F8 does not lead to row {row}").into())
    }
}
