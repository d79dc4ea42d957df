//! What each stage of the tests does.

use super::count::{Count, run_tests};
use crate::driver::Driver;
use crate::outcome::Outcome;
use crate::run::{cargo, run};
use crate::setup::{self, Browser, TARGET};
use crate::{page, places, size};

/// A part of `cargo xtask test`, in the order in which they run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Check,
    Native,
    Web,
    Page,
    E2e,
    Size,
}

impl Stage {
    pub const ALL: [Self; 6] = [
        Self::Check,
        Self::Native,
        Self::Web,
        Self::Page,
        Self::E2e,
        Self::Size,
    ];

    /// The word by which it is asked for.
    pub fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Native => "native",
            Self::Web => "web",
            Self::Page => "page",
            Self::E2e => "e2e",
            Self::Size => "size",
        }
    }

    /// What it does, as a heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Check => "format and lints, for this machine and for WebAssembly",
            Self::Native => "the core, on this machine",
            Self::Web => "pieces of the page, in Chromium",
            Self::Page => "the release page, through Trunk",
            Self::E2e => "journeys through the release page, in Chromium and in Firefox",
            Self::Size => "what a first visit weighs",
        }
    }

    /// Whether it tests the built page.
    pub fn needs_page(self) -> bool {
        matches!(self, Self::E2e | Self::Size)
    }

    /// Runs it, with what it needs installed first.
    pub fn run(self, filter: Option<&str>) -> (Count, Outcome) {
        let nothing_counted = |outcome| (Count::default(), outcome);
        match self {
            Self::Check => nothing_counted(check()),
            Self::Native => native(filter),
            Self::Web => web(filter).unwrap_or_else(|problem| nothing_counted(Err(problem))),
            Self::Page => nothing_counted(page::build().map(drop)),
            Self::E2e => e2e(filter).unwrap_or_else(|problem| nothing_counted(Err(problem))),
            Self::Size => nothing_counted(size::size()),
        }
    }
}

/// Every check is made even where one before it found something: they are cheap to show at once.
fn check() -> Outcome {
    let format = run(cargo()
        .current_dir(places::root())
        .args(["fmt", "--all", "--check"]));
    let deny = ["--", "--deny", "warnings"];
    let native = run(cargo()
        .current_dir(places::root())
        .args([
            "clippy",
            "--quiet",
            "--workspace",
            "--all-targets",
            "--features",
            "e2e",
        ])
        .args(deny));
    let mut wasm = setup::page_tools()?.command("cargo")?;
    // Not all targets: the core's own tests use crates that are there for native builds only.
    wasm.args([
        "clippy", "--quiet", "--target", TARGET, "--lib", "--bins", "--test", "web",
    ]);
    format.and(native).and(run(wasm.args(deny)))
}

fn native(filter: Option<&str>) -> (Count, Outcome) {
    run_tests(
        cargo()
            .current_dir(places::root())
            .args(["test", "--workspace"])
            .args(filter),
    )
}

fn web(filter: Option<&str>) -> Outcome<(Count, Outcome)> {
    let tools = setup::page_tools()?;
    let drivers = setup::drivers()?;
    let mut tests = tools.command("cargo")?;
    tests
        .args(["test", "--target", TARGET, "--test", "web"])
        .args(filter)
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            tools.test_runner(),
        )
        .env("CHROMEDRIVER", drivers.chromedriver)
        // A browser has no use for it, and the standard library alone has a lot of it.
        .env("CARGO_PROFILE_DEV_DEBUG", "false");
    Ok(run_tests(&mut tests))
}

fn e2e(filter: Option<&str>) -> Outcome<(Count, Outcome)> {
    let drivers = setup::drivers()?;
    let axe = setup::axe()?;
    let mut total = Count::default();
    let mut all = Ok(());
    for browser in Browser::ALL {
        println!("-- {}", browser.name());
        let driver = Driver::start(&drivers, browser)?;
        let mut tests = cargo();
        tests
            .current_dir(places::root())
            .args(["test", "--features", "e2e", "--test", "e2e", "--"])
            // A geckodriver serves one browser at a time.
            .arg("--test-threads=1")
            .args(filter)
            .env("UNBLAME_AXE", &axe);
        driver.tell(&mut tests, &drivers);
        let (count, outcome) = run_tests(&mut tests);
        total += count;
        all = all.and(outcome);
    }
    Ok((total, all))
}
