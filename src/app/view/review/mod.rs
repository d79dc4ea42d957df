//! What the page shows of the review: its findings, and beside the form what it reads out of the
//! document.

pub mod article;
pub mod list;
