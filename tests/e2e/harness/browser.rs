//! Starting a browser, and hearing its complaints.

use std::fs;

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::Outcome;
use super::setting::{self, Browser};

/// Wide enough for the form and the preview side by side.
const WINDOW: (u32, u32) = (1280, 900);

/// A fresh browser with an empty profile.
pub async fn start() -> Client {
    let browser = ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities())
        .connect(&setting::webdriver())
        .await
        .unwrap_or_else(|error| panic!("{} does not start: {error}", setting::browser().name()));
    browser
        .set_window_size(WINDOW.0, WINDOW.1)
        .await
        .expect("a window can be sized");
    browser
}

/// How much the driver has said so far.
pub fn log_length() -> usize {
    fs::read(setting::driver_log()).map_or(0, |log| log.len())
}

/// Errors and broken policy: Chromium tells its driver, Firefox writes them into the driver's log.
pub async fn complaints(browser: &Client, log_begins: usize) -> Outcome<Vec<String>> {
    match setting::browser() {
        Browser::Chromium => {
            let entries = browser.issue_cmd(BrowserLog).await?;
            let entries = entries.as_array().cloned().unwrap_or_default();
            let severe = entries.iter().filter(|entry| entry["level"] == "SEVERE");
            Ok(severe.map(|entry| entry["message"].to_string()).collect())
        }
        Browser::Firefox => {
            let log = fs::read(setting::driver_log())?;
            let log =
                String::from_utf8_lossy(log.get(log_begins..).unwrap_or_default()).into_owned();
            Ok(log
                .lines()
                .filter(|line| is_complaint(line))
                .map(str::to_owned)
                .collect())
        }
    }
}

/// Firefox has errors of its own, which are not about the page.
fn is_complaint(line: &str) -> bool {
    let of_the_page = line.starts_with("JavaScript error: http");
    let of_firefox = line.starts_with("console.error: RSLoader");
    of_the_page || (line.starts_with("console.error") && !of_firefox)
}

fn capabilities() -> Capabilities {
    let mut capabilities = match setting::browser() {
        Browser::Chromium => json!({
            "browserName": "chrome",
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": {
                "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic",
                    "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync",
                ],
            },
        }),
        Browser::Firefox => json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "args": ["-headless"],
                "prefs": { "devtools.console.stdout.content": true },
            },
        }),
    };
    if let Some(path) = setting::browser_path() {
        let options = match setting::browser() {
            Browser::Chromium => "goog:chromeOptions",
            Browser::Firefox => "moz:firefoxOptions",
        };
        capabilities[options]["binary"] = path.into();
    }
    match capabilities {
        Value::Object(capabilities) => capabilities,
        _ => Capabilities::new(),
    }
}

/// Chromium's own command for what the console has shown since it was last asked.
#[derive(Debug)]
struct BrowserLog;

impl WebDriverCompatibleCommand for BrowserLog {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}
