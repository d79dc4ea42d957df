//! How long a page takes from its navigation until it can be used.

use std::{fmt::Debug, time::Duration};

use fantoccini::{Client, wd::WebDriverCompatibleCommand};
use http::Method;
use serde_json::{Value, json};
use tokio::time::sleep;
use url::{ParseError, Url};

use crate::harness::{Outcome, until};

/// A page that has just been left, or has just been shown, has things to do still.
pub const SETTLES_IN: Duration = Duration::from_millis(500);

/// When what happened, in milliseconds from the navigation.
pub struct Shown {
    /// The first paint of anything.
    pub paint_ms: f64,
    /// What was awaited is painted, and the page free to answer a key.
    pub ready_ms: f64,
}

/// Watches every page that this browser opens from now on for what the selectors name.
pub async fn watch(browser: &Client, selectors: &[&str]) -> Outcome<Watch> {
    let script =
        include_str!("shown.js").replace("[\"{selectors}\"]", &json!(selectors).to_string());
    let watch = devtools(
        browser,
        "Page.addScriptToEvaluateOnNewDocument",
        // In a function, so that its names are not the page's.
        json!({ "source": format!("(() => {{ {script} }})()") }),
    )
    .await?;
    let id = watch["identifier"].as_str().unwrap_or_default().to_owned();
    Ok(Watch { id })
}

/// What [`watch`] began.
pub struct Watch {
    id: String,
}

impl Watch {
    /// Opens the address and waits until what is awaited is shown.
    pub async fn open(&self, browser: &Client, address: &str) -> Outcome<Shown> {
        browser.goto(address).await?;
        let shown = Shown {
            // The browser tells of a paint somewhat after it.
            paint_ms: comes(
                browser,
                "performance.getEntriesByName('first-paint')[0]?.startTime",
            )
            .await?,
            ready_ms: comes(browser, "shownAt").await?,
        };
        sleep(SETTLES_IN).await;
        Ok(shown)
    }

    /// Watches no longer.
    pub async fn end(self, browser: &Client) -> Outcome {
        let gone = json!({ "identifier": self.id });
        devtools(browser, "Page.removeScriptToEvaluateOnNewDocument", gone).await?;
        Ok(())
    }
}

/// Gives a command to Chromium's developer tools.
pub async fn devtools(browser: &Client, name: &'static str, parameters: Value) -> Outcome<Value> {
    Ok(browser.issue_cmd(DevTools { name, parameters }).await?)
}

/// Waits until the page has this number.
async fn comes(browser: &Client, number: &str) -> Outcome<f64> {
    let script = format!("return {number} ?? null");
    let mut seen = None;
    until(async || {
        seen = browser.execute(&script, Vec::new()).await?.as_f64();
        Ok(seen.is_some())
    })
    .await?;
    seen.ok_or_else(|| format!("the page never had {number}").into())
}

/// Chromedriver's own command.
#[derive(Debug)]
struct DevTools {
    name: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/goog/cdp/execute"))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        let body = json!({ "cmd": self.name, "params": self.parameters });
        (Method::POST, Some(body.to_string()))
    }
}
