//! Files and the clipboard.

use std::fs;
use std::path::Path;

use fantoccini::key::Key;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::harness::{Browser, Outcome, Visit, browser, downloads, until};

/// What lies on the clipboard.
#[derive(Debug, Deserialize)]
pub struct Clipboard {
    #[serde(rename = "text/plain")]
    pub text: String,
    #[serde(rename = "text/html")]
    pub html: Option<String>,
}

impl Visit {
    /// Waits until the browser has downloaded a file of this name, and takes it away.
    pub async fn downloaded(&self, name: &str) -> Outcome<String> {
        let file = downloads().join(name);
        let mut text = String::new();
        let there = until(async || {
            // A browser may make the file before it has its content.
            text = fs::read_to_string(&file).unwrap_or_default();
            let is_alone = fs::read_dir(downloads())?.count() == 1;
            Ok(!text.is_empty() && is_alone)
        });
        if there.await.is_err() {
            let there: Vec<_> = fs::read_dir(downloads())?.flatten().collect();
            return Err(format!("{name:?} was not downloaded; there is {there:?}").into());
        }
        fs::remove_file(file)?;
        Ok(text)
    }

    /// Chooses a file in the import dialog's file picker.
    pub async fn choose_file(&self, file: &Path) -> Outcome {
        until(async || {
            let picker = self.control("File to import").await?;
            picker.send_keys(&file.to_string_lossy()).await?;
            Ok(true)
        })
        .await
    }

    /// Drops a file on the page.
    ///
    /// No driver can drag a file in from outside, so that the events of it are made by script.
    pub async fn drop_file(&self, name: &str, content: &[u8]) -> Outcome {
        self.script_with(
            "const [name, bytes] = arguments;
             const dataTransfer = new DataTransfer();
             dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
             for (const kind of ['dragenter', 'dragover', 'drop']) {
                 document.querySelector('main').dispatchEvent(
                     new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
             }",
            vec![name.into(), json!(content)],
        )
        .await?;
        Ok(())
    }

    /// Pastes a text where the caret is, from the clipboard and by its key.
    pub async fn paste(&self, text: &str) -> Outcome {
        self.may_use_the_clipboard().await?;
        let copied = self
            .browser
            .execute_async(
                "const [text, done] = arguments;
                 navigator.clipboard.writeText(text).then(() => done(true), (e) => done(`${e}`))",
                vec![text.into()],
            )
            .await?;
        if copied != true {
            return Err(format!("the clipboard takes no text: {copied}").into());
        }
        self.command('v').await
    }

    /// Pastes what a page has given to the clipboard: its text, and the page itself.
    pub async fn paste_page(&self, text: &str, html: &str) -> Outcome {
        self.may_use_the_clipboard().await?;
        self.answer_of(
            "const blob = (type, text) => new Blob([text], { type });
             const [text, html] = arguments;
             await navigator.clipboard.write([new ClipboardItem({
                 'text/plain': blob('text/plain', text), 'text/html': blob('text/html', html) })])",
            vec![text.into(), html.into()],
        )
        .await?;
        self.command('v').await
    }

    /// What lies on the clipboard.
    pub async fn clipboard(&self) -> Outcome<Clipboard> {
        self.may_use_the_clipboard().await?;
        let found = self
            .script_with_callback(
                "const done = arguments[arguments.length - 1];
                 (async () => {
                     const [item] = await navigator.clipboard.read();
                     const texts = item.types.map(async (type) =>
                         [type, await (await item.getType(type)).text()]);
                     return Object.fromEntries(await Promise.all(texts));
                 })().then(done, (error) => done(`${error}`))",
            )
            .await?;
        let told = found.to_string();
        serde_json::from_value(found).map_err(|_| format!("the clipboard: {told}").into())
    }

    /// Lets the journey itself read and write the clipboard, as the page may after a click.
    async fn may_use_the_clipboard(&self) -> Outcome {
        // Firefox is told so when it starts.
        if browser() == Browser::Chromium {
            let permissions: Value = json!({
                "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"],
            });
            self.devtools("Browser.grantPermissions", permissions)
                .await?;
        }
        Ok(())
    }

    /// Presses the key that copies, in the focused control.
    pub async fn cut_all(&self) -> Outcome {
        self.command('a').await?;
        self.hit(Key::Delete).await
    }
}
