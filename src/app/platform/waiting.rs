//! Waiting: for so long, until there is time, or until something else has happened.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

/// Waits so many milliseconds.
pub async fn sleep(ms: i32) {
    // A timer does not fail.
    let _ = JsFuture::from(timer(ms)).await;
}

/// A promise that is kept after so many milliseconds, with nothing.
fn timer(ms: i32) -> Promise {
    Promise::new(&mut |done, _| {
        if let Some(window) = window() {
            // A window takes timers.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, ms);
        }
    })
}

/// What a promise gives, or nothing after so many milliseconds.
pub fn within(promise: &Promise, ms: i32) -> Promise {
    Promise::race(&Array::of2(promise, &timer(ms)))
}

/// After so many milliseconds something is done that should be done in idle time, where a browser
/// does not tell of any.
const IDLE_AFTER_MS: i32 = 30;

/// Calls once after so many milliseconds.
pub fn call_after(ms: i32, call: &Closure<dyn FnMut()>) {
    if let Some(window) = window() {
        let call = call.as_ref().unchecked_ref();
        // A window takes timers.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(call, ms);
    }
}

/// Calls once when the browser has nothing else to do.
pub fn call_when_idle(call: &Closure<dyn FnMut()>) {
    let idle = window().map(|window| window.request_idle_callback(call.as_ref().unchecked_ref()));
    if !matches!(idle, Some(Ok(_))) {
        call_after(IDLE_AFTER_MS, call);
    }
}

/// A gate that is closed until it is opened, once and for all.
pub struct Gate {
    opened: Promise,
    open: Option<Function>,
}

impl Default for Gate {
    fn default() -> Self {
        let (opened, open) = promise();
        Self { opened, open }
    }
}

/// A promise and the function that keeps it.
pub fn promise() -> (Promise, Option<Function>) {
    let mut keeps = None;
    let promise = Promise::new(&mut |keep, _| keeps = Some(keep));
    (promise, keeps)
}

/// Keeps a promise with a value.
pub fn keep(keeps: Option<&Function>, value: &JsValue) {
    if let Some(keeps) = keeps {
        // The function is the browser's own: it does not fail.
        let _ = keeps.call1(&JsValue::NULL, value);
    }
}

impl Gate {
    /// Lets everybody through who waits, and whoever comes later.
    pub fn open(&self) {
        keep(self.open.as_ref(), &JsValue::UNDEFINED);
    }

    /// Waits until it is open.
    pub async fn pass(&self) {
        // The promise is never broken.
        let _ = JsFuture::from(self.opened.clone()).await;
    }

    /// Waits until it is open, and no longer than so many milliseconds.
    pub async fn pass_within(&self, ms: i32) {
        // As above.
        let _ = JsFuture::from(within(&self.opened, ms)).await;
    }
}
