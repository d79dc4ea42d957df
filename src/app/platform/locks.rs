//! The browser's locks (Web Locks): who holds one is told at once when its holder is gone, be it
//! closed or killed. web-sys has them only behind a flag of the compiler.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Navigator, window};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Navigator)]
    type WithLocks;
    #[wasm_bindgen(method, getter)]
    fn locks(this: &WithLocks) -> Option<LockManager>;
    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        granted: &Function,
    ) -> Result<Promise, JsValue>;
}

/// How a lock is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Now or not at all.
    IfFree,
    /// As soon as it is free, however long that takes.
    InTurn,
    /// Now, from whoever holds it.
    Taking,
}

/// A lock, held until it is dropped, or taken by another tab.
pub struct Lock {
    give_back: Function,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The function is the browser's own and keeps a promise: it does not fail.
        let _ = self.give_back.call0(&JsValue::NULL);
    }
}

/// Whether this browser has locks at all, and lets this page have them.
pub fn are_there() -> bool {
    manager().is_some()
}

/// Asks for a lock. `None` where somebody else holds it, or the browser has no locks.
///
/// `taken` is called when another tab takes it away.
pub async fn ask(name: &str, how: How, taken: impl FnOnce() + 'static) -> Option<Lock> {
    let taken: Box<dyn FnOnce()> = Box::new(taken);
    ask_for(name, how, taken).await
}

async fn ask_for(name: &str, how: How, taken: Box<dyn FnOnce()>) -> Option<Lock> {
    let manager = manager()?;
    let options = Object::new();
    let option = match how {
        How::IfFree => "ifAvailable",
        How::Taking => "steal",
        How::InTurn => "",
    };
    if !option.is_empty() {
        // An object that is made here takes any entry.
        let _ = Reflect::set(&options, &option.into(), &JsValue::TRUE);
    }
    let (held, give_back) = promise();
    let (answer, tell) = promise();
    // The browser holds the lock for as long as what this gives is not settled.
    let granted = Closure::once_into_js(move |lock: JsValue| {
        let is_granted = !lock.is_null();
        // As above: the browser's own function.
        let _ = tell.call1(&JsValue::NULL, &is_granted.into());
        match is_granted {
            true => JsValue::from(held),
            false => JsValue::UNDEFINED,
        }
    });
    let whole = manager
        .request(name, &options, granted.unchecked_ref())
        .ok()?;
    let refused = Rc::new(RefCell::new(Some(taken)));
    let when_taken = refused.clone();
    spawn_local(async move {
        // It ends well when it is given back, and badly when it is taken.
        if JsFuture::from(whole).await.is_err()
            && let Some(taken) = when_taken.take()
        {
            taken();
        }
    });
    let is_granted = JsFuture::from(answer).await.ok()?.is_truthy();
    if !is_granted {
        refused.take();
    }
    is_granted.then_some(Lock { give_back })
}

/// A promise and the function that keeps it.
fn promise() -> (Promise, Function) {
    let mut function = Function::default();
    let promise = Promise::new(&mut |keep, _| function = keep);
    (promise, function)
}

fn manager() -> Option<LockManager> {
    let navigator = window()?.navigator();
    navigator.unchecked_ref::<WithLocks>().locks()
}
