//! What `cargo xtask test e2e` tells about this machine.

use std::env;
use std::path::PathBuf;

/// The browser of this run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    Chromium,
    Firefox,
}

impl Browser {
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}

/// Which browser to use.
pub fn browser() -> Browser {
    match told("UNBLAME_BROWSER").as_str() {
        "chromium" => Browser::Chromium,
        "firefox" => Browser::Firefox,
        other => panic!("UNBLAME_BROWSER is {other:?}: it may be chromium or firefox"),
    }
}

/// The browser's program, where it is not the one that its driver finds by itself.
pub fn browser_path() -> Option<String> {
    env::var("UNBLAME_BROWSER_PATH").ok()
}

/// The finished page.
pub fn dist() -> PathBuf {
    told("UNBLAME_DIST").into()
}

/// Where the driver takes commands.
pub fn webdriver() -> String {
    told("UNBLAME_WEBDRIVER")
}

/// What the driver has said.
pub fn driver_log() -> PathBuf {
    told("UNBLAME_DRIVER_LOG").into()
}

/// The accessibility checker's script.
pub fn axe() -> PathBuf {
    told("UNBLAME_AXE").into()
}

/// Where journeys may leave things behind, pictures of the page above all.
pub fn left_behind() -> PathBuf {
    told("UNBLAME_LEFT_BEHIND").into()
}

fn told(name: &str) -> String {
    env::var(name)
        .unwrap_or_else(|_| panic!("{name} is not set: run this by `cargo xtask test e2e`"))
}
