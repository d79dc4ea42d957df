//! The browser's locks (Web Locks): who holds one is told at once when its holder is gone, be it
//! closed or killed. web-sys has them only behind a flag of the compiler.

use std::{cell::Cell, rc::Rc};

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Navigator, window};

use super::waiting::{keep, promise};

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

thread_local! {
    /// Whether the browser has locks and does not let this page have any, as where it stores
    /// nothing.
    static REFUSED: Cell<bool> = const { Cell::new(false) };
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
    give_back: Option<Function>,
    is_held: Rc<Cell<bool>>,
}

impl Lock {
    /// Whether it is still held: nobody has taken it away.
    pub fn is_held(&self) -> bool {
        self.is_held.get()
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        keep(self.give_back.as_ref(), &JsValue::UNDEFINED);
    }
}

/// Whether this browser has locks, and lets this page have them as far as is known.
pub fn are_there() -> bool {
    manager().is_some()
}

/// Takes it that the browser may give locks again, after it has refused one.
pub fn forget_refusal() {
    REFUSED.set(false);
}

/// Asks for a lock. `None` where somebody else holds it, or the browser gives none: then
/// [`are_there`] says so from then on.
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
    let is_held = Rc::new(Cell::new(false));
    let (granted, answered) = (is_held.clone(), tell.clone());
    // The browser holds the lock for as long as what this gives is not settled.
    let hears = Closure::once_into_js(move |lock: JsValue| {
        granted.set(!lock.is_null());
        keep(answered.as_ref(), &JsValue::UNDEFINED);
        match granted.get() {
            true => JsValue::from(held),
            false => JsValue::UNDEFINED,
        }
    });
    let whole = manager.request(name, &options, hears.unchecked_ref()).ok();
    let holds = is_held.clone();
    spawn_local(async move {
        // It ends well when it is given back, and badly when it is taken, or never given.
        let ended = match whole {
            Some(whole) => JsFuture::from(whole).await.is_ok(),
            None => false,
        };
        match (ended, holds.get()) {
            (true, _) => {}
            (false, true) => {
                holds.set(false);
                taken();
            }
            (false, false) => {
                REFUSED.set(true);
                keep(tell.as_ref(), &JsValue::UNDEFINED);
            }
        }
    });
    // The promise is never broken.
    let _ = JsFuture::from(answer).await;
    is_held.get().then_some(Lock { give_back, is_held })
}

fn manager() -> Option<LockManager> {
    if REFUSED.get() {
        return None;
    }
    let navigator = window()?.navigator();
    navigator.unchecked_ref::<WithLocks>().locks()
}
