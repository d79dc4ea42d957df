//! What the page does beside showing: keeping drafts, watching other tabs, telling the writer.
//! Each is installed once, at the root.

pub mod announce;
pub mod bulk;
pub mod caret;
pub mod desk;
pub mod keyboard;
pub mod linter;
pub mod meant;
pub mod pasting;
pub mod review;
pub mod route;
pub mod settings;
pub mod shelf;
pub mod tour;
pub mod update;
pub mod whole;
