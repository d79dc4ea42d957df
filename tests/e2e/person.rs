//! What a person does at the page: things are found by the names that they have there.

use fantoccini::{Locator, elements::Element, key::Key};

use crate::harness::{Outcome, Visit, until};

impl Visit {
    /// Presses the button with this name.
    pub async fn press(&self, name: &str) -> Outcome {
        self.find(&format!(
            "//button[normalize-space()='{name}' or @aria-label='{name}' or starts-with(normalize-space(), '{name}')]"
        ))
        .await?
        .click()
        .await?;
        Ok(())
    }

    /// Follows the link with this name.
    pub async fn follow(&self, name: &str) -> Outcome {
        self.find(&format!(
            "//a[normalize-space()='{name}' or @aria-label='{name}']"
        ))
        .await?
        .click()
        .await?;
        Ok(())
    }

    /// The control with this label; the last one, where rows have one each.
    pub async fn control(&self, label: &str) -> Outcome<Element> {
        self.find(&format!(
            "(//*[self::input or self::textarea or self::select]\
             [@aria-label='{label}' or @id=//label[normalize-space()='{label}']/@for])[last()]"
        ))
        .await
    }

    /// Types into the control with this label.
    pub async fn write(&self, label: &str, text: &str) -> Outcome {
        let control = self.control(label).await?;
        control.click().await?;
        control.send_keys(text).await?;
        Ok(())
    }

    /// Chooses in the menu with this label.
    pub async fn choose(&self, label: &str, word: &str) -> Outcome {
        self.control(label).await?.select_by_label(word).await?;
        Ok(())
    }

    /// Types where the caret is.
    pub async fn type_on(&self, text: &str) -> Outcome {
        self.browser.active_element().await?.send_keys(text).await?;
        Ok(())
    }

    /// Presses a key together with Ctrl.
    pub async fn command(&self, key: char) -> Outcome {
        let keys = format!("{}{key}{}", char::from(Key::Control), char::from(Key::Null));
        self.type_on(&keys).await
    }

    /// Waits until the rendered post-mortem shows this text.
    pub async fn reads(&self, text: &str) -> Outcome {
        let shown =
            "return document.querySelector('.paper')?.innerText.replaceAll('\\n', ' ') ?? ''";
        until(async || {
            let paper = self.script(shown).await?;
            Ok(paper.as_str().is_some_and(|paper| paper.contains(text)))
        })
        .await
    }

    /// Waits until the page says that everything is saved.
    pub async fn is_saved(&self) -> Outcome {
        self.becomes(
            "return document.getElementById('save-state')?.textContent.startsWith('Saved') ?? false",
            true,
        )
        .await
    }

    /// The Markdown that the page would export.
    pub async fn markdown(&self) -> Outcome<String> {
        self.press("Markdown").await?;
        let text = self
            .script(
                "return [...document.querySelectorAll('.source pre:not([hidden])')]\
                 .map((one) => one.textContent).join('\\n')",
            )
            .await?;
        self.press("Preview").await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    async fn find(&self, path: &str) -> Outcome<Element> {
        Ok(self
            .browser
            .wait()
            .for_element(Locator::XPath(path))
            .await?)
    }
}
