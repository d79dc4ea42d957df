//! Rows of the form that are filled only once they come near the window, or once they are looked
//! for: of a thousand rows, a person sees a dozen. The others have only their words.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    mem,
};

use rustc_hash::FxHashMap;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{
    Event, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, KeyboardEvent,
};

use super::{clock, dom::Piece, events, press, waiting};
use crate::document::{Id, List};

/// Only each of so many empty rows in a row is watched, and fills those after it too: to watch
/// every one would cost time in every frame.
const TOGETHER: usize = 8;

/// How far around its pane a row is filled: more than so many rows are high, so that none is seen
/// empty and the Tab key finds the next one.
const NEAR: &str = "1000px 0px";

/// So many milliseconds after the last key the rows that wait get their words: the browser's own
/// search and what reads a page aloud know only what is there. (To fill them would not do: at each
/// control that comes, Chromium's autofill looks at all of them, which takes minutes in a megabyte.)
const RESTS_MS: i32 = 2_000;

/// So many rows get them in one go: to lay them out takes some milliseconds.
const ROWS_AT_ONCE: usize = 25;

/// The attribute of a row that waits.
const WAITS: &str = "data-late";

type Name = (List, Id);
type Fill = Box<dyn FnOnce()>;

struct Waiting {
    row: Piece,
    fill: Fill,
}

#[derive(Default)]
struct Late {
    rows: FxHashMap<Name, Waiting>,
    /// Those without their words, in the order of the form; some may have been filled since.
    wordless: VecDeque<Name>,
    words: Option<Box<dyn Fn(List, Id) -> String>>,
    observer: Option<IntersectionObserver>,
}

thread_local! {
    static LATE: RefCell<Late> = RefCell::default();
    static CALLED: Closure<dyn FnMut(js_sys::Array)> = Closure::new(come_near);
    static RESTED: Closure<dyn FnMut()> = Closure::new(give_words);
    static IS_PLANNED: Cell<bool> = const { Cell::new(false) };
    /// When something was last typed or opened, in milliseconds.
    static BUSY_AT: Cell<f64> = const { Cell::new(0.0) };
}

/// Hears the keys: those of the browser's own search have every row filled before it opens, and
/// while others are pressed nothing is done that can wait. Installed once, at the root of the page.
pub fn install() {
    events::on_window("input", |_: Event| be_busy());
    events::on_window("keydown", |event: KeyboardEvent| {
        be_busy();
        let command = event.ctrl_key() || event.meta_key();
        if event.key() == "F3" || command && event.key().eq_ignore_ascii_case("f") {
            let all = LATE.with_borrow_mut(|late| mem::take(&mut late.rows));
            all.into_values().for_each(Waiting::fill);
        }
    });
}

/// Forgets every row that waits, and watches from now on what stands in the pane around this
/// element: its form is built anew. `words` gives those of a row.
pub fn begin(form: &Piece, words: impl Fn(List, Id) -> String + 'static) {
    let pane = form.element().and_then(|form| form.closest(".pane").ok()?);
    let options = IntersectionObserverInit::new();
    options.set_root(pane.as_ref());
    options.set_root_margin(NEAR);
    let observer = CALLED.with(|called| {
        IntersectionObserver::new_with_options(called.as_ref().unchecked_ref(), &options).ok()
    });
    let late = Late {
        words: Some(Box::new(words)),
        observer,
        ..Late::default()
    };
    be_busy();
    let before = LATE.replace(late);
    if let Some(observer) = before.observer {
        observer.disconnect();
    }
}

/// Has an empty row filled when it comes near, once its list is [watched](watch), or when
/// [`fill`] asks for it.
pub fn put(list: List, id: Id, row: &Piece, fill: Fill) {
    row.set(WAITS, Some(""));
    let row = row.clone();
    LATE.with_borrow_mut(|late| late.rows.insert((list, id), Waiting { row, fill }));
    give_words_soon(list, id);
}

/// Takes in that the words of a row have changed, if it waits still.
pub fn changed(list: List, id: Id) {
    let name = (list, id);
    let waits = LATE.with_borrow(|late| {
        let waiting = late.rows.get(&name);
        waiting.map(|waiting| waiting.row.set_text("")).is_some()
    });
    if waits {
        give_words_soon(list, id);
    }
}

/// Watches the empty rows of a list, in the order in which they stand now.
pub fn watch<'p>(rows: impl Iterator<Item = &'p Piece>) {
    LATE.with_borrow(|late| {
        let Some(observer) = &late.observer else {
            return;
        };
        let mut empty = 0;
        for row in rows.filter_map(Piece::element) {
            if !row.has_attribute(WAITS) {
                empty = 0;
                continue;
            }
            if empty % TOGETHER == 0 {
                observer.observe(row);
            }
            empty += 1;
        }
    });
}

/// Fills a row now, if it waits still.
pub fn fill(list: List, row: Id) {
    let waiting = LATE.with_borrow_mut(|late| late.rows.remove(&(list, row)));
    if let Some(waiting) = waiting {
        waiting.fill();
    }
}

impl Waiting {
    fn fill(self) {
        self.row.set(WAITS, None);
        self.row.set_text("");
        (self.fill)();
    }
}

fn be_busy() {
    BUSY_AT.set(clock::now_ms());
}

fn give_words_soon(list: List, id: Id) {
    LATE.with_borrow_mut(|late| late.wordless.push_back((list, id)));
    if !IS_PLANNED.replace(true) {
        wait();
    }
}

/// Gives some rows their words, unless something was typed just before.
fn give_words() {
    if clock::now_ms() - BUSY_AT.get() < f64::from(RESTS_MS) {
        wait();
        return;
    }
    let are_left = LATE.with_borrow_mut(|late| {
        let next = late.wordless.len().min(ROWS_AT_ONCE);
        for name in late.wordless.drain(..next) {
            if let (Some(waiting), Some(words)) = (late.rows.get(&name), &late.words) {
                waiting.row.set_text(&words(name.0, name.1));
            }
        }
        !late.wordless.is_empty()
    });
    IS_PLANNED.set(are_left);
    if are_left {
        RESTED.with(waiting::call_when_idle);
    }
}

fn wait() {
    RESTED.with(|rested| waiting::call_after(RESTS_MS, rested));
}

fn come_near(entries: js_sys::Array) {
    for entry in entries.iter() {
        let entry: IntersectionObserverEntry = entry.unchecked_into();
        if !entry.is_intersecting() {
            continue;
        }
        let first = entry.target();
        LATE.with_borrow(|late| late.observer.iter().for_each(|one| one.unobserve(&first)));
        let mut next = Some(first);
        for _ in 0..TOGETHER {
            let Some(element) = next else {
                break;
            };
            if let (Some(list), Some(row)) = press::row_at(&element) {
                fill(list, row);
            }
            next = element.next_element_sibling();
        }
    }
}
