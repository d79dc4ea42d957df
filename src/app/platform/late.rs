//! Rows of the form that are filled only once they come near the window, or once they are looked
//! for: of a thousand rows, a person sees a dozen.

use std::{cell::RefCell, mem};

use rustc_hash::FxHashMap;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{
    IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, KeyboardEvent,
};

use super::{dom::Piece, events, press};
use crate::document::{Id, List};

/// Only each of so many empty rows in a row is watched, and fills those after it too: to watch
/// every one would cost time in every frame.
const TOGETHER: usize = 8;

/// How far around its pane a row is filled: more than so many rows are high, so that none is seen
/// empty and the Tab key finds the next one.
const NEAR: &str = "1000px 0px";

type Name = (List, Id);
type Fill = Box<dyn FnOnce()>;

#[derive(Default)]
struct Late {
    rows: FxHashMap<Name, Fill>,
    observer: Option<IntersectionObserver>,
}

thread_local! {
    static LATE: RefCell<Late> = RefCell::default();
    static CALLED: Closure<dyn FnMut(js_sys::Array)> = Closure::new(come_near);
}

/// Hears the keys of the browser's own search, which finds only what is there; installed once, at
/// the root of the page.
pub fn install() {
    events::on_window("keydown", |event: KeyboardEvent| {
        let command = event.ctrl_key() || event.meta_key();
        if event.key() == "F3" || command && event.key().eq_ignore_ascii_case("f") {
            let all = LATE.with_borrow_mut(|late| mem::take(&mut late.rows));
            all.into_values().for_each(|fill| fill());
        }
    });
}

/// Forgets every row that waits, and watches from now on what stands in the pane around this
/// element: its form is built anew.
pub fn begin(form: &Piece) {
    let pane = form.element().and_then(|form| form.closest(".pane").ok()?);
    let options = IntersectionObserverInit::new();
    options.set_root(pane.as_ref());
    options.set_root_margin(NEAR);
    let observer = CALLED.with(|called| {
        IntersectionObserver::new_with_options(called.as_ref().unchecked_ref(), &options).ok()
    });
    let late = Late {
        rows: FxHashMap::default(),
        observer,
    };
    let before = LATE.replace(late);
    if let Some(observer) = before.observer {
        observer.disconnect();
    }
}

/// Has an empty row filled when it comes near, once its list is [watched](watch), or when
/// [`fill`] asks for it.
pub fn put(list: List, row: Id, fill: Fill) {
    LATE.with_borrow_mut(|late| late.rows.insert((list, row), fill));
}

/// Watches the empty rows of a list, in the order in which they stand now.
pub fn watch<'p>(rows: impl Iterator<Item = &'p Piece>) {
    LATE.with_borrow(|late| {
        let Some(observer) = &late.observer else {
            return;
        };
        let mut empty = 0;
        for row in rows.filter_map(Piece::element) {
            if row.has_child_nodes() {
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
    let fill = LATE.with_borrow_mut(|late| late.rows.remove(&(list, row)));
    if let Some(fill) = fill {
        fill();
    }
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
