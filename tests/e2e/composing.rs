//! Input methods: while a word is being composed, its keys belong to the method.

use serde_json::json;

use crate::harness::{Browser, Outcome, Visit, browser, journey};

pub async fn enter_takes_the_composed_word_and_adds_no_row() {
    journey("composing", async |visit| {
        const LIST: &str = "Contributing factors";
        visit.press("New post-mortem").await?;
        visit.write_rows("Add factor", &["one "]).await?;

        visit.compose("しょうがい").await?;
        visit.has_rows(LIST, &["one しょうがい"]).await?;
        visit.press_enter_while_composing().await?;
        visit.has_rows(LIST, &["one しょうがい"]).await?;
        visit.take_composed("障害").await?;
        visit.has_rows(LIST, &["one 障害"]).await?;
        visit.reads("one 障害").await?;

        visit.hit(fantoccini::key::Key::Enter).await?;
        visit.has_rows(LIST, &["one 障害", ""]).await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

/// Nothing is underlined in a text that is being composed: it is neither one word nor another.
pub async fn a_word_is_composed_beside_underlined_ones() {
    journey("composing-underlined", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Summary", "Human error. ").await?;
        let underlined = "return document.querySelectorAll('.mirror span').length > 0";
        visit.becomes(underlined, true).await?;

        visit.compose("しょうがい").await?;
        visit
            .has_value("Summary", "Human error. しょうがい")
            .await?;
        visit.becomes(underlined, false).await?;
        visit.take_composed("障害").await?;
        visit.has_value("Summary", "Human error. 障害").await?;
        visit.becomes(underlined, true).await?;
        visit.reads("Human error. 障害").await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

/// Firefox's own interface for input methods, of which one is kept for the whole composition.
const FIREFOX_INPUT_METHOD: &str = "
    const method = window.inputMethod ??=
        Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
    method.beginInputTransactionForTests(window);";

impl Visit {
    /// Begins to compose a word where the caret is.
    async fn compose(&self, word: &str) -> Outcome {
        let length = word.encode_utf16().count();
        match browser() {
            Browser::Chromium => {
                let composition = json!({
                    "text": word, "selectionStart": length, "selectionEnd": length,
                });
                self.devtools("Input.imeSetComposition", composition)
                    .await?;
            }
            Browser::Firefox => {
                self.in_firefox_itself(&format!(
                    "{FIREFOX_INPUT_METHOD}
                     method.setPendingCompositionString('{word}');
                     method.appendClauseToPendingComposition({length}, method.ATTR_RAW_CLAUSE);
                     method.setCaretInPendingComposition({length});
                     method.flushPendingComposition();"
                ))
                .await?;
            }
        }
        Ok(())
    }

    async fn press_enter_while_composing(&self) -> Outcome {
        match browser() {
            Browser::Chromium => {
                for kind in ["rawKeyDown", "keyUp"] {
                    let key = json!({
                        "type": kind, "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13,
                    });
                    self.devtools("Input.dispatchKeyEvent", key).await?;
                }
            }
            Browser::Firefox => {
                self.in_firefox_itself(&format!(
                    "{FIREFOX_INPUT_METHOD}
                     const enter = new window.KeyboardEvent('',
                         {{ key: 'Enter', code: 'Enter', keyCode: 13 }});
                     method.keydown(enter);
                     method.keyup(enter);"
                ))
                .await?;
            }
        }
        Ok(())
    }

    /// Ends the composition with the word that was meant.
    async fn take_composed(&self, word: &str) -> Outcome {
        match browser() {
            Browser::Chromium => {
                self.devtools("Input.insertText", json!({ "text": word }))
                    .await?;
            }
            Browser::Firefox => {
                self.in_firefox_itself(&format!(
                    "{FIREFOX_INPUT_METHOD} method.commitCompositionWith('{word}');"
                ))
                .await?;
            }
        }
        Ok(())
    }
}
