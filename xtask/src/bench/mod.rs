//! `cargo xtask bench`: how fast the core, the page and a first visit are, against their goals.

mod lighthouse;

use std::process::Command;

use crate::driver::Driver;
use crate::outcome::{Outcome, Problem};
use crate::run::{cargo, run};
use crate::setup::{self, Browser};
use crate::{page, places};

/// Runs all measurements, or the one that is named; `part` chooses among those of the page.
///
/// A goal that is missed is marked and is no problem: a busy machine makes any page slow.
pub fn bench(name: Option<&str>, part: Option<&str>) -> Outcome {
    match (name, part) {
        (None, _) => {
            native()?;
            in_chromium(None)?;
            lighthouse::measure()
        }
        (Some("native"), None) => native(),
        (Some("page"), part) => in_chromium(part),
        (Some("lighthouse"), None) => lighthouse::measure(),
        _ => Err(Problem::new(
            "There are three benchmarks: native, page and lighthouse. \
             The parts of page are typing, opening and visits.",
        )),
    }
}

/// The core alone, built as the page is.
fn native() -> Outcome {
    println!("== the core, on this machine");
    run(cargo()
        .current_dir(places::root())
        .args(["bench", "--bench", "preview", "--bench", "drafts"])
        .args(["--bench", "review"]))
}

/// The finished page. It is the browser that is measured: the program that drives it is built
/// as the browser tests are.
fn in_chromium(part: Option<&str>) -> Outcome {
    println!("== the release page, in Chromium");
    page::built()?;
    let drivers = setup::drivers()?;
    let driver = Driver::start(&drivers, Browser::Chromium)?;
    let mut bench = page_bench(part);
    driver.tell(&mut bench, &drivers);
    run(&mut bench)
}

/// The program that drives a page in Chromium, and what it is to do there.
pub fn page_bench(part: Option<&str>) -> Command {
    let mut bench = cargo();
    bench
        .current_dir(places::root())
        .args(["bench", "--quiet", "--profile", "dev", "--features", "e2e"])
        .args(["--bench", "page", "--"])
        .args(part);
    bench
}
