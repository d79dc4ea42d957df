//! Typing, and keys pressed together.

use fantoccini::key::Key;
use serde_json::json;

use crate::harness::{Outcome, Visit};

/// More controls than lie between any two that a journey wants to reach.
const MOST_TABS: usize = 120;

/// The name of what has the focus.
const FOCUSED: &str = "
    const at = document.activeElement;
    return (at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent)
        .replace(/\\s+/g, ' ').trim()";

impl Visit {
    /// Clicks into the control with this label and types.
    pub async fn write(&self, label: &str, text: &str) -> Outcome {
        let control = self.control(label).await?;
        control.click().await?;
        control.send_keys(text).await?;
        Ok(())
    }

    /// Types where the caret is.
    pub async fn type_on(&self, text: &str) -> Outcome {
        self.browser.active_element().await?.send_keys(text).await?;
        Ok(())
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

    /// Presses Tab until the control with this name has the focus.
    pub async fn tab_to(&self, name: &str) -> Outcome {
        let mut passed = Vec::new();
        for _ in 0..MOST_TABS {
            let focused = self.script(FOCUSED).await?;
            if focused == name {
                return Ok(());
            }
            passed.push(focused);
            self.hit(Key::Tab).await?;
        }
        Err(format!("Tab does not lead to {name:?}, but to {passed:?}").into())
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
