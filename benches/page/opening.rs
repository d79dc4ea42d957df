//! How long a large draft takes to open.

use fantoccini::Locator;
use tokio::time::sleep;
use unblame::document::{Field, Section};

use crate::{
    documents::spread,
    figures::{Figures, held_against},
    harness::{Outcome, Plan, Visit},
    shown::{self, SETTLES_IN},
    typing,
};

const RUNS: usize = 7;
const GOAL_MS: f64 = 1_000.0;

/// Opens a draft of 1 MB again and again by its address, and prints how long that takes.
pub async fn measure() {
    Plan::new("bench-opening")
        .make(async |visit| {
            let times = open_again_and_again(visit).await?;
            println!(
                "\nOpening a draft of 1 MB by its address, kept files and all, in milliseconds from the\n\
                 navigation until the whole preview is painted and the form takes keys; median and\n\
                 longest of {RUNS}:\n  {:.0} and {:.0}   {}",
                times.median(),
                times.longest(),
                held_against(times.median(), GOAL_MS)
            );
            Ok(())
        })
        .await;
}

async fn open_again_and_again(visit: &Visit) -> Outcome<Figures> {
    typing::open(visit, &spread(1_000_000)).await?;
    visit.is_saved().await?;
    let address = visit.browser.current_url().await?;
    let last = Section::Unsorted.key();
    let whole = [
        "#title:enabled",
        "#unsorted_notes",
        &format!(".paper [data-section=\"{last}\"] > *"),
    ];
    shown::watch(visit, &whole).await?;
    let mut times = Vec::new();
    for _ in 0..RUNS {
        visit.browser.goto("about:blank").await?;
        sleep(SETTLES_IN).await;
        let shown = shown::open(visit, address.as_str()).await?;
        times.push(shown.ready_ms);
        type_a_title(visit).await?;
    }
    Ok(Figures::new(times))
}

/// That the form takes keys is tried, not only assumed.
pub async fn type_a_title(visit: &Visit) -> Outcome {
    // By its id: to find it by its label takes the browser minutes among ten thousand others.
    let title = Field::Title.key();
    let control = visit.browser.find(Locator::Id(title)).await?;
    control.send_keys("x").await?;
    visit
        .becomes(
            "const title = document.getElementById('title').value;
             return title.length > 0 && document.querySelector('.paper').textContent.includes(title)",
            true,
        )
        .await?;
    visit.is_saved().await
}
