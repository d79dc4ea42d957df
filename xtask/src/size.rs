//! `cargo xtask size`: what a first visit weighs, held against the budget.

use std::fs;
use std::path::Path;

use crate::outcome::{Outcome, Problem, While};
use crate::page;

/// What all files that a first visit waits for may weigh together, as a host with brotli sends
/// them: up to a page in which a post-mortem is typed, seen, judged by the linter and kept.
const GOAL: usize = 350_000;

/// What they may weigh, below the goal, and the whole page with what is fetched once it is there, so
/// that no change adds to either unseen. What raises them has to say for what in its commit.
const CEILING: usize = 344_900;
const CEILING_OF_ALL: usize = 645_000;

/// Prints what the built page weighs; too much is a problem.
pub fn size() -> Outcome {
    let dist = page::built()?;
    let html = fs::read_to_string(dist.join("index.html")).or_say("read dist/index.html")?;
    let (first, others): (Vec<_>, Vec<_>) = page::brief_listing(&dist)?
        .into_iter()
        .partition(|file| is_waited_for(&html, file));
    let (rest, kept): (Vec<_>, Vec<_>) = others.into_iter().partition(|file| page::is_rest(file));
    println!("{:>9} {:>9}", "raw", "brotli");
    println!("What a first visit waits for:");
    let first = weigh(&dist, &first)?;
    println!("Fetched once the page is there:");
    let rest = weigh(&dist, &rest)?;
    println!("Kept for offline use in the background, beside these:");
    weigh(&dist, &kept)?;
    let all = first.brotli + rest.brotli;
    println!(
        "A first visit waits for {} bytes with brotli; the goal is {GOAL}. \
         With the rest of the program it is {all}.",
        first.brotli
    );
    for (is, may, what) in [
        (first.brotli, CEILING, "What a first visit waits for"),
        (all, CEILING_OF_ALL, "The page"),
    ] {
        if is > may {
            return Err(Problem::new(format!(
                "{what} weighs {is} bytes with brotli, {} more than it may.",
                is - may
            )));
        }
    }
    Ok(())
}

/// Whether a browser fetches this file when it opens the page: the page itself and all that its
/// source names. (Of several icons a browser takes one; all are counted.)
fn is_waited_for(html: &str, file: &str) -> bool {
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
    println!("{:>9} {:>9}  together", all.raw, all.brotli);
    Ok(all)
}
