//! How long a visit takes until something can be typed.

use serde_json::json;
use tokio::time::sleep;

use crate::{
    figures::{Figures, held_against},
    harness::{Outcome, Plan, Visit},
    opening::type_a_title,
    shown::{self, SETTLES_IN, Watch, devtools},
};

const RUNS: usize = 7;

/// So many times slower than this machine the page is tried too, as on a small phone.
const SLOWER: u32 = 4;

const DEFINITIONS: &str = "
A visit on loopback, with brotli as hosts send it, in milliseconds from the navigation
  paint: the first paint of anything
  ready: the field is painted and the page free to answer a key; a key then proves it
  cold:  nothing of the page is kept, neither in a cache nor by a service worker
  warm:  both have it, and the worker runs; asleep: the worker has to be started first";

/// Visits the page again and again under every circumstance, and prints how long that takes.
pub async fn measure() {
    println!("{DEFINITIONS}\n");
    println!(
        "{:<46}{:^13}   {:^13}\n{:<46}{:>6} {:>6}   {:>6} {:>6}  goal (p50)",
        "", "paint", "ready", "median of 7, and the longest", "p50", "max", "p50", "max"
    );
    Plan::new("bench-visits")
        .compressed()
        .make(async |visit| {
            visit.press("New post-mortem").await?;
            visit.write("Title", "Checkout was down").await?;
            visit.is_saved().await?;
            let draft = visit.browser.current_url().await?;
            let list = Destination::List(visit.server.url());
            for destination in [list, Destination::Draft(draft.into())] {
                destination.measure(visit).await?;
            }
            Ok(())
        })
        .await;
}

/// Where a visit leads, by its address.
enum Destination {
    List(String),
    Draft(String),
}

impl Destination {
    async fn measure(&self, visit: &Visit) -> Outcome {
        let watch = shown::watch(&visit.browser, self.awaited()).await?;
        for slower in [1, SLOWER] {
            let rate = json!({ "rate": slower });
            devtools(&visit.browser, "Emulation.setCPUThrottlingRate", rate).await?;
            for kept in [Kept::Nothing, Kept::All, Kept::AllButAsleep] {
                let (paint, ready) = self.visit_again_and_again(visit, &watch, kept).await?;
                let goal = kept.goal_ms().filter(|_| slower == 1);
                println!(
                    "{:<46}{:>6.0} {:>6.0}   {:>6.0} {:>6.0}  {}",
                    self.name(kept, slower),
                    paint.median(),
                    paint.longest(),
                    ready.median(),
                    ready.longest(),
                    goal.map_or_else(String::new, |goal| held_against(ready.median(), goal))
                );
            }
        }
        watch.end(&visit.browser).await
    }

    async fn visit_again_and_again(
        &self,
        visit: &Visit,
        watch: &Watch,
        kept: Kept,
    ) -> Outcome<(Figures, Figures)> {
        let (mut paint, mut ready) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            kept.prepare(visit).await?;
            visit.server.forget_requests();
            let shown = watch.open(&visit.browser, self.address()).await?;
            kept.check(visit)?;
            paint.push(shown.paint_ms);
            ready.push(shown.ready_ms);
            self.prove_it_takes_keys(visit).await?;
            is_kept_for_offline(visit).await?;
        }
        Ok((Figures::new(paint), Figures::new(ready)))
    }

    async fn prove_it_takes_keys(&self, visit: &Visit) -> Outcome {
        match self {
            Self::List(_) => {
                visit.write("Search in all drafts", "Checkout qqq").await?;
                let shown = "return document.querySelector('.home').textContent.includes('No draft has these words')";
                visit.becomes(shown, true).await
            }
            Self::Draft(_) => type_a_title(visit).await,
        }
    }

    fn address(&self) -> &str {
        match self {
            Self::List(address) | Self::Draft(address) => address,
        }
    }

    /// The field to type into, and what belongs to it.
    fn awaited(&self) -> &'static [&'static str] {
        match self {
            Self::List(_) => &[".home input[type=search]"],
            Self::Draft(_) => &["#title", ".paper [data-section] > *"],
        }
    }

    fn name(&self, kept: Kept, slower: u32) -> String {
        let field = match self {
            Self::List(_) => "list, its search field",
            Self::Draft(_) => "draft, its title field",
        };
        let kept = match kept {
            Kept::Nothing => "cold",
            Kept::All => "warm",
            Kept::AllButAsleep => "warm, asleep",
        };
        match slower {
            1 => format!("{field}, {kept}"),
            _ => format!("{field}, {kept}, CPU {slower}x slower"),
        }
    }
}

/// What a visit finds of earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kept {
    Nothing,
    All,
    AllButAsleep,
}

impl Kept {
    async fn prepare(self, visit: &Visit) -> Outcome {
        let browser = &visit.browser;
        browser.goto("about:blank").await?;
        match self {
            Self::All => {}
            Self::AllButAsleep => {
                devtools(browser, "ServiceWorker.enable", json!({})).await?;
                devtools(browser, "ServiceWorker.stopAllWorkers", json!({})).await?;
                devtools(browser, "ServiceWorker.disable", json!({})).await?;
            }
            Self::Nothing => {
                let workers = json!({
                    "origin": visit.server.url().trim_end_matches('/'),
                    "storageTypes": "service_workers,cache_storage",
                });
                devtools(browser, "Storage.clearDataForOrigin", workers).await?;
                devtools(browser, "Network.clearBrowserCache", json!({})).await?;
            }
        }
        sleep(SETTLES_IN).await;
        Ok(())
    }

    /// What was to be kept, and nothing else, was not asked for.
    fn check(self, visit: &Visit) -> Outcome {
        let requests = visit.server.requests();
        let asked = requests.iter().any(|path| path.ends_with(".wasm"));
        if asked == (self == Self::Nothing) {
            Ok(())
        } else {
            Err(
                format!("{self:?} should have been kept, and these were asked for: {requests:?}")
                    .into(),
            )
        }
    }

    fn goal_ms(self) -> Option<f64> {
        match self {
            Self::Nothing => Some(250.0),
            Self::All => Some(100.0),
            // A worker sleeps after half a minute without work: what that costs is only told.
            Self::AllButAsleep => None,
        }
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
