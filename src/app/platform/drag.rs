//! Moving a row by its handle, with mouse, pen or finger.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, PointerEvent, window};

use super::render::after_render;
use super::{
    events::{Listener, listen},
    press::Press,
};

/// A drag that is going on.
struct Drag {
    handle: HtmlElement,
    row: Element,
    rows: Vec<Element>,
    from: usize,
    to: usize,
    listeners: Vec<Listener>,
}

/// Begins to drag the row whose handle was pressed. `moved` is told the new index when the
/// pointer lets go elsewhere.
pub fn start(event: &Event, press: &Press, moved: impl Fn(usize) + 'static) {
    let Some(event) = event.dyn_ref::<PointerEvent>() else {
        return;
    };
    if event.button() != 0 {
        return;
    }
    let Some(drag) = begin(event, press.button()) else {
        return;
    };
    event.prevent_default();
    let handle = drag.handle.clone();
    let drag = Rc::new(RefCell::new(Some(drag)));
    let on_move = {
        let drag = drag.clone();
        listen(&handle, "pointermove", move |event: PointerEvent| {
            if let Some(drag) = drag.borrow_mut().as_mut() {
                drag.follow(f64::from(event.client_y()));
            }
        })
    };
    let moved = Rc::new(moved);
    let mut listeners = vec![on_move];
    for (name, drops) in [("pointerup", true), ("pointercancel", false)] {
        let (drag, moved) = (drag.clone(), moved.clone());
        listeners.push(listen(&handle, name, move |_: PointerEvent| {
            let ended = drag.borrow_mut().take();
            if let Some(ended) = ended {
                ended.clear();
                // The handle has the focus, before the move and after it: it is the handle that
                // was held, wherever the caret was.
                let _ = ended.handle.focus();
                if drops && ended.to != ended.from {
                    moved(ended.to);
                    let handle = ended.handle.clone();
                    after_render(move || {
                        let _ = handle.focus();
                    });
                }
                // A listener cannot be dropped while it runs.
                leptos::prelude::queue_microtask(move || drop(ended.listeners));
            }
        }));
    }
    if let Some(drag) = drag.borrow_mut().as_mut() {
        drag.listeners = listeners;
    }
}

fn begin(event: &PointerEvent, handle: &HtmlElement) -> Option<Drag> {
    let row = handle.closest("li.row").ok()??;
    let list = row.parent_element()?;
    let rows: Vec<Element> = (0..list.children().length())
        .filter_map(|index| list.children().item(index))
        .collect();
    let from = rows.iter().position(|other| *other == row)?;
    // Without capture the drag ends at the window's edge, which is no harm.
    let _ = handle.set_pointer_capture(event.pointer_id());
    row.class_list().add_1("dragged").ok()?;
    Some(Drag {
        handle: handle.clone(),
        row,
        rows,
        from,
        to: from,
        listeners: Vec::new(),
    })
}

impl Drag {
    /// Marks the row before or after which the dragged one would land.
    fn follow(&mut self, y: f64) {
        let below = self
            .rows
            .iter()
            .filter(|row| **row != self.row)
            .take_while(|row| {
                let at = row.get_bounding_client_rect();
                y > at.top() + at.height() / 2.0
            })
            .count();
        self.to = below;
        self.unmark();
        if below == self.from {
            return;
        }
        let (neighbour, mark) = if below < self.from {
            (below, "drop-before")
        } else {
            (below, "drop-after")
        };
        if let Some(row) = self.rows.get(neighbour) {
            row.class_list().add_1(mark).unwrap_or_default();
        }
        self.scroll(y);
    }

    /// Scrolls on when the pointer nears the edge of the window.
    fn scroll(&self, y: f64) {
        let height = window()
            .and_then(|window| window.inner_height().ok())
            .and_then(|height| height.as_f64())
            .unwrap_or_default();
        let by = match y {
            y if y < 80.0 => -16.0,
            y if y > height - 80.0 => 16.0,
            _ => return,
        };
        if let Ok(Some(pane)) = self.row.closest(".pane") {
            pane.set_scroll_top(pane.scroll_top() + by as i32);
        }
    }

    fn unmark(&self) {
        for row in &self.rows {
            row.class_list()
                .remove_2("drop-before", "drop-after")
                .unwrap_or_default();
        }
    }

    fn clear(&self) {
        self.unmark();
        self.row
            .class_list()
            .remove_1("dragged")
            .unwrap_or_default();
    }
}
