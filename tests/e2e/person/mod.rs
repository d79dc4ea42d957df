//! What a person does at the page: things are found by the names that they have there.

mod database;
mod files;
mod form;
mod keyboard;
mod rows;
mod tabs;

use std::time::Duration;

use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use crate::harness::{Browser, Outcome, Visit, browser, until, until_within};

pub use files::Clipboard;
pub use form::typed_texts;

/// The visible elements of these kinds with this name; failing that, those whose name begins so.
/// While a dialog is open, there is nothing else to reach.
const CALLED: &str = "
    const [kinds, name] = arguments;
    const nameOf = (one) => (one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent
        ?? one.textContent).replace(/\\s+/g, ' ').trim();
    const within = document.querySelector('dialog[open]') ?? document;
    const all = [...within.querySelectorAll(kinds)]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }));
    const same = all.filter((one) => nameOf(one) === name);
    return same.length ? same : all.filter((one) => nameOf(one).startsWith(name));";

/// How long a press may be on its way from the driver to the page.
const HEARD_WITHIN: Duration = Duration::from_secs(3);

/// Has a page notice the next press.
const HEARS_PRESSES: &str = "
    window.isPressed = false;
    addEventListener('pointerdown', () => { window.isPressed = true }, { capture: true, once: true })";

/// Whether it did, or gave way to another page.
const HEARD_A_PRESS: &str = "return window.isPressed !== false";

/// The button with this name that stands beside these words.
const BESIDE: &str = "
    const [words, name] = arguments;
    return [...document.querySelectorAll('button')].filter((one) =>
        one.textContent.trim() === name && one.parentElement.textContent.includes(words));";

impl Visit {
    /// Presses the button with this name.
    pub async fn press(&self, name: &str) -> Outcome {
        self.click("button", name).await
    }

    /// Presses the button with this name beside a message.
    pub async fn answer(&self, message: &str, name: &str) -> Outcome {
        until(async || {
            let button = self.only(BESIDE, json!([message, name])).await?;
            button.click().await?;
            Ok(true)
        })
        .await
    }

    /// Follows the link with this name.
    pub async fn follow(&self, name: &str) -> Outcome {
        self.click("a", name).await
    }

    /// Goes to the list of drafts.
    pub async fn go_home(&self) -> Outcome {
        self.follow("Unblame, all drafts").await
    }

    /// Folds open what has this name, or closed.
    pub async fn fold(&self, name: &str) -> Outcome {
        self.click("summary", name).await
    }

    /// The control with this label; the last one, where rows have one each.
    async fn control(&self, label: &str) -> Outcome<Element> {
        let controls = self.called("input, textarea, select", label).await?;
        controls
            .into_iter()
            .next_back()
            .ok_or_else(|| missing(label))
    }

    /// Chooses in the menu with this label. Where it is shown anew just then, in the new one.
    pub async fn choose(&self, label: &str, word: &str) -> Outcome {
        until(async || {
            self.control(label).await?.select_by_label(word).await?;
            Ok(true)
        })
        .await
    }

    /// What the control with this label holds.
    pub async fn value_of(&self, label: &str) -> Outcome<String> {
        let mut value = None;
        until(async || {
            value = self.control(label).await?.prop("value").await?;
            Ok(true)
        })
        .await?;
        Ok(value.unwrap_or_default())
    }

    /// Waits until the control with this label holds this.
    pub async fn has_value(&self, label: &str, value: &str) -> Outcome {
        let mut seen = None;
        let same = until(async || {
            seen = self.control(label).await?.prop("value").await?;
            Ok(seen.as_deref() == Some(value))
        });
        let same = same.await;
        same.map_err(|error| format!("{label:?} holds {seen:?}, never {value:?}: {error}").into())
    }

    /// Waits until the page says this anywhere.
    pub async fn says(&self, words: &str) -> Outcome {
        self.becomes_with(SAYS, vec![words.into()], true).await
    }

    /// Waits until the page says this no longer.
    pub async fn says_no_more(&self, words: &str) -> Outcome {
        self.becomes_with(SAYS, vec![words.into()], false).await
    }

    /// Waits until the rendered post-mortem shows this text.
    pub async fn reads(&self, text: &str) -> Outcome {
        self.reads_all([text]).await
    }

    /// Waits until the rendered post-mortem shows all of these texts.
    pub async fn reads_all<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> Outcome {
        let mut missing: Vec<&str> = texts.into_iter().collect();
        let all_there = until(async || {
            let paper = self.paper().await?;
            missing.retain(|text| !paper.contains(text));
            Ok(missing.is_empty())
        });
        let there = all_there.await;
        there.map_err(|_| format!("the preview never showed {missing:?}").into())
    }

    /// What the rendered post-mortem shows, in one line.
    pub async fn paper(&self) -> Outcome<String> {
        let shown =
            "return document.querySelector('.paper')?.innerText.replace(/\\s+/g, ' ') ?? ''";
        let shown = self.script(shown).await?;
        Ok(shown.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the page says that everything is saved.
    pub async fn is_saved(&self) -> Outcome {
        self.is_kept("Saved").await
    }

    /// Waits until the page says this of how safe the text is.
    pub async fn is_kept(&self, how: &str) -> Outcome {
        let says = "return document.getElementById('save-state')?.textContent
            .startsWith(arguments[0]) ?? false";
        self.becomes_with(says, vec![how.into()], true).await
    }

    /// The Markdown that the page would export, as its own tab shows it.
    pub async fn markdown(&self) -> Outcome<String> {
        self.press("Markdown").await?;
        let text = self
            .script(
                "return [...document.querySelectorAll('.source pre:not([hidden])')]\
                 .map((one) => one.textContent).join('')",
            )
            .await?;
        self.press("Preview").await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Clicks on what has this name.
    ///
    /// Firefox's driver loses a click now and then in a tab that has just come to the front: no
    /// window of the browser hears of it. Such a click is made once more.
    async fn click(&self, kinds: &str, name: &str) -> Outcome {
        if browser() == Browser::Chromium {
            return self.click_once(kinds, name).await;
        }
        self.script(HEARS_PRESSES).await?;
        self.click_once(kinds, name).await?;
        let heard = until_within(HEARD_WITHIN, async || {
            // Where there is no page to ask, it has heard the press and gives way.
            Ok(self
                .script(HEARD_A_PRESS)
                .await
                .is_ok_and(|heard| heard == true))
        });
        match heard.await {
            Ok(()) => Ok(()),
            Err(_) => self.click_once(kinds, name).await,
        }
    }

    async fn click_once(&self, kinds: &str, name: &str) -> Outcome {
        until(async || {
            self.first(kinds, name).await?.click().await?;
            Ok(true)
        })
        .await
    }

    async fn first(&self, kinds: &str, name: &str) -> Outcome<Element> {
        let found = self.called(kinds, name).await?;
        found.into_iter().next().ok_or_else(|| missing(name))
    }

    /// Waits until there is something of these kinds with this name.
    async fn called(&self, kinds: &str, name: &str) -> Outcome<Vec<Element>> {
        let found = self.elements(CALLED, json!([kinds, name])).await;
        found.map_err(|error| format!("{name:?}: {error}").into())
    }

    async fn only(&self, script: &str, arguments: Value) -> Outcome<Element> {
        let words = arguments.to_string();
        let found = self.elements(script, arguments).await?;
        found.into_iter().next().ok_or_else(|| missing(&words))
    }

    /// Waits until a script finds elements.
    async fn elements(&self, script: &str, arguments: Value) -> Outcome<Vec<Element>> {
        let arguments = arguments.as_array().cloned().unwrap_or_default();
        let mut found = Vec::new();
        until(async || {
            let seen = self.script_with(script, arguments.clone()).await?;
            let seen = seen.as_array().cloned().unwrap_or_default();
            found = seen.iter().filter_map(|one| self.element(one)).collect();
            Ok(!found.is_empty())
        })
        .await?;
        Ok(found)
    }

    /// The element that a script has given, in the form of the WebDriver standard.
    pub fn element(&self, value: &Value) -> Option<Element> {
        let (_, id) = value.as_object()?.iter().next()?;
        let id = ElementRef::from(id.as_str()?.to_owned());
        Some(Element::from_element_id(self.browser.clone(), id))
    }
}

const SAYS: &str = "return document.body.innerText.includes(arguments[0])";

fn missing(name: &str) -> Box<dyn std::error::Error> {
    format!("there is nothing called {name:?}").into()
}
