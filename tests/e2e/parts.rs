//! The program comes in two parts: what a first visit needs, and the rest.

use fantoccini::key::Key;
use unblame::{
    document::{Id, List},
    json,
};

use crate::harness::{Outcome, Plan, Visit, journey};

/// A browser in which the rest of the program, as it comes by itself, is on its way for ever; how
/// it is fetched where it is needed now is written down.
const NEVER: &str = "
    const usual = window.fetch;
    window.fetch = (what, how) => {
        if (!String(what.url ?? what).includes('_rest.wasm')) {
            return usual(what, how);
        }
        if (how.priority === 'low') {
            return new Promise(() => {});
        }
        window.asked = (window.asked ?? 0) + 1;
        return usual(what, how);
    };
    window.atOnce = [];
    const open = XMLHttpRequest.prototype.open;
    XMLHttpRequest.prototype.open = function (method, address, ...more) {
        window.atOnce.push(String(address));
        return open.call(this, method, address, ...more);
    };";

/// A browser in which it can't be had at all, until there is a network again.
const OUT_OF_REACH: &str = "
    const usual = window.fetch;
    window.isCutOff = true;
    window.fetch = (what, how) =>
        window.isCutOff && String(what.url ?? what).includes('_rest.wasm')
            ? Promise.reject(new TypeError('no network'))
            : usual(what, how);";

pub async fn a_first_visit_writes_sees_judges_and_keeps_before_the_rest_is_there() {
    Plan::new("first-part")
        .beginning_with(NEVER)
        .make(async |visit| {
            writes_and_sees(visit).await?;
            visit
                .becomes(
                    "return document.querySelectorAll('.mirror span').length > 0",
                    true,
                )
                .await?;
            begins_every_list(visit).await?;
            visit.is_saved().await?;
            visit.reload().await?;
            visit.reads("a row of sharing").await?;
            visit.go_home().await?;
            visit.says("Checkout was down").await?;
            visit.becomes("return window.atOnce.length", 0).await
        })
        .await;
}

pub async fn what_is_asked_of_the_rest_before_it_is_there_is_done() {
    Plan::new("rest-at-once")
        .beginning_with(NEVER)
        .make(async |visit| {
            writes_and_sees(visit).await?;
            visit.press("Export").await?;
            visit.press("Download Markdown").await?;
            let file = visit.downloaded("checkout-was-down.md").await?;
            assert!(file.starts_with("# Checkout was down"), "{file}");
            // It was fetched once, for good, and the page did not stand still for it.
            visit.becomes("return window.asked", 1).await?;
            visit.becomes("return window.atOnce.length", 0).await
        })
        .await;
}

pub async fn a_file_is_taken_before_the_rest_is_there() {
    Plan::new("rest-drop")
        .beginning_with(NEVER)
        .make(async |visit| {
            visit.says("Post-mortems").await?;
            visit
                .drop_file("outage.md", b"# Outage\n\n## Summary\n\nThe queue grew.\n")
                .await?;
            visit.press("Open as a new draft").await?;
            visit.has_value("Title", "Outage").await?;
            visit.becomes("return window.atOnce.length", 0).await
        })
        .await;
}

pub async fn what_the_program_itself_calls_before_it_is_there_is_had_at_once() {
    Plan::new("rest-called")
        .beginning_with(NEVER)
        .make(async |visit| {
            visit.press("New post-mortem").await?;
            visit.write_rows("Add factor", &["one"]).await?;
            visit.paste("- two\n- three\n").await?;
            visit
                .has_rows("Contributing factors", &["one", "two", "three"])
                .await?;
            visit.becomes("return window.atOnce.length", 1).await
        })
        .await;
}

pub async fn a_press_for_what_can_not_be_had_is_answered_and_the_writing_goes_on() {
    Plan::new("rest-missing")
        .beginning_with(OUT_OF_REACH)
        .make(async |visit| {
            writes_and_sees(visit).await?;
            visit.press("Export").await?;
            visit
                .says("This part of Unblame could not be loaded.")
                .await?;
            visit.write("Summary", " It was drained.").await?;
            visit.reads("It was drained.").await?;
            visit.is_saved().await?;
            visit.script("window.isCutOff = false").await?;
            visit.press("Export").await?;
            visit.press("Download Markdown").await?;
            let file = visit.downloaded("checkout-was-down.md").await?;
            assert!(file.contains("It was drained."), "{file}");
            Ok(())
        })
        .await;
}

pub async fn the_rest_comes_when_the_network_is_there_again() {
    Plan::new("rest-later")
        .beginning_with(OUT_OF_REACH)
        .make(async |visit| {
            writes_and_sees(visit).await?;
            // The checks belong to the rest.
            visit.is_saved().await?;
            assert!(
                !visit
                    .script("return document.body.innerText.includes('Still missing')")
                    .await?
                    .as_bool()
                    .unwrap_or(true)
            );
            visit
                .script(
                    "window.isCutOff = false; \
                     window.addEventListener('unblame:whole', () => window.isWhole = true); \
                     window.dispatchEvent(new Event('online'))",
                )
                .await?;
            visit.becomes("return window.isWhole", true).await?;
            visit.press("Findings").await?;
            visit.says("Still missing: date of the incident").await?;
            visit.is_kept_for_offline_use().await
        })
        .await;
}

pub async fn a_rest_that_can_not_be_had_is_said_and_the_draft_given_out() {
    let unreachable = format!(
        "{OUT_OF_REACH}
        XMLHttpRequest.prototype.send = () => {{ throw new DOMException('', 'NetworkError'); }};"
    );
    Plan::new("rest-never")
        .beginning_with(&unreachable)
        .make(async |visit| {
            writes_and_sees(visit).await?;
            visit.is_saved().await?;
            // What is pasted is heard by the rest.
            visit.paste("a table, perhaps").await?;
            visit.says("Unblame ran into a fault and stopped.").await?;
            visit.follow("Download the draft").await?;
            let file = visit.downloaded("checkout-was-down.json").await?;
            let read = json::from_json(&file, &mut || Id::from_bits(0))?;
            assert_eq!(
                read.postmortem.summary,
                "John forgot the switch. The queue grew."
            );
            visit.script("window.isCutOff = false").await?;
            visit.follow("Reload the page").await?;
            visit.follow("Checkout was down").await?;
            visit.reads("The queue grew.").await
        })
        .await;
}

pub async fn findings_are_listed_before_the_rest_has_come_by_itself() {
    Plan::new("findings-at-once")
        .beginning_with(NEVER)
        .make(async |visit| {
            writes_and_sees(visit).await?;
            visit.press("Findings").await?;
            visit
                .says("Something that was not done is told as a lapse")
                .await?;
            visit.says("Still missing: date of the incident").await?;
            visit.go_home().await?;
            visit.says("Where your drafts are kept").await?;
            visit.becomes("return window.asked", 1).await
        })
        .await;
}

pub async fn the_rest_comes_by_itself() {
    journey("rest", async |visit| {
        visit
            .becomes(
                "return performance.getEntriesByType('resource')
                    .filter((one) => one.name.includes('_rest.wasm')).length",
                1,
            )
            .await
    })
    .await;
}

/// A row is added and moved in each list of the form.
async fn begins_every_list(visit: &Visit) -> Outcome {
    for list in List::ALL {
        let press = "document.getElementById(`add-${arguments[0]}`).click()";
        visit.script_with(press, vec![list.key().into()]).await?;
        visit.type_on(&format!("a row of {}", list.key())).await?;
        visit.hit(Key::Enter).await?;
        visit.chord(&[Key::Alt], Key::Up).await?;
    }
    Ok(())
}

async fn writes_and_sees(visit: &Visit) -> Outcome {
    visit.press("New post-mortem").await?;
    visit.write("Title", "Checkout was down").await?;
    visit
        .write("Summary", "John forgot the switch. The queue grew.")
        .await?;
    visit
        .reads_all(["Checkout was down", "The queue grew."])
        .await
}
