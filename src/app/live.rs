//! What keeps plain elements alive: what follows a change, and what hears an event, for as long
//! as the view around them is shown.
//!
//! Each is boxed at one place: every further type of closure would be a further piece of program.

use leptos::{ev::Event, prelude::*};

use crate::app::platform::{dom::Piece, press::Press};

/// Does something soon, and again whenever what it reads has changed.
pub fn follow(run: impl FnMut() + 'static) {
    effect(Box::new(run));
}

/// Hears an event in an element.
pub fn hear(piece: &Piece, name: &'static str, heard: impl FnMut(Event) + 'static) {
    listener(piece, name, Box::new(heard));
}

/// Hears the buttons in an element.
pub fn pressed(piece: &Piece, mut heard: impl FnMut(&Press) + 'static) {
    hear(piece, "click", move |event| {
        if let Some(press) = Press::of(&event) {
            heard(&press);
        }
    });
}

fn effect(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}

fn listener(piece: &Piece, name: &'static str, heard: Box<dyn FnMut(Event)>) {
    // Its owner drops it, and with it goes the listener.
    StoredValue::new_local(piece.on(name, heard));
}
