//! Everything the page asks of the browser, one file per browser API. No other module names
//! a browser crate.

pub mod below;
pub mod beside;
pub mod channel;
pub mod characters;
pub mod clipboard;
pub mod clock;
pub mod controls;
pub mod dialogs;
pub mod dom;
pub mod drag;
pub mod durable;
pub mod events;
pub mod files;
pub mod folder;
pub mod keyboard;
pub mod late;
pub mod lines;
pub mod location;
pub mod locks;
pub mod margin;
pub mod mirror;
pub mod page;
pub mod pane;
pub mod panic;
pub mod patch;
pub mod persistence;
pub mod picker;
pub mod picture;
pub mod pieces;
pub mod press;
pub mod random;
pub mod render;
pub mod storage;
pub mod theme;
pub mod waiting;
