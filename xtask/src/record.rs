//! `cargo xtask record`: which functions of the program a first visit needs.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::bench::page_bench;
use crate::driver::Driver;
use crate::outcome::{Outcome, Problem, While};
use crate::run::run;
use crate::setup::{self, Browser, Drivers};
use crate::{page, places};

/// Builds a page that remembers what has run, plays a first visit on it in each browser, and
/// writes down what is not needed for it in any.
pub fn record() -> Outcome {
    let page = page::build_to_record()?;
    let drivers = setup::drivers()?;
    let mut ran = BTreeSet::new();
    for browser in Browser::ALL {
        ran.extend(play(&page, &drivers, browser)?);
    }
    let file = page::write_later(&ran)?;
    println!(
        "{} functions ran. The others are in {}.",
        ran.len(),
        file.display()
    );
    Ok(())
}

/// The numbers of the functions that a first visit needs in this browser.
fn play(page: &Path, drivers: &Drivers, browser: Browser) -> Outcome<Vec<u32>> {
    let driver = Driver::start(drivers, browser)?;
    let mut visit = page_bench(Some("recording"));
    driver.tell(&mut visit, drivers);
    let ran = places::target().join("e2e/ran.txt");
    let _ = fs::remove_file(&ran);
    run(visit.env("UNBLAME_DIST", page))?;
    let ran = fs::read_to_string(ran)
        .map_err(|_| Problem::new("The first visit was not played to its end."))?;
    let ran: Result<Vec<u32>, _> = ran.lines().map(str::parse).collect();
    ran.or_say("read which functions have run")
}
