//! What every journey stands on: a host, a fresh browser, and patience.
//!
//! `cargo xtask test e2e` starts the driver and tells by environment where things are.

mod browser;
mod driver;
mod process;
pub mod setting;

use std::error::Error;
use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{fs, io, thread};

use browser::Wishes;
use fantoccini::Client;
use fantoccini::error::CmdError;
use page_server::{Server, Site};
use serde_json::Value;
use tokio::runtime::Handle;
use tokio::task::block_in_place;

pub use browser::{DESK, close as close_the_browser, downloads};
pub use setting::Browser;

/// How a journey ends: any error is its failure.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// How long the page may take for anything. It is long because the machine may be busy;
/// a page that is quick costs none of it.
const PATIENCE: Duration = Duration::from_secs(15);
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// Opens the page at an address of its own and makes the journey.
///
/// A failure leaves a picture of the page behind.
pub async fn journey(name: &str, steps: impl AsyncFnOnce(&mut Visit) -> Outcome) {
    Plan::new(name).make(steps).await;
}

/// A journey under other circumstances than the usual ones.
pub struct Plan {
    name: String,
    site: Site,
    path: String,
    wishes: Wishes,
}

impl Plan {
    /// The usual circumstances: `dist/` at the root of a host.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.into(),
            site: Site::new(setting::dist()),
            path: String::new(),
            wishes: Wishes::default(),
        }
    }

    /// With the page under this path of its host.
    pub fn under(mut self, path: &str) -> Self {
        self.site.under = path.into();
        self
    }

    /// With another folder than `dist/`: a copy of it that the journey may change.
    pub fn serving(mut self, folder: &Path) -> Self {
        self.site.folder = folder.into();
        self
    }

    /// With the page in this folder of what is served; the path ends with a slash.
    #[allow(dead_code, reason = "the benchmark uses it")]
    pub fn at(mut self, path: &str) -> Self {
        self.path = path.into();
        self
    }

    /// With a browser that lets no page keep anything.
    pub fn keeping_nothing(mut self) -> Self {
        self.wishes.keeps_nothing = true;
        self
    }

    /// With a browser in which there is room for some megabytes. Chromium has no setting for it: its
    /// journey tells it so once the page is there.
    pub fn with_little_room(mut self) -> Self {
        self.wishes.has_little_room = true;
        self
    }

    /// With a page in which this script runs before anything else, each time it is loaded: a
    /// browser that lacks something, or answers otherwise.
    pub fn beginning_with(mut self, script: &str) -> Self {
        let folder = copy_of_the_page(&self.name);
        fs::write(folder.join("first.js"), script).expect("a copy can be written");
        change_the_page(&folder, |page| {
            page.replacen("<title>", "<script src=\"first.js\"></script><title>", 1)
        })
        .expect("the copy is a page");
        self.site.folder = folder;
        self
    }

    /// With a browser that shows the page's question before it is left, and waits.
    pub fn asking_before_leaving(mut self) -> Self {
        self.wishes.asks_before_leaving = true;
        self
    }

    /// With a browser that remembers on its disk, so that it can be killed and started again.
    pub fn on_a_profile(mut self) -> Self {
        self.wishes.has_a_profile = true;
        self
    }

    /// With a host that compresses, as public ones do.
    #[allow(dead_code, reason = "the benchmark uses it")]
    pub fn compressed(mut self) -> Self {
        self.site.compress = true;
        self
    }

    /// Opens the page and makes the journey.
    pub async fn make(self, steps: impl AsyncFnOnce(&mut Visit) -> Outcome) {
        let server = Server::start(self.site).expect("a port is free on this machine");
        let browser = browser::get(self.wishes).await;
        let log_begins = browser::complaints_begin(&browser).await;
        let mut visit = Visit {
            name: self.name,
            browser,
            server,
            path: self.path,
            log_begins,
            // A tab that would ask cannot be closed for the next journey.
            is_spoilt: self.wishes.asks_before_leaving || self.wishes.has_a_profile,
        };
        let outcome = async {
            visit.open().await?;
            steps(&mut visit).await
        };
        if let Err(error) = outcome.await {
            panic!("{error}");
        }
    }
}

/// A person at the page.
pub struct Visit {
    /// The browser, for whatever the methods here don't do.
    pub browser: Client,
    /// The host: it knows what was asked for, and it can be stopped.
    pub server: Server,
    name: String,
    path: String,
    log_begins: usize,
    is_spoilt: bool,
}

impl Visit {
    /// Has the browser closed at the end: it is not as the next journey would want it.
    pub fn spoil_the_browser(&mut self) {
        self.is_spoilt = true;
    }

    /// Ends the browser's processes at once, without a word to it, and starts it again: it knows
    /// what it had on its disk. Only for a journey on a profile.
    pub async fn kill_the_browser(&mut self) {
        self.browser = browser::kill(&self.browser).await;
    }

    /// Goes to the page's address and waits until the program has taken over.
    pub async fn open(&self) -> Outcome {
        let address = self.server.url() + &self.path;
        self.browser.goto(&address).await?;
        self.wait_for_the_program().await
    }

    /// Reloads as a person does, and waits until the program has taken over.
    ///
    /// Firefox's driver, told to refresh, goes past the service worker: the page is asked instead.
    pub async fn reload(&self) -> Outcome {
        self.script("window.isTheOldPage = true; location.reload()")
            .await?;
        self.becomes("return window.isTheOldPage === undefined", true)
            .await?;
        self.wait_for_the_program().await
    }

    /// Waits until the static frame has given way to the program.
    pub async fn wait_for_the_program(&self) -> Outcome {
        self.becomes(
            "return document.readyState === 'complete' && !document.getElementById('boot')",
            true,
        )
        .await
    }

    /// Runs a script in the page and gives what it returns.
    pub async fn script(&self, script: &str) -> Outcome<Value> {
        Ok(self.browser.execute(script, Vec::new()).await?)
    }

    /// Runs a script in the page with these `arguments`.
    pub async fn script_with(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.browser.execute(script, arguments).await?)
    }

    /// Runs a script that calls its last argument with its result when it has one.
    pub async fn script_with_callback(&self, script: &str) -> Outcome<Value> {
        Ok(self.browser.execute_async(script, Vec::new()).await?)
    }

    /// Gives what an asynchronous function of these `arguments` gives, or fails as it does.
    pub async fn answer_of(&self, body: &str, arguments: Vec<Value>) -> Outcome<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async (...arguments) => {{ {body} }})(...arguments)
                 .then((value) => done([value ?? null]), (error) => done(`${{error}}`))"
        );
        let answer = self.browser.execute_async(&script, arguments).await?;
        match answer {
            Value::Array(mut value) if value.len() == 1 => Ok(value.remove(0)),
            error => Err(format!("`{body}` failed: {error}").into()),
        }
    }

    /// Waits until a script returns this value.
    pub async fn becomes(&self, script: &str, value: impl Into<Value> + Debug) -> Outcome {
        self.becomes_with(script, Vec::new(), value).await
    }

    /// The same for a script with `arguments`.
    pub async fn becomes_with(
        &self,
        script: &str,
        arguments: Vec<Value>,
        value: impl Into<Value> + Debug,
    ) -> Outcome {
        let value = value.into();
        let mut seen = Ok(Value::Null);
        let same = until(async || {
            // While a page is being replaced there may be nothing to ask: that is not the end.
            seen = self.script_with(script, arguments.clone()).await;
            Ok(seen.as_ref().is_ok_and(|seen| *seen == value))
        });
        let same = same.await;
        same.map_err(|_| format!("`{script}` gave {seen:?}, never {value}").into())
    }

    /// Gives a command of Chromium's own protocol, which only Chromium knows.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        driver::devtools(&self.browser, command, parameters).await
    }

    /// Runs a script in Firefox's own process, which only Firefox has.
    pub async fn in_firefox_itself(&self, script: &str) -> Outcome<Value> {
        driver::in_firefox_itself(&self.browser, script).await
    }

    /// What the browser has complained about since the journey began: errors and broken policy.
    pub async fn complaints(&self) -> Outcome<Vec<String>> {
        browser::complaints(&self.browser, self.log_begins).await
    }

    /// What the accessibility checker objects to on the page as it is now.
    pub async fn barriers(&self) -> Outcome<Vec<String>> {
        let checker = fs::read_to_string(setting::axe())?;
        self.script(&checker).await?;
        let found = self
            .script_with_callback(
                "const done = arguments[arguments.length - 1];
                 axe.run().then(
                     (result) => done(result.violations.map((one) =>
                         `${one.id}: ${one.help}: ${one.nodes.map((node) => node.html).join(' | ')}`)),
                     (error) => done([`the checker itself failed: ${error}`]),
                 );",
            )
            .await?;
        Ok(serde_json::from_value(found)?)
    }

    /// Leaves a picture of the page in target/e2e.
    pub async fn picture(&self, name: &str) -> Outcome {
        let folder = setting::left_behind();
        fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{}-{name}.png", setting::browser().name()));
        fs::write(file, self.browser.screenshot().await?)?;
        Ok(())
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        let failed = thread::panicking();
        block_in_place(|| {
            Handle::current().block_on(async {
                if failed {
                    let _ = self.picture(&format!("failed-{}", self.name)).await;
                }
                if failed || self.is_spoilt {
                    browser::close().await;
                } else {
                    browser::give_back(&self.browser).await;
                }
            });
        });
    }
}

/// Looks again and again until it is so. What vanishes or moves while it is looked at or clicked on
/// (a list that is shown anew) is no failure: it is looked for again, as a person would.
pub async fn until(is_so: impl AsyncFnMut() -> Outcome<bool>) -> Outcome {
    until_within(PATIENCE, is_so).await
}

/// Looks again and again, and no longer than that, until it is so.
pub async fn until_within(
    patience: Duration,
    mut is_so: impl AsyncFnMut() -> Outcome<bool>,
) -> Outcome {
    let begun = Instant::now();
    loop {
        let seen = match is_so().await {
            Ok(true) => return Ok(()),
            Ok(false) => "what was waited for did not happen".into(),
            Err(error) if has_moved(&*error) => error,
            Err(error) => return Err(error),
        };
        if begun.elapsed() > patience {
            return Err(seen);
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
}

/// Whether an element was replaced, or moved away, between the driver's look and what was to be
/// done with it. What covers it for good makes every further try fail too.
fn has_moved(error: &(dyn Error + 'static)) -> bool {
    let Some(error) = error.downcast_ref::<CmdError>() else {
        return false;
    };
    let told = error.to_string();
    error.is_stale_element_reference()
        || error.is_element_not_interactable()
        || told.contains("element click intercepted")
        // Chromium's words where a script's answer is an element that is gone.
        || told.contains("no longer attached")
}

/// Which browser the journeys are made in, for what only one of them can do.
pub fn browser() -> Browser {
    setting::browser()
}

/// A copy of the page that a journey may change.
pub fn copy_of_the_page(name: &str) -> PathBuf {
    let copy = empty_folder(name);
    copy_folder(&setting::dist(), &copy).expect("the page can be copied");
    copy
}

/// Changes a copy of the page; the worker's list forgets what was its fingerprint.
pub fn change_the_page(folder: &Path, change: impl FnOnce(&str) -> String) -> io::Result<()> {
    let page = folder.join("index.html");
    let changed = change(&fs::read_to_string(&page)?);
    fs::write(&page, changed)?;
    let worker = folder.join("sw.js");
    let list = fs::read_to_string(&worker)?;
    let lines = list
        .lines()
        .map(|line| match line.starts_with("  [\"./\",") {
            true => "  [\"./\", \"\"],",
            false => line,
        });
    fs::write(&worker, lines.collect::<Vec<_>>().join("\n"))
}

/// A folder of this browser's own with nothing in it.
pub fn empty_folder(name: &str) -> PathBuf {
    let folder = folder(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("target/e2e takes folders");
    folder
}

/// Where a folder of this browser's own is.
fn folder(name: &str) -> PathBuf {
    setting::left_behind().join(format!("{}-{name}", setting::browser().name()))
}

/// Copies everything in a folder into another.
pub fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
