//! What the page shows: the list of drafts, or the editor.

mod dialog;
mod editor;
mod export;
mod form;
mod home;
mod icon;
mod import;
mod keys;
mod nav;
mod preview;
mod shell;

pub use keys::KEYS_ID;
pub use shell::Shell;
