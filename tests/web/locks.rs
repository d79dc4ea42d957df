//! Locks between tabs, and words from tab to tab.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Promise;
use unblame::app::platform::channel::Channel;
use unblame::app::platform::locks::{self, How};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::script;

/// Gives the browser time for what it does by itself.
async fn a_moment() {
    let pause = script("return new Promise((done) => setTimeout(done, 50))");
    let _ = JsFuture::from(pause.unchecked_into::<Promise>()).await;
}

#[wasm_bindgen_test]
async fn one_holds_it_and_the_next_gets_it_when_it_is_dropped() {
    assert!(locks::are_there());
    let first = locks::ask("test/one", How::IfFree, || {}).await;
    assert!(first.is_some());
    assert!(locks::ask("test/one", How::IfFree, || {}).await.is_none());
    let other = locks::ask("test/other", How::IfFree, || {}).await;
    assert!(other.is_some());

    let got = Rc::new(Cell::new(false));
    let get = got.clone();
    spawn_local(async move {
        get.set(locks::ask("test/one", How::InTurn, || {}).await.is_some());
    });
    a_moment().await;
    assert!(!got.get());
    drop(first);
    a_moment().await;
    assert!(got.get());
}

#[wasm_bindgen_test]
async fn who_loses_it_to_another_is_told_and_who_gives_it_back_is_not() {
    let taken = Rc::new(Cell::new(0));
    let count = |taken: &Rc<Cell<u32>>| {
        let taken = taken.clone();
        move || taken.set(taken.get() + 1)
    };
    let first = locks::ask("test/taken", How::IfFree, count(&taken)).await;
    let second = locks::ask("test/taken", How::Taking, count(&taken)).await;
    assert!(first.is_some() && second.is_some());
    a_moment().await;
    assert_eq!(taken.get(), 1);
    drop(first);
    assert!(locks::ask("test/taken", How::IfFree, || {}).await.is_none());
    drop(second);
    a_moment().await;
    assert_eq!(taken.get(), 1);
    assert!(locks::ask("test/taken", How::IfFree, || {}).await.is_some());
}

#[wasm_bindgen_test]
async fn a_browser_without_locks_grants_none() {
    script(
        "Object.defineProperty(navigator, 'locks', { configurable: true, get: () => undefined });",
    );
    let are_there = locks::are_there();
    let lock = locks::ask("test/none", How::Taking, || {}).await;
    script("delete navigator.locks;");
    assert!(!are_there && lock.is_none());
    assert!(locks::are_there());
}

/// As a browser does that stores nothing for the page.
#[wasm_bindgen_test]
async fn a_browser_that_refuses_all_locks_is_not_waited_for() {
    script(
        "window.keptRequest = LockManager.prototype.request;
         LockManager.prototype.request = async () => { throw new DOMException('no', 'SecurityError'); };",
    );
    let told = Rc::new(Cell::new(false));
    let tell = told.clone();
    let lock = locks::ask("test/refused", How::InTurn, move || tell.set(true)).await;
    script("LockManager.prototype.request = window.keptRequest;");
    assert!(lock.is_none() && !told.get());
    assert!(!locks::are_there());
    locks::forget_refusal();
}

#[wasm_bindgen_test]
async fn a_word_reaches_the_others_and_not_oneself() {
    let heard: Rc<RefCell<Vec<String>>> = Rc::default();
    let listen = |name: &'static str| {
        let heard = heard.clone();
        Channel::open("test/words", move |word| {
            heard.borrow_mut().push(format!("{name}: {word}"))
        })
    };
    let (a, b) = (listen("a"), listen("b"));
    a.as_ref().expect("this browser has channels").say("hello");
    a_moment().await;
    assert_eq!(*heard.borrow(), ["b: hello"]);
    drop(b);
    a.as_ref().expect("it is still there").say("anyone?");
    a_moment().await;
    assert_eq!(heard.borrow().len(), 1);
}
