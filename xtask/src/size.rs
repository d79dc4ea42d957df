//! `cargo xtask size`: what a first visit weighs, held against the budget.

use std::fs;
use std::path::Path;

use crate::outcome::{Outcome, Problem, While};
use crate::page;

/// What all files of a first visit together shall weigh, as a host with brotli sends them.
const GOAL: usize = 350_000;

/// What they may weigh until the goal is reached, so that no change adds to it unseen: what they
/// weigh since the checks and the vault came, which brought 170,000 of it. It is far too much, and
/// only ever goes down.
const CEILING: usize = 579_000;

/// Prints what the built page weighs; too much is a problem.
pub fn size() -> Outcome {
    let dist = page::built()?;
    let html = fs::read_to_string(dist.join("index.html")).or_say("read dist/index.html")?;
    let (first, rest): (Vec<_>, Vec<_>) = page::brief_listing(&dist)?
        .into_iter()
        .partition(|file| is_asked_for(&html, file));
    println!(
        "{:>9} {:>9}  a first visit (bytes, and with brotli)",
        "raw", "brotli"
    );
    let visit = weigh(&dist, &first)?;
    println!(
        "{:>9} {:>9}  together; the goal is {GOAL}, {CEILING} is not to be passed",
        visit.raw, visit.brotli
    );
    println!("Kept for offline use in the background, beside these:");
    let kept = weigh(&dist, &rest)?;
    println!("{:>9} {:>9}  together", kept.raw, kept.brotli);
    if visit.brotli > GOAL {
        println!("{} bytes over the goal.", visit.brotli - GOAL);
    }
    if visit.brotli > CEILING {
        return Err(Problem::new(format!(
            "A first visit weighs {} bytes with brotli, {} more than it may.",
            visit.brotli,
            visit.brotli - CEILING
        )));
    }
    Ok(())
}

/// Whether a browser fetches this file when it opens the page: the page itself and all that its
/// source names. (Of several icons a browser takes one; all are counted.)
fn is_asked_for(html: &str, file: &str) -> bool {
    let named = [format!("\"{file}\""), format!("\"./{file}\"")];
    file == "index.html" || named.iter().any(|name| html.contains(name))
}

#[derive(Default)]
struct Weight {
    raw: usize,
    brotli: usize,
}

fn weigh(dist: &Path, files: &[String]) -> Outcome<Weight> {
    let mut all = Weight::default();
    for file in files {
        let bytes = fs::read(dist.join(file)).or_say(format!("read {file}"))?;
        let brotli = page_server::brotli(&bytes).len();
        println!("{:>9} {brotli:>9}  {file}", bytes.len());
        all.raw += bytes.len();
        all.brotli += brotli;
    }
    Ok(all)
}
