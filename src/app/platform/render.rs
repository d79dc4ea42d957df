use leptos::prelude::queue_microtask;

/// Runs something once the page shows what was just changed.
pub fn after_render(run: impl FnOnce() + 'static) {
    // One piece of code for all of them: each kind of task is a closure of its own to the browser.
    let run: Box<dyn FnOnce()> = Box::new(run);
    // Effects run in a microtask of their own, and this one is queued behind them.
    queue_microtask(move || queue_microtask(run));
}
