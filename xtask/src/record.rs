//! `cargo xtask record`: which functions of the program a first visit needs.

use std::fs;

use crate::bench::page_bench;
use crate::driver::Driver;
use crate::outcome::{Outcome, Problem, While};
use crate::run::run;
use crate::setup::{self, Browser};
use crate::{page, places};

/// Builds a page that remembers what has run, plays a first visit on it in Chromium, and writes
/// down what is needed for it.
pub fn record() -> Outcome {
    let page = page::build_to_record()?;
    let drivers = setup::drivers()?;
    let driver = Driver::start(&drivers, Browser::Chromium)?;
    let mut visit = page_bench(Some("recording"));
    driver.tell(&mut visit, &drivers);
    let ran = places::target().join("e2e/ran.txt");
    let _ = fs::remove_file(&ran);
    run(visit.env("UNBLAME_DIST", page))?;
    let ran = fs::read_to_string(ran)
        .map_err(|_| Problem::new("The first visit was not played to its end."))?;
    let ran: Result<Vec<u32>, _> = ran.lines().map(str::parse).collect();
    let ran = ran.or_say("read which functions have run")?;
    let file = page::write_later(&ran)?;
    println!(
        "{} functions ran. They are in {}.",
        ran.len(),
        file.display()
    );
    Ok(())
}
