//! Starting a browser as a journey wants it, and hearing its complaints.

use std::fs;
use std::path::{Path, PathBuf};

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::sync::Mutex;

use super::setting::{self, Browser};
use super::{Outcome, driver, process};

/// Wide enough for the form and the preview side by side.
pub const DESK: (u32, u32) = (1280, 900);

const DOWNLOADS: &str = "downloads";

const PROFILE: &str = "profile";

/// What a journey wants of its browser beyond the usual.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Wishes {
    /// No page may keep anything: no cookie, no local storage.
    pub keeps_nothing: bool,
    /// A page's question before it is left is shown and waits for an answer. Drivers agree to
    /// it by themselves otherwise.
    pub asks_before_leaving: bool,
    /// All pages together may keep some megabytes and no more.
    pub has_little_room: bool,
    /// What it remembers lies in a folder of its own and is there after it was killed.
    pub has_a_profile: bool,
}

/// The browser that the last journey left, for the next one with the same wishes.
///
/// Starting a browser takes longer than most journeys do. What it remembers belongs to an
/// address, and every journey has an address of its own.
static LEFT: Mutex<Option<(Wishes, Client)>> = Mutex::const_new(None);

/// A browser with one empty tab, as wished.
pub async fn get(wishes: Wishes) -> Client {
    let mut left = LEFT.lock().await;
    let browser = match left.take() {
        Some((same, browser)) if same == wishes => browser,
        other => {
            if let Some((_, browser)) = other {
                let _ = browser.close().await;
            }
            if wishes.has_a_profile {
                super::empty_folder(PROFILE);
            }
            start(wishes).await
        }
    };
    super::empty_folder(DOWNLOADS);
    *left = Some((wishes, browser.clone()));
    browser
}

/// Leaves one empty tab in a window of the usual size, and nothing that the page has stored.
pub async fn give_back(browser: &Client) {
    if clear(browser).await.is_err() {
        close().await;
    }
}

/// Closes the browser, if there is one: the next journey gets another.
pub async fn close() {
    if let Some((_, browser)) = LEFT.lock().await.take() {
        let _ = browser.close().await;
    }
}

/// Ends the browser as a power cut would, and starts it again with what is on its disk.
pub async fn kill(browser: &Client) -> Client {
    let wishes = LEFT.lock().await.take().map(|(wishes, _)| wishes);
    let wishes = wishes.expect("a journey's browser is the one that was left");
    process::end(process::of(browser)).await;
    // The driver only learns now that its browser is gone.
    let _ = browser.clone().close().await;
    let again = start(wishes).await;
    *LEFT.lock().await = Some((wishes, again.clone()));
    again
}

/// Where browsers put downloads.
pub fn downloads() -> PathBuf {
    super::folder(DOWNLOADS)
}

async fn start(wishes: Wishes) -> Client {
    let browser = ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities(wishes, &downloads()))
        .connect(&setting::webdriver())
        .await
        .unwrap_or_else(|error| panic!("{} does not start: {error}", setting::browser().name()));
    browser
        .set_window_size(DESK.0, DESK.1)
        .await
        .expect("a window can be sized");
    browser
}

async fn clear(browser: &Client) -> Outcome {
    // All addresses of this machine share what a browser stores for it at most.
    let forget = "try { localStorage.clear(); indexedDB.deleteDatabase('unblame') } catch {}";
    browser.execute(forget, Vec::new()).await?;
    let old = browser.windows().await?;
    let empty = browser.new_window(true).await?.handle;
    for tab in old {
        browser.switch_to_window(tab).await?;
        browser.close_window().await?;
    }
    browser.switch_to_window(empty).await?;
    // The last journey may have been on a phone.
    browser.set_window_size(DESK.0, DESK.1).await?;
    Ok(())
}

/// Where in what the driver says the complaints about a journey begin that begins now.
pub async fn complaints_begin(browser: &Client) -> usize {
    // Chromium's are gone once they were read.
    let _ = complaints(browser, 0).await;
    fs::read(setting::driver_log()).map_or(0, |log| log.len())
}

/// Errors and broken policy: Chromium tells its driver, Firefox writes them into the driver's log.
pub async fn complaints(browser: &Client, log_begins: usize) -> Outcome<Vec<String>> {
    match setting::browser() {
        Browser::Chromium => {
            let entries = driver::console(browser).await?;
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

/// Firefox has errors of its own, which are not about the page: its addresses tell.
fn is_complaint(line: &str) -> bool {
    let of_firefox = [
        "resource://",
        "chrome://",
        "console.error: RSLoader",
        // An exception of its own components, which no page can throw.
        "console.error: [Exception... \"Component is not available\"",
        // Messages among the parts of its own form filling, which no page can send.
        "error sending FormAutofill:",
        // What it asks of its makers, in vain where there is no network.
        ".mozilla.org/",
        "console.error: services.settings:",
    ];
    line.starts_with("JavaScript error: http")
        || (line.starts_with("console.error") && !of_firefox.iter().any(|own| line.contains(own)))
}

fn capabilities(wishes: Wishes, downloads: &Path) -> Capabilities {
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
                "prefs": chromium_preferences(wishes, downloads),
            },
        }),
        Browser::Firefox => json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "args": ["-headless"],
                "prefs": firefox_preferences(wishes, downloads),
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
    if wishes.has_a_profile {
        let profile = super::folder(PROFILE);
        let profile = profile.to_string_lossy();
        let (options, arguments) = match setting::browser() {
            Browser::Chromium => (
                "goog:chromeOptions",
                vec![format!("--user-data-dir={profile}")],
            ),
            Browser::Firefox => (
                "moz:firefoxOptions",
                vec!["-profile".to_owned(), profile.into_owned()],
            ),
        };
        if let Some(given) = capabilities[options]["args"].as_array_mut() {
            given.extend(arguments.into_iter().map(Value::from));
        }
    }
    if wishes.asks_before_leaving {
        // Only of a session that also speaks the newer protocol do the drivers show it at all.
        capabilities["webSocketUrl"] = true.into();
        capabilities["unhandledPromptBehavior"] = json!({ "beforeUnload": "ignore" });
    }
    match capabilities {
        Value::Object(capabilities) => capabilities,
        _ => Capabilities::new(),
    }
}

fn chromium_preferences(wishes: Wishes, downloads: &Path) -> Value {
    const BLOCKED: u32 = 2;
    let mut preferences = json!({
        "download.default_directory": downloads,
        "download.prompt_for_download": false,
        "profile.default_content_setting_values.automatic_downloads": 1,
    });
    if wishes.keeps_nothing {
        preferences["profile.default_content_setting_values.cookies"] = BLOCKED.into();
    }
    preferences
}

fn firefox_preferences(wishes: Wishes, downloads: &Path) -> Value {
    const CHOSEN_FOLDER: u32 = 2;
    const REJECTED: u32 = 2;
    let mut preferences = json!({
        "devtools.console.stdout.content": true,
        "browser.download.folderList": CHOSEN_FOLDER,
        "browser.download.dir": downloads,
        "browser.download.useDownloadDir": true,
        "browser.download.always_ask_before_handling_new_types": false,
        // The list of downloads that unfolds would take the focus from the page.
        "browser.download.alwaysOpenPanel": false,
        "browser.helperApps.neverAsk.saveToDisk":
            "text/markdown,application/json,text/html,text/plain",
        // Lets the journey itself read the clipboard without a click on "Paste".
        "dom.events.testing.asyncClipboard": true,
    });
    if wishes.keeps_nothing {
        preferences["network.cookie.cookieBehavior"] = REJECTED.into();
    }
    if wishes.has_little_room {
        // In kilobytes; a site may take a fifth of it, and never less than ten megabytes.
        preferences["dom.quotaManager.temporaryStorage.fixedLimit"] = 40_000.into();
    }
    preferences
}
