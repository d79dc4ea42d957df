//! How long a visit takes until something can be typed.

use std::path::PathBuf;

use serde_json::json;
use tokio::time::sleep;

use crate::{
    figures::{Figures, held_against},
    harness::{Outcome, Plan, Visit, copy_folder, empty_folder, setting},
    opening::type_a_title,
    shown::{self, SETTLES_IN, Shown},
};

const RUNS: usize = 7;

/// So many times slower than this machine the page is tried too, as on a small phone.
const SLOWER: u32 = 4;

/// The page that all warm visits lead to.
const WARM_PATH: &str = "warm/";

const DEFINITIONS: &str = "
A visit on loopback, with brotli as hosts send it, in milliseconds from the navigation
  paint: the first paint of anything
  ready: the field is painted and the page free to answer a key; a key then proves it
  cold:  at a path that was never visited: no cache, no compiled program, no service worker
  warm:  all of it is there, and the worker runs; asleep: the worker has to be started first
Drafts belong to the host and are there at every path.";

/// Visits the page again and again under every circumstance, and prints how long that takes.
pub async fn measure() {
    println!("{DEFINITIONS}\n");
    println!(
        "{:<46}{:^13}   {:^13}\n{:<46}{:>6} {:>6}   {:>6} {:>6}  goal (p50)",
        "", "paint", "ready", "median of 7, and the longest", "p50", "max", "p50", "max"
    );
    let cases = cases();
    let folder = copies_of_the_page(cases.iter().flat_map(|case| &case.paths));
    Plan::new("bench-visits")
        .serving(&folder)
        .at(WARM_PATH)
        .compressed()
        .make(async |visit| {
            visit.press("New post-mortem").await?;
            visit.write("Title", "Checkout was down").await?;
            visit.is_saved().await?;
            is_kept_for_offline(visit).await?;
            let draft = visit.browser.current_url().await?;
            let draft = draft.fragment().unwrap_or_default();
            for case in &cases {
                let mut seen = Vec::new();
                for path in &case.paths {
                    seen.push(case.visit(visit, path, draft).await?);
                }
                case.print(&seen);
            }
            Ok(())
        })
        .await;
}

/// Where a visit leads, what it finds of earlier ones, and on what machine.
struct Case {
    destination: Destination,
    kept: Kept,
    slower: u32,
    /// One for each visit.
    paths: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Destination {
    List,
    Draft,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kept {
    Nothing,
    All,
    AllButAsleep,
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for destination in [Destination::List, Destination::Draft] {
        for slower in [1, SLOWER] {
            for kept in [Kept::Nothing, Kept::All, Kept::AllButAsleep] {
                let path = |run| match kept {
                    Kept::Nothing => format!("cold-{}-{run}/", cases.len()),
                    Kept::All | Kept::AllButAsleep => WARM_PATH.to_owned(),
                };
                let paths = (0..RUNS).map(path).collect();
                cases.push(Case {
                    destination,
                    kept,
                    slower,
                    paths,
                });
            }
        }
    }
    cases
}

/// A folder with the page at each of these paths.
fn copies_of_the_page<'a>(paths: impl Iterator<Item = &'a String>) -> PathBuf {
    let folder = empty_folder("visits");
    for path in paths {
        copy_folder(&setting::dist(), &folder.join(path)).expect("the page can be copied");
    }
    folder
}

impl Case {
    async fn visit(&self, visit: &Visit, path: &str, draft: &str) -> Outcome<Shown> {
        self.enter_fresh_tab(visit).await?;
        shown::watch(visit, self.awaited()).await?;
        visit.server.forget_requests();
        let page = visit.server.url() + path;
        let address = match self.destination {
            Destination::List => page,
            Destination::Draft => format!("{page}#{draft}"),
        };
        let shown = shown::open(visit, &address).await?;
        self.prove_what_was_kept(visit)?;
        self.prove_it_takes_keys(visit).await?;
        is_kept_for_offline(visit).await?;
        Ok(shown)
    }

    /// A tab of its own, lest the process of the last one have the program still.
    async fn enter_fresh_tab(&self, visit: &Visit) -> Outcome {
        let browser = &visit.browser;
        // A draft is let go of by who leaves it, not by who is closed on the way.
        browser.goto("about:blank").await?;
        let fresh = browser.new_window(true).await?.handle;
        browser.close_window().await?;
        browser.switch_to_window(fresh).await?;
        let rate = json!({ "rate": self.slower });
        visit
            .devtools("Emulation.setCPUThrottlingRate", rate)
            .await?;
        if self.kept == Kept::AllButAsleep {
            visit.devtools("ServiceWorker.enable", json!({})).await?;
            visit
                .devtools("ServiceWorker.stopAllWorkers", json!({}))
                .await?;
            visit.devtools("ServiceWorker.disable", json!({})).await?;
        }
        sleep(SETTLES_IN).await;
        Ok(())
    }

    /// What was to be kept, and nothing else, was not asked for.
    fn prove_what_was_kept(&self, visit: &Visit) -> Outcome {
        let requests = visit.server.requests();
        let asked = requests.iter().any(|path| path.ends_with(".wasm"));
        if asked == (self.kept == Kept::Nothing) {
            Ok(())
        } else {
            Err(format!("{} asked for {requests:?}", self.name()).into())
        }
    }

    async fn prove_it_takes_keys(&self, visit: &Visit) -> Outcome {
        match self.destination {
            Destination::List => {
                visit.write("Search in all drafts", "Checkout qqq").await?;
                let answered = "return document.querySelector('.home').textContent.includes('No draft has these words')";
                visit.becomes(answered, true).await
            }
            Destination::Draft => type_a_title(visit).await,
        }
    }

    /// The field to type into, and what belongs to it.
    fn awaited(&self) -> &'static [&'static str] {
        match self.destination {
            Destination::List => &[".home input[type=search]"],
            Destination::Draft => &["#title:enabled", ".paper [data-section] > *"],
        }
    }

    fn name(&self) -> String {
        let field = match self.destination {
            Destination::List => "list, its search field",
            Destination::Draft => "draft, its title field",
        };
        let kept = match self.kept {
            Kept::Nothing => "cold",
            Kept::All => "warm",
            Kept::AllButAsleep => "warm, asleep",
        };
        match self.slower {
            1 => format!("{field}, {kept}"),
            slower => format!("{field}, {kept}, CPU {slower}x slower"),
        }
    }

    /// A slowed machine and a sleeping worker have no goal: what they cost is only told.
    fn goal_ms(&self) -> Option<f64> {
        match (self.slower, self.kept) {
            (1, Kept::Nothing) => Some(250.0),
            (1, Kept::All) => Some(100.0),
            _ => None,
        }
    }

    fn print(&self, seen: &[Shown]) {
        let paint = Figures::new(seen.iter().map(|shown| shown.paint_ms).collect());
        let ready = Figures::new(seen.iter().map(|shown| shown.ready_ms).collect());
        let goal = self.goal_ms();
        println!(
            "{:<46}{:>6.0} {:>6.0}   {:>6.0} {:>6.0}  {}",
            self.name(),
            paint.median(),
            paint.longest(),
            ready.median(),
            ready.longest(),
            goal.map_or_else(String::new, |goal| held_against(ready.median(), goal))
        );
    }
}

async fn is_kept_for_offline(visit: &Visit) -> Outcome {
    visit
        .script_with_callback(
            "const done = arguments[arguments.length - 1];
             navigator.serviceWorker.ready.then(() => done(true));",
        )
        .await?;
    Ok(())
}
