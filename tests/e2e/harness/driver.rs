//! Commands that the drivers know and the client library doesn't.

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::Outcome;

/// What Chromium's console has shown since it was last asked.
pub async fn console(browser: &Client) -> Outcome<Value> {
    post(browser, "se/log", json!({ "type": "browser" })).await
}

/// A command of Chromium's own protocol.
pub async fn devtools(browser: &Client, command: &str, parameters: Value) -> Outcome<Value> {
    let body = json!({ "cmd": command, "params": parameters });
    post(browser, "goog/cdp/execute", body).await
}

/// Runs a script in Firefox's own process, with its `window` of tabs and bars.
pub async fn in_firefox_itself(browser: &Client, script: &str) -> Outcome<Value> {
    enter(browser, "chrome").await?;
    let result = browser.execute(script, Vec::new()).await;
    enter(browser, "content").await?;
    Ok(result?)
}

async fn enter(browser: &Client, context: &str) -> Outcome<Value> {
    post(browser, "moz/context", json!({ "context": context })).await
}

async fn post(browser: &Client, path: &'static str, body: Value) -> Outcome<Value> {
    Ok(browser.issue_cmd(Post { path, body }).await?)
}

#[derive(Debug)]
struct Post {
    /// Behind the session's own path.
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/{}", self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
