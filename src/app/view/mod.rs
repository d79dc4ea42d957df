//! What the page shows: the list of drafts, or the editor. A view is a function that gives an
//! element; what keeps it alive is in `app::live`.

mod card;
mod dialog;
mod editor;
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
mod review;
mod rules;
mod shell;
mod stores;
mod toasts;

pub use card::CARD_ID;
pub use form::card_id;
pub use keys::KEYS_ID;
pub use shell::show;

use super::live;
