//! Events of the window and of single elements, heard until their listener is dropped.

use wasm_bindgen::{JsCast, closure::Closure, convert::FromWasmAbi};
use web_sys::{CustomEvent, Event, EventTarget, StorageEvent, VisibilityState, window};

/// Hears an event for as long as it is kept.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        // Removing a listener that is there does not fail.
        let _ = self
            .target
            .remove_event_listener_with_callback(self.name, self.closure.as_ref().unchecked_ref());
    }
}

/// Calls `heard` whenever the event happens at this target.
pub fn listen<E>(
    target: &EventTarget,
    name: &'static str,
    mut heard: impl FnMut(E) + 'static,
) -> Listener
where
    E: JsCast + FromWasmAbi + 'static,
{
    attach(
        target,
        name,
        Box::new(move |event| {
            if let Ok(event) = event.dyn_into::<E>() {
                heard(event);
            }
        }),
    )
}

/// The same for any event, in one piece of code for whatever hears it.
pub(super) fn attach(
    target: &EventTarget,
    name: &'static str,
    heard: Box<dyn FnMut(Event)>,
) -> Listener {
    let closure = Closure::wrap(heard);
    // Adding a listener to an event target does not fail.
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    Listener {
        target: target.clone(),
        name,
        closure,
    }
}

/// Calls `heard` whenever the event happens at the window, for as long as the page lives.
pub fn on_window<E>(name: &'static str, heard: impl FnMut(E) + 'static)
where
    E: JsCast + FromWasmAbi + 'static,
{
    if let Some(window) = window() {
        std::mem::forget(listen(&window, name, heard));
    }
}

/// Calls `heard` whenever anything in the page is scrolled, for as long as the page lives.
pub fn on_scroll(heard: impl FnMut(Event) + 'static) {
    if let Some(window) = window() {
        let closure = Closure::<dyn FnMut(Event)>::new(heard);
        // Scrolling is told to its element alone, and heard on the way there.
        let _ = window.add_event_listener_with_callback_and_bool(
            "scroll",
            closure.as_ref().unchecked_ref(),
            true,
        );
        closure.forget();
    }
}

/// Calls `heard` whenever the page is about to be hidden, closed or left: the last moment that
/// a browser promises.
pub fn on_leaving(heard: impl Fn() + Clone + 'static) {
    let Some(document) = window().and_then(|window| window.document()) else {
        return;
    };
    let hidden = heard.clone();
    let shown = document.clone();
    std::mem::forget(listen(&document, "visibilitychange", move |_: Event| {
        if shown.visibility_state() == VisibilityState::Hidden {
            hidden();
        }
    }));
    let blurred = heard.clone();
    on_window("blur", move |_: Event| blurred());
    on_window("pagehide", move |_: Event| heard());
}

/// Has the browser ask before the page is closed or left, whenever `loses` says so.
pub fn ask_before_leaving(loses: impl Fn() -> bool + 'static) {
    on_window("beforeunload", move |event: Event| {
        if loses() {
            event.prevent_default();
        }
    });
}

/// Tells the rest of the page that something has happened.
pub fn dispatch(name: &str) {
    if let (Some(window), Ok(event)) = (window(), CustomEvent::new(name)) {
        // It fails only for an event that is being dispatched already.
        let _ = window.dispatch_event(&event);
    }
}

/// Calls `heard` whenever the part of the address after `#` changes.
pub fn on_hash_change(heard: impl Fn() + 'static) {
    on_window("hashchange", move |_: Event| heard());
}

/// Calls `heard` with the key whenever another tab changes a stored value; `None` means all.
pub fn on_storage(heard: impl Fn(Option<String>) + 'static) {
    on_window("storage", move |event: StorageEvent| heard(event.key()));
}

/// Calls `heard` whenever an event of this name reaches the window.
pub fn on_event(name: &'static str, heard: impl Fn() + 'static) {
    on_window(name, move |_: Event| heard());
}
