//! What the page shows: the list of drafts, or the editor. A view is a function that gives an
//! element; what keeps it alive is in `app::live`.

mod card;
mod dialog;
mod editor;
mod element;
mod export;
mod finding;
mod findings;
mod form;
mod history;
mod home;
mod icon;
mod import;
mod keys;
mod nav;
mod preview;
mod reading;
mod review;
mod rules;
mod shell;
mod stores;
mod toasts;
mod unopened;

pub use card::CARD_ID;
pub use form::card_id;
pub use keys::KEYS_ID;
pub use shell::show;

use super::live;
