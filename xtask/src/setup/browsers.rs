//! The browsers that the page is tested in, and the programs that drive them.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{apt, cargo_tool};
use crate::outcome::{Outcome, Problem};
use crate::run::{ask, find};

const GECKODRIVER: &str = "0.37.1";
const CHROMIUM_NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const FIREFOX_NAMES: [&str; 2] = ["firefox-esr", "firefox"];

/// A browser that the page is tested in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    Chromium,
    Firefox,
}

impl Browser {
    pub const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// The name by which the browser tests are told.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}

/// The browsers and their drivers on this machine.
pub struct Drivers {
    pub chromedriver: PathBuf,
    pub geckodriver: PathBuf,
    chromium: PathBuf,
    firefox: PathBuf,
}

impl Drivers {
    /// The browser's own program.
    pub fn path_of(&self, browser: Browser) -> &Path {
        match browser {
            Browser::Chromium => &self.chromium,
            Browser::Firefox => &self.firefox,
        }
    }
}

/// Finds the browsers and their drivers, or installs them.
pub fn ensure() -> Outcome<Drivers> {
    if look().is_none() {
        let mut wanted: Vec<apt::Package> = Vec::new();
        if chromium().is_none() {
            wanted.push(("chromium", "the page is tested in it"));
            wanted.push(("chromium-driver", "it drives Chromium"));
        }
        if find(&FIREFOX_NAMES).is_none() {
            wanted.push(("firefox-esr", "the page is tested in it"));
        }
        apt::ensure(&wanted)?;
        if geckodriver().is_none() {
            cargo_tool::ensure(
                "geckodriver",
                GECKODRIVER,
                "geckodriver",
                "it drives Firefox",
            )?;
        }
    }
    look().ok_or_else(|| {
        Problem::new(
            "The browser tests need Chromium with chromedriver and Firefox with geckodriver \
             on the search path: please install them, then run this again.",
        )
    })
}

fn look() -> Option<Drivers> {
    let (chromium, chromedriver) = chromium()?;
    Some(Drivers {
        chromium,
        chromedriver,
        firefox: find(&FIREFOX_NAMES)?,
        geckodriver: geckodriver()?,
    })
}

/// A Chromium and a driver of the same version: others don't understand each other, and a machine
/// may have more than one Chromium.
fn chromium() -> Option<(PathBuf, PathBuf)> {
    let driver = chromedriver()?;
    let version = main_version(&driver)?;
    CHROMIUM_NAMES
        .iter()
        .filter_map(|name| find(&[name]))
        .find(|browser| main_version(browser).as_ref() == Some(&version))
        .map(|browser| (browser, driver))
}

/// The first number in what a program says about its version.
fn main_version(program: &Path) -> Option<String> {
    let about = ask(Command::new(program).arg("--version"))?;
    let digits = about
        .split(|sign: char| !sign.is_ascii_digit())
        .find(|part| !part.is_empty());
    digits.map(str::to_owned)
}

/// Machines made for tests name the driver's folder in `CHROMEWEBDRIVER`.
fn chromedriver() -> Option<PathBuf> {
    find(&["chromedriver"]).or_else(|| driver_in("CHROMEWEBDRIVER", "chromedriver"))
}

fn geckodriver() -> Option<PathBuf> {
    cargo_tool::installed("geckodriver", GECKODRIVER, "geckodriver")
        .or_else(|| find(&["geckodriver"]))
        .or_else(|| driver_in("GECKOWEBDRIVER", "geckodriver"))
}

fn driver_in(variable: &str, name: &str) -> Option<PathBuf> {
    let driver = PathBuf::from(env::var_os(variable)?).join(name);
    driver.is_file().then_some(driver)
}
