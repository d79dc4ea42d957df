//! A running WebDriver, which starts a browser for whoever asks it.

use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::outcome::{Outcome, Problem, While};
use crate::places;
use crate::setup::{Browser, Drivers};

/// How long a driver may take until it answers.
const PATIENCE: Duration = Duration::from_secs(20);

/// A driver that runs until this is dropped.
pub struct Driver {
    process: Child,
    browser: Browser,
    port: u16,
    /// What the driver, and Firefox through it, have to say.
    log: PathBuf,
}

impl Driver {
    /// Starts the driver of a browser on a free port.
    pub fn start(drivers: &Drivers, browser: Browser) -> Outcome<Self> {
        let program = match browser {
            Browser::Chromium => &drivers.chromedriver,
            Browser::Firefox => &drivers.geckodriver,
        };
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .and_then(|listener| listener.local_addr())
            .or_say("find a free port")?
            .port();
        let folder = places::target().join("e2e");
        fs::create_dir_all(&folder).or_say("make target/e2e")?;
        let log = folder.join(format!("{}-driver.log", browser.name()));
        let file = File::create(&log).or_say(format!("write {}", log.display()))?;
        let same = file
            .try_clone()
            .or_say(format!("write {}", log.display()))?;
        let process = Command::new(program)
            .arg(format!("--port={port}"))
            .args(own_arguments(browser))
            .stdin(Stdio::null())
            .stdout(file)
            .stderr(same)
            .spawn()
            .or_say(format!("start {}", program.display()))?;
        let driver = Self {
            process,
            browser,
            port,
            log,
        };
        driver.wait_until_it_answers()?;
        Ok(driver)
    }

    /// Tells a program that uses the finished page, the browser tests for one, where things are.
    pub fn tell(&self, program: &mut Command, drivers: &Drivers) {
        program
            .env("UNBLAME_DIST", places::dist())
            .env("UNBLAME_BROWSER", self.browser.name())
            .env("UNBLAME_BROWSER_PATH", drivers.path_of(self.browser))
            .env(
                "UNBLAME_WEBDRIVER",
                format!("http://127.0.0.1:{}", self.port),
            )
            .env("UNBLAME_DRIVER_LOG", &self.log)
            .env("UNBLAME_LEFT_BEHIND", places::target().join("e2e"));
    }

    fn wait_until_it_answers(&self) -> Outcome {
        let begun = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            if begun.elapsed() > PATIENCE {
                return Err(Problem::new(format!(
                    "The browser's driver does not answer; what it says is in {}.",
                    self.log.display()
                )));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

/// Firefox lets a journey into its own process, to end a tab's process or to compose words as
/// an input method does, only where its driver was started so. Chromium's protocol has both.
fn own_arguments(browser: Browser) -> &'static [&'static str] {
    match browser {
        Browser::Chromium => &[],
        Browser::Firefox => &["--allow-system-access"],
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
