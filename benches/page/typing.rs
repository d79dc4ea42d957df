//! From a key to the preview.

use std::{fs, time::Duration};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde::Deserialize;
use serde_json::json;
use tokio::time::sleep;
use unblame::{
    document::{Field, Place, Postmortem},
    json::to_json,
};

use crate::{
    documents::{event, one_field, rows, spread},
    figures::{Figures, held_against},
    harness::{Outcome, Plan, Visit, setting},
};

/// So many keys are pressed in each document.
const KEYS: usize = 200;
/// A quick typist's, and time enough for a slow page to be seen as such.
const BETWEEN_KEYS_MS: u64 = 40;
const KEY_IS_DOWN_MS: u64 = 15;
/// Saving and what else comes late belongs to the typing.
const AFTERMATH: Duration = Duration::from_millis(1_500);

const TYPED: &str = "the pool was empty again and then nobody could ";

/// Before these, new words fit into the documents' sentences.
const BEFORE: &str = " ran out";

const BARE_TEXT_AREA: &str = "
    document.body.innerHTML = `<textarea rows=20 cols=80></textarea><p class=paper>-</p>`;
    const [area, paper] = document.body.children;
    area.addEventListener('input', () => { paper.firstChild.data = area.value; });
    area.focus();";

const DEFINITIONS: &str = "
From a key to the preview, in milliseconds. 200 real key presses by WebDriver, one each 40 to 56 ms
at a changing phase of the frame clock, into the middle of a text, from the keydown's own timestamp
  change: until the preview's elements have changed (a MutationObserver's callback)
  frame:  until the next frame is laid out and painted (the first task after its animation frame)
  presented: the browser's own event timing up to the screen, in steps of 8, where above 16
A long task is one of 50 ms or more, from the first key until everything is saved.";

/// A document to type in, and how quick that shall be.
struct Case {
    name: &'static str,
    document: Postmortem,
    place: Place,
    change_ms: f64,
    frame_ms: f64,
}

/// Types into documents of every size and prints how long each key took.
pub async fn measure() {
    println!("{DEFINITIONS}\n");
    println!(
        "{:<34}{:^21}{:>14} {:^21}{:>14} {:>10} {:>10}",
        "", "change", "goal", "frame", "goal", "presented", "long tasks"
    );
    println!(
        "{:<34}{:>6} {:>6} {:>6}{:>15} {:>6} {:>6} {:>6}{:>15} {:>10}",
        "document", "p50", "p95", "max", "p95", "p50", "p95", "max", "p95", "p95"
    );
    measure_bare_text_area().await;
    for case in cases() {
        let plan = Plan::new("bench-typing");
        plan.make(async |visit| {
            open(visit, &case.document).await?;
            let seen = type_into(visit, &case).await?;
            print(case.name, Some((case.change_ms, case.frame_ms)), seen);
            Ok(())
        })
        .await;
    }
}

/// The same keys in a text area whose text a listener puts beside it: what the machine and its
/// browser take for themselves.
async fn measure_bare_text_area() {
    let plan = Plan::new("bench-bare");
    plan.make(async |visit| {
        visit.browser.goto("about:blank").await?;
        visit.script(BARE_TEXT_AREA).await?;
        press_keys(visit).await?;
        let seen = what_was_seen(visit).await?;
        print("a bare text area, to compare", None, seen);
        Ok(())
    })
    .await;
}

/// Puts a document into the page as a person does who has it as a file.
pub async fn open(visit: &Visit, document: &Postmortem) -> Outcome {
    let file = setting::left_behind().join("bench.json");
    fs::write(&file, to_json(document))?;
    visit.press("Import").await?;
    visit.choose_file(&file).await?;
    visit.press("Open as a new draft").await?;
    visit
        .becomes(
            "return document.querySelector('.paper [data-section] > *') !== null",
            true,
        )
        .await
}

fn cases() -> Vec<Case> {
    let rows = rows();
    let middle_event = event(&rows);
    let case = |name, document, place, change_ms, frame_ms| Case {
        name,
        document,
        place,
        change_ms,
        frame_ms,
    };
    let summary = Place::Field(Field::Summary);
    vec![
        case("10 kB", spread(10_000), summary, 8.0, 20.0),
        case(
            "100 kB over the sections",
            spread(100_000),
            summary,
            8.0,
            20.0,
        ),
        case(
            "300 events with 300 findings",
            found_fault_with(&rows),
            middle_event,
            8.0,
            20.0,
        ),
        case("300 events and 50 actions", rows, middle_event, 8.0, 20.0),
        case(
            "1 MB over the sections",
            spread(1_000_000),
            summary,
            16.0,
            50.0,
        ),
        case("one field of 100 kB", one_field(), summary, 16.0, 50.0),
    ]
}

/// The same document with a sentence in each event of which the linter has something to say.
fn found_fault_with(rows: &Postmortem) -> Postmortem {
    let mut rows = rows.clone();
    for event in &mut rows.timeline {
        event.text.push_str(" The operator should have seen it.");
    }
    rows
}

/// What typing.js has seen.
#[derive(Deserialize)]
struct Seen {
    strokes: Vec<Stroke>,
    #[serde(rename = "longTasks")]
    long_tasks: Vec<f64>,
    presented: Vec<f64>,
}

/// Milliseconds from the keydown; absent where nothing came of it before the next one.
#[derive(Deserialize)]
struct Stroke {
    dom: Option<f64>,
    paint: Option<f64>,
}

async fn type_into(visit: &Visit, case: &Case) -> Outcome<Seen> {
    put_caret(visit, case).await?;
    press_keys(visit).await?;
    visit.is_saved().await?;
    what_was_seen(visit).await
}

async fn press_keys(visit: &Visit) -> Outcome {
    visit.script(include_str!("typing.js")).await?;
    visit.browser.perform_actions(keys()).await?;
    sleep(AFTERMATH).await;
    Ok(())
}

async fn what_was_seen(visit: &Visit) -> Outcome<Seen> {
    let seen = visit.script("return { ...globalThis.typingProbe }").await?;
    Ok(serde_json::from_value(seen)?)
}

async fn put_caret(visit: &Visit, case: &Case) -> Outcome {
    let text = case.document.text(case.place).unwrap_or_default();
    let (at, _) = text
        .match_indices(BEFORE)
        .min_by_key(|(at, _)| at.abs_diff(text.len() / 2))
        .ok_or("the document has no place to type at")?;
    let id = json!(case.place.to_string());
    // The far rows of a long list get their words when there is time, and the more there is in the
    // page, the more each key costs.
    let is_whole = "return document.querySelector('.row:empty') === null";
    visit.becomes(is_whole, true).await?;
    // A row of a long list is filled when it comes near the window.
    if let Some(row) = case.place.row() {
        let near = "document.querySelector(`[data-row='${arguments[0]}']`)
            ?.scrollIntoView({ block: 'center' })";
        visit
            .script_with(near, vec![json!(row.to_string())])
            .await?;
    }
    let is_there = "return Boolean(document.getElementById(arguments[0]))";
    visit.becomes_with(is_there, vec![id.clone()], true).await?;
    // Its texts are ASCII, so that bytes are UTF-16 units.
    let script = "const [id, at] = arguments;
        const control = document.getElementById(id);
        control.focus();
        control.setSelectionRange(at, at);";
    let arguments = vec![id, json!(at)];
    visit.browser.execute(script, arguments).await?;
    // The preview scrolls to it, and a first save may be due.
    sleep(AFTERMATH).await;
    Ok(())
}

fn keys() -> KeyActions {
    TYPED.chars().cycle().take(KEYS).zip(0..).fold(
        KeyActions::new("keyboard".into()),
        |keys, (value, count)| {
            let phase = count * 7 % 17;
            let pause = |ms| KeyAction::Pause {
                duration: Duration::from_millis(ms),
            };
            keys.then(KeyAction::Down { value })
                .then(pause(KEY_IS_DOWN_MS))
                .then(KeyAction::Up { value })
                .then(pause(BETWEEN_KEYS_MS - KEY_IS_DOWN_MS + phase))
        },
    )
}

/// Prints what was seen, held against what the change and the frame may take, if there is a goal.
fn print(name: &str, goals: Option<(f64, f64)>, seen: Seen) {
    let pressed = seen.strokes.len();
    let change = Figures::new(seen.strokes.iter().filter_map(|one| one.dom).collect());
    let frame = Figures::new(seen.strokes.iter().filter_map(|one| one.paint).collect());
    // Below the threshold the browser tells nothing: those keys took 16 ms or less.
    let silent = pressed.saturating_sub(seen.presented.len());
    let quick = std::iter::repeat_n(16.0, silent);
    let presented = Figures::new(seen.presented.into_iter().chain(quick).collect());
    let tasks = Figures::new(seen.long_tasks);
    let long = match tasks.count() {
        0 => "none".to_owned(),
        count => format!("{count} up to {:.0} MISSED", tasks.longest()),
    };
    let (change_goal, frame_goal) = goals.map_or_else(Default::default, |(change_ms, frame_ms)| {
        (
            held_against(change.percentile(95), change_ms),
            held_against(frame.percentile(95), frame_ms),
        )
    });
    println!(
        "{name:<34}{change}{change_goal:>15} {frame}{frame_goal:>15} {:>10.0}   {long}",
        presented.percentile(95),
    );
    if frame.count() != KEYS {
        println!(
            "  Of {KEYS} keys {pressed} arrived, {} changed the preview before the next one did, and {} were painted.",
            change.count(),
            frame.count()
        );
    }
}
