//! What of the program runs in a first visit: `cargo xtask record` plays it on a page that
//! remembers, and is told.

use std::fs;

use fantoccini::key::Key;

use crate::harness::{Outcome, Plan, Visit, setting};

/// What the window hears when the program traps.
const FAULT: &str = "
    const error = new WebAssembly.RuntimeError('unreachable');
    window.dispatchEvent(new ErrorEvent('error', { error }));";

/// What the window hears when the rest of the program could not be fetched.
const MISSING: &str = "window.dispatchEvent(new CustomEvent('unblame:whole-missing'));";

/// Plays a first visit, up to a draft that is begun, seen, judged, kept and found again, and
/// leaves the numbers of the functions that have run.
pub async fn record() {
    Plan::new("recording")
        .make(async |visit| {
            let mut ran = begin_a_draft(visit).await?;
            visit.reload().await?;
            ran.extend(go_on_with_it(visit).await?);
            visit.reload().await?;
            ran.extend(find_it(visit).await?);
            visit.reload().await?;
            ran.extend(lose_it(visit).await?);
            ran.sort_unstable();
            ran.dedup();
            let text: Vec<String> = ran.iter().map(ToString::to_string).collect();
            fs::write(setting::left_behind().join("ran.txt"), text.join("\n"))?;
            Ok(())
        })
        .await;
}

async fn begin_a_draft(visit: &Visit) -> Outcome<Vec<u64>> {
    visit.press("New post-mortem").await?;
    visit.write("Title", "Checkout was down").await?;
    let summary =
        "Checkout **failed** for `40` minutes: John forgot [the switch](https://example.org).";
    visit.write("Summary", summary).await?;
    visit
        .type_on("\n\n- a list\n- of two, www.example.org\n\nHe should have known the order_queue.")
        .await?;
    visit.hit(Key::Tab).await?;
    visit.press("Add event").await?;
    visit.type_on("10:05").await?;
    visit.hit(Key::Tab).await?;
    visit.is_saved().await?;
    visit.go_home().await?;
    visit.says("Checkout was down").await?;
    visit.follow("Checkout was down").await?;
    visit.has_value("Title", "Checkout was down").await?;
    ran(visit).await
}

async fn go_on_with_it(visit: &Visit) -> Outcome<Vec<u64>> {
    visit.has_value("Title", "Checkout was down").await?;
    visit.write("Title", " again").await?;
    visit.write("Date of incident", "12 March 2026").await?;
    visit.is_saved().await?;
    visit.go_home().await?;
    visit.says("Checkout").await?;
    ran(visit).await
}

/// Rows are added, moved and taken back in every list: a writer who has just come does so, and the
/// page would stand still for what is not there yet.
async fn begin_every_list(visit: &Visit) -> Outcome {
    let buttons = visit
        .script("return [...document.querySelectorAll('[id^=add-]')].map(({ id }) => id)")
        .await?;
    for button in buttons.as_array().into_iter().flatten() {
        let press = "document.getElementById(arguments[0]).click()";
        visit.script_with(press, vec![button.clone()]).await?;
        // A time that can't be read yet, and signs that may mean something.
        visit.type_on("one of went_well").await?;
        visit.hit(Key::Enter).await?;
        visit.type_on("two").await?;
        visit.chord(&[Key::Alt], Key::Up).await?;
    }
    visit.command('z').await
}

async fn find_it(visit: &Visit) -> Outcome<Vec<u64>> {
    visit.write("Search in all drafts", "Checkout").await?;
    visit.follow("Checkout was down again").await?;
    visit.has_value("Title", "Checkout was down again").await?;
    visit
        .write("Summary", "\n\nWe should have seen it.")
        .await?;
    visit.command('z').await?;
    visit.is_saved().await?;
    ask_for_the_rest(visit).await?;
    begin_every_list(visit).await?;
    visit.is_saved().await?;
    ran(visit).await
}

/// Where the program fails, what says so and gives the draft out has to be there.
async fn lose_it(visit: &Visit) -> Outcome<Vec<u64>> {
    visit.reads("two").await?;
    visit.script(FAULT).await?;
    visit.says("Unblame ran into a fault and stopped.").await?;
    ran(visit).await
}

/// Whatever is asked for that needs the rest of the program is answered by the first part.
async fn ask_for_the_rest(visit: &Visit) -> Outcome {
    visit.press("Findings").await?;
    visit.press("Export").await?;
    visit.press("Keys").await?;
    visit.drop_file("notes.md", b"# Notes").await?;
    visit.says("is still on its way").await?;
    visit.script(MISSING).await?;
    visit.says("could not be loaded").await?;
    visit.go_home().await?;
    visit.press("Import").await?;
    visit.follow("Checkout was down again").await?;
    visit.has_value("Title", "Checkout was down again").await
}

async fn ran(visit: &Visit) -> Outcome<Vec<u64>> {
    let told = visit.script("return unblameRan()").await?;
    Ok(serde_json::from_value(told)?)
}
