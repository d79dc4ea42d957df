//! How fast the finished page is, in Chromium: `cargo xtask bench page`.
//!
//! A figure that misses its goal is marked and fails nothing: a busy machine makes any page slow.

#[path = "../common/documents.rs"]
mod documents;
mod figures;
// The browser tests know already how to start a browser and how to use the page.
#[path = "../../tests/e2e/harness/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the journeys use the rest")]
mod harness;
mod opening;
#[path = "../../tests/e2e/person/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the journeys use the rest")]
mod person;
mod recording;
mod shown;
mod typing;
mod visits;

use std::{env, fs};

fn main() -> std::io::Result<()> {
    tokio::runtime::Runtime::new()?.block_on(measure());
    Ok(())
}

async fn measure() {
    let chosen: Vec<String> = env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let wants = |part: &str| chosen.is_empty() || chosen.iter().any(|one| one == part);
    if chosen == ["recording"] {
        recording::record().await;
        harness::close_the_browser().await;
        return;
    }
    print_load();
    if wants("typing") {
        typing::measure().await;
    }
    if wants("opening") {
        opening::measure().await;
    }
    if wants("visits") {
        visits::measure().await;
    }
    harness::close_the_browser().await;
}

/// Figures of a machine that has other work say less: how busy it is stands before them.
fn print_load() {
    if let Ok(load) = fs::read_to_string("/proc/loadavg") {
        let minute = load.split(' ').next().unwrap_or_default();
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        println!(
            "Before the start, {minute} processes wanted to run on the {cores} cores of this machine."
        );
    }
}
