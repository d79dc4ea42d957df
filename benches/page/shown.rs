//! How long a page takes from its navigation until it can be used.

use std::time::Duration;

use serde_json::json;
use tokio::time::sleep;

use crate::harness::{Outcome, Visit, until};

/// A page that has just been left, or has just been shown, has things to do still.
pub const SETTLES_IN: Duration = Duration::from_millis(500);

/// When what happened, in milliseconds from the navigation.
pub struct Shown {
    /// The first paint of anything.
    pub paint_ms: f64,
    /// What was awaited is painted, and the page free to answer a key.
    pub ready_ms: f64,
}

/// Watches every page that this tab opens from now on for what the selectors name.
pub async fn watch(visit: &Visit, selectors: &[&str]) -> Outcome {
    let script =
        include_str!("shown.js").replace("[\"{selectors}\"]", &json!(selectors).to_string());
    // In a function, so that its names are not the page's.
    let script = json!({ "source": format!("(() => {{ {script} }})()") });
    visit
        .devtools("Page.addScriptToEvaluateOnNewDocument", script)
        .await?;
    Ok(())
}

/// Opens the address and waits until what is awaited is shown.
pub async fn open(visit: &Visit, address: &str) -> Outcome<Shown> {
    visit.browser.goto(address).await?;
    let shown = Shown {
        // The browser tells of a paint somewhat after it.
        paint_ms: comes(
            visit,
            "performance.getEntriesByName('first-paint')[0]?.startTime",
        )
        .await?,
        ready_ms: comes(visit, "shownAt").await?,
    };
    sleep(SETTLES_IN).await;
    Ok(shown)
}

/// Waits until the page has this number.
async fn comes(visit: &Visit, number: &str) -> Outcome<f64> {
    let script = format!("return {number} ?? null");
    let mut seen = None;
    until(async || {
        seen = visit.script(&script).await?.as_f64();
        Ok(seen.is_some())
    })
    .await?;
    seen.ok_or_else(|| format!("the page never had {number}").into())
}
