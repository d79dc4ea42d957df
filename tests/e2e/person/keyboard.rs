//! Typing, and keys pressed together.

use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions},
    key::Key,
};
use serde_json::json;

use crate::harness::{Outcome, Visit, until};

/// The name of what has the focus.
const FOCUSED: &str = "
    const at = document.activeElement;
    return (at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent)
        .replace(/\\s+/g, ' ').trim()";

const HAS_NO_FOCUS: &str = "return document.activeElement === document.body";

/// How many times Tab has to be pressed to go on to the next control with this name, in this
/// list where one is named. There it may be behind, because stops went while Tab was pressed: then
/// that many times back, as a negative number. Null where there is none.
const TABS: &str = "
    const [name, list] = arguments;
    const nameOf = (one) => (one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent
        ?? one.textContent).replace(/\\s+/g, ' ').trim();
    const listOf = (one) => one.closest('.list')?.querySelector('ol')?.getAttribute('aria-label');
    const kinds = 'a[href], button, input, select, textarea, summary, [tabindex=\"0\"]';
    const stops = [...document.querySelectorAll(kinds)].filter((one) => one.tabIndex >= 0
        && !one.matches(':disabled') && one.checkVisibility({ visibilityProperty: true }));
    const at = document.activeElement;
    const isPast = (one) => at !== document.body
        && at.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING;
    const isWanted = (one) => nameOf(one) === name && (list === null || listOf(one) === list);
    const ahead = stops.filter((one) => !isPast(one));
    const to = ahead.findIndex(isWanted);
    const back = stops.filter(isPast).reverse().findIndex(isWanted);
    if (to < 0) return list === null || back < 0 ? null : -1 - back;
    return ahead[0] === at ? to : to + 1";

/// How often a browser may stop elsewhere on the way: each has stops of its own, such as panes
/// that can be scrolled.
const MOST_STOPS: usize = 4;

impl Visit {
    /// Clicks into the control with this label and types.
    pub async fn write(&self, label: &str, text: &str) -> Outcome {
        self.click_into(label).await?;
        until(async || {
            self.control(label).await?.send_keys(text).await?;
            Ok(true)
        })
        .await
    }

    /// Clicks into the control with this label.
    pub async fn click_into(&self, label: &str) -> Outcome {
        until(async || {
            self.control(label).await?.click().await?;
            Ok(true)
        })
        .await
    }

    /// Types where the caret is.
    pub async fn type_on(&self, text: &str) -> Outcome {
        until(async || {
            self.browser.active_element().await?.send_keys(text).await?;
            Ok(true)
        })
        .await
    }

    /// Types exactly where the caret is. (In a window that is not in front, Chromium's driver
    /// focuses a control before it types into it, and puts the caret behind its text.)
    pub async fn type_at_the_caret(&self, text: &str) -> Outcome {
        let keys = text
            .chars()
            .fold(KeyActions::new("keyboard".into()), |keys, value| {
                keys.then(KeyAction::Down { value })
                    .then(KeyAction::Up { value })
            });
        Ok(self.browser.perform_actions(keys).await?)
    }

    /// Presses one key.
    pub async fn hit(&self, key: Key) -> Outcome {
        self.type_on(&char::from(key).to_string()).await
    }

    /// Presses a key while others are held.
    pub async fn chord(&self, held: &[Key], key: impl Into<char>) -> Outcome {
        let mut keys: String = held.iter().map(|key| char::from(*key)).collect();
        keys.push(key.into());
        keys.push(Key::Null.into());
        self.type_on(&keys).await
    }

    /// Presses a key together with Ctrl.
    pub async fn command(&self, key: char) -> Outcome {
        self.chord(&[Key::Control], key).await
    }

    /// Presses Tab as often as it takes to come to the next control with this name.
    pub async fn tab_to(&self, name: &str) -> Outcome {
        self.tab_on(name, None).await
    }

    /// Presses Tab as often as it takes to come to this button of a list: other lists may have
    /// one with the same name.
    pub async fn tab_to_button_of(&self, list: &str, name: &str) -> Outcome {
        self.tab_on(name, Some(list)).await
    }

    async fn tab_on(&self, name: &str, list: Option<&str>) -> Outcome {
        // Where what had the focus is gone, each browser has its own idea of what comes next.
        if self.script(HAS_NO_FOCUS).await? == true {
            self.hit(Key::Tab).await?;
        }
        for _ in 0..MOST_STOPS {
            let mut tabs = None;
            let there = until(async || {
                let arguments = vec![name.into(), list.into()];
                tabs = self.script_with(TABS, arguments).await?.as_i64();
                Ok(tabs.is_some())
            });
            there
                .await
                .map_err(|_| format!("no {name:?} comes after what has the focus"))?;
            let tabs = tabs.unwrap_or_default();
            if tabs == 0 {
                return Ok(());
            }
            let held = (tabs < 0).then_some(char::from(Key::Shift));
            let presses = (0..tabs.abs()).map(|_| char::from(Key::Tab));
            let keys = held.into_iter().chain(presses).chain(held);
            self.type_on(&keys.collect::<String>()).await?;
        }
        Err(format!("Tab does not lead to {name:?}").into())
    }

    /// Waits until the focus is on the control with this name.
    pub async fn is_at(&self, name: &str) -> Outcome {
        self.becomes(FOCUSED, name).await
    }

    /// Selects a piece of the text in the focused control, given in UTF-16 units.
    pub async fn select(&self, start: usize, end: usize) -> Outcome {
        let select = "document.activeElement.setSelectionRange(arguments[0], arguments[1])";
        self.script_with(select, vec![start.into(), end.into()])
            .await?;
        Ok(())
    }

    /// Waits until the focused control holds this text, with this piece of it selected.
    pub async fn holds(&self, text: &str, selected: (usize, usize)) -> Outcome {
        self.becomes(
            "const at = document.activeElement;
             return [at.value, at.selectionStart, at.selectionEnd]",
            json!([text, selected.0, selected.1]),
        )
        .await
    }
}
